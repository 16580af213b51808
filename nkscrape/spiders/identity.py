"""Whose article is it? A page that names another address as its canonical one is believed when that address agrees."""

from __future__ import annotations

import dataclasses
import logging
from datetime import UTC, datetime

from scrapy import Request

from nkscrape import canonical, fetched, urls
from nkscrape.bundle import Bundle
from nkscrape.deadline import deadline
from nkscrape.errors import OutOfTimeError
from nkscrape.extract import extract
from nkscrape.frontier import Task
from nkscrape.items import Article
from nkscrape.page import Page
from nkscrape.spiders.crawl import Crawl

logger = logging.getLogger(__name__)


async def settle(page: Page, task: Task, article: Article, crawl: Crawl) -> Page | None:
    """Return the page whose records are to be kept; None where the crawl is stopped before that is known.

    It is `page` where its address is a version of its canonical one. Else that one is asked, for it alone can tell:
    where it shows the same article, its own records are kept, and a page can never write into the row of another;
    where it does not, `page` stands for itself.
    """
    claimed = page.canonical_url
    if any(canonical.is_version(own, claimed) for own in (page.url, task.url)):
        return page
    other = await _fetch(claimed, crawl)
    if other and urls.canonical_key(other.url) == urls.canonical_key(page.url):
        return page
    theirs = _article_of(other, crawl) if other else None
    if other and theirs and theirs.article_id == article.article_id and _agree(article, theirs):
        return other
    if crawl.stopping.is_set():
        return None
    return dataclasses.replace(page, stands_alone=True)


async def _fetch(url: str, crawl: Crawl) -> Page | None:
    """Return the page at `url`, asked for as any other; None where there is none to be had."""
    try:
        response = await crawl.crawler.engine.download_async(Request(url))
    except Exception as error:
        logger.debug("%s could not be had: %s", url, error)
        return None
    if not 200 <= response.status < 300 or "html" not in (fetched.media_type(response) or "html"):
        return None
    return fetched.page_of(response, datetime.now(UTC))


def _article_of(page: Page, crawl: Crawl) -> Article | None:
    try:
        with deadline():
            return Bundle(url=page.url, fetched_at=page.fetched_at).add(extract(page, crawl.site)).article
    except OutOfTimeError:
        return None
    except Exception:
        logger.exception("extraction failed on %s", page.url)
        return None


def _agree(one: Article, other: Article) -> bool:
    """Say whether two readings are of one article: they share most paragraphs of the shorter, or else the title."""
    mine, theirs = (set((article.body or "").split("\n\n")) - {""} for article in (one, other))
    if mine and theirs:
        return 2 * len(mine & theirs) >= min(len(mine), len(theirs))
    return one.title is not None and one.title == other.title
