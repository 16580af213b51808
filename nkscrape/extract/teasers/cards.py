"""Reads the teasers of one block: the links to other articles, and title, excerpt, date and image around each."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from urllib.parse import unquote

from lxml.html import HtmlElement

from nkscrape import urls
from nkscrape.extract import words
from nkscrape.extract.teasers.blocks import Block
from nkscrape.extract.teasers.details import date_of, excerpt_of, image_of
from nkscrape.extract.teasers.links import article_url
from nkscrape.extract.teasers.siblings import HEADINGS, goes_on
from nkscrape.extract.teasers.titles import HEADING, MAX_TITLE, heading_in, headline_of, is_more
from nkscrape.extract.text import reading_length
from nkscrape.extract.words.headings import OTHER, RELATED
from nkscrape.normal import normal
from nkscrape.page import Page

MAX_LABEL = 10
"""Characters that a topic's link may add to its name."""
MAX_LINKS = 120
"""Links of one block that are looked at."""


@dataclass(slots=True)
class Card:
    """A teaser as the page shows it."""

    url: str
    block: str | None = None
    title: str | None = None
    excerpt: str | None = None
    excerpt_is_truncated: bool | None = None
    published_raw: str | None = None
    image_url: str | None = None

    def fill(self, other: Card) -> None:
        """Take from a copy what this one lacks."""
        for field in fields(self):
            if getattr(self, field.name) is None:
                setattr(self, field.name, getattr(other, field.name))


def read_cards(page: Page, block: Block) -> list[Card]:
    """Return the block's teasers in order, one per target; links to tags, authors, ads and other sites are none."""
    links: dict[str, list[HtmlElement]] = {}
    for link in _links(block):
        url = article_url(page, link)
        if url:
            links.setdefault(urls.canonical_key(url), []).append(link)
    owners = {link: key for key, group in links.items() for link in group}
    cards = [card for key, group in links.items() if (card := _read_card(page, block, group, owners, key))]
    if any(card.title == block.heading for card in cards):
        for card in cards:
            card.block = None  # the first teaser's headline
    if len(cards) > block.limit:
        return cards[: block.limit] if block.may_be_cut else []
    return [] if _is_menu(block, cards, len(links)) else cards


def _is_menu(block: Block, cards: list[Card], targets: int) -> bool:
    """Say whether what stands under a heading is a menu: most links no headlines, or the heading one of menus, too."""
    if block.by_class:
        return False
    headlines = sum(reading_length(card.title or "") >= 20 or card.image_url is not None for card in cards)
    return len(cards) * 2 < targets or not headlines or (block.is_doubtful and headlines < 2)


def _links(block: Block) -> list[HtmlElement]:
    """Return the block's links, without those under a heading of other matter inside it."""
    found: list[HtmlElement] = []
    off = False
    for root in block.elements:
        for element in root.iter("a", *HEADINGS):
            if element.tag == "a":
                if not off and element.get("href") and len(found) < MAX_LINKS:
                    found.append(element)
            elif element.find(".//a") is None and next(element.iterancestors("a"), None) is None:
                kind = words.headings.kind("".join(element.itertext()))
                off = kind == OTHER or (off and kind != RELATED)
    return found


def _read_card(
    page: Page, block: Block, group: list[HtmlElement], owners: dict[HtmlElement, str], key: str
) -> Card | None:
    parts = _card_parts(block, group, owners, key)
    headline = headline_of(group)
    if not headline.text or is_more(headline.text):
        headline = heading_in(parts)
    title = headline.text
    if not title or len(title) > MAX_TITLE or is_more(title):
        return None
    if headline.strength < HEADING and (not _may_be_title(title, key) or _is_topic_link(group, title, key)):
        return None
    card = Card(article_url(page, group[0]) or "", block=block.heading, title=title)
    card.published_raw = date_of(parts)
    card.image_url = image_of(page, parts)
    card.excerpt, card.excerpt_is_truncated = excerpt_of(parts, title, headline.element)
    return card


def _is_topic_link(group: list[HtmlElement], title: str, key: str) -> bool:
    """Say whether a bare short link only repeats its address: a person, place or tag."""
    if len(title.split()) > 4 or len(title) > 40 or any(link.find(".//img") is not None for link in group):
        return False
    slug = re.sub(r"\W+", "", unquote(key.rstrip("/").rpartition("/")[2])).lower()
    plain = "".join(char for char in normal("NFKD", title) if char.isalnum()).lower()
    few_words = len(title.split()) < 4 and len(title) <= 30
    return plain.startswith(slug) and (key.count("/") == 1 or (few_words and len(plain) - len(slug) <= MAX_LABEL))


def _may_be_title(title: str, key: str) -> bool:
    """Say whether a link's text is a headline: some words, or a text in a script without spaces."""
    last = key.rpartition("/")[2]
    slug = "-" in last or "_" in last or any(map(str.isdigit, last)) or len(last) > 20 or "?" in last
    return reading_length(title) >= 6 and (slug or len(title.split()) >= 3)


def _card_parts(block: Block, group: list[HtmlElement], owners: dict[HtmlElement, str], key: str) -> list[HtmlElement]:
    """Return the elements of a card: one, or in a flat block the run of siblings up to the next teaser."""
    card = _card_element(block, group[0], owners, key)
    parts = [card]
    if card in block.elements:
        for after in block.elements[block.elements.index(card) + 1 :]:
            if not goes_on(after) and not any(owners.get(link) == key for link in after.iter("a")):
                break
            parts.append(after)
    return parts


def _card_element(block: Block, link: HtmlElement, owners: dict[HtmlElement, str], key: str) -> HtmlElement:
    """Return the largest element around a link that holds no other teaser's link."""
    card = link
    for around in link.iterancestors():
        if around in block.elements and len(block.elements) == 1 and len(set(owners.values())) > 1:
            break
        if any(owners.get(other, key) != key for other in around.iter("a")):
            break
        card = around
        if around in block.elements:
            break
    return card
