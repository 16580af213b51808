"""Extraction: HTML and URL in, records out. No network, no clock, no Scrapy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nkscrape.extract.records import Found
    from nkscrape.page import Page
    from nkscrape.site import Site


def extract(page: Page, site: Site) -> Iterator[Found]:
    """Yield what a page holds: the article and its authors, its teasers, its comments, and fetches to make."""
    # Not at the top: a Page reads itself through a room of this package, which must be there before the others.
    from nkscrape.extract.records import records_of  # noqa: PLC0415

    return records_of(page, site)
