"""The body of an article: which blocks of the page are its text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from nkscrape.extract.article.boxes import Boxes, spread
from nkscrape.extract.article.candidates import Candidate, Scope, inside_text, note
from nkscrape.extract.article.container import find_container, marked_body
from nkscrape.extract.article.paragraphs import judge
from nkscrape.extract.reading import Block
from nkscrape.extract.reading.text import key_of
from nkscrape.page import Page

SCANT = 280
"""Characters under which a text is looked for again with less demands."""
_LEAST = 12
"""Characters from which a block counts as running text then."""


@dataclass(frozen=True, slots=True)
class Text:
    """The text of an article."""

    blocks: list[Block] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Characters of the text."""
        return sum(len(block.text) for block in self.blocks)


def read_body(page: Page, boxes: Boxes, headline: int | None, title: str | None) -> Text:
    """Return the blocks of the article's text in order; empty where the page has none."""
    found = find_text(page, boxes, headline, title)
    if size_of(found) < SCANT:
        again = find_text(page, boxes, headline, title, lenient=True)
        found = again if size_of(again) > 2 * size_of(found) else found
    note(page, found)
    return Text([one.block for one in found if one.is_text])


def read_marked_body(page: Page, boxes: Boxes, elements: list[int], title: str | None) -> Text:
    """Return the blocks of the elements a site's own selectors name."""
    blocks = [block for element in elements for block in page.reading.blocks_in(element)]
    outer = min(elements)
    scope = Scope(page.reading, boxes, outer, [False] * len(page.reading.tags), None, key_of(title), is_named=True)
    found = judge(_readable(blocks, boxes), scope)
    note(page, found)
    return Text([one.block for one in found if one.is_text])


def without_standfirst(paragraphs: list[str], subtitle: str) -> list[str]:
    """Return a body's paragraphs without those that say the standfirst again before it starts."""
    said, key = "", key_of(subtitle)
    for count, paragraph in enumerate(paragraphs if key else (), 1):
        said += key_of(paragraph)
        if not key.startswith(said):
            break
        if said == key:
            return paragraphs[count:]
    return paragraphs


def size_of(found: Iterable[Candidate]) -> int:
    """Return the characters of those blocks that are text."""
    return sum(len(one.block.text) for one in found if one.is_text)


def find_text(
    page: Page, boxes: Boxes, headline: int | None, title: str | None, *, lenient: bool = False
) -> list[Candidate]:
    """Return the judged blocks of the part of the page that holds the article.

    `lenient`: shorter text counts too, and boxes do not, in the search for that part.
    """
    reading = page.reading

    def weigh(block: Block) -> int:
        if lenient:
            size = len(block.text) - block.linked
            is_text = size >= _LEAST
        else:
            size = reading.running_between(block.start, block.stop)
            is_text = size > 0 and inside_text(boxes, block.element)
        return size if is_text and not boxes.taken[block.element] else 0

    container = find_container(reading, reading.blocks, weigh, boxes.around_headline)
    if container.element is None:
        return []
    element = container.element
    blocks = _below_headline(reading.blocks_in(element), headline if element in boxes.around_headline else None, title)
    apart = spread(reading, container.apart)
    scope = Scope(reading, boxes, element, apart, marked_body(reading, element), key_of(title))
    return judge(_readable(blocks, boxes), scope)


def _readable(blocks: list[Block], boxes: Boxes) -> list[Block]:
    """Return the blocks nobody else owns, as a reader sees them: without what is hidden inside their lines."""
    blocks = [block for block in blocks if not boxes.taken[block.element]]
    if not (silent := boxes.silent_pieces):
        return blocks
    layout = boxes.page.layout
    shown = (
        block
        if silent.isdisjoint(range(block.start, block.stop))
        else replace(block, text=layout.text(block.start, block.stop, silent))
        for block in blocks
    )
    return [block for block in shown if block.text]


def _below_headline(blocks: list[Block], headline: int | None, title: str | None) -> list[Block]:
    """Cut what stands up to and with the headline."""
    key = key_of(title)
    for i, block in enumerate(blocks[: len(blocks) // 2 + 1]):
        if headline is not None and block.page.holds(headline, block.element):
            return blocks[i + 1 :]
        if block.is_heading and len(key) > 15 and key_of(block.text).endswith(key):
            return blocks[i + 1 :]
    return blocks
