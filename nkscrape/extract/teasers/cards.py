"""Reads the teasers of one box: the links to other articles, and title, excerpt, date and image around each."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from itertools import chain, islice
from urllib.parse import unquote

from nkscrape import urls
from nkscrape.extract import words
from nkscrape.extract.reading import Reading
from nkscrape.extract.reading.tags import HEADINGS
from nkscrape.extract.reading.text import reading_length
from nkscrape.extract.teasers.boxes import Box, goes_on, lines_of
from nkscrape.extract.teasers.links import article_url
from nkscrape.extract.teasers.names import KICKER, part_named
from nkscrape.extract.teasers.titles import HEADING, MAX_TITLE, Headline, heading_in, headline_of, is_more
from nkscrape.extract.threads.stamps import is_stamp, stamp_of
from nkscrape.extract.words.headings import OTHER, RELATED
from nkscrape.normal import normal
from nkscrape.page import Page

MAX_LABEL = 10
"""Characters that a topic's link may add to its name."""
MAX_LINKS = 120
"""Links of one box that are looked at."""
MAX_PARTS = 150
"""Elements of one card that are looked at."""
MIN_EXCERPT, MAX_EXCERPT = 25, 2000
MAX_DATE = 60
_IMAGES = ("data-src", "data-lazy-src", "data-original", "data-lazy", "data-full-src", "data-image", "src")
_SOURCE_SETS = ("data-srcset", "srcset", "data-lazy-srcset")
_DATES = frozenset("time span div p small li abbr em i font".split())
_TEXTS = frozenset("p div span dd".split())


@dataclass(slots=True)
class Card:
    """A teaser as the page shows it."""

    url: str
    block: str | None = None
    title: str | None = None
    excerpt: str | None = None
    excerpt_is_truncated: bool | None = None
    published_raw: str | None = None
    image_url: str | None = None

    def fill(self, other: Card) -> None:
        """Take from a copy what this one lacks."""
        for one in fields(self):
            if getattr(self, one.name) is None:
                setattr(self, one.name, getattr(other, one.name))


@dataclass(slots=True)
class Cards:
    """What a box offers."""

    cards: list[Card] = field(default_factory=list)
    targets: int = 0
    """Articles of the site that its links lead to, be their texts headlines or not."""


class _Links:
    """The links of a box to articles, by what they lead to, and how far the card around each may reach."""

    def __init__(self, page: Page, box: Box) -> None:
        self.of: dict[str, list[int]] = {}
        self.urls: dict[str, str] = {}
        self._keys: list[str] = []
        self._rows: list[int] = []
        for link in _links_of(page.reading, box):
            if url := article_url(page, link):
                key = urls.canonical_key(url)
                self.of.setdefault(key, []).append(link)
                self.urls.setdefault(key, url)
                self._keys.append(key)
                self._rows.append(link)

    def bounds(self, link: int) -> tuple[int, int]:
        """Return the nearest links to other targets before and behind a link."""
        at = bisect_left(self._rows, link)
        first = last = at
        while first >= 0 and self._keys[first] == self._keys[at]:
            first -= 1
        while last < len(self._rows) and self._keys[last] == self._keys[at]:
            last += 1
        return (self._rows[first] if first >= 0 else -1), (self._rows[last] if last < len(self._rows) else sys.maxsize)

    def has(self, start: int, stop: int) -> bool:
        """Say whether a link stands between two elements."""
        at = bisect_left(self._rows, start)
        return at < len(self._rows) and self._rows[at] < stop


def read_cards(page: Page, box: Box) -> Cards:
    """Return the box's teasers in order, one per target; links to tags, authors, ads and other sites are none."""
    links = _Links(page, box)
    cards = [card for key, group in links.of.items() if (card := _read_card(page, box, group, links, key))]
    if box.heading and any(card.title == box.heading for card in cards):
        if words.headings.kind(box.heading) == RELATED:
            cards = [card for card in cards if card.title != box.heading]
        else:
            for card in cards:
                card.block = None  # the first teaser's headline
    return Cards(cards, len(links.of))


def _links_of(page: Reading, box: Box) -> Iterator[int]:
    """Yield the box's links, without those under a heading of other matter inside it."""
    off = False
    count = 0
    for root in box.elements:
        for element in ([root] if page.tags[root] == "a" else []) + page.inside(root, "a", *HEADINGS):
            if page.tags[element] == "a":
                if not off:
                    count += 1
                    if count > MAX_LINKS:
                        return
                    yield element
            elif page.first(element, "a") is None and not page.linked[element]:
                kind = words.headings.kind(page.text(element))
                off = kind == OTHER or (off and kind != RELATED)


def _read_card(page: Page, box: Box, group: list[int], links: _Links, key: str) -> Card | None:
    reading = page.reading
    parts = _card_parts(reading, box, group[0], links)
    headline = headline_of(reading, group)
    if not headline.text or is_more(headline.text):
        headline = heading_in(reading, parts)
    title = headline.text
    if not title or len(title) > MAX_TITLE or is_more(title):
        return None
    if headline.strength < HEADING and (not _may_be_title(title, key) or _is_topic_link(reading, group, title, key)):
        return None
    card = Card(links.urls[key], block=box.heading, title=title)
    card.published_raw = _date_of(page, parts)
    card.image_url = _image_of(page, parts)
    card.excerpt, card.excerpt_is_truncated = _excerpt_of(reading, parts, headline, card.published_raw or "")
    return card


def _is_topic_link(page: Reading, group: list[int], title: str, key: str) -> bool:
    """Say whether a bare short link only repeats its address: a person, place or tag."""
    if len(title.split()) > 4 or len(title) > 40 or any(page.first(link, "img") is not None for link in group):
        return False
    slug = re.sub(r"\W+", "", unquote(key.rstrip("/").rpartition("/")[2])).lower()
    plain = "".join(char for char in normal("NFKD", title) if char.isalnum()).lower()
    few_words = len(title.split()) < 4 and len(title) <= 30
    return plain.startswith(slug) and (key.count("/") == 1 or (few_words and len(plain) - len(slug) <= MAX_LABEL))


def _may_be_title(title: str, key: str) -> bool:
    """Say whether a link's text is a headline: some words, or a text in a script without spaces."""
    last = key.rpartition("/")[2]
    slug = "-" in last or "_" in last or any(map(str.isdigit, last)) or len(last) > 20 or "?" in last
    return reading_length(title) >= 6 and (slug or len(title.split()) >= 3)


def _card_parts(page: Reading, box: Box, link: int, links: _Links) -> list[int]:
    """Return the elements of a card: one, or in a flat box the run of siblings up to the next teaser."""
    before, behind = links.bounds(link)
    card = _card_element(page, box, link, (before, behind), alone=len(links.of) == 1)
    parts = [card]
    if card in box.elements:
        for after in box.elements[box.elements.index(card) + 1 :]:
            if page.ends[after] > behind or not (links.has(after, page.ends[after]) or goes_on(page, after)):
                break
            parts.append(after)
    return parts


def _card_element(page: Reading, box: Box, link: int, bounds: tuple[int, int], *, alone: bool) -> int:
    """Return the largest element around a link that holds no other teaser's link."""
    before, behind = bounds
    card = link
    for around in chain([link], page.around(link)):
        is_top = around in box.elements
        if around <= before or page.ends[around] > behind or (is_top and len(box.elements) == 1 and not alone):
            break
        card = around
        if is_top:
            break
    return card


def _inside(page: Reading, parts: list[int], tags: frozenset[str]) -> list[int]:
    """Return the first elements of a card that have one of the tags."""
    rows = chain.from_iterable(range(part, page.ends[part]) for part in parts)
    return [i for i in islice(rows, MAX_PARTS) if page.tags[i] in tags]


def _date_of(page: Page, parts: list[int]) -> str | None:
    """Return the date a card shows."""
    reading = page.reading
    for i in _inside(reading, parts, _DATES):
        is_time = reading.tags[i] == "time"
        if is_time or ((mark := reading.get(i, "class")) and "card_date" in words.classes.kinds_of(mark)):
            stamp = stamp_of(reading, i)
            if stamp and (is_time or is_stamp(stamp) or stamp[:4].isdigit()):
                return stamp
        elif reading.ends[i] == i + 1 and 0 < reading.size(i) < MAX_DATE and is_stamp(text := reading.text(i)):
            return text
    return next((line for line in _loose_lines(reading, parts) if len(line) < MAX_DATE and is_stamp(line)), None)


def _loose_lines(page: Reading, parts: list[int]) -> Iterator[str]:
    """Yield the lines of a card that stand bare between line breaks."""
    for part in parts:
        if page.first(part, "br") is not None:
            yield from lines_of(page, part)


def _image_of(page: Page, parts: list[int]) -> str | None:
    """Return the card's image, past the placeholders of lazy loading."""
    reading = page.reading
    for image in _inside(reading, parts, frozenset(("img",))):
        sources = (reading.get(image, name).strip() for name in _IMAGES)
        sets = (reading.get(image, name).partition(" ")[0] for name in _SOURCE_SETS)
        if source := next((s for s in chain(sources, sets) if s and not s.startswith("data:")), None):
            return page.link(source)
    return None


def _excerpt_of(page: Reading, parts: list[int], headline: Headline, date: str) -> tuple[str | None, bool | None]:
    """Return the text under a card's headline without its closing ellipsis, and whether it had one."""
    title, plain = headline.text, ""
    for i in _inside(page, parts, _TEXTS):
        if not MIN_EXCERPT <= page.size(i) <= MAX_EXCERPT or page.holds(i, headline.element):
            continue
        mark = page.get(i, "class")
        text = " ".join(line for line in lines_of(page, i) if not is_stamp(line)).removeprefix(date).lstrip(" |·–—:")
        if len(text) < MIN_EXCERPT or text in title or title in text or words.headings.is_known(text):
            continue
        if mark and part_named(mark) == KICKER:
            continue
        if page.tags[i] == "p" or "excerpt" in words.classes.kinds_of(mark):
            break
        plain = plain or (text if len(text) >= 2 * MIN_EXCERPT and page.ends[i] == i + 1 else "")
    else:
        lines = (line for line in _loose_lines(page, parts) if _may_be_excerpt(line, title))
        text = plain or next(lines, "")
    if not text:
        return None, None
    shorter = words.pages.cut_off().sub("", text)
    return shorter, shorter != text


def _may_be_excerpt(line: str, title: str) -> bool:
    return len(line) >= 2 * MIN_EXCERPT and line not in title and title not in line and not is_stamp(line)
