"""What the tests of storing share: bundles of our own making, and a dataset filled with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from nkscrape.bundle import Bundle, to_json
from nkscrape.items import Article, Author, Comment, PageRecord, Run, Teaser
from nkscrape.urls import article_id
from pipelines.dataset import Dataset
from pipelines.journal import Journal
from pipelines.recover import Recovered, recover
from pipelines.text import content_hash

SITE = "gazette.example"
START = datetime(2026, 1, 1, 9, tzinfo=UTC)


def at(hours: float) -> datetime:
    """Return an instant some hours after START."""
    return START + timedelta(hours=hours)


def bundle(
    number: int,
    *,
    fetched_at: datetime = START,
    run_id: str = "run-1",
    day: date | None = date(2014, 4, 18),
    comments: Iterable[int] = (1,),
    site: str = SITE,
    **article: Any,
) -> Bundle:
    """Return one page's records: an article published on `day`, a teaser, an author, and numbered comments."""
    url = f"https://{site}/{number}"
    key = article_id(url)
    seen: dict[str, Any] = {"site": site, "fetched_at": fetched_at, "run_id": run_id}
    kept = {**seen, "first_seen_at": fetched_at, "last_seen_at": fetched_at}
    fields: dict[str, Any] = {"title": f"Story {number}", "body": "One.\n\nTwo.", "published_date": day, **article}
    fields["content_hash"] = content_hash(fields["title"], fields.get("subtitle"), fields["body"])
    return Bundle(
        url=url,
        fetched_at=fetched_at,
        article=Article(article_id=key, url=url, canonical_url=url, **fields, **kept),
        authors=[Author(author_id="a1", name="Ana Bell", names_seen=["Ana Bell"], **kept)],
        teasers=[Teaser(article_id=key, teaser_id="t1", position=1, title="Next", **kept)],
        comments=[comment(key, f"c{number}-{n}", n, **kept) for n in comments],
        page=PageRecord(url=url, outcome="article", status=200, article_id=key, **seen),
    )


def comment(article: str, key: str, position: int, **fields: Any) -> Comment:
    """Return a root comment."""
    return Comment(
        comment_id=key,
        article_id=article,
        root_id=key,
        position=position,
        author_name="Reader",
        text=f"Comment {position}",
        **fields,
    )


def write_journal(dataset: Dataset, name: str, bundles: Sequence[Bundle], site: str = SITE) -> Path:
    """Leave a journal behind, as a run that was killed does."""
    path = dataset.journal_folder(site) / f"{name}.jsonl"
    with Journal(path) as journal:
        for one in bundles:
            journal.append(to_json(one))
    return path


def record_run(dataset: Dataset, run: Run) -> None:
    """Store the row of a run."""
    run.fetched_at = run.started_at
    with Journal(dataset.journal_folder(run.site) / f"{run.run_id}.jsonl") as journal:
        journal.append({"run": to_json(run)})
    merge_all(dataset, run.site)


def store(root: Path | str, *batches: Sequence[Bundle], site: str = SITE) -> Dataset:
    """Store bundles, one journal per batch, each merged on its own; return the dataset."""
    dataset = Dataset.open(root)
    for number, bundles in enumerate(batches):
        write_journal(dataset, f"run-{number}", bundles, site)
        merge_all(dataset, site)
    return dataset


def merge_all(dataset: Dataset, site: str = SITE) -> list[Recovered]:
    """Merge whatever journals a site has."""
    with dataset.writer(site) as seen:
        return recover(dataset, site, seen)


def files(root: Path) -> dict[str, bytes]:
    """Return the bytes of every partition by path below the root."""
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.glob("*/site=*/month=*/*"))}
