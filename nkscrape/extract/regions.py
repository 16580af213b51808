"""Which elements of a page are no part of its article: menus, boxes, forms, hidden copies, what others took."""

from __future__ import annotations

import re
from collections.abc import Collection

from lxml import etree
from lxml.html import HtmlElement

from nkscrape.extract.text import BLOCKS, SILENT
from nkscrape.extract.vocabulary import (
    BOX_NAMES,
    BYLINE_NAMES,
    CONSENT_NAMES,
    DOUBTFUL_NAMES,
    OUTSIDE_ROLES,
    OUTSIDE_TAGS,
)

MIN_TEXT = 40
"""Characters from which a text node counts as running text."""
MAX_NOTICE = 500
_LONG_TEXT = etree.XPath("//text()[string-length() > $least][not(parent::script or parent::style)]")
_HIDDEN_NAME = re.compile(r"(?<![\w:-])hidden(?![\w-])")
_SHOWN_NAME = re.compile(r":(?:block|flex|grid|inline|table|contents)")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|\bclip\s*:\s*rect", re.IGNORECASE)


class Regions:
    """Judges the elements of one page, each once, and weighs their running text."""

    def __init__(self, root: HtmlElement, taken: Collection[HtmlElement], min_text: int = MIN_TEXT) -> None:
        self.root = root
        self.taken = set(taken)
        self.weight: dict[HtmlElement, int] = {}
        """Characters of unlinked running text under each element."""
        self.runs: list[tuple[HtmlElement, int]] = []
        """Block around each long text node, and the node's length."""
        self.around_headline: set[HtmlElement] = set()
        self._names: dict[str, int] = {}
        self._own: dict[HtmlElement, bool] = {}
        self._within: dict[HtmlElement, bool] = {}
        self.notices: list[str] = []
        """Long text nodes of the whole page, menus and boxes too, where they are no longer than a notice."""
        self._by_class: dict[str | None, int] | None = None
        self._weigh(min_text)

    def _weigh(self, min_text: int) -> None:
        for text in _LONG_TEXT(self.root, least=min_text):
            node = text.getparent()
            if text.is_tail:
                node = node.getparent()
            stripped = text.strip()
            length = len(stripped)
            if length < MAX_NOTICE:
                self.notices.append(stripped)
            if length < min_text or node is None:
                continue
            block = _block_around(node)
            if block is None:
                continue
            self.runs.append((block, length))
            up: HtmlElement | None = block
            while up is not None:
                self.weight[up] = self.weight.get(up, 0) + length
                up = up.getparent()
        self.total = self.weight.get(self.root, 0)

    def outside(self, node: HtmlElement) -> bool:
        """Whether the element itself is no part of the article."""
        known = self._own.get(node)
        if known is None:
            known = self._own[node] = self._judge(node)
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
        if node.tag in OUTSIDE_TAGS or node in self.taken:
            return True
        return bool(node.attrib) and (self._is_hidden(node) or bool(BOX_NAMES.search(split_name(node))))

    def protect(self, headline: HtmlElement | None) -> None:
        """Take the elements around the headline for parts of the article, whatever they are called."""
        if headline is not None:
            self.around_headline = set(headline.iterancestors())
            self._own.update((up, False) for up in self.around_headline - self.taken)
            self._within.clear()

    def _judge(self, node: HtmlElement) -> bool:
        if node in self.taken:
            return True
        if not node.attrib:
            return node.tag in OUTSIDE_TAGS and self._is_minor(node)
        kind = self._kind(split_name(node))
        if kind == _CONSENT:
            return True
        if node.tag in OUTSIDE_TAGS or kind == _BOX or self._is_hidden(node):
            return self._is_minor(node)
        if kind == _DOUBTFUL and not (node.tag == "p" and self.weight.get(node, 0) > 150):
            return self._named_weight(node) * 7 < self.total
        return False

    def _is_minor(self, node: HtmlElement) -> bool:
        return self.weight.get(node, 0) * 2 < self.total

    def _kind(self, name: str) -> int:
        known = self._names.get(name)
        if known is None:
            known = self._names[name] = _name_kind(name)
        return known

    def _is_hidden(self, node: HtmlElement) -> bool:
        get = node.get
        if get("hidden") is not None or get("aria-hidden") == "true" or get("role") in OUTSIDE_ROLES:
            return True
        style = get("style")
        return bool(style and _HIDDEN_STYLE.search(style))

    def _named_weight(self, node: HtmlElement) -> int:
        """Return the running text under all elements of the same class."""
        if self._by_class is None:
            self._by_class = {}
            for one, weight in self.weight.items():
                name = one.get("class")
                self._by_class[name] = self._by_class.get(name, 0) + weight
        return max(self._by_class.get(node.get("class"), 0), self.weight.get(node, 0))


def split_name(node: HtmlElement) -> str:
    """Return an element's class and id with the parts of camelCase words apart."""
    name = f"{node.get('class') or ''} {node.get('id') or ''}"
    if len(name) < 3:
        return ""
    return name if name.islower() else _CAMEL.sub("-", name)


_CONSENT, _BOX, _DOUBTFUL, _PLAIN = 3, 2, 1, 0


def _name_kind(name: str) -> int:
    """Return what an element's class and id make it."""
    if CONSENT_NAMES.search(name):
        return _CONSENT
    if BOX_NAMES.search(name) or BYLINE_NAMES.search(name):
        return _BOX
    return _DOUBTFUL if DOUBTFUL_NAMES.search(name) or _is_hidden_name(name) else _PLAIN


def _is_hidden_name(name: str) -> bool:
    """Whether a class hides an element on every screen: 'hidden', but not 'hidden md:block'."""
    return "hidden" in name and bool(_HIDDEN_NAME.search(name)) and not _SHOWN_NAME.search(name)


def _block_around(node: HtmlElement) -> HtmlElement | None:
    """Return the nearest block-level element; None where the text stands in a link or in no page text."""
    up: HtmlElement | None = node
    while up is not None:
        tag = up.tag
        if tag in BLOCKS:
            return up
        if tag == "a" or tag in SILENT:
            return None
        if tag == "body":
            return up
        up = up.getparent()
    return None
