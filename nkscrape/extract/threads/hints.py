"""Where a page's discussion may stand: one look at its class names and one at its headings."""

from __future__ import annotations

from dataclasses import dataclass, field

from nkscrape.extract import words
from nkscrape.extract.headings import headings_of
from nkscrape.extract.reading import Block, Reading
from nkscrape.extract.words.headings import DISCUSSION, MAX_HEADING

MAX_HINTS = 50_000
"""Elements that are looked at because of their names; a thread of 5,000 comments has some 40,000."""


@dataclass(slots=True)
class Hints:
    """Candidates only, in document order: who reads a thread judges them."""

    named: list[int] = field(default_factory=list)
    """Elements whose class or id may speak of comments."""
    headings: list[Block] = field(default_factory=list)
    """Lines that announce a discussion."""

    typed: list[int] = field(default_factory=list)
    """Elements whose item type is a comment."""


def find_hints(page: Reading) -> Hints:
    """Return what on a page may be its discussion; each distinct name and line is judged once."""
    kinds_of = words.classes.kinds_of
    telling = (rows for name, rows in page.by_name.items() if "discussion_hint" in kinds_of(name))
    named = sorted(i for rows in telling for i in rows)
    headings = [
        one.block
        for one in headings_of(page)
        if one.kind == DISCUSSION and not one.is_label and len(one.text) < MAX_HEADING
    ]
    return Hints(named[:MAX_HINTS], headings, _typed(page) if page.has_properties else [])


def _typed(page: Reading) -> list[int]:
    typed = (i for i, one in enumerate(page.attributes) if "itemtype" in one or "typeof" in one)
    return [i for i in typed if is_comment_type(page.get(i, "itemtype") or page.get(i, "typeof"))][:MAX_HINTS]


def is_comment_type(kind: str) -> bool:
    """Say whether a microdata or RDFa type is that of a comment."""
    return bool(kind) and kind.rpartition("/")[2].rpartition(":")[2] in ("Comment", "UserComments", "UserComment")
