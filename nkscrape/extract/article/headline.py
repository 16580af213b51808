"""The headline: the one a reader sees above the text. What the data says confirms it, and stands in where none is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from urllib.parse import urlsplit

from nkscrape.extract import words
from nkscrape.extract.article.titles import Titles
from nkscrape.extract.data.structured import Structured
from nkscrape.extract.evidence import Question
from nkscrape.extract.reading import Reading
from nkscrape.extract.reading.text import key_of
from nkscrape.page import Page

MAX_TITLE = 500
"""Characters; what is longer is no headline."""
QUESTION = Question(
    "headline",
    {
        "h1": 2.3,
        "h2": 1.5,
        "bold line": -1.0,
        "itemprop says headline": 1.5,
        "class says title": 0.6,
        "class of a post's title": 1.2,
        "class says site": -1.5,
        "class says box": -1.4,
        "item of a list": -0.8,
        "in menu, aside or footer": -1.0,
        "in another region": -1.5,
        "links elsewhere": -1.2,
        "links to this page": 1.0,
        "the site's name": -2.0,
        "closes the title tag": -1.6,
        "as in JSON-LD": 1.8,
        "as in microdata": 1.0,
        "as in OpenGraph": 0.8,
        "as in the title tag": 0.8,
        "words of the data": -0.4,
        "unlike the data": -1.8,
        "words of the address": 0.5,
        "short": -1.2,
        "one of many like it": -1.8,
        "the text follows": 0.8,
        "the text stands above": -2.0,
        "stated in JSON-LD": -1.2,
        "stated in microdata": -1.2,
        "stated in OpenGraph": -1.6,
        "stated in the title tag": -2.2,
    },
)
SURE = 4.0
"""What a main heading scores that the data confirms and the text follows: no other is looked for."""
_HEADLINE, _ELSEWHERE = "itemprop says headline", "links elsewhere"
_RANKS = ("h1", "h2", "h3")
_APART = frozenset(("nav", "aside", "footer", "form", "dialog", "menu"))
_BOXES = frozenset(
    "sidebar menu footer recommended related popular most_read recent newsletter share cookie consent sign_in teaser "
    "comment site_frame author popup".split()
)
"""Kinds of class words that name a box beside the article."""
_MAX_HEADINGS = 40
_MAX_TITLED = 20
_MANY = 3
"""Headings of one look from which they are the headings of a list."""
_MAX_LINES = 5
_MAX_LINE = 200
_PARAGRAPH = 300
"""Characters of a block at which the text has begun."""


@dataclass(frozen=True, slots=True)
class Headline:
    """The title and the element that shows it."""

    title: str | None
    source: str
    """json-ld, opengraph, microdata or text."""
    element: int | None


@dataclass(slots=True)
class _Candidate:
    text: str
    source: str
    evidence: set[str]
    element: int = -1
    """-1 where it stands in data only."""
    score: float = field(init=False)

    def __post_init__(self) -> None:
        """Add up the evidence."""
        self.score = QUESTION.score(self.evidence)


def read_headline(page: Page, structured: Structured, taken: Collection[int] = ()) -> Headline:
    """Return the article's headline without site name and kicker; `taken` are regions that others own."""
    titles = Titles(page, structured)
    candidates = _Shown(page, titles, frozenset(taken)).candidates()
    if not any(one.score >= SURE for one in candidates):
        for name, stated in titles.stated.items():
            evidence = {f"stated in {name}", *titles.evidence(stated.value, own=name)}
            candidates.append(_Candidate(stated.value, stated.source, evidence))
    best = max(candidates, key=lambda one: one.score, default=None)
    for one in candidates if page.ledger is not None else ():
        QUESTION.note(page, one.element, one.text, sorted(one.evidence), won=one is best)
    if best is None:
        return Headline(None, "text", None)
    if best.element < 0:
        return Headline(best.text, best.source, None)
    pieces = page.reading.texts[page.reading.starts[best.element] : page.reading.stops[best.element]]
    return Headline(titles.spelt(pieces, best.text), "text", best.element)


class _Shown:
    """The headings and heading-like lines of a page, and what speaks for each."""

    def __init__(self, page: Page, titles: Titles, taken: frozenset[int]) -> None:
        self._page = page
        self._reading = page.reading
        self._titles = titles
        self._taken = taken
        self._path = urlsplit(page.canonical_url).path.rstrip("/")

    def candidates(self) -> list[_Candidate]:
        """Return the main headings and, where none of them is surely the headline, all that can show it."""
        reading = self._reading
        marks = {i: _mark(reading, i) for i in reading.elements("h1")[:_MAX_HEADINGS]}
        found = self._judged(marks)
        if any(one.score >= SURE for one in found):
            return found
        headings = (i for i in reading.elements("h2", "h3") if self._link(i) != _ELSEWHERE)
        marks.update((i, _mark(reading, i)) for i in islice(headings, _MAX_HEADINGS))
        marks.update(islice(self._titled(marks), _MAX_TITLED))
        if not found:
            for i in islice(self._lines(), _MAX_LINES):
                marks.setdefault(i, "bold line")
        return self._judged(marks)

    def _judged(self, marks: Mapping[int, str]) -> list[_Candidate]:
        """Return the elements that show a text, with the evidence on each, in document order."""
        reading = self._reading
        elements = sorted(marks)
        looks = Counter((reading.tags[i], reading.get(i, "class")) for i in elements)
        next_of: dict[str, int] = {}
        found = []
        for i in reversed(elements):
            text, tag = reading.text(i), reading.tags[i]
            behind = next_of.get(tag)
            next_of[tag] = i
            if len(text) > MAX_TITLE or len(key_of(text)) < 2:
                continue
            evidence = {tag if tag in QUESTION.weights else "", marks[i], self._link(i)} - {""}
            if looks[tag, reading.get(i, "class")] >= _MANY:
                evidence.add("one of many like it")
            evidence.update(self._place(i), self._titles.evidence(text), self._text_around(i, behind))
            found.append(_Candidate(text, "text", evidence, i))
        return found[::-1]

    def _titled(self, known: Collection[int]) -> Iterator[tuple[int, str]]:
        """Yield the elements whose class or itemprop says title, but for headings and what is in or around one."""
        reading = self._reading
        marks = {i: mark for name, rows in reading.by_name.items() if (mark := _mark_of(name)) for i in rows}
        marks.update((i, _HEADLINE) for i in reading.properties if reading.get(i, "itemprop") == "headline")
        for i in sorted(marks):
            if i in known or not 0 < reading.size(i) <= MAX_TITLE or self._link(i) == _ELSEWHERE:
                continue
            if reading.first(i, *_RANKS) is None and not any(reading.tags[up] in _RANKS for up in reading.around(i)):
                yield i, marks[i]

    def _lines(self) -> Iterator[int]:
        """Yield lines above the text that are set in bold, or say what the data calls the article."""
        for block in self._reading.blocks:
            size = len(block.text)
            if size > _PARAGRAPH and block.linked * 3 < size:
                return
            if not 8 <= size <= _MAX_LINE or block.linked * 4 > size:
                continue
            if block.marked * 5 > size * 4 or key_of(block.text) in self._titles.keys.values():
                yield block.element

    def _link(self, i: int) -> str:
        """Return where a heading that is a link leads, '' for one that is none."""
        reading = self._reading
        if reading.linked_size(i) * 2 <= reading.size(i):
            return ""
        link = reading.first(i, "a")
        if link is None:
            link = next((up for up in (i, *reading.around(i)) if reading.tags[up] == "a"), i)
        url = self._page.link(reading.get(link, "href"))
        is_here = url is not None and urlsplit(url).path.rstrip("/") == self._path
        return "links to this page" if is_here else _ELSEWHERE

    def _place(self, i: int) -> Iterator[str]:
        """Yield where on the page an element stands."""
        reading, taken = self._reading, self._taken
        half = reading.total / 2
        for up in (i, *reading.around(i)):
            if reading.running(up) > half:
                return
            if up in taken:
                yield "in another region"
            tag = reading.tags[up]
            if tag in _APART:
                yield "in menu, aside or footer"
            elif tag == "li":
                yield "item of a list"
            if place := _place_of(reading.names[up]):
                yield place

    def _text_around(self, i: int, behind: int | None) -> Iterator[str]:
        """Yield how an element stands to the running text; `behind` is the next candidate of its rank."""
        reading = self._reading
        last = len(reading.texts)
        stop = reading.starts[behind] if behind is not None else last
        if reading.running_between(reading.stops[i], stop) * 5 > reading.total * 2:
            yield "the text follows"
        if reading.running_between(reading.stops[i], last) * 3 < reading.total:
            yield "the text stands above"


def _mark(reading: Reading, i: int) -> str:
    """Return what marks an element as a headline, '' for nothing."""
    return _HEADLINE if reading.get(i, "itemprop") == "headline" else _mark_of(reading.names[i])


@lru_cache(maxsize=words.classes.MAX_NAMES)
def _mark_of(name: str) -> str:
    kinds = words.classes.kinds_of(name)
    if "site_name" in kinds or "title" not in kinds:
        return ""
    return "class of a post's title" if "post_title" in kinds else "class says title"


@lru_cache(maxsize=words.classes.MAX_NAMES)
def _place_of(name: str) -> str:
    kinds = words.classes.kinds_of(name)
    return "class says site" if "site_name" in kinds else "class says box" if kinds & _BOXES else ""
