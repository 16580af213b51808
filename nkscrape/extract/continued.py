"""Articles of several pages: where the text goes on, and what the next page adds."""

from __future__ import annotations

from nkscrape import urls
from nkscrape.items import Article
from nkscrape.page import Follow, Page

KIND = "article.page"
MAX_PAGES = 30
"""Pages of one article that are read."""
_MARKS = (
    "{base}/{n} {base}/page/{n} {base}/page-{n} {base}/seite/{n} {base}/seite-{n} {base}/pagina/{n} "
    "{base}?page={n} {base}?paged={n} {base}?pagenum={n} {base}?seite={n} {base}?pagina={n}"
).split()
"""Addresses of an article's further pages."""


def next_page(page: Page, number: int = 1, article_url: str | None = None) -> Follow | None:
    """Return the fetch of the page after page `number` of an article; None at its end.

    It is known by its address: the article's own, with the next number. Its link must stand in the page.
    """
    first = article_url or page.canonical_url
    following = number + 1
    hrefs = _hrefs_with(page, str(following)) if following <= MAX_PAGES else []
    if not hrefs:
        return None
    base = first.rstrip("/")
    wanted = {urls.canonical_key(mark.format(base=base, n=following)) for mark in _MARKS}
    for href in hrefs:
        url = page.link(href)
        if url and urls.canonical_key(url) in wanted:
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
    ends = (number, f"{number}/")
    links = [*page.landmarks["link"], *page.landmarks["a"]]
    hrefs = [href for link in links if (href := link.get("href"))]
    return [href for href in hrefs if href.endswith(ends) or ("#" in href and href.partition("#")[0].endswith(ends))]
