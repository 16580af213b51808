"""Index: in which months a site has rows of an article. A cache: what it says is checked against the files."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from nkscrape.databases import DamagedDatabaseError, is_damage, open_database, set_aside
from nkscrape.errors import UserError
from pipelines.partition import BY_ARTICLE, Partition
from pipelines.store import Store

_SCHEMA = """
CREATE TABLE IF NOT EXISTS files (tbl TEXT, month TEXT, fingerprint TEXT, PRIMARY KEY (tbl, month)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS places (tbl TEXT, article_id TEXT, month TEXT, PRIMARY KEY (tbl, article_id, month))
    WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_month ON places (tbl, month);
"""
_TABLES = {"files": ("tbl", "month", "fingerprint"), "places": ("tbl", "article_id", "month")}


class Index:
    """Where the rows of a site's articles, teasers and comments lie.

    Methods raise DamagedDatabaseError where it turns out that the file cannot be read.
    """

    def __init__(self, path: Path, store: Store, site: str) -> None:
        self._store = store
        self._site = site
        self._db = _open(path)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def refresh(self) -> None:
        """Read again what has changed since the index was last written, by whomever."""
        found = {}
        for table in BY_ARTICLE:
            found.update(self._store.partitions(f"{table}/site={self._site}"))
        with _damage():
            files = self._db.execute("SELECT tbl, month, fingerprint FROM files").fetchall()
            known = {Partition(table, self._site, month): mark for table, month, mark in files}
        for partition in sorted(known.keys() | found.keys()):
            if known.get(partition) != found.get(partition):
                self.update(partition)

    def update(self, partition: Partition) -> None:
        """Read one partition again."""
        ids: set[str] = set()
        for batch in self._store.read(partition, ["article_id"]):
            ids.update(batch["article_id"].unique().to_pylist())
        self.set(partition, ids)

    def set(self, partition: Partition, article_ids: Iterable[str]) -> None:
        """Take note that a partition as it stands now holds exactly these articles."""
        where = (partition.table, partition.month)
        mark = self._store.fingerprint(partition)
        with _damage(), self._db:
            self._db.execute("BEGIN")
            self._db.execute("DELETE FROM files WHERE tbl = ? AND month = ?", where)
            self._db.execute("DELETE FROM places WHERE tbl = ? AND month = ?", where)
            if mark:
                rows = ((partition.table, article_id, partition.month) for article_id in article_ids)
                self._db.executemany("INSERT INTO places VALUES (?, ?, ?)", rows)
                self._db.execute("INSERT INTO files VALUES (?, ?, ?)", (*where, mark))

    def months(self, table: str, article_ids: Iterable[str]) -> dict[str, list[str]]:
        """Return the months in which `table` holds rows of each of the articles."""
        found: dict[str, list[str]] = {}
        for article_id in article_ids:
            with _damage():
                rows = self._db.execute(
                    "SELECT month FROM places WHERE tbl = ? AND article_id = ? ORDER BY month", (table, article_id)
                ).fetchall()
                months = [Partition(table, self._site, month).month for (month,) in rows]
            if months:
                found[article_id] = months
        return found


def _open(path: Path) -> sqlite3.Connection:
    """Open the index; one that is damaged is thrown away, for it is only a cache."""
    try:
        return _connect(path)
    except DamagedDatabaseError:
        set_aside(path)
        return _connect(path)


def _connect(path: Path) -> sqlite3.Connection:
    # Losing it costs one reading of the files: no need to wait for the disk.
    return open_database(path, "synchronous = OFF", _SCHEMA, _TABLES, isolation_level=None)


@contextmanager
def _damage() -> Iterator[None]:
    """Turn what only a damaged file gives into DamagedDatabaseError."""
    try:
        yield
    except (UserError, TypeError, sqlite3.DatabaseError) as error:
        if isinstance(error, sqlite3.DatabaseError) and not is_damage(error):
            raise
        raise DamagedDatabaseError(str(error)) from error
