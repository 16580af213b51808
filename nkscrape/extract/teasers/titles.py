"""The headline of a teaser among the texts of the links to one target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from nkscrape.extract import words
from nkscrape.extract.reading import Reading
from nkscrape.extract.reading.tags import HEADINGS
from nkscrape.extract.reading.text import inline
from nkscrape.extract.teasers.names import BADGE, KICKER, TITLE, part_named
from nkscrape.extract.threads.stamps import is_stamp
from nkscrape.extract.words.headings import RELATED

MAX_TITLE = 300
USUAL = range(20, 131)
"""Characters that headlines have where nothing marks them."""
MAX_PARTS = 100
"""Elements of one link that are looked at."""
ATTRIBUTE, TEXT, HEADING, NAMED = range(4)
"""What makes a text a headline, from weak to strong."""


@dataclass(slots=True)
class Headline:
    """A text that may be the headline of a teaser."""

    text: str = ""
    element: int = -1
    strength: int = -1


def headline_of(page: Reading, links: Iterable[int]) -> Headline:
    """Return the headline among the links to one target, without kicker and badges; empty where there is none."""
    best = Headline()
    for link in links:
        for found in _candidates(page, link):
            if found.text and not is_stamp(found.text) and _is_better(found, best):
                best = found
    best.text = _trimmed(best.text)
    return best


def heading_in(page: Reading, parts: Iterable[int]) -> Headline:
    """Return the first heading of a card, for links that only say 'read more'."""
    for part in parts:
        for inner in page.inside(part, *HEADINGS)[:MAX_PARTS]:
            text = _text(page, inner, _labels(page, inner))
            if text and words.headings.kind(text) is None:
                return Headline(_trimmed(text), inner, HEADING)
    return Headline()


def is_more(text: str) -> bool:
    """Say whether a text only leads on: 'read more', 'all articles'."""
    return words.headings.is_known(text) or words.pages.leads_on(text)


def _is_better(found: Headline, best: Headline) -> bool:
    """Compare by strength; among plain texts the first of usual length wins, else the longest."""
    if found.strength != best.strength or found.strength > TEXT:
        return found.strength > best.strength
    return len(best.text) not in USUAL and (len(found.text) in USUAL or len(found.text) > len(best.text))


def _trimmed(text: str) -> str:
    text = words.pages.more_behind().sub("", text[:MAX_TITLE])
    text = text.lstrip(">•·–-|: " if "«" in text else ">»•·–-|: ")
    label, colon, rest = text.partition(":")
    return rest.strip() if colon and len(rest) > 20 and words.headings.kind(label) == RELATED else text


def _candidates(page: Reading, link: int) -> Iterator[Headline]:
    labels = _labels(page, link)
    yield from _headings_in(page, link, labels)
    yield _own_text(page, link, labels)
    image = page.first(link, "img")
    for value in (page.get(link, "title"), page.get(link, "aria-label"), page.get(image, "alt") if image else ""):
        if value:
            yield Headline(inline(value), link, ATTRIBUTE)


def _labels(page: Reading, root: int) -> set[int]:
    """Return the parts of a link that are no headline by their class."""
    found = set()
    for inner in islice(page.below(root), MAX_PARTS):
        part = part_named(mark) if (mark := page.get(inner, "class")) else None
        if part == KICKER or (part == BADGE and page.tags[inner] not in HEADINGS):
            found.add(inner)
    return found


def _headings_in(page: Reading, link: int, labels: set[int]) -> list[Headline]:
    """Return the link's one headline by tag or class: of several the longest, of nested ones the innermost."""
    found: list[Headline] = []
    for inner in islice(page.below(link), MAX_PARTS):
        named = part_named(page.get(inner, "class")) == TITLE
        if (named or page.tags[inner] in HEADINGS) and inner not in labels:
            if found and page.holds(found[-1].element, inner):
                if not named:
                    continue
                found.pop()
            found.append(Headline(_text(page, inner, labels), inner, NAMED if named else HEADING))
    strongest = max((one.strength for one in found if one.text), default=0)
    return [max((one for one in found if one.strength == strongest), key=_weight)] if strongest else []


def _weight(one: Headline) -> tuple[bool, int]:
    """Return what makes one of a link's headings its headline: excerpts close with a full stop, kickers are short."""
    return not one.text.endswith("."), len(one.text)


def _lines(page: Reading, element: int, labels: set[int]) -> list[str]:
    """Return an element's lines without labels; with them where nothing else is left."""
    lines = page.layout.lines(element, labels) or (page.layout.lines(element) if labels else [])
    return [part for line in lines for part in line.split("\n")]


def _text(page: Reading, element: int, labels: set[int]) -> str:
    """Return an element's text without labels; with them where nothing else is left."""
    return inline(" ".join(_lines(page, element, labels)))


def _own_text(page: Reading, link: int, labels: set[int]) -> Headline:
    """Return the line of the link's text that may be the headline."""
    lines = _lines(page, link, labels)
    usual = (line for line in lines if len(line) >= USUAL.start and not is_stamp(line))
    headline = next(usual, max(lines, key=len, default=""))
    around = page.parents[link]
    mark = page.get(around, "class")
    part = part_named(mark) if mark else None
    is_headed = part == TITLE or (page.tags[around] in HEADINGS and part != KICKER)
    return Headline(headline, link, NAMED if is_headed else TEXT)
