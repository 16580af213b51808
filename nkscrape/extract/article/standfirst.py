"""The standfirst: the lines between headline and text that sum the article up."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from nkscrape.extract import words
from nkscrape.extract.article.date_text import is_date_line
from nkscrape.extract.article.headline import Headline
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
        "class says box": -2.0,
        "in a figure, menu or aside": -3.0,
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
_APART = frozenset(("figure", "figcaption", "nav", "aside", "footer", "form", "button", "dialog", "menu", "table"))
_BOXES = frozenset(
    "cookie consent share sign_in menu pager footer tag_list caption most_read tooltip embed comment newsletter "
    "recommended related author credit hidden sidebar popular".split()
)
"""Kinds of class words that name what stands at a headline and sums nothing up."""
_PROPERTIES = frozenset(("description", "alternativeHeadline", "abstract"))


def read_standfirst(
    page: Page, structured: Structured, headline: Headline, body: Sequence[Block], taken: Collection[int] = ()
) -> list[Block]:
    """Return the blocks of the standfirst, from the head or the first of the body; empty where there is none.

    `taken` are the elements that are no part of the article.
    """
    judge = _Judge(page.reading, structured, headline.title, {block.text for block in body})
    candidates = [(block, judge.of_head(block)) for block in _head(page.reading, headline.element, body, taken)]
    if body and MIN_LENGTH <= len(body[0].text) <= MAX_LENGTH:
        candidates.append((body[0], judge.of_body(body)))
    _note_notices(candidates)
    good = [(score, block) for block, evidence in candidates if (score := QUESTION.score(evidence)) > _LEAST]
    best = max(good, key=lambda one: one[0])[1] if good else None
    chosen = [block for _, block in good if block is best or (best is not None and _belong(block, best))]
    if page.ledger is not None:
        for block, evidence in candidates:
            QUESTION.note(page, block.element, block.text, evidence, won=block in chosen)
    return chosen


def standfirst_text(block: Block) -> str:
    """Return a standfirst's text on one line, without the byline or date that may share its block."""
    lines = block.text.split("\n")
    return " ".join(line for line in lines if not (is_date_line(line) or words.byline.is_labelled(line)))


def _head(reading: Reading, headline: int | None, body: Sequence[Block], taken: Collection[int]) -> Iterator[Block]:
    """Yield the blocks between headline and text that can be a standfirst."""
    if headline is None or not body:
        return
    stop = body[0].start
    regions = [(reading.starts[one], reading.stops[one]) for one in taken]
    for block in islice(reading.blocks_from(reading.stops[headline]), MAX_HEAD):
        if block.start >= stop:
            return
        if "\t" in block.text:  # a row of a table
            continue
        if MIN_LENGTH <= len(block.text) <= MAX_LENGTH and not any(a <= block.start < b for a, b in regions):
            yield block


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
    if page.parents[block.element] != parent:
        return False
    return best.tag == "li" or _is_named(page.names[parent])


class _Judge:
    """What speaks for a block as standfirst."""

    def __init__(self, reading: Reading, structured: Structured, title: str | None, said: Collection[str]) -> None:
        self._reading = reading
        self._said = said
        self._title = key_of(title)
        keys = (key_of(stated.value[: 3 * _WITNESS])[:_WITNESS] for stated in descriptions(structured))
        self._witnesses = [key for key in keys if len(key) >= MIN_LENGTH]

    def of_head(self, block: Block) -> list[str]:
        """Return the evidence on a block between headline and text."""
        again = ["said again in the text"] if block.text in self._said else []
        return ["between headline and text", *again, *self._of_any(block)]

    def of_body(self, body: Sequence[Block]) -> list[str]:
        """Return the evidence on the first block of the text."""
        first = body[0]
        place = "unlike the rest" if _stands_out(body) else "in its style"
        follows = ["a byline or date follows"] if self._is_above_byline(body) else []
        return [f"opens the text, {place}", *follows, *self._of_any(first)]

    def _is_above_byline(self, body: Sequence[Block]) -> bool:
        """Say whether a byline or date stands between the first block of the text and the second."""
        for block in islice(self._reading.blocks_from(body[0].stop), _BETWEEN):
            if len(body) < 2 or block.start >= body[1].start:
                return False
            if is_date_line(block.text) or words.byline.is_labelled(block.text):
                return True
        return False

    def _of_any(self, block: Block) -> Iterator[str]:
        text = standfirst_text(block)
        if len(text) < MIN_LENGTH:
            yield "byline, date or credit"
            return
        yield from self._of_place(block.element)
        if block.is_heading:
            yield "a heading"
        elif block.marked >= 0.9 * len(block.text):
            yield "bold"
        if len(text.split()) > 5 or reading_length(text) > LONG:
            yield "says something"
        yield from self._of_text(text)
        if block.linked * 2 > len(text):
            yield "mostly links"

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

    def _of_place(self, i: int) -> Iterator[str]:
        reading = self._reading
        if any(_is_named(reading.names[one]) for one in (i, reading.parents[i]) if one >= 0):
            yield "class says standfirst"
        if not _PROPERTIES.isdisjoint(reading.get(i, "itemprop").split()):
            yield "itemprop says description"
        half = reading.total / 2
        boxes = set()
        for up in (i, *reading.around(i)):
            if reading.running(up) > half:
                break
            if reading.tags[up] in _APART:
                boxes.add("in a figure, menu or aside")
            if _is_box(reading.names[up]):
                boxes.add("class says box")
        yield from boxes


@lru_cache(maxsize=words.classes.MAX_NAMES)
def _is_named(name: str) -> bool:
    return "standfirst" in words.classes.kinds_of(name)


@lru_cache(maxsize=words.classes.MAX_NAMES)
def _is_box(name: str) -> bool:
    return not _BOXES.isdisjoint(words.classes.kinds_of(name))


def _stands_out(body: Sequence[Block]) -> bool:
    """Say whether the first block looks unlike the paragraphs behind it."""
    first = body[0]
    if len(body) < 2:
        return False
    if first.is_heading or first.marked >= 0.9 * len(first.text):
        return True
    parents = first.page.parents
    return all(b.style != first.style or parents[b.element] != parents[first.element] for b in body[1:4])


def descriptions(structured: Structured) -> list[Stated]:
    """Return what the page's data says in a sentence or two."""
    return [
        *structured.tags("og:description", "description", "twitter:description"),
        *structured.ld("description", "alternativeHeadline", "abstract"),
        *structured.items("description"),
    ]
