"""NewsSpider: fetches one page at a time and hands its records on. The frontier says what to fetch, `pages` makes
records of it; nothing is decided here.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
import secrets
from collections import Counter
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

from nkscrape import discovery, fetched, runlog, urls
from nkscrape.bundle import Bundle
from nkscrape.errors import UserError
from nkscrape.frontier import Frontier, Role, Task
from nkscrape.items import PageRecord
from nkscrape.known import Known
from nkscrape.options import Options, parse_options
from nkscrape.politeness import BUSY
from nkscrape.seen import Seen
from nkscrape.settings import NO_CONTACT
from nkscrape.site import Site
from nkscrape.sites import all_sites, site_for
from nkscrape.spiders.identity import gone_id
from nkscrape.spiders.pages import read
from pipelines.location import bare

logger = logging.getLogger(__name__)

MAX_REFUSALS = 10
"""Pages in a row that the site refuses before the crawl gives up."""
DUE_BATCH = 1_000
"""Known articles that are queued at a time to be looked at again."""


class NewsSpider(scrapy.Spider):
    """Any news site: `nkscrape crawl news --url https://…`."""

    name = "news"
    site = Site(name="news", domains=())

    def __init__(self, **arguments: str | None) -> None:
        super().__init__(self.name)
        self.started_at = _now()
        self.arguments = {
            name: bare(value) if name == "dataset" else value for name, value in arguments.items() if value
        }
        self.options: Options = parse_options(arguments, self.started_at)
        if self.options.urls and not self.site.domains:
            self.site = site_for(self.options.urls[0])
        self.allowed_domains = list(self.site.domains)
        self.domain = urls.site_of(self.options.urls[0] if self.options.urls else self._home)
        self.run_id = runlog.new_run_id(self.started_at, self.domain, secrets.token_hex(2))
        self.frontier = Frontier(self.options, self.recall, self.started_at, self.site.owns)
        self.seen: Seen | None = None
        """Set by the writer; None in a crawl that is not stored."""
        self.verdict: runlog.Verdict | None = None
        """Set by the writer when everything is stored."""
        self.mistake: UserError | None = None
        """Set by the writer where the crawl cannot be stored at all."""
        self.stopping = asyncio.Event()
        self.follow_failures: Counter[tuple[str, str]] = Counter()
        """Follows in a row that were not answered, by kind and host."""
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
    def is_ending(self) -> bool:
        """Whether nothing more is to be asked for."""
        return self._given_up or self.stopping.is_set() or self.mistake is not None

    @property
    def hears_comments(self) -> bool:
        """Whether articles are looked at again because the site tells of new comments."""
        return self.seen is not None and self._takes_whole_site and self.options.recheck != "none"

    @property
    def _takes_whole_site(self) -> bool:
        return not self.options.urls or any(map(urls.is_home, self.options.urls))

    @property
    def _home(self) -> str:
        first = next(iter(self.site.start_urls or self.site.feeds), "")
        return f"{urlsplit(first).scheme or 'https'}://{urlsplit(first).netloc or self.site.domains[0]}/"

    @property
    def start_hosts(self) -> set[str]:
        """The hosts the user, or the site file, sends us to: those, and only those, may lie in a private network."""
        site = self.site
        named = self.options.urls or (self._home, *site.start_urls, *site.feeds, *site.sitemaps)
        return {urls.host_of(url) for url in named}

    # --- What to fetch

    async def start(self) -> AsyncIterator[Request]:
        """Queue the start pages and yield the first; `idle` goes on from there."""
        if NO_CONTACT in self.settings["USER_AGENT"]:
            logger.info("set NKSCRAPE_CONTACT=you@example.org, so that site owners can reach you")
        if self._takes_whole_site:
            await self._start_site(next(filter(urls.is_home, self.options.urls), self._home))
        for url in self.options.urls:
            self.frontier.add_start(url, self._role(url))
        if request := self._next_request():
            yield request

    async def _start_site(self, home: str) -> None:
        """Queue what the site publishes about itself, what is newest first: feeds, listings, then sitemaps."""
        sitemaps = await self._robots_sitemaps(home)
        for url in (*self.site.feeds, *(self.site.start_urls or (home,)), *self.site.sitemaps, *sitemaps):
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
        if urls.is_home(url) or rule is False:
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
        if self.is_ending or (self.options.max_articles and self._articles >= self.options.max_articles):
            task = None  # what was dropped on the way is not stored: the frontier must not take it for that
        else:
            task = self.frontier.next() or (self.frontier.next() if self._queue_due() else None)
        self._remember_sources()
        self._tell_notices()
        self.crawler.stats.set_value("nkscrape/known", len(self.frontier.known))
        self.crawler.stats.set_value("nkscrape/outside", len(self.frontier.outside))
        self.crawler.stats.set_value("nkscrape/off_site", self.frontier.off_site)
        return self._request(task) if task else None

    def _queue_due(self) -> int:
        """Queue known articles that are to be looked at again for new comments; return how many."""
        if self.seen is None or not self.hears_comments:
            return 0
        until = datetime.max.replace(tzinfo=UTC) if self.options.recheck == "all" else self.started_at
        due = self.seen.due(until, fetched_before=self.started_at)
        wanted = (known.url for known in due if self.options.covers(known.published_date))
        return self.frontier.add_again(itertools.islice(wanted, DUE_BATCH))

    def _remember_sources(self) -> None:
        """Note the sources of which everything is stored: next time they may be asked for changes only."""
        for chain in self.frontier.completed:
            if self.seen and chain.record and not chain.record.incomplete:
                self.seen.record_walk(chain.record, _now())
        self.frontier.completed.clear()

    def _tell_notices(self) -> None:
        """Log and count what was left out of the sources."""
        for notice in self.frontier.notices:
            logger.warning("%s", notice)
            self.crawler.stats.inc_value("nkscrape/warnings/sources")
        self.frontier.notices.clear()

    def _request(self, task: Task) -> Request:
        known = self.recall(task.url)
        is_stored = known and (known.article_id or task.role == "comments" or (task.chain and task.chain.is_stored))
        headers = fetched.conditional_headers(known.etag, known.last_modified) if known and is_stored else {}
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
        record.article_id = gone_id(record, self.recall(task.url))
        bundle = Bundle(url=task.url, fetched_at=now, page=record)
        if record.outcome == "listing":
            await read(fetched.page_of(response, now), task, bundle, self)
        elif record.outcome == fetched.UNCHANGED and task.chain:
            task.chain.record = task.chain.record or record
            self.frontier.add_found(discovery.Found(), task.chain)
        elif record.status in BUSY:
            self.frontier.put_off(task)
        self._count(record, task)
        yield bundle

    def failed(self, failure: Failure) -> Iterator[Bundle]:
        """Yield the bundle of a page that could not be had, unless that is because the crawl is being stopped."""
        if self.stopping.is_set():
            return
        task: Task = failure.request.cb_kwargs["task"]  # type: ignore[attr-defined]
        record = fetched.failure_of(task.url, failure.value or Exception(), _now(), self.run_id)
        self._count(record, task)
        yield Bundle(url=task.url, fetched_at=record.fetched_at, page=record)

    # --- How it goes

    def _count(self, record: PageRecord, task: Task) -> None:
        """Count what became of a page; give the site up when it refuses one page after the other."""
        kind = fetched.kind_of(record)
        for key in _keys_of(record, kind, "articles" if task.role in ("article", "page") else "sources"):
            self.crawler.stats.inc_value(f"nkscrape/{key}")
        self._articles += kind == "article"
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


def _keys_of(record: PageRecord, kind: str, role: str) -> Iterator[str]:
    """Yield what a fetch is counted under."""
    yield f"pages/{kind}"
    word = record.outcome.partition(":")[0]
    if reason := fetched.why(record):
        yield f"{word}/{reason}"
    if kind == fetched.UNCHANGED:
        yield f"{kind}/{role}"
    if word != "skipped":
        yield f"asked/{role}"
    if word == "failed":
        yield f"{'gone' if fetched.is_gone(record) else 'troubled'}/{role}"


def _now() -> datetime:
    """The one place where the crawl reads the clock."""
    return datetime.now(UTC)


for _site in all_sites().values():
    _name = f"{_site.name.title().replace('-', '')}Spider"
    globals()[_name] = type(_name, (NewsSpider,), {"name": _site.name, "site": _site, "__doc__": _site.name})
