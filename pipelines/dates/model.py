"""The values dates pass through: what a string says, what it is judged against, what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Literal

Precision = Literal["year", "month", "day", "minute", "second"]
Kind = Literal["date-unparsed", "date-impossible", "date-future", "date-unsure"]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A date read. For precision `year` and `month` the date is the first day of it."""

    date: date
    """Calendar date as the site shows it."""
    instant: datetime | None
    """UTC; None unless the string has a time, and a zone is stated or known."""
    precision: Precision


@dataclass(frozen=True, slots=True)
class Problem:
    """Why there is no date."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as written."""

    hour: int
    minute: int
    second: int | None = None
    microsecond: int = 0


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a string says, number by number, before anyone asks whether it can be true."""

    year: int
    month: int | None = None
    day: int | None = None
    clock: Clock | None = None
    zone: tzinfo | None = None
    for_machines: bool = False
    """Written for programs (ISO 8601, RFC 2822, epoch): a time in UTC is then not the time the site shows."""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the page a string stands on."""

    languages: tuple[str, ...] = ()
    """BCP 47, most likely first."""
    order: str | None = None
    """'DMY', 'MDY' or 'YMD' for numeric dates; None: not known."""
    zone: tzinfo | None = None
    """Zone of times printed without one."""
    fetched_at: datetime | None = None
    url_date: tuple[int, int, int | None] | None = None
    """Year, month and day the page's URL carries."""
    discussed: date | None = None
    """For comments: when the article they discuss was published."""
