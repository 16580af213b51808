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
    return bool(_path(rf"/{_words('section')}/").search(href))


@remembered
def is_listing_path(path: str) -> bool:
    """Say whether an address is that of a section, tag or author, or of a further page of a listing."""
    folders = _words("section", "listings", "never_articles")
    return bool(_path(rf"/(?:{folders}s?/[^/]+/?|page/\d{{1,6}}/?)$").search(path))


@remembered
def leads_to_service(path: str) -> bool:
    """Say whether an address is about the site: its shop, its subscriptions, its terms."""
    pages, starts, folders = map(_words, ("service", "service_prefix", "service_folder"))
    return bool(_path(rf"/(?:{pages}|{starts}[\w-]{{0,40}})(?:\.\w{{2,5}})?/?$|^/{folders}/").search(path))


def topic_path() -> re.Pattern[str]:
    """Return what finds the folder of a topic, person or medium in an address: its `kind`, and the `rest` behind it."""
    return _path(rf"/(?P<kind>{_words('topic')})/(?P<rest>.*)")


@cache
def _words(*keys: str) -> str:
    """Return the expression of the words of addresses under keys of `paths`."""
    return any_of(entry for key in keys for entry in classes.entries("paths", key))


@cache
def _path(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


_errors = cache(lambda: Opening((phrases("pages", "error"), WORD_END)))
_walls = cache(lambda: Opening((phrases("pages", "wall"), r"\W*(?:\||-|–|$|\.\.\.|…)")))
_meters = cache(lambda: Anywhere(phrases("access", "meter")))
_paywalls = cache(lambda: Anywhere(phrases("access", "wall")))
_leads_on = cache(lambda: Opening((phrases("teasers", "leads_on"), r"[\s:.!…»›>→]*$")))
