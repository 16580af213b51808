"""Every reader gives the same rows and sensible types, the partition keys as strings."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.dataset as pads
import pytest
from storing import SITE, START, bundle, record_run, store

from nkscrape.items import RECORDS, Run
from pipelines.arrow import TABLES

TABLE_NAMES = [record.TABLE for record in RECORDS]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of two sites and three months."""
    root = tmp_path_factory.mktemp("dataset")
    instant = datetime(2014, 4, 18, 1, 20, tzinfo=UTC)
    first = bundle(1, comments=(1, 2), published_at=instant, tags=["a", "b"], sources={"title": "text"})
    dataset = store(root, [first, bundle(2, day=date(2014, 5, 2), title=None), bundle(3, day=None)])
    store(root, [bundle(4, site="other.example")], site="other.example")
    record_run(dataset, Run(run_id="run-1", spider="news", site=SITE, started_at=START, counts={"x": 1}))
    return root


def with_pandas(root: Path, table: str) -> pa.Table:
    frame = pd.read_parquet(root / table, dtype_backend="pyarrow")
    return pa.Table.from_pandas(frame, preserve_index=False)


def with_polars(root: Path, table: str) -> pa.Table:
    return pl.read_parquet(root / table, hive_partitioning=True).to_arrow()


def with_duckdb(root: Path, table: str) -> pa.Table:
    with duckdb.connect() as db:
        db.execute("set timezone = 'UTC'")
        return db.sql(f"from read_parquet('{root}/{table}/**/*.parquet', hive_partitioning = true)").to_arrow_table()


def with_pyarrow(root: Path, table: str) -> pa.Table:
    return pads.dataset(root / table, partitioning="hive").to_table()


def rows(data: pa.Table, table: str) -> list[dict[str, Any]]:
    """Return rows in key order, values as plain Python ones."""
    found = [{name: _plain(value) for name, value in row.items()} for row in data.to_pylist()]
    return sorted(found, key=lambda row: [str(row[name]) for name in ("site", *TABLES[table].KEY)])


def _plain(value: Any) -> Any:
    if isinstance(value, list) and value and isinstance(value[0], dict):  # how Polars has maps
        return [(pair["key"], pair["value"]) for pair in value]
    if isinstance(value, dict):
        return list(value.items())
    return value


@pytest.mark.parametrize("table", TABLE_NAMES)
@pytest.mark.parametrize("read", [with_pandas, with_polars, with_duckdb])
def test_readers_agree_with_pyarrow(root: Path, table: str, read: Any) -> None:
    expected, found = with_pyarrow(root, table), read(root, table)
    assert sorted(found.column_names) == sorted(expected.column_names)
    assert rows(found.select(expected.column_names), table) == rows(expected, table)


@pytest.mark.parametrize("read", [with_pandas, with_polars, with_duckdb, with_pyarrow])
def test_types_are_sensible_everywhere(root: Path, read: Any) -> None:
    types = {field.name: str(field.type).replace("large_", "") for field in read(root, "articles").schema}
    for key in ("site", "month"):
        assert "string" in types[key]
    assert types["published_date"] == "date32[day]"
    assert types["published_at"].startswith("timestamp[us, tz=")
    assert types["word_count"] == "int64"
    assert types["body_is_truncated"] == "bool"
    assert types["tags"].startswith("list<")


def test_plain_pandas_opens_every_table(root: Path) -> None:
    for table in TABLE_NAMES:
        frame = pd.read_parquet(root / table)
        assert len(frame) and set(frame["site"].astype(str)) <= {SITE, "other.example"}


def test_a_filter_on_the_keys_reads_only_what_it_names(root: Path) -> None:
    frame = pd.read_parquet(root / "articles", filters=[("site", "=", SITE), ("month", "=", "2014-05")])
    assert len(frame) == 1
