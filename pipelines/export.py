"""Exporting: rows of a dataset, chosen by site and date, as one file of another kind."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from nkscrape.bundle import to_json
from nkscrape.errors import UserError
from pipelines import arrow
from pipelines.dataset import Dataset
from pipelines.partition import BY_ARTICLE, UNKNOWN, WHOLE, Partition, month_of

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a cell for a formula."""
_DATES = {"articles": "published_date", "pages": "fetched_at", "runs": "started_at"}


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rows: of some sites (none named: all), from one date to another, both included.

    The date is the article's; of pages and runs, that of the fetch and the start. Authors have none.
    """

    sites: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


def export(dataset: Dataset, tables: Sequence[str], selection: Selection, path: Path) -> int:
    """Write rows to `path`, whose suffix says as what; return how many. The file appears when it is whole."""
    write = WRITERS.get(path.suffix)
    if write is None:
        raise UserError(f"cannot export to {path.name}: the name must end in {', '.join(WRITERS)}")
    if len(tables) > 1 and write is not _write_duckdb:
        raise UserError(f"{path.suffix} holds one table: name it with --table")
    dataset.require(selection.sites)
    draft = path.with_name(f".{path.name}.part")
    if path.is_dir():
        raise UserError(f"cannot write {path}: it is a folder")
    try:
        draft.unlink(missing_ok=True)
        count = write(draft, {table: select(dataset, table, selection) for table in tables})
        draft.replace(path)
    except (OSError, ValueError) as error:
        raise UserError(f"cannot write {path}: {getattr(error, 'strerror', None) or error}") from None
    finally:
        with suppress(OSError, ValueError):
            draft.unlink(missing_ok=True)
    return count


def select(dataset: Dataset, table: str, selection: Selection) -> Iterator[pa.Table]:
    """Yield the chosen rows of a table with their partition keys, a batch at a time."""
    yield arrow.with_keys(arrow.schema(table).empty_table(), "", "")
    for partition in dataset.partitions(table):
        if (selection.sites and partition.site not in selection.sites) or not _may_hold(partition.month, selection):
            continue
        chosen = _chosen(dataset, partition, selection)
        for rows in dataset.store.read(partition):
            yield arrow.with_keys(chosen(rows), partition.site, partition.month)


def _may_hold(month: str, selection: Selection) -> bool:
    """Say whether a month has days in the span."""
    if month == WHOLE:
        return True
    if month == UNKNOWN:
        return not (selection.since or selection.until)
    after = selection.since is None or month >= month_of(selection.since)
    return after and (selection.until is None or month <= month_of(selection.until))


def _chosen(dataset: Dataset, partition: Partition, selection: Selection) -> Callable[[pa.Table], pa.Table]:
    """Return what keeps the rows in the span of one partition."""
    if partition.month == WHOLE or not (selection.since or selection.until):
        return lambda rows: rows
    if partition.table in _DATES:
        return lambda rows: rows.filter(_in_span(rows[_DATES[partition.table]], selection))
    of_month = Partition(BY_ARTICLE[0], partition.site, partition.month)
    columns = ["article_id", "published_date"]
    parts = [rows.filter(_in_span(rows["published_date"], selection)) for rows in dataset.store.read(of_month, columns)]
    ids = [rows["article_id"].combine_chunks() for rows in parts]
    wanted = pa.concat_arrays(ids) if ids else pa.array([], pa.string())
    return lambda rows: rows.filter(pc.is_in(rows["article_id"], wanted))


def _in_span(days: pa.ChunkedArray, selection: Selection) -> pa.ChunkedArray:
    days = (
        days.cast(pa.date32()) if pa.types.is_date(days.type) else pc.floor_temporal(days, unit="day").cast(pa.date32())
    )
    mask = pc.is_valid(days)
    if selection.since:
        mask = pc.and_(mask, pc.greater_equal(days, selection.since))
    if selection.until:
        mask = pc.and_(mask, pc.less_equal(days, selection.until))
    return mask


Chosen = dict[str, Iterator[pa.Table]]


def _write_parquet(path: Path, tables: Chosen) -> int:
    (rows,) = tables.values()
    first = next(rows)
    count = 0
    with pq.ParquetWriter(path, first.schema, compression="zstd") as writer:
        for batch in rows:
            writer.write_table(batch)
            count += len(batch)
    return count


def _write_jsonl(path: Path, tables: Chosen) -> int:
    (rows,) = tables.values()
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for row in _rows(rows):
            file.write(json.dumps(to_json(row), ensure_ascii=False) + "\n")
            count += 1
    return count


def _write_csv(path: Path, tables: Chosen) -> int:
    (rows,) = tables.values()
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(next(rows).column_names)
        for row in _rows(rows):
            writer.writerow(map(csv_cell, row.values()))
            count += 1
    return count


def _write_duckdb(path: Path, tables: Chosen) -> int:
    try:
        import duckdb  # noqa: PLC0415 - an optional part: only this export needs it
    except ImportError:
        raise UserError("exporting to DuckDB needs its package: pip install duckdb") from None
    count = 0
    try:
        with duckdb.connect(str(path)) as database:
            for table, rows in tables.items():
                for number, batch in enumerate(rows):
                    database.register("batch", batch)
                    database.execute(
                        f"{'INSERT INTO' if number else 'CREATE TABLE'} {table} {'' if number else 'AS'} FROM batch"
                    )
                    count += len(batch)
    except duckdb.Error as error:
        raise OSError(str(error).partition("\n")[0]) from None
    return count


def csv_cell(value: Any) -> Any:
    """Return a value as a CSV cell: lists and maps as JSON, and no text a spreadsheet would run as a formula."""
    if isinstance(value, (list, dict)):
        return json.dumps(to_json(value), ensure_ascii=False)
    if isinstance(value, (date, datetime)):
        return to_json(value)
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _rows(batches: Iterator[pa.Table]) -> Iterator[arrow.Row]:
    for batch in batches:
        yield from arrow.to_rows(batch)


WRITERS: dict[str, Callable[[Path, Chosen], int]] = {
    ".parquet": _write_parquet,
    ".csv": _write_csv,
    ".jsonl": _write_jsonl,
    ".duckdb": _write_duckdb,
}
"""Suffix -> what writes it."""
