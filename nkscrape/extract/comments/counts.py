"""How many comments a page says it has, and whether those read are all."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from lxml.html import HtmlElement

from nkscrape.extract import words
from nkscrape.extract.comments.stamps import find_stamp
from nkscrape.extract.landmarks import Landmarks
from nkscrape.extract.text import inline

_COUNT = re.compile(r"(?<![A-Za-z_\d.,:/#-])(\d{1,3}(?:[.,  ]\d{3})+|\d{1,7})(?![\d:/-])")


def displayed_count(landmarks: Landmarks, regions: Collection[HtmlElement]) -> int | None:
    """Return the number of comments the page prints in a heading or counter; None: it prints none.

    Counters outside the discussion may be those of other articles: they count where they agree.
    """
    elsewhere: set[int] = set()
    for element in (*landmarks.discussion_headings, *filter(_is_counter, landmarks.discussion)):
        number = _number_in(element)
        if number is None:
            continue
        if element in regions or any(around in regions for around in element.iterancestors()):
            return number
        elsewhere.add(number)
    return elsewhere.pop() if len(elsewhere) == 1 else None


def _is_counter(element: HtmlElement) -> bool:
    return "comment_count" in words.classes.kinds_of(element.get("class") or element.get("id") or "")


def _number_in(element: HtmlElement) -> int | None:
    """Return the one number in a short text."""
    text = inline("".join(element.itertext()))
    numbers = _COUNT.findall(text) if len(text) < 160 and not find_stamp(text) else []
    return int(re.sub(r"\D", "", numbers[0])) if len(numbers) == 1 or (numbers and text[:1].isdigit()) else None


def has_more(regions: Iterable[HtmlElement]) -> bool:
    """Say whether a discussion links to further pages of itself or loads more on demand."""
    for region in regions:
        for element in region.iter("a", "button", "nav"):
            if "more_comments" in words.classes.kinds_of(element.get("class") or element.get("id") or ""):
                return True
            href = element.get("href")
            if href and ("comment-page-" in href or "cpage=" in href):
                return True
    return False


def is_complete(read: int, left_out: int, displayed: int | None, more: bool, embedded: bool) -> bool | None:
    """Say whether a page's thread is known to be whole.

    Counts may include pingbacks (`left_out`); comments that a script loads (`embedded`) are unknown to the page.
    """
    if more or (displayed is not None and displayed > read + left_out):
        return False
    if displayed is not None and displayed <= read + left_out:
        return None if embedded and displayed == 0 else True
    if embedded:
        return False
    return True if read else None
