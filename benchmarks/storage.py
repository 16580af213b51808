"""What storing costs: merging against a plain Parquet write of the same rows, and against the size of the dataset.

Times are CPU times, the best of several rounds, so that the figures hold on a busy machine.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from nkscrape.bundle import Bundle, to_json
from nkscrape.items import Article, Author, Comment, PageRecord, Teaser
from nkscrape.urls import article_id
from pipelines import arrow
from pipelines.dataset import Dataset
from pipelines.journal import Journal
from pipelines.recover import recover

SITE = "storage.example"
START = datetime(2026, 1, 1, tzinfo=UTC)
PARAGRAPH = "The ministry said on Friday that talks on the crossing would go on next week, whatever the weather. "
ARTICLES = 300
COMMENTS = 30
"""Per article."""
ROUNDS = 5


def report() -> Iterator[str]:
    """Yield the cost of a merge in rows, and of one article in a small and a large dataset."""
    pages = [page(number, month=number % 6) for number in range(ARTICLES)]
    rows = sum(len(list(one.records())) for one in pages)
    merge = _best(lambda root: _store(root, pages))
    later = [page(number, month=number % 6, hours=5) for number in range(ARTICLES)]
    again = _best(lambda root: _store(root, later), lambda root: _store(root, pages))
    tables = _tables(pages)
    plain = _best(lambda root: _write(root, {name: arrow.to_table(name, found) for name, found in tables.items()}))
    yield (
        f"storing: {rows} rows, merged new {rows / merge:,.0f} rows/s, read again {rows / again:,.0f} rows/s; "
        f"a plain pyarrow write of the same rows {rows / plain:,.0f} rows/s"
    )
    small, large = (_one_more(months) for months in (6, 60))
    yield f"storing: one more article {1000 * small:.0f} ms; in a dataset of ten times the months {large / small:.2f}x"


def page(number: int, month: int, hours: int = 0) -> Bundle:
    """Return one page's records, published in some month after January 2014."""
    url = f"https://{SITE}/{number}"
    key, when = article_id(url), START + timedelta(hours=hours)
    day = date(2014 + month // 12, 1 + month % 12, 1 + number % 28)
    seen: dict[str, Any] = {"site": SITE, "fetched_at": when, "run_id": f"run-{hours}"}
    kept = {**seen, "first_seen_at": when, "last_seen_at": when}
    text = {"title": f"Story {number}", "body": PARAGRAPH * 40, "published_date": day, "content_hash": key}
    return Bundle(
        url=url,
        fetched_at=when,
        article=Article(article_id=key, url=url, canonical_url=url, **text, **kept),  # type: ignore[arg-type]
        authors=[Author(author_id=f"a{number % 20}", name=f"Author {number % 20}", **kept)],
        teasers=[Teaser(article_id=key, teaser_id=f"t{n}", position=n, title=f"Teaser {n}", **kept) for n in range(5)],
        comments=[
            Comment(
                comment_id=f"{number}-{n}",
                article_id=key,
                root_id=f"{number}-{n}",
                position=n,
                text=PARAGRAPH * (1 + n % 4),
                author_name=f"Reader {n}",
                **kept,
            )
            for n in range(COMMENTS)
        ],
        page=PageRecord(url=url, outcome="article", status=200, article_id=key, **seen),
    )


def _one_more(months: int) -> float:
    """Return the CPU seconds of storing one article in a dataset of that many months, the best of some."""
    with tempfile.TemporaryDirectory() as root:
        _store(Path(root), [page(n, month=n % months, hours=730 * (n % months)) for n in range(10 * months)])
        return min(
            _time(partial(_store, Path(root), [page(100_000 + n, month=3, hours=730 * months)]))
            for n in range(4 * ROUNDS)
        )


def _time(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _best(work: Callable[[Path], object], prepare: Callable[[Path], object] = lambda root: None) -> float:
    """Return the CPU seconds of the best round of `work` on a fresh dataset that `prepare` has filled."""
    times = []
    for _ in range(ROUNDS):
        root = Path(tempfile.mkdtemp())
        try:
            prepare(root)
            times.append(_time(partial(work, root)))
        finally:
            shutil.rmtree(root)
    return min(times)


def _store(root: Path, pages: list[Bundle]) -> None:
    dataset = Dataset.open(root)
    with dataset.writer(SITE) as seen:
        with Journal(dataset.journal_folder(SITE) / "run.jsonl") as journal:
            for one in pages:
                journal.append(to_json(one))
        recover(dataset, SITE, seen)


def _tables(pages: list[Bundle]) -> dict[str, list[arrow.Row]]:
    tables: dict[str, list[arrow.Row]] = {}
    for one in pages:
        for record in one.records():
            tables.setdefault(record.TABLE, []).append(arrow.row_from_json(record.TABLE, to_json(record)))
    return tables


def _write(root: Path, tables: dict[str, pa.Table]) -> None:
    for name, rows in tables.items():
        pq.write_table(rows, root / f"{name}.parquet", compression="zstd")
