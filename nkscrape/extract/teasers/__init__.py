"""Related and recommended reading: the blocks a page offers beside its article."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from nkscrape import urls
from nkscrape.extract.landmarks import Landmarks, find_landmarks
from nkscrape.extract.teasers.blocks import find_blocks
from nkscrape.extract.teasers.cards import Card, read_cards
from nkscrape.extract.teasers.islands import read_islands
from nkscrape.items import Teaser
from nkscrape.page import Page
from nkscrape.site import Site

MAX_TEASERS = 100
"""Teasers of one page that are kept."""


@dataclass(slots=True, kw_only=True)
class Related:
    """The teasers of a page, in page order."""

    teasers: list[Teaser] = field(default_factory=list)
    regions: list[HtmlElement] = field(default_factory=list)
    """Elements that belong to teaser blocks and never to the body."""


def read_teasers(page: Page, site: Site, taken: Collection[HtmlElement], landmarks: Landmarks | None = None) -> Related:
    """Return the related-reading teasers; elements in `taken` belong to the discussion."""
    related = Related()
    cards: list[Card] = []
    for block in find_blocks(page, site, landmarks or find_landmarks(page), taken):
        found = read_cards(page, block)
        if found:
            cards.extend(found)
            related.regions.extend(block.elements)
    related.teasers = list(_records(page, cards or read_islands(page)))
    return related


def _records(page: Page, cards: list[Card]) -> Iterator[Teaser]:
    """Yield one record per target, the first showing first; later ones fill what it lacks."""
    merged: dict[str, Card] = {}
    for card in cards:
        target = urls.article_id(card.url)
        if target == page.article_id or target == urls.article_id(page.url):
            continue
        if target in merged:
            merged[target].fill(card)
        elif len(merged) < MAX_TEASERS:
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
