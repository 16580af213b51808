"""Whose article is it? A page that names another address as its canonical one is believed when that address agrees."""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Iterable
from datetime import UTC, datetime

from scrapy import Request

from nkscrape import canonical, fetched, urls
from nkscrape.bundle import Bundle
from nkscrape.deadline import deadline
from nkscrape.errors import OutOfTimeError
from nkscrape.extract import continued, extract
from nkscrape.frontier import Task
from nkscrape.items import Article, PageRecord
from nkscrape.known import Known
from nkscrape.page import Page
from nkscrape.seen import Seen
from nkscrape.spiders.crawl import Crawl

GONE = (404, 410)
_SAID_GONE = tuple(f"failed: {status}" for status in GONE)

logger = logging.getLogger(__name__)


async def settle(page: Page, task: Task, article: Article, crawl: Crawl) -> Page | None:
    """Return the page whose records are to be kept; None where the crawl is stopped before that is known.

    It is `page` where its address is a version of its canonical one; the article's first page where it is another.
    Else the canonical one is asked, for it alone can tell: where it shows the same article, its own records are kept,
    and a page can never write into the row of another; where it does not, `page` stands for itself.
    """
    if first := continued.first_page(page):
        whole = await _fetch(first, crawl)
        theirs = _article_of(whole, crawl) if whole else None
        if theirs and theirs.title and theirs.title == article.title:
            return whole
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


async def other_ids(article: Article, page: Page, asked: Iterable[str | None], crawl: Crawl) -> list[str]:
    """Return the ids an article has by other addresses that lead to it: those asked for, and where it was before."""
    links = (page.url, *asked)
    found = {urls.article_id(url) for url in links if url and not urls.is_home(url)}
    if page.short_url and crawl.seen:
        found |= await _former_ids(page, page.short_url, crawl.seen, crawl)
    return sorted(found - {article.article_id})


async def _former_ids(page: Page, short_url: str, seen: Seen, crawl: Crawl) -> set[str]:
    """Return the id of the article that stated the page's short link before, where its address leads here or is gone.

    Only that tells a move: templates repeat one short link on every page, and any page can state that of another.
    """
    known, own = seen.by_short_link(short_url), urls.canonical_key(page.canonical_url)
    seen.note_short_link(short_url, page.canonical_url)
    if not known or not known.article_id or urls.canonical_key(known.url) == own or seen.get(page.canonical_url):
        return set()
    try:
        response = await crawl.crawler.engine.download_async(Request(known.url))
    except Exception as error:
        logger.debug("%s could not be had: %s", known.url, error)
        return set()
    if response.status in GONE or urls.canonical_key(fetched.page_of(response, datetime.now(UTC)).canonical_url) == own:
        return {known.article_id}
    seen.note_short_link(short_url, None)
    return set()


def has_moved(url: str, final_url: str, crawl: Crawl) -> bool:
    """Say whether an address that leads to another one was known as that of an article with a row of its own."""
    known, read = crawl.recall(url), crawl.recall(final_url)
    return bool(known and known.article_id and not (read and read.article_id == known.article_id))


def gone_id(record: PageRecord, known: Known | None) -> str | None:
    """Return the id of the article a page had, where that has now been answered as gone on two runs."""
    if record.status not in GONE or not known or not known.outcome.startswith(_SAID_GONE):
        return None
    return known.article_id if known.run_id != record.run_id else None


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
