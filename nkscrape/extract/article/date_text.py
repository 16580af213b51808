"""Calendar dates as people and programs write them: where one stands in a text, and whether two can be one day."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from nkscrape.extract import words

MAX_DATE = 100
"""Characters of a text that is a date."""
_MAX_LINE = 120
MACHINE = re.compile(
    r"\d{4}-\d{2}-\d{2}|(?<!\d)(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?=\D|\d{4,6}Z?$|$)"
)
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d{1,9})?")
_TIME = re.compile(r"\d{1,2}:\d{2}|\d{8}T\d{4}")
_CLOCK = re.compile(r"T?\d{1,2}:\d{2}(?::\d{1,2})?(?:[.,]\d{1,9})?|(?<=\d{8})T\d{4,6}|[+-]\d{4}$")
_ZONE = re.compile(r"(?:Z|[+-]\d{2}:?\d{2}|UTC|GMT)\s*$")
_UTC = re.compile(r"T\d{1,2}:\d{2}\S*(?:Z|[+-]00:?00)$|T\d{6}Z$")
_NUMBER = re.compile(r"\d{1,4}")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})")
_MIDNIGHT = re.compile(r"T00:00(?::00(?:\.0+)?)?(?:Z|[+-]00:?00)?$")
_HINT = re.compile(r"(?:19|20|25)\d\d(?!\d)|\d[-./]\s?\d{1,2}[-./]")
"""Stands in every full date: most texts hold none, and searching them for one costs far more."""


def find_date(text: str) -> re.Match[str] | None:
    """Return the first full calendar date in a text."""
    return words.dates.full().search(text) if _HINT.search(text) else None


@lru_cache(maxsize=8192)
def holds_date(text: str) -> bool:
    """Say whether a short line holds a date, or says how long ago."""
    return bool(find_date(text)) or words.dates.opens_stamp(text)


@lru_cache(maxsize=4096)
def numbers_of(value: str) -> frozenset[int]:
    """Return the numbers of a date: year, day and, where it is none by name, month."""
    if epoch := _EPOCH.fullmatch(value.strip()):
        at = datetime.fromtimestamp(int(epoch[1]), UTC)
        return frozenset((at.year, at.month, at.day))
    bare = _CLOCK.sub(" ", value)
    found = find_date(bare)
    text = _COMPACT.sub(r"\1 \2 \3", bare) if MACHINE.search(bare) else found.group() if found else bare
    return frozenset(int(number) for number in _NUMBER.findall(text)[:4])


def same_day(a: str, b: str) -> bool:
    """Say whether two wordings can mean the same day: the numbers of one are all among the other's."""
    left, right = numbers_of(a), numbers_of(b)
    return len(left) > 1 and len(right) > 1 and (left <= right or right <= left)


def next_day(machine: str, shown: str) -> bool:
    """Say whether a wording can mean the day before or after that of a machine's time: the same one in another zone."""
    found = _COMPACT.search(machine.replace("-", ""))
    try:
        day = date(*map(int, found.groups())) if found else None
    except ValueError:
        day = None
    return day is not None and any(same_day(str(day + timedelta(step)), shown) for step in (-1, 1))


def exactness(value: str) -> int:
    """Return 3 for an instant, 2 for a local time, 1 for a date."""
    if _EPOCH.fullmatch(value):
        return 3
    if _MIDNIGHT.search(value) or not _TIME.search(value):
        return 1
    return 3 if _ZONE.search(value) else 2


def is_utc(value: str) -> bool:
    """Say whether a value is a machine's time in UTC."""
    return bool(_UTC.search(value))


def is_date_line(text: str) -> bool:
    """Whether a short line holds a date and hardly anything else."""
    return len(text) < MAX_DATE and holds_date(text)


@lru_cache(maxsize=4096)
def is_dateline(text: str) -> bool:
    """Whether a line is a byline or a date."""
    if len(text) > _MAX_LINE or words.lines.ends_sentence(text):
        return False
    end = words.byline.label_end(text)
    names = end > 0 and (len(text) < 40 or not text[end:].lstrip()[:1].islower())
    return names or is_date_line(text)
