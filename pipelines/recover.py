"""From journals into the dataset: at the end of a run, and for runs that did not reach their end."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from pathlib import Path
from typing import Any

from nkscrape.errors import SiteLockedError, UserError
from nkscrape.frontier import OFF_SITE
from nkscrape.items import PageRecord
from nkscrape.seen import Seen
from pipelines import journal
from pipelines.apply import apply
from pipelines.arrow import Row, row_from_json
from pipelines.dataset import Dataset, storage_errors
from pipelines.journal import Line
from pipelines.partition import check_site
from pipelines.rewrite import Key, fold

BATCH_BYTES = 4_000_000
"""Journal bytes merged at a time: bounds the memory of a merge, however long the crawl."""
_MONTH = re.compile(rb'"published_date":"(\d{4}-\d\d)')
_ONE = {"article": "articles", "page": "pages", "run": "runs"}
_MANY = ("authors", "teasers", "comments")


@dataclass(slots=True)
class Recovered:
    """What merging a journal came to."""

    path: Path
    pages: int = 0
    damaged: list[int] = field(default_factory=list)
    """Numbers of the lines that could not be read; they are kept in `quarantine`."""
    quarantine: Path | None = None
    locked: set[str] = field(default_factory=set)
    """Other sites some rows belong to and another run is writing; the journal is kept until they are merged too."""

    def complaint(self) -> str:
        """Say in one line what was damaged and what becomes of it."""
        lines = ", ".join(map(str, self.damaged[:5])) + (" …" if len(self.damaged) > 5 else "")
        return (
            f"journal {self.path.name} is damaged in line {lines}: its other {self.pages} pages are merged, the "
            f"damaged lines are kept in {self.quarantine}, and the next crawl fetches their pages again"
        )

    def postponed(self) -> str:
        """Say in one line what waits for another run to end."""
        return (
            f"another run is writing {', '.join(sorted(self.locked))}: what belongs there waits in journal "
            f"{self.path.name} for the next crawl or `nkscrape recover`"
        )


def recover(dataset: Dataset, site: str, seen: Seen) -> list[Recovered]:
    """Merge every journal of a site, oldest first; the caller holds the site's lock, so their runs are over."""
    return [merge_journal(dataset, site, path, seen) for path in dataset.journals(site)]


def merge_journal(dataset: Dataset, site: str, path: Path, seen: Seen) -> Recovered:
    """Merge one journal into the dataset, tell `seen` of its pages and remove it.

    Damaged lines are kept aside and their pages forgotten, so that the next crawl fetches them again.
    Raises UserError where the dataset cannot be written; the journal then stays for the next attempt.
    """
    result = Recovered(path)
    with storage_errors(dataset.name):
        for batch in _batches(_lines_by_month(path)):
            _merge_lines(dataset, site, _sound(path, batch, result), seen, result.locked)
        if result.damaged:
            _set_aside(dataset, site, result, seen)
        seen.commit()
        if not result.locked:
            path.unlink()
            journal.sync_directory(path.parent)
    return result


def rows_of(data: dict[str, Any]) -> Iterator[tuple[str, str, Row]]:
    """Yield (site, table, row) of everything a journal line holds.

    Raises KeyError, ValueError, TypeError or UserError where the line is not what a journal holds.
    """
    records = [(table, data[name]) for name, table in _ONE.items() if data.get(name)]
    records += [(table, record) for table in _MANY for record in data.get(table, ())]
    for table, record in records:
        yield check_site(record["site"]), table, row_from_json(table, record)


def _lines_by_month(path: Path) -> list[Line]:
    """Return a journal's lines, those of one month together, so that few partitions are written twice.

    The month is only a hint: whatever the order, the dataset becomes the same.
    """
    found = ((_MONTH.search(raw), line) for line, raw in journal.lines(path))
    months = [(match[1] if match else b"", line) for match, line in found]
    return [line for _, line in sorted(months, key=itemgetter(0))]


def _batches(lines: list[Line]) -> Iterator[list[Line]]:
    """Yield the lines in batches of bounded size."""
    batch: list[Line] = []
    size = 0
    for line in lines:
        batch.append(line)
        size += line.length
        if size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


Rows = list[tuple[str, str, Row]]
"""Site, table and row of everything on one line."""


def _sound(path: Path, batch: list[Line], result: Recovered) -> Iterator[tuple[dict[str, Any], Rows]]:
    """Yield the lines the tables can hold, with their rows; note the others."""
    for line, data in journal.read(path, batch):
        try:
            rows = list(rows_of(data or {}))
        except (KeyError, ValueError, TypeError, AttributeError, UserError):
            rows = []
        if data and rows:
            result.pages += bool(data.get("page"))
            yield data, rows
        else:
            result.damaged.append(line.number)


def _merge_lines(
    dataset: Dataset, site: str, lines: Iterator[tuple[dict[str, Any], Rows]], seen: Seen, locked: set[str]
) -> None:
    """Merge some lines, each site's rows by themselves; sites that another run is writing go to `locked`.

    Pages are the site's whose crawl asked for them, wherever they lie: no crawl tells another what it has seen.
    """
    batches: dict[str, dict[str, dict[Key, Row]]] = defaultdict(lambda: defaultdict(dict))
    pages = []
    for line, rows in lines:
        for where, table, row in rows:
            fold(table, batches[site if table == "pages" else where][table], row)
        pages.append((line.get("page"), line.get("article")))
    for where, batch in sorted(batches.items()):
        try:
            with dataset.writing(where, held=site), dataset.index(where) as index:
                apply(dataset.store, index, where, batch)
        except SiteLockedError:
            locked.add(where)
    for page, article in pages:
        _tell(seen, page, article)


def _tell(seen: Seen, data: dict[str, Any] | None, article: dict[str, Any] | None) -> None:
    """Let `seen` know of a line's page, unless it does; the crawl may know more of it than the journal."""
    if not data:
        return
    page = PageRecord(site=data["site"], **row_from_json("pages", data))
    known = seen.get(page.url)
    if known and page.fetched_at and known.fetched_at >= page.fetched_at:
        return
    published = (article or {}).get("published_date")
    canonical = (article or {}).get("canonical_url")
    seen.record_fetch(page, canonical, date.fromisoformat(published) if published else None)


def _set_aside(dataset: Dataset, site: str, result: Recovered, seen: Seen) -> None:
    """Keep a journal's damaged lines as they are, beside the journals, and forget the pages they were about."""
    result.damaged.sort()
    damaged = set(result.damaged)
    result.quarantine = dataset.quarantine_folder(site) / result.path.name
    result.quarantine.parent.mkdir(parents=True, exist_ok=True)
    sound: set[str] = set()
    with result.quarantine.open("wb") as kept:
        for line, raw in journal.lines(result.path):
            if line.number in damaged:
                kept.write(raw)
            else:
                sound.update(_urls(journal.parse(raw) or {}))
    seen.forget(result.path.stem, but=sound)


def _urls(data: dict[str, Any]) -> list[str]:
    """Return every URL a line's page is known by."""
    page, article = data.get("page") or {}, data.get("article") or {}
    return [url for url in (page.get("url"), page.get("final_url"), article.get("canonical_url")) if url]


def rebuild_seen(dataset: Dataset, site: str, seen: Seen) -> int:
    """Make `seen` anew from the tables `pages` and `articles`; return how many pages it then knows."""
    articles: dict[str, tuple[str | None, date | None]] = {}
    names = ["article_id", "canonical_url", "published_date"]
    for row in dataset.rows("articles", site, names):
        articles[row["article_id"]] = row["canonical_url"], row["published_date"]
    seen.clear()
    for month in dataset.partitions("pages", site):  # in order of time, one month in memory
        for row in sorted(dataset.rows_of(month), key=itemgetter("fetched_at")):
            if row["outcome"] == OFF_SITE:  # earlier versions wrote such rows of other sites' crawls
                continue
            seen.record_fetch(PageRecord(site=site, **row), *articles.get(row["article_id"], (None, None)))
    seen.commit()
    return len(seen)
