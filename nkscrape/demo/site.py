"""The demo site as data: every address and what it answers."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from nkscrape.demo import furniture
from nkscrape.demo.content import TODAY, Gazette, gazette
from nkscrape.demo.shapes import TYPES, article_page

UTF8 = "text/html; charset=utf-8"
FAILS_ONCE = 20
"""The story whose page is unavailable the first time it is asked for."""
_XML = "application/xml"
_EDITION = datetime(TODAY.year, TODAY.month, TODAY.day, 6, tzinfo=ZoneInfo("Asia/Seoul"))


@dataclass(frozen=True, slots=True)
class Answer:
    """What one address answers."""

    body: bytes = b""
    media_type: str = UTF8
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    modified: datetime = _EDITION
    fails_once: bool = False

    @property
    def etag(self) -> str:
        """Entity tag: a digest of the body."""
        return f'"{hashlib.sha256(self.body).hexdigest()[:16]}"'


def build_site(paper: Gazette | None = None) -> dict[str, Answer]:
    """Return the answers of the demo site by path (with query); a fresh dict, which a test may change."""
    paper = paper or gazette()
    return {
        "/": Answer(furniture.home(paper)),
        "/about/": Answer(furniture.about()),
        "/robots.txt": Answer(furniture.ROBOTS.encode(), "text/plain"),
        "/feed/": Answer(furniture.feed(paper), "application/rss+xml"),
        "/sitemap.xml": Answer(furniture.sitemap_index(paper), _XML),
        **{path: Answer(body, _XML) for path, body in furniture.sitemaps(paper)},
        **{path: Answer(body) for path, body in furniture.listings(paper)},
        **_articles(paper),
        furniture.MOVED: _redirect(301, paper.stories[0].url),
        furniture.PARTNER: _redirect(302, "http://partner.example/welcome"),
    }


def _articles(paper: Gazette) -> dict[str, Answer]:
    return {
        story.path: Answer(
            article_page(story, paper),
            TYPES.get(story.shape, UTF8),
            modified=story.last_change,
            fails_once=story.number == FAILS_ONCE,
        )
        for story in paper.stories
    }


def _redirect(status: int, target: str) -> Answer:
    return Answer(status=status, headers={"Location": target})
