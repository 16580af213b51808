"""Which blocks of a page are its article's running text: each judged by itself, by its place, by its neighbours."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from nkscrape.extract import words
from nkscrape.extract.article.boxes import Boxes, Evidence
from nkscrape.extract.article.date_text import is_dateline
from nkscrape.extract.evidence import Question
from nkscrape.extract.reading import Block, Reading
from nkscrape.extract.reading.tags import HEADINGS
from nkscrape.extract.reading.text import reading_length

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
        "class says box": -2.2,
        "class may say box": -1.6,
        "class says byline": -2.2,
        "class says consent": -8.0,
        "class says caption": -2.7,
        "class says embed": -2.5,
        "a site's selector names it": 6.0,
        "like the main text": 2.1,
        "styled like the main text": 0.5,
        "beside the main text": 0.8,
        "in a list or table beside the main text": 0.8,
        "in a list or table without links": 1.1,
        "outside what microdata marks": -3.5,
        "outside the marked body": -0.8,
        "a paragraph by its tag": 0.2,
        "inside the main text's element": 0.5,
        "most of its kind are text": 0.3,
        "few of its kind are text": -0.8,
        "in a part apart": -0.5,
        "heading": 1.4,
        "list item": 0.2,
        "quote": 1.1,
        "long": 0.7,
        "very long": 1.5,
        "few words": -0.4,
        "no words": -6.0,
        "ends as a sentence": 1.0,
        "no link": 0.6,
        "mostly links": -0.7,
        "links alone": -2.5,
        "several buttons": -3.0,
        "beside a picture": -1.6,
        "reads like a label": -3.7,
        "reads like a credit": -3.0,
        "points elsewhere": -2.8,
        "reads like a notice": -3.6,
        "reads like a byline": -2.5,
        "a name alone": -1.2,
        "announces other articles": -2.6,
        "in a box of other articles": -2.0,
        "in a box with a notice": -3.0,
        "behind a closing heading": -4.5,
        "repeats the headline": -3.5,
        "said elsewhere": -4.5,
        "quoted from the text": -3.2,
        "above a byline or date": -3.0,
        "signs the text off": 1.5,
        "above the main text": -0.5,
        "below the main text": -0.5,
        "heads no text": -1.0,
    },
    base=-1.5,
)
_RUNNING = ("very long", "ends as a sentence", "no link", "a paragraph by its tag")
"""What speaks for a paragraph wherever it stands."""
_BY_MEANING = {"li": "list item", "blockquote": "quote", **dict.fromkeys(HEADINGS, "heading")}
_PARTED = frozenset("ul ol li dl dd dt table tbody thead tr blockquote".split())
_MAX_LEVELS = 12
"""Elements one in the other that can be a list or a table."""
_VERY_LONG = 250
_TIE = 1e-9
"""What a text scores at least: more than nothing, whatever the rounding."""
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
    marked: tuple[list[bool], str] | None = None
    """Whether each element stands in what is marked as the body, and what to say of those that do not."""
    is_named: bool = False
    """Whether a site's own selectors name this part as the body."""
    _styles: dict[int, tuple[str, str]] = field(default_factory=dict)

    @cached_property
    def _links(self) -> tuple[list[int], list[int]]:
        links = self.page.inside(self.container, "a")
        return links, [self.page.starts[a] for a in links]

    def links(self, block: Block) -> list[int]:
        """Return the links in a block."""
        links, starts = self._links
        first = bisect_left(starts, block.start)
        return links[first : bisect_left(starts, block.stop, first)]

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

    __slots__ = ("block", "evidence", "is_main", "kind", "linked", "score", "tag", "text", "whole")

    def __init__(self, block: Block, scope: Scope) -> None:
        page, element = scope.page, block.element
        self.block = block
        self.text = block.text
        self.tag = page.tags[element]
        self.linked = block.linked
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
    for _ in range(_MAX_LEVELS):
        if tags[parents[i]] not in _PARTED:
            break
        i = parents[i]
    return i


def _by_itself(one: Candidate, scope: Scope) -> list[str]:
    """Return what a block's own place, markup and text say."""
    text, tag, element = one.text, one.tag, one.block.element
    evidence = [*scope.boxes.inside(element)]
    if scope.is_named:
        evidence.append("a site's selector names it")
    if scope.marked is not None and not scope.marked[0][element]:
        evidence.append(scope.marked[1])
    if scope.apart is not None and scope.apart[element]:
        evidence.append("in a part apart")
    if tag == "p":
        evidence.append("a paragraph by its tag")
    elif meaning := _BY_MEANING.get(tag):
        evidence.append(meaning)
    size = reading_length(text)
    is_sentence = words.lines.ends_sentence(text) or (size > 40 and text.endswith(":"))
    if is_sentence:
        evidence.append("ends as a sentence")
    if size >= LONG:
        evidence.append("very long" if size >= _VERY_LONG else "long")
    elif not any(map(str.isalnum, text)):
        evidence.append("no words")
    elif size < 25 and tag not in _BY_MEANING:
        evidence.append("few words")
    if not one.linked:
        evidence.append("no link")
    elif one.linked * 2 > len(text):
        # A row of links has commas in it.
        least = 0.85 if size > LONG or is_sentence else 0.75
        is_pointer = one.linked >= least * len(text) and not (is_sentence and size > 200)
        evidence.append("links alone" if is_pointer else "mostly links")
    if size < _VERY_LONG:
        evidence += _by_phrases(one)
        if not is_sentence and len(text) < LONG and _is_buttons(one.block, scope):
            evidence.append("several buttons")
    return evidence


def _by_phrases(one: Candidate) -> list[str]:
    """Return what a short line says of itself."""
    text, found = one.text, list[str]()
    if words.lines.is_label(text):
        found.append("reads like a label")
    if len(text) < 160 and words.lines.is_credit(text):
        found.append("reads like a credit")
    if words.lines.is_read_more(text) and _points_away(one):
        found.append("points elsewhere")
    if is_dateline(text) or ("\n" in text and is_dateline(text.rsplit("\n", 1)[1])):
        found.append("reads like a byline")
    return found


def _is_buttons(block: Block, scope: Scope) -> bool:
    """Whether a line is made of several links that jump or act on the same page ('Share', 'Print')."""
    links, page = scope.links(block), scope.page
    if len(links) < 2 or not any(page.get(a, "href").startswith("#") for a in links):
        return False
    return sum(map(page.size, links)) >= page.size_between(block.start, block.stop)


def _points_away(one: Candidate) -> bool:
    """Whether a line that opens like 'Read more' is a label, or a label and a link."""
    if one.linked * 2 > len(one.text) or words.lines.is_read_more_alone(one.text):
        return True
    label, _, rest = one.text.partition(":")
    return bool(rest) and len(label) < 40 and one.linked >= 0.8 * len(rest)
