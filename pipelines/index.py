"""Index: in which months a site has rows of an article, and which articles go by which other ids.

A cache: what it says is checked against the files.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa

from nkscrape.databases import DamagedDatabaseError, is_damage, open_database, set_aside
from nkscrape.errors import UserError
from pipelines.identity import MAX_CLAIMS
from pipelines.partition import BY_ARTICLE, Partition
from pipelines.store import Store

# Version 1 knew its files by the table `files`: without aliases, so they are all read again.
_SCHEMA = """
CREATE TABLE IF NOT EXISTS known (tbl TEXT, month TEXT, fingerprint TEXT, PRIMARY KEY (tbl, month)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS places (tbl TEXT, article_id TEXT, month TEXT, PRIMARY KEY (tbl, article_id, month))
    WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_month ON places (tbl, month);
CREATE TABLE IF NOT EXISTS aliases (month TEXT, alias TEXT, article_id TEXT, PRIMARY KEY (month, alias, article_id))
    WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_alias ON aliases (alias);
"""
_TABLES = {
    "known": ("tbl", "month", "fingerprint"),
    "places": ("tbl", "article_id", "month"),
    "aliases": ("month", "alias", "article_id"),
}
Named = Mapping[str, Sequence[str]]
"""Article id -> its aliases."""


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
            files = self._db.execute("SELECT tbl, month, fingerprint FROM known").fetchall()
            known = {Partition(table, self._site, month): mark for table, month, mark in files}
        for partition in sorted(known.keys() | found.keys()):
            if known.get(partition) != found.get(partition):
                self.update(partition)

    def update(self, partition: Partition) -> None:
        """Read one partition again."""
        named: dict[str, Sequence[str]] = {}
        columns = ["article_id", "aliases"] if partition.table == "articles" else ["article_id"]
        for batch in self._store.read(partition, columns):
            named.update(names_in(batch))
        self.set(partition, named)

    def set(self, partition: Partition, named: Named) -> None:
        """Take note that a partition as it stands now holds exactly these articles, with their aliases."""
        where = (partition.table, partition.month)
        mark = self._store.fingerprint(partition)
        with _damage(), self._db:
            self._db.execute("BEGIN")
            self._db.execute("DELETE FROM known WHERE tbl = ? AND month = ?", where)
            self._db.execute("DELETE FROM places WHERE tbl = ? AND month = ?", where)
            if partition.table == "articles":
                self._db.execute("DELETE FROM aliases WHERE month = ?", (partition.month,))
            if mark:
                rows = ((partition.table, article_id, partition.month) for article_id in named)
                self._db.executemany("INSERT INTO places VALUES (?, ?, ?)", rows)
                aliases = ((partition.month, alias, one) for one, known in named.items() for alias in known)
                self._db.executemany("INSERT OR IGNORE INTO aliases VALUES (?, ?, ?)", aliases)
                self._db.execute("INSERT INTO known VALUES (?, ?, ?)", (*where, mark))

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

    def claimants(self, key: str) -> Collection[str]:
        """Return the articles that go by an id, as their own or as an alias."""
        with _damage():
            rows = self._db.execute(
                "SELECT DISTINCT article_id FROM aliases WHERE alias = ? LIMIT ?", (key, MAX_CLAIMS + 1)
            ).fetchall()
        found = {str(article_id) for (article_id,) in rows}
        return (found if len(found) <= MAX_CLAIMS else set()) | self.months("articles", [key]).keys()

    def doubtful(self) -> Collection[str]:
        """Return the articles that share an id with another."""
        with _damage():
            rows = self._db.execute(
                "SELECT alias FROM aliases GROUP BY alias HAVING count(DISTINCT article_id) > 1 UNION "
                "SELECT alias FROM aliases JOIN places ON places.tbl = 'articles' AND places.article_id = alias"
            ).fetchall()
        return {one for (alias,) in rows for one in self.claimants(alias)}


def names_in(batch: pa.Table) -> Named:
    """Return the articles that rows are of, with the aliases they give them."""
    if "aliases" not in batch.column_names:
        return dict.fromkeys(batch["article_id"].unique().to_pylist(), ())
    columns = (batch[name].to_pylist() for name in ("article_id", "aliases"))
    return {article_id: aliases or () for article_id, aliases in zip(*columns, strict=True)}


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
