"""Fetch one page politely, for looking at a site before it is crawled."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from nkscrape import fetched
from nkscrape.crawl import Process, project_settings
from nkscrape.errors import ExitCode, UserError
from nkscrape.page import Page
from nkscrape.spiders.news import NewsSpider
from nkscrape.trust import UntrustedError


class UnreachableError(UserError):
    """The page could not be had."""

    exit_code = ExitCode.REFUSED


class _OnePageSpider(NewsSpider):
    """Asks for one page under the rules of every crawl and stores nothing."""

    name = "one-page"
    page: Page | None = None
    problem = "no answer"

    async def start(self) -> AsyncIterator[Request]:
        yield Request(self.options.urls[0], self.keep, errback=self.miss)

    def keep(self, response: Response) -> None:
        """Take the page, or what was wrong with it."""
        page = fetched.page_of(response, datetime.now(UTC))
        if response.status == 200 and not page.incomplete:
            type(self).page = page
        type(self).problem = page.incomplete or f"status {response.status}"

    def miss(self, failure: Failure) -> None:
        """Take note of why no answer came."""
        type(self).problem = str(failure.value).splitlines()[0][:200] or type(failure.value).__name__
        if isinstance(failure.value, UntrustedError):
            type(self).problem += f"; NKSCRAPE_UNVERIFIED_HOSTS={failure.value.host} in the environment reads it anyway"


def fetch_page(url: str) -> Page:
    """Return the page at `url`; UnreachableError where robots.txt forbids it or it cannot be had."""
    settings = project_settings()
    settings.set("ITEM_PIPELINES", {}, priority="cmdline")
    settings.set("LOG_LEVEL", "ERROR", priority="cmdline")
    process = Process(settings)
    process.crawl(_OnePageSpider, url=url)
    process.start()
    if _OnePageSpider.page is None:
        raise UnreachableError(f"cannot fetch {url}: {_OnePageSpider.problem}")
    return _OnePageSpider.page
