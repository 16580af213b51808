"""Comment threads of a page and of the addresses behind it. One small file per platform."""

from __future__ import annotations

from nkscrape.extract.comments.build import build
from nkscrape.extract.comments.page_thread import read_page_thread
from nkscrape.extract.comments.thread import Thread
from nkscrape.extract.landmarks import Landmarks, find_landmarks
from nkscrape.page import Follow, Page
from nkscrape.site import Site

__all__ = ["Thread", "read_follow", "read_thread"]


def read_thread(page: Page, site: Site, landmarks: Landmarks | None = None) -> Thread:
    """Return the thread in the page's HTML, and the fetches that would complete it."""
    landmarks = landmarks or find_landmarks(page)
    inside = read_page_thread(page, landmarks)
    return Thread(comments=build(page, inside.platform, inside.found), platform=inside.platform)


def read_follow(page: Page, follow: Follow, site: Site) -> Thread:
    """Return what a comment address answered: more comments, and perhaps the next fetch."""
    return Thread()
