"""Dates written for programs: ISO 8601 and its common misspellings, RFC 2822, Unix epoch, digits alone."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from pipelines.dates.model import Clock, Stamp
from pipelines.dates.zones import named_zone, offset_zone

_ISO = re.compile(
    r"(\d{4})-(\d{1,2})(?:-(\d{1,2})"
    r"(?:(?:[Tt]|\s{1,3})(\d{1,2}):(\d{2})(?::(\d{1,2})(?:[.,](\d{1,9}))?)?\s?(?:([Zz]|UTC|GMT)|([+-]\d{2}:?\d{2}|[+-]\d{2}))?"
    r"(?:\[[\w/+-]{1,40}\])?)?)?"
)
_DIGITS = re.compile(
    r"(\d{4})(\d{2})(\d{2})(?:[Tt]?(\d{2})(\d{2})(\d{2})?([Zz]|[+-]\d{4})?|"
    r"[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s?([Zz]|[+-]\d{2}:?\d{2})?)?"
)
_RFC_2822 = re.compile(
    r"(?:[A-Za-z]{3,9},?\s)?(\d{1,2})[\s-]([A-Za-z]{3})[\s-](\d{4}|\d{2})\s"
    r"(\d{2}):(\d{2})(?::(\d{2}))?\s(?:([+-]\d{4})|([A-Z]{1,4}))(?:\s\([\w ]{1,40}\))?"
)
_EPOCH = re.compile(r"(\d{10})(?:\d{3}|\d{6}|\.\d{1,9})?|/Date\((\d{10})\d{3}(?:[+-]\d{4})?\)/")
"""Seconds, milli- or microseconds; the second form is .NET's JSON."""
_MONTHS = {name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}
_EPOCH_RANGE = range(631_152_000, 4_102_444_800)
"""1990 to 2100: other ten-digit numbers are telephone numbers and ids."""


def read_machine(text: str) -> Stamp | None:
    """Return what a string in a programs' form says; None where it has no such form."""
    if match := _ISO.fullmatch(text):
        year, month, day, hour, minute, second, fraction, utc, offset = match.groups()
        clock = _clock(hour, minute, second, fraction)
        zone = UTC if utc else offset_zone(offset) if offset else None
        return Stamp(int(year), int(month), int(day) if day else None, clock, zone, for_machines=True)
    if match := _EPOCH.fullmatch(text):
        return _from_epoch(int(match[1] or match[2]))
    if match := _DIGITS.fullmatch(text):
        year, month, day, *rest = match.groups()
        hour, minute, second, offset = rest[:4] if rest[0] else rest[4:]
        zone = offset_zone(offset) if offset else None
        return Stamp(int(year), int(month), int(day), _clock(hour, minute, second, None), zone, for_machines=True)
    return _from_rfc(match) if (match := _RFC_2822.fullmatch(text)) else None


def _clock(hour: str | None, minute: str, second: str | None, fraction: str | None) -> Clock | None:
    """Return a time of day; None where none is given or there is no such time."""
    if hour is None or int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
        return None
    return Clock(
        int(hour), int(minute), int(second) if second else None, int(fraction[:6].ljust(6, "0")) if fraction else 0
    )


def _from_epoch(seconds: int) -> Stamp | None:
    if seconds not in _EPOCH_RANGE:
        return None
    at = datetime.fromtimestamp(seconds, UTC)
    return Stamp(at.year, at.month, at.day, Clock(at.hour, at.minute, at.second), UTC, for_machines=True)


def _from_rfc(match: re.Match[str]) -> Stamp | None:
    day, name, year, hour, minute, second, offset, abbreviation = match.groups()
    if name.lower() not in _MONTHS:
        return None
    zone = offset_zone(offset) if offset else named_zone(abbreviation, None, datetime(2000, 1, 1))
    clock = _clock(hour, minute, second, None)
    full = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < 50 else 1900)  # as RFC 2822 has it
    return Stamp(full, _MONTHS[name.lower()], int(day), clock, zone, for_machines=True)
