"""Where the article stands on its page: what lies beside its headline and text, and what belongs to something else."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection
from functools import cached_property, lru_cache

from nkscrape.extract import words
from nkscrape.extract.article.marked import says_author
from nkscrape.extract.reading import Reading

ABOVE = 6
"""Blocks above the headline that can be its own: date, section, byline."""
BETWEEN = 16
"""Blocks between headline and text; more are a gallery, a menu or a list."""
BEHIND = 6
"""Blocks behind the text that can still be its own: signature, author box, date."""
_OPENING, _CLOSING = 2, 2
"""Blocks at the ends of the text that can be byline or date."""
_OWN_HEADING = 4
"""A box with a heading of its own belongs to something else where it holds less than a fourth of the text."""
_HEAD_SHARE = 3
"""A headline's own box holds less than a third of the text: one with the text may hold a masthead and today's date."""
_HEADINGS = ("h1", "h2", "h3", "h4")
_TAGS = {
    "article": "in another article",
    "nav": "in a menu",
    "header": "in an aside",
    "footer": "in an aside",
    "aside": "in an aside",
    "form": "in an aside",
    "figure": "with a picture",
    "figcaption": "with a picture",
    "blockquote": "in a comment",
}
_CLASSES = {
    "card": "in a card",
    "menu": "in a menu",
    "share": "in a menu",
    "tag_list": "in a menu",
    "topics": "in a menu",
    "sidebar": "in an aside",
    "caption": "with a picture",
    "credit": "in a card",
    "gallery": "with a picture",
    "comment": "in a comment",
    "most_read": "in a card",
    "popular": "in a card",
    "site_frame": "in a menu",
}
_BOXES = frozenset(("li", "div", "section", "aside"))
_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=8192)
def _said_by_name(name: str) -> frozenset[str]:
    """Return what a class or id says of the place it stands for."""
    kinds = words.classes.kinds_of(name)
    if "person_card" in kinds:
        kinds -= {"card"}
    return frozenset(_CLASSES[kind] for kind in kinds if kind in _CLASSES)


class Place:
    """The article's place on its page, by numbers of the reading."""

    def __init__(self, reading: Reading, headline: int | None, text: range, taken: Collection[int]) -> None:
        """Take the headline's element, the pieces of text from first paragraph to last, and what others own."""
        self.reading = reading
        self.headline = headline
        self.text = text
        self.taken = frozenset(taken)
        self._known: dict[int, frozenset[str]] = {}

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.reading.blocks]

    @cached_property
    def writers(self) -> list[int]:
        """The elements whose class or id speaks of an author."""
        return says_author(self.reading)

    def block_at(self, piece: int) -> int:
        """Return the number of the block a piece of text stands in, or of the one before it."""
        return max(bisect_right(self._starts, piece) - 1, 0)

    @cached_property
    def head(self) -> range:
        """The blocks of the headline; empty in front of the text where the page shows none."""
        if self.headline is None:
            return range(self.body.start, self.body.start)
        reading = self.reading
        first, last = reading.starts[self.headline], reading.stops[self.headline]
        return range(self.block_at(first), self.block_at(max(last - 1, first)) + 1)

    @cached_property
    def body(self) -> range:
        """The blocks of the text; empty behind the headline where the page has none."""
        if not self.text:
            at = self.head.stop if self.headline is not None else 0
            return range(at, at)
        return range(self.block_at(self.text.start), self.block_at(self.text.stop - 1) + 1)

    @cached_property
    def ends(self) -> list[int]:
        """The blocks where byline and date stand: around the headline, at both ends of the text, right behind it."""
        head, body = self.head, self.body
        around = range(head.start - ABOVE, head.stop + BETWEEN)
        before = range(body.start - BETWEEN, min(body.start + _OPENING, body.stop))
        behind = range(max(body.stop - _CLOSING, body.start), body.stop + BEHIND)
        return sorted(set(range(len(self._starts))).intersection({*around, *before, *behind}))

    def position(self, block: int) -> str:
        """Return where a block stands to headline and text."""
        head, body = self.head, self.body
        if block in head:
            return "in the headline"
        if block in body:
            if block < body.start + _OPENING:
                return "opens the text"
            return "closes the text" if block >= body.stop - _CLOSING else "in the text"
        if body.stop <= block < body.stop + BEHIND and body:
            return "behind the text"
        if head.stop <= block < head.stop + BETWEEN and (block < body.start or not body):
            return "below the headline"
        if head.start - ABOVE <= block < head.start:
            return "above the headline" if self._shares_box(block) else "in front of the headline's box"
        return "elsewhere"

    def _shares_box(self, block: int) -> bool:
        """Say whether a block above the headline stands in one box with it; a masthead stands further out."""
        reading, element = self.reading, self.reading.blocks[block].element
        up = self.headline if self.headline is not None else 0
        while up > 0 and not reading.holds(up, element):
            up = reading.parents[up]
        return up > 0 and reading.running(up) * _HEAD_SHARE < reading.total

    def around(self, i: int) -> frozenset[str]:
        """Return what an element stands in that is not the article: a card, a comment, a menu."""
        reading, known = self.reading, self._known
        path = []
        while i >= 0 and i not in known:
            if self._holds_article(i):
                known[i] = _NONE
                break
            path.append(i)
            i = reading.parents[i]
        found = known[i] if i >= 0 else _NONE
        for up in reversed(path):
            found = known[up] = found | self._said_of(up)
        return found

    def _holds_article(self, i: int) -> bool:
        """Say whether the headline, or most of the text, stands in an element."""
        reading, text = self.reading, self.text
        if self.headline is not None and i <= self.headline < reading.ends[i]:
            return True
        common = min(reading.stops[i], text.stop) - max(reading.starts[i], text.start)
        return bool(text) and common * 2 > len(text)

    def _said_of(self, i: int) -> frozenset[str]:
        reading = self.reading
        tag, name = reading.tags[i], reading.names[i]
        found = _said_by_name(name) if name else _NONE
        if tag in _TAGS:
            found |= {_TAGS[tag]}
        if i in self.taken:
            found |= {"among teasers or comments"}
        if tag in _BOXES and self._has_own_heading(i):
            found |= {"under another heading"}
        return found

    def _has_own_heading(self, i: int) -> bool:
        reading = self.reading
        heading = reading.first(i, *_HEADINGS)
        if heading is None or reading.running(i) * _OWN_HEADING >= max(reading.total, 1):
            return False
        return not words.headings.announces_author(reading.text(heading))
