"""Keeps what a crawl is sent in a WARC file, where `--archive` asks for it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response

from nkscrape.archive import PLACE, Archive
from nkscrape.spiders.crawl import Crawl
from nkscrape.unpacking import LOST_DATA
from pipelines.location import open_location

FOLDER = "warc"
"""Below the dataset's working folder on this machine, one folder per site, one file per run."""


class ArchiveMiddleware:
    """Downloader middleware: writes every answer, robots.txt and errors included, but not redirects."""

    def __init__(self, dataset: str, file: Path) -> None:
        self.dataset = dataset
        self.file = file
        self.archive: Archive | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ArchiveMiddleware:
        """Build the middleware for one crawl; none where the crawl is not to be archived."""
        spider = cast("Crawl", crawler.spider)
        if not spider.options.archive:
            raise NotConfigured
        middleware = cls(crawler.settings["NKSCRAPE_DATASET"], Path(spider.domain) / f"{spider.run_id}.warc.gz")
        crawler.signals.connect(middleware.close, signals.spider_closed)
        return middleware

    def process_response(self, request: Request, response: Response, spider: Spider | None = None) -> Response:
        """Write one answer and note where it lies."""
        now = datetime.now(UTC)
        self.archive = self.archive or Archive(open_location(self.dataset)[1] / FOLDER / self.file, now)
        headers = [
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, values in response.headers.items()
            for value in values
        ]
        broken_off = LOST_DATA in response.flags
        request.meta[PLACE] = self.archive.add(
            response.url, response.status, headers, response.body, now, broken_off=broken_off
        )
        return response

    def close(self) -> None:
        """Close the file."""
        if self.archive:
            self.archive.close()
