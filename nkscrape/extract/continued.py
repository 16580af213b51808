"""Articles of several pages: where the text goes on, and what the next page adds."""

from __future__ import annotations

import re

from nkscrape import canonical, urls
from nkscrape.items import Article
from nkscrape.page import Follow, Page

KIND = "article.page"
MAX_PAGES = 30
"""Pages of one article that are read."""
_ENDING = re.compile(r"(?:/(?:(?:page|seite|pagina)[/-])?|[?&](?:page|paged|pagenum|seite|pagina)=)(\d{1,2})")
"""What stands behind an article's address in that of a further page, with its number."""


def next_page(page: Page, number: int | None = None, article_url: str | None = None) -> Follow | None:
    """Return the fetch of the page after page `number` of an article, or its own; None at its end.

    It is known by its address: the article's own, with the next number. Its link must stand in the page.
    """
    first = article_url or page.canonical_url
    following = (number or _number(page.url, first)) + 1
    if following > MAX_PAGES:
        return None
    for href in _hrefs_with(page, str(following)):
        url = page.link(href)
        if url and _number(url, first) == following:
            return Follow(url=url, kind=KIND, article_url=first, context={"page": str(following)})
    return None


def first_page(page: Page) -> str | None:
    """Return the address of the article of which a page is a further one; None where it is none by its address.

    The page must link to it, for not each number behind an address counts pages.
    """
    own = urls.clean_url(page.url).rstrip("/")
    found = next((match for match in _ENDING.finditer(own) if match.end() == len(own)), None)
    first = own[: found.start()] if found else own
    if not 2 <= _number(own, first) <= MAX_PAGES or not canonical.is_telling(first):
        return None
    key, reading = urls.canonical_key(first), page.reading
    links = (page.link(reading.get(i, "href")) for i in (*reading.elements("link"), *reading.elements("a")))
    return next((url for url in links if url and urls.canonical_key(url) == key), None)


def append_page(article: Article, more: Article | None) -> None:
    """Add the paragraphs of a further page to an article's body; what it repeats is left out."""
    paragraphs = (article.body or "").split("\n\n")
    known = {" ".join(paragraph.split()) for paragraph in paragraphs}
    new = [p for p in (more.body or "").split("\n\n") if p and " ".join(p.split()) not in known] if more else []
    article.body = "\n\n".join([*paragraphs, *new]).strip() or None
    article.body_is_truncated = more.body_is_truncated if more else article.body_is_truncated


def _hrefs_with(page: Page, number: str) -> list[str]:
    """Return the addresses among the page's links that end in a number, in document order."""
    reading = page.reading
    hrefs = (reading.get(link, "href") for link in (*reading.elements("link"), *reading.elements("a")))
    return [href for href in hrefs if number in href and href.partition("#")[0].rstrip("/").endswith(number)]


def _number(url: str, first: str) -> int:
    """Return which page of the article at `first` an address is; 1 where it is none of the further ones."""
    key, base = urls.canonical_key(url), urls.canonical_key(first)
    found = _ENDING.fullmatch(key[len(base) :]) if key.startswith(base) else None
    return int(found[1]) if found else 1
