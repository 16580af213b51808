"""The tree of a page as a list of text blocks: what a reader sees as a paragraph, heading, list item or row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from nkscrape.extract.text import BLOCKS, SILENT, inline

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
MAX_BLOCKS = 20_000
"""Blocks of one page that are read; what stands behind them is left out."""
_CELLS = frozenset(("td", "th"))
_MARKS = frozenset(("b", "strong", "i", "em", "u", "font", "small", "mark"))


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

    @property
    def is_heading(self) -> bool:
        """Whether the block is an h1 to h6."""
        return self.element.tag in HEADINGS


class _Reader:
    """Collects text pieces and closes a block at each boundary."""

    def __init__(self, root: HtmlElement) -> None:
        self.blocks: list[Block] = []
        self.owners = [root]
        self.links = self.marks = 0
        self._start()

    def _start(self) -> None:
        self.pieces: list[str] = []
        self.linked = self.marked = self.breaks = 0

    def take(self, text: str) -> None:
        """Add a piece of text to the open block."""
        if self.breaks and not text.isspace():
            self.breaks = 0
        self.pieces.append(text.replace("\n", " "))
        if self.links:
            self.linked += len(text.strip())
        if self.marks:
            self.marked += len(text.strip())

    def line_break(self) -> None:
        """A `br`: a new line, and a new block at the second in a row."""
        self.breaks += 1
        if self.breaks > 1:
            self.close()
        else:
            self.pieces.append("\n")

    def close(self) -> None:
        """End the open block."""
        if self.pieces:
            lines = (inline(line) for line in "".join(self.pieces).split("\n"))
            text = "\n".join(filter(None, lines))
            if text:
                self.blocks.append(Block(self.owners[-1], text, self.linked, self.marked))
            self._start()


def read_blocks(root: HtmlElement, skip: Callable[[HtmlElement], bool]) -> list[Block]:
    """Return the blocks of a subtree in document order, without the elements `skip` says to leave out."""
    reader = _Reader(root)
    walk = etree.iterwalk(root, events=("start", "end"))
    skipped: HtmlElement | None = None
    for event, node in walk:
        if event == "start":
            if _enters(reader, node, skip):
                if node.text:
                    reader.take(node.text)
            else:
                skipped = node
                walk.skip_subtree()
            continue
        if node is skipped:
            skipped = None
        else:
            _leave(reader, node)
        if node.tail and node is not root:
            reader.take(node.tail)
        if len(reader.blocks) >= MAX_BLOCKS:
            break
    reader.close()
    return reader.blocks


def _enters(reader: _Reader, node: HtmlElement, skip: Callable[[HtmlElement], bool]) -> bool:
    """Note the start of an element; False where it is to be left out."""
    tag = node.tag
    if tag in SILENT or skip(node):
        return False
    if tag in _CELLS:
        reader.pieces.append(" ")
    elif tag in BLOCKS:
        reader.close()
        reader.owners.append(node)
    elif tag == "a":
        if _leads_away(node):
            reader.links += 1
    elif tag in _MARKS:
        reader.marks += 1
    elif tag == "br":
        reader.line_break()
    return True


def _leave(reader: _Reader, node: HtmlElement) -> None:
    tag = node.tag
    if tag in BLOCKS and tag not in _CELLS:
        reader.close()
        reader.owners.pop()
    elif tag == "a":
        if _leads_away(node):
            reader.links -= 1
    elif tag in _MARKS:
        reader.marks -= 1


def _leads_away(anchor: HtmlElement) -> bool:
    """Whether an anchor is a link to another page, not a name or a jump on this one."""
    return not (anchor.get("href") or "#").startswith("#")
