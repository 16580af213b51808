"""The words of dates: labels before them, days by name, spans ('2 days ago'), what joins day and clock."""

from __future__ import annotations

import re
from functools import cache, partial

from nkscrape.extract.words.files import phrases
from nkscrape.extract.words.matching import Opening, remembered
from nkscrape.extract.words.pattern import any_of

MAX_LABEL = 80
"""Last characters of a text among which a label is looked for."""


@remembered
def ends_with_label(text: str) -> bool:
    """Say whether a text closes with the label of a publication date: 'Published on'."""
    return bool(_published().search(text[-MAX_LABEL:]))


@remembered
def speaks_of_change(text: str) -> bool:
    """Say whether a text speaks of a change and not of the publication: 'Updated'."""
    return bool(_changed().search(text))


@remembered
def opens_stamp(text: str) -> bool:
    """Say whether a line opens by saying when something was published or changed: 'Updated 3 May', '2 hours ago'."""
    return bool(_stamps().match(text))


@remembered
def is_clock(text: str) -> bool:
    """Say whether a text is a time of day: 'at 5:30 pm'."""
    return bool(_time_of_day().fullmatch(text))


@cache
def full() -> re.Pattern[str]:
    """Return what finds a full calendar date, as people write it."""
    year, nth, between = r"(?:19|20|25)\d{2}", ordinal(), rf"(?:{of()}\s)?"
    name = r"[^\W\d_][^\s\d,./|:;()]{2,14}"  # vowel marks of Indic scripts are no letters
    month = rf"{name}\.?(?:\s?/\s?{name})?"  # Arabic papers write it twice: نيسان / أبريل
    return re.compile(
        rf"\b{year}\s?[-./年년]\s?\d{{1,2}}\s?[-./月월]\s?\d{{1,2}}|"
        rf"\b\d{{1,2}}[-./]\s?\d{{1,2}}[-./]\s?(?:{year}|\d{{2}})(?!\d)|"
        rf"\b\d{{1,2}}(?:{nth}|\.|º)?[\s-]{between}(?:{month}|\d{{1,2}}),?[\s-]{between}{year}\b|"
        rf"\b{month}\s\d{{1,2}}{nth}?,?\s{year}\b|"
        rf"\b{year}\.?\s{between}{month}\s\d{{1,2}}(?!\d)",
        re.IGNORECASE,
    )


@cache
def around() -> frozenset[str]:
    """Return the words that stand beside a date on its line and mean nothing else."""
    return frozenset(phrases("dates", "around"))


@cache
def span() -> str:
    """Return the expression of spans back from now: 'vor drei Tagen', 'há 2 dias', '2 days ago', '3시간 전'."""
    before, numerals, open_before, one, after, whole = map(
        _any, ("before_span", "numerals", "before_word", "one", "after_span", "ago")
    )
    return (
        rf"\b{before}\s+(?:\d{{1,3}}|{numerals})\s+\w+(?:\s+\d+\s+\w+)?(?:\s+{after})?|"
        rf"\b{open_before}\s+\w{{1,9}}\s+\w+(?:\s+\d+\s+\w+)?|"
        rf"\b(?:\d+|{one})\s?[^\W\d]+\.?(?:,?\s+\d+\s+\w+)?\s+{after}\b|{whole}"
    )


@cache
def _any(key: str) -> str:
    return any_of(phrases("dates", key))


clock = partial(_any, "clock")
"""The expression of the words between a day and its time."""
oclock = partial(_any, "oclock")
"""The expression of the words behind a time."""
ordinal = partial(_any, "ordinals")
"""The expression of what makes a number a day's: '3rd'."""
of = partial(_any, "of")
"""The expression of the words between day, month and year."""
weekday = partial(_any, "weekdays")
"""The expression of the days of the week."""
day = partial(_any, "days")
"""The expression of days by name: 'yesterday'."""
_stamps = cache(lambda: Opening((phrases("dates", "ago"), r"\b"), (phrases("dates", "stamps"), r"\b[^.!?]{0,30}\d")))
_published = cache(lambda: re.compile(rf"\b{_any('published')}\s*[:：]?\s*$", re.IGNORECASE))
_changed = cache(lambda: re.compile(rf"\b{_any('changed')}\b", re.IGNORECASE))
_time_of_day = cache(
    lambda: re.compile(rf"{clock()}?\s*\d{{1,2}}[:.h]\d{{2}}(?::\d{{2}})?\s*(?:[ap]\.?m\.?|{oclock()})?", re.IGNORECASE)
)
