"""The body of an article: which blocks of the page are its text."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement

from nkscrape.extract import clutter
from nkscrape.extract.blocks import Block, read_blocks
from nkscrape.extract.frame import Frame
from nkscrape.extract.regions import Regions
from nkscrape.extract.text import key_of

_PICTURE = etree.XPath("boolean(.//img|.//picture|.//video|.//iframe)")
LONG = 80
"""Characters from which a block is taken for a paragraph of prose."""


def read_body(regions: Regions, headline: HtmlElement | None, title: str | None) -> list[Block]:
    """Return the blocks of the article's text in order; empty where the page has none."""
    frame = Frame(regions)
    if frame.container is None:
        return []
    blocks = _below_headline(read_blocks(frame.container, frame.skip), headline, key_of(title))
    blocks = _without_cards(blocks, regions, frame.container)
    blocks = _until_closing(blocks)
    kept = [b for b in blocks if not _is_clutter(b)]
    kept = _without_captions(kept, regions, frame.container)
    kept = _without_repeats(kept, key_of(title))
    kept = _from_prose(kept)
    return _without_lone_headings(kept)


def _below_headline(blocks: list[Block], headline: HtmlElement | None, title: str) -> list[Block]:
    """Cut what stands up to and with the headline."""
    for i, block in enumerate(blocks[: len(blocks) // 2 + 1]):
        if block.element is headline or (headline is not None and headline in block.element.iterancestors()):
            return blocks[i + 1 :]
        if title and block.is_heading and key_of(block.text) == title:
            return blocks[i + 1 :]
    return blocks


def _is_clutter(block: Block) -> bool:
    text = block.text
    size = len(text)
    linked = block.linked >= 0.85 * size
    if linked and not (size > 200 and clutter.ends_sentence(text)):
        return True
    if size < 300 and clutter.READ_MORE.match(text):
        return block.linked * 2 > size or bool(clutter.READ_MORE_ONLY.match(text)) or _links_tail(block)
    if size < 250 and (clutter.CLUTTER.match(text) or clutter.CLOCK.match(text)):
        return True
    if size < 160 and clutter.CREDIT.match(text):
        return True
    return size < 600 and bool(clutter.NOTICE.search(text))


def _links_tail(block: Block) -> bool:
    """Whether a block is a label and a link: 'More: Headline'."""
    label, _, rest = block.text.partition(":")
    return bool(rest) and len(label) < 40 and block.linked >= 0.8 * len(rest)


def _without_cards(blocks: list[Block], regions: Regions, container: HtmlElement) -> list[Block]:
    """Leave out boxes that offer another article: a linked heading with its excerpt, date and author."""
    dropped: set[HtmlElement] = set()
    for block in blocks:
        if block.is_heading and block.linked >= 0.8 * len(block.text):
            card: HtmlElement = block.element
            while (parent := card.getparent()) is not None and parent is not container:
                if regions.weight.get(parent, 0) > 400:
                    break
                card = parent
            dropped.update(card.iter())
    return [b for b in blocks if b.element not in dropped] if dropped else blocks


def _until_closing(blocks: list[Block]) -> list[Block]:
    """Cut what follows a heading such as 'About the author' in the last part of the text."""
    total = sum(len(b.text) for b in blocks)
    seen = 0
    for i, block in enumerate(blocks):
        if seen > 0.5 * total and len(block.text) < 60 and clutter.CLOSING.match(block.text):
            return blocks[:i]
        seen += len(block.text)
    return blocks


def _without_captions(blocks: list[Block], regions: Regions, container: HtmlElement) -> list[Block]:
    """Leave out short blocks that share their box with a picture and nothing else."""
    style = _main_style(blocks)
    return [b for b in blocks if _style(b) == style or not _is_caption(b, regions, container)]


def _style(block: Block) -> tuple[str, str | None]:
    return block.element.tag, block.element.get("class")


def _main_style(blocks: list[Block]) -> tuple[str, str | None] | None:
    weights: dict[tuple[str, str | None], int] = {}
    for block in blocks:
        weights[_style(block)] = weights.get(_style(block), 0) + len(block.text)
    return max(weights, key=lambda s: weights[s], default=None)


def _is_caption(block: Block, regions: Regions, container: HtmlElement) -> bool:
    if block.is_heading or block.element.tag in ("li", "td", "blockquote") or len(block.text) > 400:
        return False
    box = block.element
    for _ in range(4):
        if box is container or box is None or regions.weight.get(box, 0) > 500:
            return False
        if _PICTURE(box):
            return True
        box = box.getparent()
    return False


def _without_repeats(blocks: list[Block], title: str) -> list[Block]:
    """Leave out the title repeated, blocks seen before, and pull quotes of the text itself."""
    keys = [key_of(b.text) for b in blocks]
    seen: set[str] = {title}
    whole = "\n".join(keys)
    kept = []
    for block, key in zip(blocks, keys, strict=True):
        if not key or (key in seen and len(key) > 15):
            continue
        seen.add(key)
        if len(key) > 30 and block.element.tag != "li" and whole.count(key) > 1 and len(key) < 400:
            continue
        kept.append(block)
    return kept


def _from_prose(blocks: list[Block]) -> list[Block]:
    """Cut the short lines (date, place, byline) before the first paragraph."""
    for i, block in enumerate(blocks[:12]):
        if len(block.text) >= LONG or clutter.ends_sentence(block.text):
            return [b for b in blocks[:i] if _is_lead_line(b)] + blocks[i:]
    return blocks


def _is_lead_line(block: Block) -> bool:
    if clutter.BYLINE.match(block.text) or clutter.DATE_LINE.match(block.text):
        return False
    return len(block.text.split()) > 6 or block.element.tag == "li"


def _without_lone_headings(blocks: list[Block]) -> list[Block]:
    """Cut headings at the end: what they announced was left out."""
    while blocks and blocks[-1].is_heading:
        blocks = blocks[:-1]
    return blocks
