"""Finds the elements that are comments of a known family among a page's landmarks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from lxml.html import HtmlElement

from nkscrape.extract.comments.families import FAMILIES
from nkscrape.extract.comments.families.family import Family
from nkscrape.page import Page

_ITEM_TAGS = frozenset(("li", "div", "article", "section", "dt", "tr", "td", "table", "details", "ul", "ol"))


def _unnamed(pattern: re.Pattern[str]) -> str:
    return re.sub(r"\?P<\w+>", "?:", pattern.pattern)


_ANY_ID = re.compile("|".join(_unnamed(family.item_id) for family in FAMILIES if family.item_id))


@dataclass(slots=True)
class Item:
    """An element that is a comment, with what its id says."""

    element: HtmlElement
    key: str | None = None
    parent_key: str | None = None
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
        name, mark = element.get("id") or "", element.get("class") or ""
        if (_ANY_ID.fullmatch(name) or _any_class(mark)) and element.tag in _ITEM_TAGS:
            for number, family in enumerate(FAMILIES):
                item = _item(family, element, name, mark)
                if item:
                    found.setdefault(number, []).append(item)
    for number in sorted(found):
        if FAMILIES[number].fits(page):
            yield Group(FAMILIES[number], _first_of_each_key(found[number]))


@lru_cache(maxsize=1024)
def _any_class(mark: str) -> bool:
    return any(family.item_class and family.item_class.fullmatch(mark) for family in FAMILIES)


def _item(family: Family, element: HtmlElement, name: str, mark: str) -> Item | None:
    match = family.item_id.fullmatch(name) if family.item_id and name else None
    if match:
        said = match.groupdict()
        return Item(element, said["key"], said.get("parent"))
    if family.item_class and family.item_class.fullmatch(mark):
        return Item(element)
    return None


def _first_of_each_key(items: list[Item]) -> list[Item]:
    """Leave out elements inside a comment that repeat its number, and copies of a comment."""
    keys: set[str] = set()
    kept = []
    for item in items:
        if item.key is None or item.key not in keys:
            kept.append(item)
        if item.key is not None:
            keys.add(item.key)
    return kept
