"""Text blocks: what a reader sees as a paragraph, heading, list item or row."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from nkscrape.extract.reading.sums import Sums
from nkscrape.extract.reading.tags import BLOCKS, CELLS, HEADINGS
from nkscrape.extract.reading.text import inline

MAX_BLOCKS = 20_000
"""Blocks of one page; what stands behind them is left out."""
_BREAK, _CELL = "\x1e", "\x1f"
"""Stand for a `br` and for the start of a cell while a block is read."""


@dataclass(slots=True, eq=False)
class Block:
    """A run of text between two block boundaries."""

    page: Sums
    element: int
    """The nearest block element around the text."""
    start: int
    """Its first piece in `Reading.texts`."""
    stop: int
    text: str
    """Whitespace folded; a line break at each single `br`, a tab between cells."""

    @property
    def tag(self) -> str:
        """The tag of its element."""
        return self.page.tags[self.element]

    @property
    def style(self) -> tuple[str, str]:
        """Tag and class of its element: paragraphs of one text share them."""
        return self.page.tags[self.element], self.page.get(self.element, "class")

    @property
    def is_heading(self) -> bool:
        """Whether the block is an h1 to h6."""
        return self.page.tags[self.element] in HEADINGS

    @property
    def linked(self) -> int:
        """Characters that stand in links to other places."""
        return min(self.page.linked_between(self.start, self.stop), len(self.text))

    @property
    def marked(self) -> int:
        """Characters that stand in bold, italic or the like."""
        return min(self.page.marked_between(self.start, self.stop), len(self.text))


class Layout:
    """Where the lines of a page end: at block elements, `br` and cells."""

    def __init__(self, page: Sums) -> None:
        self._page = page
        self._signs: dict[int, str] = {}
        starts, signs = page.starts, self._signs
        for sign, tags in ((_BREAK, ("br",)), (_CELL, CELLS)):
            for at in [starts[i] for tag in tags for i in page.by_tag.get(tag, ())]:
                signs[at] = signs.get(at, "") + sign
        own = [i for tag, rows in page.by_tag.items() if tag in BLOCKS for i in rows]
        self._cuts = sorted({0, len(page.texts), *map(starts.__getitem__, own), *map(page.stops.__getitem__, own)})

        self._signed = {bisect_right(self._cuts, at) for at in signs}
        """The lines in which they stand, by the number of the cut behind them."""

    def blocks(self) -> list[Block]:
        """Return the blocks of the whole page in document order."""
        page, owner, holders = self._page, self._page.block_around, self._page.holders
        runs = islice(self._runs(0, len(page.texts), ()), MAX_BLOCKS)
        return [Block(page, owner(holders[first]), first, stop, text) for first, stop, text in runs]

    def lines(self, i: int, skip: Iterable[int] = ()) -> list[str]:
        """Return the texts of the blocks below `i`, without what stands in the elements of `skip`."""
        page = self._page
        gaps = ((page.starts[one], page.stops[one]) for one in skip if page.holds(i, one) and one != i)
        left_out = {at for first, last in gaps for at in range(first, last)}
        return self.lines_between(page.starts[i], page.stops[i], left_out)

    def lines_between(self, start: int, stop: int, left_out: Container[int] = ()) -> list[str]:
        """Return the texts of the blocks between two pieces, without the pieces left out."""
        return [text for _, _, text in self._runs(start, stop, left_out)]

    def text(self, start: int, stop: int, left_out: Container[int]) -> str:
        """Return the text of a block between two pieces without those that are left out."""
        return "\n".join(self.lines_between(start, stop, left_out))

    @cached_property
    def _ends_of_lines(self) -> list[int]:
        return sorted({*self._cuts, *self._signs})

    def line_of(self, at: int) -> int:
        """Return the number of the line a piece stands on: pieces of one line share it."""
        return bisect_right(self._ends_of_lines, at)

    def _runs(self, start: int, stop: int, left_out: Container[int]) -> Iterator[tuple[int, int, str]]:
        """Yield the blocks between two pieces: first piece, last and text."""
        texts, cuts, shown, signed = self._page.texts, self._cuts, self._page.shown, self._signed
        at = bisect_left(shown, start)
        while at < len(shown) and (piece := shown[at]) < stop:
            line = bisect_right(cuts, piece)
            first, last = max(cuts[line - 1], start), min(cuts[line], stop)
            pieces = texts[first:last]
            if left_out:
                pieces = [" " if one in left_out else text for one, text in enumerate(pieces, first)]
            if line in signed:
                yield from _parts(pieces, first, self._signs)
            elif text := inline("".join(pieces)):
                yield first, last, text
            at = bisect_left(shown, last, at + 1)


def _parts(pieces: list[str], start: int, signs: dict[int, str]) -> Iterator[tuple[int, int, str]]:
    """Yield the parts of a run between its blank lines: two `br` with nothing between them make one."""
    first, shown = start, list[str]()
    breaks = cells = 0
    for at, piece in enumerate(pieces, start):
        if sign := signs.get(at):
            breaks += sign.count(_BREAK)
            cells += sign.count(_CELL)
        if not piece or piece.isspace():
            if shown:
                shown.append(" ")
            continue
        if shown and breaks > 1:
            if text := _folded("".join(shown)):
                yield first, at, text
            first, shown = at, []
        elif shown:
            shown.append(_CELL if cells else _BREAK if breaks else "")
        breaks = cells = 0
        shown.append(piece)
    if text := _folded("".join(shown)):
        yield first, start + len(pieces), text


def _folded(shown: str) -> str:
    lines = ("\t".join(filter(None, map(inline, line.split(_CELL)))) for line in shown.split(_BREAK))
    return "\n".join(filter(None, lines))
