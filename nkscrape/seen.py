"""Seen: what a site's crawls have fetched and when it is due again. One SQLite file per site.

Nothing is in here that the dataset does not tell, but for short links, which the next visits tell again:
`nkscrape recover --rebuild-state` makes it anew from the tables `pages` and `articles`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, suppress
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Self

from nkscrape.databases import DamagedDatabaseError, open_database
from nkscrape.errors import UserError
from nkscrape.items import Article, PageRecord
from nkscrape.known import COMPLETE, NO_ARTICLE, SOONEST, Known, learn
from nkscrape.late import Heard
from nkscrape.times import is_credible
from nkscrape.urls import canonical_key

LED_TO_ARTICLE = "skipped: leads to an article of this run"
"""Outcome of an address that turned out to be one more of an article."""
_COLUMNS = tuple(field.name for field in fields(Known))
_INSTANTS = frozenset({"fetched_at", "sitemap_lastmod", "first_fetched_at", "due_at", "walked_at"})
_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS seen (main TEXT PRIMARY KEY, {", ".join(_COLUMNS)}) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS alias (key TEXT PRIMARY KEY, main TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS heard (key TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS short (key TEXT PRIMARY KEY, main TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS due ON seen (due_at);
"""
_TABLES = {"seen": ("main", *_COLUMNS), "alias": ("key", "main"), "short": ("key", "main"), "heard": ("key",)}
_IS_ARTICLE = f"(article_id IS NOT NULL OR outcome GLOB '{NO_ARTICLE}*')"
"""Of which pages it is looked whether they have changed: what is no article today may be one tomorrow."""
_FAILED_FOR_NOW = "(outcome GLOB 'failed: *' AND (outcome NOT GLOB 'failed: 4??' OR outcome = 'failed: 429'))"
_UPSERT = f"INSERT OR REPLACE INTO seen VALUES (?, {', '.join('?' * len(_COLUMNS))})"


class DamagedStateError(UserError):
    """The store cannot be read: it is to be made anew from the dataset."""


class Seen:
    """The store of one site. What is recorded is kept by `commit`, which comes after the journal is safe."""

    def __init__(self, path: Path) -> None:
        try:
            _widen(path)
            self._db = open_database(path, "journal_mode = WAL", _SCHEMA, _TABLES, timeout=30)
        except DamagedDatabaseError:
            raise DamagedStateError(f"{path} is damaged: run `nkscrape recover --rebuild-state`") from None

    def get(self, url: str) -> Known | None:
        """Return what is known of the page at `url`, whatever its scheme, tracking parameters or fragment."""
        return self._row(self._main(canonical_key(url)))

    def __len__(self) -> int:
        count: int = self._db.execute("SELECT count(*) FROM seen").fetchone()[0]
        return count

    def due(self, now: datetime, fetched_before: datetime | None = None) -> Iterator[Known]:
        """Yield what is due again at `now`, longest overdue first: articles, pages that may have become one, and those
        that failed for the moment.

        Only those last asked for before `fetched_before`, where that is given.
        """
        rows = self._db.execute(
            f"SELECT * FROM seen WHERE ({_IS_ARTICLE} OR {_FAILED_FOR_NOW}) "
            "AND due_at <= ? AND fetched_at < ? ORDER BY due_at, main",
            (_text(now), _text(fetched_before or datetime.max.replace(tzinfo=UTC))),
        )
        return filter(None, map(_known, rows))

    def record(self, page: PageRecord, article: Article | None) -> None:
        """Take in one fetch; an older one than is known changes nothing."""
        canonical = article.canonical_url if article else None
        self.record_fetch(page, canonical, article.published_date if article else None)

    def record_fetch(self, page: PageRecord, canonical_url: str | None, published: date | None) -> None:
        """As `record`, of an article of which only its canonical URL and date are at hand.

        An article is one entry, found by the URL asked for, the one that answered and the canonical one.
        """
        asked = canonical_key(page.url)
        before = self._main(asked)
        if page.outcome == LED_TO_ARTICLE and page.final_url and self.get(page.final_url):
            self._lead(asked, before, self._main(canonical_key(page.final_url)))
            return
        main = canonical_key(canonical_url) if canonical_url else before
        old = self._row(main) or self._row(before)
        self._db.execute(_UPSERT, (main, *_encode(learn(old, page, published))))
        if before != main:
            self._db.execute("DELETE FROM seen WHERE main = ?", (before,))
        names = {asked, main, canonical_key(page.final_url)} if canonical_url and page.final_url else {asked, main}
        self._db.executemany("INSERT OR REPLACE INTO alias VALUES (?, ?)", [(name, main) for name in names])

    def _lead(self, asked: str, before: str, main: str) -> None:
        """Have an address lead to a page that is known."""
        if before != main:
            self._db.execute("DELETE FROM seen WHERE main = ?", (before,))
        self._db.execute("INSERT OR REPLACE INTO alias VALUES (?, ?)", (asked, main))

    def by_short_link(self, short_url: str) -> Known | None:
        """Return the article that has stated a short link; its word alone, for the link itself was never asked for."""
        found = self._db.execute("SELECT main FROM short WHERE key = ?", (canonical_key(short_url),)).fetchone()
        return self._row(self._main(found[0])) if found else None

    def note_short_link(self, short_url: str, url: str | None) -> None:
        """Take note of the short link the article at `url` states; None where several do, and it tells nothing."""
        main = canonical_key(url) if url else ""
        self._db.execute(
            "INSERT INTO short VALUES (?, ?) ON CONFLICT DO UPDATE SET main = excluded.main WHERE main != ''",
            (canonical_key(short_url), main),
        )

    def hear(self, comments: Collection[Heard], started_at: datetime) -> tuple[list[Heard], bool]:
        """Have the articles fall due that a site tells new comments of, unless this run, begun then, has read them.

        `comments` come newest first. Return those on articles that are not known, and whether more may be new.
        """
        listened = self._db.execute("SELECT 1 FROM heard LIMIT 1").fetchone() is not None
        unknown, is_new = [], False
        for comment in comments:
            is_new = self._db.execute("INSERT OR IGNORE INTO heard VALUES (?)", (comment.key,)).rowcount > 0
            if not is_new:
                continue
            known = self.get(comment.url)
            if known is None:
                unknown.append(comment)
            # One that was held back until it was approved has an old date: it counts that it is new to us.
            elif known.fetched_at < started_at and (
                listened or not comment.at or comment.at > known.fetched_at - SOONEST
            ):
                main = self._main(canonical_key(comment.url))
                self._db.execute("UPDATE seen SET due_at = min(due_at, ?) WHERE main = ?", (_text(started_at), main))
        return unknown, listened and is_new

    def record_walk(self, page: PageRecord, now: datetime) -> None:
        """Take note that everything a source names is stored by `now`; `page` is the fetch of its first page."""
        self.record(replace(page, outcome=COMPLETE), None)
        main = self._main(canonical_key(page.url))
        self._db.execute("UPDATE seen SET walked_at = ? WHERE main = ?", (_text(now), main))

    def commit(self) -> None:
        """Keep what was recorded."""
        self._db.commit()

    def forget(self, run_id: str, but: Collection[str]) -> int:
        """Drop the pages a run recorded, but for the URLs given; return how many. They will be fetched again."""
        kept = {self._main(canonical_key(url)) for url in but}
        mains = [main for (main,) in self._db.execute("SELECT main FROM seen WHERE run_id = ?", (run_id,))]
        lost = [(main,) for main in mains if main not in kept]
        self._db.executemany("DELETE FROM seen WHERE main = ?", lost)
        if lost:
            # A source that named a lost page must be read in full again.
            self._db.execute("DELETE FROM seen WHERE outcome = ? OR walked_at IS NOT NULL", (COMPLETE,))
        return len(lost)

    def clear(self) -> None:
        """Forget everything (before it is rebuilt; kept by `commit`)."""
        self._db.execute("DELETE FROM seen")
        self._db.execute("DELETE FROM alias")
        self._db.execute("DELETE FROM heard")
        self._db.execute("DELETE FROM short")

    def close(self) -> None:
        """Keep what was recorded and close."""
        self._db.commit()
        self._db.close()

    def _main(self, key: str) -> str:
        found = self._db.execute("SELECT main FROM alias WHERE key = ?", (key,)).fetchone()
        return found[0] if found else key

    def _row(self, main: str) -> Known | None:
        row = self._db.execute("SELECT * FROM seen WHERE main = ?", (main,)).fetchone()
        return _known(row) if row else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def _encode(known: Known) -> tuple[str | None, ...]:
    return tuple(_text(getattr(known, name)) for name in _COLUMNS)


def _text(value: Any) -> str | None:
    """Return a value as SQLite keeps it: instants in a fixed width, so that they sort."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value


def _known(row: tuple[str | None, ...]) -> Known | None:
    """Return what a row holds; None for a damaged one: its page is as good as unknown, and fetched again.

    Dates that earlier versions took from sites unseen, and wrote so that they cannot be read, are null.
    """
    values: dict[str, Any] = dict(zip(_COLUMNS, row[1:], strict=True))
    for name in _INSTANTS:
        values[name] = _read(datetime, values[name])
    values["published_date"] = _read(date, values["published_date"])
    needed = (values["url"], values["fetched_at"], values["outcome"], values["first_fetched_at"], values["due_at"])
    if not all(needed):
        return None
    stated = values["sitemap_lastmod"]
    if stated and not is_credible(stated.date(), values["fetched_at"]):
        values["sitemap_lastmod"] = None
    if values["outcome"] == COMPLETE and values["walked_at"] is None:  # written by an earlier version
        values["walked_at"] = values["fetched_at"]
    return Known(**values)


def _widen(path: Path) -> None:
    """Add the column that earlier versions did not have; whatever is wrong with the file is told by opening it."""
    if not path.is_file():
        return
    with suppress(sqlite3.Error, UnicodeDecodeError), closing(sqlite3.connect(path, timeout=30)) as db:
        names = [row[1] for row in db.execute("PRAGMA table_info(seen)")]
        if names == ["main", *_COLUMNS[:-1]]:
            db.execute(f"ALTER TABLE seen ADD COLUMN {_COLUMNS[-1]}")
            db.commit()


def _read(kind: type[date], text: str | None) -> date | None:
    """Return a date, or an instant in UTC, as `_text` writes it; None for anything else."""
    try:
        value = kind.fromisoformat(text) if text else None
        return value.astimezone(UTC) if isinstance(value, datetime) else value
    except (ValueError, TypeError, OverflowError):
        return None
