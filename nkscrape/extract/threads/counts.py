"""How many comments a page says it has, and whether those read are all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nkscrape.extract import words
from nkscrape.extract.reading import Reading
from nkscrape.extract.threads.hints import Hints
from nkscrape.extract.threads.stamps import find_stamp

_COUNT = re.compile(r"(?<![A-Za-z_\d.,:/#-])(\d{1,3}(?:[.,  ]\d{3})+|\d{1,7})(?![\d:/-])")
_OF_ONE = re.compile(r"#(?:comment-\d+|respond)$")
"""The end of a link to one comment or its form: it names the page that one is on, though there be no other."""
MAX_COUNTER = 160
"""Characters of a line that may print the number of comments."""


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
    kinds_of = words.classes.kinds_of
    for region in regions:
        for i in page.inside(region, "a", "button", "nav"):
            if page.names[i] and "more_comments" in kinds_of(page.names[i]):
                return True
            href = page.get(i, "href")
            if ("comment-page-" in href or "cpage=" in href) and not _OF_ONE.search(href):
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
