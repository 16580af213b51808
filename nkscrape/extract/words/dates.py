"""The words of dates: labels before them, days by name, spans ('2 days ago'), what joins day and clock."""

from __future__ import annotations

import re
from functools import cache

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
    return bool(_ago().match(text) or _stamps().match(text))


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
def clock() -> str:
    """Return the expression of the words between a day and its time."""
    return any_of(phrases("dates", "clock"))


@cache
def oclock() -> str:
    """Return the expression of the words behind a time."""
    return any_of(phrases("dates", "oclock"))


@cache
def ordinal() -> str:
    """Return the expression of what makes a number a day's: '3rd'."""
    return any_of(phrases("dates", "ordinals"))


@cache
def of() -> str:
    """Return the expression of the words between day, month and year."""
    return any_of(phrases("dates", "of"))


@cache
def weekday() -> str:
    """Return the expression of the days of the week."""
    return any_of(phrases("dates", "weekdays"))


@cache
def day() -> str:
    """Return the expression of days by name: 'yesterday'."""
    return any_of(phrases("dates", "days"))


@cache
def span() -> str:
    """Return the expression of spans back from now: 'vor drei Tagen', 'há 2 dias', '2 days ago', '3시간 전'."""
    before, numerals, open_before, one, after, whole = (
        any_of(phrases("dates", key)) for key in ("before_span", "numerals", "before_word", "one", "after_span", "ago")
    )
    return (
        rf"\b{before}\s+(?:\d{{1,3}}|{numerals})\s+\w+(?:\s+\d+\s+\w+)?(?:\s+{after})?|"
        rf"\b{open_before}\s+\w{{1,9}}\s+\w+(?:\s+\d+\s+\w+)?|"
        rf"\b(?:\d+|{one})\s?[^\W\d]+\.?(?:,?\s+\d+\s+\w+)?\s+{after}\b|{whole}"
    )


@cache
def _time_of_day() -> re.Pattern[str]:
    return re.compile(rf"{clock()}?\s*\d{{1,2}}[:.h]\d{{2}}(?::\d{{2}})?\s*(?:[ap]\.?m\.?|{oclock()})?", re.IGNORECASE)


@cache
def _published() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(phrases('dates', 'published'))}\s*[:：]?\s*$", re.IGNORECASE)


@cache
def _changed() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(phrases('dates', 'changed'))}\b", re.IGNORECASE)


@cache
def _ago() -> Opening:
    return Opening((phrases("dates", "ago"), r"\b"))


@cache
def _stamps() -> Opening:
    return Opening((phrases("dates", "stamps"), r"\b[^.!?]{0,30}\d"))
