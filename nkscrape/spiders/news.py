"""NewsSpider: fetches one page at a time and hands its records on. What to fetch the frontier says, what a page
holds `extract` says; nothing is decided here.
"""

from __future__ import annotations

import asyncio
import dataclasses
import logging
import secrets
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from typing import Any, Self
from urllib.parse import urlsplit

import scrapy
from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import CloseSpider, DontCloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

from nkscrape import discovery, fetched, listings, runlog, urls
from nkscrape.bundle import Bundle
from nkscrape.errors import UserError
from nkscrape.extract import extract
from nkscrape.frontier import COMPLETE, OUTSIDE, Chain, Frontier, Role, Task
from nkscrape.items import PageRecord
from nkscrape.options import Options, parse_options
from nkscrape.page import Page
from nkscrape.seen import Known, Seen
from nkscrape.settings import NO_CONTACT
from nkscrape.site import Site
from nkscrape.sites import all_sites, site_for
from nkscrape.spiders.threads import complete_thread
from pipelines.dates import normalise_dates

logger = logging.getLogger(__name__)

MAX_REFUSALS = 10
"""Pages in a row that the site refuses before the crawl gives up."""
PROGRESS = 100
"""Pages between two lines that tell the user how far the crawl is."""
DUE_BATCH = 1_000
"""Known articles that are queued at a time to be looked at again."""


class NewsSpider(scrapy.Spider):
    """Any news site: `nkscrape crawl news --url https://…`."""

    name = "news"
    site = Site(name="news", domains=())

    def __init__(self, **arguments: str | None) -> None:
        super().__init__(self.name)
        self.started_at = _now()
        self.arguments = {name: value for name, value in arguments.items() if value}
        self.options: Options = parse_options(arguments, self.started_at)
        if self.options.urls and not self.site.domains:
            self.site = site_for(self.options.urls[0])
        self.allowed_domains = list(self.site.domains)
        self.domain = urls.site_of(self.options.urls[0] if self.options.urls else self._home)
        self.run_id = runlog.new_run_id(self.started_at, self.domain, secrets.token_hex(2))
        self.frontier = Frontier(self.options, self.recall, self.started_at)
        self.seen: Seen | None = None
        """Set by the writer; None in a crawl that is not stored."""
        self.verdict: runlog.Verdict | None = None
        """Set by the writer when everything is stored."""
        self.mistake: UserError | None = None
        """Set by the writer where the crawl cannot be stored at all."""
        self.stopping = asyncio.Event()
        self._pages = 0
        self._articles = 0
        self._refusals = 0
        self._given_up = False

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Build the spider; what it was asked to do and what its site asks for go into the settings."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        if "dataset" in spider.arguments:
            crawler.settings.set("NKSCRAPE_DATASET", spider.options.dataset, priority="cmdline")
        delay = max(crawler.settings.getfloat("DOWNLOAD_DELAY"), spider.site.delay or 0.0)
        crawler.settings.set("DOWNLOAD_DELAY", delay, priority="cmdline")
        crawler.signals.connect(spider.idle, signals.spider_idle)
        crawler.signals.connect(spider.item_failed, signals.item_error)
        return spider

    @property
    def _takes_whole_site(self) -> bool:
        return not self.options.urls or any(map(_is_home, self.options.urls))

    @property
    def _home(self) -> str:
        first = next(iter(self.site.start_urls or self.site.feeds), "")
        return f"{urlsplit(first).scheme or 'https'}://{urlsplit(first).netloc or self.site.domains[0]}/"

    # --- What to fetch

    async def start(self) -> AsyncIterator[Request]:
        """Queue the start pages and yield the first; `idle` goes on from there."""
        if NO_CONTACT in self.settings["USER_AGENT"]:
            logger.info("set NKSCRAPE_CONTACT=you@example.org, so that site owners can reach you")
        given = self.options.urls
        if self._takes_whole_site:
            await self._start_site(given[0] if given else self._home)
        for url in given:
            self.frontier.add_start(url, self._role(url))
        if request := self._next_request():
            yield request

    async def _start_site(self, home: str) -> None:
        """Queue what the site publishes about itself: feeds first (they are freshest), sitemaps, listings."""
        sitemaps = await self._robots_sitemaps(home)
        for url in (*self.site.feeds, *self.site.sitemaps, *sitemaps, *(self.site.start_urls or (home,))):
            self.frontier.add_start(url, "source")

    async def _robots_sitemaps(self, home: str) -> list[str]:
        """Return the sitemaps robots.txt names."""
        middleware = self.crawler.get_downloader_middleware(RobotsTxtMiddleware)
        parser = await middleware.robot_parser(Request(home)) if middleware else None
        named = getattr(getattr(parser, "rp", None), "sitemaps", ())
        return [url for link in named if (url := urls.absolute_url(home, link))]

    def _role(self, url: str) -> Role:
        """Say what a page the user names is: the home page a source, else by the site's rules, else by looking."""
        rule = self.site.is_article_url(urlsplit(url).path)
        if _is_home(url) or rule is False:
            return "source"
        return "article" if rule else "page"

    def idle(self) -> None:
        """Everything fetched so far is stored: go on with the next page (Scrapy's spider_idle signal)."""
        if request := self._next_request():
            self.crawler.engine.crawl(request)
            raise DontCloseSpider
        if self._given_up:
            raise CloseSpider(runlog.REFUSED)

    def _next_request(self) -> Request | None:
        """Return the next page to ask for; None at the end of the crawl."""
        if self._given_up or (self.options.max_articles and self._articles >= self.options.max_articles):
            task = None
        else:
            task = self.frontier.next() or (self.frontier.next() if self._queue_due() else None)
        self._remember_sources()
        self.crawler.stats.set_value("nkscrape/known", len(self.frontier.known))
        self.crawler.stats.set_value("nkscrape/outside", len(self.frontier.outside))
        return self._request(task) if task else None

    def _queue_due(self) -> int:
        """Queue known articles that are to be looked at again for new comments; return how many."""
        if self.seen is None or not self._takes_whole_site or self.options.recheck == "none":
            return 0
        until = datetime.max.replace(tzinfo=UTC) if self.options.recheck == "all" else self.started_at
        due = self.seen.due(until, fetched_before=self.started_at, limit=DUE_BATCH)
        return self.frontier.add_again(k.url for k in due if self.options.covers(k.published_date))

    def _remember_sources(self) -> None:
        """Note the sources of which everything is stored: next time they may be asked for changes only."""
        for chain in self.frontier.completed:
            if self.seen and chain.record:
                self.seen.record(dataclasses.replace(chain.record, outcome=COMPLETE), None)
        self.frontier.completed.clear()

    def _request(self, task: Task) -> Request:
        known = self.recall(task.url)
        may_ask = bool(known and known.article_id) if task.chain is None else task.chain.was_complete
        headers = fetched.conditional_headers(known.etag, known.last_modified) if known and may_ask else {}
        return Request(task.url, self.parse, errback=self.failed, headers=headers, cb_kwargs={"task": task})

    def recall(self, url: str) -> Known | None:
        """Return what earlier runs, and this one, know of a page."""
        return self.seen.get(url) if self.seen else None

    # --- What came back

    async def parse(self, response: Response, task: Task) -> AsyncIterator[Bundle]:
        """Yield the one bundle of a page."""
        now = _now()
        record = fetched.record_of(task.url, response, now, self.run_id)
        record.sitemap_lastmod = task.lastmod
        bundle = Bundle(url=task.url, fetched_at=now, page=record)
        if record.outcome == "listing":
            bundle = await self._read(fetched.page_of(response, now), task, bundle)
        elif record.outcome == fetched.UNCHANGED and task.chain:
            task.chain.record = record
            self.frontier.add_found(discovery.Found(), task.chain)
        self._count(record)
        yield bundle

    def failed(self, failure: Failure) -> Iterator[Bundle]:
        """Yield the bundle of a page that could not be had, unless that is because the crawl is being stopped."""
        if self.stopping.is_set():
            return
        task: Task = failure.request.cb_kwargs["task"]  # type: ignore[attr-defined]
        record = fetched.failure_of(task.url, failure.value or Exception(), _now(), self.run_id)
        self._count(record)
        yield Bundle(url=task.url, fetched_at=record.fetched_at, page=record)

    async def _read(self, page: Page, task: Task, bundle: Bundle) -> Bundle:
        """Fill a bundle from a page that was answered well."""
        record = bundle.page
        assert record
        if task.role != "article" and discovery.is_xml_source(page.body):
            self._take_source(discovery.read_source(page.body, page.url), task, record)
        elif record.media_type and "html" not in record.media_type:
            record.outcome = f"skipped: {record.media_type}"
        elif task.role == "source":
            self._take_listing(page, task, record)
        else:
            await self._take_article(page, task, bundle)
        return bundle

    def _take_source(self, found: discovery.Found, task: Task, record: PageRecord) -> None:
        chain = task.chain or Chain(task.url, was_complete=False)
        if chain.record is None:
            chain.record = record
        if found.sources:
            # Its sitemaps can change while an index does not: it must be read in full every time.
            record.etag = record.last_modified = None
        self.frontier.add_found(found, chain)

    def _take_listing(self, page: Page, task: Task, record: PageRecord) -> None:
        self._take_source(listings.read_listing(page, self.site), task, record)
        if _is_home(page.url) and not self.site.feeds:
            for url in listings.read_feed_links(page):
                self.frontier.add_start(url, "source")

    async def _take_article(self, page: Page, task: Task, bundle: Bundle) -> None:
        """Read an article; a page of unknown kind that is none is a listing."""
        record = bundle.page
        assert record
        if page.url != task.url and self.frontier.was_read(page.url):
            record.outcome, record.article_id = "skipped: leads to an article of this run", page.article_id
            return
        if not self._extract(page, bundle):
            return
        article = bundle.article
        if article is None:
            record.outcome = "skipped: no article"
            if task.role == "page":
                record.outcome = "listing"
                self._take_listing(page, task, record)
            return
        normalise_dates(Bundle(url=bundle.url, fetched_at=bundle.fetched_at, article=article), self.site)
        self.frontier.note_date(task.url, article.published_date)
        if not self.options.covers(article.published_date, article.published_at):
            record.outcome = OUTSIDE
            if self.seen:
                self.seen.record_fetch(record, article.canonical_url, article.published_date)
            bundle.article = None
            return
        known = self.recall(article.canonical_url or page.url)
        self.crawler.stats.inc_value(f"nkscrape/articles/{'again' if known and known.article_id else 'new'}")
        record.outcome, record.article_id = "article", article.article_id
        if record.archive_file:
            article.archive_ref = f"{record.archive_file}#{record.archive_offset}+{record.archive_length}"
        if bundle.follows:
            # The page's validators say nothing about a thread that is kept elsewhere.
            record.etag = record.last_modified = None
            await complete_thread(bundle, self)
        related = (teaser.url for teaser in bundle.teasers if teaser.url and urls.same_site(teaser.url, page.url))
        self.frontier.add_teasers(related, task.depth + 1)

    def _extract(self, page: Page, bundle: Bundle) -> bool:
        """Fill a bundle with what the page holds; a page that breaks extraction is recorded and counted."""
        record = bundle.page
        assert record
        try:
            bundle.add(extract(page, self.site))
        except Exception as error:
            logger.exception("extraction failed on %s", page.url)
            self.crawler.stats.inc_value("spider_exceptions/count")
            record.outcome = f"failed: {type(error).__name__} in extraction"
            return False
        return True

    # --- How it goes

    def _count(self, record: PageRecord) -> None:
        """Count what became of a page; give the site up when it refuses one page after the other."""
        kind = fetched.kind_of(record)
        self.crawler.stats.inc_value(f"nkscrape/pages/{kind}")
        self._pages += 1
        self._articles += kind == "article"
        if self._pages % PROGRESS == 0:
            logger.info("%d pages, %d articles", self._pages, self._articles)
        self._refusals = self._refusals + 1 if kind == "refused" else 0
        if kind in ("refused", "failed"):
            logger.warning("%s %s", record.outcome, record.url)
        if self._refusals >= MAX_REFUSALS:
            self.give_up(f"{self._refusals} pages in a row were refused")

    def give_up(self, reason: str) -> None:
        """Ask this site for nothing more."""
        if not self._given_up:
            logger.warning("giving up on %s: %s", self.domain, reason)
        self._given_up = True

    def item_failed(self) -> None:
        """Count a bundle the pipelines could not take (Scrapy's item_error signal)."""
        self.crawler.stats.inc_value("nkscrape/item_errors")


def _now() -> datetime:
    """The one place where the crawl reads the clock."""
    return datetime.now(UTC)


def _is_home(url: str) -> bool:
    return urlsplit(url).path in ("", "/") and not urlsplit(url).query


for _site in all_sites().values():
    _name = f"{_site.name.title().replace('-', '')}Spider"
    globals()[_name] = type(_name, (NewsSpider,), {"name": _site.name, "site": _site, "__doc__": _site.name})
