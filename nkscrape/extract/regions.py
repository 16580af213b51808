"""Which elements of a page are no part of its article: menus, boxes, forms, hidden copies, what others took."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from nkscrape.extract.text import BLOCKS, SILENT
from nkscrape.extract.vocabulary import (
    BOX,
    CONSENT,
    DOUBTFUL,
    OUTSIDE_ROLES,
    OUTSIDE_TAGS,
    is_head_box,
    kind_of_name,
)

MIN_TEXT = 40
"""Characters from which a text node counts as running text."""
MIN_SHORT_TEXT = 12
MAX_NOTICE = 500
"""Characters of a text node up to which it may be a notice of the house."""
_LONG_TEXT = etree.XPath("descendant::text()[string-length() >= $least]")
_HIDING = frozenset(("style", "hidden", "aria-hidden", "role"))
"""Attributes that may hide an element or make it a menu."""
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|\bclip\s*:\s*rect", re.IGNORECASE)


class Regions:
    """Judges the elements of one page, each once, and weighs their running text."""

    def __init__(self, root: HtmlElement, taken: Collection[HtmlElement], *, lenient: bool = False) -> None:
        self.root = root
        self.taken = set(taken)
        self.weight: dict[HtmlElement, int] = {}
        """Characters of unlinked running text under each element."""
        self.runs: list[tuple[HtmlElement, int]] = []
        """Blocks with long text nodes of their own, and how long these are together."""
        self.notices: list[str] = []
        """Long text nodes of the whole page, menus and boxes too, where they are no longer than a notice."""
        self.around_headline: set[HtmlElement] = set()
        self._own: dict[HtmlElement, bool] = {}
        self._within: dict[HtmlElement, bool] = {}
        self._by_class: dict[str | None, int] | None = None
        self.lenient = lenient
        """Shorter text counts too, and names do not."""
        self.is_dense = _is_dense(root)
        """Whether the script of the page says much in few characters."""
        self._weigh(MIN_SHORT_TEXT if lenient or self.is_dense else MIN_TEXT)

    def _weigh(self, min_text: int) -> None:
        own: dict[HtmlElement, int] = {}
        body = self.root.find("body")
        start = self.root if body is None else body
        for text in cast("list[etree._ElementUnicodeResult]", _LONG_TEXT(start, least=min_text)):
            node = text.getparent()
            length = len(text.strip())
            if node is None or node.tag in SILENT or length < min_text:
                continue
            if length < MAX_NOTICE:
                self.notices.append(str(text))
            block = _block_around(node.getparent() if text.is_tail else node)
            if block is not None:
                own[block] = own.get(block, 0) + length
        self.runs = list(own.items())
        self.weight = add_up(own)
        self.total = self.weight.get(self.root, 0)

    def protect(self, headline: HtmlElement | None) -> None:
        """Take the elements around the headline for parts of the article, whatever they are called."""
        if headline is not None:
            self.around_headline = set(headline.iterancestors())
            self._own.update((up, False) for up in self.around_headline)
            self._within.clear()

    def outside(self, node: HtmlElement) -> bool:
        """Whether the element itself is no part of the article."""
        known = self._own.get(node)
        if known is None:
            known = self._own[node] = node in self.taken or self._judge(node)
        return known

    def within_outside(self, node: HtmlElement) -> bool:
        """Whether the element or one around it is no part of the article."""
        chain = []
        up: HtmlElement | None = node
        verdict = False
        while up is not None:
            known = self._within.get(up)
            if known is not None:
                verdict = known
                break
            chain.append(up)
            up = up.getparent()
        for one in reversed(chain):
            verdict = verdict or self.outside(one)
            self._within[one] = verdict
        return verdict

    def outside_head(self, node: HtmlElement) -> bool:
        """Whether an element near the headline is neither standfirst nor byline."""
        if node.tag in OUTSIDE_TAGS or node.tag == "figure" or node in self.taken:
            return True
        return bool(node.attrib) and (_is_hidden(node) or is_head_box(name_of(node)))

    def _judge(self, node: HtmlElement) -> bool:
        tag = node.tag
        if tag in OUTSIDE_TAGS:
            return self._is_minor(node)
        if tag == "figure":
            return self._is_picture(node)
        attributes = node.keys()
        if not attributes:
            return False
        name = name_of(node)
        kind = kind_of_name(name) if len(name) > 1 else 0
        if kind == CONSENT:
            return True
        if (kind == BOX and not self.lenient) or (not _HIDING.isdisjoint(attributes) and _is_hidden(node)):
            return self._is_minor(node)
        return kind == DOUBTFUL and not self.lenient and self._is_doubtful(node)

    def _is_doubtful(self, node: HtmlElement) -> bool:
        """Whether an element with a doubtful name is a box: not one that holds a good part of the text."""
        weight = self.weight.get(node, 0)
        if node.tag in ("article", "main", "body") or (node.tag == "p" and weight > 150):
            return False
        if weight and next(node.iter("a"), None) is None and "teaser" in name_of(node).lower():
            return False
        return self._named_weight(node) * 7 < self.total

    def _is_picture(self, figure: HtmlElement) -> bool:
        """Whether a figure holds no quote or table that is part of the text."""
        return self._is_minor(figure) and next(figure.iter("blockquote", "table"), None) is None

    def _is_minor(self, node: HtmlElement) -> bool:
        return self.weight.get(node, 0) * 2 < self.total

    def _named_weight(self, node: HtmlElement) -> int:
        """Return the running text under all elements of the same class."""
        if self._by_class is None:
            self._by_class = {}
            for one, weight in self.weight.items():
                name = one.get("class")
                self._by_class[name] = self._by_class.get(name, 0) + weight
        return max(self._by_class.get(node.get("class"), 0), self.weight.get(node, 0))


def add_up(own: dict[HtmlElement, int]) -> dict[HtmlElement, int]:
    """Return for each element around the given ones the sum of what stands in it."""
    total = dict(own)
    level = own
    while level:
        parents: dict[HtmlElement, int] = {}
        for node, size in level.items():
            parent = node.getparent()
            if parent is not None:
                parents[parent] = parents.get(parent, 0) + size
        for parent, size in parents.items():
            total[parent] = total.get(parent, 0) + size
        level = parents
    return total


def _is_dense(root: HtmlElement) -> bool:
    """Whether a page is written in Han, Kana or Hangul, where a sentence takes few characters."""
    title = root.findtext(".//title") or root.findtext(".//h1") or ""
    return bool(title) and sum("\u3040" <= c <= "\ud7ff" for c in title) * 2 > len(title)


def name_of(node: HtmlElement) -> str:
    """Return an element's class and id."""
    classes, mark = node.get("class"), node.get("id")
    if mark:
        return f"{classes} {mark}" if classes else mark
    return classes or ""


def _is_hidden(node: HtmlElement) -> bool:
    get = node.get
    style = get("style")
    if style and _HIDDEN_STYLE.search(style):
        return True
    return bool(get("hidden") is not None or get("aria-hidden") == "true" or get("role") in OUTSIDE_ROLES)


def _block_around(node: HtmlElement | None) -> HtmlElement | None:
    """Return the nearest block-level element; None where the text stands in a link or in no page text."""
    while node is not None:
        tag = node.tag
        if tag in BLOCKS or tag == "body":
            return node
        if tag == "a" or tag in SILENT:
            return None
        node = node.getparent()
    return None
