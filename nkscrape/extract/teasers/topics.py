"""Whether a heading like 'More from X' speaks of the article's own section or topic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import Any
from urllib.parse import unquote, urlsplit

from nkscrape.extract import words
from nkscrape.extract.reading.text import key_of
from nkscrape.page import Page

MAX_LINKS = 5_000
"""Links of a page that are looked at for its topics."""
_WORD = re.compile(r"[^\W_]+")
_META = """article:section article:tag og:article:section og:article:tag section news_keywords keywords
    parsely-section parsely-tags""".split()
_LD = ("articleSection", "keywords", "about")


class Topics:
    """What the article of a page is about, by its data, address and headline; read when first asked."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def hold(self, name: str) -> bool:
        """Say whether `name` is a section, tag or topic of the article, a folder of its address, or in its headline."""
        if key_of(name) in self._publisher:
            return False
        first, _, rest = name.partition(" ")
        bare = rest if rest and first in words.text.articles() else name
        phrase = f" {_words(name)} "
        return any(phrase in headline for headline in self._headlines) or not self._stems.isdisjoint(
            (_stem(name), _stem(bare))
        )

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(map(_stem, _topics(self._page)))

    @cached_property
    def _publisher(self) -> frozenset[str]:
        """The names of the site and the article's authors: 'More from The Gazette' heads its footer."""
        page = self._page
        names = [page.site.partition(".")[0], *page.meta.get("og:site_name", ()), *page.meta.get("author", ())]
        names += [text for one in page.json_ld for text in _texts(one.get("author"))]
        return frozenset(map(key_of, (*names, *(name.casefold().removeprefix("the ") for name in names))))

    @cached_property
    def _headlines(self) -> list[str]:
        """The headline in each place it stands, and the last part of the address, as words between spaces."""
        page = self._page
        slug = unquote(urlsplit(page.canonical_url).path.rstrip("/").rpartition("/")[2])
        shown = (page.reading.text(h1) for h1 in page.reading.elements("h1")[:2])
        return [f" {_words(text)} " for text in (slug, *shown, *page.meta.get("og:title", ()))]


def _stem(name: str) -> str:
    """Return what 'Sport' and 'sports' share."""
    return key_of(name).removesuffix("s")


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _topics(page: Page) -> Iterator[str]:
    for name in _META:
        for value in page.meta.get(name, ()):
            yield from (value, *value.split(","))
    for one in page.json_ld:
        for name in _LD:
            yield from _texts(one.get(name))
    path = urlsplit(page.canonical_url).path
    yield from (unquote(folder) for folder in path.split("/")[1:-1])
    reading = page.reading
    for link in islice(reading.elements("a"), MAX_LINKS):
        if "tag" in reading.get(link, "rel").split():
            yield reading.text(link)


def _texts(value: Any) -> Iterator[str]:
    """Yield the strings or names of a JSON-LD value."""
    for one in value[:50] if isinstance(value, list) else [value]:
        text = one.get("name") if isinstance(one, dict) else one
        if isinstance(text, str):
            yield from (text, *text.split(","))
