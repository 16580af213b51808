"""Articles of several pages: where the text goes on, and what the next page adds."""

from __future__ import annotations

from nkscrape import urls
from nkscrape.items import Article
from nkscrape.page import Follow, Page

KIND = "article.page"
MAX_PAGES = 30
"""Pages of one article that are read."""
_MARKS = "/ /page/ /page- /seite/ /seite- /pagina/ ?page= ?paged= ?pagenum= ?seite= ?pagina=".split()
"""What stands between an article's address and the number of a further page."""


def next_page(page: Page, number: int = 1, article_url: str | None = None) -> Follow | None:
    """Return the fetch of the page after page `number` of an article; None at its end.

    It is known by its address: the article's own, with the next number. Its link must stand in the page.
    """
    first = article_url or page.canonical_url
    following = number + 1
    if following > MAX_PAGES:
        return None
    endings = {f"{mark}{following}" for mark in _MARKS}
    for href in _hrefs_with(page, str(following)):
        url = page.link(href)
        if url and _is_continuation(url, first, endings):
            return Follow(url=url, kind=KIND, article_url=first, context={"page": str(following)})
    return None


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


def _is_continuation(url: str, first: str, endings: set[str]) -> bool:
    """Whether an address is the article's own with one of the endings."""
    key, base = urls.canonical_key(url), urls.canonical_key(first)
    return key.startswith(base) and key[len(base) :] in endings
