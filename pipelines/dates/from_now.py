"""From a time before now to a date: counted back from the fetch, as exact as the words."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, datetime, timedelta

from pipelines.dates.model import Context, Parsed, Problem, Stamp
from pipelines.dates.relative import Ago
from pipelines.dates.settle import YEARS, check, settle_one

_SHELF_LIFE = timedelta(days=365)
"""How long after its article a comment told from now may lie. A fresh comment on an older article is rare; a page kept
by a cache or an archive long before `fetched_at`, whose 'now' was another, is common."""


def settle_ago(ago: Ago, context: Context) -> Parsed | Problem:
    """Return the date some time before the fetch; none for a comment so told long after the article it discusses."""
    if context.fetched_at is None:
        return Problem("date-unparsed")
    if context.fetched_at.year not in YEARS:
        return Problem("date-impossible")
    then = _before(context.fetched_at.astimezone(context.zone or UTC), ago)
    told = _as_exact(then, ago, context) if then else Problem("date-impossible")
    if isinstance(told, Parsed) and context.discussed and told.date - context.discussed > _SHELF_LIFE:
        return Problem("date-unsure")
    return told


def _before(now: datetime, ago: Ago) -> datetime | None:
    """Return the time `ago` before now; None where the calendar has no such time."""
    year, month = divmod(now.year * 12 + now.month - 1 - ago.months, 12)
    try:
        day = min(now.day, monthrange(year, month + 1)[1])
        return now.replace(year=year, month=month + 1, day=day) - ago.delta
    except (ValueError, OverflowError):
        return None


def _as_exact(then: datetime, ago: Ago, context: Context) -> Parsed | Problem:
    """Return a year, a month (for weeks too), a day (for hours too), or an instant for what is told in minutes."""
    if ago.unit == "year":
        return check(Parsed(then.date().replace(month=1, day=1), None, "year"), context)
    if ago.unit in ("week", "month"):
        return check(Parsed(then.date().replace(day=1), None, "month"), context)
    if ago.clock:
        return settle_one(Stamp(then.year, then.month, then.day, ago.clock), context)
    is_recent = ago.unit in ("second", "minute", "hour") and not ago.months and ago.delta < timedelta(hours=1)
    instant = then.astimezone(UTC).replace(second=0, microsecond=0) if is_recent else None
    return check(Parsed(then.date(), instant, "minute" if is_recent else "day"), context)
