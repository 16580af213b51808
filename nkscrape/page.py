"""Page: one fetched document as a value. Follow: how pure code asks for another fetch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import chain, islice
from typing import Any

from nkscrape import canonical, gate, urls
from nkscrape.extract.data.json_ld import read_json_ld
from nkscrape.extract.data.meta import read_meta
from nkscrape.extract.evidence import Judgement
from nkscrape.extract.reading import Reading
from nkscrape.extract.reading.tree import Tree

HEADERS = ("content-type", "etag", "last-modified", "x-wp-total", "x-wp-totalpages")
"""The headers that matter to a Page."""
MAX_CANONICALS = 10
"""Canonical addresses of one page that are looked at."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """What one fetch gave. The reading and meta tags are made once, on first use."""

    url: str
    """Where the body came from, after redirects."""
    body: bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    """Lower-case names; only those that matter."""
    fetched_at: datetime | None = None
    """UTC."""
    requested_url: str | None = None
    incomplete: str | None = None
    """Why the body is not the whole document ('broken off', 'partial content'); None where it came whole."""
    ledger: list[Judgement] | None = field(default=None, compare=False, repr=False)
    """Where readers note what they judged and why; None where nobody asks."""
    stands_alone: bool = False
    """Whether the page is known not to be what it names as canonical, and stands for itself."""

    @cached_property
    def site(self) -> str:
        """Registrable domain."""
        return urls.site_of(self.url)

    @cached_property
    def source(self) -> gate.Source:
        """What of the body is read, in UTF-8: charset from BOM, header, meta, then detection."""
        return gate.admit(self.body, self.headers.get("content-type"))

    @cached_property
    def text(self) -> str:
        """The source as text."""
        return self.source.html.decode("utf-8", "replace")

    @cached_property
    def partial(self) -> str | None:
        """Why readers see less than the whole document: as it came, or past a limit; None where they see it all."""
        return self.incomplete or self.source.cut or (gate.TOO_DEEP if self.reading.is_cut else None)

    @cached_property
    def reading(self) -> Reading:
        """The page's elements and texts, read once."""
        return Reading(self.source.html)

    @cached_property
    def tree(self) -> Tree:
        """The reading as an lxml tree, for a site's own selectors."""
        return Tree(self.reading)

    @cached_property
    def meta(self) -> dict[str, list[str]]:
        """Content of `meta` tags by lower-case name, property or itemprop, in order."""
        return read_meta(self.reading)

    @cached_property
    def json_ld(self) -> list[dict[str, Any]]:
        """Every JSON-LD object of the page, @graph unfolded, in order; broken blocks are left out."""
        return read_json_ld(self.reading)

    @cached_property
    def base_url(self) -> str:
        """What relative links are resolved against."""
        href = next((self.reading.get(i, "href") for i in self.reading.elements("base")), None)
        return (href and urls.absolute_url(self.url, href)) or self.url

    def link(self, href: str | None) -> str | None:
        """Return `href` as an absolute http(s) URL, else None."""
        return urls.absolute_url(self.base_url, href)

    @cached_property
    def canonical_url(self) -> str:
        """The canonical URL the page names, where its own address or headline bears that out; else its URL cleaned."""
        if self.stands_alone:
            return urls.clean_url(self.url)
        stated = islice(chain(self._links("canonical"), self.meta.get("og:url", [])), MAX_CANONICALS)
        claims = [url for href in stated if (url := self.link(href))]
        return urls.clean_url(canonical.choose(self.url, claims, self._headline))

    @property
    def short_url(self) -> str | None:
        """The short link the page states: as a rule the number of its article, which slug and date do not change."""
        return next(
            (url for href in self._links("shortlink") if (url := self.link(href)) and not urls.is_home(url)), None
        )

    def _links(self, relation: str) -> Iterator[str]:
        reading = self.reading
        return (reading.get(i, "href") for i in reading.elements("link") if relation in reading.get(i, "rel").lower())

    @property
    def _headline(self) -> str:
        """The page's title and main headings as they stand there."""
        shown = (self.reading.text(i) for i in self.reading.elements("h1")[:5])
        return " ".join((*self.meta.get("og:title", []), self.reading.title, *shown))

    @cached_property
    def article_id(self) -> str:
        """Id of the article this page is about."""
        return urls.article_id(self.canonical_url)


@dataclass(frozen=True, slots=True, kw_only=True)
class Follow:
    """A fetch pure code asks for: the spider makes it a request, replay looks it up, a test gives a body."""

    url: str
    kind: str
    """Which reader takes the answer, e.g. 'comments.wordpress'."""
    article_url: str
    """Canonical URL of the article the answer belongs to."""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str | None = None
    """JSON to POST (GraphQL); None for GET."""
    context: Mapping[str, str] = field(default_factory=dict)
    """What the reader needs to go on: page number, post id."""
    otherwise: list[Follow] = field(default_factory=list)
    """What to ask instead where this is not answered."""
