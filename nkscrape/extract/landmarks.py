"""Where a page's discussion and related reading may stand: one walk finds marked elements and headings for both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from nkscrape.extract.headings import DISCUSSION, MAX_HEADING, RELATED, heading_kind
from nkscrape.page import Page

MAX_ELEMENTS = 100_000
"""Elements of one page that are looked at."""
_TAGS = (
    "div section aside article ul ol li dl dt tr td table details h1 h2 h3 h4 h5 h6 p strong b span font header "
    "legend summary caption"
).split()
_DISCUSSION, _RELATED = 1, 2
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_DISCUSSION_STEMS = (
    "omment oment dsq discus disku dysku forum repl respon reacti reakt opini yorum thread feedback conversation "
    "beitr answer respuest debat hozzasz leser talkback"
).split()
_RELATED_STEMS = (
    "elated ecom yarpp crp wp_rp rp4wp simil also next-r read-n readn up-next nteres suggest sugeri relac correl "
    "verwandt hnlich zum-thema lees-ook lire- leia- veja- czytaj powiaz further -rel rel- relpost more-on moreon "
    "more-l relater benzer ilgili terkait kanren"
).split()


MAX_KNOWN = 50_000
"""Class names, ids and short texts that are remembered from page to page: pages of a site share most of theirs."""
_KNOWN: dict[str, int] = {}
_ANNOUNCED = frozenset((DISCUSSION, RELATED))
_STEMS = (*((stem, _DISCUSSION) for stem in _DISCUSSION_STEMS), *((stem, _RELATED) for stem in _RELATED_STEMS))


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
    kinds = _kinds_of({*classes, *names})
    headings = _headings(elements)
    found = Landmarks()
    for element, mark, name in zip(elements, classes, names, strict=True):
        if mark in kinds or name in kinds:
            kind = kinds.get(mark, 0) | kinds.get(name, 0)
            if kind & _DISCUSSION:
                found.discussion.append(element)
            if kind & _RELATED:
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
            kind = _kind_of_text(text)
            if kind in _ANNOUNCED:
                found[element] = kind
    return found


_kind_of_text = lru_cache(maxsize=MAX_KNOWN)(heading_kind)


def _kinds_of(marks: set[str | None]) -> dict[str | None, int]:
    """Return those classes and ids that speak of anything, with the kinds."""
    new = [mark for mark in marks if mark and mark not in _KNOWN]
    if new:
        if len(_KNOWN) > MAX_KNOWN:
            _KNOWN.clear()
        _KNOWN.update(_judged(new))
    return {mark: kind for mark in marks if mark and (kind := _KNOWN.get(mark))}


def _judged(marks: list[str]) -> Iterator[tuple[str, int]]:
    """Yield each mark with its kinds. Most stems occur nowhere on a page: its marks are searched for them together."""
    lower = [mark.lower() for mark in marks]
    together = " ".join(lower)
    stems = [(stem, kind) for stem, kind in _STEMS if stem in together]
    for mark, text in zip(marks, lower, strict=True):
        kinds = 0
        for stem, kind in stems:
            if stem in text:
                kinds |= kind
        yield mark, kinds
