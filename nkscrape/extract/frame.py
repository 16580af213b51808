"""Where the article stands: the element that holds its running text, and what inside it does not belong."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement

from nkscrape.extract.regions import Regions

_TEXT_LENGTH = etree.XPath("string-length(normalize-space())")
_CARD = etree.XPath("boolean(.//h2//a|.//h3//a|.//h4//a|.//a//h2|.//a//h3|.//a//h4)")


class Frame:
    """The part of the page the article's text stands in: an element, and what is left out of it."""

    def __init__(self, regions: Regions) -> None:
        self.regions = regions
        self.good: dict[HtmlElement, int] = {}
        """Characters of running text under each element, outside regions not counted."""
        self.excluded: set[HtmlElement] = set()
        self.container = self._find()

    def _find(self) -> HtmlElement | None:
        scores: dict[HtmlElement, float] = {}
        for block, length in self.regions.runs:
            if self.regions.within_outside(block):
                continue
            share = float(length)
            up: HtmlElement | None = block
            level = 0
            while up is not None:
                self.good[up] = self.good.get(up, 0) + length
                if level < 4:
                    scores[up] = scores.get(up, 0.0) + share
                    if level:
                        share /= 2
                level += 1
                up = up.getparent()
        if not scores:
            return None
        best = max(scores, key=lambda e: scores[e])
        return self._grow(best)

    def _grow(self, best: HtmlElement) -> HtmlElement:
        """Climb while siblings hold more of the same text; leave out siblings that do not."""
        container = child = best
        pending: list[HtmlElement] = []
        while (parent := child.getparent()) is not None and child.tag != "body":
            if self.good[parent] > self.good[child]:
                siblings = [s for s in parent if s is not child]
                like = [s for s in siblings if self.good.get(s) and not self.regions.outside(s) and self._is_text(s)]
                if like or self._bare(parent):
                    self.excluded.update(pending)
                    pending = []
                    container = parent
                    around = [*like, child]
                    self.excluded.update(s for s in siblings if self.good.get(s) and s not in like)
                    self._exclude_ends(parent, around)
                    child = parent
                    continue
            pending.extend(s for s in parent if s is not child)
            child = parent
        return container

    def _bare(self, parent: HtmlElement) -> bool:
        return any(block is parent for block, _ in self.regions.runs)

    def _exclude_ends(self, parent: HtmlElement, around: list[HtmlElement]) -> None:
        """Leave out what stands before the first and behind the last of `around`."""
        inside = [i for i, s in enumerate(parent) if s in around]
        if self._bare(parent):
            return
        for i, s in enumerate(parent):
            if i < inside[0] or i > inside[-1]:
                self.excluded.add(s)

    def _is_text(self, element: HtmlElement) -> bool:
        good = self.good[element]
        if good < 0.5 * _TEXT_LENGTH(element):
            return False
        return not (_CARD(element) and good < 600)

    def skip(self, node: HtmlElement) -> bool:
        return node in self.excluded or self.regions.outside(node)
