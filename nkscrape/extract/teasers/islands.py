"""Teasers that stand in a page's script data only (Next.js and other JSON islands)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from nkscrape import jsontext, urls
from nkscrape.extract.reading.text import inline
from nkscrape.extract.teasers.cards import Card
from nkscrape.limits import MAX_JSON_BLOCK
from nkscrape.page import Page

MAX_NODES = 50_000
"""JSON values of one block that are looked at."""
_KEYS = frozenset(
    "relatedcontent relatedarticles relatedstories relatedposts relatednews related relateditems recommendedarticles "
    "recommendedstories recommendations recommended readnext morelikethis similararticles relatedlinks".split()
)
_LISTS = [(sign, re.compile(sign + r'\w*"\s*:\s*[\[{]\s*["\[{]')) for sign in ("elated", "ecomm")]
"""Tell early that a block holds no such list, or an empty one."""
_URL = ("url", "canonicalUrl", "canonical_url", "link", "href", "path", "permalink", "webUrl", "fullUrl", "slug")
_TITLE = ("title", "headline", "name", "heading", "linkText", "shortTitle")
_EXCERPT = ("excerpt", "description", "summary", "standfirst", "dek", "teaser")
_DATE = ("publishedAt", "datePublished", "published", "publishDate", "publicationDate", "date", "published_at")


def read_islands(page: Page) -> list[Card]:
    """Return the teasers that JSON in the page lists as related content, in order."""
    items = (item for source in _sources(page) for item in _listed(jsontext.parse(source)))
    return [card for item in items if (card := _card(page, item))]


def _sources(page: Page) -> Iterator[str]:
    reading = page.reading
    for script in reading.by_tag.get("script", ()):
        if "application/json" in reading.get(script, "type").lower():
            source = reading.raw(script)
            if len(source) <= MAX_JSON_BLOCK and any(sign in source and lists.search(source) for sign, lists in _LISTS):
                yield source


def _listed(data: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects under a key that says related; iterative and bounded."""
    stack: list[tuple[Any, bool]] = [([data], False)]
    for _ in range(MAX_NODES):
        if not stack:
            return
        value, is_related = stack.pop()
        if not isinstance(value, dict):
            inner = [(one, is_related) for one in value]
        elif is_related and any(map(value.__contains__, _TITLE)):
            yield value
            continue
        else:
            inner = [(one, is_related or _plain(key) in _KEYS) for key, one in value.items()]
        stack += [pair for pair in reversed(inner) if isinstance(pair[0], (dict, list))]


def _plain(key: str) -> str:
    return key.replace("_", "").replace("-", "").lower()


def _card(page: Page, item: dict[str, Any]) -> Card | None:
    """Return a teaser from one object; None where it names no article of this site."""
    link, title, excerpt = _first(item, _URL), _first(item, _TITLE), _first(item, _EXCERPT)
    url = page.link(link) if link and "/" in link else None
    if not title or url is None or not urls.same_site(url, page.url):
        return None
    return Card(
        urls.clean_url(url),
        title=inline(title),
        excerpt=excerpt and inline(excerpt),
        published_raw=_first(item, _DATE),
    )


def _first(item: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    return next((value for key in keys if isinstance(value := item.get(key), str) and value.strip()), None)
