"""The records every demo article should give, in the contract's names, from the same words the pages are made of.

Only what the page itself decides is stated. Left open are ids that only have to be consistent, `sources`, hashes,
what the store adds, and facts a shape does not show (the opaque and the table pages have no metadata, the Disqus
thread no dates): those are None here where they must be null, and absent where any value will do.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from nkscrape import urls
from nkscrape.demo.content import HOST, Gazette, Remark, Story
from nkscrape.demo.markup import excerpt, long_date, remark_text, to_text
from nkscrape.demo.shapes import parts

Row = dict[str, Any]
PLATFORMS = ("disqus", "wordpress")
"""Shapes whose markup tells the comment system; they are named after it."""


def expected(story: Story, paper: Gazette) -> dict[str, Any]:
    """Return the expected `article` (a row) and `authors`, `teasers`, `comments` (rows in page order)."""
    return {
        "article": _article(story),
        "authors": [_author(name, bio) for name, bio in parts.persons(story, paper)],
        "teasers": [_teaser(story, other, place) for place, other in enumerate(paper.related(story), start=1)],
        "comments": [_comment(story, remark) for remark in story.thread],
    }


def _article(story: Story) -> Row:
    body = "\n\n".join(to_text(paragraph) for paragraph in story.shown)
    return {
        "article_id": urls.article_id(story.url),
        "url": story.url,
        "canonical_url": story.url,
        "site": HOST,
        "title": story.title,
        "subtitle": story.standfirst,
        "section": story.section,
        "tags": list(story.tags),
        "authors": list(story.writers),
        "published_date": story.at.date(),
        "body": body,
        "word_count": len(body.split()),
        "body_is_truncated": story.is_metered,
        "image_url": parts.absolute(story.image),
        "comment_count": len(story.thread) or None if story.shape == "wordpress" else None,
        **_platform(story),
        **({"access": "metered"} if story.is_metered else {}),
        **_times(story),
    }


def _platform(story: Story) -> Row:
    """What is known of the comment system; where only a thread's look tells of it, any name will do."""
    if story.thread and story.shape not in PLATFORMS:
        return {}
    return {"comments_platform": story.shape if story.thread else None}


def _times(story: Story) -> Row:
    """What the head of the page says about time and language; the shapes without metadata give the day alone."""
    if story.shape in ("opaque", "tables"):
        return {
            "published_raw": long_date(story.at.date()),
            "published_at": None,
            "published_precision": "day",
            "modified_at": None,
        }
    stated = story.last_change if story.shape == "wordpress" else story.modified
    return {
        "published_raw": story.at.isoformat(),
        "published_at": _utc(story.at),
        "published_precision": "second",
        "modified_at": _utc(stated),
        "language": "en-US",
    }


def _author(name: str, bio: str) -> Row:
    return {"name": name, "bio": bio, "profile_url": parts.absolute(parts.writer_href(name)), "is_organisation": False}


def _teaser(story: Story, other: Story, place: int) -> Row:
    return {
        "article_id": urls.article_id(story.url),
        "block": "Recommended for You",
        "position": place,
        "title": other.title,
        "url": other.url,
        "target_article_id": urls.article_id(other.url),
        "excerpt": excerpt(other.paragraphs[0]),
        "excerpt_is_truncated": True,
        "published_date": other.at.date(),
        "image_url": parts.absolute(other.image),
    }


def _comment(story: Story, remark: Remark) -> Row:
    """The expected comment; `parent` and `root` are positions, since ids are the platform's or a hash."""
    at = _utc(remark.at) if story.shape == "wordpress" else None
    return {
        "article_id": urls.article_id(story.url),
        "position": remark.position,
        "parent": remark.parent,
        "root": _root(story, remark),
        "depth": remark.depth,
        "author_name": remark.author,
        "text": remark_text(remark.text),
        "published_at": at,
        "published_date": remark.at.date() if at else None,
        "is_deleted": False,
        **({"platform": story.shape} if story.shape in PLATFORMS else {}),
    }


def _root(story: Story, remark: Remark) -> int:
    while remark.parent is not None:
        remark = story.thread[remark.parent - 1]
    return remark.position


def _utc(at: datetime | None) -> datetime | None:
    return at and at.astimezone(UTC)
