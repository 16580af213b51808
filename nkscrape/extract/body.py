"""The body of an article: which blocks of the page are its text."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from nkscrape.extract import clutter
from nkscrape.extract.access import meters_among
from nkscrape.extract.authorbox import announces_author
from nkscrape.extract.blocks import Block, read_blocks
from nkscrape.extract.byline import is_dateline, is_name_line
from nkscrape.extract.frame import Frame
from nkscrape.extract.headings import MAX_HEADING, OTHER, RELATED, heading_kind
from nkscrape.extract.regions import Regions
from nkscrape.extract.text import key_of

_PICTURE = etree.XPath("boolean(.//img|.//picture|.//video|.//iframe)")
LONG = 80
"""Characters from which a block is taken for a paragraph of prose."""
SCANT = 140
"""Characters under which a text is looked for again with less demands."""
Style = tuple[str, str | None]
"""Tag and class of a block's element: paragraphs of one text share them."""
_QUOTES = "\"'“”„‟«»‹›‘’ "
_CREDIT_LINE = 100
"""Characters of running text a picture's box may hold beside the caption."""
_ENOUGH = 500
"""Characters of prose beside which a table of short cells is data, not text."""
_SMALL_BOX = 400
"""Characters of running text up to which an element can be a box that offers or asks for something."""
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
        return _size(self.blocks)


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


def _size(blocks: list[Block]) -> int:
    return sum(len(b.text) for b in blocks)


def _read(regions: Regions, headline: HtmlElement | None, title: str | None) -> Text:
    frame = Frame(regions, headline)
    if frame.container is None:
        return Text()
    inside = headline if frame.container in regions.around_headline else None
    blocks = _below_headline(read_blocks(frame.container, frame.skip), inside, key_of(title))
    style = _main_style(blocks)
    notices = clutter.notices_among(b.text for b in _suspects(blocks, style))
    notices |= meters_among([b.text for b in blocks[:_METERED]])
    blocks = _without_boxes(_until_closing(blocks), notices, regions, frame.container)
    blocks = [b for b in blocks if b.text not in notices and not is_clutter(b)]
    blocks = _without_data_rows(_without_captions(blocks, style, regions, frame.container))
    blocks = _without_repeats(blocks, style, key_of(title))
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
    return [*blocks[:3], *(b for b in blocks[3:-6] if _style(b) != style), *blocks[max(3, len(blocks) - 6) :]]


def is_clutter(block: Block) -> bool:
    """Whether a block says of itself that it is no text of the article."""
    text = block.text
    size = len(text)
    least = 0.85 if size > LONG or clutter.ends_sentence(text) else 0.75  # a row of links has commas in it
    if block.linked >= least * size and not (size > 200 and clutter.ends_sentence(text)):
        return True
    if size < LONG and not clutter.ends_sentence(text) and _is_buttons(block):
        return True
    if size >= 250 or (size > 120 and not block.linked and clutter.ends_sentence(text)):
        return False
    if clutter.READ_MORE.match(text) and _points_away(block):
        return True
    return clutter.is_label(text) or (size < 160 and bool(clutter.CREDIT.match(text)))


def _is_buttons(block: Block) -> bool:
    """Whether a line is made of several links that jump or act on the same page ('Share', 'Print')."""
    if not 1 < block.anchors < 9:
        return False
    anchors = list(islice(block.element.iter("a"), 9))
    if not 1 < len(anchors) < 9 or not any((a.get("href") or "").startswith("#") for a in anchors):
        return False
    return " ".join("".join(a.itertext()) for a in anchors).split() == block.text.split()


def _points_away(block: Block) -> bool:
    """Whether a line that opens like 'Read more' is a label, or a label and a link."""
    if block.linked * 2 > len(block.text) or clutter.READ_MORE_ONLY.match(block.text):
        return True
    label, _, rest = block.text.partition(":")
    return bool(rest) and len(label) < 40 and block.linked >= 0.8 * len(rest)


def _without_data_rows(blocks: list[Block]) -> list[Block]:
    """Leave out rows of short cells where most of the text stands beside them."""
    kept = [b for b in blocks if b.element.tag != "tr" or not _is_data_row(b)]
    return kept if _size(kept) >= min(_ENOUGH, _size(blocks) // 2) else blocks


def _is_data_row(block: Block) -> bool:
    cells = list(islice(block.element.iter("td", "th"), 50))
    return len(cells) > 1 and len(block.text) < 60 * len(cells)


def _without_boxes(blocks: list[Block], notices: set[str], regions: Regions, container: HtmlElement) -> list[Block]:
    """Leave out boxes that offer another article (a linked heading and its excerpt) or ask for something."""
    dropped: set[HtmlElement] = set()
    for block in blocks:
        if block.element in dropped:
            continue
        if _offers(block) or (len(block.text) < 400 and block.text in notices):
            dropped.update(_box_around(block.element, regions, container))
    return [b for b in blocks if b.element not in dropped] if dropped else blocks


def _offers(block: Block) -> bool:
    """Whether a block is the heading of another article, or of a list of such."""
    if block.is_heading and block.linked >= 0.8 * len(block.text):
        return True
    return len(block.text) <= MAX_HEADING and heading_kind(block.text) in (RELATED, OTHER)


def _box_around(element: HtmlElement, regions: Regions, container: HtmlElement) -> list[HtmlElement]:
    """Return the elements of the largest box around an element that holds little running text."""
    box: HtmlElement | None = None
    up: HtmlElement | None = element
    most = min(_SMALL_BOX, regions.weight.get(container, 0) // 2)
    while up is not None and up is not container and up not in regions.around_headline:
        if regions.weight.get(up, 0) > most:
            break
        box, up = up, up.getparent()
    return list(box.iter()) if box is not None else []


def _until_closing(blocks: list[Block]) -> list[Block]:
    """Cut what follows a heading such as 'About the author' in the last part of the text."""
    total = _size(blocks)
    seen = 0
    for i, block in enumerate(blocks):
        least = 0.3 if announces_author(block.text) else 0.65
        if seen > least * total and len(block.text) < 60 and clutter.CLOSING.match(block.text):
            return blocks[:i]
        seen += len(block.text)
    return blocks


def _without_captions(
    blocks: list[Block], style: Style | None, regions: Regions, container: HtmlElement
) -> list[Block]:
    """Leave out short blocks that share their box with a picture and nothing else."""
    return [b for b in blocks if _style(b) == style or not _is_caption(b, regions, container)]


def _style(block: Block) -> Style:
    return block.element.tag, block.element.get("class")


def _main_style(blocks: list[Block]) -> Style | None:
    """Return the style most of the text is in."""
    weights: dict[Style, int] = {}
    for block in blocks:
        style = _style(block)
        weights[style] = weights.get(style, 0) + len(block.text)
    return max(weights, key=lambda s: weights[s], default=None)


def _is_caption(block: Block, regions: Regions, container: HtmlElement) -> bool:
    if block.is_heading or block.element.tag in ("td", "blockquote") or len(block.text) > 400:
        return False
    box: HtmlElement | None = block.element
    for _ in range(4):
        if box is None or box is container or regions.weight.get(box, 0) > len(block.text) + _CREDIT_LINE:
            return False
        if _PICTURE(box):
            return True
        box = box.getparent()
    return False


def _without_repeats(blocks: list[Block], style: Style | None, title: str) -> list[Block]:
    """Leave out the title repeated, blocks seen before, and pull quotes of the text itself."""
    prose = "\n".join(b.text for b in blocks if _style(b) == style)
    seen: set[str] = set()
    kept = []
    for block in blocks:
        text = block.text
        if (len(text) > 15 and text in seen) or not any(map(str.isalnum, text)) or _repeats(text, title):
            continue
        seen.add(text)
        apart = block.element.tag != "li" and _style(block) != style
        if not (apart and 30 < len(text) < 400 and text.strip(_QUOTES) in prose):
            kept.append(block)
    return kept


def _repeats(text: str, title: str) -> bool:
    """Whether a block is the title again."""
    return 0.5 * len(text) < len(title) < 1.5 * len(text) and key_of(text) == title


def _below_dateline(blocks: list[Block]) -> list[Block]:
    """Cut what stands above a byline or date near the start, where it is no more than a standfirst."""
    for i in reversed(range(min(_HEAD_BLOCKS, len(blocks)))):
        above = [b for b in blocks[: i + 1] if not _is_head_line(b)]
        if (
            _ends_in_dateline(blocks[i])
            and len(above) < 3
            and _size(above) < min(MAX_STANDFIRST, _size(blocks[i + 1 :]))
        ):
            return blocks[i + 1 :]
    return blocks


def _from_prose(blocks: list[Block]) -> list[Block]:
    """Cut the standfirst, bylines, dates and other short lines that stand before the first paragraphs."""
    blocks = _below_dateline(blocks)
    head = [b for b in blocks[:_HEAD_BLOCKS] if not _is_head_line(b)]
    blocks = head + blocks[_HEAD_BLOCKS:]
    for i, block in enumerate(blocks[:_HEAD_BLOCKS]):
        if len(block.text) >= LONG or clutter.ends_sentence(block.text):
            style = _style(block)
            return [b for b in blocks[:i] if _is_lead(b, style)] + blocks[i:]
    return blocks


def _is_lead(block: Block, style: Style) -> bool:
    """Whether a short block before the first paragraph opens the text: a salutation, a list, a long line."""
    if is_name_line(block.text):
        return False
    return len(block.text.split()) > 6 or block.element.tag == "li" or _style(block) == style


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
