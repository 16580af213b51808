"""How much of what kind of text stands where: running sums, so that each answer is one subtraction."""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate

from nkscrape.extract.reading.elements import Elements
from nkscrape.extract.reading.tags import MARKS

RUNNING = 40
"""Characters from which a piece of text outside links counts as running text."""
RUNNING_DENSE = 12
"""The same in Han, Kana or Hangul, where a sentence takes few."""


class Sums(Elements):
    """The elements and texts of one page with their sums."""

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
    def shown(self) -> list[int]:
        """The pieces of text that are not blank."""
        return [at for at, length in enumerate(self._lengths) if length]

    @cached_property
    def _sizes(self) -> list[int]:
        return list(accumulate(self._lengths, initial=0))

    def _sizes_in(self, elements: list[int]) -> list[int]:
        """Return the running sums of the text in some elements, none of which stands in another."""
        lengths, starts, stops = self._lengths, self.starts, self.stops
        counted = [0] * len(lengths)
        for i in elements:
            counted[starts[i] : stops[i]] = lengths[starts[i] : stops[i]]
        return list(accumulate(counted, initial=0))

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
        lengths, holders = self._lengths, self.holders
        running = [0] * len(lengths)
        for at in self.shown:
            if lengths[at] >= least and holders[at] >= body and not linked[holders[at]]:
                running[at] = lengths[at]
        return list(accumulate(running, initial=0))

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
