"""The time of day beside a date, in the ways sites print it."""

from __future__ import annotations

import re

from pipelines.dates.model import Clock

_AM = "오전|午前|上午|凌晨|早上|清晨"
_PM = "오후|午後|下午|晚上|夜"
TIME = re.compile(
    rf"(?P<early>(?:{_AM})|(?P<late>{_PM}))?\s?"
    r"(?<![\d.:/-])(?P<hour>\d{1,2})"
    r"(?:\s?[:h]\s?(?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?(?!\d)|(?!\d|[:/-]\d{2,4}\b))"
    r"|[.](?P<dotted>\d{2})(?![\d.])"
    r"|\s?(?:시|時|时|点|點)\s?(?:(?P<cjk>\d{1,2})\s?[분分](?:\s?(?P<cjk_second>\d{1,2})\s?[초秒])?|(?P<half>반|半))?"
    r"|(?=\s?[ap]\.?\s?m\b|\s?uhr\b|\s?h\b))"
    r"(?:\s?(?P<am>a\.?\s?m\b\.?|صباح\w*|ص\b|π\.?μ\b|öö\b)|\s?(?P<pm>p\.?\s?m\b\.?|مساء\w*|م\b|μ\.?μ\b|ös\b)|\s?(?:uhr|h|hrs)\b)?",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"updat|modif|edited|aktualis|geändert|mis à jour|maj\b|actualiz|atualiz|aggiorn|обновл|수정|更新|güncel",
    re.IGNORECASE,
)
_REACH_AFTER, _REACH_BEFORE = 40, 80


def read_clock(text: str, start: int, end: int) -> tuple[Clock | None, int]:
    """Return the time of day next to the date at text[start:end], and where in `text` it ends.

    The time after the date is taken first, then the one before; nothing with digits, and no word for an update,
    may stand between.
    """
    after = TIME.search(text, end, end + _REACH_AFTER)
    if after and _is_gap(text[end : after.start()]):
        return clock_of(after), after.end()
    before = next(reversed(list(TIME.finditer(text, max(0, start - _REACH_BEFORE), start))), None)
    if before and _is_gap(text[before.end() : start]):
        return clock_of(before), before.end()
    return None, end


def _is_gap(between: str) -> bool:
    return not re.search(r"\d", between) and not _UPDATED.search(between)


def clock_of(match: re.Match[str]) -> Clock | None:
    """Return the time a match says; None where there is no such time."""
    hour = int(match["hour"])
    minute = 30 if match["half"] else int(match["minute"] or match["dotted"] or match["cjk"] or 0)
    second = match["second"] or match["cjk_second"]
    is_pm, is_am = bool(match["late"] or match["pm"]), bool(match["am"] or (match["early"] and not match["late"]))
    if is_pm and hour < 12:
        hour += 12
    elif is_am and hour == 12:
        hour = 0
    if hour > 23 or minute > 59 or int(second or 0) > 59:
        return None
    fraction = int((match["fraction"] or "0").ljust(6, "0")[:6])
    return Clock(hour, minute, int(second) if second else None, fraction)
