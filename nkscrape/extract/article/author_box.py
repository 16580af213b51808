"""The boxes about its authors that stand beside an article: name, bio and profile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nkscrape.extract import words
from nkscrape.extract.article.marked import leads_to_author
from nkscrape.extract.article.names import looks_like_name
from nkscrape.extract.article.place import Place
from nkscrape.extract.evidence import Question
from nkscrape.extract.reading import Block, Reading
from nkscrape.extract.reading.text import key_of
from nkscrape.items import Author
from nkscrape.page import Page

AUTHOR_BOX = Question(
    "author box",
    {
        "announced by a heading": 2.0,
        "class says author": 1.5,
        "names an author of the byline": 1.5,
        "a name alone on a line": 0.5,
        "a sentence of a bio": 1.0,
        "text of some length": 0.5,
        "leads to an author's page": 0.5,
        "inside the text": -1.5,
        "in a menu": -2.0,
        "with a picture": -1.0,
        "in a comment": -2.5,
        "among teasers or comments": -2.5,
        "in another article": -1.0,
    },
    base=-2.0,
)
MAX_BOXES = 20
"""Author boxes of one page that are read."""
MAX_BOX = 3000
"""Characters of a box; what is longer is the article."""
MAX_BIO = 500
MIN_BIO = 25
_BIO_START = 90
"""Characters among which the name of a bio stands."""
_MAX_HEADING = 80


_announces = lru_cache(maxsize=8192)(words.headings.announces_author)


@dataclass(slots=True)
class _Box:
    """An element that may be a box about an author, and what it says."""

    element: int
    blocks: list[Block]
    evidence: set[str]
    announced: str | None = None
    """The name its heading gives."""


def read_author_boxes(page: Page, place: Place, byline: str | None) -> list[Author]:
    """Return the authors that boxes describe, each once, those with a bio before those without.

    `byline`: the names as found, for boxes that give none on a line of its own.
    """
    names = _names_of(byline)
    found: dict[str, Author] = {}
    for box in _boxes(place):
        name, bio = _name_and_bio(box, names)
        if not name:
            continue
        if any(key_of(name) == key_of(known) for known in names):
            box.evidence.add("names an author of the byline")
        if bio:
            box.evidence.add("a sentence of a bio" if words.byline.is_bio(bio) else "text of some length")
        won = AUTHOR_BOX.score(box.evidence) > 0
        AUTHOR_BOX.note(page, box.element, name, sorted(box.evidence), won=won)
        known = found.get(key_of(name))
        if won and (known is None or (bio and not known.bio)):
            url = _profile(page, box, name)
            found[key_of(name)] = Author(
                name=name, bio=bio, profile_url=url, site=page.site, fetched_at=page.fetched_at
            )
    return list(found.values())


def is_bio(text: str, byline: str | None) -> bool:
    """Whether a closing paragraph introduces one of the authors: 'Jane Doe is a reporter in …'."""
    if not byline or len(text) > MAX_BIO or not words.byline.is_bio(text):
        return False
    return any(" " in name and name in text[:_BIO_START] for name in _names_of(byline))


def _names_of(byline: str | None) -> list[str]:
    return [words.byline.without_label(name).strip() for name in (byline or "").split(" | ") if name]


def _boxes(place: Place) -> Iterator[_Box]:
    """Yield what may be boxes about authors: below headings that announce one, and elements marked as the author's."""
    reading, seen = place.reading, set[int]()
    for block in reading.blocks:
        is_heading = len(block.text) < _MAX_HEADING and _announces(block.text)
        if is_heading and (box := _below_heading(place, block)):
            seen.add(box.element)
            yield box
        if len(seen) >= MAX_BOXES:
            return
    for i in place.writers[: 4 * MAX_BOXES]:
        if i not in seen and MIN_BIO < reading.size(i) < MAX_BOX and not seen.intersection(reading.around(i)):
            blocks = reading.blocks_in(i)
            if len(blocks) > 1:
                seen.add(i)
                yield _box(place, i, blocks, {"class says author"})


def _below_heading(place: Place, heading: Block) -> _Box | None:
    """Return the box a heading opens: the smallest element around it that holds more than a name."""
    reading = place.reading
    announced = words.headings.author_announced(heading.text)
    for up in (heading.element, *reading.around(heading.element)):
        if reading.size(up) > MAX_BOX or reading.tags[up] == "body":
            return None
        blocks = [block for block in reading.blocks_in(up) if block.start > heading.start]
        if sum(len(block.text) for block in blocks) > MIN_BIO:
            box = _box(place, up, blocks, {"announced by a heading"})
            box.announced = announced
            return box
    return None


def _box(place: Place, i: int, blocks: list[Block], evidence: set[str]) -> _Box:
    reading = place.reading
    evidence |= {said for said in place.around(i) if said in AUTHOR_BOX.weights}
    if any(
        "writer" in words.classes.kinds_of(reading.names[up]) for up in (i, *range(i + 1, min(i + 12, reading.ends[i])))
    ):
        evidence.add("class says author")
    if any(leads_to_author(reading.get(a, "href")) for a in reading.inside(i, "a")[:10]):
        evidence.add("leads to an author's page")
    if place.text and place.text.start < reading.starts[i] and reading.stops[i] < place.text.stop:
        evidence.add("inside the text")
    return _Box(i, blocks, evidence)


def _name_and_bio(box: _Box, byline: list[str]) -> tuple[str | None, str | None]:
    """Return the name a box gives and the first sentence-like line about it; its whole text is never names."""
    lines = [line for block in box.blocks for line in block.text.split("\n") if line and not words.lines.is_label(line)]
    bare = [words.byline.without_label(line) for line in lines]
    name = box.announced or next((line for line in bare if line in byline), None)
    if name is None:
        name = next((line for line in bare[:4] if looks_like_name(line)), None)
    if name is not None:
        box.evidence.add("a name alone on a line")
    else:
        name = next((line[: len(known)] for line in lines[:4] for known in byline if _opens(line, known)), None)
    if name is None and "announced by a heading" in box.evidence and lines and len(lines[0].split()) <= 6:
        name = bare[0]
    rest = [line for line in lines if key_of(line) != key_of(name) and len(line) >= MIN_BIO]
    return name, rest[0] if rest else None


def _opens(line: str, name: str) -> bool:
    return " " in name and len(line) > len(name) and line.casefold().startswith(name.casefold())


def _profile(page: Page, box: _Box, name: str) -> str | None:
    reading: Reading = page.reading
    for a in reading.inside(box.element, "a")[:20]:
        if key_of(name) in key_of(reading.text(a)):
            return page.link(reading.get(a, "href"))
    return None
