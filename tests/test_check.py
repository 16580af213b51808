"""`nkscrape check` finds what is wrong, `nkscrape info` says what is there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from storing import SITE, START, at, bundle, record_run, store, write_journal

from nkscrape.cli import main
from nkscrape.items import Run
from pipelines.dataset import Dataset
from pipelines.partition import Partition

APRIL = Partition("articles", SITE, "2014-04").path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A sound dataset."""
    dataset = store(tmp_path, [bundle(1, comments=(1, 2)), bundle(2, day=date(2014, 5, 2))])
    run = Run(run_id="run-1", spider="news", site=SITE, started_at=START, finish_reason="finished", verdict="healthy")
    record_run(dataset, run)
    return tmp_path


def check(root: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what check says, after making sure that it fails."""
    assert main(["check", "--dataset", str(root)]) == 3
    return capsys.readouterr().out


def rewrite(root: Path, path: str, change: object) -> None:
    """Change a partition behind nkscrape's back."""
    rows = pq.ParquetFile(root / path).read()
    pq.write_table(change(rows), root / path)  # type: ignore[operator]


def test_a_sound_dataset_passes(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--dataset", str(root)]) == 0
    assert capsys.readouterr().out == "1 sites, no problem found\n"


def test_stray_files_are_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "articles" / "notes.txt").write_text("x")
    assert "articles/notes.txt: does not belong" in check(root, capsys)


def test_a_broken_file_is_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / APRIL).write_bytes(b"PAR1 and no more")
    assert f"{APRIL}: " in check(root, capsys)


def test_rows_in_the_wrong_month_and_apart_from_their_article(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / APRIL).parent.rename(root / "articles" / f"site={SITE}" / "month=2013-01")
    told = check(root, capsys)
    assert "1 rows belong to another month" in told
    assert f"{SITE}: 2 rows of comments in month 2014-04 lie apart from their article" in told


def test_missing_references_are_counted(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / Partition("articles", SITE, "2014-05").path).unlink()
    assert "1 rows of comments have a article_id that articles does not have" in check(root, capsys)


def test_doubled_rows_are_found_within_a_file_and_across_files(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    comments = Partition("comments", SITE, "2014-04").path
    other = root / Partition("comments", SITE, "2014-05").path
    pq.write_table(
        pa.concat_tables([pq.ParquetFile(root / comments).read().slice(1), pq.ParquetFile(other).read()]), other
    )
    assert "1 rows of comments are there twice, in different months" in check(root, capsys)
    rewrite(root, comments, lambda rows: pa.concat_tables([rows, rows]))
    assert "is not sorted by its key" in check(root, capsys)


def test_a_schema_of_other_columns_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rewrite(root, APRIL, lambda rows: rows.drop_columns("subtitle"))
    assert "does not have the schema of version 2; run `nkscrape recover`" in check(root, capsys)


def test_waiting_journals_are_told_but_no_problem(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_journal(Dataset.open(root), "dead", [bundle(5)])
    assert main(["check", "--dataset", str(root)]) == 0
    assert "1 journals wait" in capsys.readouterr().out


def test_info_tells_rows_span_size_and_last_run(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", "--dataset", str(root)]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines[1][:3] == [SITE, "articles", "2"]
    assert lines[1][-4:] == ["2014-04", "to", "2014-05", "(2)"]
    assert " ".join(lines[-1]) == f"{SITE}: last run 2026-01-01 09:00 UTC, finished: healthy"


@pytest.mark.parametrize("verb", ["check", "info", "recover"])
def test_no_dataset_is_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str], verb: str) -> None:
    assert main([verb, "--dataset", str(tmp_path / "none")]) == 2
    assert capsys.readouterr().err == f"nkscrape {verb}: no dataset at {tmp_path / 'none'}\n"


def last_run(counts: dict[str, int]) -> Run:
    """Return a run that has come to its end after all others."""
    times = at(1), at(2)
    return Run(run_id="run-9", spider="news", site=SITE, counts=counts, started_at=times[0], finished_at=times[1])


def test_rows_of_the_last_run_that_are_gone_are_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dataset = Dataset.open(root)
    record_run(dataset, last_run({"stored.pages": 3}))
    assert f"{SITE}: 3 of the 3 rows of pages that run run-9 stored are gone" in check(root, capsys)


def test_a_run_that_lost_comments_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record_run(Dataset.open(root), last_run({"displaced.comments": 6}))
    assert f"{SITE}: in its last run 6 comments are lost" in check(root, capsys)


def test_a_gap_among_the_comments_of_one_reading_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What version 1 left where every page numbered its comments from one."""
    path = Partition("comments", SITE, "2014-04").path
    rewrite(root, path, lambda rows: rows.filter(pc.equal(rows["position"], 2)))
    assert f"{SITE}: 1 articles lack comments that their page showed" in check(root, capsys)
