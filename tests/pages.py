"""Pages in our own words for the tests of extraction."""

from __future__ import annotations

from nkscrape.bundle import Bundle
from nkscrape.extract import extract
from nkscrape.items import Article
from nkscrape.page import Page
from nkscrape.site import Site

URL = "https://gazette.example/news/harbour-ferry/"
SITE = Site(name="gazette", domains=("gazette.example",))
FIRST = (
    "The harbour ferry will stop running after dark from Monday, the town council said, because the crew is too small."
)
SECOND = (
    "Passengers who work late shifts must take the bus around the bay, which needs fifty minutes more, twice a day."
)
THIRD = "A new pilot has been hired and starts in June; until then the last boat leaves at a quarter past six."
TEXT = (FIRST, SECOND, THIRD)


def paragraphs(*texts: str) -> str:
    """Return texts as p elements."""
    return "".join(f"<p>{text}</p>" for text in texts or TEXT)


def page_of(body: str, head: str = "", status: int = 200) -> Page:
    """Return a page with the given head and body."""
    html = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return Page(url=URL, body=html.encode(), status=status)


def read(page: Page, site: Site = SITE) -> Bundle:
    """Return what extraction finds on a page."""
    return Bundle(url=page.url, fetched_at=page.fetched_at).add(extract(page, site))


def article_of(body: str, head: str = "", site: Site = SITE) -> Article:
    """Return the article of a page; fails where there is none."""
    bundle = read(page_of(body, head), site)
    assert bundle.article, bundle.warnings
    return bundle.article


def body_of(body: str, head: str = "") -> list[str]:
    """Return the paragraphs of the article of a page."""
    return (article_of(body, head).body or "").split("\n\n")


def ld(fields: str) -> str:
    """Return a JSON-LD NewsArticle script with the given members."""
    return f'<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle",{fields}}}</script>'
