"""The tree of a page as a list of text blocks: what a reader sees as a paragraph, heading, list item or row."""

from __future__ import annotations

import re
from collections.abc import Callable
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
_CELLS = frozenset(("td", "th"))
_MARKS = frozenset(("b", "strong", "i", "em", "u", "font", "small", "mark"))
_MEANING = BLOCKS | _CELLS | _MARKS | {"a", "br"}


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
    skipped: HtmlElement | None = None
    for event, node in walk:
        tag = node.tag
        if event == "start":
            if tag in SILENT or skip(node):
                skipped = node
                walk.skip_subtree()
                continue
            if tag in _MEANING:
                run.enter(node, tag)
            text = node.text
        else:
            if node is skipped:
                skipped = None
            elif tag in _MEANING:
                run.leave(node, tag)
            text = node.tail if node is not root else None
        if text and not text.isspace():
            run.pieces.append(text)
            if run.inside:
                run.count(text)
        elif text and run.pieces:
            run.pieces.append(" ")
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

    def count(self, text: str) -> None:
        """Note how much of the text stands in links and marks."""
        size = len(text.strip())
        self.linked += size if self.links else 0
        self.marked += size if self.marks else 0

    def enter(self, node: HtmlElement, tag: str) -> None:
        """Note the start of an element."""
        if tag == "br" or tag in _CELLS:
            if self.pieces:
                self.pieces.append(_BREAK if tag == "br" else " ")
        elif tag in BLOCKS:
            if self.pieces:
                self.close()
            self.owners.append(node)
        else:
            self._step(node, tag, 1)

    def leave(self, node: HtmlElement, tag: str) -> None:
        """Note the end of an element."""
        if tag in _CELLS or tag == "br":
            return
        if tag in BLOCKS:
            if self.pieces:
                self.close()
            self.owners.pop()
        else:
            self._step(node, tag, -1)

    def _step(self, node: HtmlElement, tag: str, step: int) -> None:
        if tag != "a":
            self.marks += step
        else:
            self.anchors += step > 0
            self.links += step if _leads_away(node) else 0
        self.inside = self.links + self.marks

    def close(self) -> None:
        """End the open block; a blank line made of two `br` ends one too."""
        whole = "".join(self.pieces)
        for part in _BLANK_LINE.split(whole) if _BREAK in whole else (whole,):
            text = "\n".join(filter(None, map(inline, part.split(_BREAK))))
            if text:
                self.blocks.append(Block(self.owners[-1], text, min(self.linked, len(text)), self.marked, self.anchors))
        self._start()


def _leads_away(anchor: HtmlElement) -> bool:
    """Whether an anchor is a link to another page, not a name or a jump on this one."""
    return not (anchor.get("href") or "#").startswith("#")
