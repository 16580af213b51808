"""From records to a dataset. ORDER is the one list of stages, for crawls and re-extraction alike."""

from __future__ import annotations

from nkscrape.bundle import Bundle
from nkscrape.site import Site
from pipelines.authors import normalise_authors
from pipelines.dates import normalise_dates
from pipelines.stage import Stage
from pipelines.text import normalise_text

ORDER: tuple[Stage, ...] = (normalise_dates, normalise_authors, normalise_text)

ITEM_PIPELINES: dict[str, int] = {
    "pipelines.dates.DatesPipeline": 100,
    "pipelines.authors.AuthorsPipeline": 200,
    "pipelines.text.TextPipeline": 300,
    "pipelines.pseudonyms.PseudonymsPipeline": 350,
    "pipelines.quality.QualityPipeline": 400,
    "pipelines.writer.WriterPipeline": 900,
}
"""Scrapy's ITEM_PIPELINES: the stages as in ORDER, then the count, then the store."""


def normalise(bundle: Bundle, site: Site) -> None:
    """Run every stage over a bundle, in order."""
    for stage in ORDER:
        stage(bundle, site)
