"""What stands around names in the line that names the authors."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from nkscrape.extract.words.files import phrases
from nkscrape.extract.words.matching import Opening, remembered
from nkscrape.extract.words.pattern import any_of


@remembered
def label_end(text: str) -> int:
    """Return where the names begin in a line like 'By Jane Doe'; 0 where no label opens it."""
    found = _by().match(text)
    return found.end() if found else 0


def is_labelled(text: str) -> bool:
    """Say whether a line opens as one that names the authors does."""
    return label_end(text) > 0


def without_label(text: str) -> str:
    """Return a line of names without the label before them."""
    return text[label_end(text) :]


def signature(line: str, parts: Iterable[str]) -> str | None:
    """Return the author's part of a line that says more: 'NAME 기자', '記者NAME／台北報導', 'posted on DATE by NAME'.

    `parts` are what signs part in it. None where no label or role marks one.
    """
    if named := _korean().findall(line):
        return ", ".join(dict.fromkeys(named))
    if found := _han().search(line) or posted().search(line):
        return found["name"].strip(" —–-.")
    return next((part for part in parts if _signed().match(part)), None)


@remembered
def is_bio(text: str) -> bool:
    """Say whether a sentence says what somebody is or does."""
    return bool(_bio().search(text))


@remembered
def is_desk(name: str) -> bool:
    """Say whether a name ends as a part of the house does: 'Online Desk'."""
    return bool(_desk().search(name))


@cache
def particles() -> frozenset[str]:
    """Return the lower-case words that stand inside names and between them."""
    return frozenset(phrases("byline", "particles"))


@cache
def joins_names() -> re.Pattern[str]:
    """Return what finds a sign or word between two names."""
    return re.compile(rf"[,;/·|]|\b{_any('joining')}\b", re.IGNORECASE)


@cache
def line_end() -> re.Pattern[str]:
    """Return what closes the names in a line that goes on with section or date."""
    return re.compile(rf"\s*[·|•]\s*|,? {_any('before_place')} (?=[A-Z\d])")


@cache
def posted() -> re.Pattern[str]:
    """Return what finds the `name` in 'posted on DATE by NAME in SECTION'."""
    verbs, by, behind = map(_any, ("posted", "posted_by", "posted_in"))
    return re.compile(
        rf"\b{verbs}\b.{{4,50}}?\s{by}\s+(?P<name>[^\W\d_][^|,;:!?]{{2,40}}?)(?=\s+{behind}\s|\s*$)", re.IGNORECASE
    )


@cache
def _korean() -> re.Pattern[str]:
    """Return what finds a Korean name with the title behind it."""
    titles, ranks, desks = map(_any, ("titles", "ranks", "departments"))
    return re.compile(rf"(?<![가-힣])(?!{desks}\s?{titles})[가-힣]{{2,4}}\s?{ranks}?{titles}(?![가-힣])")


@cache
def _han() -> re.Pattern[str]:
    """Return what finds the Chinese or Japanese `name` behind a title or label."""
    titles, writers, groups = map(_any, ("titles", "writers", "groups"))
    return re.compile(
        rf"(?:{titles}(?!{groups})\s*[:：/／]?|{writers}\s*[:：/／])\s*(?P<name>[\u4e00-\u9fff]{{2,4}})"
        r"(?=[\s/／】)）|,，、。]|$)"
    )


def _any(key: str) -> str:
    return any_of(phrases("byline", key))


_by = cache(lambda: Opening((phrases("byline", "by"), r"(?:\b\s|\s?[:：])")))
_signed = cache(
    lambda: Opening(
        (phrases("byline", "signed"), r"\s*[:：]?\s+(?=\S)"), (phrases("byline", "story"), r"\s?[:：]\s*(?=\S)")
    )
)
_bio = cache(lambda: re.compile(rf"\b{_any('bio')}\b"))
_desk = cache(lambda: re.compile(rf"\b{_any('desk')}$", re.IGNORECASE))
