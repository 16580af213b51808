"""Finds the date of a comment or teaser as a raw string; `pipelines.dates` parses it."""

from __future__ import annotations

import re
from itertools import islice

from lxml.html import HtmlElement

from nkscrape.extract.text import inline

MAX_STAMP = 100
"""Characters of a visible date."""
_NAME = r"[^\W\d_]{3,12}\.?"
_CLOCK = (
    r"(?:[\s,;@|·•–—-]*"
    r"(?:um|at|à|a las|às|alle ore|alle|ore|kl\.?|klo|o godz\.?|godz\.?|om|в|о|T|오전|오후|午前|午後|上午|下午)?"
    r"\s*\d{1,2}\s?(?:[:.]|h|시|時)\s?\d{2}(?::\d{2})?(?:\s*분)?(?:\s*(?:uhr|[ap]\.?m\.?\b|h\b))?(?:\s*[A-Z]{3,4}\b)?)?"
)
_WEEKDAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|lundi|mardi|"
    r"mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
)
_ABSOLUTE = re.compile(
    rf"(?:(?:[^\W\d_]{{2,12}}[.,]+\s*|\b(?:{_WEEKDAY})\s+)?(?:"
    r"\d{4}[-/.]\s?\d{1,2}[-/.]\s?\d{1,2}|"
    r"\d{1,2}[-/.]\s?\d{1,2}[-/.,]\s?(?:\d{4}|\d{2})\b|"
    rf"\d{{1,2}}(?:st|nd|rd|th|er|\.|º)?[\s-]+(?:de\s+|of\s+)?{_NAME},?[\s-]+(?:de\s+|del\s+)?\d{{4}}|"
    rf"{_NAME}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|"
    r"\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]"
    rf")){_CLOCK}",
    re.IGNORECASE,
)
_DAY = (
    r"(?:today|yesterday|just now|heute|gestern|hier|aujourd'hui|ayer|hoy|ieri|oggi|ontem|hoje|vandaag|gisteren|"
    r"wczoraj|dzisiaj|вчера|сегодня)"
)
"""Days by name are dates beside a clock or alone: 'hier' is also German for 'here', and 'USA Today' a name."""
_DAY_ALONE = re.compile(rf"\b{_DAY}\b", re.IGNORECASE)
_NUMERAL = (
    r"(?:\d{1,3}|ein(?:e[mnr]?)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|wenigen|einigen|une?|deux|trois|quatre|cinq|"
    r"six|quelques|un[ao]?s?|dos|tres|cuatro|cinco|seis|ett?|en|to|tre|fire|fem)"
)
"""After 'vor' or 'for' only these make a date: 'Angst vor neuen Viren' is none."""
_RELATIVE = re.compile(
    rf"\b(?:vor|il y a|hace|for)\s+{_NUMERAL}\s+\w+(?:\s+\d+\s+\w+)?(?:\s+siden)?|"
    r"\b(?:há|πριν από|πριν|acum|przed|pred|před)\s+\w{1,9}\s+\w+(?:\s+\d+\s+\w+)?|"
    r"\b(?:\d+|an?|one)\s?[^\W\d]+\.?(?:,?\s+\d+\s+\w+)?\s+(?:ago|her|temu|fa|geleden|sedan|siden|sitten|назад|тому|"
    r"önce|atrás|zpět|lalu|trước)\b|\d+\s*(?:분|시간|일|개월|년|분鐘|分钟|分鐘|小时|小時|天|時間|日|分|か月|週間|年)\s*(?:전|前)|"
    rf"\b{_DAY}{_CLOCK.removesuffix('?')}|\A\W*{_DAY}\W*\Z",
    re.IGNORECASE,
)
_PARTIAL = re.compile(
    rf"\b\d{{1,2}}\s?[:.h]\s?\d{{2}}\b(?!\s*[a-z]{{3}})|^\D{{0,12}}\d{{1,2}}\.?\s+{_NAME}|^{_NAME}\s+\d{{1,2}}\b|\d{{1,2}}[./]\s?\d{{1,2}}\.?$"
)
"""A time of day or a day without year: no full date, but all the page shows."""
_AROUND_STAMPS = frozenset(
    """posted on|posted|posted at|on|published|published on|written on|geschrieben am|erstellt am|
    veröffentlicht am|verfasst am|am|vom|um|uhr|publié le|posté le|le|publicado el|publicado|
    el|pubblicato il|il|geplaatst op|op|dodano|opublikowano|updated|edited|permalink|link|
    ago|vor|schrieb am""".replace("\n    ", "").split("|")
)
"""Words that stand beside a date on its line and mean nothing else."""
_DIGIT = re.compile(r"\d")
_ISO = re.compile(r"\s*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\s*\d{8}T\d{4}")
_EPOCH = re.compile(r"\s*1\d{9}(?:\d{3})?\s*\Z")
_ATTRIBUTES = (
    "datetime", "content", "data-datetime", "data-timestamp", "data-time", "data-date", "data-utc", "data-published",
    "data-created", "data-created-at", "data-timeago", "data-livestamp", "data-comment-timestamp", "data-seconds",
    "data-iso", "data-time-ago", "data-relative-time", "data-unixtime", "data-ts", "data-epoch",
)  # fmt: skip
_TITLES = ("title", "data-original-title", "data-tooltip", "data-title", "aria-label")


def stamp_of(element: HtmlElement) -> str | None:
    """Return an element's date: an absolute attribute, else its visible text; None where it shows no date.

    Placeholders in attributes (`datetime="comment_date"`) are no dates; a relative text yields to a full title.
    """
    for one in (element, *(islice(element.iter("time", "abbr", "span", "a"), 4) if len(element) else ())):
        for name in _ATTRIBUTES:
            value = one.get(name)
            if value and len(value) < MAX_STAMP and (_ISO.match(value) or _EPOCH.match(value)):
                return str(value.strip())
    visible = inline(" ".join(element.itertext()))
    for name in _TITLES:
        value = element.get(name)
        if value and len(value) < MAX_STAMP:
            if _ISO.match(value):
                return str(value.strip())
            if found := _ABSOLUTE.search(value):
                return _longer(found[0], visible)
    if not visible or len(visible) > MAX_STAMP:
        return None
    found = find_stamp(visible)
    if found:
        return visible[found.start() :]
    return visible if _PARTIAL.search(visible) or _DAY_ALONE.search(visible) else None


def _longer(title: str, visible: str) -> str:
    """Return the date in a title, or the visible one where that says as much."""
    found = _ABSOLUTE.search(visible)
    return found[0] if found and len(found[0]) > len(title) else title


def find_stamp(text: str) -> re.Match[str] | None:
    """Return the first date in a short text, absolute before relative."""
    if len(text) > 300:
        return None
    if _DIGIT.search(text):
        return _ABSOLUTE.search(text) or _RELATIVE.search(text)
    return _RELATIVE.search(text) if len(text) < 40 else None


def stamp_in_line(text: str) -> str | None:
    """Return the date in a line of several parts ('Brooklyn | Feb. 20'), even one without a year."""
    if found := find_stamp(text):
        return found[0]
    parts = [part.strip() for part in re.split(r"[|·•\n]", text)]
    return next((part for part in parts if part and _PARTIAL.search(part)), None)


def is_stamp(text: str) -> bool:
    """Say whether a line is a date and little else."""
    if len(text) > MAX_STAMP or not text:
        return False
    found = find_stamp(text)
    if found is None:
        return False
    rest = (text[: found.start()] + text[found.end() :]).strip(" .,:;|·•–—-()[]@#\n").casefold()
    return len(rest) <= 3 or rest in _AROUND_STAMPS
