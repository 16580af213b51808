"""Why a page is no article: errors sent with status 200, walls, listings, videos without text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from nkscrape.extract import words
from nkscrape.extract.article.headline import Headline
from nkscrape.extract.data.structured import Structured, title_tag, types
from nkscrape.extract.evidence import Question
from nkscrape.extract.reading import Reading
from nkscrape.page import Page
from nkscrape.site import Site

QUESTION = Question(
    "article",
    {
        "JSON-LD says article": 2.5,
        "OpenGraph says article": 2.5,
        "the platform says article": 3.0,
        "a headline": 1.0,
        "an author": 1.0,
        "a date": 1.0,
        "text": 2.0,
        "long text": 2.0,
        "text between the headline and headings that link elsewhere": 2.0,
        "no text": -20.0,
        "too little text": -2.0,
        "video without text": -2.0,
        "error page: its title": -4.5,
        "error page: the platform says so": -5.0,
        "consent or bot wall: its title": -4.5,
        "asks for a password: the platform says so": -6.0,
        "listing: the platform says so": -3.5,
        "listing: its data says so": -4.0,
        "listing: the front page's address": -4.0,
        "listing: its address": -2.0,
        "listing: some headings that link elsewhere": -1.0,
        "listing: headings that link elsewhere": -3.0,
        "listing: little text beside them": -1.5,
    },
)
SCANT = 140
"""Characters under which a page says too little."""
LONG = 1000
"""Characters from which a page says a good deal."""
MANY = 6
"""Linked headings from which a page may be a listing."""
TEXT_PER_CARD = 60
"""Characters for each linked heading under which they are what the page shows."""
MAX_HEADINGS = 200
_LISTING_TYPES = frozenset(("CollectionPage", "SearchResultsPage", "ItemList", "ProfilePage"))
_APART = frozenset(("nav", "aside", "footer", "form", "dialog", "menu"))


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows that may be an article."""

    headline: Headline
    size: int
    """Characters of its text."""
    taken: frozenset[int] = frozenset()
    """Elements that are others': the thread, related reading."""


def why_no_article(page: Page, site: Site, structured: Structured, shown: Shown) -> str | None:
    """Return the reason why a page is no article; None where it is one."""
    if page.status >= 400:
        return f"error page: status {page.status}"
    named = site.is_article_url(urlsplit(page.canonical_url).path)
    if named is False:
        return "listing: the site's URL pattern"
    evidence = [
        *_of_data(page, structured, shown.taken),
        *_of_text(page.reading, structured, shown),
        *_of_platform(page.reading),
        *_of_title(page),
    ]
    if not named:
        evidence += _of_listing(page, structured, shown)
    is_article = QUESTION.score(evidence) > 0
    QUESTION.note(page, 0, "the page", evidence, won=is_article)
    if is_article:
        return None
    against = [one for one in evidence if QUESTION.weights[one] < 0]
    return min(
        against, key=lambda one: (one == "no text", QUESTION.weights[one]), default="nothing says that it is one"
    )


def _of_data(page: Page, structured: Structured, taken: frozenset[int]) -> Iterator[str]:
    if structured.node:
        yield "JSON-LD says article"
    if any(stated.value.lower().startswith("article") for stated in structured.tags("og:type")):
        yield "OpenGraph says article"
    reading = page.reading
    if structured.node.get("author") or structured.props.get("author") or _is_one(reading, _authors(reading), taken):
        yield "an author"
    stated = structured.node.get("datePublished") or structured.props.get("datePublished")
    if stated or "article:published_time" in structured.meta or _is_one(reading, reading.elements("time"), taken):
        yield "a date"


def _authors(reading: Reading) -> list[int]:
    """Return the links to authors."""
    attributes = reading.attributes
    return [i for i in reading.elements("a") if "author" in (attributes[i].get("rel") or "")]


def _is_one(reading: Reading, elements: Sequence[int], taken: frozenset[int]) -> bool:
    """Say whether a page shows something of its own, not of each of many: at most two, beside what others own."""
    own = [i for i in elements if taken.isdisjoint(reading.around(i))]
    return 0 < len(own) < MANY // 2


def _of_text(reading: Reading, structured: Structured, shown: Shown) -> Iterator[str]:
    size = shown.size
    if shown.headline.element is not None:
        yield "a headline"
    if not size:
        yield "no text"
    elif size < _scant(reading):
        yield "video without text" if _has_type(structured, frozenset(("VideoObject",))) else "too little text"
    else:
        yield "text"
    if size >= LONG:
        yield "long text"


def _of_platform(reading: Reading) -> Iterator[str]:
    """Yield what the classes of `body` say, where a platform writes there what kind of page it is."""
    kinds = words.classes.kinds_of(reading.names[reading.body]) if reading.names else frozenset[str]()
    if "article_page" in kinds:
        yield "the platform says article"
    if "listing_page" in kinds:
        yield "listing: the platform says so"
    if "error_page" in kinds:
        yield "error page: the platform says so"
    if any("locked_page" in words.classes.kinds_of(reading.names[i]) for i in reading.elements("body", "form")):
        yield "asks for a password: the platform says so"


def _of_title(page: Page) -> Iterator[str]:
    title = title_tag(page)
    if words.pages.is_error_title(title):
        yield "error page: its title"
    if words.pages.is_wall_title(title):
        yield "consent or bot wall: its title"


def _of_listing(page: Page, structured: Structured, shown: Shown) -> Iterator[str]:
    address = urlsplit(page.canonical_url)
    if _has_type(structured, _LISTING_TYPES):
        yield "listing: its data says so"
    if address.path in ("", "/") and not address.query:
        yield "listing: the front page's address"
    if words.pages.is_listing_path(address.path):
        yield "listing: its address"
    cards = _cards(page.reading, shown.taken)
    if len(cards) < MANY // 2:
        return
    if _text_before(page.reading, shown.headline.element, cards) >= _scant(page.reading):
        yield "text between the headline and headings that link elsewhere"
    if len(cards) < MANY:
        yield "listing: some headings that link elsewhere"
        return
    yield "listing: headings that link elsewhere"
    if shown.size < len(cards) * TEXT_PER_CARD:
        yield "listing: little text beside them"


def _scant(reading: Reading) -> int:
    return SCANT // 3 if reading.is_dense else SCANT


def _text_before(reading: Reading, headline: int | None, cards: list[int]) -> int:
    """Return the characters of running text between the headline and the first linked heading behind it."""
    if headline is None:
        return 0
    start = reading.stops[headline]
    stop = next((reading.starts[i] for i in cards if reading.starts[i] >= start), len(reading.texts))
    return reading.running_between(start, stop)


def _has_type(structured: Structured, names: frozenset[str]) -> bool:
    return any(kind in names for one in structured.objects for kind in types(one))


def _cards(reading: Reading, taken: frozenset[int]) -> list[int]:
    """Return the headings in the page's own part that are links."""
    half = reading.total / 2

    def stands_apart(i: int) -> bool:
        around = reading.around(i)
        return any(up in taken or (reading.tags[up] in _APART and reading.running(up) <= half) for up in around)

    headings = reading.elements("h2", "h3", "h4")[:MAX_HEADINGS]
    return [i for i in headings if reading.linked_size(i) * 2 > reading.size(i) and not stands_apart(i)]
