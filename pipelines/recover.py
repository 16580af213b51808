"""From journals into the dataset: at the end of a run, and for runs that did not reach their end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from pathlib import Path
from typing import Any

from nkscrape.errors import UserError
from nkscrape.items import PageRecord
from nkscrape.seen import Seen
from pipelines import journal
from pipelines.apply import apply
from pipelines.arrow import Row, row_from_json
from pipelines.dataset import Dataset, storage_errors
from pipelines.partition import check_site, month_of
from pipelines.rewrite import Key, fold

BATCH_BYTES = 8_000_000
"""Journal bytes merged at a time: bounds the memory of a merge, however long the crawl."""
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

    def complaint(self) -> str:
        """Say in one line what was damaged and what becomes of it."""
        lines = ", ".join(map(str, self.damaged[:5])) + (" …" if len(self.damaged) > 5 else "")
        return (
            f"journal {self.path.name} is damaged in line {lines}: its other {self.pages} pages are merged, the "
            f"damaged lines are kept in {self.quarantine}, and the next crawl fetches their pages again"
        )


def recover(dataset: Dataset, site: str, seen: Seen) -> list[Recovered]:
    """Merge every journal of a site, oldest first; the caller holds the site's lock, so their runs are over."""
    return [merge_journal(dataset, site, path, seen) for path in dataset.journals(site)]


def merge_journal(dataset: Dataset, site: str, path: Path, seen: Seen) -> Recovered:
    """Merge one journal into the dataset, tell `seen` of its pages and remove it.

    Damaged lines are kept aside and their pages forgotten, so that the next crawl fetches them again.
    Raises UserError where the dataset cannot be written; the journal then stays for the next attempt.
    """
    result, places = _scan(path)
    with storage_errors(dataset.name):
        for batch in _batches(places):
            _merge_lines(dataset, site, list(journal.read_at(path, batch)), seen)
        if result.damaged:
            _quarantine(dataset, site, result)
            seen.forget(path.stem, but=_urls(journal.read_at(path, _offsets(places))))
        seen.commit()
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


Place = tuple[str, int, int]
"""Where a line is: month of its article, offset, length."""


def _scan(path: Path) -> tuple[Recovered, list[Place]]:
    """Return where the sound lines of a journal are, and which are not sound."""
    result, places = Recovered(path), []
    for line in journal.read(path):
        try:
            rows = list(rows_of(line.data or {}))
        except (KeyError, ValueError, TypeError, AttributeError, UserError):
            rows = []
        if not rows:
            result.damaged.append(line.number)
            continue
        result.pages += any(table == "pages" for _, table, _ in rows)
        month = next((month_of(row["published_date"]) for _, table, row in rows if table == "articles"), "")
        places.append((month, line.offset, line.length))
    return result, places


def _batches(places: list[Place]) -> Iterator[list[tuple[int, int]]]:
    """Yield bounded batches of lines, those of one month together, so that few partitions are written twice."""
    batch: list[tuple[int, int]] = []
    for _, offset, length in sorted(places):
        batch.append((offset, length))
        if sum(size for _, size in batch) >= BATCH_BYTES:
            yield batch
            batch = []
    if batch:
        yield batch


def _merge_lines(dataset: Dataset, site: str, lines: list[dict[str, Any]], seen: Seen) -> None:
    batches: dict[str, dict[str, dict[Key, Row]]] = defaultdict(lambda: defaultdict(dict))
    for line in lines:
        for where, table, row in rows_of(line):
            fold(table, batches[where][table], row)
    for where, batch in sorted(batches.items()):
        with dataset.writing(where, held=site), dataset.index(where) as index:
            apply(dataset.store, index, where, batch)
    for line in lines:
        _tell(seen, line)


def _tell(seen: Seen, line: dict[str, Any]) -> None:
    """Let `seen` know of a line's page, unless it does; the crawl may know more of it than the journal."""
    if not line.get("page"):
        return
    page = PageRecord(site=line["page"]["site"], **row_from_json("pages", line["page"]))
    known = seen.get(page.url)
    if known and page.fetched_at and known.fetched_at >= page.fetched_at:
        return
    article = row_from_json("articles", line["article"]) if line.get("article") else {}
    seen.record_fetch(page, article.get("canonical_url"), article.get("published_date"))


def _quarantine(dataset: Dataset, site: str, result: Recovered) -> None:
    """Keep the damaged lines of a journal, as they are, beside the journals."""
    damaged = set(result.damaged)
    result.quarantine = dataset.quarantine_folder(site) / result.path.name
    result.quarantine.parent.mkdir(parents=True, exist_ok=True)
    with result.path.open("rb") as lines, result.quarantine.open("wb") as kept:
        kept.writelines(line for number, line in enumerate(lines, 1) if number in damaged)


def _urls(lines: Iterable[dict[str, Any]]) -> set[str]:
    """Return every URL the pages of some lines are known by."""
    found: set[str] = set()
    for line in lines:
        page, article = line.get("page") or {}, line.get("article") or {}
        found.update(url for url in (page.get("url"), page.get("final_url"), article.get("canonical_url")) if url)
    return found


def _offsets(places: list[Place]) -> list[tuple[int, int]]:
    return [(offset, length) for _, offset, length in places]


def rebuild_seen(dataset: Dataset, site: str, seen: Seen) -> int:
    """Make `seen` anew from the tables `pages` and `articles`; return how many pages it then knows."""
    articles: dict[str, tuple[str | None, date | None]] = {}
    names = ["article_id", "canonical_url", "published_date"]
    for row in dataset.rows("articles", site, names):
        articles[row["article_id"]] = row["canonical_url"], row["published_date"]
    seen.clear()
    for month in dataset.partitions("pages", site):  # in order of time, one month in memory
        for row in sorted(dataset.rows_of(month), key=itemgetter("fetched_at")):
            seen.record_fetch(PageRecord(site=site, **row), *articles.get(row["article_id"], (None, None)))
    seen.commit()
    return len(seen)
