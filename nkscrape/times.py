"""Times as sitemaps, feeds and answers state them: read where they can be true, else unknown."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from nkscrape import limits

_SKEW = timedelta(days=limits.CLOCK_SKEW_DAYS)


def parse_time(value: str, now: datetime | None = None) -> tuple[date | None, datetime | None]:
    """Return the date, and the instant where a zone is given, of a W3C or RFC 2822 time; Nones for anything else.

    Also for one that cannot be true: earlier than the web, or later than `now`.
    """
    value = value.strip()[:64]
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            day = date.fromisoformat(value)
            return (day, None) if is_credible(day, now) else (None, None)
        moment = datetime.fromisoformat(value) if value[:4].isdecimal() else read_rfc2822(value)
        if moment is None or not is_credible(moment.date(), now):
            return None, None
        return moment.date(), moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None, None


def read_rfc2822(value: str) -> datetime | None:
    """Return the time a mail or HTTP header states, naive where it states no zone; None for anything else."""
    if re.search(r"\s0\d{3}(\s|$)", value[:64]):  # the standard library takes year 0001, .NET's 'none', for 2001
        return None
    try:
        return parsedate_to_datetime(value[:64])
    except (ValueError, TypeError, OverflowError, IndexError):  # the standard library trips over some
        return None


def is_credible(day: date, now: datetime | None = None) -> bool:
    """Say whether a page can have been published or changed on a day, as seen at `now`."""
    if not limits.FIRST_YEAR <= day.year <= limits.LAST_YEAR:
        return False
    return now is None or day - _SKEW <= now.date()
