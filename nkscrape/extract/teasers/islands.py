"""Teasers that stand in a page's script data only (Next.js and other JSON islands)."""

from __future__ import annotations

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
_URL_KEYS = ("url", "canonicalUrl", "canonical_url", "link", "href", "path", "permalink", "webUrl", "fullUrl", "slug")
_TITLE_KEYS = ("title", "headline", "name", "heading", "linkText", "shortTitle")
_EXCERPT_KEYS = ("excerpt", "description", "summary", "standfirst", "dek", "teaser")
_DATE_KEYS = ("publishedAt", "datePublished", "published", "publishDate", "publicationDate", "date", "published_at")


def read_islands(page: Page) -> list[Card]:
    """Return the teasers that JSON in the page lists as related content, in order."""
    cards: list[Card] = []
    if b"application/json" not in page.body:
        return cards
    for script in page.reading.elements("script"):
        if page.reading.get(script, "type").strip().lower() != "application/json":
            continue
        source = page.reading.raw(script)
        if len(source) <= MAX_JSON_BLOCK and ("ecomm" in source or "elated" in source):
            cards.extend(card for item in _listed(jsontext.parse(source)) if (card := _card(page, item)))
    return cards


def _listed(data: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects in lists under a key that says related; iterative and bounded."""
    stack: list[tuple[Any, bool]] = [(data, False)]
    for _ in range(MAX_NODES):
        if not stack:
            return
        value, related = stack.pop()
        if isinstance(value, dict):
            if related and any(key in value for key in _TITLE_KEYS):
                yield value
                continue
            stack.extend(
                (inner, related or key.replace("_", "").replace("-", "").lower() in _KEYS)
                for key, inner in reversed(value.items())
                if isinstance(inner, (dict, list))
            )
        elif isinstance(value, list):
            stack.extend((inner, related) for inner in reversed(value) if isinstance(inner, (dict, list)))


def _card(page: Page, item: dict[str, Any]) -> Card | None:
    """Return a teaser from one object; None where it names no article of this site."""
    link, title = _first(item, _URL_KEYS), _first(item, _TITLE_KEYS)
    if not link or not title or "/" not in link:
        return None
    url = page.link(link)
    if url is None or not urls.same_site(url, page.url):
        return None
    excerpt = _first(item, _EXCERPT_KEYS)
    return Card(
        urls.clean_url(url),
        title=inline(title),
        excerpt=excerpt and inline(excerpt),
        published_raw=_first(item, _DATE_KEYS),
    )


def _first(item: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    return next((value for key in keys if isinstance(value := item.get(key), str) and value.strip()), None)
