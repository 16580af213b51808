"""From a page that was answered well to its bundle: a source of links, an article, or neither."""

from __future__ import annotations

import logging
from urllib.parse import urlsplit

from nkscrape import discovery, late, listings, taxonomy, urls
from nkscrape.bundle import Bundle, Notice
from nkscrape.chain import Chain
from nkscrape.deadline import deadline
from nkscrape.errors import OutOfTimeError
from nkscrape.extract import extract
from nkscrape.frontier import Task
from nkscrape.items import STOPPED, Article, PageRecord
from nkscrape.known import NO_ARTICLE
from nkscrape.page import Page
from nkscrape.seen import LED_TO_ARTICLE
from nkscrape.sniff import is_binary
from nkscrape.spiders.crawl import Crawl
from nkscrape.spiders.follows import complete
from nkscrape.spiders.identity import has_moved, other_ids, settle
from nkscrape.wanted import OUTSIDE
from pipelines.dates import normalise_dates

BINARY = "skipped: binary"
"""Outcome of what is sent as a page and is none."""

logger = logging.getLogger(__name__)


async def read(page: Page, task: Task, bundle: Bundle, crawl: Crawl) -> None:
    """Fill a bundle from its page, and the frontier from its links; the outcome goes to the page's record."""
    record = bundle.page
    assert record
    if task.role == "comments":
        _hear(page, task, crawl)
    elif task.role != "article" and discovery.is_xml_source(page.body):
        _take_links(_read_source(page, crawl), task, record, crawl)
    elif record.media_type and "html" not in record.media_type:
        record.outcome = f"skipped: {record.media_type}"
    elif is_binary(page.body):
        record.outcome = BINARY
    elif task.role == "source":
        _take_listing(page, task, record, crawl)
    elif page.url != task.url and crawl.frontier.was_read(page.url) and not has_moved(task.url, page.url, crawl):
        record.outcome, record.article_id = LED_TO_ARTICLE, page.article_id
    elif _extract(page, bundle, crawl):
        await _take_page(page, task, bundle, crawl)


async def _take_page(page: Page, task: Task, bundle: Bundle, crawl: Crawl) -> None:
    """Keep the article of a page that has been extracted; a page without one may be a listing."""
    record = bundle.page
    assert record
    settled = await settle(page, task, bundle.article, crawl) if bundle.article else page
    if settled is not page:
        _clear(bundle)
    if settled is None:
        record.outcome = "failed: stopped before it was read"
        return
    if settled is not page:
        bundle.warnings.clear()
        _extract(settled, bundle, crawl)
        if settled.stands_alone:
            bundle.warnings.append(f"other-canonical: {page.canonical_url} is not the same article")
    if bundle.article:
        await _take_article(settled, task, bundle, bundle.article, crawl)
        return
    _clear(bundle)
    record.outcome = ": ".join([NO_ARTICLE, *_reasons(bundle)])
    if task.role == "page":
        record.outcome = "listing"
        _take_listing(page, task, record, crawl)


def _read_source(page: Page, crawl: Crawl) -> discovery.Found:
    """Return what a sitemap or feed names, newest first, without what only groups articles."""
    found = discovery.read_source(page.body, page.url, page.fetched_at)
    named = len(found.articles) + len(found.sources)
    found.sources = [one for one in found.sources if not taxonomy.is_sitemap_of_groups(one.url)]
    found.articles = discovery.newest_first([one for one in found.articles if _may_be_article(one.url, crawl)])
    crawl.crawler.stats.inc_value("nkscrape/groups", named - len(found.articles) - len(found.sources))
    return found


def _hear(page: Page, task: Task, crawl: Crawl) -> None:
    """Have the articles with new comments looked at again; those of earlier runs by their due date."""
    assert crawl.seen
    unknown, may_be_more = crawl.seen.hear(late.read(page), crawl.started_at)
    if not crawl.options.is_limited:
        crawl.frontier.add_again(comment.url for comment in unknown)
    following = late.next_page(task.url) or task.otherwise
    if may_be_more and following:
        crawl.frontier.add_comments([following])


def _may_be_article(url: str, crawl: Crawl) -> bool:
    ruled = crawl.site.is_article_url(urlsplit(url).path)
    return ruled or (ruled is None and not taxonomy.groups_articles(url))


def _reasons(bundle: Bundle) -> list[str]:
    """Return why a page is no article, as extraction has it."""
    return [text for kind, _, text in (warning.partition(": ") for warning in bundle.warnings) if kind == "no-article"][
        :1
    ]


def _take_links(found: discovery.Found, task: Task, record: PageRecord, crawl: Crawl) -> None:
    chain = task.chain or Chain(task.url)
    record.incomplete = found.cut = record.incomplete or found.cut
    chain.record = record if record.incomplete else chain.record or record  # a source is as whole as its pages
    if found.sources:
        # Its sitemaps can change while an index does not: it must be read in full every time.
        record.etag = record.last_modified = None
    crawl.frontier.add_found(found, chain)


def _take_listing(page: Page, task: Task, record: PageRecord, crawl: Crawl) -> None:
    found = discovery.Found()
    try:
        with deadline():
            found, record.incomplete = listings.read_listing(page, crawl.site), page.partial
    except OutOfTimeError as error:
        record.incomplete = str(error)
    _take_links(found, task, record, crawl)
    if urls.is_home(page.url):
        _take_feeds(page, record, crawl)


def _take_feeds(page: Page, record: PageRecord, crawl: Crawl) -> None:
    """Queue the feeds the home page names: of posts, where no site file does, and of comments."""
    feeds = [] if crawl.site.feeds else listings.read_feed_links(page)
    for url in reversed(feeds):
        crawl.frontier.add_next(url)
    comments = late.ways(page) if crawl.hears_comments else []
    crawl.frontier.add_comments(comments)
    if feeds or comments:
        # Only this page names them, and this run may end before they are read: the next must read the page again.
        record.etag = record.last_modified = None


def _extract(page: Page, bundle: Bundle, crawl: Crawl) -> bool:
    """Fill a bundle with what the page holds; a page that breaks extraction is recorded and counted."""
    assert bundle.page
    try:
        with deadline():
            bundle.add(extract(page, crawl.site))
    except OutOfTimeError as error:
        bundle.add([Notice("incomplete", str(error))])
        if not bundle.article:
            bundle.page.outcome = f"skipped: {error}"
            return False
    except Exception as error:
        logger.exception("extraction failed on %s", page.url)
        crawl.crawler.stats.inc_value("spider_exceptions/count")
        _clear(bundle)
        bundle.page.outcome = f"failed: {type(error).__name__} in extraction"
        return False
    return True


async def _take_article(page: Page, task: Task, bundle: Bundle, article: Article, crawl: Crawl) -> None:
    """Keep an article that lies in the window, with its whole thread; go on to what it relates to."""
    record = bundle.page
    assert record
    normalise_dates(Bundle(url=bundle.url, fetched_at=bundle.fetched_at, article=article), crawl.site)
    crawl.frontier.note_date(task.url, article.published_date)
    if not crawl.options.covers(article.published_date, article.published_at):
        record.outcome = OUTSIDE
        if crawl.seen:
            crawl.seen.record_fetch(record, article.canonical_url, article.published_date)
        _clear(bundle)
        return
    known = crawl.recall(article.canonical_url or page.url)
    crawl.crawler.stats.inc_value(f"nkscrape/articles/{'again' if known and known.article_id else 'new'}")
    record.outcome, record.article_id = "article", article.article_id
    article.aliases = await other_ids(article, page, (task.url, record.final_url), crawl)
    if record.archive_file and page.url == record.final_url:
        article.archive_ref = f"{record.archive_file}#{record.archive_offset}+{record.archive_length}"
    if bundle.follows:
        # The page's validators say nothing about what is kept elsewhere.
        record.etag = record.last_modified = None
        await complete(bundle, crawl)
        if bundle.follows and crawl.stopping.is_set():
            record.incomplete = STOPPED
    related = (teaser.url for teaser in bundle.teasers if teaser.url and urls.same_site(teaser.url, page.url))
    crawl.frontier.add_teasers(related, task.depth + 1)


def _clear(bundle: Bundle) -> None:
    """Take out the records of a page whose article is not kept; what was noticed stays."""
    bundle.article = None
    for records in (bundle.authors, bundle.teasers, bundle.comments, bundle.follows):
        records.clear()
