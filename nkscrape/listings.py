"""Listings: from a section, tag, author or home page to the articles it links and the page that follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from nkscrape import limits, taxonomy, urls
from nkscrape.discovery import Candidate, Found, url_date
from nkscrape.extract.reading import Reading
from nkscrape.page import Page
from nkscrape.site import Site

_PAGE_PATH = re.compile(
    r"/(?:(?:page|seite|pagina|p)[/-]?(\d{1,5})/?|(?:index|page)[_-]?(\d{1,5})\.html?)$", re.IGNORECASE
)
_FIRST = re.compile(r"/index\.html?$", re.IGNORECASE)
_ARCHIVE = re.compile(r"/archives?(?:/|/index\.html?|\.html?)?$", re.IGNORECASE)
"""Addresses of the list of everything, where a home page shows the newest alone."""
_PAGE_QUERY = re.compile(r"^(page|paged|pg|seite|pagina|cur_page|pagenum|pagenumber)$", re.IGNORECASE)
_NOT_ARTICLE = re.compile(
    r"/(tags?|topics?|hub|themen?|temas?|schlagwort|rubrik|ressort|all-about|categor(?:y|ies)|category_name|sections?|authors?|content_author|users?|profiles?|search|login|"
    r"log-in|signin|sign-in|register|subscribe|subscription|newsletters?|account|cart|shop|about|about-us|contact|"
    r"contact-us|privacy|privacy-policy|terms|imprint|impressum|advertis\w*|jobs|careers|feed|rss|archive|archives|"
    r"wp-admin|wp-login\.php|wp-json|wp-content|cdn-cgi|static|assets)(/|$)",
    re.IGNORECASE,
)
_OF_A_TIME = re.compile(r"(?:/[\w-]+)?/(?:19|20)\d\d(?:/\d{1,2}){0,2}")
"""Addresses of all that appeared in a year, a month or on a day."""
_FILE = re.compile(
    r"\.(jpe?g|png|gif|webp|avif|svg|ico|pdf|docx?|xlsx?|pptx?|zip|gz|mp[34]|m4a|mov|avi|css|js|json|xml|rss|atom)$",
    re.IGNORECASE,
)
_POST = re.compile(r"(^|&)(p|id|idx|no|articleid|idxno|newsid|aid)=\d+", re.IGNORECASE)
"""Names under which systems without speaking addresses keep an article's number."""
_CHROME = frozenset(["nav", "footer"])


def read_listing(page: Page, site: Site) -> Found:
    """Return the links of a page that may be articles of its site, in page order, and its following page.

    Of a home page also the archive, as a source.
    """
    found: dict[str, Candidate] = {}
    archives: dict[str, Candidate] = {}
    next_url = None
    reading = page.reading
    for anchor, url in _links(page, site):
        next_url = next_url or _next_page(page, anchor, url)
        if _ARCHIVE.search(urlsplit(url).path) and urls.is_home(page.url):
            archives.setdefault(url, Candidate(url=url))
        if url not in found and may_be_article(url, site, reading.text(anchor) if not site.article_urls else ""):
            found[url] = candidate_of(url)
    head = next((link for link in reading.elements("link") if _is_next(reading, link)), None)
    stated = page.link(reading.get(head, "href")) if head is not None else None
    if stated and site.owns(stated):
        next_url = stated
    found.pop(page.url, None)
    return Found(articles=list(found.values()), sources=list(archives.values()), next_url=next_url)


def read_feed_links(page: Page) -> list[str]:
    """Return the RSS and Atom feeds a page's head names for its own site, comment feeds left out; at most five."""
    found: list[str] = []
    for link in page.reading.elements("link"):
        if page.reading.get(link, "type").lower() in ("application/rss+xml", "application/atom+xml"):
            url = page.link(page.reading.get(link, "href"))
            if url and urls.same_site(url, page.url) and "comment" not in url.lower() and url not in found:
                found.append(url)
    return found[:5]


def candidate_of(url: str) -> Candidate:
    """Return a candidate that knows of its date only what the URL says to the day."""
    stated = url_date(url)
    return Candidate(url=url, published=stated[0] if stated and stated[1] == "day" else None)


def may_be_article(url: str, site: Site, text: str = "") -> bool:
    """Say whether a link may lead to an article: by the site's own rule, else by its path and link text."""
    parts = urlsplit(url)
    stated = site.is_article_url(parts.path)
    if stated is not None:
        return stated
    path = parts.path.rstrip("/")
    by_query = bool(_POST.search(parts.query))
    if not path:
        return by_query
    if _FILE.search(path) or _NOT_ARTICLE.search(path) or _PAGE_PATH.search(path) or taxonomy.groups_articles(url):
        return False
    slug = path.rsplit("/", 1)[-1]
    if _OF_A_TIME.fullmatch(path):
        return False
    telling = bool(url_date(url)) or slug.count("-") + slug.count("_") >= 3 or bool(re.search(r"\d{4,}", path))
    return telling or by_query or (slug.endswith((".html", ".htm")) and len(text) >= 20) or len(text) >= 40


def _links(page: Page, site: Site) -> Iterator[tuple[int, str]]:
    """Yield the page's links within its site with their URLs cleaned, those of menus and footers left out."""
    taken = 0
    reading = page.reading
    for anchor in reading.elements("a")[: limits.LISTING_ANCHORS]:
        url = page.link(reading.get(anchor, "href"))
        if not url or not site.owns(url) or _in_chrome(reading, anchor, url):
            continue
        yield anchor, urls.clean_url(url)
        taken += 1
        if taken >= limits.LISTING_LINKS:
            return


def _in_chrome(reading: Reading, anchor: int, url: str) -> bool:
    """Say whether a link stands in site navigation; paging often does too: its rel, class, text or address tells."""
    named_next = "next" in reading.get(anchor, "class").lower()
    if _is_next(reading, anchor) or reading.text(anchor).isdigit() or named_next:
        return False
    path = urlsplit(url).path
    if _PAGE_PATH.search(path) or _ARCHIVE.search(path):
        return False
    return any(reading.tags[up] in _CHROME for up in reading.around(anchor))


def _is_next(reading: Reading, link: int) -> bool:
    return "next" in reading.get(link, "rel").lower().split()


def _next_page(page: Page, anchor: int, url: str) -> str | None:
    """Return `url` if it is the page after this one: rel=next, or the same address with the next page number."""
    if _is_next(page.reading, anchor):
        return url
    here, there = _page_number(page.url), _page_number(url)
    return url if there[0] == here[0] and there[1] == here[1] + 1 else None


def _page_number(url: str) -> tuple[str, int]:
    """Return a URL without its page number, and that number: 1 where it has none."""
    parts = urlsplit(url)
    query = parse_qsl(parts.query, keep_blank_values=True)
    number = next((int(v) for k, v in query if _PAGE_QUERY.match(k) and v.isdecimal() and len(v) < 6), None)
    rest = [(k, v) for k, v in query if not (_PAGE_QUERY.match(k) and v.isdecimal())]
    in_path = _PAGE_PATH.search(parts.path)
    path = parts.path[: in_path.start()] if in_path else _FIRST.sub("", parts.path)
    number = number or (int(in_path[1] or in_path[2]) if in_path else 1)
    return f"{parts.netloc.removeprefix('www.')}{path.rstrip('/')}?{rest}", number
