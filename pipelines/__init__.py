"""From records to a dataset. `order` is the one list of stages, for crawls and re-extraction alike."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nkscrape.bundle import Bundle
    from nkscrape.site import Site
    from pipelines.stage import Stage

ITEM_PIPELINES: dict[str, int] = {
    "pipelines.dates.DatesPipeline": 100,
    "pipelines.authors.AuthorsPipeline": 200,
    "pipelines.text.TextPipeline": 300,
    "pipelines.pseudonyms.PseudonymsPipeline": 350,
    "pipelines.quality.QualityPipeline": 400,
    "pipelines.writer.WriterPipeline": 900,
}
"""Scrapy's ITEM_PIPELINES: the stages in their order, then the count, then the store."""


@cache
def order() -> tuple[Stage, ...]:
    """Return the stages in their order; loaded when asked for, since most verbs of a dataset normalise nothing."""
    from pipelines.authors import normalise_authors  # noqa: PLC0415
    from pipelines.dates import normalise_dates  # noqa: PLC0415
    from pipelines.text import normalise_text  # noqa: PLC0415

    return normalise_dates, normalise_authors, normalise_text


def normalise(bundle: Bundle, site: Site) -> None:
    """Run every stage over a bundle, in order."""
    for stage in order():
        stage(bundle, site)
