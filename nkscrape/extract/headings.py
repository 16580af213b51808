"""The headings of a page whose words are known: what announces a discussion, related reading or other matter."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from nkscrape.extract import words
from nkscrape.extract.reading import Block, Reading
from nkscrape.extract.reading.text import inline
from nkscrape.extract.words.headings import MAX_HEADING


@dataclass(slots=True)
class Heading:
    """A short text that says what stands below it."""

    block: Block
    """The block it is, or begins."""
    element: int
    """The element that holds it: the block's, or for a label within a block the label's own."""
    start: int
    """Its first piece in `Reading.texts` that is not blank."""
    text: str
    kind: str
    """DISCUSSION, RELATED or OTHER of `words.headings`."""
    is_label: bool = False
    """Whether links follow it within its block: 'Read also: …'."""


@lru_cache(maxsize=1)
def headings_of(page: Reading) -> list[Heading]:
    """Return the known headings of a page in document order; looked up once for all who ask."""
    found, kind_of = [], words.headings.kind
    for block in page.blocks:
        text = block.text
        if len(text) <= MAX_HEADING and (kind := kind_of(text)):
            found.append(Heading(block, block.element, _first(page, block), text, kind))
        elif 0 < page.linked_between(block.start, block.stop) < len(text):
            first = _first(page, block)
            label = inline(page.texts[first]) if len(page.texts[first]) <= 2 * MAX_HEADING else text
            if len(label) < min(len(text), MAX_HEADING + 1) and (kind := kind_of(label)):
                found.append(Heading(block, page.holders[first], first, label, kind, is_label=True))
    return found


def _first(page: Reading, block: Block) -> int:
    """Return the first piece of a block that is not blank."""
    return next(at for at in range(block.start, block.stop) if not page.texts[at].isspace())
