"""Kill the crawl of the demo site again and again, and see that nothing is lost, doubled or unreadable.

`python -m benchmarks.crash_campaign [KILLS] [SEED]` (default 500 kills) crawls the demo site with the real spider in a
process of its own and kills it: by `kill -9` from outside at a random moment, or by its own hand at a random call that
changes the disk (`FAULT_POINTS`), before or after the call. After one to three the same command is run to its end
and the dataset compared with that of an uninterrupted run. All the while a reader opens every file of every table.
Prints one JSON line; exits 1 where anything was lost.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from nkscrape.demo.content import HOST
from nkscrape.demo.server import DemoServer
from pipelines.arrow import TABLES
from pipelines.dataset import Dataset

URLS = f"http://{HOST}/ http://{HOST}/category/opinion/"
SETTINGS = {"DOWNLOAD_DELAY": 0, "NKSCRAPE_MAX_CRAWL_DELAY": 0.0, "LOG_LEVEL": "WARNING"}
"""Our own server need not be spared."""
FAULT_POINTS = {"os.write": 78, "os.fdatasync": 3, "ParquetWriter.write_table": 27, "os.replace": 27, "os.fsync": 80}
"""Calls that change the disk, with about how many of them a whole crawl makes."""
TIMES = frozenset({"fetched_at", "first_seen_at", "last_seen_at", "run_id", "kept_from"})
"""Columns that tell when a row was read, and so differ between any two crawls."""
COMPARED = ("articles", "authors", "teasers", "comments")

Rows = dict[str, list[dict[str, Any]]]


@dataclass(slots=True)
class Report:
    """What a campaign came to."""

    kills: int = 0
    runs: int = 0
    lost: int = 0
    doubled: int = 0
    unreadable: int = 0
    files_read: int = 0
    seconds: float = 0.0

    @property
    def sound(self) -> bool:
        """Say whether every promise was kept."""
        return not (self.lost or self.doubled or self.unreadable)


def campaign(kills: int, seed: int, work: Path) -> Report:
    """Kill that many crawls in datasets below `work` and report."""
    chance = random.Random(seed)
    report = Report()
    began = time.monotonic()
    with DemoServer() as server, _reading(work, report):
        _crawl(work / "warm", server.proxy_url)  # loads the crawler, and sees the page that fails once
        whole = _crawl(work / "whole", server.proxy_url)
        expected = contents(work / "whole")
        for number in range(kills):
            if report.kills >= kills:
                break
            root = work / f"killed-{number}"
            for share in (1.0, 0.5)[: min(chance.randint(1, 2), kills - report.kills)]:  # the second has less to do
                report.runs += 1
                report.kills += _crawl_and_kill(root, server.proxy_url, chance, share, whole)
            _crawl(root, server.proxy_url)
            report.runs += 1
            _compare(expected, contents(root), report)
    report.seconds = round(time.monotonic() - began, 1)
    return report


def contents(root: Path) -> Rows:
    """Return what a dataset says of the site, whenever it was read."""
    dataset = Dataset.existing(root)
    return {
        table: [{name: value for name, value in row.items() if name not in TIMES} for row in dataset.rows(table, HOST)]
        for table in COMPARED
    }


def _compare(expected: Rows, found: Rows, report: Report) -> None:
    for table in COMPARED:
        report.lost += sum(row not in found[table] for row in expected[table])
        keys = [tuple(row[name] for name in TABLES[table].KEY) for row in found[table]]
        report.doubled += len(keys) - len(set(keys))


def _crawl(root: Path, proxy: str) -> float:
    """Run a crawl to its end; return how many seconds it took."""
    began = time.monotonic()
    process = _start(root, proxy, None)
    process.join()
    if process.exitcode != 0:
        told = _log(root).read_text(encoding="utf-8")[-4000:]
        raise RuntimeError(f"the crawl into {root} ended with {process.exitcode}:\n{told}")
    return time.monotonic() - began


def _crawl_and_kill(root: Path, proxy: str, chance: random.Random, share: float, whole: float) -> bool:
    """Start a crawl that is killed within a share of its time; say whether it was, for it may have ended before."""
    if chance.random() < 0.5:
        point, calls = chance.choice(list(FAULT_POINTS.items()))
        process = _start(root, proxy, (point, chance.randint(1, max(1, int(share * calls))), chance.random() < 0.5))
        process.join()
    else:
        process = _start(root, proxy, None)
        process.join(chance.uniform(0.2, 0.9) * share * whole)
        process.kill()
        process.join()
    killed: bool = process.exitcode == -signal.SIGKILL
    return killed


def _log(root: Path) -> Path:
    """Return where a crawl says what it has to say."""
    return root.with_suffix(".log")


Fault = tuple[str, int, bool]
"""The call, which one of its kind, and whether to die before it or after."""


def _start(root: Path, proxy: str, fault: Fault | None) -> Any:
    process = _PROCESSES.Process(target=crawl_in_child, args=(str(root), proxy, fault))
    process.start()
    return process


def crawl_in_child(root: str, proxy: str, fault: Fault | None) -> None:
    """Crawl the demo site in this process and leave it with the crawl's exit code."""
    from nkscrape.crawl import project_settings, run_crawl  # noqa: PLC0415 - only the child is a crawler

    os.environ.update({"http_proxy": proxy, "no_proxy": ""})
    sys.stdout = sys.stderr = _log(Path(root)).open("w", encoding="utf-8")
    settings = project_settings()
    settings.setdict(SETTINGS, priority="cmdline")
    if fault:
        _arm(*fault)
    sys.exit(int(run_crawl("news", {"url": URLS, "dataset": root}, settings)))


def _arm(point: str, count: int, early: bool) -> None:
    """Make the `count`-th call of `point` the last thing this process does."""
    owner_name, name = point.split(".")
    owner: Any = {"os": os, "Path": Path, "ParquetWriter": pq.ParquetWriter}[owner_name]
    real: Callable[..., Any] = getattr(owner, name)
    calls = iter(range(1, sys.maxsize))

    def deadly(*args: Any, **kwargs: Any) -> Any:
        last = next(calls) == count
        if last and early:
            os.kill(os.getpid(), signal.SIGKILL)
        result = real(*args, **kwargs)
        if last:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(owner, name, deadly)


@contextmanager
def _reading(work: Path, report: Report) -> Iterator[None]:
    """Read every file of every table over and over, as a user's notebook might."""
    done, read, unreadable = _PROCESSES.Event(), _PROCESSES.Value("i"), _PROCESSES.Value("i")
    reader = _PROCESSES.Process(target=_read_all, args=(work, done, read, unreadable))
    reader.start()
    try:
        yield
    finally:
        done.set()
        reader.join()
        report.files_read, report.unreadable = read.value, unreadable.value


def _read_all(work: Path, done: Any, read: Any, unreadable: Any) -> None:
    while not done.wait(0.2):
        newest = max(work.glob("*/"), key=lambda path: path.stat().st_mtime, default=work)
        for path in newest.glob("*/site=*/month=*/*"):
            try:
                rows = pq.ParquetFile(path).read()
                read.value += 1
                unreadable.value += not rows.num_rows
            except FileNotFoundError:
                continue  # its articles have moved to another month since it was listed
            except Exception:
                unreadable.value += 1


_PROCESSES = multiprocessing.get_context("forkserver")
"""Children start from a server process that has the crawler loaded: a kill costs a crawl, not an import."""
_PROCESSES.set_forkserver_preload(
    ["nkscrape.crawl", "nkscrape.spiders.news", "pipelines.writer", "scrapy.core.downloader.contextfactory", "pandas"]
)


def main() -> int:
    """Run the campaign the command line asks for."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as work:
        report = campaign(kills, seed, Path(work))
    print(json.dumps({name: getattr(report, name) for name in Report.__slots__}))
    return 0 if report.sound else 1


if __name__ == "__main__":
    sys.exit(main())
