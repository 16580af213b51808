"""Checking a dataset: everything its rules promise, read from the files alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from operator import itemgetter
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import fs

from nkscrape.errors import UserError
from nkscrape.items import SCHEMA_VERSION
from nkscrape.runlog import displaced
from pipelines import arrow, identity
from pipelines.arrow import TABLES, to_rows
from pipelines.index import names_in
from pipelines.partition import BY_ARTICLE, UNKNOWN, Partition, month_of_row
from pipelines.rewrite import checked, of_articles
from pipelines.store import Store

REFERENCES = (
    ("teasers", "article_id", "articles", "article_id"),
    ("comments", "article_id", "articles", "article_id"),
    ("comments", "parent_id", "comments", "comment_id"),
    ("pages", "article_id", "articles", "article_id"),
    *((table, "run_id", "runs", "run_id") for table in ("articles", "authors", "teasers", "comments", "pages")),
)
"""Table and column whose values must be among another table's column."""


def check(store: Store, sites: list[str]) -> Iterator[str]:
    """Yield one line per thing that is wrong; none for a sound dataset."""
    yield from _stray_files(store)
    for site in sites:
        broken = set()
        for partition in store.partitions(""):
            if partition.site == site:
                try:
                    yield from _partition(store, partition)
                except UserError as error:
                    broken.add(partition.table)
                    yield str(error)
        yield from _site(store, site, TABLES.keys() - broken)


def _stray_files(store: Store) -> Iterator[str]:
    """Readers take every file below a table for a part of it."""
    for table in TABLES:
        selector = fs.FileSelector(store.uri(table), recursive=True, allow_not_found=True)
        for info in store.filesystem.get_file_info(selector):
            if info.type == fs.FileType.File and Partition.at(info.path) is None:
                yield f"{info.path}: does not belong into a table's folder"


def _partition(store: Store, partition: Partition) -> Iterator[str]:
    """Yield what is wrong with one file by itself; UserError where it cannot be read or is not in order."""
    table, name = partition.table, store.uri(partition.path)
    if not store.is_current(partition):
        yield f"{name}: does not have the schema of version {SCHEMA_VERSION}; run `nkscrape recover`"
    astray = 0
    for rows in checked(table, store.read(partition), name):
        empty = [c.name for c in arrow.columns(table) if c.doc.required and rows[c.name].null_count]
        yield from (f"{name}: column {column} lacks values it must have" for column in empty)
        if table not in ("teasers", "comments"):
            astray += sum(month_of_row(table, row) != partition.month for row in arrow.to_rows(_dates(rows)))
    if astray:
        yield f"{name}: {astray} rows belong to another month"


def _dates(rows: pa.Table) -> pa.Table:
    return rows.select([n for n in ("published_date", "fetched_at", "started_at") if n in rows.column_names])


def _site(store: Store, site: str, tables: set[str]) -> Iterator[str]:
    """Yield what is wrong between the files of a site; only tables whose files are sound are looked at."""
    values = {table: _columns(store, site, table) for table in tables}
    for table in sorted(tables):
        yield from _twice(site, table, values[table])
    for table, column, target, key in REFERENCES:
        if {table, target} <= tables:
            lost = _missing(values[table][column], key, values[target])
            if lost:
                yield f"{site}: {lost} rows of {table} have a {column} that {target} does not have"
    if "articles" in tables:
        yield from _one_as_two(store, site)
    if set(BY_ARTICLE) <= tables:
        yield from _apart(store, site)
    if "comments" in tables:
        yield from _gaps(store, site)
    if "runs" in tables:
        yield from _last_run(store, site, values)


def _columns(store: Store, site: str, table: str) -> pa.Table:
    """Return a site's key and reference columns of one table."""
    names = {*TABLES[table].KEY, "aliases", *(column for source, column, _, _ in REFERENCES if source == table)}
    ordered = [name for name in arrow.names(table) if name in names]
    empty = arrow.schema(table).empty_table().select(ordered)
    parts = [rows for p in store.partitions(f"{table}/site={site}") for rows in store.read(p, ordered)]
    return pa.concat_tables([empty, *parts])


def _twice(site: str, table: str, rows: pa.Table) -> Iterator[str]:
    """Keys are unique within a file by its order; here the files of a site are compared."""
    keys = list(TABLES[table].KEY)
    extra = len(rows) - len(rows.group_by(keys).aggregate([]))
    if extra:
        yield f"{site}: {extra} rows of {table} are there twice, in different months"


def _missing(values: pa.ChunkedArray, key: str, target: pa.Table) -> int:
    """Return how many of the values no row has as its key, nor among its aliases."""
    known = [target[key].combine_chunks()]
    if "aliases" in target.column_names:
        known.append(pc.list_flatten(target["aliases"].combine_chunks()))
    found = pc.is_in(values.drop_null(), pa.concat_arrays(known))
    return len(found) - int(pc.sum(found).as_py() or 0)


def _one_as_two(store: Store, site: str) -> Iterator[str]:
    """Articles that go by one id and say the same are one."""
    columns = ["article_id", "aliases"]
    parts = store.partitions(f"articles/site={site}")
    named = {i: names for p in parts for rows in store.read(p, columns) for i, names in names_in(rows).items()}
    doubtful = {one for pair in identity.suspects(named) for one in pair}
    rows = {row["article_id"]: row for p in parts for row in of_articles(store.read(p), doubtful)} if doubtful else {}
    if forward := identity.united(rows):
        examples = ", ".join(f"{one} as {first}" for one, first in list(forward.items())[:3])
        yield f"{site}: {len(forward)} articles are there twice, {examples}; run `nkscrape recover`"


def _gaps(store: Store, site: str) -> Iterator[str]:
    """Comments that a page showed together stand in places 1, 2, 3, …: one that is missing has been lost."""
    lost: set[str] = set()
    for partition in store.partitions(f"comments/site={site}"):
        latest: dict[str, datetime] = {}
        shown: list[dict[str, Any]] = []
        for rows in store.read(partition, ["article_id", "fetched_at", "position"]):
            groups = rows.group_by(["article_id", "fetched_at"])
            shown += groups.aggregate([("position", "max"), ("position", "count")]).to_pylist()
        for one in shown:
            latest[one["article_id"]] = max(latest.get(one["article_id"], one["fetched_at"]), one["fetched_at"])
        places: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for one in (one for one in shown if one["fetched_at"] == latest[one["article_id"]]):
            place = places[one["article_id"]]
            place[:] = max(place[0], one["position_max"]), place[1] + one["position_count"]
        lost.update(article_id for article_id, (last, count) in places.items() if last > count)
    if lost:
        yield (
            f"{site}: {len(lost)} articles lack comments that their page showed, {min(lost)} among them; a crawl with "
            "--recheck all reads them again"
        )


def _last_run(store: Store, site: str, values: dict[str, pa.Table]) -> Iterator[str]:
    """Rows that the last run has stored are there, and none of what it read has pushed out another."""
    names = ["run_id", "started_at", "finished_at", "counts"]
    runs = [
        row for p in store.partitions(f"runs/site={site}") for rows in store.read(p, names) for row in to_rows(rows)
    ]
    last = max(runs, key=itemgetter("started_at", "run_id"), default=None)
    if last is None or not last["finished_at"]:
        return
    yield from (f"{site}: in its last run {problem}" for problem in displaced(last["counts"]))
    united = False
    for table in sorted(values.keys() - {"runs"}):
        stored = last["counts"].get(f"stored.{table}", 0)
        rows = values[table].filter(pc.equal(values[table]["run_id"], last["run_id"]))
        if table == "articles":  # what has since become one with another article, with all its rows, is not gone
            united = len(rows) < stored <= len(rows) + int(pc.sum(pc.list_value_length(rows["aliases"])).as_py() or 0)
        lost = stored - len(rows)
        if lost > 0 and not (united and table in BY_ARTICLE):
            yield f"{site}: {lost} of the {stored} rows of {table} that run {last['run_id']} stored are gone"


def _apart(store: Store, site: str) -> Iterator[str]:
    """Teasers and comments lie in the month of their article."""
    home: dict[str, str] = {}
    for partition in store.partitions(f"articles/site={site}"):
        for rows in store.read(partition, ["article_id"]):
            home.update(dict.fromkeys(rows["article_id"].to_pylist(), partition.month))
    for table in ("teasers", "comments"):
        apart: dict[str, int] = defaultdict(int)
        for partition in store.partitions(f"{table}/site={site}"):
            for rows in store.read(partition, ["article_id"]):
                ids = rows["article_id"].to_pylist()
                apart[partition.month] += sum(home.get(i, UNKNOWN) != partition.month for i in ids)
        for month, count in sorted(apart.items()):
            if count:
                yield f"{site}: {count} rows of {table} in month {month} lie apart from their article"
