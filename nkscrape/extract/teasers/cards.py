"""Reads the teasers of one box: the links to other articles, and title, excerpt, date and image around each."""

from __future__ import annotations

import re
import sys
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


@dataclass(slots=True)
class _Target:
    """An article that a box links to."""

    url: str
    key: str
    links: list[int]
    before: int = -1
    """The nearest links to other targets before and behind the first link."""
    behind: int = sys.maxsize


def read_cards(page: Page, box: Box) -> Cards:
    """Return the box's teasers in order, one per target; links to tags, authors, ads and other sites are none."""
    targets = _targets(page, box)
    cards = [card for target in targets if (card := _read_card(page, box, target))]
    return Cards(_without_heading(box.heading, cards), len(targets))


def _targets(page: Page, box: Box) -> list[_Target]:
    found: dict[str, _Target] = {}
    last: _Target | None = None
    for link in _links_of(page.reading, box):
        if url := article_url(page, link):
            key = urls.canonical_key(url)
            if last and last.key != key and last.behind == sys.maxsize:
                last.behind = link
            before = last.links[-1] if last else -1
            last = found.setdefault(key, _Target(url, key, [], before))
            last.links.append(link)
    return list(found.values())


def _without_heading(heading: str | None, cards: list[Card]) -> list[Card]:
    """Return the cards of a box whose heading may be a link, and so one of them."""
    if all(card.title != heading for card in cards):
        return cards
    if words.headings.kind(heading or "") == RELATED:
        return [card for card in cards if card.title != heading]
    for card in cards:
        card.block = None  # the first teaser's headline
    return cards


def _links_of(page: Reading, box: Box) -> list[int]:
    """Return the box's links, without those under a heading of other matter inside it."""
    found, is_off = list[int](), False
    for element in (one for root in box.elements for one in ((root, *page.inside(root, "a", *HEADINGS)))):
        if page.tags[element] == "a":
            if not is_off:
                found.append(element)
        elif page.tags[element] in HEADINGS and not page.linked[element] and page.first(element, "a") is None:
            kind = words.headings.kind(page.text(element))
            is_off = kind == OTHER or (is_off and kind != RELATED)
    return found[:MAX_LINKS]


def _card_parts(page: Reading, box: Box, target: _Target) -> list[int]:
    """Return the elements of a card: one, or in a flat box the run of siblings up to the next teaser."""
    card, before, behind = target.links[0], target.before, target.behind
    is_alone = before < 0 and behind == sys.maxsize
    for around in chain([card], page.around(card)):
        is_top = around in box.elements
        if around <= before or page.ends[around] > behind or (is_top and len(box.elements) == 1 and not is_alone):
            break
        card = around
        if is_top:
            break
    parts = [card]
    if card in box.elements:
        for after in box.elements[box.elements.index(card) + 1 :]:
            if page.ends[after] > behind or not (_links_on(page, target, after) or goes_on(page, after)):
                break
            parts.append(after)
    return parts


def _links_on(page: Reading, target: _Target, i: int) -> bool:
    return any(page.holds(i, link) for link in target.links)


def _read_card(page: Page, box: Box, target: _Target) -> Card | None:
    reading, key = page.reading, target.key
    parts = _card_parts(reading, box, target)
    headline = headline_of(reading, target.links)
    if not headline.text or is_more(headline.text):
        headline = heading_in(reading, parts)
    title = headline.text
    if not title or len(title) > MAX_TITLE or is_more(title):
        return None
    is_plain = headline.strength < HEADING
    if is_plain and (not _may_be_title(title, key) or _is_topic_link(reading, target.links, title, key)):
        return None
    date = _date_of(reading, parts)
    excerpt = _excerpt_of(reading, parts, headline, date or "")
    shorter = words.pages.cut_off().sub("", excerpt)
    return Card(
        target.url,
        block=box.heading,
        title=title,
        excerpt=shorter or None,
        excerpt_is_truncated=shorter != excerpt if excerpt else None,
        published_raw=date,
        image_url=_image_of(page, parts),
    )


def _is_topic_link(page: Reading, links: list[int], title: str, key: str) -> bool:
    """Say whether a bare short link only repeats its address: a person, place or tag."""
    if len(title.split()) > 4 or len(title) > 40 or any(page.first(link, "img") is not None for link in links):
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


def _inside(page: Reading, parts: list[int], tags: frozenset[str]) -> list[int]:
    """Return the first elements of a card that have one of the tags."""
    rows = chain.from_iterable(range(part, page.ends[part]) for part in parts)
    return [i for i in islice(rows, MAX_PARTS) if page.tags[i] in tags]


def _date_of(page: Reading, parts: list[int]) -> str | None:
    """Return the date a card shows."""
    for i in _inside(page, parts, _DATES):
        is_time = page.tags[i] == "time"
        if is_time or "card_date" in words.classes.kinds_of(page.get(i, "class")):
            stamp = stamp_of(page, i)
            if stamp and (is_time or is_stamp(stamp) or stamp[:4].isdigit()):
                return stamp
        elif page.ends[i] == i + 1 and 0 < page.size(i) < MAX_DATE and is_stamp(text := page.text(i)):
            return text
    return next((line for line in _loose_lines(page, parts) if len(line) < MAX_DATE and is_stamp(line)), None)


def _loose_lines(page: Reading, parts: list[int]) -> Iterator[str]:
    """Yield the lines of a card that stand bare between line breaks."""
    for part in parts:
        if page.first(part, "br") is not None:
            yield from lines_of(page, part)


def _image_of(page: Page, parts: list[int]) -> str | None:
    """Return the card's image, past the placeholders of lazy loading."""
    for image in chain.from_iterable(page.reading.inside(part, "img") for part in parts):
        stated = page.reading.attributes[image]
        sources = [value.strip() for name in _IMAGES if (value := stated.get(name))]
        sources += [value.partition(" ")[0] for name in _SOURCE_SETS if (value := stated.get(name))]
        if source := next((one for one in sources if one and not one.startswith("data:")), None):
            return page.link(source)
    return None


def _excerpt_of(page: Reading, parts: list[int], headline: Headline, date: str) -> str:
    """Return the text under a card's headline: a paragraph or what a class names, else a long leaf or line."""
    title, plain = headline.text, ""
    for i in _inside(page, parts, _TEXTS):
        if not MIN_EXCERPT <= page.size(i) <= MAX_EXCERPT or page.holds(i, headline.element):
            continue
        mark = page.get(i, "class")
        text = " ".join(line for line in lines_of(page, i) if not is_stamp(line)).removeprefix(date).lstrip(" |·–—:")
        if len(text) < MIN_EXCERPT or text in title or title in text or words.headings.is_known(text):
            continue
        if part_named(mark) == KICKER:
            continue
        if page.tags[i] == "p" or "excerpt" in words.classes.kinds_of(mark):
            return text
        if not plain and len(text) >= 2 * MIN_EXCERPT and page.ends[i] == i + 1:
            plain = text
    return plain or next((line for line in _loose_lines(page, parts) if _may_be_excerpt(line, title)), "")


def _may_be_excerpt(line: str, title: str) -> bool:
    return len(line) >= 2 * MIN_EXCERPT and line not in title and title not in line and not is_stamp(line)
