"""The question asked of every block: is this part of the running text? What speaks for and against it, and how much."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from nkscrape.extract.article.boxes import Boxes, Evidence
from nkscrape.extract.article.container import Marked
from nkscrape.extract.evidence import Question
from nkscrape.extract.reading import Block, Reading
from nkscrape.page import Page

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
        "class says box": -2.3,
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
MAX_LEVELS = 12
"""Elements one in the other that can be a list, a table or a box."""
_PARTED = frozenset("ul ol li dl dd dt table tbody thead tr blockquote".split())


@dataclass
class Scope:
    """What the evidence for a block is read from: the part of the page the text stands in."""

    page: Reading
    boxes: Boxes
    container: int
    apart: list[bool]
    marked: Marked | None
    """What microdata or the platform marks as the body; None where nothing is marked."""
    title: str
    """The headline, as `key_of` has it."""
    is_named: bool = False
    """Whether a site's own selectors name this part as the body."""

    @cached_property
    def jumps(self) -> list[int]:
        """The links that jump or act on the same page."""
        return [a for a in self.page.inside(self.container, "a") if self.page.get(a, "href").startswith("#")]

    @cached_property
    def pictures(self) -> list[int]:
        """What shows a picture or a film."""
        return self.page.inside(self.container, "img", "picture", "video", "iframe")


Kind = tuple[str, ...]


@dataclass(slots=True, eq=False)
class Candidate:
    """A block that may be text, and what speaks for and against it."""

    block: Block
    evidence: list[str]
    whole: int
    """The list, table or quote it is a part of, else its element."""
    kind: Kind
    """Tag and class of its element and of the one around: what looks alike shares them."""
    is_main: bool = False
    """Whether it looks like most of the text."""
    score: float = 0.0

    @property
    def is_text(self) -> bool:
        """Whether the block is part of the article's running text."""
        return self.score > 0


def kind_of(page: Reading, i: int, whole: int) -> Kind:
    """Return what blocks that look alike share."""
    above = page.parents[whole]
    kind = (page.tags[i], page.get(i, "class"), page.tags[above], page.get(above, "class"))
    return kind if whole == i else (*kind, page.tags[whole], page.get(whole, "class"))


def whole_of(page: Reading, i: int) -> int:
    """Return the list, table or quote an element is a part of, else the element."""
    tags, parents = page.tags, page.parents
    for _ in range(MAX_LEVELS):
        if tags[parents[i]] not in _PARTED:
            break
        i = parents[i]
    return i


def inside_text(boxes: Boxes, element: int) -> bool:
    """Say whether running text in an element can be the article's, by the boxes around it alone."""
    return _outweighed(boxes.inside[element])


@lru_cache(maxsize=4096)
def _outweighed(inside: Evidence) -> bool:
    return not inside or TEXT.score((*inside, *_RUNNING)) > 0


def note(page: Page, found: list[Candidate]) -> None:
    """Write the judgements into the page's ledger, where it has one."""
    for one in found if page.ledger is not None else ():
        TEXT.note(page, one.block.element, one.block.text[:80], one.evidence, won=one.is_text)
