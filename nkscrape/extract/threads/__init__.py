"""Comment threads: those in a page's HTML, and those behind the addresses it names."""

from __future__ import annotations

from nkscrape.extract.threads.addresses import follows_of, read_answer
from nkscrape.extract.threads.build import build
from nkscrape.extract.threads.combine import combine
from nkscrape.extract.threads.counts import displayed_count, has_more, is_complete
from nkscrape.extract.threads.embeds import find_embed
from nkscrape.extract.threads.hints import find_hints
from nkscrape.extract.threads.page_thread import read_page_thread
from nkscrape.extract.threads.regions import regions_of
from nkscrape.extract.threads.thread import Thread
from nkscrape.limits import MAX_COMMENTS
from nkscrape.page import Follow, Page
from nkscrape.site import Site

__all__ = ["Thread", "combine", "read_follow", "read_thread"]


def read_thread(page: Page, site: Site) -> Thread:
    """Return the thread in the page's HTML, and the fetches that would complete it."""
    reading = page.reading
    hints = find_hints(reading)
    inside = read_page_thread(page, hints)
    embed = None if inside.found and inside.platform else find_embed(reading, hints.named)
    regions = regions_of(reading, hints, inside.elements)
    displayed = displayed_count(reading, hints, regions)
    platform = inside.platform or embed
    more = len(inside.found) > MAX_COMMENTS or has_more(reading, regions)
    complete = is_complete(len(inside.found), inside.left_out, displayed, more, embed is not None)
    if complete and inside.unread and displayed is None:
        complete = None  # what could not be read may be missing, and no count tells
    wanted = complete is False and site.follow_comments
    return Thread(
        comments=build(page, inside.platform, inside.found),
        platform=platform,
        complete=complete,
        displayed_count=displayed,
        regions=regions,
        follows=follows_of(page, platform) if wanted else [],
    )


def read_follow(page: Page, follow: Follow, site: Site) -> Thread:
    """Return what a comment address answered: more comments, and perhaps the next fetch.

    `combine(thread, answer)` makes one thread of it; a thread is done when it has no follows left.
    """
    return read_answer(page, follow)
