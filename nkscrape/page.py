"""Page: one fetched document as a value. Follow: how pure code asks for another fetch."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import chain, islice
from typing import Any, cast

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from nkscrape import canonical, gate, jsontext, urls
from nkscrape.limits import MAX_DEPTH

MAX_JSON_BLOCK = 4_000_000
"""Characters of one JSON block that are parsed; longer ones are skipped."""
MAX_CANONICALS = 10
"""Canonical addresses of one page that are looked at."""
LANDMARKS = ("meta", "link", "base", "title", "script", "h1", "h2", "h3", "h4", "h5", "h6", "time", "a")
"""Tags whose elements are looked up on every page."""
_PARSER = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
# One class for every element, chosen in C: lxml.html's own lookup by tag is Python and halves the speed of every walk.
_PARSER.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))


_CUSTOM_TAG = re.compile(rb"<[a-z]{1,20}-[a-z]")
_CUSTOM_BLOCKS = etree.XPath("//*[contains(name(), '-')][div or p or section or article or ul or ol or header]")
"""Custom elements around blocks. A browser lays out what is in them as in a `div`, and so it is read here."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """What one fetch gave. The tree, JSON-LD and meta tags are read once, on first use."""

    url: str
    """Where the body came from, after redirects."""
    body: bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    """Lower-case names; only those that matter (content-type, etag, last-modified)."""
    fetched_at: datetime | None = None
    """UTC."""
    requested_url: str | None = None
    incomplete: str | None = None
    """Why the body is not the whole document ('broken off', 'partial content'); None where it came whole."""
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
        return self.incomplete or self.source.cut or (gate.TOO_DEEP if _broke_off(self.root) else None)

    @cached_property
    def root(self) -> HtmlElement:
        """The parsed tree; an empty document where there is nothing to parse."""
        source = self.source.html
        try:
            root = lxml_html.document_fromstring(source, parser=_PARSER, ensure_head_body=False)
        except etree.ParserError:  # a comment or a doctype alone
            root = lxml_html.document_fromstring(b"<html></html>", parser=_PARSER, ensure_head_body=False)
        if _CUSTOM_TAG.search(source):
            for element in cast("list[HtmlElement]", _CUSTOM_BLOCKS(root)):
                element.tag = "div"
        return root

    @cached_property
    def landmarks(self) -> dict[str, list[HtmlElement]]:
        """The elements of the tags in LANDMARKS by tag, in document order: one scan of the tree for all who ask."""
        found: dict[str, list[HtmlElement]] = {tag: [] for tag in LANDMARKS}
        for element in self.root.iter(*LANDMARKS):
            found[element.tag].append(element)
        return found

    @cached_property
    def meta(self) -> dict[str, list[str]]:
        """Content of `meta` tags by lower-case name, property or itemprop, in order."""
        found: dict[str, list[str]] = {}
        for tag in self.landmarks["meta"]:
            name = tag.get("property") or tag.get("name") or tag.get("itemprop")
            content = tag.get("content") or tag.get("value")
            if name and content and content.strip():
                found.setdefault(name.strip().lower(), []).append(content.strip())
        return found

    @cached_property
    def json_ld(self) -> list[dict[str, Any]]:
        """Every JSON-LD object of the page, @graph unfolded, in order; broken blocks are left out."""
        found: list[dict[str, Any]] = []
        for script in self.landmarks["script"]:
            if "ld+json" in (script.get("type") or "").lower():
                found.extend(_objects(_loads(script.text or "")))
        return found

    @cached_property
    def base_url(self) -> str:
        """What relative links are resolved against."""
        base = next(iter(self.landmarks["base"]), None)
        return (base is not None and urls.absolute_url(self.url, base.get("href"))) or self.url

    def link(self, href: str | None) -> str | None:
        """Return `href` as an absolute http(s) URL, else None."""
        return urls.absolute_url(self.base_url, href)

    @cached_property
    def canonical_url(self) -> str:
        """The canonical URL the page names, where its own address or headline bears that out; else its URL cleaned."""
        if self.stands_alone:
            return urls.clean_url(self.url)
        links = (tag.get("href") for tag in self.landmarks["link"] if "canonical" in (tag.get("rel") or "").lower())
        stated = islice(chain(links, self.meta.get("og:url", [])), MAX_CANONICALS)
        claims = [url for href in stated if (url := self.link(href))]
        return urls.clean_url(canonical.choose(self.url, claims, self._headline))

    @property
    def _headline(self) -> str:
        """The page's title and main headings as they stand there."""
        boxes = (*self.landmarks["title"][:2], *self.landmarks["h1"][:5])
        return " ".join(
            (*self.meta.get("og:title", []), *(text for box in boxes for text in islice(box.itertext(), 50)))
        )

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


def _broke_off(root: HtmlElement) -> bool:
    """Whether the parser gave up on a document for its depth: then the deepest element is the last."""
    depth, last = 0, root
    while len(last):
        depth, last = depth + 1, last[-1]
    return depth >= MAX_DEPTH


def _loads(source: str) -> object:
    """Return a JSON block's value, forgiving what sites get wrong; None where it is not JSON."""
    source = source.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    return jsontext.parse(source) if len(source) <= MAX_JSON_BLOCK else None


def _objects(value: object, depth: int = 0) -> list[dict[str, Any]]:
    """Return the objects of a JSON-LD value with lists and @graph unfolded."""
    if isinstance(value, list) and depth < 8:
        return [found for item in value for found in _objects(item, depth + 1)]
    if not isinstance(value, dict) or depth >= 8:
        return []
    return [value, *_objects(value.get("@graph"), depth + 1)]
