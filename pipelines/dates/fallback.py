"""What the fast path does not read: dateparser, strict, in the page's languages, for short strings only."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from pipelines.dates.model import Clock, Context, Stamp

_LONGEST = 60
_MOST_WORDS = 9
_MOST_LANGUAGES = 3
_BASE = datetime(2000, 7, 15, 12, 30)
"""A fixed now: what is read must not depend on the day it is read."""
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_NUMBER = re.compile(r"\d+")
_LABEL = re.compile(
    r"^\W*(?:(?:last|first|zuletzt|dernière)\s)?(?:published|posted|updated|modified|created|veröffentlicht|aktualisiert|"
    r"publié|mis à jour|publicado|actualizado|pubblicato|aggiornato|opublikowano|geplaatst|опубликовано|입력|게재|등록)"
    r"(?:\s(?:on|at|am|le|el|em|il))?\b\W*",
    re.IGNORECASE,
)


def parse_slowly(text: str, context: Context) -> list[Stamp]:
    """Return the reading of a whole date in the words of the page's languages; [] where there is none."""
    if not is_plausible(text) or not (context.languages or any(map(str.isalpha, text))):
        return []
    found = absolute(text, tuple(context.languages[:_MOST_LANGUAGES]) or ("en",), context.order)
    return [found] if found else []


def without_label(text: str) -> str:
    """Return a string without 'Published on' and the like before it and bullets around it."""
    return _LABEL.sub("", text).strip(" \t|·•-–—,;:()[]")


def is_plausible(text: str) -> bool:
    """Say whether a string can be a whole date: short, and beside a time of day two numbers and a word, or three."""
    numbers = len(_NUMBER.findall(_CLOCK.sub(" ", text)))
    is_short = len(text) <= _LONGEST and len(text.split()) <= _MOST_WORDS
    return is_short and (numbers > 2 or (numbers == 2 and any(map(str.isalpha, text))))


@lru_cache(maxsize=2048)
def absolute(text: str, languages: tuple[str, ...], order: str | None) -> Stamp | None:
    """Return what dateparser reads in a whole date (year, month and day); None where it reads none."""
    data = _ask(text, languages, order)
    if data is None:
        return None
    at = data.date_obj
    clock = Clock(at.hour, at.minute, at.second or None, at.microsecond) if data.period == "time" else None
    return Stamp(at.year, at.month, at.day, clock, UTC if at.tzinfo else None, for_machines=bool(at.tzinfo))


def _ask(text: str, languages: tuple[str, ...], order: str | None) -> Any:
    """Return dateparser's answer, None where it has none; whatever it trips over is no date."""
    reader = _reader(languages, order)
    try:
        data = reader.get_date_data(text) if reader else None
    except (ValueError, OverflowError, TypeError, AttributeError, IndexError, KeyError, RecursionError):
        return None
    return data if data is not None and data.date_obj else None


@lru_cache(maxsize=64)
def _reader(languages: tuple[str, ...], order: str | None) -> Any:
    """Return a dateparser for some languages; None where it knows none of them."""
    # Imported here: it takes a fifth of a second, and next to no page needs it.
    from dateparser.data.languages_info import language_order  # noqa: PLC0415
    from dateparser.date import DateDataParser  # noqa: PLC0415

    known = [tag for tag in languages if tag in language_order]
    if not known:
        return None
    settings: dict[str, object] = {
        "STRICT_PARSING": True, "RETURN_TIME_AS_PERIOD": True, "PARSERS": ["absolute-time"], "TIMEZONE": "UTC",
        "RELATIVE_BASE": _BASE,
    }  # fmt: skip
    if order:
        settings |= {"DATE_ORDER": order, "PREFER_LOCALE_DATE_ORDER": False}
    return DateDataParser(languages=known, settings=settings)
