"""Finds the blocks of related reading: by a site's own rule, by class, by heading in many languages."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from nkscrape.extract import words
from nkscrape.extract.landmarks import Landmarks
from nkscrape.extract.rules import select
from nkscrape.extract.teasers.marks import is_outside, says_related
from nkscrape.extract.teasers.siblings import HEADINGS, following_links
from nkscrape.extract.teasers.topics import is_in_text, is_own_topic
from nkscrape.extract.text import inline
from nkscrape.extract.words.headings import DISCUSSION, OTHER, RELATED
from nkscrape.page import Page
from nkscrape.site import Site

MAX_BLOCKS = 40
MAX_HEADING_TEXT = 80
MAX_TEXT = 3000
"""Characters of a block's paragraphs; more are an article's."""
LISTING, RELATED_LIST = 12, 30
"""More teasers than this make a listing, not related reading, where only a class or a whole heading says so."""
_INLINE = frozenset(("strong", "b", "span", "font", "em", "i"))
_TOP = frozenset(("body", "html", "main", "article", "aside", "footer", "nav"))
_TITLE = re.compile(r"title|head")


@dataclass(slots=True)
class Block:
    """Elements that together offer related reading."""

    elements: list[HtmlElement]
    heading: str | None
    by_class: bool = False
    """A class says related, not only a heading."""

    @property
    def is_named(self) -> bool:
        """Its heading is one of related reading."""
        return words.headings.kind(self.heading or "") == RELATED

    @property
    def limit(self) -> int:
        """Most teasers it may have."""
        return RELATED_LIST if self.is_named and not self.is_doubtful else LISTING

    @property
    def may_be_cut(self) -> bool:
        """Its heading is reason enough to keep the first of a longer list."""
        return self.is_named and not self.by_class and not self.is_doubtful

    @property
    def is_doubtful(self) -> bool:
        """Only a heading that menus have, too, says that this is related reading."""
        return not self.by_class and words.headings.is_ambiguous(self.heading or "")


def find_blocks(page: Page, site: Site, landmarks: Landmarks, taken: Collection[HtmlElement]) -> Iterator[Block]:
    """Yield the page's blocks of related reading in document order, none inside another."""
    if site.teasers:
        yield from (
            Block([element], _heading_of(element), by_class=True) for element in select(page.root, site.teasers)
        )
        return
    inside: set[HtmlElement] = set(taken)
    starts = [(e, announces) for e, announces in landmarks.related.items() if announces or says_related(e)]
    for element, announces in starts[:MAX_BLOCKS]:
        is_heading = announces and not _is_block(element)
        if _is_inside(element, inside) or not (is_heading or _is_block(element)):
            continue
        block = _block_of_heading(page, element) if is_heading else _block_of_class(page, element)
        inside.update(block.elements if block else () if is_heading or _holds_article(page, element) else (element,))
        if block:
            yield block


def _is_block(element: HtmlElement) -> bool:
    return says_related(element) and element.find(".//a") is not None


def _is_inside(element: HtmlElement, others: Collection[HtmlElement]) -> bool:
    """Say whether an element stands in one of `others`, or in a menu, form or the site's footer."""
    if element in others:
        return True
    return any(around in others or is_outside(around) for around in element.iterancestors())


def _block_of_class(page: Page, element: HtmlElement) -> Block | None:
    """Return the block of a container whose class says related; None where its heading says something else."""
    heading = _heading_of(element)
    if words.headings.kind(heading or "") in (OTHER, DISCUSSION) or _holds_article(page, element):
        return None
    return Block([element], heading, by_class=True) if _is_on_topic(page, heading, element) else None


def _holds_article(page: Page, element: HtmlElement) -> bool:
    """Say whether an element holds the page's headline, or more text than a block of teasers has."""
    headline = next(iter(page.landmarks["h1"]), None)
    if headline is not None and any(around is element for around in headline.iterancestors()):
        return True
    return sum(len(p.text or "") for p in islice(element.iter("p"), 200) if len(p.text or "") > 150) > MAX_TEXT


def _is_on_topic(page: Page, heading: str | None, element: HtmlElement) -> bool:
    """Say whether a heading names nothing, or the article's own section or topic, or stands in its text."""
    topic = words.headings.topic(heading or "")
    return not topic or is_own_topic(page, topic) or is_in_text(element)


def _heading_of(element: HtmlElement) -> str | None:
    return _heading_in(element) or _heading_before(element)


def _heading_in(element: HtmlElement) -> str | None:
    """Return the text of the first heading in a block that is no link's headline."""
    for inner in islice(element.iter(*HEADINGS, "header", "p", "div", "span", "strong", "legend"), 12):
        if inner.tag not in HEADINGS and not _is_title(inner):
            continue
        tabs = inner.findall(".//a")
        text = inline("".join((tabs[0] if len(tabs) > 1 else inner).itertext()))
        if words.headings.kind(text) is None and _belongs_to_card(inner, element):
            return None
        if text:
            return text if len(text) <= MAX_HEADING_TEXT else None
    return None


def _belongs_to_card(title: HtmlElement, block: HtmlElement) -> bool:
    if title.find(".//a") is not None:
        return True
    return any(around.tag in ("a", "li", "article") for around in _up_to(title, block))


def _is_title(element: HtmlElement) -> bool:
    text = element.text
    if not text or len(element):
        return False
    return words.headings.kind(text) in (RELATED, OTHER) or bool(_TITLE.search(element.get("class") or ""))


def _up_to(element: HtmlElement, top: HtmlElement) -> Iterator[HtmlElement]:
    for around in element.iterancestors():
        if around is top:
            return
        yield around


def _heading_before(element: HtmlElement) -> str | None:
    """Return the heading that stands right before a block."""
    before = element.getprevious()
    if before is not None and isinstance(before.tag, str):
        text = inline("".join(before.itertext()))[:100]
        if before.tag in HEADINGS or words.headings.kind(text):
            return text
    return None


def _block_of_heading(page: Page, heading: HtmlElement) -> Block | None:
    """Return what a heading of related reading is set above."""
    text = inline("".join(heading.itertext()))
    if len(text) > MAX_HEADING_TEXT or not _is_on_topic(page, text, heading):
        return None
    found = _elements_under(heading, text)
    return Block(found, text) if found else None


def _elements_under(heading: HtmlElement, text: str) -> list[HtmlElement]:
    """Return what follows a heading and holds links, climbing out of its wrappers while nothing else follows."""
    node = heading
    for _ in range(5):
        parent = node.getparent()
        if parent is None or node.tag in ("button", "label", "li"):
            return []
        if node.tag == "a":
            return [node] if _opens_card(node, text) else []
        if node.tag in _INLINE and parent.tag == "p":
            if len(inline("".join(parent.itertext()))) > len(text) + 5:
                return []  # 'Read more: …' in running text
        else:
            after, is_end = following_links(node)
            if after or is_end:
                return after
        if parent.tag in _TOP:
            return []
        node = parent
    return []


def _opens_card(link: HtmlElement, text: str) -> bool:
    """Say whether a link of its own begins with the heading, and goes on with a headline: 'Read also: …'."""
    parent = link.getparent()
    whole = inline(" ".join(link.itertext()))
    if words.headings.is_ambiguous(text) or parent is None or parent.tag == "p" or not whole.startswith(text):
        return False
    return len(whole) > len(text) + 20 and next(link.iter(*HEADINGS, "img", "div"), None) is not None
