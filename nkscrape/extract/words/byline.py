"""What stands around names in the line that names the authors."""

from __future__ import annotations

import re
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


def opens_signature(text: str) -> bool:
    """Say whether a part of a line opens with a label that only there announces a name: 'Text: Jane Doe'."""
    return bool(_signed().match(text) or _story().match(text))


@cache
def posted() -> re.Pattern[str]:
    """Return what finds the `name` in 'posted on DATE by NAME in SECTION'."""
    verbs, by, behind = (any_of(phrases("byline", key)) for key in ("posted", "posted_by", "posted_in"))
    return re.compile(
        rf"\b{verbs}\b.{{4,50}}?\s{by}\s+(?P<name>[^\W\d_][^|,;:!?]{{2,40}}?)(?=\s+{behind}\s|\s*$)", re.IGNORECASE
    )


@cache
def korean() -> re.Pattern[str]:
    """Return what finds a Korean name with the title behind it."""
    titles, ranks, desks = (any_of(phrases("byline", key)) for key in ("titles", "ranks", "departments"))
    return re.compile(rf"(?<![가-힣])(?!{desks}\s?{titles})[가-힣]{{2,4}}\s?{ranks}?{titles}(?![가-힣])")


@cache
def han() -> re.Pattern[str]:
    """Return what finds the Chinese or Japanese `name` behind a title or label."""
    titles, writers, groups = (any_of(phrases("byline", key)) for key in ("titles", "writers", "groups"))
    return re.compile(
        rf"(?:{titles}(?!{groups})\s*[:：/／]?|{writers}\s*[:：/／])\s*(?P<name>[\u4e00-\u9fff]{{2,4}})"
        r"(?=[\s/／】)）|,，、。]|$)"
    )


@cache
def particles() -> frozenset[str]:
    """Return the lower-case words that stand inside names and between them."""
    return frozenset(phrases("byline", "particles"))


@cache
def joins_names() -> re.Pattern[str]:
    """Return what finds a sign or word between two names."""
    return re.compile(rf"[,;/·|]|\b{any_of(phrases('byline', 'joining'))}\b", re.IGNORECASE)


@cache
def line_end() -> re.Pattern[str]:
    """Return what closes the names in a line that goes on with section or date."""
    return re.compile(rf"\s*[·|•]\s*|,? {any_of(phrases('byline', 'before_place'))} (?=[A-Z\d])")


@remembered
def is_bio(text: str) -> bool:
    """Say whether a sentence says what somebody is or does."""
    return bool(_bio().search(text))


@remembered
def is_desk(name: str) -> bool:
    """Say whether a name ends as a part of the house does: 'Online Desk'."""
    return bool(_desk().search(name))


@cache
def _by() -> Opening:
    return Opening((phrases("byline", "by"), r"(?:\b\s|\s?[:：])"))


@cache
def _signed() -> Opening:
    return Opening((phrases("byline", "signed"), r"\s*[:：]?\s+(?=\S)"))


@cache
def _story() -> Opening:
    return Opening((phrases("byline", "story"), r"\s?[:：]\s*(?=\S)"))


@cache
def _bio() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(phrases('byline', 'bio'))}\b")


@cache
def _desk() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(phrases('byline', 'desk'))}$", re.IGNORECASE)
