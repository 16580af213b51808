"""Kill the crawl of the demo site again and again, and see that nothing is lost, doubled or unreadable.

`python -m benchmarks.crash_campaign [KILLS] [SEED]` (default 500 kills) crawls the demo site with the real spider in a
process of its own and ends it in one of these ways:
- `call`: `kill -9` by its own hand at a random call that changes the disk (`FAULT_POINTS`), before or after the call;
- `moment`: `kill -9` from outside at a random moment;
- `power`: as `moment`; then what had not been put on the disk of the newest journal is damaged, as by a power cut;
- `signals`: SIGTERM or SIGINT twice, at random moments.
After one or two of them the same command is run to its end and the dataset compared with that of an uninterrupted run:
pages of torn lines are fetched again, since the state learns of a page only when its line is on the disk. All the while
a reader opens every file of every table. Prints one JSON line; exits 1 where anything was lost.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from benchmarks.children import PROCESSES, crawl, log_of
from nkscrape.demo.content import HOST
from nkscrape.demo.server import DemoServer
from pipelines.arrow import TABLES
from pipelines.dataset import Dataset

URLS = f"http://{HOST}/ http://{HOST}/category/opinion/"
SETTINGS = {"DOWNLOAD_DELAY": 0, "NKSCRAPE_MAX_CRAWL_DELAY": 0.0, "LOG_LEVEL": "WARNING"}
"""Our own server need not be spared."""
FAULT_POINTS = {"os.write": 78, "os.fdatasync": 3, "ParquetWriter.write_table": 27, "os.replace": 27, "os.fsync": 80}
"""Calls that change the disk, with about how many of them a whole crawl makes."""
WAYS = {"call": 4, "moment": 2, "power": 3, "signals": 1}
"""How a crawl is ended, and how often."""
TIMES = frozenset({"fetched_at", "first_seen_at", "last_seen_at", "run_id", "kept_from"})
"""Columns that tell when a row was read, and so differ between any two crawls."""
COMPARED = ("articles", "authors", "teasers", "comments")

MOST_TRIES = 4
"""Crawls for each kill: on a busy machine many end before they are killed."""
STOP_SECONDS = 30.0
"""A second signal that has not ended a crawl by then never will."""
Rows = dict[str, list[dict[str, Any]]]


@dataclass(slots=True)
class Report:
    """What a campaign came to."""

    kills: int = 0
    ways: dict[str, int] = field(default_factory=lambda: dict.fromkeys(WAYS, 0))
    """How many were killed in each way."""
    torn: int = 0
    """Journals that lost or gained bytes after the kill."""
    slowest_stop: float = 0.0
    """Seconds from the second signal to the end."""
    whole_seconds: float = 0.0
    """What an uninterrupted crawl takes."""
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
        report.whole_seconds = _crawl(work / "whole", server.proxy_url)
        expected = contents(work / "whole")
        for number in range(MOST_TRIES * kills):
            if report.kills >= kills:
                break
            root = work / f"killed-{number}"
            for share in (1.0, 0.5)[: min(chance.randint(1, 2), kills - report.kills)]:  # the second has less to do
                report.runs += 1
                _crawl_and_kill(root, server.proxy_url, chance, share, report)
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
        told = log_of(root).read_text(encoding="utf-8")[-4000:]
        raise RuntimeError(f"the crawl into {root} ended with {process.exitcode}:\n{told}")
    return time.monotonic() - began


def _crawl_and_kill(root: Path, proxy: str, chance: random.Random, share: float, report: Report) -> None:
    """Start a crawl and end it within a share of its time; it counts where it had not ended before."""
    (way,) = chance.choices(list(WAYS), list(WAYS.values()))
    if way == "call":
        point, calls = chance.choice(list(FAULT_POINTS.items()))
        process = _start(root, proxy, (point, chance.randint(1, max(1, int(share * calls))), chance.random() < 0.5))
        process.join()
    else:
        process = _start(root, proxy, None)
        process.join(chance.uniform(0.2, 0.9) * share * report.whole_seconds)
        if way == "signals":
            report.slowest_stop = max(report.slowest_stop, _signal_twice(process, chance))
        else:
            process.kill()
            process.join()
    if process.exitcode == 0:
        return
    report.kills += 1
    report.ways[way] += 1
    if way == "power":
        report.torn += cut_power(root, chance)


def _signal_twice(process: Any, chance: random.Random) -> float:
    """Ask a process to end, twice; return how many seconds it took from the second time."""
    number = chance.choice((signal.SIGTERM, signal.SIGINT))
    for pause in (chance.uniform(0, 0.3), None):
        with suppress(ProcessLookupError):  # it has ended by itself
            os.kill(process.pid, number)
        process.join(pause if pause is not None else 0)
    began = time.monotonic()
    process.join(STOP_SECONDS)
    process.kill()
    process.join()
    return time.monotonic() - began


def cut_power(root: Path, chance: random.Random) -> bool:
    """Damage what is not known to be on the disk of a dataset's newest journal; say whether anything was changed.

    A file system may lose it from any byte on, give back zeros for it, or what an old file had there.
    """
    journal = max(root.glob(".nkscrape/journal/*/*.jsonl"), key=lambda path: path.stat().st_mtime_ns, default=None)
    if journal is None:
        return False
    whole, note = journal.read_bytes(), _synced_of(root) / journal.name
    safe = int(note.read_text() or 0) if note.exists() else 0
    at = chance.randint(min(safe, len(whole)), len(whole))
    lost = len(whole) - at + chance.choice((0, 0, 100))  # a length may be on the disk before what it is the length of
    rest = chance.choice((b"", bytes(lost), chance.randbytes(lost), chance.randbytes(lost) + b"\n", whole[:lost]))
    journal.write_bytes(whole[:at] + rest)
    return whole[:at] + rest != whole


def _note_syncs(folder: Path) -> None:
    """Keep a note of how much of each journal has been put on the disk."""
    folder.mkdir(exist_ok=True)
    real = os.fdatasync

    def noting(descriptor: Any) -> None:
        real(descriptor)
        path = Path(f"/proc/self/fd/{descriptor}").readlink()
        (folder / path.name).write_text(str(os.fstat(descriptor).st_size))

    os.fdatasync = noting  # type: ignore[assignment]  # its parameter has another name


def _synced_of(root: Path) -> Path:
    return root.with_suffix(".synced")


Fault = tuple[str, int, bool]
"""The call, which one of its kind, and whether to die before it or after."""


def _start(root: Path, proxy: str, fault: Fault | None) -> Any:
    process = PROCESSES.Process(target=_crawl_demo, args=(root, proxy, fault))
    process.start()
    return process


def _crawl_demo(root: Path, proxy: str, fault: Fault | None) -> None:
    """Crawl the demo site in this process."""
    os.environ.update({"http_proxy": proxy, "no_proxy": ""})
    _note_syncs(_synced_of(root))
    if fault:
        _arm(*fault)
    crawl(URLS, root, SETTINGS)


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
    done, read, unreadable = PROCESSES.Event(), PROCESSES.Value("i"), PROCESSES.Value("i")
    reader = PROCESSES.Process(target=_read_all, args=(work, done, read, unreadable))
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


def main() -> int:
    """Run the campaign the command line asks for."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as work:
        report = campaign(kills, seed, Path(work))
    print(json.dumps(asdict(report)))
    return 0 if report.sound else 1


if __name__ == "__main__":
    sys.exit(main())
