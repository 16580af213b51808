"""What stands among the blocks of an article and is no part of its text: labels, boxes, captions, repeats, tables."""

from __future__ import annotations

from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from nkscrape.extract import words
from nkscrape.extract.blocks import Block
from nkscrape.extract.regions import Regions
from nkscrape.extract.text import key_of
from nkscrape.extract.words.headings import MAX_HEADING, OTHER, RELATED

_PICTURE = etree.XPath("boolean(.//img|.//picture|.//video|.//iframe)")
LONG = 80
"""Characters from which a block is taken for a paragraph of prose."""
Style = tuple[str, str | None]
"""Tag and class of a block's element: paragraphs of one text share them."""
_QUOTES = "\"'“”„‟«»‹›‘’ "
_CREDIT_LINE = 100
"""Characters of running text a picture's box may hold beside the caption."""
_ENOUGH = 500
"""Characters of prose beside which a table of short cells is data, not text."""
_SMALL_BOX = 400
"""Characters of running text up to which an element can be a box that offers or asks for something."""


def size_of(blocks: list[Block]) -> int:
    """Return the characters of the blocks."""
    return sum(len(b.text) for b in blocks)


def is_clutter(block: Block) -> bool:
    """Whether a block says of itself that it is no text of the article."""
    text = block.text
    size = len(text)
    is_sentence = words.lines.ends_sentence(text)
    least = 0.85 if size > LONG or is_sentence else 0.75  # a row of links has commas in it
    if block.linked >= least * size and not (size > 200 and is_sentence):
        return True
    if size < LONG and not is_sentence and _is_buttons(block):
        return True
    if size >= 250 or (size > 120 and not block.linked and is_sentence):
        return False
    if words.lines.is_read_more(text) and _points_away(block):
        return True
    return words.lines.is_label(text) or (size < 160 and words.lines.is_credit(text))


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
    if block.linked * 2 > len(block.text) or words.lines.is_read_more_alone(block.text):
        return True
    label, _, rest = block.text.partition(":")
    return bool(rest) and len(label) < 40 and block.linked >= 0.8 * len(rest)


def without_data_rows(blocks: list[Block]) -> list[Block]:
    """Leave out rows of short cells where most of the text stands beside them."""
    kept = [b for b in blocks if b.element.tag != "tr" or not _is_data_row(b)]
    return kept if size_of(kept) >= min(_ENOUGH, size_of(blocks) // 2) else blocks


def _is_data_row(block: Block) -> bool:
    cells = list(islice(block.element.iter("td", "th"), 50))
    return len(cells) > 1 and len(block.text) < 60 * len(cells)


def without_boxes(blocks: list[Block], notices: set[str], regions: Regions, container: HtmlElement) -> list[Block]:
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
    return len(block.text) <= MAX_HEADING and words.headings.kind(block.text) in (RELATED, OTHER)


def _box_around(element: HtmlElement, regions: Regions, container: HtmlElement) -> list[HtmlElement]:
    """Return the elements of the largest box around an element that holds little running text."""
    box: HtmlElement | None = None
    up: HtmlElement | None = element
    most = min(_SMALL_BOX, regions.weight.get(container, 0) // 2)
    while up is not None and up is not container and up not in regions.around_headline:
        if regions.weight.get(up, 0) > most or (up.tag == "p" and up is not element):
            break
        box, up = up, up.getparent()
    return list(box.iter()) if box is not None else []


def until_closing(blocks: list[Block]) -> list[Block]:
    """Cut what follows a heading such as 'About the author' in the last part of the text."""
    total = size_of(blocks)
    seen = 0
    for i, block in enumerate(blocks):
        least = 0.3 if words.headings.announces_author(block.text) else 0.65
        if seen > least * total and len(block.text) < 60 and words.headings.is_closing(block.text):
            return blocks[:i]
        seen += len(block.text)
    return blocks


def without_captions(blocks: list[Block], style: Style | None, regions: Regions, container: HtmlElement) -> list[Block]:
    """Leave out short blocks that share their box with a picture and nothing else."""
    pictured: dict[HtmlElement, bool] = {}
    return [b for b in blocks if style_of(b) == style or not _is_caption(b, regions, container, pictured)]


def style_of(block: Block) -> Style:
    """Return the style of a block."""
    return block.element.tag, block.element.get("class")


def main_style(blocks: list[Block]) -> Style | None:
    """Return the style most of the text is in."""
    weights: dict[Style, int] = {}
    for block in blocks:
        style = style_of(block)
        weights[style] = weights.get(style, 0) + len(block.text)
    return max(weights, key=lambda s: weights[s], default=None)


def _is_caption(block: Block, regions: Regions, container: HtmlElement, pictured: dict[HtmlElement, bool]) -> bool:
    if block.is_heading or block.element.tag in ("td", "blockquote") or len(block.text) > 400:
        return False
    box: HtmlElement | None = block.element
    for _ in range(4):
        if box is None or box is container or regions.weight.get(box, 0) > len(block.text) + _CREDIT_LINE:
            return False
        if box not in pictured:
            pictured[box] = bool(_PICTURE(box))
        if pictured[box]:
            return True
        box = box.getparent()
    return False


def without_repeats(blocks: list[Block], style: Style | None, title: str) -> list[Block]:
    """Leave out the title repeated, blocks seen before, and pull quotes of the text itself."""
    prose = "\n".join(b.text for b in blocks if style_of(b) == style)
    seen: set[str] = set()
    kept = []
    for block in blocks:
        text = block.text
        if (len(text) > 15 and text in seen) or not any(map(str.isalnum, text)) or _repeats(text, title):
            continue
        seen.add(text)
        apart = block.element.tag != "li" and style_of(block) != style
        if not (apart and 30 < len(text) < 400 and text.strip(_QUOTES) in prose):
            kept.append(block)
    return kept


def _repeats(text: str, title: str) -> bool:
    """Whether a block is the title again."""
    return 0.5 * len(text) < len(title) < 1.5 * len(text) and key_of(text) == title
