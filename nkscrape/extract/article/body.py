"""The body of an article: which blocks of the page are its text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from nkscrape.extract.article.around import judge
from nkscrape.extract.article.boxes import Boxes, spread
from nkscrape.extract.article.container import find_container, marked_body
from nkscrape.extract.article.text import LONG, TEXT, Candidate, Scope, can_hold_text
from nkscrape.extract.reading import Block, Reading
from nkscrape.extract.reading.text import key_of
from nkscrape.extract.words.classes import kinds_of
from nkscrape.page import Page

SCANT = 280
"""Characters under which a text is looked for again with less demands."""
_NEVER = frozenset(
    (
        "hidden",
        "in a menu",
        "in a footer",
        "in a form",
        "in a dialog",
        "class says consent",
        "links alone",
        "reads like a notice",
    )
)
"""What is said of no text, however little else there is."""
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
    found = _find(boxes, headline, title, _running(boxes))
    if _size(found) < SCANT:
        again = _find(boxes, headline, title, _said(boxes, headline))
        found = again if not found or _size(again) > 2 * _size(found) else found
    if not _size(found):
        _take_best(page.reading, found)
    return _text(page, found)


def read_marked_body(page: Page, boxes: Boxes, elements: list[int], title: str | None) -> Text:
    """Return the blocks of the elements a site's own selectors name."""
    blocks = [block for element in elements for block in page.reading.blocks_in(element)]
    scope = Scope(page.reading, boxes, min(elements), key_of(title), is_named=True)
    return _text(page, judge(_readable(blocks, boxes), scope))


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


def _take_best(page: Reading, found: list[Candidate]) -> None:
    """Take the best prose where nothing is text, or what the platform marks as the body, be it a caption."""
    marked = spread(page, [i for name, rows in page.by_name.items() if "article_body" in kinds_of(name) for i in rows])
    shown = [one for one in found if _NEVER.isdisjoint(one.evidence)]
    shown = [one for one in shown if marked[one.element]] or [one for one in shown if len(one.text) >= LONG]
    best = max((one.score for one in shown), default=0.0)
    for one in shown:
        if one.score > best - 1:
            one.add(["the best that there is"])


def _text(page: Page, found: list[Candidate]) -> Text:
    """Return those blocks that are text; all are noted in the page's ledger, where it has one."""
    for one in found if page.ledger is not None else ():
        TEXT.note(page, one.block.element, one.text[:80], one.evidence, won=one.is_text)
    return Text([one.block for one in found if one.is_text])


def _size(found: list[Candidate]) -> int:
    return sum(len(one.text) for one in found if one.is_text)


def _running(boxes: Boxes) -> dict[int, int]:
    """Return how much running text that can be the article's stands in each element's own blocks."""
    page, taken, good = boxes.page, boxes.taken, dict[int, int]()
    for block in page.blocks:
        i = block.element
        size = page.running_between(block.start, block.stop)
        if size and not taken[i] and can_hold_text(boxes.inside(i)):
            good[i] = good.get(i, 0) + size
    return good


def _said(boxes: Boxes, headline: int | None) -> dict[int, int]:
    """Return the same with shorter text, too, wherever it stands but in the headline."""
    title = range(0) if headline is None else range(headline, boxes.page.ends[headline])
    good: dict[int, int] = {}
    for block in boxes.page.blocks:
        size = len(block.text) - block.linked
        if size >= _LEAST and not boxes.taken[block.element] and block.element not in title:
            good[block.element] = good.get(block.element, 0) + size
    return good


def _find(boxes: Boxes, headline: int | None, title: str | None, good: dict[int, int]) -> list[Candidate]:
    """Return the judged blocks of the part of the page that holds the article, by the text that can be its."""
    if not good:
        return []
    page = boxes.page
    element, apart = find_container(page, good, boxes.around_headline)
    blocks = _below_headline(page.blocks_in(element), headline if element in boxes.around_headline else None, title)
    scope = Scope(page, boxes, element, key_of(title), spread(page, apart), marked_body(page, element))
    return judge(_readable(blocks, boxes), scope)


def _readable(blocks: list[Block], boxes: Boxes) -> list[Block]:
    """Return the blocks nobody else owns, as a reader sees them: without what is hidden inside their lines."""
    shown = []
    for block in blocks:
        if boxes.taken[block.element]:
            continue
        if block.stop - block.start < 2 or not (silent := boxes.silent(block.start, block.stop, block.element)):
            shown.append(block)
        elif text := boxes.page.layout.text(block.start, block.stop, silent):
            shown.append(replace(block, text=text))
    return shown


def _below_headline(blocks: list[Block], headline: int | None, title: str | None) -> list[Block]:
    """Cut what stands up to and with the headline."""
    key = key_of(title)
    for i, block in enumerate(blocks[: len(blocks) // 2 + 1]):
        if headline is not None and block.page.holds(headline, block.element):
            return blocks[i + 1 :]
        if block.is_heading and len(key) > 15 and key_of(block.text).endswith(key):
            return blocks[i + 1 :]
    return blocks
