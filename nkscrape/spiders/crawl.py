"""What the steps of a crawl know of the crawl they belong to: the spider as they see it, so that none imports it."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import datetime
from typing import Protocol

from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings

from nkscrape.frontier import Frontier
from nkscrape.known import Known
from nkscrape.options import Options
from nkscrape.seen import Seen
from nkscrape.site import Site


class Crawl(Protocol):
    """One crawl of one site."""

    crawler: Crawler
    settings: BaseSettings
    site: Site
    options: Options
    domain: str
    run_id: str
    started_at: datetime
    frontier: Frontier
    seen: Seen | None
    """None in a crawl that is not stored."""
    stopping: asyncio.Event
    follow_failures: Counter[tuple[str, str]]
    """Follows in a row that were not answered, by kind and host."""

    @property
    def is_ending(self) -> bool:
        """Whether nothing more is to be asked for."""

    @property
    def hears_comments(self) -> bool:
        """Whether articles are looked at again because the site tells of new comments."""

    def recall(self, url: str) -> Known | None:
        """Return what earlier runs, and this one, know of a page."""
