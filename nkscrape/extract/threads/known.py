"""Finds the elements that are comments of a known platform."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from nkscrape.extract.reading import Reading
from nkscrape.extract.threads.platforms import Platform, platforms
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
    found: dict[str, list[Record]] = {}
    for i in marked:
        if reading.tags[i] not in _ITEM_TAGS:
            continue
        attributes = reading.attributes[i]
        name, mark = attributes.get("id"), attributes.get("class")
        said = (_by_id(name.translate(_ZEROS)) if name else ()) or (_by_class(mark) if mark else ())
        for one in said:
            found.setdefault(one, []).append(_record(platforms()[one], i, name or ""))
    for one, platform in platforms().items():
        if one in found and platform.fits(page):
            yield Group(platform, _first_of_each_key(_with_keys_inside(reading, found[one])))


@lru_cache(maxsize=1024)
def _by_id(shape: str) -> tuple[str, ...]:
    """Return which platforms' ids look like this one, whose digits are all 0."""
    return tuple(name for name, one in platforms().items() if one.item_id and one.item_id.fullmatch(shape))


@lru_cache(maxsize=1024)
def _by_class(mark: str) -> tuple[str, ...]:
    """Return which platforms' classes look like this one."""
    return tuple(name for name, one in platforms().items() if one.item_class and one.item_class.fullmatch(mark))


def _record(platform: Platform, element: int, name: str) -> Record:
    match = platform.item_id.fullmatch(name) if platform.item_id else None
    if not match:
        return Record(element)
    said = match.groupdict()
    return Record(element, said["key"] or said.get("number"), said.get("parent"), is_local=said["key"] is None)


def _with_keys_inside(page: Reading, records: list[Record]) -> list[Record]:
    """Give a comment known by its class the number of the wrapper inside it, which is no second comment."""
    nameless = {record.element: record for record in records if record.key is None}
    kept = []
    for record in records:
        around = islice(page.around(record.element), MAX_WRAPPERS) if nameless and record.key is not None else ()
        outer = nameless.pop(next((one for one in around if one in nameless), -1), None)
        if outer is None:
            kept.append(record)
        else:
            outer.key, outer.parent_key, outer.is_local = record.key, record.parent_key, record.is_local
    return kept


def _first_of_each_key(records: list[Record]) -> list[Record]:
    """Leave out elements inside a comment that repeat its number, and copies of a comment."""
    firsts: dict[str | None, Record] = {}
    return [one for one in records if one.key is None or firsts.setdefault(one.key, one) is one]
