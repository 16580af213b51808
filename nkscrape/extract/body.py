"""The body of an article: which blocks of the page are its text."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml.html import HtmlElement

from nkscrape.extract import words
from nkscrape.extract.access import meters_among
from nkscrape.extract.blocks import Block, read_blocks
from nkscrape.extract.byline import is_dateline, is_name_line
from nkscrape.extract.frame import Frame
from nkscrape.extract.regions import Regions
from nkscrape.extract.sift import (
    LONG,
    Style,
    is_clutter,
    main_style,
    size_of,
    style_of,
    until_closing,
    without_boxes,
    without_captions,
    without_data_rows,
    without_repeats,
)
from nkscrape.extract.text import key_of

SCANT = 140
"""Characters under which a text is looked for again with less demands."""
MAX_STANDFIRST = 400
"""Characters above a dateline up to which they are no part of the text."""
_METERED = 20
"""Blocks at the start among which a meter may break in."""
_HEAD_BLOCKS = 8
"""Blocks at the start among which bylines and dates may stand."""


@dataclass(slots=True)
class Text:
    """The text of an article, and what stood between its paragraphs and was left out."""

    blocks: list[Block] = field(default_factory=list)
    lines: list[Block] = field(default_factory=list)
    """Short lines before the first paragraph or behind the last (byline, date, place)."""

    @property
    def size(self) -> int:
        """Characters of the text."""
        return size_of(self.blocks)


def read_body(regions: Regions, headline: HtmlElement | None, title: str | None) -> Text:
    """Return the blocks of the article's text in order; empty where the page has none."""
    regions.protect(headline)
    text = _read(regions, headline, title)
    if text.size < SCANT:
        lenient = Regions(regions.root, regions.taken, lenient=True)
        lenient.protect(headline)
        again = _read(lenient, headline, title)
        if again.size > 2 * text.size:
            return again
    return text


def read_marked_body(elements: list[HtmlElement], regions: Regions) -> Text:
    """Return the blocks of the elements a site's own selectors name."""
    blocks = [block for element in elements for block in read_blocks(element, regions.outside)]
    return Text([block for block in blocks if not is_clutter(block)])


def _read(regions: Regions, headline: HtmlElement | None, title: str | None) -> Text:
    frame = Frame(regions, headline)
    if frame.container is None:
        return Text()
    inside = headline if frame.container in regions.around_headline else None
    blocks = _below_headline(read_blocks(frame.container, frame.skip), inside, key_of(title))
    style = main_style(blocks)
    notices = words.lines.notices_among(b.text for b in _suspects(blocks, style))
    notices |= meters_among([b.text for b in blocks[:_METERED]])
    blocks = without_boxes(until_closing(blocks), notices, regions, frame.container)
    blocks = [b for b in blocks if b.text not in notices and not is_clutter(b)]
    blocks = without_data_rows(without_captions(blocks, style, regions, frame.container))
    blocks = without_repeats(blocks, style, key_of(title))
    prose = _without_closing_byline(_without_lone_headings(_from_prose(blocks)))
    first = blocks.index(prose[0]) if prose else 0
    kept = set(map(id, prose))
    near_ends = [*blocks[: first + _HEAD_BLOCKS], *blocks[max(first + _HEAD_BLOCKS, len(blocks) - 2) :]]
    return Text(prose, [b for b in near_ends if id(b) not in kept])


def _below_headline(blocks: list[Block], headline: HtmlElement | None, title: str) -> list[Block]:
    """Cut what stands up to and with the headline."""
    shown = set(headline.iter()) if headline is not None else set()
    for i, block in enumerate(blocks[: len(blocks) // 2 + 1]):
        if block.element in shown:
            return blocks[i + 1 :]
        if block.is_heading and len(title) > 15 and key_of(block.text).endswith(title):
            return blocks[i + 1 :]
    return blocks


def _suspects(blocks: list[Block], style: Style | None) -> list[Block]:
    """Return the blocks that can be notes of the house: those at both ends, and those in a style of their own."""
    return [*blocks[:3], *(b for b in blocks[3:-6] if style_of(b) != style), *blocks[max(3, len(blocks) - 6) :]]


def _below_dateline(blocks: list[Block]) -> list[Block]:
    """Cut what stands above a byline or date near the start, where it is no more than a standfirst."""
    for i in reversed(range(min(_HEAD_BLOCKS, len(blocks)))):
        above = [b for b in blocks[: i + 1] if not _is_head_line(b)]
        if (
            _ends_in_dateline(blocks[i])
            and len(above) < 3
            and size_of(above) < min(MAX_STANDFIRST, size_of(blocks[i + 1 :]))
        ):
            return blocks[i + 1 :]
    return blocks


def _from_prose(blocks: list[Block]) -> list[Block]:
    """Cut the standfirst, bylines, dates and other short lines that stand before the first paragraphs."""
    blocks = _below_dateline(blocks)
    head = [b for b in blocks[:_HEAD_BLOCKS] if not _is_head_line(b)]
    blocks = head + blocks[_HEAD_BLOCKS:]
    for i, block in enumerate(blocks[:_HEAD_BLOCKS]):
        if len(block.text) >= LONG or words.lines.ends_sentence(block.text):
            style = style_of(block)
            return [b for b in blocks[:i] if _is_lead(b, style)] + blocks[i:]
    return blocks


def _is_lead(block: Block, style: Style) -> bool:
    """Whether a short block before the first paragraph opens the text: a salutation, a list, a long line."""
    if is_name_line(block.text):
        return False
    return len(block.text.split()) > 6 or block.element.tag == "li" or style_of(block) == style


def _is_head_line(block: Block) -> bool:
    return is_dateline(block.text)


def _ends_in_dateline(block: Block) -> bool:
    """Whether a block is a byline or date, or a short text that closes with one after a line break."""
    return is_dateline(block.text) or ("\n" in block.text and is_dateline(block.text.rsplit("\n", 1)[1]))


def _without_lone_headings(blocks: list[Block]) -> list[Block]:
    """Cut headings at the end: what they announced was left out."""
    while blocks and blocks[-1].is_heading:
        blocks = blocks[:-1]
    return blocks


def _without_closing_byline(blocks: list[Block]) -> list[Block]:
    """Cut the names of the authors where they close the text."""
    if len(blocks) > 3 and blocks[-1].element.tag != "li" and is_name_line(blocks[-1].text):
        return blocks[:-1]
    return blocks
