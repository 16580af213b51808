"""Bundles survive JSON unchanged: the journal and `nkscrape extract` depend on it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkscrape.bundle import Bundle, from_json, to_json
from nkscrape.items import Article, Author, Comment, PageRecord, Teaser
from nkscrape.page import Follow

NOW = datetime(2014, 4, 18, 9, 30, 5, 123456, tzinfo=UTC)
TEXT = st.text(st.characters(codec="utf-8"), max_size=30)
BUNDLES = st.builds(
    Bundle,
    url=TEXT,
    fetched_at=st.just(NOW),
    article=st.none()
    | st.builds(
        Article,
        article_id=TEXT,
        url=TEXT,
        site=TEXT,
        tags=st.lists(TEXT),
        sources=st.dictionaries(TEXT, TEXT),
        published_date=st.none() | st.dates(),
        published_at=st.none() | st.datetimes(timezones=st.just(UTC)),
        body_is_truncated=st.none() | st.booleans(),
    ),
    authors=st.lists(st.builds(Author, name=TEXT, site=TEXT), max_size=2),
    comments=st.lists(
        st.builds(Comment, comment_id=TEXT, article_id=TEXT, root_id=TEXT, position=st.integers(1, 9), site=TEXT),
        max_size=2,
    ),
    teasers=st.lists(
        st.builds(Teaser, article_id=TEXT, teaser_id=TEXT, position=st.integers(1, 9), site=TEXT), max_size=2
    ),
    follows=st.lists(st.builds(Follow, url=TEXT, kind=TEXT, article_url=TEXT), max_size=1),
    warnings=st.lists(TEXT, max_size=2),
    page=st.none() | st.builds(PageRecord, url=TEXT, outcome=TEXT, site=TEXT, fetched_at=st.just(NOW)),
)


@given(BUNDLES)
def test_a_bundle_comes_back_from_json_as_it_went(bundle: Bundle) -> None:
    assert from_json(json.loads(json.dumps(to_json(bundle)))) == bundle


def test_dates_are_iso_strings() -> None:
    article = Article(article_id="a", url="u", site="s", published_date=date(2014, 4, 18), published_at=NOW)
    data = to_json(Bundle(url="u", fetched_at=NOW, article=article))
    assert data["fetched_at"] == "2014-04-18T09:30:05.123456Z"
    assert data["article"]["published_date"] == "2014-04-18"


@pytest.mark.parametrize("data", [{}, {"url": "u", "fetched_at": None, "nonsense": 1}, {"url": "u", "fetched_at": "x"}])
def test_what_is_no_bundle_is_refused(data: dict[str, object]) -> None:
    with pytest.raises((TypeError, ValueError)):
        from_json(data)
