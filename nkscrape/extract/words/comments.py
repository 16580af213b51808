"""The words inside comments: around names, on buttons, of removed ones and of echoes from other blogs."""

from __future__ import annotations

import re
from functools import cache

from nkscrape.extract.words.files import phrases
from nkscrape.extract.words.matching import WORD_END, Opening, remembered
from nkscrape.extract.words.pattern import any_of

_QUOTED = re.compile(r"^\[?(?:…|\.\.\.|\[…\])\]? .{0,300} \[?(?:…|\.\.\.|\[…\])\]?$")
"""What a pingback quotes."""


@cache
def before_name() -> re.Pattern[str]:
    """Return what finds the label before a name: 'Comment by', '3. ', 'Comment 3 by'."""
    number = r"^(?:(?:[^\W\d_]{4,12}\s+)?#?\d+[.:)]?\s+)?"
    return re.compile(rf"{number}{any_of(phrases('comments', 'before_name'))}\b\s*:?\s+", re.IGNORECASE)


@cache
def after_name() -> re.Pattern[str]:
    """Return what finds the verb, preposition, signs or note behind a name: 'wrote on', '(profile)'."""
    verbs, profile = (any_of(phrases("comments", key)) for key in ("after_name", "profile"))
    return re.compile(rf"[\s,|·•–—-]*\b{verbs}[\s:,.…]*$|[\s:,;|·•–—@(-]+$|\s*\({profile}\)$", re.IGNORECASE)


@remembered
def is_says(text: str) -> bool:
    """Say whether a line is only the verb behind a name: 'says:'."""
    return bool(_says().match(text))


def without_says(text: str) -> str:
    """Return a text without the verb behind a name that it begins with: 'wrote: …'."""
    verb = _says_before().match(text)
    return text[verb.end() :] if verb else text


@cache
def buttons() -> frozenset[str]:
    """Return what stands on the buttons and links beside a comment, case folded."""
    return frozenset(phrase.casefold() for phrase in phrases("comments", "buttons"))


@remembered
def is_counter(text: str) -> bool:
    """Say whether a text is a number with its unit or label: '12 points', 'level 2'."""
    return bool(_counter().fullmatch(text))


@cache
def in_reply() -> tuple[str, ...]:
    """Return what stands beside the name of whom a comment answers, case folded: 'in reply to'."""
    return tuple(phrase.casefold() for phrase in phrases("comments", "in_reply"))


@remembered
def is_removed(text: str) -> bool:
    """Say whether a text stands in for a comment that was taken away."""
    return bool(_removed().search(text))


@remembered
def is_echo(text: str) -> bool:
    """Say whether a text was written by a blog system about a link: pingbacks, reblogs."""
    return bool(_QUOTED.match(text) or _echoes().match(text))


@cache
def _says() -> re.Pattern[str]:
    return re.compile(rf"^{any_of(phrases('comments', 'says'))}\s*:\s*$", re.IGNORECASE)


@cache
def _says_before() -> re.Pattern[str]:
    return re.compile(rf"{any_of(phrases('comments', 'says'))}\s*:\s+(?=\S)", re.IGNORECASE)


@cache
def _counter() -> re.Pattern[str]:
    levels, units = (any_of(phrases("comments", key)) for key in ("levels", "units"))
    return re.compile(rf"(?:{levels}|#)?\s*[+−-]?\d+\s*{units}?", re.IGNORECASE)


@cache
def _removed() -> re.Pattern[str]:
    things, removed = (any_of(phrases("comments", key)) for key in ("thing", "removed"))
    return re.compile(rf"\b{things}\b.{{0,60}}\b{removed}\b|^\[?{removed}\]?[.。।]?$", re.IGNORECASE)


@cache
def _echoes() -> Opening:
    return Opening((phrases("comments", "echoes"), WORD_END))
