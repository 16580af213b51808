"""What a whole crawl costs: memory as it goes on, and the share of time that storing takes.

`python -m benchmarks.crawling [PAGES]` crawls a synthetic site with the real spider. The promises: 50,000 pages grow
the process by no more than 50 MB after the first tenth; journal and merge add no more than a tenth to a crawl's time.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.synthetic import serve
from nkscrape.settings import ITEM_PIPELINES

UNSTORED = {name: order for name, order in ITEM_PIPELINES.items() if "writer" not in name}


@dataclass(frozen=True, slots=True)
class Cost:
    """What one crawl took; memory is resident, in MB."""

    pages: int
    cpu_seconds: float
    at_a_tenth: float
    while_crawling: float
    """The most between a tenth of the pages and the last."""
    at_most: float
    """The most of all, the final merge included."""


def measure(pages: int, *settings: str) -> Cost:
    """Crawl a site of `pages` articles in a process of its own."""
    with serve(pages) as site, tempfile.TemporaryDirectory() as dataset:
        command = [sys.executable, "-m", "nkscrape.cli", "crawl", "news", "--url", site.url, "--dataset", dataset]
        options = [option for pair in ("DOWNLOAD_DELAY=0", "LOG_LEVEL=ERROR", *settings) for option in ("-s", pair)]
        before = _cpu()
        crawl = subprocess.Popen([*command, *options], stdout=subprocess.DEVNULL)
        early = crawling = most = 0.0
        while crawl.poll() is None:
            time.sleep(0.05)
            now = _resident(crawl.pid)
            early = now if site.sent < pages / 10 else early
            crawling = max(crawling, now) if site.sent < pages else crawling
            most = max(most, now)
        return Cost(site.sent, _cpu() - before, early, crawling, most)


def report(pages: int = 1_500) -> Iterator[str]:
    """Yield the figures, one line each."""
    stored, unstored = measure(pages), measure(pages, f"ITEM_PIPELINES={str(UNSTORED).replace(chr(39), chr(34))}")
    crawling, merging = stored.while_crawling - stored.at_a_tenth, stored.at_most - stored.at_a_tenth
    yield (
        f"crawl of {stored.pages} pages: {stored.at_a_tenth:.0f} MB at a tenth, +{crawling:.0f} MB while crawling, "
        f"+{merging:.0f} MB with the final merge"
    )
    yield (
        f"storing: {stored.cpu_seconds / unstored.cpu_seconds - 1:+.0%} of an unstored crawl's time "
        f"({1000 * stored.cpu_seconds / pages:.1f} and {1000 * unstored.cpu_seconds / pages:.1f} ms a page)"
    )


def _cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _resident(pid: int) -> float:
    """Return a process's resident memory in MB; 0 when it is gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS")), 0.0)


if __name__ == "__main__":
    for line in report(*map(int, sys.argv[1:2])):
        print(line)
