"""The tree of a page as a list of text blocks: what a reader sees as a paragraph, heading, list item or row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from nkscrape.extract.text import BLOCKS, SILENT, inline

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
MAX_BLOCKS = 20_000
"""Blocks of one page that are read; what stands behind them is left out."""
_BREAK = "\x1e"
"""Stands for a `br` while a block is read."""
_BLANK_LINE = re.compile(f"{_BREAK}\\s*{_BREAK}[\\s{_BREAK}]*")
_SILENT, _INLINE, _BR, _CELL, _BLOCK, _MARK, _LINK = range(7)
_KINDS = {
    **dict.fromkeys(("b", "strong", "i", "em", "u", "font", "small", "mark"), _MARK),
    **dict.fromkeys(BLOCKS, _BLOCK),
    **dict.fromkeys(SILENT, _SILENT),
    **dict.fromkeys(("td", "th"), _CELL),
    "a": _LINK,
    "br": _BR,
}
"""What each tag means for the text around it."""


@dataclass(slots=True, eq=False)
class Block:
    """A run of text between two block boundaries."""

    element: HtmlElement
    """The nearest block-level element around the text."""
    text: str
    """Whitespace folded, with a line break at each single `br`."""
    linked: int
    """Characters that stand in links."""
    marked: int
    """Characters that stand in bold, italic or the like."""
    anchors: int
    """Links of any kind that open in the block."""

    @property
    def is_heading(self) -> bool:
        """Whether the block is an h1 to h6."""
        return self.element.tag in HEADINGS


def read_blocks(root: HtmlElement, skip: Callable[[HtmlElement], bool]) -> list[Block]:
    """Return the blocks of a subtree in document order, without the elements `skip` says to leave out."""
    run = _Run(root)
    walk = etree.iterwalk(root, events=("start", "end"))
    around: list[int] = []
    for event, node in walk:
        if event == "start":
            kind = _KINDS.get(node.tag, _INLINE)
            if kind == _SILENT or skip(node):
                around.append(_SILENT)
                walk.skip_subtree()
                continue
            around.append(kind)
            if kind > _INLINE:
                run.enter(node, kind)
            text = node.text
        else:
            if (kind := around.pop()) > _CELL:
                run.leave(node, kind)
            text = node.tail if around else None
        if text:
            run.add(text)
        if len(run.blocks) >= MAX_BLOCKS:
            break
    run.close()
    return run.blocks


class _Run:
    """The text pieces of the open block; closed at each boundary."""

    __slots__ = ("anchors", "blocks", "inside", "linked", "links", "marked", "marks", "owners", "pieces")

    def __init__(self, root: HtmlElement) -> None:
        self.blocks: list[Block] = []
        self.owners = [root]
        self.links = self.marks = self.inside = 0
        self._start()

    def _start(self) -> None:
        self.pieces: list[str] = []
        self.linked = self.marked = self.anchors = 0

    def add(self, text: str) -> None:
        """Add a piece of text, and note how much of it stands in links and marks."""
        if text.isspace():
            if self.pieces:
                self.pieces.append(" ")
            return
        self.pieces.append(text)
        if self.inside:
            size = len(text.strip())
            self.linked += size if self.links else 0
            self.marked += size if self.marks else 0

    def enter(self, node: HtmlElement, kind: int) -> None:
        """Note the start of an element."""
        if kind == _BLOCK:
            if self.pieces:
                self.close()
            self.owners.append(node)
        elif kind > _BLOCK:
            self._step(node, kind, 1)
        elif self.pieces:
            self.pieces.append(_BREAK if kind == _BR else " ")

    def leave(self, node: HtmlElement, kind: int) -> None:
        """Note the end of a block, link or mark."""
        if kind == _BLOCK:
            if self.pieces:
                self.close()
            self.owners.pop()
        else:
            self._step(node, kind, -1)

    def _step(self, node: HtmlElement, kind: int, step: int) -> None:
        if kind == _MARK:
            self.marks += step
        else:
            self.anchors += step > 0
            self.links += step if _leads_away(node) else 0
        self.inside = self.links + self.marks

    def close(self) -> None:
        """End the open block; a blank line made of two `br` ends one too."""
        whole = "".join(self.pieces)
        for text in _lines(whole) if _BREAK in whole else (inline(whole),):
            if text:
                self.blocks.append(Block(self.owners[-1], text, min(self.linked, len(text)), self.marked, self.anchors))
        self._start()


def _lines(whole: str) -> Iterator[str]:
    """Yield the parts of a text between its blank lines, each with its line breaks."""
    for part in _BLANK_LINE.split(whole):
        yield "\n".join(filter(None, map(inline, part.split(_BREAK))))


def _leads_away(anchor: HtmlElement) -> bool:
    """Whether an anchor is a link to another page, not a name or a jump on this one."""
    return not (anchor.get("href") or "#").startswith("#")
