"""Comment threads: those in a page's HTML, and those behind the addresses it names."""

from __future__ import annotations

from nkscrape.extract.comments.addresses import follows_of, read_answer
from nkscrape.extract.comments.build import build
from nkscrape.extract.comments.combine import combine
from nkscrape.extract.comments.counts import displayed_count, has_more, is_complete
from nkscrape.extract.comments.embeds import find_embed
from nkscrape.extract.comments.page_thread import read_page_thread
from nkscrape.extract.comments.regions import regions_of
from nkscrape.extract.comments.thread import Thread
from nkscrape.extract.landmarks import Landmarks, find_landmarks
from nkscrape.limits import MAX_COMMENTS
from nkscrape.page import Follow, Page
from nkscrape.site import Site

__all__ = ["Thread", "combine", "read_follow", "read_thread"]


def read_thread(page: Page, site: Site, landmarks: Landmarks | None = None) -> Thread:
    """Return the thread in the page's HTML, and the fetches that would complete it."""
    landmarks = landmarks or find_landmarks(page)
    inside = read_page_thread(page, landmarks)
    embed = None if inside.found and inside.platform else find_embed(page, landmarks.discussion)
    regions = regions_of(landmarks, inside.elements, inside.common)
    displayed = displayed_count(landmarks, set(regions))
    platform = inside.platform or embed
    more = len(inside.found) > MAX_COMMENTS or has_more(regions)
    complete = is_complete(len(inside.found), inside.left_out, displayed, more, embed is not None)
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
