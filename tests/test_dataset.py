"""The dataset: where rows lie, what moves, what is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from storing import SITE, at, bundle, files, merge_all, store, write_journal

from nkscrape.errors import SiteLockedError, UserError
from pipelines import arrow
from pipelines.dataset import Dataset
from pipelines.partition import Partition

MAY = date(2014, 5, 2)


def months(root: Path, table: str) -> list[str]:
    return [path.parent.name for path in sorted(root.glob(f"{table}/site={SITE}/month=*/part.parquet"))]


def test_rows_lie_in_the_month_of_their_article(tmp_path: Path) -> None:
    store(tmp_path, [bundle(1), bundle(2, day=MAY), bundle(3, day=None)])
    for table in ("articles", "teasers", "comments"):
        assert months(tmp_path, table) == ["month=2014-04", "month=2014-05", "month=unknown"]
    assert months(tmp_path, "authors") == ["month=all"]
    assert months(tmp_path, "pages") == ["month=2026-01"]


def test_the_tables_hold_nothing_but_partitions(tmp_path: Path) -> None:
    store(tmp_path, [bundle(1)])
    kinds = {path.suffix for path in tmp_path.glob("[!.]*/**/*") if path.is_file()}
    assert kinds == {".parquet"}
    assert not list((tmp_path / ".nkscrape" / "tmp").rglob("*.parquet"))


def test_the_partition_keys_stand_in_the_path_only(tmp_path: Path) -> None:
    store(tmp_path, [bundle(1)])
    schema = pq.read_schema(tmp_path / Partition("articles", SITE, "2014-04").path)
    assert not {"site", "month"} & set(schema.names)
    assert schema.equals(arrow.schema("articles"))
    assert schema.field("title").metadata[b"description"].startswith(b"Headline")
    assert schema.metadata[arrow.VERSION_KEY] == b"2"


def test_an_article_whose_month_changes_moves_with_everything_that_is_its(tmp_path: Path) -> None:
    dataset = store(tmp_path, [bundle(1, comments=(1, 2)), bundle(2)])
    store(tmp_path, [bundle(1, day=MAY, fetched_at=at(1), comments=(2,))])
    article = bundle(1).article
    assert article
    for table, count in (("articles", 1), ("teasers", 1), ("comments", 2)):
        rows = [row for row in dataset.read(table).to_pylist() if row["article_id"] == article.article_id]
        assert [row["month"] for row in rows] == ["2014-05"] * count
    assert len(dataset.read("comments")) == 3


def test_a_move_that_empties_a_month_leaves_no_file(tmp_path: Path) -> None:
    store(tmp_path, [bundle(1)], [bundle(1, day=MAY, fetched_at=at(1))])
    assert months(tmp_path, "articles") == months(tmp_path, "comments") == ["month=2014-05"]


def test_comments_and_teasers_no_longer_shown_stay_with_an_older_last_seen(tmp_path: Path) -> None:
    dataset = store(tmp_path, [bundle(1, comments=(1, 2))], [bundle(1, fetched_at=at(5), comments=(2,))])
    seen = {row["comment_id"]: (row["first_seen_at"], row["last_seen_at"]) for row in dataset.rows("comments", SITE)}
    assert seen == {"c1-1": (at(0), at(0)), "c1-2": (at(0), at(5))}


def test_an_edited_comment_takes_the_new_text_and_keeps_when_it_was_first_seen(tmp_path: Path) -> None:
    edited = bundle(1, fetched_at=at(5))
    edited.comments[0].text = "Edited."
    dataset = store(tmp_path, [bundle(1)], [edited])
    (row,) = dataset.rows("comments", SITE)
    assert (row["text"], row["first_seen_at"], row["fetched_at"]) == ("Edited.", at(0), at(5))


def test_a_failed_page_removes_nothing(tmp_path: Path) -> None:
    failed = bundle(1, fetched_at=at(5), comments=())
    failed.article, failed.authors, failed.teasers = None, [], []
    assert failed.page
    failed.page.outcome = "failed: 500"
    store(tmp_path, [bundle(1)])
    before = files(tmp_path)
    store(tmp_path, [failed])
    after = files(tmp_path)
    assert {path for path in before if after[path] != before[path]} == {Partition("pages", SITE, "2026-01").path}


def test_merging_touches_no_partition_but_those_of_its_articles(tmp_path: Path) -> None:
    store(tmp_path, [bundle(1), bundle(2, day=MAY)])
    untouched = tmp_path / Partition("articles", SITE, "2014-05").path
    before = untouched.stat()
    store(tmp_path, [bundle(1, fetched_at=at(1))])
    assert untouched.stat() == before


def test_an_index_that_is_wrong_or_gone_does_no_harm(tmp_path: Path) -> None:
    dataset = store(tmp_path / "a", [bundle(1)])
    with dataset.index(SITE) as index:  # as if another program had moved the file's rows
        index.set(Partition("articles", SITE, "2014-04"), {})
    partition = tmp_path / "a" / Partition("articles", SITE, "2014-04").path
    partition.write_bytes(partition.read_bytes())
    store(tmp_path / "a", [bundle(1, day=MAY, fetched_at=at(1))])
    dataset = store(tmp_path / "b", [bundle(1)])
    (tmp_path / "b/.nkscrape/state" / f"{SITE}.index.sqlite").write_bytes(b"not a database, but long enough " * 40)
    store(tmp_path / "b", [bundle(1, day=MAY, fetched_at=at(1))])
    assert files(tmp_path / "a") == files(tmp_path / "b")
    assert len(dataset.read("articles")) == 1


def test_a_second_writer_is_told_who_holds_the_site_and_others_go_on(tmp_path: Path) -> None:
    dataset = Dataset.open(tmp_path)
    with dataset.lock(SITE):
        with pytest.raises(SiteLockedError, match=rf"{SITE} is being written by process \d+ on \S+ since 20") as error:
            merge_all(Dataset.open(tmp_path))
        assert error.value.exit_code == 75
        with dataset.lock("other.example"):
            pass
    with dataset.lock(SITE):
        pass


def test_a_partition_that_cannot_be_read_is_named_and_never_overwritten(tmp_path: Path) -> None:
    dataset = store(tmp_path, [bundle(1)])
    broken = tmp_path / Partition("articles", SITE, "2014-04").path
    broken.write_bytes(broken.read_bytes()[:-20])
    before = broken.read_bytes()
    write_journal(dataset, "next", [bundle(2, fetched_at=at(1))])
    with pytest.raises(UserError, match=rf"cannot read {broken}: .*nothing was changed"):
        merge_all(dataset)
    assert broken.read_bytes() == before
    broken.unlink()
    merge_all(dataset)
    assert [row["title"] for row in dataset.rows("articles", SITE)] == ["Story 2"]


def test_a_partition_someone_else_has_written_unsorted_is_refused(tmp_path: Path) -> None:
    dataset = store(tmp_path, [bundle(1), bundle(2)])
    path = tmp_path / Partition("articles", SITE, "2014-04").path
    rows = pq.ParquetFile(path).read()
    pq.write_table(rows.take([1, 0]), path)
    write_journal(dataset, "next", [bundle(3)])
    with pytest.raises(UserError, match="not sorted by its key"):
        merge_all(dataset)


@pytest.mark.parametrize("site", ["", "..", "a/b", "site=x", "A.example", "a..b", "-a", "x" * 300])
def test_what_is_no_site_never_becomes_a_path(tmp_path: Path, site: str) -> None:
    with pytest.raises(UserError, match="not a site name"):
        Dataset.open(tmp_path).journal_folder(site)
    with pytest.raises(UserError):
        Partition("articles", site, "2014-04")


@pytest.mark.parametrize("month", ["", "2014", "2014-13", "2014-4", "2014-04/x", "..", "none"])
def test_what_is_no_month_never_becomes_a_path(month: str) -> None:
    with pytest.raises(UserError, match="not a month"):
        Partition("articles", SITE, month)


def test_a_dataset_that_cannot_be_used_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UserError, match=r"cannot use .*file as dataset"):
        Dataset.open(tmp_path / "file")
    with pytest.raises(UserError, match="no dataset at"):
        Dataset.existing(tmp_path / "nowhere")


def test_a_dataset_without_permission_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: False)  # tests may run as root, whom nothing is forbidden
    with pytest.raises(UserError, match="no permission"):
        Dataset.open(tmp_path)


def test_records_of_a_sister_site_go_to_their_own_partitions(tmp_path: Path) -> None:
    dataset = Dataset.open(tmp_path)
    write_journal(dataset, "run", [bundle(1), bundle(2, site="sister.example")])
    merge_all(dataset)
    assert [partition.site for partition in dataset.partitions("articles")] == [SITE, "sister.example"]
