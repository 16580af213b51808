"""Every page of the demo site, in all four shapes, gives exactly the records its words were made of."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

import pipelines
from nkscrape.bundle import Bundle
from nkscrape.demo.content import Story, gazette
from nkscrape.demo.shapes import TYPES, article_page
from nkscrape.demo.truth import Row, expected
from nkscrape.extract import extract
from nkscrape.items import Comment
from nkscrape.page import Page
from nkscrape.sites import site_for

FETCHED_AT = datetime(2026, 2, 3, 9, tzinfo=UTC)


def read(story: Story) -> Bundle:
    """Return what the house makes of a story's page, as a crawl would see it."""
    headers = {"content-type": TYPES.get(story.shape, "text/html; charset=utf-8")}
    page = Page(url=story.url, body=article_page(story, gazette()), headers=headers, fetched_at=FETCHED_AT)
    site = site_for(story.url)
    bundle = Bundle(url=page.url, fetched_at=FETCHED_AT).add(extract(page, site))
    pipelines.normalise(bundle, site)
    return bundle


def row_of(record: Any, like: Row) -> Row:
    """Return the fields of a record that the expected row states."""
    return {name: getattr(record, name) for name in like}


def comment_rows(comments: list[Comment]) -> list[Row]:
    """Return comments with `parent` and `root` as positions in place of ids."""
    place: dict[str | None, int] = {comment.comment_id: comment.position for comment in comments}
    return [
        {
            **{name: getattr(comment, name) for name in Comment.__slots__},
            "parent": place.get(comment.parent_id),
            "root": place[comment.root_id],
        }
        for comment in comments
    ]


@pytest.mark.parametrize("story", gazette().stories, ids=lambda story: f"{story.shape}-{story.slug}")
def test_page_gives_its_records(story: Story) -> None:
    truth, bundle = expected(story, gazette()), read(story)
    assert bundle.article is not None
    assert row_of(bundle.article, truth["article"]) == truth["article"]
    assert bundle.article.access in (("metered",) if story.is_metered else ("free", "unknown"))
    assert story.title == bundle.article.title

    described = {author.name: author for author in bundle.authors if author.bio}
    assert [row_of(described.get(row["name"]), row) for row in truth["authors"]] == truth["authors"]
    assert {author.name for author in bundle.authors} == set(story.writers)
    assert {author.author_id for author in bundle.authors} == set(bundle.article.author_ids)

    assert [row_of(teaser, like) for teaser, like in zip(bundle.teasers, truth["teasers"], strict=True)] == (
        truth["teasers"]
    )
    found = comment_rows(bundle.comments)
    assert [{name: row[name] for name in like} for row, like in zip(found, truth["comments"], strict=True)] == (
        truth["comments"]
    )


def test_ids_are_unique_over_the_whole_site() -> None:
    bundles = [read(story) for story in gazette().stories]
    comments = [comment.comment_id for bundle in bundles for comment in bundle.comments]
    assert len(set(comments)) == len(comments) == sum(len(story.thread) for story in gazette().stories)
    teasers = [(teaser.article_id, teaser.teaser_id) for bundle in bundles for teaser in bundle.teasers]
    assert len(set(teasers)) == len(teasers)
