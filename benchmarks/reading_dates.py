"""What reading a date costs, as a share of what dateparser takes for the same strings in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import dateparser

from pipelines.dates import parse_date

FETCHED = datetime(2026, 11, 25, tzinfo=UTC)
FORMS = {
    "en": ("2020-11-{d}T11:02:35+01:00", "November {d}, 2020", "Nov {d}, 2020 11:02 am", "{d} days ago", "11/{d}/2020"),
    "de": ("{d}. November 2020", "{d}.11.2020, 11:02 Uhr", "vor {d} Stunden"),
    "fr": ("{d} novembre 2020 à 11h02", "il y a {d} jours"),
    "es": ("{d} de noviembre de 2020", "hace {d} minutos"),
    "ru": ("{d} ноября 2020, 11:02", "{d} дней назад"),
    "ar": ("{d} نوفمبر 2020",),
    "ja": ("2020年11月{d}日", "{d}日前"),
    "ko": ("2020년 11월 {d}일", "{d}시간 전"),
}
STRINGS = [
    (language, form.format(d=day)) for language, forms in FORMS.items() for form in forms for day in range(10, 29)
]


def report() -> Iterator[str]:
    """Yield one line."""
    ours = _seconds(lambda language, text: parse_date(text, languages=(language,), fetched_at=FETCHED))
    theirs = _seconds(lambda language, text: dateparser.parse(text, languages=[language]))
    yield f"dates: {len(STRINGS) / ours:,.0f} a second, {theirs / ours:.0f} times dateparser"


def _seconds(read: Callable[[str, str], object]) -> float:
    """Return the CPU seconds for all strings; each is new, but what a first call loads is not counted."""
    read("en", "1 day ago")
    began = time.process_time()
    for language, text in STRINGS:
        assert read(language, text), text
    return time.process_time() - began
