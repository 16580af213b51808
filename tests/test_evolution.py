"""A dataset of another schema version: an older one opens and is brought up to date, a newer one is left alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from storing import SITE, at, bundle, files, merge_all, record_run, store, write_journal

from nkscrape.bundle import Bundle
from nkscrape.cli import main
from nkscrape.errors import UserError
from nkscrape.items import Run
from nkscrape.urls import article_id
from pipelines import arrow
from pipelines.partition import Partition
from pipelines.text import content_hash

APRIL, MAY = (Partition("articles", SITE, month) for month in ("2014-04", "2014-05"))


def make_old(path: Path) -> None:
    """Rewrite a partition as a schema version 0 had it: fewer columns, a narrower type."""
    rows = pq.ParquetFile(path).read().drop_columns(["subtitle", "kept_from"])
    rows = rows.set_column(rows.column_names.index("word_count"), "word_count", rows["word_count"].cast(pa.int32()))
    pq.write_table(rows.replace_schema_metadata({arrow.VERSION_KEY: b"0"}), path)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    store(tmp_path, [bundle(1), bundle(2, day=date(2014, 5, 2))])
    for partition in (APRIL, MAY):
        make_old(tmp_path / partition.path)
    return tmp_path


def test_an_old_dataset_opens_and_is_upgraded_where_a_merge_touches_it(root: Path) -> None:
    dataset = store(root, [bundle(1, fetched_at=at(1), title=None)])
    rows = {row["title"]: row for row in dataset.rows("articles", SITE)}
    assert rows["Story 1"]["subtitle"] is None
    assert rows["Story 1"]["kept_from"] == {"title": "2026-01-01T09:00:00.000000Z run-1"}
    assert pq.read_schema(root / APRIL.path).equals(arrow.schema("articles"))
    assert arrow.version_of(pq.read_schema(root / MAY.path)) == 0


def test_recover_upgrades_the_rest(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recover", "--dataset", str(root)]) == 0
    assert "2 partitions brought up to this version's schema" in capsys.readouterr().out
    store(tmp_path / "fresh", [bundle(1), bundle(2, day=date(2014, 5, 2))])
    assert files(root)[APRIL.path] == files(tmp_path / "fresh")[APRIL.path]


def test_a_newer_dataset_is_left_alone(root: Path) -> None:
    path = root / APRIL.path
    rows = pq.ParquetFile(path).read()
    pq.write_table(rows.replace_schema_metadata({arrow.VERSION_KEY: b"99"}), path)
    before = path.read_bytes()
    dataset = store(root, [])
    write_journal(dataset, "next", [bundle(1, fetched_at=at(1))])
    with pytest.raises(UserError, match="written by a newer nkscrape"):
        merge_all(dataset)
    assert path.read_bytes() == before


def test_a_file_of_someone_else_is_not_taken_for_ours(root: Path) -> None:
    pq.write_table(pa.table({"x": [1]}), root / APRIL.path)
    with pytest.raises(UserError, match="has no column article_id"):
        store(root, [bundle(1)])


def hand_made(number: int, scope: str, *, hours: float = 0, version: int = 2) -> Bundle:
    """Return a page of a hand-made site with two comments, an answer among them, numbered from one."""
    found = bundle(number, comments=(1, 2), fetched_at=at(hours))
    first, second = (f"html:{SITE}:{scope}{n}" for n in (1, 2))
    one, two = found.comments
    found.comments = [
        replace(one, comment_id=first, root_id=first, schema_version=version),
        replace(two, comment_id=second, parent_id=first, root_id=first, depth=1, schema_version=version),
        replace(one, comment_id="wordpress:x:9", root_id="wordpress:x:9", position=3, schema_version=version),
    ]
    return found


def test_comments_that_version_1_stored_are_known_again_under_the_ids_of_today(tmp_path: Path) -> None:
    scope = f"{article_id(f'https://{SITE}/1')}:"
    store(tmp_path / "old", [hand_made(1, "", version=1)])
    path = tmp_path / "old" / Partition("comments", SITE, "2014-04").path
    rows = pq.ParquetFile(path).read()
    for name in ("comment_id", "parent_id", "root_id"):  # the journal's reader has renamed them already
        ids = [one and one.replace(scope, "") for one in rows[name].to_pylist()]
        rows = rows.set_column(rows.column_names.index(name), name, pa.array(ids, pa.string()))
    pq.write_table(rows.sort_by("comment_id").replace_schema_metadata({arrow.VERSION_KEY: b"1"}), path)
    assert f"html:{SITE}:1" in pq.read_table(path)["comment_id"].to_pylist()
    again = hand_made(1, scope, hours=1)
    dataset = store(tmp_path / "old", [again])
    found = list(dataset.rows("comments", SITE))
    assert [row["comment_id"] for row in found] == [f"html:{SITE}:{scope}{n}" for n in (1, 2)] + ["wordpress:x:9"]
    assert found[1]["parent_id"] == found[1]["root_id"] == found[0]["comment_id"]
    assert {(row["first_seen_at"], row["last_seen_at"]) for row in found} == {(at(0), at(1))}


def test_a_journal_that_version_1_left_behind_is_read_as_today(tmp_path: Path) -> None:
    dataset = store(tmp_path, [hand_made(1, "", version=1), hand_made(2, "", version=1)])
    ids = {row["comment_id"] for row in dataset.rows("comments", SITE)}
    assert len(ids) == 5 and all(one.count(":") == 3 for one in ids if one.startswith("html:"))


STANDFIRST = "The last boat leaves at six. Passengers are angry."
OPENED = "The last boat leaves at six.\n\nPassengers are angry.\n\nThe council met on Monday.\n\nIt meets again in May."


def test_bodies_that_version_1_opened_with_the_standfirst_are_cut_as_they_are_read(tmp_path: Path) -> None:
    old = bundle(1, subtitle=STANDFIRST, body=OPENED)
    dataset = store(tmp_path, [old, bundle(2, subtitle="Something else.", body=OPENED)])
    path = tmp_path / APRIL.path
    pq.write_table(pq.ParquetFile(path).read().replace_schema_metadata({arrow.VERSION_KEY: b"1"}), path)
    rows = {row["title"]: row for row in dataset.rows("articles", SITE)}
    first, second = rows["Story 1"], rows["Story 2"]
    assert first["body"] == "The council met on Monday.\n\nIt meets again in May."
    assert first["word_count"] == 10
    assert first["content_hash"] == content_hash("Story 1", STANDFIRST, first["body"])
    assert second["body"] == OPENED
    assert [table.column_names for table in dataset.store.read(APRIL, ["word_count"])] == [["word_count"]]


def test_a_journal_of_version_1_loses_the_standfirst_too(tmp_path: Path) -> None:
    old = bundle(1, subtitle=STANDFIRST, body=OPENED, schema_version=1)
    (row,) = store(tmp_path, [old]).rows("articles", SITE)
    assert row["body"] == "The council met on Monday.\n\nIt meets again in May."


def test_a_body_that_is_no_more_than_its_standfirst_stays(tmp_path: Path) -> None:
    old = bundle(1, subtitle="Nothing follows.", body="Nothing follows.", schema_version=1)
    (row,) = store(tmp_path, [old]).rows("articles", SITE)
    assert row["body"] == "Nothing follows."


def test_a_page_of_comments_that_version_1_took_for_an_article_becomes_one_with_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"https://{SITE}/2014/04/story-of-a-harbour"
    old, own = bundle(1), bundle(2, title="Story 1", comments=(), fetched_at=at(1))
    assert old.article and own.article and own.page
    old.article.canonical_url, own.article.canonical_url = f"{url}/comment-page-1/", f"{url}/"
    own.article.article_id = own.page.article_id = article_id(url)
    own.teasers.clear()
    dataset = store(tmp_path, [own, old])
    path = tmp_path / APRIL.path
    times = at(1), at(2)
    counts = {"stored.articles": 2, "stored.comments": 1, "stored.teasers": 1}
    run = Run(run_id="run-1", spider="news", site=SITE, counts=counts, started_at=times[0], finished_at=times[1])
    record_run(dataset, run)
    rows = pq.ParquetFile(path).read().drop_columns(["aliases", "gone_at"])
    pq.write_table(rows.replace_schema_metadata({arrow.VERSION_KEY: b"1"}), path)
    assert main(["check", "--dataset", str(tmp_path)]) == 3
    assert f"{SITE}: 1 articles are there twice" in capsys.readouterr().out
    assert main(["recover", "--dataset", str(tmp_path)]) == 0
    (row,) = dataset.rows("articles", SITE)
    assert {row["article_id"], *row["aliases"]} == {article_id(url), article_id(f"https://{SITE}/1")}
    assert {one["article_id"] for one in dataset.rows("comments", SITE)} == {row["article_id"]}
    assert main(["check", "--dataset", str(tmp_path)]) == 0
