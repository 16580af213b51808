"""Reading: a page as columns, the look-ups and sums in them, and its text blocks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from functools import cached_property
from itertools import islice

from nkscrape.extract.reading.blocks import Block, Layout
from nkscrape.extract.reading.sums import Sums


class Reading(Sums):
    """One page, read once. Every question about it is a look-up here."""

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
