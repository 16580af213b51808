"""Exports hold the chosen rows, appear whole, and are safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from storing import SITE, bundle, store

from nkscrape.cli import main
from pipelines.export import csv_cell


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("dataset")
    evil = bundle(1, comments=(1, 2), title='=HYPERLINK("http://evil.example","click")', tags=["a", "b"])
    store(root, [evil, bundle(2, day=date(2014, 4, 20)), bundle(3, day=date(2014, 5, 2)), bundle(4, day=None)])
    store(root, [bundle(5, site="other.example")], site="other.example")
    return root


def export(root: Path, file: Path, *arguments: str) -> None:
    assert main(["export", str(file), "--dataset", str(root), *arguments]) == 0
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_csv_runs_no_formula_and_keeps_lists(root: Path, tmp_path: Path) -> None:
    export(root, tmp_path / "a.csv", "--site", SITE)
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["url"]: row for row in csv.DictReader(file)}
    row = rows[f"https://{SITE}/1"]
    assert row["title"] == '\'=HYPERLINK("http://evil.example","click")'
    assert json.loads(row["tags"]) == ["a", "b"]
    assert (row["site"], row["month"], row["published_date"]) == (SITE, "2014-04", "2014-04-18")
    assert len(rows) == 4


@given(st.text(max_size=20))
def test_no_cell_begins_like_a_formula(text: str) -> None:
    cell = csv_cell(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert cell.removeprefix("'") == text or cell == text


def test_jsonl_has_iso_dates(root: Path, tmp_path: Path) -> None:
    export(root, tmp_path / "a.jsonl", "--since", "2014-04-19", "--until", "2014-05-01")
    (row,) = map(json.loads, (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines())
    assert (row["url"], row["published_date"]) == (f"https://{SITE}/2", "2014-04-20")
    assert row["fetched_at"] == "2026-01-01T09:00:00Z"


def test_comments_are_chosen_by_the_date_of_their_article(root: Path, tmp_path: Path) -> None:
    export(root, tmp_path / "c.parquet", "--table", "comments", "--until", "2014-04-18", "--site", SITE)
    assert pq.read_table(tmp_path / "c.parquet")["comment_id"].to_pylist() == ["c1-1", "c1-2"]


def test_a_duckdb_database_holds_every_table(root: Path, tmp_path: Path) -> None:
    export(root, tmp_path / "all.duckdb")
    with duckdb.connect(str(tmp_path / "all.duckdb"), read_only=True) as db:
        counts = {table: db.sql(f"from {table}").shape[0] for (table,) in db.sql("show tables").fetchall()}
    assert counts == {"articles": 5, "authors": 2, "comments": 6, "pages": 5, "runs": 0, "teasers": 5}


def test_pages_go_by_the_date_of_the_fetch(root: Path, tmp_path: Path) -> None:
    export(root, tmp_path / "p.csv", "--table", "pages", "--since", "2026-01-02")
    assert len((tmp_path / "p.csv").read_text(encoding="utf-8").splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.xlsx"], "must end in .parquet, .csv, .jsonl, .duckdb"),
        (["a.csv", "--since", "soon"], "--since is a date like 2014-04-18, not 'soon'"),
        (["nowhere/a.csv"], "cannot write nowhere/a.csv: No such file or directory"),
    ],
)
def test_mistakes_are_one_clear_line(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert main(["export", *arguments, "--dataset", str(root)]) == 2
    assert message in capsys.readouterr().err
