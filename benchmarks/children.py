"""Crawls in processes forked from one that has the crawler loaded: a kill costs a crawl, not an import."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(
    ["nkscrape.crawl", "nkscrape.spiders.news", "pipelines.writer", "scrapy.core.downloader.contextfactory", "pandas"]
)


def crawl(urls: str, dataset: Path, settings: Mapping[str, Any]) -> None:
    """Crawl in this process, which has no other purpose, and leave it with the crawl's exit code."""
    from nkscrape.crawl import project_settings, run_crawl  # noqa: PLC0415 - only the child is a crawler

    log = os.open(log_of(dataset), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for descriptor in (1, 2):
        os.dup2(log, descriptor)
    project = project_settings()
    project.setdict(dict(settings), priority="cmdline")
    sys.exit(int(run_crawl("news", {"url": urls, "dataset": str(dataset)}, project)))


def log_of(dataset: Path) -> Path:
    """Return where a crawl says what it has to say."""
    return dataset.with_suffix(".log")
