"""What a page says of itself: errors, walls, meters; where its links lead on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from nkscrape.extract.words import classes, phrases
from nkscrape.extract.words.matching import MAX_DISTINCT, WORD_END, Anywhere, Opening
from nkscrape.extract.words.pattern import any_of


def is_error_title(title: str) -> bool:
    """Say whether a page's title is that of an error page."""
    return bool(_errors().match(title))


def is_wall_title(title: str) -> bool:
    """Say whether a page's title is that of a consent dialogue or a test for robots."""
    return bool(_walls().match(title))


def meters_among(texts: Iterable[str]) -> set[str]:
    """Return those of the texts that say how many articles may be read for nothing."""
    return _meters().among(texts)


def paywalls_among(texts: Iterable[str]) -> set[str]:
    """Return those of the texts that say an article is for subscribers."""
    return _paywalls().among(texts)


@lru_cache(maxsize=MAX_DISTINCT)
def leads_on(text: str) -> bool:
    """Say whether a link's text only leads on: 'all articles', 'show more'."""
    return bool(_leads_on().match(text))


@cache
def more_behind() -> re.Pattern[str]:
    """Return what finds the 'read more' behind a sign at the end of a headline."""
    return re.compile(rf"\s*[|»›→>…]+\s*{any_of(phrases('teasers', 'more'))}\s*$", re.IGNORECASE)


@cache
def cut_off() -> re.Pattern[str]:
    """Return what finds the ellipsis, with 'read more' behind it or not, at the end of an excerpt."""
    more = any_of(phrases("teasers", "more"))
    return re.compile(rf"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|…|\.\.\.)\s*(?:\(?{more}\)?)?\s*[»>→]*\s*$", re.IGNORECASE)


@cache
def path_words(key: str) -> str:
    """Return the expression of the words of addresses under a key of `paths`."""
    return any_of(classes.entries("paths", key))


@cache
def _errors() -> Opening:
    return Opening((phrases("pages", "error"), WORD_END))


@cache
def _walls() -> Opening:
    return Opening((phrases("pages", "wall"), r"\W*(?:\||-|–|$|\.\.\.|…)"))


@cache
def _meters() -> Anywhere:
    return Anywhere(phrases("access", "meter"))


@cache
def _paywalls() -> Anywhere:
    return Anywhere(phrases("access", "wall"))


@cache
def _leads_on() -> Opening:
    return Opening((phrases("teasers", "leads_on"), r"[\s:.!…»›>→]*$"))
