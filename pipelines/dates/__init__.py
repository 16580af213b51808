"""Dates: from the string on the page to a calendar date and, where time and zone are known, an instant."""

from __future__ import annotations

from nkscrape.bundle import Bundle
from nkscrape.site import Site
from pipelines.stage import StagePipeline


def normalise_dates(bundle: Bundle, site: Site) -> None:
    """Set the dates of a bundle's records from their raw strings."""


class DatesPipeline(StagePipeline):
    """`normalise_dates` in a crawl."""

    stage = normalise_dates
