"""What crawl tests share: a crawl of the local site, and what it left in the dataset."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from commands import Result, run_nkscrape
from localsite import LocalSite

FAST = ["-s", "DOWNLOAD_DELAY=0"]
SITE = "127.0.0.1"
APRIL = [f"/2014/04/story-number-{n}-of-april/" for n in range(4)]
MAY = [f"/2014/05/story-number-{n}-of-may/" for n in range(4)]


def crawl(site: LocalSite, dataset: Path, *arguments: str, url: str = "/") -> Result:
    """Run `nkscrape crawl news` on a page of the site; its log then holds what was asked for."""
    site.log.clear()
    return run_nkscrape("crawl", "news", "--url", site.url + url, "--dataset", str(dataset), *FAST, *arguments)


def rows(dataset: Path, table: str) -> list[dict[str, Any]]:
    files = sorted(dataset.glob(f"{table}/site=*/month=*/part.parquet"))
    return [row for file in files for row in pq.read_table(file, partitioning=None).to_pylist()]


def stored(site: LocalSite, dataset: Path) -> list[str]:
    return sorted(row["url"].removeprefix(site.url) for row in rows(dataset, "articles"))


def outcomes(site: LocalSite, dataset: Path) -> dict[str, str]:
    return {row["url"].removeprefix(site.url): row["outcome"] for row in rows(dataset, "pages")}
