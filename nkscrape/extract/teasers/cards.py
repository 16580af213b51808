"""Reads the teasers of one block: the links to other articles, and title, excerpt, date and image around each."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, fields
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from nkscrape import urls
from nkscrape.extract.comments.stamps import is_stamp
from nkscrape.extract.headings import OTHER, RELATED, heading_kind, is_heading
from nkscrape.extract.teasers.blocks import Block
from nkscrape.extract.teasers.details import KICKER, date_of, excerpt_of, image_of
from nkscrape.extract.teasers.siblings import goes_on
from nkscrape.extract.text import inline, paragraphs
from nkscrape.page import Page

MAX_LINKS = 120
"""Links of one block that are looked at."""
MAX_TITLE = 300
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_TOPIC_PATH = re.compile(
    r"/(?:tags?|temas?|topics?|themen?|thema|tema|keywords?|stichwort|schlagwort\w*|etiquetas?|categor(?:y|ies|ia|ias)|"
    r"categorie|kategorie|rubrik\w*|sections?|autor(?:es|en)?|authors?|auteurs?|writers?|profile|people|staff|users?|search|"
    r"suche|buscar|login|register|abo|subscribe|newsletter\w*|feed|rss|video|videos|podcasts?|gallery|fotos?|jobs?|"
    r"impressum|privacy|contact|about|kontakt|page|persona?s?|personen|personajes?|companies|company|orte?|places?)/"
    r"(?P<rest>.*)|/(?:search|suche|buscar|login|register|subscribe|newsletters?|impressum|privacy|contact|about|kontakt)/?$",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|pdf|mp[34]|zip)$", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:^|[\s_-])(?:title|titel|titre|titulo|headline|hed|tit|heading|entry-title|name)(?:$|[\s_-])|headline|[a-z]title",
    re.IGNORECASE,
)


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
        url = _article_url(page, link)
        if url:
            links.setdefault(urls.canonical_key(url), []).append(link)
    owners = {link: key for key, group in links.items() for link in group}
    cards = []
    for key, group in links.items():
        card = _read_card(page, block, group, owners, key)
        if card:
            cards.append(card)
    return cards if len(cards) <= block.limit else []


def _links(block: Block) -> list[HtmlElement]:
    """Return the block's links, without those under a heading of other matter inside it."""
    found: list[HtmlElement] = []
    off = False
    for root in block.elements:
        for element in root.iter("a", "h1", "h2", "h3", "h4", "h5", "h6"):
            if element.tag == "a":
                if not off and element.get("href") and len(found) < MAX_LINKS:
                    found.append(element)
            elif element.find(".//a") is None and next(element.iterancestors("a"), None) is None:
                kind = heading_kind("".join(element.itertext()))
                off = kind == OTHER or (off and kind != RELATED)
    return found


def _article_url(page: Page, link: HtmlElement) -> str | None:
    """Return the address of another article of this site, None for any other link."""
    href = link.get("href") or ""
    rel = (link.get("rel") or "").split()
    if href.startswith("#") or "tag" in rel or "author" in rel or "sponsored" in rel:
        return None
    url = page.link(href)
    if url is None or not urls.same_site(url, page.url):
        return None
    parts = urlsplit(url)
    if parts.path in ("", "/") and not parts.query:
        return None
    if _is_topic_path(parts.path) or _FILE.search(parts.path) or _is_kicker(link):
        return None
    return urls.clean_url(url)


def _is_topic_path(path: str) -> bool:
    """Say whether a path is that of a tag, author, section or service page and not of an article filed under one."""
    match = _TOPIC_PATH.search(path)
    if not match:
        return False
    rest = [part for part in (match["rest"] or "").split("/") if part]
    is_person = match[0][1:7].lower() in ("author", "autore", "auteur", "autor/", "users/", "profil")
    return len(rest) < 2 and not (rest and not is_person and (rest[-1].count("-") > 2 or re.search(r"\d{4}", rest[-1])))


def _is_kicker(link: HtmlElement) -> bool:
    """Say whether a link is a card's section label."""
    parent = link.getparent()
    marks = [link.get("class") or "", (parent.get("class") or "") if parent is not None and len(parent) == 1 else ""]
    return (
        any(mark and KICKER.search(mark) and not _names_title(mark) for mark in marks) and link.find(".//img") is None
    )


def _read_card(
    page: Page, block: Block, group: list[HtmlElement], owners: dict[HtmlElement, str], key: str
) -> Card | None:
    parts = _card_parts(block, group, owners, key)
    title, title_element = _title(group)
    if not title or not _may_be_title(title, key) or _is_topic_link(group, title, key):
        return None
    card = Card(urls.clean_url(page.link(group[0].get("href")) or ""), block=block.heading, title=title)
    card.published_raw = date_of(parts)
    card.image_url = image_of(page, parts)
    card.excerpt, card.excerpt_is_truncated = excerpt_of(parts, title, title_element)
    return card


def _is_topic_link(group: list[HtmlElement], title: str, key: str) -> bool:
    """Say whether a bare short link only repeats its address: a person, place or tag."""
    if len(title.split()) > 4 or len(title) > 40 or any(link.find(".//img") is not None for link in group):
        return False
    slug = re.sub(r"\W+", "", unquote(key.rstrip("/").rpartition("/")[2])).lower()
    plain = "".join(char for char in unicodedata.normalize("NFKD", title) if char.isalnum()).lower()
    few_words = len(title.split()) < 4 and len(title) <= 30
    return (few_words and slug == plain) or (key.count("/") == 1 and plain.startswith(slug))


def _may_be_title(title: str, key: str) -> bool:
    """Say whether a link's text is a headline: some words, or a text in a script without spaces."""
    if is_heading(title):
        return False
    last = key.rpartition("/")[2]
    slug = "-" in last or "_" in last or any(map(str.isdigit, last)) or len(last) > 20 or "?" in last
    return len(title) >= 6 and (slug or len(title.split()) >= 3) and len(title) <= MAX_TITLE


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


def _title(group: list[HtmlElement]) -> tuple[str, HtmlElement | None]:
    """Return the headline among the links to one target, without kicker."""
    best, best_element, best_rank = "", None, -1
    for link in group:
        for text, element, rank in _title_candidates(link):
            if (
                text
                and not is_stamp(text)
                and (rank > best_rank or (rank == best_rank and rank < 2 and len(text) > len(best)))
            ):
                best, best_element, best_rank = text, element, rank
    return best[:MAX_TITLE].lstrip(">»•·–- "), best_element


def _title_candidates(link: HtmlElement) -> list[tuple[str, HtmlElement, int]]:
    """Return texts that may be the link's headline with a rank: 3 named title, 2 heading, 1 its text, 0 attributes."""
    found: list[tuple[str, HtmlElement, int]] = []
    kickers = set()
    for inner in link.iter():
        mark = inner.get("class") or ""
        if inner is not link and mark and KICKER.search(mark) and not _names_title(mark):
            kickers.add(inner)
        elif inner.tag in _HEADINGS or (mark and inner is not link and _names_title(mark)):
            found.append((inline("".join(inner.itertext())), inner, 3 if mark and _names_title(mark) else 2))
    parent = link.getparent()
    around = parent is not None and (parent.tag in _HEADINGS or _names_title(parent.get("class") or ""))
    lines = [line for line in map(inline, paragraphs(link, kickers).split("\n")) if line]
    headline = next((line for line in lines if len(line) >= 20 and not is_stamp(line)), max(lines, key=len, default=""))
    is_kicker = bool(KICKER.search((parent.get("class") or "") if around and parent is not None else ""))
    found.append((headline, link, 3 if around and not is_kicker else 1))
    image = link.find(".//img")
    values = (link.get("title"), link.get("aria-label"), image.get("alt") if image is not None else None)
    return [*found, *((inline(value), link, 0) for value in values)]


@lru_cache(maxsize=1024)
def _names_title(mark: str) -> bool:
    return bool(_TITLE.search(mark)) and not KICKER.search(mark)
