"""Where the article stands: the element that holds its running text, and what inside it does not belong."""

from __future__ import annotations

from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from nkscrape.extract.regions import Regions, add_up

_PARAGRAPHS = frozenset("p li dd dt td th blockquote pre h1 h2 h3 h4 h5 h6".split())
"""Blocks that are parts of a text, never the whole of it."""
_CARD = etree.XPath("boolean(.//h2//a|.//h3//a|.//h4//a|.//a//h2|.//a//h3|.//a//h4)")


class Frame:
    """The part of the page the article's text stands in: an element, and what is left out of it."""

    def __init__(self, regions: Regions, headline: HtmlElement | None) -> None:
        self.regions = regions
        self.good: dict[HtmlElement, int] = {}
        """Characters of running text under each element, outside regions not counted."""
        self.excluded: set[HtmlElement] = set()
        self._above_headline = set(headline.iterancestors()) if headline is not None else set()
        self.container = self._find()

    def skip(self, node: HtmlElement) -> bool:
        """Whether an element inside the container is no part of the article."""
        return node in self.excluded or self.regions.outside(node)

    def _find(self) -> HtmlElement | None:
        """Return the element whose own blocks, and to a lesser degree its inner ones, hold most text."""
        own = {block: size for block, size in self.regions.runs if not self.regions.within_outside(block)}
        self.good = add_up(own)
        scores: dict[HtmlElement, float] = {}
        parents: dict[HtmlElement, int] = {}
        for block, size in own.items():
            if block.tag not in _PARAGRAPHS:
                scores[block] = scores.get(block, 0.0) + size
            parent = block.getparent()
            if parent is not None:
                parents[parent] = parents.get(parent, 0) + size
        for parent, size in parents.items():
            share = float(size)
            for up in (parent, *islice(parent.iterancestors(), 2)):
                scores[up] = scores.get(up, 0.0) + share
                share /= 2
        return self._grow(max(scores, key=lambda e: scores[e])) if scores else None

    def _grow(self, best: HtmlElement) -> HtmlElement:
        """Climb while siblings hold more of the same text; leave out siblings that do not."""
        container = child = best
        passed: list[HtmlElement] = []
        while (parent := child.getparent()) is not None and child.tag != "body" and child not in self._above_headline:
            siblings = [s for s in parent if s is not child]
            like = [s for s in siblings if self._belongs(s, child)]
            if like or (self.good[parent] > self.good[child] and self._has_own_text(parent)):
                self.excluded.update(passed)
                passed = []
                container = parent
                self.excluded.update(s for s in siblings if self.good.get(s) and s not in like)
                if not self._has_own_text(parent):
                    self._exclude_ends(parent, {*like, child})
            else:
                passed.extend(siblings)
            child = parent
        return container

    def _belongs(self, sibling: HtmlElement, child: HtmlElement) -> bool:
        """Whether a sibling of a part of the article is another part."""
        if self.regions.outside(sibling):
            return False
        good = self.good.get(sibling, 0)
        if not good:
            name = sibling.get("class")
            return bool(name) and name == child.get("class") and sibling.tag == child.tag and _link_share(sibling) < 0.5
        if _CARD(sibling) and good < 600:
            return False
        return _linked(sibling) < 2 * good

    def _has_own_text(self, parent: HtmlElement) -> bool:
        return any(block is parent for block, _ in self.regions.runs)

    def _exclude_ends(self, parent: HtmlElement, parts: set[HtmlElement]) -> None:
        """Leave out what stands before the first and behind the last part."""
        inside = [i for i, s in enumerate(parent) if s in parts]
        self.excluded.update(s for i, s in enumerate(parent) if not inside[0] <= i <= inside[-1])


def _linked(element: HtmlElement) -> int:
    return sum(len("".join(a.itertext()).strip()) for a in element.iter("a"))


def _link_share(element: HtmlElement) -> float:
    total = len("".join(element.itertext()).strip())
    return _linked(element) / total if total else 1.0
