"""The question asked of every block: is it part of the article's running text? What its own markup and words say."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from nkscrape.extract import words
from nkscrape.extract.article.boxes import Boxes, Evidence
from nkscrape.extract.article.date_text import is_dateline
from nkscrape.extract.evidence import Question
from nkscrape.extract.reading import Block, Reading
from nkscrape.extract.reading.text import reading_length
from nkscrape.extract.words.headings import MAX_HEADING, OTHER, RELATED
from nkscrape.extract.words.matching import remembered

LONG = 80
"""Characters from which a block is taken for a paragraph of prose."""
TEXT = Question(
    "text",
    {
        "in a menu": -3.0,
        "in a footer": -3.0,
        "in an aside": -3.0,
        "in a form": -3.0,
        "in a dialog": -3.0,
        "in a figure": -2.0,
        "hidden": -3.5,
        "class says box": -1.5,
        "class may say box": -1.4,
        "class says byline": -1.5,
        "class says consent": -4.5,
        "class says caption": -2.7,
        "class says embed": -2.5,
        "a site's selector names it": 6.0,
        "like the main text": 2.6,
        "styled like the main text": 0.3,
        "beside the main text": 0.3,
        "inside the main text's element": 0.8,
        "in a list or table without links": 1.3,
        "outside what microdata marks": -4.0,
        "heading": 1.8,
        "long": 0.7,
        "very long": 1.7,
        "few words": -0.4,
        "no words": -6.0,
        "ends as a sentence": 1.0,
        "no link": 0.6,
        "links alone": -2.5,
        "beside a picture": -1.6,
        "reads like a label": -3.7,
        "reads like a credit": -3.0,
        "reads like a notice": -3.6,
        "reads like a byline": -2.5,
        "points elsewhere": -2.7,
        "announces other articles": -2.6,
        "in a box that offers or asks": -2.5,
        "behind a closing heading": -4.5,
        "repeats the headline": -3.5,
        "said elsewhere": -4.5,
        "quoted from the text": -3.2,
        "above a byline or date": -3.0,
        "in a part apart": -0.7,
        "signs the text off": 2.0,
        "heads no text": -1.5,
        "the best that there is": 8.0,
    },
    base=-1.8,
)
_RUNNING = ("very long", "ends as a sentence", "no link")
"""What speaks for a paragraph wherever it stands."""
_VERY_LONG = 250
MAX_LEVELS = 12
"""Elements one in the other that can be a list, a table or a box."""
_TIE = 1e-9
"""What a text scores at least: more than nothing, whatever the rounding."""
_PARTED = frozenset("ul ol li dl dd dt table tbody thead tr blockquote".split())
Kind = tuple[tuple[str, str], ...]


@dataclass
class Scope:
    """What the evidence for a block is read from: the part of the page the text stands in."""

    page: Reading
    boxes: Boxes
    container: int
    title: str
    """The headline, as `key_of` has it."""
    apart: list[bool] | None = None
    """Whether each element stands in a part of the container that is none of the text."""
    marked: list[bool] | None = None
    """Whether each element stands in what microdata marks as the body."""
    is_named: bool = False
    """Whether a site's own selectors name this part as the body."""
    _styles: dict[int, tuple[str, str]] = field(default_factory=dict)

    @cached_property
    def pictures(self) -> list[int]:
        """What shows a picture or a film."""
        return self.page.inside(self.container, "img", "picture", "video", "iframe")

    def style(self, i: int) -> tuple[str, str]:
        """Return tag and class of an element."""
        found = self._styles.get(i)
        if found is None:
            found = self._styles[i] = (self.page.tags[i], self.page.get(i, "class"))
        return found


class Candidate:
    """A block that may be text, and what speaks for and against it."""

    __slots__ = ("block", "element", "evidence", "is_heading", "is_main", "kind", "linked", "score", "text", "whole")

    def __init__(self, block: Block, scope: Scope) -> None:
        page = scope.page
        self.block = block
        self.element = element = block.element
        self.text = block.text
        self.linked = block.linked
        self.is_heading = block.is_heading
        self.whole = whole = _whole(page, element)
        """The list, table or quote it is a part of, else its element."""
        style, around = scope.style(element), scope.style(page.parents[whole])
        self.kind: Kind = (style, around) if whole == element else (style, around, scope.style(whole))
        """Tag and class of its element and of the one around: what looks alike shares them."""
        self.is_main = False
        """Whether it looks like most of the text."""
        self.evidence: list[str] = []
        self.score = TEXT.base
        self.add(_by_itself(self, scope))

    def add(self, evidence: list[str]) -> None:
        """Take more evidence, and what it weighs."""
        self.evidence += evidence
        self.score += sum(map(TEXT.weights.__getitem__, evidence))

    @property
    def is_text(self) -> bool:
        """Whether the block is part of the article's running text."""
        return self.score > _TIE


def can_hold_text(inside: Evidence) -> bool:
    """Say whether running text can be the article's, by the boxes around it alone."""
    return not inside or _outweighed(inside)


@lru_cache(maxsize=4096)
def _outweighed(inside: Evidence) -> bool:
    return TEXT.score((*inside, *_RUNNING)) > 0


def _whole(page: Reading, i: int) -> int:
    tags, parents = page.tags, page.parents
    for _ in range(MAX_LEVELS):
        if tags[parents[i]] not in _PARTED:
            break
        i = parents[i]
    return i


def _by_itself(one: Candidate, scope: Scope) -> list[str]:
    """Return what a block's own place, markup and text say."""
    text = one.text
    evidence = [*scope.boxes.inside(one.element)]
    if scope.is_named:
        evidence.append("a site's selector names it")
    if scope.marked is not None and not scope.marked[one.element]:
        evidence.append("outside what microdata marks")
    if scope.apart is not None and scope.apart[one.element]:
        evidence.append("in a part apart")
    if one.is_heading:
        evidence.append("heading")
    size = len(text) if len(text) >= _VERY_LONG else reading_length(text)
    is_sentence = words.lines.ends_sentence(text) or (size > 40 and text[-1] == ":")
    if is_sentence:
        evidence.append("ends as a sentence")
    if size >= LONG:
        evidence.append("very long" if size >= _VERY_LONG else "long")
    elif not any(map(str.isalnum, text)):
        evidence.append("no words")
    elif size < 25 and not one.is_heading:
        evidence.append("few words")
    if not one.linked:
        evidence.append("no link")
    elif _is_links(one, size, is_sentence=is_sentence):
        evidence.append("links alone")
    if one.is_heading and one.linked >= 0.8 * len(text):
        evidence.append("announces other articles")
    elif size < _VERY_LONG and "\t" not in text:
        evidence += [said for said in _said_by(text) if said != "points elsewhere" or _points_away(one)]
    return evidence


def _is_links(one: Candidate, size: int, *, is_sentence: bool) -> bool:
    """Say whether a block is no more than links; a row of them has commas in it."""
    least = 0.85 if size > LONG or is_sentence else 0.75
    return one.linked >= least * len(one.text) and not (is_sentence and size > 200)


@remembered
def _said_by(text: str) -> tuple[str, ...]:
    """Return what a short line says of itself."""
    found = []
    if words.lines.is_label(text):
        found.append("reads like a label")
    if len(text) < 160 and words.lines.is_credit(text):
        found.append("reads like a credit")
    if is_dateline(text) or ("\n" in text and is_dateline(text.rsplit("\n", 1)[1])):
        found.append("reads like a byline")
    if words.lines.is_read_more(text):
        found.append("points elsewhere")
    if len(text) <= MAX_HEADING and words.headings.kind(text) in (RELATED, OTHER):
        found.append("announces other articles")
    return tuple(found)


def _points_away(one: Candidate) -> bool:
    """Whether a line that opens like 'Read more' is a label, or a label and a link."""
    if one.linked * 2 > len(one.text) or words.lines.is_read_more_alone(one.text):
        return True
    label, _, rest = one.text.partition(":")
    return bool(rest) and len(label) < 40 and one.linked >= 0.8 * len(rest)
