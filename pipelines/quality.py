"""Quality: counts per field what a crawl's records lack. Never changes a record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Self, get_args, get_origin, get_type_hints

from nkscrape.bundle import Bundle
from nkscrape.items import Article, Author, Comment, Record, Teaser

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.statscollectors import StatsCollector


def _set_before_writing(record: type[Record]) -> tuple[str, ...]:
    """Return the fields of a record that extraction and normalising set."""
    hints = get_type_hints(record, include_extras=True)
    docs = {name: get_args(hint)[1] for name, hint in hints.items() if get_origin(hint) is Annotated}
    return tuple(name for name, doc in docs.items() if doc.by != "write")


FIELDS = {record.TABLE: _set_before_writing(record) for record in (Article, Author, Teaser, Comment)}


def count(bundle: Bundle) -> Iterator[str]:
    """Yield one stats key per row, per missing field and per warning of a bundle."""
    for record in bundle.records():
        if record.TABLE not in FIELDS:
            continue
        yield f"nkscrape/rows/{record.TABLE}"
        for name in FIELDS[record.TABLE]:
            if getattr(record, name) in (None, "", [], {}):
                yield f"nkscrape/missing/{record.TABLE}.{name}"
    for warning in bundle.warnings:
        yield f"nkscrape/warnings/{warning.partition(':')[0]}"


class QualityPipeline:
    """Adds `count` of every bundle to the crawl's stats."""

    def __init__(self, stats: StatsCollector) -> None:
        self.stats = stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the pipeline for one crawl (Scrapy's protocol)."""
        assert crawler.stats is not None
        return cls(crawler.stats)

    def process_item(self, item: Bundle) -> Bundle:
        """Count one page's records and hand them on."""
        for key in count(item):
            self.stats.inc_value(key)
        return item
