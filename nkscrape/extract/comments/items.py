"""Finds the elements that are comments of a known family among a page's landmarks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from nkscrape.extract.comments.families import FAMILIES
from nkscrape.extract.comments.families.family import Family
from nkscrape.page import Page

_ZEROS = str.maketrans("123456789", "000000000")
MAX_WRAPPERS = 3
"""Levels between a comment's element and the one that carries its number."""
_ITEM_TAGS = frozenset(("li", "div", "article", "section", "dt", "tr", "td", "table", "details", "ul", "ol"))


@dataclass(slots=True)
class Item:
    """An element that is a comment, with what its id says."""

    element: HtmlElement
    key: str | None = None
    parent_key: str | None = None
    is_local: bool = False
    """Whether the number counts within the thread only."""
    tail: list[HtmlElement] = field(default_factory=list)
    """Siblings that go on with the comment: a definition term's `dd`s, the paragraphs under a name's line."""


@dataclass(slots=True)
class Group:
    """The comments of one family, in document order."""

    family: Family
    items: list[Item] = field(default_factory=list)


def known_groups(page: Page, marked: list[HtmlElement]) -> Iterator[Group]:
    """Yield the comments of each family whose elements the page has, most telling family first."""
    found: dict[int, list[Item]] = {}
    for element in marked:
        name, mark = element.get("id"), element.get("class")
        numbers = (_by_id(name.translate(_ZEROS)) if name else ()) or (_by_class(mark) if mark else ())
        if numbers and element.tag in _ITEM_TAGS:
            for number in numbers:
                found.setdefault(number, []).append(_item(FAMILIES[number], element, name or ""))
    for number in sorted(found):
        if FAMILIES[number].fits(page):
            items = _with_keys_inside(found[number])
            yield Group(FAMILIES[number], _first_of_each_key(items, are_ids=FAMILIES[number].platform is not None))


@lru_cache(maxsize=1024)
def _by_id(shape: str) -> tuple[int, ...]:
    """Return which families' ids look like this one, whose digits are all 0."""
    return tuple(n for n, family in enumerate(FAMILIES) if family.item_id and family.item_id.fullmatch(shape))


@lru_cache(maxsize=1024)
def _by_class(mark: str) -> tuple[int, ...]:
    """Return which families' classes look like this one."""
    return tuple(n for n, family in enumerate(FAMILIES) if family.item_class and family.item_class.fullmatch(mark))


def _item(family: Family, element: HtmlElement, name: str) -> Item:
    match = family.item_id.fullmatch(name) if family.item_id and name else None
    if not match:
        return Item(element)
    said = match.groupdict()
    return Item(element, said["key"] or said.get("number"), said.get("parent"), is_local=said["key"] is None)


def _with_keys_inside(items: list[Item]) -> list[Item]:
    """Give a comment known by its class the number of the wrapper inside it, which is no second comment."""
    nameless = {item.element: item for item in items if item.key is None}
    kept = []
    for item in items:
        outer = next((one for one in islice(item.element.iterancestors(), MAX_WRAPPERS) if one in nameless), None)
        if nameless and item.key is not None and outer is not None:
            nameless[outer].key, nameless[outer].parent_key = item.key, item.parent_key
            nameless[outer].is_local = item.is_local
            del nameless[outer]
        else:
            kept.append(item)
    return kept


def _first_of_each_key(items: list[Item], *, are_ids: bool) -> list[Item]:
    """Leave out elements inside a comment that repeat its number, and copies of a comment.

    Where numbers are not known to be ids, `reply-1` elsewhere than in `comment-1` may be another comment: it stays.
    """
    firsts: dict[str, HtmlElement] = {}
    kept = []
    for item in items:
        first = firsts.setdefault(item.key, item.element) if item.key is not None else item.element
        if first is item.element or not (are_ids or _repeats(first, item.element)):
            kept.append(item)
    return kept


def _repeats(first: HtmlElement, other: HtmlElement) -> bool:
    return first.get("id") == other.get("id") or any(around is first for around in islice(other.iterancestors(), 12))
