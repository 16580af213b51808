"""Where the article stands: the element that holds its running text, and which parts of it do not belong."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, islice

from nkscrape.extract.article.boxes import spread
from nkscrape.extract.reading import Reading
from nkscrape.extract.words.classes import kinds_of

_PARAGRAPHS = frozenset("p li dd dt blockquote pre h1 h2 h3 h4 h5 h6".split())
"""Blocks that are parts of a text, never the whole of it."""
_CARD_TEXT = 600
"""Characters of running text from which a part with a linked heading is more than a card."""


class Container:
    """The element the article's text stands in, grown over the parts of the same text around it."""

    def __init__(self, page: Reading, good: dict[int, int], around_headline: set[int]) -> None:
        """Take the characters of each block element that can be part of the text; there is at least one."""
        self.page = page
        self.apart: list[int] = []
        """Elements inside that are no part of the text by where they stand."""
        self._own = good
        self._order = sorted(good)
        self._sums = [0, *accumulate([good[i] for i in self._order])]
        self._around_headline = around_headline
        self.element = self._grown(self._densest())

    def good(self, i: int) -> int:
        """Return the characters below an element that can be part of the text."""
        first = bisect_left(self._order, i)
        return self._sums[bisect_left(self._order, self.page.ends[i], first)] - self._sums[first]

    def _densest(self) -> int:
        """Return the element whose own blocks, and to a lesser degree its inner ones, hold most text."""
        page = self.page
        scores: dict[int, float] = {}
        for block, size in self._own.items():
            if page.tags[block] not in _PARAGRAPHS:
                scores[block] = scores.get(block, 0.0) + size
            share = float(size)
            for up in islice(page.around(block), 3):
                scores[up] = scores.get(up, 0.0) + share
                share /= 2
        return max(scores, key=scores.__getitem__)

    def _grown(self, best: int) -> int:
        """Climb while siblings hold more of the same text; what does not is apart."""
        page = self.page
        container = child = best
        passed: list[int] = []
        while (parent := page.parents[child]) >= 0 and page.tags[child] != "body" and child not in self._around_headline:
            siblings = [one for one in page.children(parent) if one != child]
            like = {one for one in siblings if self._belongs(one, child)}
            has_own = parent in self._own
            if like or (has_own and self.good(parent) > self.good(child)):
                first, last = (min(child, *like), max(child, *like)) if not has_own and like else (0, page.ends[parent])
                outside = [one for one in siblings if one not in like and (self.good(one) or not first <= one <= last)]
                self.apart += [*passed, *outside]
                container, passed = parent, []
            else:
                passed += siblings
            child = parent
        return container

    def _belongs(self, sibling: int, child: int) -> bool:
        """Whether a sibling of a part of the article is another part."""
        page = self.page
        good, size = self.good(sibling), page.size(sibling)
        if not good:
            mark = page.get(sibling, "class")
            is_like = bool(mark) and mark == page.get(child, "class") and page.tags[sibling] == page.tags[child]
            return is_like and page.linked_size(sibling) * 2 < size
        if good < _CARD_TEXT and _is_card(page, sibling):
            return False
        return page.linked_size(sibling) < 2 * good


def marked_body(page: Reading, container: int) -> tuple[list[bool], str] | None:
    """Return what microdata or the platform marks as the body, where that holds a good part of the container.

    With what to say of a block outside.
    """
    by_microdata = [i for i in page.properties if "articleBody" in page.get(i, "itemprop")]
    by_platform = [i for name, rows in page.by_name.items() if "article_body" in kinds_of(name) for i in rows]
    for rows, said in ((by_microdata, "outside what microdata marks"), (by_platform, "outside the marked body")):
        marked = [i for i in sorted(rows) if page.holds(container, i)]
        if marked and sum(map(page.running, page.outermost(marked))) * 2 > page.running(container):
            return spread(page, marked), said
    return None


def _is_card(page: Reading, i: int) -> bool:
    """Whether a part holds a heading that is a link."""
    headings = page.inside(i, "h2", "h3", "h4")
    return any(page.linked[one] or page.first(one, "a") is not None for one in headings)
