"""Where the article stands: the element that holds its running text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from itertools import accumulate, islice

from nkscrape.extract.article.boxes import spread
from nkscrape.extract.reading import Reading

_PARAGRAPHS = frozenset("p li dd dt blockquote pre h1 h2 h3 h4 h5 h6".split())
"""Blocks that are parts of a text, never the whole of it."""
_CARD_TEXT = 600
"""Characters of running text from which a part with a linked heading is more than a card."""


def find_container(page: Reading, good: Mapping[int, int], around_headline: set[int]) -> tuple[int, list[int]]:
    """Return the element the article's text stands in, and the elements in it that are apart from the text.

    `good`: the characters of each block element that can be part of the text, at least one. Grown from where they stand
    closest while the siblings hold more of the same text; what does not is apart.
    """
    parts = _Parts(page, good)
    container = child = _densest(page, good)
    apart, passed = list[int](), list[int]()
    while (parent := page.parents[child]) >= 0 and page.tags[child] != "body" and child not in around_headline:
        others = [one for one in page.children(parent) if one != child]
        like = [one for one in others if parts.belongs(one, child)]
        first, last = min([child, *like[:1]]), max([child, *like[-1:]])
        if parent in good and parts.good(parent) > parts.good(child):
            first, last = parent, page.ends[parent]
        if like or first == parent:
            outside = [one for one in others if one not in like and (parts.good(one) or not first <= one <= last)]
            apart += [*passed, *outside]
            container, passed = parent, []
        else:
            passed += others
        child = parent
    return container, apart


def _densest(page: Reading, good: Mapping[int, int]) -> int:
    """Return the element whose own blocks, and to a lesser degree its inner ones, hold most text."""
    scores: dict[int, float] = {}
    for block, size in good.items():
        if page.tags[block] not in _PARAGRAPHS:
            scores[block] = scores.get(block, 0.0) + size
        share = float(size)
        for up in islice(page.around(block), 3):
            scores[up] = scores.get(up, 0.0) + share
            share /= 2
    return max(scores, key=scores.__getitem__)


class _Parts:
    """The parts of a page that can be the article's."""

    def __init__(self, page: Reading, good: Mapping[int, int]) -> None:
        self._page = page
        self._order = sorted(good)
        self._sums = [0, *accumulate([good[i] for i in self._order])]

    def good(self, i: int) -> int:
        """Return the characters below an element that can be part of the text."""
        first = bisect_left(self._order, i)
        return self._sums[bisect_left(self._order, self._page.ends[i], first)] - self._sums[first]

    def belongs(self, sibling: int, child: int) -> bool:
        """Say whether a sibling of a part of the article is another part."""
        page = self._page
        good, size = self.good(sibling), page.size(sibling)
        if not good:
            mark = page.get(sibling, "class")
            is_like = bool(mark) and mark == page.get(child, "class") and page.tags[sibling] == page.tags[child]
            return is_like and page.linked_size(sibling) * 2 < size
        if good < _CARD_TEXT and _is_card(page, sibling):
            return False
        return page.linked_size(sibling) < 2 * good


def marked_body(page: Reading, container: int) -> list[bool] | None:
    """Return whether each element stands in what microdata marks as the body, if that is most of the container."""
    bodies = [i for i in page.properties if "articleBody" in page.get(i, "itemprop") and page.holds(container, i)]
    if bodies and sum(map(page.running, page.outermost(bodies))) * 2 > page.running(container):
        return spread(page, bodies)
    return None


def _is_card(page: Reading, i: int) -> bool:
    """Say whether a part holds a heading that is a link."""
    headings = page.inside(i, "h2", "h3", "h4")
    return any(page.linked[one] or page.first(one, "a") is not None for one in headings)
