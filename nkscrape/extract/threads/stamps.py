"""Finds the date of a comment or teaser as a raw string; `pipelines.dates` parses it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from nkscrape.extract import words
from nkscrape.extract.reading import Reading

MAX_STAMP = 100
"""Characters of a visible date."""
MAX_REMEMBERED = 32_768
"""Lines whose answer is remembered: the names or dates of one thread are asked for several times."""
_NAME = r"[^\d\s_!-/:-@\[-`{-~\u2000-\u206f\u3000-\u303f·]{3,12}\.?"
"""A month, vowel marks of Indic and Thai words included."""
_PARTIAL = re.compile(
    rf"\b\d{{1,2}}\s?[:.h]\s?\d{{2}}\b(?!\s*[a-z]{{3}})|^\D{{0,12}}\d{{1,2}}\.?\s+{_NAME}|^{_NAME}\s+\d{{1,2}}\b|\d{{1,2}}[./]\s?\d{{1,2}}\.?$"
)
"""A time of day or a day without year: no full date, but all the page shows."""
_DAY_BEFORE = re.compile(r"\s*\d{1,2}\s+")
_DIGIT = re.compile(r"\d")
_ISO = re.compile(r"\s*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\s*\d{8}T\d{4}")
_EPOCH = re.compile(r"\s*1\d{9}(?:\d{3})?\s*\Z")
_ATTRIBUTES = (
    "datetime", "content", "data-datetime", "data-timestamp", "data-time", "data-date", "data-utc", "data-published",
    "data-created", "data-created-at", "data-timeago", "data-livestamp", "data-comment-timestamp", "data-seconds",
    "data-iso", "data-time-ago", "data-relative-time", "data-unixtime", "data-ts", "data-epoch",
)  # fmt: skip
_TITLES = ("title", "data-original-title", "data-tooltip", "data-title", "aria-label")


@cache
def _clock() -> str:
    """Return the expression of a time of day behind a date."""
    time = r"\s*\d{1,2}\s?(?:[:.]|h|시|時)\s?\d{2}(?::\d{2})?(?:\s*분)?"
    half = rf"(?:\s*(?:[ap]\.?m\b\.?|{words.dates.oclock()}\b))?(?:\s*[A-Z]{{3,4}}\b)?"
    whole = r"\s*(?:\d{1,2}\s?[ap]\.?m\b\.?|noon\b|midnight\b)"
    return rf"(?:[\s,;@|·•–—-]*(?:{words.dates.clock()}|T)?(?:{time}{half}|{whole}))"


@cache
def _absolute() -> re.Pattern[str]:
    nth, of = words.dates.ordinal(), words.dates.of()
    return re.compile(
        rf"(?:(?:[^\W\d_]{{2,12}}[.,]+\s*|\b{words.dates.weekday()}\s+)?(?:"
        r"\d{4}[-/.]\s?\d{1,2}[-/.]\s?\d{1,2}|"
        r"\d{1,2}[-/.]\s?\d{1,2}[-/.,]\s?(?:\d{4}|\d{2})\b|"
        rf"\d{{1,2}}(?:{nth}|\.|º)?[\s-]+(?:{of}\s+)?{_NAME},?[\s-]+(?:{of}\s+)?\d{{4}}|"
        rf"\d{{1,2}}\s+{_NAME}\s+\d{{1,2}},?\s+(?:{_NAME}\s+)?\d{{4}}|"
        rf"{_NAME}\s+\d{{1,2}}{nth}?,?\s+\d{{4}}|"
        r"\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]"
        rf")){_clock()}?",
        re.IGNORECASE,
    )


@cache
def _relative() -> re.Pattern[str]:
    """Days by name are dates beside a clock or alone: 'hier' is also German for 'here', and 'USA Today' a name."""
    day = words.dates.day()
    return re.compile(rf"{words.dates.span()}|\b{day}{_clock()}|\A\W*{day}\W*\Z", re.IGNORECASE)


@cache
def _day_alone() -> re.Pattern[str]:
    return re.compile(rf"\b{words.dates.day()}\b", re.IGNORECASE)


def stamp_of(page: Reading, i: int) -> str | None:
    """Return an element's date: an absolute attribute, else its visible text; None where it shows no date."""
    inner = page.inside(i, "time", "abbr", "span", "a")[:4] if page.ends[i] > i + 1 else ()
    return stated_or_shown([page.attributes[one] for one in (i, *inner)], page.text(i))


def stated_or_shown(attributes: Sequence[Mapping[str, str | None]], visible: str) -> str | None:
    """Return the date that the attributes of elements state, the outer one's first, else the one they show.

    Placeholders in attributes (`datetime="comment_date"`) are no dates; a relative text yields to a full title.
    """
    for one in attributes:
        for name in _ATTRIBUTES:
            value = one.get(name)
            if value and len(value) < MAX_STAMP and (_ISO.match(value) or _EPOCH.match(value)):
                return value.strip()
    for name in _TITLES:
        value = attributes[0].get(name)
        if value and len(value) < MAX_STAMP:
            if _ISO.match(value):
                return value.strip()
            if found := _absolute().search(value):
                return _longer(found[0], visible)
    if not visible or len(visible) > MAX_STAMP:
        return None
    found = find_stamp(visible)
    if found:
        return visible[0 if _DAY_BEFORE.fullmatch(visible[: found.start()]) else found.start() :]
    return visible if _PARTIAL.search(visible) or _day_alone().search(visible) else None


@lru_cache(maxsize=MAX_REMEMBERED)
def is_shown(text: str) -> bool:
    """Say whether a short text shows a date, be it only a time of day or a day without year."""
    return bool(stated_or_shown([{}], text))


def _longer(title: str, visible: str) -> str:
    """Return the date in a title, or the visible one where that says as much."""
    found = _absolute().search(visible)
    return found[0] if found and len(found[0]) > len(title) else title


@lru_cache(maxsize=MAX_REMEMBERED)
def find_stamp(text: str) -> re.Match[str] | None:
    """Return the first date in a short text, absolute before relative."""
    if len(text) > 300:
        return None
    if _DIGIT.search(text):
        return _absolute().search(text) or _relative().search(text)
    return _relative().search(text) if len(text) < 40 else None


@lru_cache(maxsize=MAX_REMEMBERED)
def is_stamp(text: str) -> bool:
    """Say whether a line is a date and little else."""
    if len(text) > MAX_STAMP or not text:
        return False
    found = find_stamp(text)
    if found is None:
        return False
    rest = (text[: found.start()] + text[found.end() :]).strip(" .,:;|·•–—-()[]@#\n").casefold()
    return len(rest) <= 2 or rest in words.dates.around()
