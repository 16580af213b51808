"""Rewriting one partition as a stream: what is stored, with some rows merged in and some articles taken out."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from nkscrape.errors import UserError
from pipelines import arrow
from pipelines.arrow import TABLES, Row
from pipelines.merge import are_strangers, merge_rows
from pipelines.partition import Partition

Key = tuple[Any, ...]
"""A record's key: the values of its class's KEY."""


def key_of(table: str, row: Row) -> Key:
    """Return the key of a row."""
    return tuple(row[name] for name in TABLES[table].KEY)


@dataclass(slots=True)
class Tally:
    """What became of the rows of one run in a merge."""

    run_id: str
    site: str
    stored: dict[Partition, int] = field(default_factory=dict)
    """Rows of the run in each partition of its site that was written."""
    new: dict[Partition, int] = field(default_factory=dict)
    """Those of them that no earlier run had."""
    changed: set[str] = field(default_factory=set)
    """Ids of articles whose words the run found changed."""
    displaced: int = 0
    """Comments that are lost because another one has their id."""

    def rows(self) -> Counter[str]:
        """Return how many rows of the run are stored, by table."""
        return _by_table(self.stored)

    def new_rows(self) -> Counter[str]:
        """Return how many of them no earlier run had, by table."""
        return _by_table(self.new)

    def watch(self, partition: Partition, rows: Iterator[pa.Table]) -> Iterator[pa.Table]:
        """Yield what is written to a partition, counted."""
        count = new = 0
        for batch in rows:
            ours = batch.filter(pc.equal(batch["run_id"], self.run_id))
            count += len(ours)
            if "first_seen_at" in ours.column_names:
                new += pc.sum(pc.equal(ours["first_seen_at"], ours["last_seen_at"])).as_py() or 0
            yield batch
        if partition.site == self.site:
            self.stored[partition], self.new[partition] = count, new


def _by_table(counts: Mapping[Partition, int]) -> Counter[str]:
    count: Counter[str] = Counter()
    for partition, rows in counts.items():
        count[partition.table] += rows
    return count


def fold(table: str, rows: dict[Key, Row], row: Row, tally: Tally | None = None) -> None:
    """Merge one row into rows by key."""
    key = key_of(table, row)
    if key not in rows:
        rows[key] = row
        return
    if tally and are_strangers(table, rows[key], row):
        tally.displaced += 1
    if tally and table == "articles" and _has_changed(rows[key], row):
        tally.changed.add(row["article_id"])
    rows[key] = merge_rows(table, rows[key], row)


def _has_changed(one: Row, other: Row) -> bool:
    """Say whether two runs have read other words."""
    return bool(one["run_id"] != other["run_id"] and one["content_hash"] != other["content_hash"])


def merged(table: str, stored: Iterator[pa.Table], rows: Mapping[Key, Row], tally: Tally) -> Iterator[pa.Table]:
    """Yield a table's stored rows with `rows` merged in, sorted by key; memory holds one stored batch and `rows`."""
    keys = sorted(rows)
    done = 0
    for batch in stored:
        end = bisect_right(keys, _key_at(table, batch, len(batch) - 1), lo=done)
        yield _weave(table, batch, {key: rows[key] for key in keys[done:end]}, tally)
        done = end
    if keys[done:]:
        yield arrow.to_table(table, [rows[key] for key in keys[done:]])


def without(stored: Iterator[pa.Table], article_ids: Collection[str]) -> Iterator[pa.Table]:
    """Yield stored rows but for those of some articles."""
    gone = pa.array(article_ids, pa.string())
    for batch in stored:
        yield batch.filter(pc.invert(pc.is_in(batch["article_id"], gone)))


def of_articles(stored: Iterator[pa.Table], article_ids: Collection[str]) -> Iterator[Row]:
    """Yield the stored rows of some articles."""
    wanted = pa.array(article_ids, pa.string())
    for batch in stored:
        yield from arrow.to_rows(batch.filter(pc.is_in(batch["article_id"], wanted)))


def checked(table: str, stored: Iterator[pa.Table], name: str) -> Iterator[pa.Table]:
    """Yield stored rows as they are; raise UserError where they are not sorted by key, as only we write them."""
    last: Key | None = None
    for batch in stored:
        first, next_last = _key_at(table, batch, 0), _key_at(table, batch, len(batch) - 1)
        if (last is not None and last >= first) or not _ascends(table, batch):
            raise UserError(f"{name} is not sorted by its key: nkscrape did not write it; move it away or sort it")
        last = next_last
        yield batch


def _weave(table: str, batch: pa.Table, rows: dict[Key, Row], tally: Tally) -> pa.Table:
    """Return one stored batch with rows merged in that sort no later than its last key."""
    if not rows:
        return batch
    known = _known(table, batch, rows)
    for row in arrow.to_rows(batch.take(known)):
        fold(table, rows, row, tally)
    fresh = arrow.to_table(table, list(rows.values()))
    if len(known):
        batch = batch.filter(pc.invert(pc.is_in(pa.array(range(len(batch)), known.type), known)))
    return pa.concat_tables([batch, fresh]).sort_by([(name, "ascending") for name in TABLES[table].KEY])


def _known(table: str, batch: pa.Table, rows: Collection[Key]) -> pa.Array:
    """Return the positions in `batch` of the rows that have one of the keys."""
    lead, *_ = names = TABLES[table].KEY
    wanted = pa.array([key[0] for key in rows], batch.schema.field(lead).type)
    suspects = pc.indices_nonzero(pc.is_in(batch[lead], wanted))
    keys = zip(*(batch[name].take(suspects).to_pylist() for name in names), strict=True)
    return suspects.filter(pa.array([key in rows for key in keys], pa.bool_()))


def _key_at(table: str, batch: pa.Table, index: int) -> Key:
    return tuple(batch[name][index].as_py() for name in TABLES[table].KEY)


def _ascends(table: str, batch: pa.Table) -> bool:
    """Say whether each row's key comes after the one before it."""
    rows = batch.select(TABLES[table].KEY).combine_chunks()
    before, after = rows.slice(0, len(rows) - 1), rows.slice(1)
    result = pa.array([False] * len(before), pa.bool_())
    for name in reversed(rows.column_names):
        same = pc.equal(before[name], after[name])
        result = pc.or_(pc.less(before[name], after[name]), pc.and_(same, result))
    return bool(pc.all(result).as_py() in (True, None))
