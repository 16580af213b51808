"""From journals into the dataset: at the end of a run, and for runs that did not reach their end."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from pathlib import Path
from typing import Any

from nkscrape.databases import DamagedDatabaseError
from nkscrape.errors import SiteLockedError, UserError
from nkscrape.items import PageRecord
from nkscrape.known import RAREST
from nkscrape.seen import Seen
from nkscrape.urls import canonical_key
from nkscrape.wanted import OFF_SITE
from pipelines import commenters, journal, readdressed, renumber, standfirst
from pipelines.apply import Batch, apply
from pipelines.arrow import Row, row_from_json
from pipelines.dataset import Dataset, storage_errors
from pipelines.journal import Line
from pipelines.merge import mark_incomplete, order_sources
from pipelines.partition import check_site
from pipelines.rewrite import Key, Tally, fold

BATCH_BYTES = 4_000_000
"""Journal bytes merged at a time: bounds the memory of a merge, however long the crawl."""
_MONTH = re.compile(rb'"published_date":"(\d{4}-\d\d)')
_ONE = {"article": "articles", "page": "pages", "run": "runs"}
_MANY = ("authors", "teasers", "comments")


@dataclass(slots=True)
class Recovered:
    """What merging a journal came to."""

    path: Path
    tally: Tally
    pages: int = 0
    damaged: list[int] = field(default_factory=list)
    """Numbers of the lines that could not be read; they are kept in `quarantine`."""
    quarantine: Path | None = None
    locked: set[str] = field(default_factory=set)
    """Other sites some rows belong to and another run is writing; the journal is kept until they are merged too."""

    def complaints(self) -> Iterator[str]:
        """Yield one line per thing that went wrong, with what becomes of it."""
        if self.damaged:
            yield self._damage()
        if count := self.tally.displaced:
            yield (
                f"journal {self.path.name}: {count} comments are lost, because the site gives comments of different "
                "articles one id; please report the site"
            )

    def _damage(self) -> str:
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


def merge_journal(
    dataset: Dataset, site: str, path: Path, seen: Seen, conclude: Callable[[Recovered], None] | None = None
) -> Recovered:
    """Merge one journal into the dataset, tell `seen` of its pages and remove it.

    `conclude` may append lines that depend on what came of the others; they are merged too. Damaged lines are kept
    aside and their pages, and that of a torn last line, forgotten, so that the next crawl fetches them again.
    Raises UserError where the dataset cannot be written; the journal then stays for the next attempt.
    """
    result = Recovered(path, Tally(path.stem, site))
    with storage_errors(dataset.name):
        commenters.claim_for(dataset, path)
        size = path.stat().st_size
        torn = journal.is_torn(path)
        for batch in _batches(_lines_by_month(path)):
            _merge_lines(dataset, site, _sound(path, batch, result), seen, result)
        if result.damaged or torn:
            _set_aside(dataset, site, result, seen)
        if conclude:
            conclude(result)
            _merge_lines(dataset, site, _sound(path, _lines_by_month(path, size), result), seen, result)
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
    is_partial = bool((data.get("page") or {}).get("incomplete"))
    for table, record in records:
        row = row_from_json(table, record)
        if table == "comments" and row["schema_version"] < renumber.SINCE:
            renumber.renumber_row(row)
        if table == "articles" and row["schema_version"] < standfirst.SINCE:
            standfirst.cut_row(row)
            readdressed.name_row(row)
        if "sources" in row:
            order_sources(row)
        if is_partial and "kept_from" in row:
            mark_incomplete(table, row)
        yield check_site(record["site"]), table, row


def _lines_by_month(path: Path, start: int = 0) -> list[Line]:
    """Return a journal's lines, those of one month together, so that few partitions are written twice.

    The month is only a hint: whatever the order, the dataset becomes the same.
    """
    found = ((_MONTH.search(raw), line) for line, raw in journal.lines(path, start))
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


Fetch = tuple[PageRecord, str | None, date | None]
"""A page, the canonical URL of its article and that one's date: what `Seen` keeps of it."""


def _sound(path: Path, batch: list[Line], result: Recovered) -> Iterator[tuple[Rows, Fetch | None]]:
    """Yield what the lines hold that the tables and `Seen` can take; note the others."""
    for line, data in journal.read(path, batch):
        try:
            rows = list(rows_of(data or {}))
            fetch = _fetch(rows)
        except (KeyError, ValueError, TypeError, AttributeError, OverflowError, UserError):
            rows = []
        if rows:
            result.pages += fetch is not None
            yield rows, fetch
        else:
            result.damaged.append(line.number)


def _fetch(rows: Rows) -> Fetch | None:
    """Return the fetch a line tells of; ValueError or OverflowError where it is none that could have been."""
    found = {table: (site, row) for site, table, row in rows if table in ("pages", "articles")}
    if "pages" not in found:
        return None
    site, row = found["pages"]
    _, article = found.get("articles", (site, {}))
    page = PageRecord(site=site, **row)
    for url in filter(None, (page.url, page.final_url, article.get("canonical_url"))):
        canonical_key(url)
    assert page.fetched_at  # a required field
    _ = page.fetched_at + RAREST, page.fetched_at - RAREST
    return page, article.get("canonical_url"), article.get("published_date")


def _merge_lines(
    dataset: Dataset, site: str, lines: Iterator[tuple[Rows, Fetch | None]], seen: Seen, result: Recovered
) -> None:
    """Merge some lines, each site's rows by themselves; sites that another run is writing go to `result.locked`.

    Pages are the site's whose crawl asked for them, wherever they lie: no crawl tells another what it has seen.
    """
    batches: dict[str, dict[str, dict[Key, Row]]] = defaultdict(lambda: defaultdict(dict))
    fetches = []
    for rows, fetch in lines:
        for where, table, row in rows:
            fold(table, batches[site if table == "pages" else where][table], row, result.tally)
        fetches += [fetch] if fetch else []
    for where, batch in sorted(batches.items()):
        try:
            with dataset.writing(where, held=site):
                _apply(dataset, where, batch, result.tally)
        except SiteLockedError:
            result.locked.add(where)
    for page, canonical_url, published in fetches:
        _tell(seen, page, canonical_url, published)


def _apply(dataset: Dataset, site: str, batch: Batch, tally: Tally) -> None:
    """Merge a batch; where the index turns out to be damaged, which only then shows, once more with a new one."""
    try:
        with dataset.index(site) as index:
            apply(dataset.store, index, site, batch, tally)
    except DamagedDatabaseError:
        dataset.drop_index(site)
        with dataset.index(site) as index:
            apply(dataset.store, index, site, batch, tally)


def _tell(seen: Seen, page: PageRecord, canonical_url: str | None, published: date | None) -> None:
    """Let `seen` know of a page, unless it does; the crawl may know more of it than the journal."""
    known = seen.get(page.url)
    if not (known and page.fetched_at and known.fetched_at >= page.fetched_at):
        seen.record_fetch(page, canonical_url, published)


def _set_aside(dataset: Dataset, site: str, result: Recovered, seen: Seen) -> None:
    """Keep a journal's damaged lines as they are, beside the journals, and forget the pages they were about."""
    result.damaged.sort()
    damaged = set(result.damaged)
    sound: set[str] = set()
    broken = []
    for line, raw in journal.lines(result.path):
        if line.number in damaged:
            broken.append(line)
        else:
            sound.update(_urls(journal.parse(raw) or {}))
    if broken:
        result.quarantine = dataset.quarantine_folder(site) / result.path.name
        result.quarantine.parent.mkdir(parents=True, exist_ok=True)
        with result.quarantine.open("wb") as kept:
            for line in broken:
                journal.copy(result.path, line, kept)
    seen.forget(result.path.stem, but=sound)


def _urls(data: dict[str, Any]) -> list[str]:
    """Return every URL a line's page is known by."""
    page, article = data.get("page") or {}, data.get("article") or {}
    return [url for url in (page.get("url"), page.get("final_url"), article.get("canonical_url")) if url]


def rebuild_seen(dataset: Dataset, site: str, seen: Seen) -> int:
    """Make `seen` anew from the tables `pages` and `articles`; return how many pages it then knows."""
    articles: dict[str, tuple[str | None, date | None]] = {}
    aliases: dict[str, tuple[str | None, date | None]] = {}
    names = ["article_id", "aliases", "canonical_url", "published_date"]
    for row in dataset.rows("articles", site, names):
        found = row["canonical_url"], row["published_date"]
        articles[row["article_id"]] = found
        aliases.update(dict.fromkeys(row["aliases"], found))
    seen.clear()
    for month in dataset.partitions("pages", site):  # in order of time, one month in memory
        for row in sorted(dataset.rows_of(month), key=itemgetter("fetched_at")):
            if row["outcome"] == OFF_SITE:  # earlier versions wrote such rows of other sites' crawls
                continue
            given = row["article_id"]
            found = articles.get(given) or aliases.get(given) or (None, None)
            seen.record_fetch(PageRecord(site=site, **row), *found)
    seen.commit()
    return len(seen)
