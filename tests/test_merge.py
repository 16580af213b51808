"""The merge rules, over random readings of random records."""

from __future__ import annotations

import copy
from datetime import UTC, date, datetime, timedelta
from functools import reduce
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from storing import SITE, START, at, bundle, files, store

from nkscrape.bundle import Bundle, to_json
from nkscrape.items import Article
from pipelines import arrow
from pipelines.arrow import Row
from pipelines.merge import mark_incomplete, merge_rows
from pipelines.text import content_hash

TEXTS: dict[str, list[Any]] = {"string": [None, "", "a", "b"], "int64": [None, 0, 1, 2], "bool": [None, True, False]}
INSTANTS = st.integers(0, 3).map(lambda hours: START + timedelta(hours=hours))
DAYS = st.sampled_from([None, date(2014, 4, 18), date(2014, 5, 1)])
SPECIAL: dict[str, st.SearchStrategy[Any]] = {
    "published_precision": st.sampled_from([None, "day", "second", "month"]),
    "access": st.sampled_from([None, "unknown", "free", "metered"]),
    "sources": st.dictionaries(st.sampled_from(["title", "body"]), st.sampled_from(["json-ld", "text"])),
    "kept_from": st.just({}),
    "schema_version": st.just(1),
    "run_id": st.sampled_from(["run-1", "run-2"]),
    "fetched_at": INSTANTS,
}


def values(table: str, column: arrow.Column) -> st.SearchStrategy[Any]:
    """Return what a column may hold."""
    if column.name in SPECIAL:
        return SPECIAL[column.name]
    if column.name in arrow.TABLES[table].KEY:
        return st.just("k")
    kind = str(column.type)
    if kind == "date32[day]":
        return DAYS
    if kind.startswith("timestamp"):
        return st.one_of(st.none(), INSTANTS)
    if kind.startswith("list"):
        return st.lists(st.sampled_from(["x", "y"]), max_size=2)
    return st.sampled_from([v for v in TEXTS[kind] if v is not None or not column.doc.required])


@st.composite
def readings(draw: st.DrawFn, table: str) -> Row:
    """Return one reading of one record, as the writer hands it on."""
    row = {column.name: draw(values(table, column)) for column in arrow.columns(table)}
    row["first_seen_at"] = row["last_seen_at"] = row["fetched_at"]
    if table == "articles":
        row["content_hash"] = content_hash(row["title"], row["subtitle"], row["body"])
    if "names_seen" in row:
        row["names_seen"] = sorted(set(row["names_seen"]))
    if draw(st.booleans()):
        mark_incomplete(table, row)
    return row


@pytest.mark.parametrize("table", ["articles", "authors", "teasers", "comments"])
@given(data=st.data())
@settings(max_examples=100)
def test_any_order_grouping_and_repetition_gives_the_same_row(table: str, data: st.DataObject) -> None:
    rows = data.draw(st.lists(readings(table), min_size=2, max_size=4))
    results = [reduce(lambda a, b: merge_rows(table, a, b), order) for order in permutations(rows)]
    assert all(result == results[0] for result in results)
    halves = [reduce(lambda a, b: merge_rows(table, a, b), part) for part in (rows[: len(rows) // 2], rows) if part]
    assert merge_rows(table, *halves) == results[0]
    for row in rows:
        assert merge_rows(table, results[0], row) == results[0]


@given(first=readings("articles"), second=readings("articles"))
def test_a_value_never_gives_way_to_nothing(first: Row, second: Row) -> None:
    before = copy.deepcopy((first, second))
    merged = merge_rows("articles", first, second)
    assert (first, second) == before
    for name in ("title", "body", "section", "comment_count", "tags", "authors", "published_date", "archive_ref"):
        if {str(first[name]), str(second[name])} - {"None", "", "[]"}:
            assert str(merged[name]) not in ("None", "", "[]"), name


def article(hours: float, **fields: Any) -> Row:
    """Return an article read `hours` after START."""
    when = at(hours)
    seen: dict[str, Any] = {"fetched_at": when, "first_seen_at": when, "last_seen_at": when, "run_id": "r"}
    return arrow.row_from_json(
        "articles", to_json(Article(article_id="k", url="u", site="gazette.example", **seen, **fields))
    )


def test_the_later_reading_wins_where_both_are_as_good() -> None:
    merged = merge_rows("articles", article(2, title="New", body="new"), article(1, title="Old", body="old"))
    assert (merged["title"], merged["body"]) == ("New", "new")
    assert (merged["fetched_at"], merged["first_seen_at"], merged["last_seen_at"]) == (at(2), at(1), at(2))
    assert merged["kept_from"] == {}


def test_a_truncated_body_never_replaces_a_whole_one_and_says_from_when_it_is() -> None:
    whole = article(1, body="All of it.", body_is_truncated=False, word_count=3)
    cut = article(2, body="All", body_is_truncated=True, word_count=1, title="T")
    merged = merge_rows("articles", whole, cut)
    assert (merged["body"], merged["body_is_truncated"], merged["word_count"]) == ("All of it.", False, 3)
    assert merged["kept_from"] == {"body": "2026-01-01T10:00:00.000000Z r"}
    assert merged["content_hash"] == content_hash("T", None, "All of it.")
    assert merged["fetched_at"] == at(2)


def cut(hours: float, **fields: Any) -> Row:
    """Return an article as a page showed it that broke off."""
    row = article(hours, **fields)
    mark_incomplete("articles", row)
    return row


SHOWN: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"title": "Ferry back at last"}, {"title": "Ferry ba"}),
    ({"tags": ["ferry", "harbour"]}, {"tags": ["ferry"]}),
    ({"authors": ["Ann Barr", "Jo Wren"], "authors_raw": "Ann Barr, Jo Wren"}, {"authors": ["Ann Barr"]}),
    ({"published_date": date(2014, 4, 18), "published_precision": "day"}, {"published_date": date(2014, 4, 1)}),
    ({"comment_count": 30}, {"comment_count": 3}),
    ({"image_url": "https://gazette.example/lead.jpg"}, {"image_url": "https://gazette.example/logo.png"}),
]


@pytest.mark.parametrize(("whole", "broken"), SHOWN, ids=lambda fields: next(iter(fields)))
def test_what_a_page_that_broke_off_shows_replaces_nothing_and_is_replaced(
    whole: dict[str, Any], broken: dict[str, Any]
) -> None:
    for hours in ((1, 2), (2, 1)):
        merged = merge_rows("articles", article(hours[0], **whole), cut(hours[1], **broken))
        assert {name: merged[name] for name in whole} == whole
    filled = merge_rows("articles", article(1), cut(2, **broken))
    assert {name: filled[name] for name in broken} == broken


def test_of_two_truncated_texts_the_longer_stays_whatever_cut_them() -> None:
    preview = article(3, body="A few", body_is_truncated=True, word_count=2)
    long = cut(1, body="A good many words of it", body_is_truncated=True, word_count=6)
    short = cut(2, body="A good", body_is_truncated=True, word_count=2)
    for order in permutations([preview, long, short]):
        merged = reduce(lambda a, b: merge_rows("articles", a, b), order)
        assert (merged["body"], merged["word_count"]) == ("A good many words of it", 6)


def test_a_whole_article_outlives_the_page_that_broke_off(tmp_path: Path) -> None:
    """As the journal brings it: only the page's record says that it was not whole."""
    broken = bundle(1, fetched_at=at(1), title="Sto", body="One.", body_is_truncated=True, word_count=1)
    assert broken.page
    broken.page.incomplete = "broken off"
    whole = bundle(1, word_count=2)
    for number, batches in enumerate([([whole], [broken]), ([broken], [whole]), ([whole, broken],)]):
        (row,) = store(tmp_path / str(number), *batches).rows("articles", SITE)
        assert (row["title"], row["body"], row["body_is_truncated"]) == ("Story 1", "One.\n\nTwo.", None)
        assert row["last_seen_at"] == at(1)


def test_a_reading_that_arrives_late_does_not_undo_a_later_one() -> None:
    newest = merge_rows("articles", article(1, title="First"), article(3, section="World"))
    late = merge_rows("articles", newest, article(2, title="Second"))
    assert (late["title"], late["section"]) == ("Second", "World")


def test_an_instant_is_not_given_up_for_a_date() -> None:
    instant = datetime(2014, 4, 18, 1, tzinfo=UTC)
    exact = article(1, published_at=instant, published_date=date(2014, 4, 18), published_precision="second")
    merged = merge_rows("articles", exact, article(2, published_date=date(2014, 4, 19), published_precision="day"))
    assert (merged["published_at"], merged["published_date"]) == (instant, date(2014, 4, 18))


def test_where_a_value_came_from_goes_with_the_value() -> None:
    first = article(1, title="T", sources={"title": "json-ld", "body": "text"}, body="b")
    merged = merge_rows("articles", first, article(2, body="c", sources={"body": "site-rule"}))
    assert merged["sources"] == {"title": "json-ld", "body": "site-rule"}


@st.composite
def pages(draw: st.DrawFn) -> Bundle:
    """Return one page of a small paper: few articles, often seen, sometimes worse, sometimes moved in time."""
    hours = draw(st.integers(0, 5))
    return bundle(
        draw(st.integers(1, 3)),
        fetched_at=at(hours),
        run_id=f"run-{hours // 2}",
        day=draw(st.sampled_from([date(2014, 4, 18), date(2014, 5, 2), None])),
        comments=draw(st.sets(st.integers(1, 3))),
        title=draw(st.sampled_from([None, "One", "Two"])),
        body_is_truncated=draw(st.booleans()),
    )


@given(data=st.data())
@settings(max_examples=25)
def test_any_order_and_batching_of_the_same_pages_gives_the_same_bytes(data: st.DataObject) -> None:
    found = data.draw(st.lists(pages(), min_size=1, max_size=7))
    shuffled = data.draw(st.permutations(found))
    cut = data.draw(st.integers(0, len(found)))
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        store(Path(one), found)
        store(Path(other), shuffled[:cut], shuffled[cut:], data.draw(st.lists(st.sampled_from(found))))
        assert files(Path(one)) == files(Path(other))


def test_a_page_that_broke_off_says_nothing_of_a_whole_thread() -> None:
    for hours in ((1, 2), (2, 1)):
        merged = merge_rows(
            "articles", article(hours[0], comments_complete=True), cut(hours[1], comments_complete=False)
        )
        assert merged["comments_complete"] is True


def test_a_thread_that_is_no_longer_known_to_be_whole_does_not_stay_so(tmp_path: Path) -> None:
    readings = [bundle(1, comments_complete=True), bundle(1, fetched_at=at(1), comments_complete=None)]
    for number, order in enumerate(permutations(readings)):
        (row,) = store(tmp_path / str(number), *([one] for one in order)).rows("articles", SITE)
        assert row["comments_complete"] is None
