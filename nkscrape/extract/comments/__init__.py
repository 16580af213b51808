"""Comment threads: one file per platform, tried in order; the first that finds a thread reads it."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml.html import HtmlElement

from nkscrape.items import Comment
from nkscrape.page import Follow, Page
from nkscrape.site import Site


@dataclass(slots=True, kw_only=True)
class Thread:
    """A page's discussion."""

    comments: list[Comment] = field(default_factory=list)
    platform: str | None = None
    complete: bool | None = None
    """Whether `comments` is known to be the whole thread; None: not known."""
    displayed_count: int | None = None
    """Number of comments as the page prints it."""
    regions: list[HtmlElement] = field(default_factory=list)
    """Elements that belong to the discussion and never to the body."""
    follows: list[Follow] = field(default_factory=list)


def read_thread(page: Page, site: Site) -> Thread:
    """Return the thread in the page's HTML, and the fetches that would complete it."""
    return Thread()


def read_follow(page: Page, follow: Follow, site: Site) -> Thread:
    """Return what a comment address answered: more comments, and perhaps the next fetch."""
    return Thread()
