"""Which elements of a page are its discussion: thread, heading, reply form, sign-in box. They are never body text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from nkscrape.extract import words
from nkscrape.extract.reading import Reading
from nkscrape.extract.threads.hints import Hints

_BODY_TAGS = frozenset(("html", "body", "main", "article"))
MAX_CLIMB = 4
"""Levels of wrappers around a heading."""


def regions_of(page: Reading, hints: Hints, comments: Sequence[int]) -> list[int]:
    """Return the elements of the discussion, none inside another, never one that holds the article's headline."""
    found = set(_thread(page, comments))
    for i in hints.named:
        if page.tags[i] not in _BODY_TAGS and says_area(page, i) and not _holds_article(page, i):
            found.add(i)
    found |= {block.element for block in hints.headings if _stands_before(page, block.element, found)}
    return _outermost(page, sorted(found))


def says_area(page: Reading, i: int) -> bool:
    """Say whether an element's class or id is that of a whole comment area, or of a part that is no text."""
    return "area" in words.classes.kinds_of(page.names[i])


def _outermost(page: Reading, elements: Sequence[int]) -> list[int]:
    kept: list[int] = []
    for i in elements:
        if not kept or i >= page.ends[kept[-1]]:
            kept.append(i)
    return kept


def _thread(page: Reading, comments: Sequence[int]) -> Iterator[int]:
    """Yield the element around all comments, or the comments themselves where that is the article's too."""
    common = around_all(page, comments)
    if common is None or page.tags[common] in _BODY_TAGS or _holds_article(page, common):
        yield from comments
    else:
        yield common


def around_all(page: Reading, elements: Sequence[int]) -> int | None:
    """Return the nearest element around all of these."""
    if not elements:
        return None
    first, last = min(elements), max(elements)
    return next((around for around in page.around(first) if page.holds(around, last)), None)


def _holds_article(page: Reading, i: int) -> bool:
    return page.first(i, "h1") is not None


def _stands_before(page: Reading, heading: int, regions: set[int]) -> bool:
    """Say whether a region follows a heading, or one of its nearest wrappers."""
    return any(page.next(one) in regions for one in (heading, *islice(page.around(heading), MAX_CLIMB - 1)))
