"""What a page says of itself: errors, walls, meters; where its links lead on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from nkscrape.extract.words import classes
from nkscrape.extract.words.files import phrases
from nkscrape.extract.words.matching import WORD_END, Anywhere, Opening, remembered
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


@remembered
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


@remembered
def leads_to_section(href: str) -> bool:
    """Say whether an address has the folder of a section."""
    return bool(_section_path().search(href))


@remembered
def is_listing_path(path: str) -> bool:
    """Say whether an address is that of a section, tag or author, or of a further page of a listing."""
    return bool(_listing_path().search(path))


@remembered
def leads_to_service(path: str) -> bool:
    """Say whether an address is about the site: its shop, its subscriptions, its terms."""
    return bool(_service_path().search(path))


@cache
def topic_path() -> re.Pattern[str]:
    """Return what finds the folder of a topic, person or medium in an address: its `kind`, and the `rest` behind it."""
    return re.compile(rf"/(?P<kind>{path_words('topic')})/(?P<rest>.*)", re.IGNORECASE)


@cache
def path_words(key: str) -> str:
    """Return the expression of the words of addresses under a key of `paths`."""
    return any_of(classes.entries("paths", key))


@cache
def _section_path() -> re.Pattern[str]:
    return re.compile(rf"/{path_words('section')}/", re.IGNORECASE)


@cache
def _listing_path() -> re.Pattern[str]:
    folders = "|".join(path_words(key) for key in ("section", "listings", "never_articles"))
    return re.compile(rf"/(?:(?:{folders})s?/[^/]+/?|page/\d{{1,6}}/?)$", re.IGNORECASE)


@cache
def _service_path() -> re.Pattern[str]:
    pages, starts, folders = (path_words(key) for key in ("service", "service_prefix", "service_folder"))
    return re.compile(rf"/(?:{pages}|{starts}[\w-]{{0,40}})(?:\.\w{{2,5}})?/?$|^/{folders}/", re.IGNORECASE)


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
