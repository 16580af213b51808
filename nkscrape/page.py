"""Page: one fetched document as a value. Follow: how pure code asks for another fetch."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, cast

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from nkscrape import urls
from nkscrape.decode import decode

MAX_JSON_BLOCK = 4_000_000
"""Characters of one JSON block that are parsed; longer ones are skipped."""
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

    @cached_property
    def site(self) -> str:
        """Registrable domain."""
        return urls.site_of(self.url)

    @cached_property
    def text(self) -> str:
        """The body as text: charset from BOM, header, meta, then detection."""
        return decode(self.body, self.headers.get("content-type"))

    @cached_property
    def root(self) -> HtmlElement:
        """The parsed tree; an empty document where there is nothing to parse."""
        source = self.body if _is_utf8(self.body) else self.text.encode("utf-8", "replace")
        if b"\0" in source:
            source = source.replace(b"\0", b"")
        if not source.strip():
            source = b"<html></html>"
        root = lxml_html.document_fromstring(source, parser=_PARSER, ensure_head_body=False)
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
        """The page's own canonical URL when it names one on the same site, else its URL cleaned.

        Some sites name their home page as that of every article, which would make them all one.
        """
        stated = [tag.get("href") for tag in self.landmarks["link"] if "canonical" in (tag.get("rel") or "").lower()]
        for href in [*stated, *self.meta.get("og:url", [])]:
            url = self.link(href)
            if url and (not self.site or urls.same_site(url, self.url)):
                if urls.is_home(url) and not urls.is_home(self.url):
                    continue
                return urls.clean_url(url)
        return urls.clean_url(self.url)

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


def _is_utf8(body: bytes) -> bool:
    """Whether bytes can be handed to the parser as they are."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return False
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _loads(source: str) -> object:
    """Return a JSON block's value, forgiving what sites get wrong; None where it is not JSON."""
    source = source.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    if not source or len(source) > MAX_JSON_BLOCK:
        return None
    try:
        return json.loads(source, strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: object, depth: int = 0) -> list[dict[str, Any]]:
    """Return the objects of a JSON-LD value with lists and @graph unfolded."""
    if isinstance(value, list) and depth < 8:
        return [found for item in value for found in _objects(item, depth + 1)]
    if not isinstance(value, dict):
        return []
    return [value, *_objects(value.get("@graph"), depth + 1)]
