"""How far a crawl is: a live line on a terminal, a line a minute anywhere else, nothing where it is to be quiet."""

from __future__ import annotations

import logging
import sys
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, cast

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

if TYPE_CHECKING:
    from nkscrape.spiders.crawl import Crawl

logger = logging.getLogger(__name__)

EVERY = 60.0
"""Seconds between two lines of a log."""


class Progress:
    """Extension: tells the user after every page what has been done and what waits."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.crawl = cast("Crawl", crawler.spider)
        self.line: Any = None
        """The live line; None where nobody looks."""
        self._held = ExitStack()
        self._started = time.monotonic()
        self._told = -EVERY
        """When the last line went to the log."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Progress:
        """Build the extension, as Scrapy asks; none where the crawl is to be quiet."""
        if crawler.settings.getbool("NKSCRAPE_QUIET"):
            raise NotConfigured
        progress = cls(crawler)
        crawler.signals.connect(progress.open, signals.spider_opened)
        crawler.signals.connect(progress.tell, signals.item_scraped)
        crawler.signals.connect(progress.close, signals.spider_closed)
        return progress

    def open(self) -> None:
        """Begin the live line, where somebody looks at it; from now on log lines are written above it."""
        if not sys.stderr.isatty() or self.crawler.settings["LOG_FILE"]:
            return
        from tqdm import tqdm  # noqa: PLC0415 - loads slowly, and only a terminal needs it

        line = tqdm(desc=self.crawl.domain, unit=" pages", dynamic_ncols=True, leave=False, smoothing=0.1)
        self.line = self._held.enter_context(line)
        for handler in logging.root.handlers:
            if isinstance(handler, logging.StreamHandler) and (stream := handler.setStream(_Above(line))):
                self._held.callback(handler.setStream, stream)

    def tell(self) -> None:
        """Say how far the crawl is (Scrapy's item_scraped signal: a page is stored)."""
        if self.line is not None:
            waiting = self.crawl.frontier.waiting
            self.line.total = self.line.n + 1 + waiting if waiting else None
            self.line.set_postfix_str(", ".join(self._found()), refresh=False)
            self.line.update()
        elif time.monotonic() - self._told >= EVERY:
            self._told = time.monotonic()
            logger.info("%s", ", ".join([f"pages: {self._pages()}", *self._found(), *self._ahead()]))

    def close(self) -> None:
        """Take the live line away: the summary follows."""
        self._held.close()
        self.line = None

    def _found(self) -> list[str]:
        read = self._count("articles/new") + self._count("articles/again")
        return [
            f"articles: {read}",
            f"comments: {self._count('rows/comments')}",
            f"queued: {self.crawl.frontier.waiting}",
        ]

    def _ahead(self) -> list[str]:
        """Return the rate, and the time left for what is queued, once that can be told."""
        pages, seconds = self._pages(), time.monotonic() - self._started
        if pages < 2 or not seconds:
            return []
        left = round(self.crawl.frontier.waiting * seconds / pages / 60)
        return [f"{pages / seconds:.1f} pages/s", *([f"about {left} min left for those"] if left else [])]

    def _pages(self) -> int:
        return sum(self._count(f"asked/{role}") for role in ("articles", "sources"))

    def _count(self, key: str) -> int:
        return int(self.crawler.stats.get_value(f"nkscrape/{key}", 0))


class _Above:
    """A stream for log lines that stands above the live line."""

    def __init__(self, line: Any) -> None:
        self._line = line

    def write(self, text: str) -> None:
        """Write above the line, which moves down."""
        self._line.write(text, file=sys.stderr, end="")

    def flush(self) -> None:
        """Nothing is held back."""
