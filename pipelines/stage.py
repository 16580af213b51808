"""A stage of the normalising, as an item pipeline of Scrapy."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, Self

from nkscrape.bundle import Bundle
from nkscrape.site import Site

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

Stage = Callable[[Bundle, Site], None]
"""Sets the `by="normalise"` fields of a bundle's records in place; what it could not read goes to the warnings."""


class StagePipeline:
    """Runs `stage` over every bundle; the site is the one the crawl's spider works for."""

    stage: ClassVar[Stage]

    def __init__(self, site: Site) -> None:
        self.site = site

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the pipeline for one crawl (Scrapy's protocol)."""
        spider: Any = crawler.spider
        return cls(spider.site)

    def process_item(self, item: Bundle) -> Bundle:
        """Normalise one page's records and hand them on."""
        type(self).stage(item, self.site)
        return item
