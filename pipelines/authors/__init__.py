"""Authors: from bylines to persons and organisations."""

from __future__ import annotations

from nkscrape.bundle import Bundle
from nkscrape.site import Site
from nkscrape.urls import hash_id
from pipelines.stage import StagePipeline


def author_id(site: str, name: str) -> str:
    """Return the id of an author: 32 hex digits over site and name, case-folded."""
    return hash_id(site, name.casefold())


def normalise_authors(bundle: Bundle, site: Site) -> None:
    """Set an article's authors and the bundle's Author records from its byline."""


class AuthorsPipeline(StagePipeline):
    """`normalise_authors` in a crawl."""

    stage = normalise_authors
