"""Which elements of a page are no part of its article: menus, boxes, forms, hidden copies, what others took."""

from __future__ import annotations

import re
from collections.abc import Collection

from lxml import etree
from lxml.html import HtmlElement

from nkscrape.extract.text import BLOCKS, SILENT
from nkscrape.extract.vocabulary import BOX_NAMES, BYLINE_NAMES, DOUBTFUL_NAMES, OUTSIDE_ROLES, OUTSIDE_TAGS

MIN_TEXT = 40
"""Characters from which a text node counts as running text."""
MAX_NOTICE = 500
_LONG_TEXT = etree.XPath(f"//text()[string-length() > {MIN_TEXT}][not(parent::script or parent::style)]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|\bclip\s*:\s*rect", re.IGNORECASE)


class Regions:
    """Judges the elements of one page, each once, and weighs their running text."""

    def __init__(self, root: HtmlElement, taken: Collection[HtmlElement]) -> None:
        self.root = root
        self.taken = set(taken)
        self.weight: dict[HtmlElement, int] = {}
        """Characters of unlinked running text under each element."""
        self.runs: list[tuple[HtmlElement, int]] = []
        """Block around each long text node, and the node's length."""
        self._names: dict[str, int] = {}
        self._own: dict[HtmlElement, bool] = {}
        self._within: dict[HtmlElement, bool] = {}
        self.notices: list[str] = []
        """Long text nodes of the whole page, menus and boxes too, where they are no longer than a notice."""
        self._by_class: dict[str | None, int] | None = None
        self._weigh()

    def _weigh(self) -> None:
        for text in _LONG_TEXT(self.root):
            node = text.getparent()
            if text.is_tail:
                node = node.getparent()
            stripped = text.strip()
            length = len(stripped)
            if length < MAX_NOTICE:
                self.notices.append(stripped)
            if length < MIN_TEXT or node is None:
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

    def _judge(self, node: HtmlElement) -> bool:
        if node in self.taken:
            return True
        if node.tag not in OUTSIDE_TAGS and not (node.attrib and self._is_box(node)):
            return False
        return self.weight.get(node, 0) * 2 < self.total

    def _is_box(self, node: HtmlElement) -> bool:
        if self._is_hidden(node):
            return True
        name = split_name(node)
        if not name:
            return False
        known = self._names.get(name)
        if known is None:
            known = self._names[name] = _name_kind(name)
        return known == 2 or (known == 1 and self._named_weight(node) * 7 < self.total)

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


def _name_kind(name: str) -> int:
    """Return 2 where a name is that of a box beside the article, 1 where it may be, else 0."""
    if BOX_NAMES.search(name) or BYLINE_NAMES.search(name):
        return 2
    return 1 if DOUBTFUL_NAMES.search(name) else 0


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
