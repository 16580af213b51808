"""Why a page is no article: errors sent with status 200, walls, listings, videos without text."""

from __future__ import annotations

from urllib.parse import urlsplit

from nkscrape.extract import words
from nkscrape.extract.body import SCANT, Text
from nkscrape.extract.data.structured import Structured, title_tag, types
from nkscrape.extract.regions import Regions
from nkscrape.page import Page
from nkscrape.site import Site

_LISTING_TYPES = frozenset(("CollectionPage", "SearchResultsPage", "ItemList", "ProfilePage"))
_MIN_CARDS = 6
"""Linked headings from which a page with little text of its own is a listing."""
_TEXT_PER_CARD = 60


def why_no_article(page: Page, site: Site, structured: Structured, text: Text, regions: Regions) -> str | None:
    """Return the reason why a page is no article; None where it is one."""
    if page.status >= 400:
        return f"error page: status {page.status}"
    named = site.is_article_url(urlsplit(page.canonical_url).path)
    title = title_tag(page)
    if text.size < 1000 and words.pages.is_error_title(title):
        return "error page sent with status 200"
    if text.size < 1000 and words.pages.is_wall_title(title):
        return "consent or bot wall"
    if named is False:
        return "listing: the site's URL pattern"
    if named is None and not _claims_article(structured) and _is_listing(page, structured, text, regions):
        return "listing: headings that link elsewhere and little text"
    if not text.blocks:
        return "no text"
    if text.size < (SCANT // 3 if regions.is_dense else SCANT) and not _claims_article(structured):
        return "video without text" if _has_type(structured, "VideoObject") else "too little text"
    return None


def _claims_article(structured: Structured) -> bool:
    """Whether the page's data calls it an article."""
    kinds = [s.value.lower() for s in structured.tags("og:type")]
    return bool(structured.node) or any(kind.startswith("article") for kind in kinds)


def _has_type(structured: Structured, *names: str) -> bool:
    return any(kind in names for one in structured.objects for kind in types(one))


def _is_listing(page: Page, structured: Structured, text: Text, regions: Regions) -> bool:
    cards = _cards(page, regions)
    address = urlsplit(page.canonical_url)
    if _has_type(structured, *_LISTING_TYPES) or (address.path in ("", "/") and not address.query):
        return cards >= _MIN_CARDS // 2 or text.size < 1000
    return cards >= _MIN_CARDS and text.size < cards * _TEXT_PER_CARD


def _cards(page: Page, regions: Regions) -> int:
    """Count the headings that are links to other pages."""
    count = 0
    for tag in ("h2", "h3", "h4"):
        for heading in page.landmarks[tag][:200]:
            link = next(heading.iter("a"), None)
            if link is None and heading.getparent().tag == "a":
                link = heading.getparent()
            if link is not None and link.get("href") and not regions.within_outside(heading):
                count += 1
    return count
