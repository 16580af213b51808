"""Years and days as others count them: Japanese and Taiwanese eras, Chinese numerals, Buddhist and Persian years."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from pipelines.dates.months import fold

_NUMERALS = {sign: n % 10 for n, sign in enumerate("〇一二三四五六七八九零")}
_CHINESE = re.compile(r"[〇零一二三四五六七八九十]{1,4}(?=\s?[年月日])")
_ERA = re.compile(r"(令和|平成|昭和|民國|民国)\s?(\d{1,3}|元)\s?年")
_ERA_START = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
_REPUBLIC = re.compile(r"(?<!\d)(1[0-4]\d)\s?年(?=\s?\d{1,2}\s?月)")
"""'108年3月4日': the only count of years with three digits today is the Taiwanese."""
_BUDDHIST_ERA = re.compile(r"พศ\s?(2[45]\d\d)(?!\d)")
_THAI_DOT = re.compile(r"(?<=[ก-ฮ\U00020e31-\U00020e4e])\.")
"""In 'พ.ย.' and 'มี.ค.': between letters of one word, or behind its sign as `fold` leaves it."""
BUDDHIST = 543
SOLAR_YEARS = range(1300, 1500)
"""Persian years of 1921 to 2121."""
_SOLAR_START = date(1921, 3, 21)
_SOLAR_LEAP = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
"""Leap years in each cycle of 33; true from 1244 to 1500."""
_SOLAR_MONTHS = "فروردین اردیبهشت خرداد تیر مرداد/امرداد شهریور مهر آبان آذر دی بهمن اسفند"


def in_our_years(text: str) -> str:
    """Return a folded string with the years of eras as ours."""
    if text.isascii():
        return text
    text = _CHINESE.sub(_arabic, _THAI_DOT.sub("", text))
    text = _ERA.sub(_gregorian_year, text)
    text = _REPUBLIC.sub(lambda match: f"{int(match[1]) + 1911}年", text)
    return _BUDDHIST_ERA.sub(lambda match: str(int(match[1]) - BUDDHIST), text)


def _arabic(match: re.Match[str]) -> str:
    """Return '二十三' as 23, '二〇一九' as 2019."""
    tens, is_ten, ones = match[0].partition("十")
    if is_ten:
        tens, ones = tens or "一", ones or "〇"
    return "".join(str(_NUMERALS.get(sign, sign)) for sign in tens + ones)


def _gregorian_year(match: re.Match[str]) -> str:
    count = 1 if match[2] == "元" else int(match[2])
    return f"{_ERA_START[match[1]] + count}年"


@cache
def _solar_months() -> dict[str, int]:
    return {name: n for n, names in enumerate(fold(_SOLAR_MONTHS).split(), start=1) for name in names.split("/")}


def solar_month(name: str) -> int | None:
    """Return the number of a Persian month by its folded name."""
    return _solar_months().get(name)


def from_solar(year: int, month: int, day: int) -> tuple[int, int, int] | None:
    """Return our year, month and day of a day of the Persian calendar; None where it has no such day."""
    length = 31 if month < 7 else 30 if month < 12 or year % 33 in _SOLAR_LEAP else 29
    if year not in SOLAR_YEARS or not (1 <= month <= 12 and 1 <= day <= length):
        return None
    first = SOLAR_YEARS.start
    years = 365 * (year - first) + sum(one % 33 in _SOLAR_LEAP for one in range(first, year))
    at = _SOLAR_START + timedelta(days=years + 31 * (month - 1) - max(0, month - 7) + day - 1)
    return at.year, at.month, at.day
