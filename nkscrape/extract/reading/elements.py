"""A page's elements and texts as columns, and the look-ups in them. Elements are numbers in document order."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from nkscrape.extract.reading.parse import parse
from nkscrape.extract.reading.tags import BLOCKS
from nkscrape.extract.reading.text import inline


class Elements:
    """The elements and texts of one page.

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
        return [
            f"{mark} {name}"
            if (name := one.get("id")) and (mark := one.get("class"))
            else name or one.get("class") or ""
            for one in self.attributes
        ]

    @cached_property
    def by_name(self) -> dict[str, list[int]]:
        """The elements of each class and id as `names` has them, in document order; those without are left out."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for i, name in enumerate(self.names):
            if name:
                found[name].append(i)
        return dict(found)

    @cached_property
    def has_properties(self) -> bool:
        """Whether the page states properties in microdata or RDFa."""
        return not {"itemprop", "typeof"}.isdisjoint(set().union(*self.attributes))

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

    @cached_property
    def title(self) -> str:
        """The text of the first `title`, on one line."""
        return next((inline(self.raw(i) or self.source_text(i)) for i in self.by_tag.get("title", ())), "")

    def block_around(self, i: int) -> int:
        """Return the nearest block element: `i` or one around it."""
        while i > 0 and self.tags[i] not in BLOCKS:
            i = self.parents[i]
        return i
