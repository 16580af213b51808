"""The area of a page that is its discussion: where it may be, what belongs to it, how many comments it says it has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from nkscrape.extract import words
from nkscrape.extract.headings import headings_of
from nkscrape.extract.reading import Block, Reading
from nkscrape.extract.threads.marks import is_comment_type
from nkscrape.extract.threads.platforms import filled_by
from nkscrape.extract.threads.stamps import find_stamp
from nkscrape.extract.words.headings import DISCUSSION, MAX_HEADING
from nkscrape.page import Page

MAX_HINTS = 50_000
"""Elements that are looked at because of their names; a thread of 5,000 comments has some 40,000."""
MAX_CLIMB = 4
"""Levels of wrappers around a heading."""
_OF_ONE = re.compile(r"#(?:comment-\d+|respond)$")
"""The end of a link to one comment or its form: it names the page that one is on, though there be no other."""
MAX_COUNTER = 160
"""Characters of a line that may print the number of comments."""
_BODY_TAGS = frozenset(("html", "body", "main", "article"))
_COUNT = re.compile(r"(?<![A-Za-z_\d.,:/#-])(\d{1,3}(?:[.,  ]\d{3})+|\d{1,7})(?![\d:/-])")

_OF_ONE = re.compile(r"#(?:comment-\d+|respond)$")
"""The end of a link to one comment or its form: it names the page it is on, though there be no other."""


@dataclass(slots=True)
class Hints:
    """Candidates only, in document order: who reads a thread judges them."""

    named: list[int] = field(default_factory=list)
    """Elements whose class or id may speak of comments."""
    headings: list[Block] = field(default_factory=list)
    """Lines that announce a discussion."""
    typed: list[int] = field(default_factory=list)
    """Elements whose item type is a comment."""
    embed: str | None = None
    """The platform whose script fills an element."""


def find_hints(page: Page) -> Hints:
    """Return what on a page may be its discussion; each distinct name and line is judged once."""
    reading = page.reading
    telling = [(rows, said) for name, rows in reading.by_name.items() if (said := _said(name))]
    headings = [
        one.block
        for one in headings_of(reading)
        if one.kind == DISCUSSION and not one.is_label and len(one.text) < MAX_HEADING
    ]
    return Hints(
        sorted(i for rows, (may_be, _) in telling if may_be for i in rows)[:MAX_HINTS],
        headings,
        _typed(reading) if reading.has_properties else [],
        next((platform for _, (_, platform) in telling if platform), None),
    )


@lru_cache(maxsize=32_768)
def _said(name: str) -> tuple[bool, str | None] | None:
    """Return whether a class and id may speak of comments, and the platform they name; None for neither."""
    may_be, platform = "discussion_hint" in words.classes.kinds_of(name), filled_by(name)
    return (may_be, platform) if may_be or platform else None


def _typed(page: Reading) -> list[int]:
    typed = (i for i, one in enumerate(page.attributes) if one and ("itemtype" in one or "typeof" in one))
    return [i for i in typed if is_comment_type(page.get(i, "itemtype") or page.get(i, "typeof"))][:MAX_HINTS]


# --- What belongs to it, and is never body text


def regions_of(page: Reading, hints: Hints, comments: Sequence[int]) -> list[int]:
    """Return the elements of the discussion: thread, heading, reply form, sign-in box; none holds the headline."""
    kinds_of = words.classes.kinds_of
    found, end = set(_thread(page, comments)), 0
    for i in hints.named:
        is_area = i >= end and "area" in kinds_of(page.names[i]) and page.tags[i] not in _BODY_TAGS
        if is_area and not holds_headline(page, i):
            found.add(i)
            end = page.ends[i]
    found |= {block.element for block in hints.headings if _stands_before(page, block.element, found)}
    return _outermost(page, sorted(found))


def around_all(page: Reading, elements: Sequence[int]) -> int | None:
    """Return the nearest element around all of these."""
    if not elements:
        return None
    first, last = min(elements), max(elements)
    return next((around for around in page.around(first) if page.holds(around, last)), None)


def holds_headline(page: Reading, i: int) -> bool:
    """Say whether an element holds an h1: then it is more than a discussion."""
    return page.first(i, "h1") is not None


def _thread(page: Reading, comments: Sequence[int]) -> Iterator[int]:
    """Yield the element around all comments, or the comments themselves where that is the article's too."""
    common = around_all(page, comments)
    if common is None or page.tags[common] in _BODY_TAGS or holds_headline(page, common):
        yield from comments
    else:
        yield common


def _stands_before(page: Reading, heading: int, regions: set[int]) -> bool:
    """Say whether a region follows a heading, or one of its nearest wrappers."""
    return any(page.next(one) in regions for one in (heading, *islice(page.around(heading), MAX_CLIMB - 1)))


def _outermost(page: Reading, elements: Sequence[int]) -> list[int]:
    kept: list[int] = []
    for i in elements:
        if not kept or i >= page.ends[kept[-1]]:
            kept.append(i)
    return kept


# --- How many comments it has


def displayed_count(page: Reading, hints: Hints, regions: Sequence[int]) -> int | None:
    """Return the number of comments the page prints in a heading or counter; None: it prints none.

    Counters outside the discussion may be those of other articles: they count where they agree.
    """
    kinds_of = words.classes.kinds_of
    counters = (i for i in hints.named if "comment_count" in kinds_of(page.names[i]) and page.size(i) < MAX_COUNTER)
    elsewhere: set[int] = set()
    for i, text in (*((block.element, block.text) for block in hints.headings), *((i, page.text(i)) for i in counters)):
        number = _number_in(text)
        if number is None:
            continue
        if any(page.holds(region, i) for region in regions):
            return number
        elsewhere.add(number)
    return elsewhere.pop() if len(elsewhere) == 1 else None


def _number_in(text: str) -> int | None:
    """Return the one number in a short text."""
    numbers = _COUNT.findall(text) if len(text) < MAX_COUNTER and not find_stamp(text) else []
    return int(re.sub(r"\D", "", numbers[0])) if len(numbers) == 1 or (numbers and text[:1].isdigit()) else None


def has_more(page: Reading, regions: Sequence[int]) -> bool:
    """Say whether a discussion links to further pages of itself or loads more on demand."""
    for i in (i for region in regions for i in page.inside(region, "a", "button", "nav")):
        href = page.get(i, "href")
        if ("comment-page-" in href or "cpage=" in href) and not _OF_ONE.search(href):
            return True
        if page.names[i] and "more_comments" in words.classes.kinds_of(page.names[i]):
            return True
    return False


def is_complete(read: int, left_out: int, displayed: int | None, *, more: bool, embedded: bool) -> bool | None:
    """Say whether a page's thread is known to be whole.

    A count that is reached says so, whatever else is on offer; one of fewer is that of something else. Counts may
    include pingbacks (`left_out`); comments that a script loads (`embedded`) are unknown to the page.
    """
    if displayed and displayed == read:
        return True
    if displayed is not None and displayed < read:
        displayed = None
    if more or (displayed is not None and displayed > read + left_out):
        return False
    if displayed is not None:
        return None if embedded and displayed == 0 else True
    if embedded:
        return False
    return True if read else None
