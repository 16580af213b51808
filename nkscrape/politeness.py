"""Good manners Scrapy leaves to us: Crawl-delay applied, Retry-After kept, no step off the site."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.offsite import OffsiteMiddleware
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response, TextResponse
from scrapy.robotstxt import RobotParser
from scrapy.settings import BaseSettings
from scrapy.utils.httpobj import urlparse_cached

from nkscrape import urls
from nkscrape.errors import DownloadError
from nkscrape.fetched import incomplete_of, reason_of
from nkscrape.times import read_rfc2822

logger = logging.getLogger(__name__)

BUSY = frozenset({429, 503})
"""Statuses by which a server asks for time."""
FOLLOW_HOST = "follow_host"
"""Request meta: the one host outside the site this request may go to (a comment platform's)."""
_LONGEST = 10**9
"""Seconds that are reckoned with: a number of thousands of digits is no float."""
_FORBID_ALL = b"User-agent: *\nDisallow: /"


def retry_after(value: str | None, now: datetime) -> float | None:
    """Return the seconds a Retry-After header asks for (a number or an HTTP date), never negative; None without one."""
    if not value:
        return None
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    moment = read_rfc2822(value)
    if moment is None:
        return None
    return max(0.0, ((moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now).total_seconds())


def asked_delay(parser: RobotParser, agent: str) -> float | None:
    """Return the seconds between requests a robots.txt asks for, by Crawl-delay or Request-rate; None without."""
    delays = [parser.crawl_delay(agent)]
    rules: Any = getattr(parser, "rp", None)
    rate = rules.request_rate(agent) if hasattr(rules, "request_rate") else None
    if rate and rate.requests > 0:
        delays.append(min(rate.seconds, _LONGEST) / rate.requests)
    return max((delay for delay in delays if delay is not None), default=None)


class CrawlDelay:
    """Extension: from robots.txt to the delay of that host, for the rest of the crawl."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        crawler.signals.connect(self.robots_parsed, signal=signals.robots_parsed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> CrawlDelay:
        """Build the extension, as Scrapy asks."""
        return cls(crawler)

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Slow the host of `request` down to what its robots.txt asks for, within reason."""
        settings = self.crawler.settings
        asked = asked_delay(robotparser, settings["ROBOTSTXT_USER_AGENT"])
        usual = settings.getfloat("DOWNLOAD_DELAY")
        if asked is None or asked <= usual:
            return
        host = urlparse_cached(request).hostname or ""
        delay = min(asked, settings.getfloat("NKSCRAPE_MAX_CRAWL_DELAY"))
        logger.info("%s asks for %g s between requests, gets %g s", host, asked, delay)
        downloader = self.crawler.engine.downloader
        # Scrapy drops idle slots and makes them anew: the delay must be known to the new one too.
        downloader.per_slot_settings[host] = {"delay": delay, "jitter": 0.0, "concurrency": 1}
        if slot := downloader.slots.get(host):
            slot.delay, slot.jitter, slot.concurrency = delay, 0.0, 1


class OnSiteMiddleware(OffsiteMiddleware):
    """Drops requests that leave the site.

    Scrapy's own lets any request with `dont_filter` pass, which every retry carries, and its redirects after it.
    """

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> OnSiteMiddleware:
        """Build the middleware; only requests about to be sent are judged, so that errbacks hear of the dropped."""
        middleware = cls(crawler.stats)
        middleware.crawler = crawler
        crawler.signals.connect(middleware.spider_opened, signal=signals.spider_opened)
        return middleware

    def process_request(  # type: ignore[override]  # Scrapy takes a request in the place of this one
        self, request: Request, spider: Spider | None = None
    ) -> Request | None:
        """Raise IgnoreRequest for a request off the site, or to what is no host."""
        assert self.crawler.spider
        url = urls.absolute_url(request.url, request.url)
        if url and "@" in urlsplit(request.url).netloc:  # user:password@ of a redirect is not sent, logged or stored
            return request.replace(url=url)
        host, follow_host = urls.host_of(url or ""), request.meta.get(FOLLOW_HOST)
        if host == follow_host or _is_robots_of(host, request):
            return None
        # A question put to a comment server is not put to another host because that server says so.
        is_led_astray = follow_host and request.method != "GET"
        if not host or is_led_astray or not self.should_follow(request, self.crawler.spider):
            self.stats.inc_value("offsite/filtered")
            raise IgnoreRequest(f"off the site: {host}")
        return None


class PatientRetryMiddleware(RetryMiddleware):
    """Retries that wait: Retry-After where given, else twice as long each time. Half an answer is tried again too."""

    def __init__(self, settings: BaseSettings) -> None:
        super().__init__(settings)
        self._unreadable: dict[str, Exception] = {}
        """Hosts whose robots.txt could not be had, and why."""

    async def process_response(  # type: ignore[override]  # Scrapy awaits middleware methods that are coroutines
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """Return the response, or the request to be sent again after the wait the server asked for."""
        if response.status in BUSY:
            await self._wait(request, response)
        outcome = super().process_response(request, response)
        if outcome is response and (why := incomplete_of(response)):
            outcome = self._retry(request, why) or response
        if isinstance(outcome, Response) and _is_robots(request):
            if trouble := _trouble_with_robots(outcome):
                self._note_unreadable(request, DownloadError(f"robots.txt could not be read: {trouble}"), trouble)
                return outcome.replace(body=_FORBID_ALL)
            return outcome if outcome.status < 400 else outcome.replace(body=b"")
        return outcome

    def process_exception(
        self, request: Request, exception: Exception, spider: Spider | None = None
    ) -> Request | Response | None:
        """Return the request to be sent again; robots.txt out of reach forbids everything (RFC 9309, 2.3.1.4)."""
        outcome = super().process_exception(request, exception)
        if outcome is None and _is_robots(request):
            why = reason_of(exception)
            if isinstance(exception, IgnoreRequest):
                exception = DownloadError(f"robots.txt could not be read: {why}")
            self._note_unreadable(request, exception, why)
            return TextResponse(request.url, body=_FORBID_ALL, request=request)
        reason = self._unreadable.get(urlsplit(request.url).netloc)
        if reason and isinstance(exception, IgnoreRequest):
            raise reason.with_traceback(None)  # it is not robots.txt that forbids the page
        return outcome

    def _note_unreadable(self, request: Request, error: Exception, why: str) -> None:
        """Remember what to say of the pages of a host that is left alone because of its robots.txt."""
        logger.warning("%s could not be read (%s): leaving the site alone", request.url, why)
        self._unreadable[urlsplit(_first_url(request)).netloc] = error

    async def _wait(self, request: Request, response: Response) -> None:
        """Wait as long as the server asks, or until the crawl is stopped; give the site up if it asks for too long."""
        settings, spider = self.crawler.settings, self.crawler.spider
        header = response.headers.get("Retry-After")
        asked = retry_after(header.decode("latin-1") if header else None, datetime.now(UTC))
        if asked is None:
            asked = settings.getfloat("DOWNLOAD_DELAY") * 2 ** (request.meta.get("retry_times", 0) + 1)
        if asked > settings.getfloat("NKSCRAPE_MAX_RETRY_AFTER"):
            request.meta["max_retry_times"] = 0
            if spider.site.owns(request.url):  # type: ignore[union-attr]  # a comment server speaks for itself
                spider.give_up(f"the site asks to be left alone for {asked:.0f} s")  # type: ignore[union-attr]
        elif asked:
            logger.info("%s answered %d: waiting %g s", urls.host_of(request.url), response.status, asked)
            await _sleep(asked, spider.stopping)  # type: ignore[union-attr]


async def _sleep(seconds: float, stopping: asyncio.Event) -> None:
    """Wait, but no longer than until the crawl is stopped."""
    try:
        await asyncio.wait_for(stopping.wait(), seconds)
    except TimeoutError:
        return


def _first_url(request: Request) -> str:
    """Return the address asked for before any redirect."""
    return next(iter(request.meta.get("redirect_urls", ())), request.url)


def _is_robots(request: Request) -> bool:
    """Say whether a request is for a robots.txt, whatever that redirects to."""
    return bool(request.meta.get("dont_obey_robotstxt")) and urlsplit(_first_url(request)).path == "/robots.txt"


def _is_robots_of(host: str, request: Request) -> bool:
    """Say whether a request is for the robots.txt of a host we may ask, and has not been led to another site."""
    first = _first_url(request)
    return _is_robots(request) and (host == urls.host_of(first) or urls.same_site(request.url, first))


def _trouble_with_robots(response: Response) -> str | None:
    """Return why an answer does not tell what robots.txt says; None where it does, and where there is none."""
    if response.status >= 500 or response.status == 429:
        return str(response.status)
    return incomplete_of(response) if response.status < 400 else None
