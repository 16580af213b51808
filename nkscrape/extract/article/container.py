"""Where the article stands: the element that holds its running text, and which parts of it do not belong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate, islice

from nkscrape.extract.article.boxes import spread
from nkscrape.extract.reading import Block, Reading
from nkscrape.extract.words.classes import kinds_of

_PARAGRAPHS = frozenset("p li dd dt blockquote pre h1 h2 h3 h4 h5 h6".split())
"""Blocks that are parts of a text, never the whole of it."""
_CARD_TEXT = 600
"""Characters of running text from which a part with a linked heading is more than a card."""


class Container:
    """The element the article's text stands in, grown over the parts of the same text around it."""

    def __init__(self, page: Reading, good: dict[int, int], around_headline: set[int]) -> None:
        """Take the characters of running text of each block element that can be part of the text."""
        self.page = page
        self.apart: list[int] = []
        """Elements inside that are no part of the text by where they stand."""
        self._own = good
        own = [0] * len(page.tags)
        for block, size in good.items():
            own[block] = size
        self._sums = [0, *accumulate(own)]
        self._around_headline = around_headline
        self.element = self._grown(self._densest()) if good else None

    def good(self, i: int) -> int:
        """Return the characters of running text below an element that can be part of the text."""
        return self._sums[self.page.ends[i]] - self._sums[i]

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
        return max(scores, key=lambda i: scores[i])

    def _grown(self, best: int) -> int:
        """Climb while siblings hold more of the same text; what does not is apart."""
        page = self.page
        container = child = best
        passed: list[int] = []
        while (
            (parent := page.parents[child]) >= 0 and page.tags[child] != "body" and child not in self._around_headline
        ):
            siblings = [one for one in page.children(parent) if one != child]
            like = {one for one in siblings if self._belongs(one, child)}
            has_own = parent in self._own
            if like or (has_own and self.good(parent) > self.good(child)):
                self.apart += passed
                passed = []
                container = parent
                self.apart += [one for one in siblings if self.good(one) and one not in like]
                if not has_own:
                    first, last = min(child, *like), max(child, *like)
                    self.apart += [one for one in siblings if not first <= one <= last]
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


def find_container(page: Reading, blocks: list[Block], weigh: Callable[[Block], int], around: set[int]) -> Container:
    """Return where the article stands, by what each block weighs as a part of it."""
    good: dict[int, int] = {}
    for block in blocks:
        if weight := weigh(block):
            good[block.element] = good.get(block.element, 0) + weight
    return Container(page, good, around)


@dataclass(frozen=True, slots=True)
class Marked:
    """What is marked as an article's body."""

    inside: list[bool]
    """Whether each element stands in it."""
    is_microdata: bool


def marked_body(page: Reading, container: int) -> Marked | None:
    """Return what microdata marks as the body, else the platform, where that holds a good part of the container."""
    elements, attributes = range(container, page.ends[container]), page.attributes
    by_microdata = [i for i in elements if "articleBody" in (attributes[i].get("itemprop") or "")]
    by_platform = [i for name, rows in page.by_name.items() if "article_body" in kinds_of(name) for i in rows]
    for rows in (by_microdata, by_platform):
        marked = [i for i in sorted(rows) if page.holds(container, i)]
        inside = spread(page, marked) if marked else []
        outermost = (i for i in marked if page.parents[i] < 0 or not inside[page.parents[i]])
        if marked and sum(map(page.running, outermost)) * 2 > page.running(container):
            return Marked(inside, rows is by_microdata)
    return None


def _is_card(page: Reading, i: int) -> bool:
    """Whether a part holds a heading that is a link."""
    headings = page.inside(i, "h2", "h3", "h4")
    return any(page.linked[one] or page.first(one, "a") is not None for one in headings)
