"""Index: in which months a site has rows of an article. A cache: what it says is checked against the files."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from pipelines.partition import BY_ARTICLE, Partition
from pipelines.store import Store

_SCHEMA = """
CREATE TABLE IF NOT EXISTS files (tbl TEXT, month TEXT, fingerprint TEXT, PRIMARY KEY (tbl, month)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS places (tbl TEXT, article_id TEXT, month TEXT, PRIMARY KEY (tbl, article_id, month))
    WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_month ON places (tbl, month);
"""


class Index:
    """Where the rows of a site's articles, teasers and comments lie."""

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
        known = {
            Partition(table, self._site, month): mark for table, month, mark in self._db.execute("SELECT * FROM files")
        }
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
        with self._db:
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
            rows = self._db.execute(
                "SELECT month FROM places WHERE tbl = ? AND article_id = ? ORDER BY month", (table, article_id)
            ).fetchall()
            if rows:
                found[article_id] = [month for (month,) in rows]
        return found


def _open(path: Path) -> sqlite3.Connection:
    """Open the index; one that is damaged is thrown away, for it is only a cache."""
    path.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path, isolation_level=None)
    try:
        db.execute("PRAGMA synchronous = OFF")  # losing it costs one reading of the files
        db.executescript(_SCHEMA)
    except sqlite3.DatabaseError:
        db.close()
        path.unlink()
        return _open(path)
    return db
