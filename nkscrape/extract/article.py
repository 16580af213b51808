"""The article of a page, put together from structured data and the text itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lxml.html import HtmlElement

from nkscrape.bundle import Notice
from nkscrape.extract.comments import Thread
from nkscrape.extract.text import paragraphs, text_of
from nkscrape.items import Article, Author
from nkscrape.page import Page
from nkscrape.site import Site


def read_article(
    page: Page, site: Site, thread: Thread, taken: Collection[HtmlElement]
) -> Iterator[Article | Author | Notice]:
    """Yield the article and the authors its page describes; only a Notice where the page is no article."""
    container = _container(page.root, set(taken))
    if container is None:
        yield Notice("no-article", "no text")
        return
    yield Article(
        article_id=page.article_id,
        url=page.url,
        canonical_url=page.canonical_url,
        site=page.site,
        fetched_at=page.fetched_at,
        title=(page.meta.get("og:title") or [text_of(next(page.root.iter("h1"), None)) or None])[0],
        published_raw=page.meta.get("article:published_time", [None])[0],
        body=paragraphs(container, skip=taken),
        comment_count=thread.displayed_count,
        comments_platform=thread.platform,
        comments_complete=thread.complete,
    )


def _container(root: HtmlElement, taken: set[HtmlElement]) -> HtmlElement | None:
    scores: dict[HtmlElement, int] = {}
    for p in root.iter("p"):
        parent = p.getparent()
        if parent is not None and not taken.intersection(p.iterancestors()):
            scores[parent] = scores.get(parent, 0) + len(text_of(p))
    return max(scores, key=lambda e: scores[e], default=None)
