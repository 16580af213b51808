"""Reading: a page as columns, and the look-ups in them. Elements are numbers in document order."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cached_property
from itertools import accumulate, islice

from nkscrape.extract.reading.blocks import Block, Layout
from nkscrape.extract.reading.parse import parse
from nkscrape.extract.reading.tags import BLOCKS, MARKS
from nkscrape.extract.reading.text import inline

RUNNING = 40
"""Characters from which a piece of text outside links counts as running text."""
RUNNING_DENSE = 12
"""The same in Han, Kana or Hangul, where a sentence takes few."""


class Reading:
    """One page, read once. Every question about it is a look-up here.

    An element is its number in document order; 0 is the root. Its subtree is the range `i` to `ends[i]`, its texts are
    `texts[starts[i]:stops[i]]`, so that sums over a subtree are differences of running sums.
    """

    def __init__(self, html: bytes) -> None:
        columns = parse(html)
        self.columns = columns
        self.tags = columns.tags
        self.parents = columns.parents
        self.ends = columns.ends
        self.attributes = columns.attributes
        self.texts = columns.texts
        self.starts = columns.starts
        self.stops = columns.stops
        self.holders = columns.holders
        self.is_cut = columns.is_cut
        self.has_properties = any(mark in html for mark in (b"itemprop", b"itemProp", b"typeof"))
        """Whether the page can state properties in microdata or RDFa."""

    # --- Elements

    def get(self, i: int, name: str) -> str:
        """Return the value of an attribute, '' where it is missing or empty."""
        return self.attributes[i].get(name) or ""

    def has(self, i: int, name: str) -> bool:
        """Say whether an element has an attribute, be it without a value: `hidden`."""
        return name in self.attributes[i]

    @cached_property
    def names(self) -> list[str]:
        """The class and id of each element, '' for none."""
        found = [""] * len(self.tags)
        for i, attributes in enumerate(self.attributes):
            if attributes:
                mark, name = attributes.get("class"), attributes.get("id")
                found[i] = (f"{mark} {name}" if mark else name) if name else mark or ""
        return found

    @cached_property
    def by_name(self) -> dict[str, list[int]]:
        """The elements of each class and id as `names` has them, in document order; those without are left out."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for i, name in enumerate(self.names):
            if name:
                found[name].append(i)
        return dict(found)

    @cached_property
    def properties(self) -> list[int]:
        """The elements that state a property in microdata or RDFa, meta tags left out."""
        if not self.has_properties:
            return []
        tags = self.tags
        marked = (i for i, a in enumerate(self.attributes) if "itemprop" in a or "property" in a)
        return [i for i in marked if tags[i] != "meta" or "itemprop" in self.attributes[i]]

    @cached_property
    def by_tag(self) -> dict[str, list[int]]:
        """The elements of each tag, in document order."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for i, tag in enumerate(self.tags):
            found[tag].append(i)
        return dict(found)

    def elements(self, *tags: str) -> list[int]:
        """Return the page's elements with one of these tags, in document order."""
        return self.inside(-1, *tags)

    def inside(self, i: int, *tags: str) -> list[int]:
        """Return the elements below `i` with one of these tags, in document order."""
        end = self.ends[i] if i >= 0 else len(self.tags)
        found: list[int] = []
        for tag in tags:
            if rows := self.by_tag.get(tag):
                first = bisect_left(rows, i + 1)
                if first < len(rows) and rows[first] < end:
                    found += rows[first : bisect_left(rows, end, first)]
        return sorted(found) if len(tags) > 1 else found

    def first(self, i: int, *tags: str) -> int | None:
        """Return the first element below `i` with one of these tags; None where there is none."""
        end = self.ends[i] if i >= 0 else len(self.tags)
        best = end
        for tag in tags:
            rows = self.by_tag.get(tag, ())
            at = bisect_left(rows, i + 1)
            if at < len(rows) and rows[at] < best:
                best = rows[at]
        return best if best < end else None

    def holds_any(self, i: int, rows: list[int]) -> bool:
        """Say whether any of some elements, given in document order, stands below `i`."""
        at = bisect_left(rows, i + 1)
        return at < len(rows) and rows[at] < self.ends[i]

    def below(self, i: int) -> range:
        """Return the elements below `i`."""
        return range(i + 1, self.ends[i])

    def children(self, i: int) -> Iterator[int]:
        """Yield the element children of `i`."""
        child, end, ends = i + 1, self.ends[i], self.ends
        while child < end:
            yield child
            child = ends[child]

    def around(self, i: int) -> Iterator[int]:
        """Yield the elements around `i`, the nearest first."""
        parents = self.parents
        i = parents[i]
        while i >= 0:
            yield i
            i = parents[i]

    def holds(self, outer: int, inner: int) -> bool:
        """Say whether an element is `outer` or stands in it."""
        return outer <= inner < self.ends[outer]

    def following(self, i: int) -> Iterator[int]:
        """Yield the siblings behind `i`."""
        end = self.ends[self.parents[i]] if i else 0
        sibling, ends = self.ends[i], self.ends
        while sibling < end:
            yield sibling
            sibling = ends[sibling]

    def next(self, i: int) -> int | None:
        """Return the sibling right behind `i`."""
        behind = self.ends[i]
        return behind if i and behind < self.ends[self.parents[i]] else None

    @cached_property
    def _previous(self) -> list[int]:
        previous, last = [-1] * len(self.tags), [-1] * len(self.tags)
        for i, parent in enumerate(self.parents):
            if parent >= 0:
                previous[i] = last[parent]
                last[parent] = i
        return previous

    def previous(self, i: int) -> int | None:
        """Return the sibling right before `i`."""
        before = self._previous[i]
        return before if before >= 0 else None

    def preceding(self, i: int) -> Iterator[int]:
        """Yield the siblings before `i`, the nearest first."""
        i = self._previous[i]
        while i >= 0:
            yield i
            i = self._previous[i]

    # --- Text

    def source_text(self, i: int) -> str:
        """Return the text below `i` as it stands in the source."""
        return "".join(self.texts[self.starts[i] : self.stops[i]])

    def text(self, i: int) -> str:
        """Return the text below `i` on one line."""
        return inline("".join(self.texts[self.starts[i] : self.stops[i]]))

    def own(self, i: int) -> str:
        """Return the text before the first element in `i`, as it stands in the source."""
        first = i + 1
        stop = self.starts[first] if first < self.ends[i] else self.stops[i]
        return "".join(self.texts[self.starts[i] : stop])

    def tail(self, i: int) -> str:
        """Return the text between `i` and the next element, or its parent's end, as it stands in the source."""
        if not i:
            return ""
        behind = self.next(i)
        stop = self.starts[behind] if behind is not None else self.stops[self.parents[i]]
        return "".join(self.texts[self.stops[i] : stop])

    def raw(self, i: int) -> str:
        """Return the own text of a silent element: a script's source, a button's label."""
        return self.columns.raw.get(i, "")

    def raw_text(self, i: int) -> str:
        """Return the text of silent elements in `i` on one line."""
        raw = self.columns.raw
        return inline("".join(raw[one] for one in range(i, self.ends[i]) if one in raw))

    # --- Sums: each is one subtraction

    @cached_property
    def _links(self) -> list[int]:
        """The outermost links to other places."""
        attributes = self.attributes
        links = [a for a in self.by_tag.get("a", ()) if not (attributes[a].get("href") or "#").startswith("#")]
        return self.outermost(links)

    def outermost(self, elements: list[int]) -> list[int]:
        """Return those of elements in document order that stand in none of the others."""
        found, end, ends = list[int](), 0, self.ends
        for i in elements:
            if i >= end:
                found.append(i)
                end = ends[i]
        return found

    @cached_property
    def linked(self) -> list[bool]:
        """Whether each element is, or stands in, a link to another place."""
        found, ends = [False] * len(self.tags), self.ends
        for i in self._links:
            found[i : ends[i]] = [True] * (ends[i] - i)
        return found

    @cached_property
    def _lengths(self) -> list[int]:
        """The characters of each piece of text without the whitespace around it."""
        return [len(text.strip()) for text in self.texts]

    @cached_property
    def _sizes(self) -> list[int]:
        return [0, *accumulate(self._lengths)]

    def _sizes_in(self, elements: list[int]) -> list[int]:
        """Return the running sums of the text in some elements, none of which stands in another."""
        lengths, starts, stops = self._lengths, self.starts, self.stops
        counted = [0] * len(lengths)
        for i in elements:
            counted[starts[i] : stops[i]] = lengths[starts[i] : stops[i]]
        return [0, *accumulate(counted)]

    @cached_property
    def _linked_sizes(self) -> list[int]:
        return self._sizes_in(self._links)

    @cached_property
    def _marked_sizes(self) -> list[int]:
        return self._sizes_in(self.outermost(self.elements(*MARKS)))

    @cached_property
    def _running_sizes(self) -> list[int]:
        least = RUNNING_DENSE if self.is_dense else RUNNING
        body, linked = self.body, self.linked
        running = [
            size if size >= least and holder >= body and not linked[holder] else 0
            for size, holder in zip(self._lengths, self.holders, strict=True)
        ]
        return [0, *accumulate(running)]

    def size(self, i: int) -> int:
        """Return the characters of text below `i`."""
        return self._sizes[self.stops[i]] - self._sizes[self.starts[i]]

    def size_between(self, start: int, stop: int) -> int:
        """Return the characters of a run of pieces."""
        return self._sizes[stop] - self._sizes[start]

    def linked_size(self, i: int) -> int:
        """Return the characters of text below `i` that stand in links to other places."""
        return self.linked_between(self.starts[i], self.stops[i])

    def linked_between(self, start: int, stop: int) -> int:
        """Return the characters of a run of pieces that stand in links to other places."""
        return self._linked_sizes[stop] - self._linked_sizes[start]

    def marked_between(self, start: int, stop: int) -> int:
        """Return the characters of a run of pieces that stand in bold, italic or the like."""
        return self._marked_sizes[stop] - self._marked_sizes[start]

    def running(self, i: int) -> int:
        """Return the characters of running text below `i`: of longer pieces outside links."""
        return self.running_between(self.starts[i], self.stops[i])

    def running_between(self, start: int, stop: int) -> int:
        """Return the characters of running text in a run of pieces."""
        return self._running_sizes[stop] - self._running_sizes[start]

    def running_before(self, i: int) -> int:
        """Return the characters of running text that stand before `i`."""
        return self._running_sizes[self.starts[i]]

    @cached_property
    def total(self) -> int:
        """Characters of running text on the page."""
        return self._running_sizes[-1]

    @cached_property
    def body(self) -> int:
        """The `body` element."""
        return next(iter(self.by_tag.get("body", ())), 0)

    @cached_property
    def is_dense(self) -> bool:
        """Whether the page is written in Han, Kana or Hangul: a sentence takes few characters."""
        title = next(
            (
                text
                for i in self.elements("title", "h1")
                if (text := self.title if self.tags[i] == "title" else self.text(i))
            ),
            "",
        )
        return sum("\u3040" <= c <= "\ud7ff" for c in title) * 2 > len(title)

    @cached_property
    def title(self) -> str:
        """The text of the first `title`, on one line."""
        return next((inline(self.raw(i) or self.source_text(i)) for i in self.by_tag.get("title", ())), "")

    # --- Blocks

    @cached_property
    def blocks(self) -> list[Block]:
        """The page's text as a reader sees it: paragraphs, headings, list items, rows, in document order."""
        return self.layout.blocks()

    @cached_property
    def layout(self) -> Layout:
        """Where the page's lines end."""
        return Layout(self)

    def paragraphs(self, i: int, skip: Collection[int] = ()) -> str:
        """Return the text below `i`, a blank line between blocks, without what stands in the elements of `skip`."""
        return "\n\n".join(self.layout.lines(i, skip))

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def blocks_in(self, i: int) -> list[Block]:
        """Return the blocks whose text stands below `i`."""
        first = bisect_left(self._block_starts, self.starts[i])
        return self.blocks[first : bisect_left(self._block_starts, self.stops[i], first)]

    def blocks_from(self, start: int) -> Iterator[Block]:
        """Yield the blocks that begin at a piece of text or behind it."""
        return islice(self.blocks, bisect_left(self._block_starts, start), None)

    def block_around(self, i: int) -> int:
        """Return the nearest block element: `i` or one around it."""
        while i > 0 and self.tags[i] not in BLOCKS:
            i = self.parents[i]
        return i
