"""Elements that a page marks as the author's: by class, rel, itemprop, or a link to the author's page."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, zip_longest

from nkscrape.extract import words
from nkscrape.extract.article.names import looks_like_name, may_name, without_address
from nkscrape.extract.data.microdata import MAX_PROPERTIES, is_of_article, properties_of
from nkscrape.extract.reading import Reading

MAX_MARKS = 200
"""Marked elements of one page that are looked at."""
MAX_TEXT = 80
_CLASS, _REL, _PROP, _LEADS = "class says author", "rel=author", "itemprop=author", "leads to an author's page"
MARKS = frozenset((_CLASS, _REL, _PROP, _LEADS))
_CONTAINERS = frozenset(("html", "body", "main", "article", "section", "form", "ul", "ol", "table"))
_AUTHOR_PAGE = re.compile(
    r"/(?:auth?[oe]u?re?n?s?|authors?|auteurs?|autor(?:es|en|i)?|contributors?|people|profiles?|writers?|reporters?|"
    r"journalists?|staff|team|personen|by)/[^/?#]{2,80}/?(?:[?#]|$)|[?&]author=",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One element marked as the author's."""

    element: int
    start: int
    """Its first piece of text."""
    text: str
    evidence: frozenset[str]
    is_name: bool
    """Whether its text can be a name and nothing else."""


def author_marks(reading: Reading, writers: list[int], near: range) -> list[Mark]:
    """Return the marked elements with a short text, the innermost of nested ones with all that is said around it.

    Links are looked at among the pieces of text of `near` alone.
    """
    marked = islice(_marked(reading, writers, near).items(), MAX_MARKS)
    said = {i: own for i, own in marked if reading.tags[i] not in _CONTAINERS}
    marks = list(said)
    found: list[Mark] = []
    for i, behind in zip_longest(marks, marks[1:]):
        own = said[i]
        if behind is not None and behind < reading.ends[i]:
            continue
        around = set().union(*(said[up] for up in reading.around(i) if up in said))
        text = without_address(reading.text(i)) if reading.size(i) <= MAX_TEXT * 3 else ""
        if 0 < len(text) <= MAX_TEXT * 2:
            evidence = frozenset(own | around)
            found.append(Mark(i, reading.starts[i], text, evidence, _is_name(text, evidence)))
    return found


def says_author(reading: Reading) -> list[int]:
    """Return the elements whose class or id speaks of an author; each distinct name is judged once."""
    return sorted([i for name, rows in reading.by_name.items() if _names_writer(name) for i in rows])


@lru_cache(maxsize=words.classes.MAX_NAMES)
def _names_writer(name: str) -> bool:
    return "writer" in words.classes.kinds_of(name)


@lru_cache(maxsize=16_384)
def leads_to_author(href: str) -> bool:
    """Say whether an address is that of an author's page."""
    return bool(_AUTHOR_PAGE.search(href))


def _marked(reading: Reading, writers: list[int], near: range) -> dict[int, set[str]]:
    """Return the elements that may be marked, with what marks them, in document order."""
    found: dict[int, set[str]] = {i: {_CLASS} for i in writers}
    for i in reading.properties[:MAX_PROPERTIES]:
        if "author" in properties_of(reading, i) and is_of_article(reading, i):
            found.setdefault(i, set()).add(_PROP)
    attributes, links = reading.attributes, reading.by_tag.get("a", [])
    first, last = (bisect_left(links, at, key=reading.starts.__getitem__) for at in (near.start, near.stop))
    for i in links[first:last]:
        own = attributes[i]
        if (href := own.get("href")) and leads_to_author(href):
            found.setdefault(i, set()).add(_LEADS)
        if (rel := own.get("rel")) and "author" in rel:
            found.setdefault(i, set()).add(_REL)
    return dict(sorted(found.items()))


def _is_name(text: str, evidence: frozenset[str]) -> bool:
    """Say whether a marked text can be a name: shaped as one, or marked as the author's by more than a class."""
    if not may_name(text) or text.endswith(":") or any(map(str.isdigit, text)):
        return False
    bare = words.byline.without_label(text)
    return looks_like_name(bare) or len(bare) < len(text) or bool(evidence - {_CLASS})
