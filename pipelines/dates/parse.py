"""`parse_date`: machine forms, written ones, told from now, then dateparser; the first to read the string decides."""

from __future__ import annotations

from datetime import datetime

from pipelines.dates.fallback import parse_slowly, without_label
from pipelines.dates.from_now import settle_ago
from pipelines.dates.machine import read_machine
from pipelines.dates.model import Context, Parsed, Problem
from pipelines.dates.months import fold
from pipelines.dates.order import base_languages, numeric_order
from pipelines.dates.relative import read_relative
from pipelines.dates.settle import settle, with_day_shown
from pipelines.dates.written import read_written
from pipelines.dates.zones import site_zone

MAX_LENGTH = 200
"""Longer strings are prose, not dates."""


def parse_date(  # noqa: PLR0913 - what is known of a page, by name
    raw: str,
    *,
    languages: tuple[str, ...] = (),
    timezone: str | None = None,
    date_order: str | None = None,
    fetched_at: datetime | None = None,
    url_date: tuple[int, int, int | None] | None = None,
) -> Parsed | Problem:
    """Return the date a string says, or why it gives none. Never raises, whatever the string.

    `languages` are BCP 47 tags, likeliest first; `timezone` an IANA name for times without a zone; `date_order`
    'DMY', 'MDY' or 'YMD' for numeric dates (else by language); `fetched_at` anchors relative dates and bounds
    future ones; `url_date` is the year, month and day in the page's URL, which settles 04/05/2014.
    """
    context = Context(
        base_languages(languages),
        date_order or numeric_order(languages),
        site_zone(timezone),
        fetched_at,
        url_date,
    )
    return parse_in(raw, context)


def parse_in(raw: str, context: Context) -> Parsed | Problem:
    """`parse_date` for many strings of one page.

    `raw` may hold two, joined by ' | ': a time in UTC from the page's data and the line that shows its day.
    """
    stated, separator, shown = raw.partition(" | ")
    if not separator or not read_machine(stated):
        return _parse_one(raw, context)
    parsed = _parse_one(stated, context)
    return with_day_shown(parsed, _parse_one(shown, context)) if isinstance(parsed, Parsed) else parsed


def _parse_one(raw: str, context: Context) -> Parsed | Problem:
    text = " ".join(raw[: MAX_LENGTH + 1].split())
    if not text or len(raw) > MAX_LENGTH * 2 or len(text) > MAX_LENGTH:
        return Problem("date-unparsed")
    stamp = read_machine(text)
    if stamp:
        return settle([stamp], context)
    folded = fold(text)
    readings = read_written(folded, context)
    if readings:
        return settle(readings, context)
    bare = without_label(text)
    ago = read_relative(fold(bare), context.languages)
    return settle_ago(ago, context) if ago else settle(parse_slowly(bare, context), context)
