"""Words of a language, and how it writes dates."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class Language:
    """What one language contributes; patterns have names in braces."""

    code: str
    rtl: bool = False
    months: list[str]
    day: str
    moment: str
    numeric: str
    ago: list[str]
    comments: list[str]
    counted: str
    says: str
    wrote: str
    posted_by: str
    in_reply: str
    reply: str
    report: str
    share: str
    like: str
    load_more: str
    form: str
    fields: list[str]
    send: str
    badges: list[str]
    member: str
    anonymous: list[str]
    removed: str
    related: list[str]
    read_also: str
    read_more: str
    caption: str
    most_read: str
    recent: str
    recent_on: str
    newsletter: str
    topics: str
    sponsored: str
    menu: list[str]
    by: str
    people: list[str]
    subjects: list[str]
    events: list[str]
    news: list[str]
    excerpts: list[str]
    said: list[str]
    short: list[str]

    def date(self, pattern: str, when: datetime) -> str:
        """Return a date in one of the language's patterns."""
        return pattern.format(
            d=when.day,
            dd=f"{when.day:02}",
            m=when.month,
            mm=f"{when.month:02}",
            month=self.months[when.month - 1],
            y=when.year,
            h=f"{when.hour:02}",
            mi=f"{when.minute:02}",
        )

    @property
    def gap(self) -> str:
        """What stands between two sentences."""
        return "" if self.code in ("ja", "zh") else " "


@cache
def load(code: str) -> Language:
    """Return a language by its code."""
    return Language(code=code, **tomllib.loads((HERE / "languages" / f"{code}.toml").read_text(encoding="utf-8")))
