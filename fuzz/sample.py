"""A small sound dataset, journal, archive and state file, made of the demo site's pages: what damage begins with."""

from __future__ import annotations

import gzip
import json
from functools import cache
from pathlib import Path

from fuzz.scratch import home
from fuzz.web import NOW, SITE, stamp
from nkscrape.archive import Archive
from nkscrape.bundle import to_json
from nkscrape.demo.content import gazette
from nkscrape.demo.shapes import article_page
from nkscrape.items import PageRecord, Run
from nkscrape.page import Page
from nkscrape.verbs.extract import read_bundle
from pipelines.dataset import Dataset
from pipelines.recover import recover


@cache
def pages() -> list[Page]:
    """Return some articles of the demo site, as if of SITE."""
    paper = gazette()
    return [
        Page(
            url=f"https://{SITE}{story.path}",
            body=article_page(story, paper),
            fetched_at=NOW,
            headers={"content-type": "text/html"},
        )
        for story in paper.stories[:8]
    ]


@cache
def journal() -> bytes:
    """Return the journal of a crawl of those pages."""
    run = Run(run_id="fuzz", spider="news", started_at=NOW, site=SITE, fetched_at=NOW)
    return b"".join(map(_line, [{"run": to_json(run)}, *map(_record, pages())]))


def _record(page: Page) -> dict[str, object]:
    bundle = read_bundle(page)
    bundle.page = PageRecord(url=page.url, outcome="article", status=200, site=SITE, article_id=page.article_id)
    stamp(bundle)
    data: dict[str, object] = to_json(bundle)
    return data


def _line(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode() + b"\n"


@cache
def dataset() -> Path:
    """Return the folder of a dataset of those pages, not to be changed."""
    root = home() / "sample"
    made = Dataset.open(root)
    leave_journal(made, journal())
    with made.writer(SITE) as seen:
        recover(made, SITE, seen)
    return root


def leave_journal(made: Dataset, data: bytes) -> None:
    """Put a journal where a killed run leaves it."""
    path = made.journal_folder(SITE) / "left.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


@cache
def warcs() -> list[bytes]:
    """Return archives of those pages, gzipped and plain."""
    path = home() / "sample.warc.gz"
    archive = Archive(path, NOW)
    for page in pages()[:3]:
        archive.add(page.url, 200, [("Content-Type", "text/html")], page.body, NOW)
    archive.close()
    packed = path.read_bytes()
    return [packed, gzip.decompress(packed)]
