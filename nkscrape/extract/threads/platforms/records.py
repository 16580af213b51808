"""Finds the elements that are comments of a known platform."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from nkscrape.extract.reading import Reading
from nkscrape.extract.threads.platforms import PLATFORMS
from nkscrape.extract.threads.platforms.platform import Platform
from nkscrape.extract.threads.thread import Record
from nkscrape.page import Page

_ZEROS = str.maketrans("123456789", "000000000")
MAX_WRAPPERS = 3
"""Levels between a comment's element and the one that carries its number."""
_ITEM_TAGS = frozenset(("li", "div", "article", "section", "dt", "tr", "td", "table", "details", "ul", "ol"))


@dataclass(slots=True)
class Group:
    """The comments of one platform, in document order."""

    platform: Platform
    records: list[Record] = field(default_factory=list)


def known_groups(page: Page, marked: Sequence[int]) -> Iterator[Group]:
    """Yield the comments of each platform whose elements the page has, most telling platform first."""
    reading = page.reading
    found: dict[int, list[Record]] = {}
    for i in marked:
        name, mark = reading.get(i, "id"), reading.get(i, "class")
        numbers = (_by_id(name.translate(_ZEROS)) if name else ()) or (_by_class(mark) if mark else ())
        if numbers and reading.tags[i] in _ITEM_TAGS:
            for number in numbers:
                found.setdefault(number, []).append(_record(PLATFORMS[number], i, name))
    for number in sorted(found):
        if PLATFORMS[number].fits(page):
            records = _with_keys_inside(reading, found[number])
            kept = _first_of_each_key(reading, records, are_ids=PLATFORMS[number].platform is not None)
            yield Group(PLATFORMS[number], kept)


@lru_cache(maxsize=1024)
def _by_id(shape: str) -> tuple[int, ...]:
    """Return which platforms' ids look like this one, whose digits are all 0."""
    return tuple(n for n, platform in enumerate(PLATFORMS) if platform.item_id and platform.item_id.fullmatch(shape))


@lru_cache(maxsize=1024)
def _by_class(mark: str) -> tuple[int, ...]:
    """Return which platforms' classes look like this one."""
    return tuple(
        n for n, platform in enumerate(PLATFORMS) if platform.item_class and platform.item_class.fullmatch(mark)
    )


def _record(platform: Platform, element: int, name: str) -> Record:
    match = platform.item_id.fullmatch(name) if platform.item_id and name else None
    if not match:
        return Record(element)
    said = match.groupdict()
    return Record(element, said["key"] or said.get("number"), said.get("parent"), is_local=said["key"] is None)


def _with_keys_inside(page: Reading, records: list[Record]) -> list[Record]:
    """Give a comment known by its class the number of the wrapper inside it, which is no second comment."""
    nameless = {record.element: record for record in records if record.key is None}
    kept = []
    for record in records:
        outer = next((one for one in islice(page.around(record.element), MAX_WRAPPERS) if one in nameless), None)
        if nameless and record.key is not None and outer is not None:
            nameless[outer].key, nameless[outer].parent_key = record.key, record.parent_key
            nameless[outer].is_local = record.is_local
            del nameless[outer]
        else:
            kept.append(record)
    return kept


def _first_of_each_key(page: Reading, records: list[Record], *, are_ids: bool) -> list[Record]:
    """Leave out elements inside a comment that repeat its number, and copies of a comment.

    Where numbers are not known to be ids, `reply-1` elsewhere than in `comment-1` may be another comment: it stays.
    """
    firsts: dict[str, int] = {}
    kept = []
    for record in records:
        first = firsts.setdefault(record.key, record.element) if record.key is not None else record.element
        if first == record.element or not (are_ids or _repeats(page, first, record.element)):
            kept.append(record)
    return kept


def _repeats(page: Reading, first: int, other: int) -> bool:
    return page.get(first, "id") == page.get(other, "id") or page.holds(first, other)
