"""Which of a page's statements about its own address to believe. Pure: addresses and headlines in, an address out.

Whoever can put a page on a site could otherwise take the place of any of its articles: a canonical URL is believed
where the page's own address or headline bears it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, unquote, urlsplit

from nkscrape import urls

_HOST = re.compile(r"^(?:www\d?|m|mobile|amp)\.")
_BEFORE = re.compile(r"^/(?:amp|m|mobile|print)(?=/.)", re.IGNORECASE)
_BEHIND = re.compile(
    r"(?:/(?:amp|m|mobile|print(?:able)?|comments?|comment-page-\d{1,5}|(?:page|seite|p)[/-]?\d{1,4}|\d{1,2}|index\.\w+)|"
    r"[._-](?:amp|print)|\.s?html?|\.php)$",
    re.IGNORECASE,
)
"""What the addresses of one article's versions and following pages have before or behind the article's own path."""
_NAMES_ARTICLE = re.compile(r"^(?:p|no|idx|idxno|\w{0,12}id)$", re.IGNORECASE)
_TELLING = re.compile(r"(?!(?:19|20)\d\d(?:\D|$))\d{4}|[^/]*[-_][^/]*[-_][^/]*$|[^/]{25,}$")
"""A path that can be an article's: a number that is no year, or a slug at its end."""
_WORD = re.compile(r"[^\W_]{3,}")
_COMMON = frozenset({"html", "htm", "shtml", "php", "asp", "aspx", "jsp", "www", "http", "https"})


def choose(own: str, claims: Iterable[str], headline: str) -> str:
    """Return the canonical URL of the page at `own`: of those it states the nearest to its own address, or that itself.

    A home page is none: some sites name theirs as that of every article, which would make them all one.
    """
    if not urls.site_of(own):
        return next(iter(claims), own)
    near = [url for url in claims if urls.same_site(url, own) and (not urls.is_home(url) or urls.is_home(own))]
    borne_out = (url for url in near if is_borne_out(own, url, headline))
    return next((url for url in near if is_version(own, url)), None) or next(borne_out, own)


def is_version(own: str, other: str) -> bool:
    """Say whether `own` is by its very address a version of the page at `other`: AMP, print, page 2, a tracked link."""
    if urls.canonical_key(own) == urls.canonical_key(other):
        return True
    here, there = urlsplit(urls.clean_url(own)), urlsplit(urls.clean_url(other))
    path = _stem(there.path)
    if (_host(here.netloc), _stem(here.path)) != (_host(there.netloc), path):
        return False
    extra, more = dict(parse_qsl(here.query)), parse_qsl(there.query)
    if any(extra.pop(name, None) != value for name, value in more):
        return False
    return bool(_TELLING.search(path) or more) or not any(_names_article(*pair) for pair in extra.items())


def is_borne_out(own: str, other: str, headline: str) -> bool:
    """Say whether most words that `other` ends with, and its numbers, stand in the page's own address or headline."""
    there = urlsplit(urls.clean_url(other))
    if not is_telling(other) and urls.canonical_key(own).startswith(urls.canonical_key(other)):
        return False  # the section the page is filed under, or the script that shows every article
    telling = _words(f"{_stem(there.path).rpartition('/')[2]} {there.query}")
    known = _words(own) | _words(headline)
    numbers = {word for word in telling if word.isdigit() and len(word) >= 4}
    return numbers <= known and 2 * len(telling & known) >= len(telling) > 0


def is_telling(url: str) -> bool:
    """Say whether an address can be an article's by its looks: a number that is no year, a slug, a query."""
    parts = urlsplit(urls.clean_url(url))
    return bool(parts.query or _TELLING.search(_stem(parts.path)))


def _names_article(name: str, value: str) -> bool:
    return bool(_NAMES_ARTICLE.match(name)) and any(character.isdigit() for character in value)


def _host(netloc: str) -> str:
    return _HOST.sub("", netloc.lower())


def _stem(path: str) -> str:
    """Return a path without what sets the versions of one article apart."""
    path = _BEFORE.sub("", path.rstrip("/"))
    for _ in range(3):
        path = _BEHIND.sub("", path).rstrip("/")
    return path


def _words(text: str) -> set[str]:
    return set(_WORD.findall(unquote(text[:4000]).lower())) - _COMMON
