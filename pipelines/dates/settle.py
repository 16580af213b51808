"""From what a string says to a date that can be true, in the page's zone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from pipelines.dates.calendars import BUDDHIST, SOLAR_YEARS, from_solar
from pipelines.dates.model import Context, Parsed, Precision, Problem, Stamp

YEARS = range(1900, 2101)
"""Years a page can be from or speak of, far from those with which nothing can be reckoned."""
_PLACEHOLDERS = frozenset({date(1970, 1, 1), date(1900, 1, 1)})
"""What databases print for "no date"."""
_AHEAD = timedelta(days=1)
"""How far a date may lie after the fetch: clocks and zones differ, pages are not from next week."""


def settle(readings: list[Stamp], context: Context) -> Parsed | Problem:
    """Return the best of the readings of one string.

    A reading the URL's date confirms wins; else the first that can be true. Two readings that can both be true
    (04/05/2014) on a page of unknown day-month order are none.
    """
    settled = [(stamp, settle_one(stamp, context)) for stamp in readings]
    possible = [(stamp, one) for stamp, one in settled if isinstance(one, Parsed)]
    if not possible:
        return settled[0][1] if settled else Problem("date-unparsed")
    for stamp, one in possible:
        if len(possible) > 1 and _confirmed(stamp, context):
            return one
    dates = {one.date for _, one in possible}
    return possible[0][1] if len(dates) == 1 or context.order else Problem("date-unparsed")


def settle_one(stamp: Stamp, context: Context) -> Parsed | Problem:
    """Return one reading as a date, and an instant where time and zone are known.

    Midnight without a zone, or in UTC, is what systems print for a date without a time: the first is only a date,
    the second keeps its instant but not at the price of moving the date shown. An impossible time leaves the date.
    """
    day = _our_day(stamp, context.languages)
    if day is None or day.year not in YEARS or day in _PLACEHOLDERS:
        return Problem("date-impossible")
    instant, precision = None, _precision(stamp)
    if stamp.clock and precision in ("minute", "second"):
        clock = stamp.clock
        local = datetime.combine(day, time(clock.hour, clock.minute, clock.second or 0, clock.microsecond))
        zone = stamp.zone or context.zone
        instant = local.replace(tzinfo=zone).astimezone(UTC) if zone else None
        if instant and stamp.for_machines and stamp.zone is UTC and not _is_midnight(stamp):
            day = instant.astimezone(context.zone).date() if context.zone else _local_day(day, context.url_date)
    return check(Parsed(day, instant, precision), context)


def _our_day(stamp: Stamp, languages: tuple[str, ...]) -> date | None:
    """Return the first day a stamp can mean, from Thai and Persian years to ours; None where there is none."""
    numbers = stamp.year, stamp.month or 1, stamp.day or 1
    if stamp.year > 2400 and "th" in languages:
        numbers = stamp.year - BUDDHIST, *numbers[1:]
    elif stamp.year in SOLAR_YEARS and "fa" in languages and stamp.day:
        numbers = from_solar(*numbers) or numbers
    try:
        return date(*numbers)
    except ValueError:
        return None


def _local_day(day: date, url_date: tuple[int, int, int | None] | None) -> date:
    """Return the day an address carries where it is next to a day in UTC: sites write their own time there."""
    if url_date and url_date[2]:
        try:
            stated = date(url_date[0], url_date[1], url_date[2])
        except ValueError:
            return day
        return stated if abs(stated - day) <= timedelta(days=1) else day
    return day


def with_day_shown(parsed: Parsed, shown: Parsed | Problem) -> Parsed:
    """Return a date from a page's data in UTC with the day the page shows beside it, if that is the next day."""
    if isinstance(shown, Problem) or shown.precision in ("year", "month"):
        return parsed
    return replace(parsed, date=shown.date) if abs(shown.date - parsed.date) <= timedelta(days=1) else parsed


def check(parsed: Parsed, context: Context) -> Parsed | Problem:
    """Refuse a date more than a day after the fetch, or out of all range."""
    if parsed.date.year not in YEARS:
        return Problem("date-impossible")
    if context.fetched_at:
        # Reckoned from the date, which lies in a sane year: a file can claim to have been fetched at the end of time.
        instant = parsed.instant
        if parsed.date - _AHEAD > context.fetched_at.date() or (instant and instant - _AHEAD > context.fetched_at):
            return Problem("date-future")
    return parsed


def _precision(stamp: Stamp) -> Precision:
    if not stamp.month:
        return "year"
    if not stamp.day:
        return "month"
    if not stamp.clock or (_is_midnight(stamp) and not stamp.zone):
        return "day"
    return "minute" if stamp.clock.second is None else "second"


def _is_midnight(stamp: Stamp) -> bool:
    clock = stamp.clock
    return clock is not None and not (clock.hour or clock.minute or clock.second or clock.microsecond)


def _confirmed(stamp: Stamp, context: Context) -> bool:
    """Say whether the URL carries the reading's date, or its month where it carries no day."""
    if not context.url_date:
        return False
    year, month, day = context.url_date
    return (stamp.year, stamp.month) == (year, month) and day in (None, stamp.day)
