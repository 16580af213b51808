"""The article of a page, put together from structured data and the text itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lxml.html import HtmlElement

from nkscrape.bundle import Notice
from nkscrape.extract.comments import Thread
from nkscrape.items import Article, Author
from nkscrape.page import Page
from nkscrape.site import Site


def read_article(
    page: Page, site: Site, thread: Thread, taken: Collection[HtmlElement]
) -> Iterator[Article | Author | Notice]:
    """Yield the article and the authors its page describes; only a Notice where the page is no article."""
    yield Notice("no-article", "not read yet")
