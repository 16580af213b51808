"""Related and recommended reading: the blocks a page offers beside its article."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from nkscrape.items import Teaser
from nkscrape.page import Page
from nkscrape.site import Site


@dataclass(slots=True, kw_only=True)
class Related:
    """The teasers of a page, in page order."""

    teasers: list[Teaser] = field(default_factory=list)
    regions: list[HtmlElement] = field(default_factory=list)
    """Elements that belong to teaser blocks and never to the body."""


def read_teasers(page: Page, site: Site, taken: Collection[HtmlElement]) -> Related:
    """Return the related-reading teasers; elements in `taken` belong to the discussion."""
    return Related()
