"""Related and recommended reading: the boxes a page offers beside its article."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from nkscrape import urls
from nkscrape.extract.rules import select
from nkscrape.extract.teasers.boxes import Box, find_boxes, heading_of
from nkscrape.extract.teasers.cards import Card, read_cards
from nkscrape.extract.teasers.islands import read_islands
from nkscrape.extract.teasers.related import related_cards
from nkscrape.extract.teasers.topics import Topics
from nkscrape.items import Teaser
from nkscrape.page import Page
from nkscrape.site import Site

MAX_TEASERS = 100
"""Teasers of one page that are kept."""


@dataclass(slots=True, kw_only=True)
class Related:
    """The teasers of a page, in page order."""

    teasers: list[Teaser] = field(default_factory=list)
    regions: list[int] = field(default_factory=list)
    """Elements that belong to boxes of teasers and never to the body."""


def read_teasers(page: Page, site: Site, taken: Collection[int]) -> Related:
    """Return the related-reading teasers; elements in `taken` belong to the discussion."""
    related = Related()
    cards = _of_rules(page, site, related) if site.teasers else _of_boxes(page, set(taken), related)
    related.teasers = list(_records(page, cards or read_islands(page)))
    return related


def _of_rules(page: Page, site: Site, related: Related) -> list[Card]:
    """Return the cards in the elements that a site's own selectors name."""
    cards = []
    for i in select(page, site.teasers):
        if found := read_cards(page, Box([i], heading_of(page.reading, i))).cards:
            cards += found
            related.regions.append(i)
    return cards


def _of_boxes(page: Page, taken: set[int], related: Related) -> list[Card]:
    cards, topics = [], Topics(page)
    for box in find_boxes(page.reading):
        first = box.elements[0]
        is_free = taken.isdisjoint((first, *page.reading.around(first)))
        if is_free and (found := related_cards(page, topics, box)):
            cards += found
            related.regions += box.elements
            taken.update(box.elements)
    return cards


def _records(page: Page, cards: list[Card]) -> Iterator[Teaser]:
    """Yield one record per target, the first showing first; later ones fill what it lacks."""
    merged: dict[str, Card] = {}
    own = {page.article_id, urls.article_id(page.url)} if cards else set[str]()
    for card in cards:
        target = urls.article_id(card.url)
        if target in merged:
            merged[target].fill(card)
        elif target not in own and len(merged) < MAX_TEASERS:
            merged[target] = card
    for position, (target, card) in enumerate(merged.items(), 1):
        yield Teaser(
            article_id=page.article_id,
            teaser_id=urls.hash_id(page.article_id, target),
            block=card.block,
            position=position,
            title=card.title,
            url=card.url,
            target_article_id=target,
            excerpt=card.excerpt,
            excerpt_is_truncated=card.excerpt_is_truncated,
            published_raw=card.published_raw,
            image_url=card.image_url,
            site=page.site,
            fetched_at=page.fetched_at,
        )
