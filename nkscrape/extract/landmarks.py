"""Where a page's discussion and related reading may stand: one walk finds marked elements and headings for both."""

from __future__ import annotations

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
    # Whole lists at a time: element by element the same walk costs twice as much.
    elements = list(islice(page.root.iter(*_TAGS), MAX_ELEMENTS))
    classes = [element.get("class") for element in elements]
    names = [element.get("id") for element in elements]
    texts = [element.text or (_anchor_text(element) if element.tag in _HEADINGS else None) for element in elements]
    kinds = {mark: kind for mark in {*classes, *names} if mark and (kind := _kinds_of(mark))}
    found = Landmarks()
    for element, mark, name in zip(elements, classes, names, strict=True):
        if mark in kinds or name in kinds:
            kind = kinds.get(mark or "", 0) | kinds.get(name or "", 0)
            if kind & _DISCUSSION:
                found.discussion.append(element)
            if kind & _RELATED:
                found.related.append(element)
    short = [number for number, text in enumerate(texts) if text and len(text) < MAX_HEADING and not text.isspace()]
    for number in short:
        announced = heading_kind(texts[number] or "")
        if announced == RELATED:
            found.related_headings.append(elements[number])
        elif announced == DISCUSSION:
            found.discussion_headings.append(elements[number])
    return found


def _anchor_text(heading: HtmlElement) -> str | None:
    """Return the text of a heading that old pages wrap in `<a name>`."""
    only = heading[0] if len(heading) == 1 else None
    return only.text if only is not None and only.tag == "a" and not only.get("href") else None


@lru_cache(maxsize=16_384)
def _kinds_of(mark: str) -> int:
    """Return the kinds that a class or id speaks of; pages of a site share most of theirs."""
    kinds = 0
    for name in mark.split():
        kinds |= _kinds_of_name(name.rstrip("0123456789"))
    return kinds


@lru_cache(maxsize=32_768)
def _kinds_of_name(name: str) -> int:
    """Return the kinds that one class name speaks of; sites share most of these."""
    name = name.lower()
    discussion = any(stem in name for stem in _DISCUSSION_STEMS)
    related = any(stem in name for stem in _RELATED_STEMS)
    return _DISCUSSION * discussion | _RELATED * related
