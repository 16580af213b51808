"""Where a page's discussion and related reading may stand: one walk finds marked elements and headings for both."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice

from lxml.html import HtmlElement

from nkscrape.extract import words
from nkscrape.extract.words.headings import DISCUSSION, MAX_HEADING, RELATED
from nkscrape.page import Page

MAX_ELEMENTS = 100_000
"""Elements of one page that are looked at."""
_TAGS = (
    "div section aside article ul ol li dl dt tr td table details h1 h2 h3 h4 h5 h6 p strong b span font header "
    "legend summary caption"
).split()
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NOTHING: frozenset[str] = frozenset()
_ANNOUNCED = frozenset((DISCUSSION, RELATED))


@dataclass(slots=True)
class Landmarks:
    """Candidates only: who reads a thread or a block judges them. All in document order."""

    discussion: list[HtmlElement] = field(default_factory=list)
    """Containers and lists whose class or id may speak of comments."""
    discussion_headings: list[HtmlElement] = field(default_factory=list)
    related: dict[HtmlElement, bool] = field(default_factory=dict)
    """Elements whose class or id may speak of related reading (False), and headings that announce it (True)."""


def find_landmarks(page: Page) -> Landmarks:
    """Walk the page once and return what may hold its thread and its teasers."""
    # Whole lists at a time: element by element the same walk costs twice as much.
    elements = list(islice(page.root.iter(*_TAGS), MAX_ELEMENTS))
    classes = [element.get("class") for element in elements]
    names = [element.get("id") for element in elements]
    kinds = {mark: words.classes.kinds_of(mark) for mark in {*classes, *names} if mark}
    headings = _headings(elements)
    found = Landmarks()
    for element, mark, name in zip(elements, classes, names, strict=True):
        said = kinds.get(mark, _NOTHING) | kinds.get(name, _NOTHING)
        if "discussion_hint" in said:
            found.discussion.append(element)
        if "related_hint" in said:
            found.related[element] = False
        if element in headings:
            if headings[element] == RELATED:
                found.related[element] = True
            else:
                found.discussion_headings.append(element)
    return found


def _headings(elements: list[HtmlElement]) -> dict[HtmlElement, str | None]:
    """Return the elements whose own text announces a discussion or related reading, with which."""
    found: dict[HtmlElement, str | None] = {}
    for element, own in zip(elements, [element.text for element in elements], strict=True):
        text = own
        if not own or own.isspace():
            text = "".join(islice(element.itertext(), 5)) if element.tag in _HEADINGS else None
        if text and len(text) < MAX_HEADING:
            kind = words.headings.kind(text)
            if kind in _ANNOUNCED:
                found[element] = kind
    return found
