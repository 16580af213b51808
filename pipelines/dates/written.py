"""Dates written for readers: with month names, Korean, Japanese and Chinese, and in numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from pipelines.dates.calendars import BUDDHIST, from_solar, in_our_years, solar_month
from pipelines.dates.clock import read_clock
from pipelines.dates.model import Context, Stamp
from pipelines.dates.months import month_number
from pipelines.dates.zones import read_zone

_WORD = r"[^\W\d_]{2,20}(?:\s(?:الاول|الثاني)|(?<=thang)\s[a-z]{2,5}(?:\s(?:mot|hai)\b)?)?"
_NAME = f"(?P<name>{_WORD})"
_OF = r"(?:(?:of|de|del|do|di|d|г|m)\.?\s+)?"
_YMD = re.compile(
    r"(?<!\d)(?P<y>\d{4})\)?\s?(?:[-/.]|년|年)\s?(?P<m>\d{1,2})\s?(?:[-/.]|월|月)\s?(?P<d>\d{1,2})(?!\d|:\d)"
)
_D_NAME_Y = re.compile(
    rf"(?<![\d.])(?<!\d:)(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|o|a|e)?[\s\-./,]{{0,3}}{_OF}(?:d')?{_NAME}"
    rf"(?:\s?[/(]\s?(?P<again>{_WORD})\)?)?[\s\-./,]{{0,3}}"
    rf"{_OF}(?P<y>\d{{4}}|(?<=-)\d{{2}}|'\d{{2}}|\d{{2}}(?=\s*\Z|,?\s\d\d?:\d\d))(?!\d|:\d)",
    re.IGNORECASE,
)
_NAME_D_Y = re.compile(
    rf"(?<![^\W\d_]){_NAME}[\s\-.,/]{{0,3}}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])[\s\-.,/]{{1,3}}{_OF}"
    r"(?P<y>\d{4}|'\d{2}|(?<=,\s)\d{2}(?=\s*\Z))(?!\d|:\d)",
    re.IGNORECASE,
)
_Y_NAME_D = re.compile(
    rf"(?<!\d)(?P<y>\d{{4}})[\s\-.,/]{{1,3}}{_OF}{_NAME}[\s\-.,/]{{0,3}}(?P<d>\d{{1,2}})(?!\d|:\d)", re.IGNORECASE
)
_Y_D_NAME = re.compile(rf"(?<!\d)(?P<y>\d{{4}})\.?\s(?:gada|g\.)\s(?P<d>\d{{1,2}})\.?\s{_NAME}", re.IGNORECASE)
_WITH_NAME = (_D_NAME_Y, _NAME_D_Y, _Y_NAME_D, _Y_D_NAME)
_WITH_NUMBER = (
    re.compile(r"(?<!\d)(?P<m>\d{1,2})[월月]\s?(?P<d>\d{1,2})[일日]?,?\s(?P<y>\d{4})(?!\d|:\d)"),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})\s(?P<m>\d{1,2})[월月],?\s(?P<y>\d{4})(?!\d|:\d)"),
    re.compile(
        r"(?<!\d)(?P<d>\d{1,2})\s(?:thang|thg)\s?(?P<m>\d{1,2})(?:,|,?\snam)?\s(?P<y>\d{4})(?!\d|:\d)", re.IGNORECASE
    ),
)
"""'3월 4, 2019' and '4 3월 2019', as systems made for English print them; '23 tháng 11, 2020'."""
_NAME_D_TIME_Y = re.compile(
    r"(?P<name>[A-Za-z]{3})\s{1,2}(?P<d>\d{1,2})\s(?P<time>\d{2}:\d{2}:\d{2})\s(?P<zone>[A-Z]{1,5}|[+-]\d{4})?\s?(?P<y>\d{4})"
)
_NUMERIC = re.compile(
    r"(?<![\d./-])(?<!\d:)(\d{1,2})\s?([-/.])\s?(\d{1,2})(?:\s?\2\s?|\2?,\s)(\d{4}|\d{1,2})(?!\d|:\d|[-/]\d)"
)
_NAME_Y = re.compile(rf"\W*{_NAME}[\s.,\-]{{1,3}}{_OF}(?P<y>\d{{4}})\W*", re.IGNORECASE)
_Y_M = re.compile(r"(?P<y>\d{4})\s?(?:[-/.]|년|年)\s?(?P<m>\d{1,2})\s?[월月]?\.?|(?P<m2>\d{1,2})[/.](?P<y2>\d{4})")
_Y = re.compile(r"(\d{4})\s?[년年]?")
_GLUED = re.compile(r"((?:19|20)\d{2})(\d{1,2}:\d{2})")
"""'Feb 28 20247:00 AM': the year and the time stood in elements of their own."""
_PUBLISHED = re.compile(
    r"publi|posted|opublik|veröffentlicht|erstellt|geplaatst|yayı?n|опубликован|입력|등록|게재|발행|公開|掲載|发布|發佈|נשר",
    re.IGNORECASE,
)
_ORDERS = {"DMY": (0, 1, 2), "MDY": (1, 0, 2), "YMD": (2, 1, 0)}
"""Where day, month and year stand in a numeric date."""


def read_written(text: str, context: Context) -> list[Stamp]:
    """Return the readings of the first date in a folded string, likeliest first; [] where there is none.

    'Published' is looked for first: what follows it beats an update's date printed before it.
    """
    text = _GLUED.sub(r"\1 \2", in_our_years(text))
    label = _PUBLISHED.search(text)
    starts = (label.end(), 0) if label else (0,)
    return next((found for at in starts if (found := list(_read_from(text, at, context)))), [])


def _read_from(text: str, at: int, context: Context) -> Iterator[Stamp]:
    if match := _YMD.search(text, at):
        yield _stamp(text, match, (int(match["y"]), int(match["m"]), int(match["d"])), context)
        return
    for pattern in _WITH_NAME:
        for match in pattern.finditer(text, at):
            if numbers := _named_day(match, context):
                yield _stamp(text, match, numbers, context)
                return
    for pattern in _WITH_NUMBER:
        if match := pattern.search(text, at):
            yield _stamp(text, match, (int(match["y"]), int(match["m"]), int(match["d"])), context)
            return
    if match := _NAME_D_TIME_Y.search(text, at):
        yield from _unix_date(text, match, context)
    elif match := _NUMERIC.search(text, at):
        yield from _numeric(text, match, context)
    else:
        yield from _undayed(text.strip(), context)


def _named_day(match: re.Match[str], context: Context) -> tuple[int, int, int] | None:
    """Return year, month and day of a match with the name of a month; with two names both must mean the same."""
    day, month = int(match["d"]), month_number(match["name"], context.languages)
    if again := match.groupdict().get("again"):
        month = month if month_number(again, context.languages) == month else None
    if month:
        return _full_year(match["y"], context), month, day
    solar = solar_month(match["name"])
    return from_solar(int(match["y"]), solar, day) if solar and match["y"].isdigit() else None


def _stamp(text: str, match: re.Match[str], numbers: tuple[int, int, int], context: Context) -> Stamp:
    """Return year, month and day with the time and zone beside the match that gave them."""
    year, month, day = numbers
    clock, end = read_clock(text, match.start(), match.end())
    zone = None
    if clock:
        at = datetime(min(max(year, 1900), 2100), min(max(month, 1), 12), 15, 12)
        zone = read_zone(text, end, context.zone, at)
    return Stamp(year, month, day, clock, zone)


def _unix_date(text: str, match: re.Match[str], context: Context) -> Iterator[Stamp]:
    """Read 'Fri Apr 18 10:20:00 KST 2014'."""
    month = month_number(match["name"], context.languages)
    if month:
        rearranged = f"{match['y']}-{month}-{match['d']} {match['time']} {match['zone'] or ''}"
        yield from _read_from(rearranged, 0, context)


def _numeric(text: str, match: re.Match[str], context: Context) -> Iterator[Stamp]:
    """Read '04/05/14' in the page's order, then in the others."""
    parts = (match[1], match[3], match[4])
    for order in _orders(context.order, parts, separator=match[2]):
        d, m, y = (parts[i] for i in _ORDERS[order])
        if len(d) <= 2 and len(y) != 1 and int(m) <= 12:
            yield _stamp(text, match, (_full_year(y, context), int(m), int(d)), context)


def _orders(likely: str | None, parts: tuple[str, str, str], separator: str) -> tuple[str, ...]:
    """Return the orders to try. Dots put the day first; a year of two digits needs the page's own order."""
    if len(parts[2]) != 4:
        return (likely, "DMY") if likely == "MDY" else (likely,) if likely else ()
    if separator == ".":
        return ("DMY",) if int(parts[1]) <= 12 else ("MDY",)
    return ("MDY", "DMY") if likely == "MDY" else ("DMY", "MDY")


def _undayed(text: str, context: Context) -> Iterator[Stamp]:
    """Read 'April 2014', '2014년 4월', '04/2014' and '2014', where that is all there is."""
    if match := _NAME_Y.fullmatch(text):
        month = month_number(match["name"], context.languages)
        if month:
            yield Stamp(int(match["y"]), month)
    elif match := _Y_M.fullmatch(text):
        yield Stamp(int(match["y"] or match["y2"]), int(match["m"] or match["m2"]))
    elif match := _Y.fullmatch(text):
        yield Stamp(int(match[1]))


def _full_year(year: str, context: Context) -> int:
    """Return a year of two digits in the century that keeps it in the past; in Thailand 63 is then 2563."""
    digits = year.lstrip("'")
    if len(digits) == 4:
        return int(digits)
    latest = context.fetched_at.year if context.fetched_at else 2068
    if 2000 + int(digits) <= latest:
        return 2000 + int(digits)
    return 2500 + int(digits) - BUDDHIST if "th" in context.languages else 1900 + int(digits)
