"""The headline of a teaser among the texts of the links to one target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from nkscrape.extract import words
from nkscrape.extract.reading import Reading
from nkscrape.extract.reading.tags import HEADINGS
from nkscrape.extract.reading.text import inline
from nkscrape.extract.teasers.boxes import lines_of
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
            if found.text and _is_better(found, best) and not is_stamp(found.text):
                best = found
    best.text = _trimmed(best.text)
    return best


def heading_in(page: Reading, parts: Iterable[int]) -> Headline:
    """Return the first heading of a card, for links that only say 'read more'."""
    for inner in (inner for part in parts for inner in page.inside(part, *HEADINGS)[:MAX_PARTS]):
        text = inline(" ".join(_lines(page, inner, _parts(page, inner)[0])))
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
    if page.size(link):
        labels, headings = _parts(page, link)
        strongest = max((strength for _, strength in headings), default=0)
        texts = [(inline(" ".join(_lines(page, i, labels))), i) for i, strength in headings if strength == strongest]
        if texts:  # excerpts close with a full stop, kickers are short
            yield Headline(*max(texts, key=lambda one: (not one[0].endswith("."), len(one[0]))), strongest)
        lines = _lines(page, link, labels)
        usual = (line for line in lines if len(line) >= USUAL.start and not is_stamp(line))
        yield Headline(next(usual, max(lines, key=len, default="")), link, _strength_around(page, link))
    image = page.first(link, "img")
    for value in (page.get(link, "title"), page.get(link, "aria-label"), page.get(image, "alt") if image else ""):
        if value:
            yield Headline(inline(value), link, ATTRIBUTE)


def _strength_around(page: Reading, link: int) -> int:
    """Return what the element around a link makes of its text."""
    around = page.parents[link]
    part = part_named(page.get(around, "class"))
    return NAMED if part == TITLE or (page.tags[around] in HEADINGS and part != KICKER) else TEXT


def _parts(page: Reading, root: int) -> tuple[set[int], list[tuple[int, int]]]:
    """Return the parts of a link that are no headline by their class, and its headings with their strength.

    Of headings in each other it is the inner one where a class names it, else the outer.
    """
    labels: set[int] = set()
    found: list[tuple[int, int]] = []
    for inner in islice(page.below(root), MAX_PARTS):
        part, is_heading = part_named(page.get(inner, "class")), page.tags[inner] in HEADINGS
        if part == KICKER or (part == BADGE and not is_heading):
            labels.add(inner)
        elif (part == TITLE or is_heading) and page.size(inner):
            if found and page.holds(found[-1][0], inner):
                if part != TITLE:
                    continue
                found.pop()
            found.append((inner, NAMED if part == TITLE else HEADING))
    return labels, found


def _lines(page: Reading, element: int, labels: set[int]) -> list[str]:
    """Return an element's lines without labels; with them where nothing else is left."""
    return lines_of(page, element, labels) or (lines_of(page, element) if labels else [])
