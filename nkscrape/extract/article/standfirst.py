"""The standfirst: the lines between headline and text that sum the article up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from nkscrape.extract import words
from nkscrape.extract.article.boxes import MAYBE_BOX, Boxes
from nkscrape.extract.article.date_text import is_date_line
from nkscrape.extract.data.structured import Stated, Structured
from nkscrape.extract.evidence import Question
from nkscrape.extract.reading import Block, Reading
from nkscrape.extract.reading.text import key_of, reading_length
from nkscrape.page import Page

MAX_LENGTH = 700
"""Characters; what is longer sums nothing up."""
MIN_LENGTH = 15
MAX_HEAD = 40
"""Blocks behind the headline that are looked at."""
LONG = 40
"""Characters from which a line says something of its own."""
QUESTION = Question(
    "standfirst",
    {
        "between headline and text": 1.0,
        "class says standfirst": 2.2,
        "itemprop says description": 2.2,
        "as in the description": 1.5,
        "a heading": 0.8,
        "bold": 0.3,
        "says something": 0.8,
        "opens the text, unlike the rest": 0.2,
        "opens the text, in its style": -3.5,
        "a byline or date follows": 1.0,
        "byline, date or credit": -3.0,
        "points elsewhere": -3.0,
        "mostly links": -3.0,
        "a notice": -3.0,
        "in a box or menu": -2.5,
        "the headline again": -4.0,
        "said again in the text": -2.0,
    },
    base=-1.5,
)
_LEAST = 0.05
"""What a standfirst scores at least: more than nothing, whatever the rounding."""
_BETWEEN = 5
"""Blocks behind a standfirst among which the byline or date may stand."""
_WITNESS = 40
"""Characters (letters and digits) of a description that must agree."""
_PROPERTIES = frozenset(("description", "alternativeHeadline", "abstract"))


def read_standfirst(
    page: Page, structured: Structured, boxes: Boxes, headline: tuple[int | None, str | None], body: Sequence[Block]
) -> list[Block]:
    """Return the blocks of the standfirst, from the head or the first of the body; empty where there is none.

    `headline`: its element and title.
    """
    element, title = headline
    judge = _Judge(structured, boxes, key_of(title))
    said = {block.text for block in body}
    candidates = [
        (one, ["between headline and text", *["said again in the text"] * (one.text in said), *judge.evidence(one)])
        for one in _head(boxes, element, body)
    ]
    if body and MIN_LENGTH <= len(body[0].text) <= MAX_LENGTH:
        candidates.append((body[0], [*_opening(boxes.page, body), *judge.evidence(body[0])]))
    _note_notices(candidates)
    good = [(score, block) for block, evidence in candidates if (score := QUESTION.score(evidence)) > _LEAST]
    best = max(good, key=lambda one: one[0])[1] if good else None
    chosen = [block for _, block in good if block is best or (best is not None and _belong(block, best))]
    for block, evidence in candidates if page.ledger is not None else ():
        QUESTION.note(page, block.element, block.text, evidence, won=block in chosen)
    return chosen


def standfirst_text(block: Block) -> str:
    """Return a standfirst's text on one line, without the byline or date that may share its block."""
    return " ".join(line for line in block.text.split("\n") if not _names_or_dates(line))


def _descriptions(structured: Structured) -> list[Stated]:
    """Return what the page's data says in a sentence or two."""
    return [
        *structured.tags("og:description", "description", "twitter:description"),
        *structured.ld("description", "alternativeHeadline", "abstract"),
        *structured.items("description"),
    ]


def _head(boxes: Boxes, headline: int | None, body: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks between headline and text that can be a standfirst."""
    if headline is None or not body:
        return
    for block in islice(boxes.page.blocks_from(boxes.page.stops[headline]), MAX_HEAD):
        if block.start >= body[0].start:
            return
        is_row = "\t" in block.text
        if MIN_LENGTH <= len(block.text) <= MAX_LENGTH and not is_row and not boxes.taken[block.element]:
            yield block


def _opening(page: Reading, body: Sequence[Block]) -> Iterator[str]:
    """Yield what the place of the first block of the text says."""
    first, rest = body[0], body[1:4]
    parents = page.parents
    is_set_off = first.is_heading or first.marked >= 0.9 * len(first.text)
    if rest and (
        is_set_off or all(b.style != first.style or parents[b.element] != parents[first.element] for b in rest)
    ):
        yield "opens the text, unlike the rest"
    else:
        yield "opens the text, in its style"
    between = islice(page.blocks_from(first.stop), _BETWEEN) if rest else ()
    if any(block.start < rest[0].start and _names_or_dates(block.text) for block in between):
        yield "a byline or date follows"


def _names_or_dates(line: str) -> bool:
    return is_date_line(line) or words.byline.is_labelled(line)


def _note_notices(candidates: list[tuple[Block, list[str]]]) -> None:
    """Add to the evidence on those that may win what phrases of notices say: they are costly to look for."""
    hopeful = [(block.text, evidence) for block, evidence in candidates if QUESTION.score(evidence) > _LEAST]
    texts = [text for text, _ in hopeful]
    notices = (words.lines.notices_among(texts) | words.pages.paywalls_among(texts)) if texts else set()
    for text, evidence in hopeful:
        if text in notices:
            evidence.append("a notice")


def _belong(block: Block, best: Block) -> bool:
    """Say whether a block goes on where the best stands: an item of its list, a paragraph of its box."""
    page = block.page
    parent = page.parents[best.element]
    return page.parents[block.element] == parent and (best.tag == "li" or _is_named(page.names[parent]))


class _Judge:
    """What speaks for a block as standfirst wherever it stands."""

    def __init__(self, structured: Structured, boxes: Boxes, title: str) -> None:
        self._boxes = boxes
        self._title = title
        keys = (key_of(stated.value[: 3 * _WITNESS])[:_WITNESS] for stated in _descriptions(structured))
        self._witnesses = [key for key in keys if len(key) >= MIN_LENGTH]

    def evidence(self, block: Block) -> Iterator[str]:
        """Yield what a block's markup and text say."""
        text, i, page = standfirst_text(block), block.element, self._boxes.page
        if len(text) < MIN_LENGTH:
            yield "byline, date or credit"
            return
        if _is_named(page.names[i]) or _is_named(page.names[page.parents[i]]):
            yield "class says standfirst"
        if not _PROPERTIES.isdisjoint(page.get(i, "itemprop").split()):
            yield "itemprop says description"
        if any(said != MAYBE_BOX for said in self._boxes.inside(i)):
            yield "in a box or menu"
        if block.is_heading:
            yield "a heading"
        elif block.marked >= 0.9 * len(block.text):
            yield "bold"
        if len(text.split()) > 5 or reading_length(text) > LONG:
            yield "says something"
        if block.linked * 2 > len(text):
            yield "mostly links"
        yield from self._of_text(text)

    def _of_text(self, text: str) -> Iterator[str]:
        key = key_of(text)
        if key == self._title:
            yield "the headline again"
        start = key[:_WITNESS]
        if len(start) >= MIN_LENGTH and any(w.startswith(start) or start.startswith(w) for w in self._witnesses):
            yield "as in the description"
        if words.byline.is_labelled(text) or words.lines.is_credit(text) or words.lines.is_label(text):
            yield "byline, date or credit"
        if words.lines.is_read_more(text):
            yield "points elsewhere"


@lru_cache(maxsize=words.classes.MAX_NAMES)
def _is_named(name: str) -> bool:
    return "standfirst" in words.classes.kinds_of(name)
