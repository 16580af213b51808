"""Where a page's discussion and related reading may stand: one walk finds marked elements and headings for both."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice

from lxml.html import HtmlElement

from nkscrape.extract.headings import MAX_HEADING, heading_phrase, is_discussion, is_related
from nkscrape.page import Page

MAX_ELEMENTS = 100_000
"""Elements of one page that are looked at."""
_TAGS = (
    "div section aside article ul ol li dl dt tr td table details h1 h2 h3 h4 h5 h6 p strong b span font header legend summary caption"
).split()
_DISCUSSION_STEMS = (
    "omment oment dsq discus diskus dyskus forum repl respon reaction reacti reakt talkback opini yorum thread "
    "feedback conversation beitrag beitrae message answer respuest rispost debat hozzaszolas guestbook leser "
    "reader"
).split()
_RELATED_STEMS = (
    "elated ecom recirc more read also simil yarpp crp rp4wp _rp next nteres sug relac correl verwandt empfehl "
    "passend hnlich weiter lees lire leia czyta zobacz connect assoc povezan suvis souvis powiaz relater rel- "
    "relevant thema same lies kanren context liee"
).split()


@dataclass(slots=True)
class Landmarks:
    """Candidates only: who reads a thread or a block judges them. All in document order."""

    discussion: list[HtmlElement] = field(default_factory=list)
    """Containers and lists whose class or id may speak of comments."""
    related: list[HtmlElement] = field(default_factory=list)
    """Containers and lists whose class or id may speak of related reading."""
    discussion_headings: list[HtmlElement] = field(default_factory=list)
    related_headings: list[HtmlElement] = field(default_factory=list)


def find_landmarks(page: Page) -> Landmarks:
    """Walk the page once and return what may hold its thread and its teasers."""
    found = Landmarks()
    # Whole lists at a time: element by element the same walk costs twice as much.
    elements = list(islice(page.root.iter(*_TAGS), MAX_ELEMENTS))
    classes = [element.get("class") for element in elements]
    names = [element.get("id") for element in elements]
    texts = [element.text for element in elements]
    marks = [mark for mark in {*classes, *names} if mark]
    lines = "\n".join(mark.replace("\n", " ") for mark in marks).lower()
    discussion = {marks[line] for line in _lines_with(_DISCUSSION_STEMS, lines)}
    related = {marks[line] for line in _lines_with(_RELATED_STEMS, lines)}
    marked = list(zip(elements, classes, names, strict=True))
    found.discussion = [element for element, mark, name in marked if mark in discussion or name in discussion]
    found.related = [element for element, mark, name in marked if mark in related or name in related]
    for element, text in zip(elements, texts, strict=True):
        if text and len(text) < MAX_HEADING:
            phrase = heading_phrase(text)
            if is_related(phrase):
                found.related_headings.append(element)
            elif is_discussion(phrase):
                found.discussion_headings.append(element)
    return found


def _lines_with(stems: list[str], lines: str) -> set[int]:
    """Return the numbers of the lines that hold a stem. One search per stem is faster than one long pattern."""
    hits: set[int] = set()
    for stem in stems:
        start = lines.find(stem)
        while start >= 0:
            hits.add(lines.count("\n", 0, start))
            start = lines.find(stem, start + len(stem))
    return hits
