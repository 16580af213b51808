"""What the fast path does not read: dateparser, strict, in the page's languages, for short strings only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any

from pipelines.dates.model import Clock, Context, Parsed, Problem, Stamp
from pipelines.dates.settle import YEARS, check, settle_one

_LONGEST = 60
_MOST_WORDS = 9
_MOST_LANGUAGES = 3
_CODES = {"no": "nb", "nn": "nb", "iw": "he", "in": "id", "fil": "tl"}
"""Tags dateparser knows by another name."""
_BASE = datetime(2000, 7, 15, 12, 30, 30, 123457)
"""A fixed now for relative dates. Its odd microsecond tells '3 hours ago' (kept) from 'yesterday at 10:20' (gone)."""
_LABEL = re.compile(
    r"^\W*(?:(?:last|first|zuletzt|dernière)\s)?(?:published|posted|updated|modified|created|veröffentlicht|aktualisiert|"
    r"publié|mis à jour|publicado|actualizado|pubblicato|aggiornato|opublikowano|geplaatst|опубликовано|입력|게재|등록)"
    r"(?:\s(?:on|at|am|le|el|em|il))?\b\W*",
    re.IGNORECASE,
)


_SHELF_LIFE = timedelta(days=365)
"""How long after its article a comment told from now may lie. A fresh comment on an older article is rare; a page kept
by a cache or an archive long before `fetched_at`, whose 'now' was another, is common."""


@dataclass(frozen=True, slots=True)
class Ago:
    """A date relative to now: how long before, and the time of day where one is said."""

    period: str
    """dateparser's word: time, day, week, month or year."""
    delta: timedelta
    months: int
    clock: Clock | None


def parse_slowly(text: str, context: Context) -> Parsed | Problem | list[Stamp]:
    """Return a relative date, or the reading of an absolute one, in the words of the page's languages."""
    text = _LABEL.sub("", text).strip(" \t|·•-–—,;:()[]")
    if not is_plausible(text) or not (context.languages or any(map(str.isalpha, text))):
        return []
    languages = tuple(context.languages[:_MOST_LANGUAGES]) or ("en",)
    ago = relative(text, languages)
    if ago:
        return _plausible(_back_from(context, ago), context) if context.fetched_at else Problem("date-unparsed")
    found = absolute(text, languages, context.order)
    return [found] if found else []


def is_plausible(text: str) -> bool:
    """Say whether a string can be a date at all: short, few words, and a number unless it is a word or three."""
    words = text.split()
    return 0 < len(text) <= _LONGEST and len(words) <= (_MOST_WORDS if any(map(str.isdigit, text)) else 3)


@lru_cache(maxsize=2048)
def absolute(text: str, languages: tuple[str, ...], order: str | None) -> Stamp | None:
    """Return what dateparser reads in a whole date (year, month and day); None where it reads none."""
    data = _ask(text, languages, ("absolute-time",), order)
    if data is None:
        return None
    at = data.date_obj
    clock = Clock(at.hour, at.minute, at.second or None, at.microsecond) if data.period == "time" else None
    return Stamp(at.year, at.month, at.day, clock, UTC if at.tzinfo else None, for_machines=bool(at.tzinfo))


@lru_cache(maxsize=2048)
def relative(text: str, languages: tuple[str, ...]) -> Ago | None:
    """Return what dateparser reads in a date told from now ('vor 2 Stunden'); None where it reads none."""
    data = _ask(text, languages, ("relative-time",), None)
    if data is None or data.date_obj.tzinfo:
        return None
    at = data.date_obj
    months = (_BASE.year - at.year) * 12 + _BASE.month - at.month
    if data.period == "time" and at.microsecond != _BASE.microsecond:
        days = timedelta(days=(_BASE.date() - at.date()).days)
        return Ago("day", days, months, Clock(at.hour, at.minute, at.second or None))
    return Ago(data.period, _BASE - at, months, None)


def _ask(text: str, languages: tuple[str, ...], parsers: tuple[str, ...], order: str | None) -> Any:
    """Return dateparser's answer, None where it has none; whatever it trips over is no date."""
    reader = _reader(languages, parsers, order)
    try:
        data = reader.get_date_data(text) if reader else None
    except (ValueError, OverflowError, TypeError, AttributeError, IndexError, KeyError, RecursionError):
        return None
    return data if data is not None and data.date_obj else None


@lru_cache(maxsize=64)
def _reader(languages: tuple[str, ...], parsers: tuple[str, ...], order: str | None) -> Any:
    """Return a dateparser for some languages; None where it knows none of them."""
    # Imported here: it takes a tenth of a second, and most pages never need it.
    from dateparser.data.languages_info import language_order  # noqa: PLC0415
    from dateparser.date import DateDataParser  # noqa: PLC0415

    known = [code for tag in languages if (code := _CODES.get(tag, tag)) in language_order]
    if not known:
        return None
    settings: dict[str, object] = {
        "STRICT_PARSING": True, "RETURN_TIME_AS_PERIOD": True, "PARSERS": list(parsers), "TIMEZONE": "UTC",
        "RELATIVE_BASE": _BASE,
    }  # fmt: skip
    if order:
        settings |= {"DATE_ORDER": order, "PREFER_LOCALE_DATE_ORDER": False}
    return DateDataParser(languages=known, settings=settings)


def _back_from(context: Context, ago: Ago) -> Parsed | Problem:
    """Return the date some time before the fetch, as exact as the words: hours give a day, minutes an instant."""
    assert context.fetched_at is not None
    if context.fetched_at.year not in YEARS:
        return Problem("date-impossible")
    now = context.fetched_at.astimezone(context.zone or UTC)
    try:
        then = now - ago.delta
    except OverflowError:
        return Problem("date-impossible")
    if ago.period in ("week", "month", "year"):
        return check(_coarse(now, then, ago), context)
    if ago.clock:
        return settle_one(Stamp(then.year, then.month, then.day, ago.clock), context)
    is_recent = ago.period == "time" and timedelta(0) <= ago.delta < timedelta(hours=1)
    instant = then.astimezone(UTC).replace(second=0, microsecond=0) if is_recent else None
    return check(Parsed(then.date(), instant, "minute" if is_recent else "day"), context)


def _plausible(told: Parsed | Problem, context: Context) -> Parsed | Problem:
    """Refuse a relative date that puts a comment long after the article it discusses."""
    if isinstance(told, Parsed) and context.discussed and told.date - context.discussed > _SHELF_LIFE:
        return Problem("date-unsure")
    return told


def _coarse(now: datetime, then: datetime, ago: Ago) -> Parsed:
    """Return the month some weeks or months ago, or the year some years ago."""
    if ago.period == "week":
        return Parsed(date(then.year, then.month, 1), None, "month")
    year, month = divmod(max(12, now.year * 12 + now.month - 1 - ago.months), 12)
    return (
        Parsed(date(year, month + 1, 1), None, "month")
        if ago.period == "month"
        else Parsed(date(year, 1, 1), None, "year")
    )
