"""Judges whether a box is related or recommended reading for the article of its page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from nkscrape.extract import words
from nkscrape.extract.evidence import Question
from nkscrape.extract.reading import Reading
from nkscrape.extract.reading.text import reading_length
from nkscrape.extract.teasers.boxes import Box
from nkscrape.extract.teasers.cards import Card, Cards, read_cards
from nkscrape.extract.teasers.topics import Topics
from nkscrape.extract.words.headings import DISCUSSION, OTHER, RELATED
from nkscrape.page import Page

MANY, TOO_MANY = 12, 30
"""Teasers of a box that are usual, and those that are kept."""
MAX_RUNNING = 700
"""Characters of text outside links for each teaser; more are no excerpts."""
MIN_TEXT = 80
"""Characters of a paragraph that is part of a text."""
MIN_TITLE = 20
"""Characters of a headline, where no image says that it is one."""

_OTHER_NAMES = (frozenset(("popular", "most_read")), frozenset(("not_related",)))
"""What class names must not speak of under a heading of related reading, and where they say related themselves."""

IS_RELATED = Question(
    "related",
    {
        "class says related": 1.9,
        "class says other matter": -3.0,
        "heading of related reading": 2.9,
        "heading of related reading and of menus": 1.3,
        "heading names the article's topic": 2.3,
        "heading names another topic": -2.0,
        "heading of other matter": -5.0,
        "heading is a link": -1.0,
        "several headlines": 2.3,
        "one headline": 1.7,
        "in the text": 0.6,
        "most links are no headlines": -1.5,
        "running text": -3.0,
        "long": -1.6,
        "very long": -1.6,
        "in a menu, a form or the site's frame": -4.0,
    },
    base=-3.5,
)
_BEST = IS_RELATED.weights["several headlines"]
"""The most that cards can add."""


def related_cards(page: Page, topics: Topics, box: Box) -> list[Card]:
    """Return the teasers of a box of related reading; none for any other box."""
    evidence = list(_of_box(page.reading, topics, box))
    found = Cards()
    if IS_RELATED.score(evidence) + _BEST > 0:
        found = read_cards(page, box)
        evidence += _of_cards(found)
        if sum(map(page.reading.running, box.elements)) > MAX_RUNNING * max(len(found.cards), 1):
            evidence.append("running text")
    won = bool(found.cards) and IS_RELATED.score(evidence) > 0
    IS_RELATED.note(page, box.elements[0], box.heading or box.mark, evidence, won=won)
    return found.cards[:TOO_MANY] if won else []


def _of_box(page: Reading, topics: Topics, box: Box) -> Iterator[str]:
    """Yield what speaks for or against a box before its cards are read."""
    first = box.elements[0]
    if box.mark:
        yield "class says related"
    if not _OTHER_NAMES[bool(box.mark)].isdisjoint(words.classes.kinds_of(page.names[first])):
        yield "class says other matter"
    if box.is_button:
        yield "heading is a link"
    in_text = _is_in_text(page, first)
    yield from _of_heading(topics, box.heading or "", in_text=in_text)
    if in_text:
        yield "in the text"
    if _is_framed(page, box):
        yield "in a menu, a form or the site's frame"


def _of_heading(topics: Topics, heading: str, *, in_text: bool) -> Iterator[str]:
    kind = words.headings.kind(heading)
    topic = words.headings.topic(heading) if heading else None
    if topic:
        is_own = in_text or topics.hold(topic)
        yield "heading names the article's topic" if is_own else "heading names another topic"
    elif kind in (OTHER, DISCUSSION):
        yield "heading of other matter"
    elif kind == RELATED:
        is_weak = words.headings.is_ambiguous(heading)
        yield "heading of related reading and of menus" if is_weak else "heading of related reading"


def _is_in_text(page: Reading, i: int) -> bool:
    """Say whether an element stands among the paragraphs of a text."""
    for around in islice(page.around(i), 4):
        long = (p for p in page.children(around) if page.tags[p] == "p" and page.size(p) > MIN_TEXT)
        if len(list(islice(long, 3))) == 3:
            return True
    return False


def _of_cards(found: Cards) -> Iterator[str]:
    headlines = sum(map(_has_headline, found.cards))
    if headlines:
        yield "several headlines" if headlines > 1 else "one headline"
    if len(found.cards) * 2 < found.targets:
        yield "most links are no headlines"
    if len(found.cards) > MANY:
        yield "long"
    if len(found.cards) > TOO_MANY:
        yield "very long"


def _has_headline(card: Card) -> bool:
    return card.image_url is not None or reading_length(card.title or "") >= MIN_TITLE


def _is_framed(page: Reading, box: Box) -> bool:
    """Say whether a box stands in a menu, a form, or the frame of the site; what holds the article is none."""
    first = box.elements[0]
    own = [] if box.mark and page.tags[first] == "nav" else [first]
    return any(_is_frame(page, i) for i in chain(own, page.around(first)))


def _is_frame(page: Reading, i: int) -> bool:
    tag = page.tags[i]
    if tag in ("nav", "form"):
        return True
    if tag in ("html", "body", "main", "article"):
        return False
    kinds_of = words.classes.kinds_of
    if "site_frame" in kinds_of(page.get(i, "class")) or "site_frame_id" in kinds_of(page.get(i, "id")):
        return page.first(i, "h1", "main") is None
    return tag == "footer" and page.parents[i] == page.body
