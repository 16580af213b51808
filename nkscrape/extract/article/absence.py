"""Why a page is no article: errors sent with status 200, walls, listings, videos without text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from nkscrape.extract import words
from nkscrape.extract.article.boxes import Boxes
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
        "no text": -4.0,
        "too little text": -2.0,
        "video without text": -2.0,
        "error page: its title": -4.5,
        "error page: the platform says so": -5.0,
        "consent or bot wall: its title": -4.5,
        "asks for a password: the platform says so, and shows no text": -12.0,
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
_APART = frozenset(("in a menu", "in an aside", "in a footer", "in a form", "in a dialog"))
_LISTING_TYPES = frozenset(("CollectionPage", "SearchResultsPage", "ItemList", "ProfilePage"))


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows that may be an article."""

    boxes: Boxes
    headline: int | None
    """The element of its headline."""
    size: int
    """The characters of its text."""


def why_no_article(page: Page, site: Site, structured: Structured, shown: Shown) -> str | None:
    """Return the reason why a page is no article; None where it is one."""
    if page.status >= 400:
        return f"error page: status {page.status}"
    named = site.is_article_url(urlsplit(page.canonical_url).path)
    if named is False:
        return "listing: the site's URL pattern"
    scant = SCANT // 3 if page.reading.is_dense else SCANT
    evidence = [
        *_of_data(structured, shown.boxes),
        *_of_text(structured, shown, scant),
        *_of_platform(page.reading, shown.size < scant),
        *_of_title(page),
    ]
    if not named:
        evidence += _of_address(page, structured)
        evidence += _of_cards(shown, scant)
    is_article = QUESTION.score(evidence) > 0
    QUESTION.note(page, 0, "the page", evidence, won=is_article)
    if is_article:
        return None
    against = [one for one in evidence if QUESTION.weights[one] < 0]
    return min(
        against, key=lambda one: (one == "no text", QUESTION.weights[one]), default="nothing says that it is one"
    )


def _of_data(structured: Structured, boxes: Boxes) -> Iterator[str]:
    if structured.node:
        yield "JSON-LD says article"
    if any(stated.value.lower().startswith("article") for stated in structured.tags("og:type")):
        yield "OpenGraph says article"
    page, node, props = boxes.page, structured.node, structured.props
    links = [i for i in page.elements("a") if "author" in page.get(i, "rel")]
    if node.get("author") or props.get("author") or _is_one(links, boxes):
        yield "an author"
    stated = node.get("datePublished") or props.get("datePublished") or "article:published_time" in structured.meta
    if stated or _is_one(page.elements("time"), boxes):
        yield "a date"


def _is_one(elements: Sequence[int], boxes: Boxes) -> bool:
    """Say whether a page shows something of its own, not of each of many: at most two, beside what others own."""
    return 0 < sum(not boxes.taken[i] for i in elements) < MANY // 2


def _of_text(structured: Structured, shown: Shown, scant: int) -> Iterator[str]:
    size = shown.size
    if shown.headline is not None:
        yield "a headline"
    if not size:
        yield "no text"
    elif size < scant:
        yield "video without text" if _has_type(structured, frozenset(("VideoObject",))) else "too little text"
    else:
        yield "text"
    if size >= LONG:
        yield "long text"


def _of_platform(page: Reading, is_scant: bool) -> Iterator[str]:
    """Yield what the classes of `body` say, where a platform writes there what kind of page it is."""
    kinds_of = words.classes.kinds_of
    kinds = kinds_of(page.names[page.body]) if page.names else frozenset[str]()
    if "article_page" in kinds:
        yield "the platform says article"
    if "listing_page" in kinds:
        yield "listing: the platform says so"
    if "error_page" in kinds:
        yield "error page: the platform says so"
    if is_scant and any("locked_page" in kinds_of(page.names[i]) for i in page.elements("body", "form")):
        yield "asks for a password: the platform says so, and shows no text"


def _of_title(page: Page) -> Iterator[str]:
    title = title_tag(page)
    if words.pages.is_error_title(title):
        yield "error page: its title"
    if words.pages.is_wall_title(title):
        yield "consent or bot wall: its title"


def _of_address(page: Page, structured: Structured) -> Iterator[str]:
    address = urlsplit(page.canonical_url)
    if _has_type(structured, _LISTING_TYPES):
        yield "listing: its data says so"
    if address.path in ("", "/") and not address.query:
        yield "listing: the front page's address"
    if words.pages.is_listing_path(address.path):
        yield "listing: its address"


def _of_cards(shown: Shown, scant: int) -> Iterator[str]:
    """Yield what the headings that are links, in the page's own part, say."""
    boxes, headline, page = shown.boxes, shown.headline, shown.boxes.page
    linked = (i for i in page.elements("h2", "h3", "h4")[:MAX_HEADINGS] if page.linked_size(i) * 2 > page.size(i))
    cards = [i for i in linked if not boxes.taken[i] and _APART.isdisjoint(boxes.inside(i))]
    if len(cards) < MANY // 2:
        return
    if headline is not None:
        start = page.stops[headline]
        stop = next((page.starts[i] for i in cards if page.starts[i] >= start), len(page.texts))
        if page.running_between(start, stop) >= scant:
            yield "text between the headline and headings that link elsewhere"
    if len(cards) < MANY:
        yield "listing: some headings that link elsewhere"
        return
    yield "listing: headings that link elsewhere"
    if shown.size < len(cards) * TEXT_PER_CARD:
        yield "listing: little text beside them"


def _has_type(structured: Structured, names: frozenset[str]) -> bool:
    return any(kind in names for one in structured.objects for kind in types(one))
