"""Crawl a server in trouble, run after run, until everything is stored; see that nothing is lost, doubled or halved.

`python -m benchmarks.soak [PAGES] [SEED]` (default 20,000 pages) crawls the chaos server of the tests: resets, half
answers, wrong lengths, stalls, 429, 503. After each run the dataset is compared with what was served. A second, small
part crawls with real delays and proves from the server's log that they were kept. Prints one JSON line; exits 1 where a
page was lost, doubled or stored in part, memory grew or the server was asked too often.
"""

from __future__ import annotations

import dataclasses
import json
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import children
from benchmarks.children import PROCESSES
from nkscrape import known
from pipelines.dataset import Dataset

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from chaosserver import TROUBLES, Chaos, Served, serve_chaos

TROUBLE = 0.2
"""Share of answers that go wrong."""
TELLABLE = tuple(name for name in TROUBLES if name != "length too short")
"""Half a page under its own length is a page, to anybody, where the other half comes in a later packet."""
PER_SITEMAP = 1_000
MOST_RUNS = 30
WARM = 2_000
"""Pages from which on memory is judged: the first hundreds fill caches of fixed size."""
FAST: dict[str, Any] = {
    "DOWNLOAD_DELAY": 0,
    "NKSCRAPE_MAX_CRAWL_DELAY": 0.0,
    "DOWNLOAD_TIMEOUT": 1.0,
    "LOG_LEVEL": "ERROR",
}
TRIES = 3
"""Requests for one address in one run: RETRY_TIMES and the first."""
GROWTH_MB = 40.0
"""Memory may grow by this much from the first to the last tenth of a run."""
DELAY, ASKED_DELAY, RETRY_AFTER = 0.2, 0.4, 2
"""Of the polite part, seconds: our own between requests, that of its robots.txt, and what a busy server asks for."""
JITTER = 0.75
"""Our own delay is made shorter by up to a quarter."""
SLACK = 0.1
"""Seconds by which a server's clock readings may be late."""
Samples = list[tuple[int, float]]
"""Requests the server had got, and the crawler's megabytes then."""
_TEXT = (
    "Paragraph {n} of story {story} says what happened at the harbour, to whom, and what may follow from it before the "
    "year is out, and the council had no comment on it."
)


@dataclass
class Report:
    """What a soak came to."""

    pages: int
    runs: int = 0
    requests: int = 0
    troubles: int = 0
    stored: int = 0
    lost: int = 0
    """Pages that were served whole and are not stored at the end."""
    doubled: int = 0
    wrong: int = 0
    """Rows that are not what the page said: halves, wrong dates, comments too many or too few."""
    first_mb: float = 0.0
    last_mb: float = 0.0
    peak_mb: float = 0.0
    exit_codes: list[int] = field(default_factory=list)
    impolite: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def faults(self) -> list[str]:
        """What was promised and not kept."""
        return [
            *(f"{count} {what}" for what in ("lost", "doubled", "wrong") if (count := getattr(self, what))),
            *([f"{self.pages - self.stored} never stored"] if self.stored < self.pages else []),
            *([f"memory grew by {self.growth_mb:.0f} MB"] if self.pages >= WARM and self.growth_mb > GROWTH_MB else []),
            *([f"exit code {code}" for code in sorted({*self.exit_codes} - {0, 3, 4})]),
            *self.impolite,
        ]

    @property
    def growth_mb(self) -> float:
        """Megabytes from the first to the last tenth of the first run."""
        return self.last_mb - self.first_mb


def soak(pages: int, seed: int, work: Path) -> Report:
    """Crawl that many pages of a server in trouble until all are stored, and report."""
    report = Report(pages)
    began = time.monotonic()
    with serve_chaos(site(pages), seed, TROUBLE, troubles=TELLABLE, retry_after=0) as chaos:
        _fill_in_addresses(chaos)
        while report.stored < pages and report.runs < MOST_RUNS:
            asked = len(chaos.log)
            code, samples = _crawl(chaos, work / "soak", FAST)
            report.exit_codes.append(code)
            if not report.runs:  # the first run is the long one
                _note_memory(samples, report)
            report.runs += 1
            report.impolite += impolite(chaos.log[asked:], 0.0)
            _compare(chaos, work / "soak", report)
        report.requests = len(chaos.log)
        report.troubles = sum(one.answer not in ("whole", "unchanged", "missing") for one in chaos.log)
    report.seconds = round(time.monotonic() - began, 1)
    return report


def politely(pages: int, seed: int, work: Path) -> list[str]:
    """Crawl a few pages with real delays; return what the server's log has against it."""
    troubles = ["reset", "truncated", "500", "429", "429 retry-after", "503 retry-after", "half gzip"]
    with serve_chaos(site(pages, ASKED_DELAY), seed, 0.3, troubles=troubles, retry_after=RETRY_AFTER) as chaos:
        _fill_in_addresses(chaos)
        _crawl(chaos, work / "polite", {"DOWNLOAD_DELAY": DELAY, "LOG_LEVEL": "ERROR"})
        read = next((n for n, one in enumerate(chaos.log) if one.path == "/robots.txt" and one.answer == "whole"), 0)
        return impolite(chaos.log, DELAY * JITTER) + impolite(chaos.log[read + 1 :], ASKED_DELAY)


def impolite(log: Sequence[Served], delay: float) -> list[str]:
    """Return what a server has to complain of: requests side by side, too soon, too often, before it asked to be."""
    found = []
    for before, after in pairwise(sorted(log, key=lambda one: one.started)):
        if after.started < before.ended - SLACK:
            found.append(f"{after.path} was asked for while {before.path} was answered")
        if after.started < before.started + delay - SLACK / 2:
            found.append(f"{after.path} came {after.started - before.started:.2f} s after {before.path}, not {delay} s")
        if before.retry_after and after.started < before.ended + before.retry_after - SLACK:
            found.append(f"{after.path} came before the {before.retry_after} s that were asked for")
    often = Counter(one.path for one in log)
    return found + [f"{path} was asked for {count} times in one run" for path, count in often.items() if count > TRIES]


def site(pages: int, crawl_delay: float = 0.0) -> dict[str, bytes]:
    """Return the pages of a site: its sitemaps (HOST stands for its address), its home page, its articles."""
    paths = [path_of(number) for number in range(pages)]
    parts = [paths[at : at + PER_SITEMAP] for at in range(0, pages, PER_SITEMAP)]
    index = "".join(f"<sitemap><loc>HOST/sitemap-{n}.xml</loc></sitemap>" for n in range(len(parts)))
    return {
        "/robots.txt": f"User-agent: *\nCrawl-delay: {crawl_delay}\nSitemap: HOST/sitemap.xml\n".encode(),
        "/sitemap.xml": f"<sitemapindex>{index}</sitemapindex>".encode(),
        "/": b"<html><body><h1>Latest</h1><p>Nothing new today.</p></body></html>",
        **{f"/sitemap-{n}.xml": _sitemap(part) for n, part in enumerate(parts)},
        **{path: article(number).encode() for number, path in enumerate(paths)},
    }


def path_of(number: int) -> str:
    """Return where a story lies."""
    return f"/2014/{number % 12 + 1:02}/story-{number}-of-the-harbour/"


def article(number: int) -> str:
    """Return a story's page, with two comments."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in body_of(number))
    thread = "".join(
        f'<li class="comment" id="comment-{number}{n}"><cite class="fn">Reader {n}</cite>'
        f'<div class="comment-content"><p>Remark {n} on story {number}.</p></div></li>'
        for n in range(2)
    )
    return (
        f'<html lang="en"><head><title>Story {number}</title><meta property="og:type" content="article">'
        f'<meta property="article:published_time" content="2014-{number % 12 + 1:02}-18T09:00:00Z"></head><body>'
        f"<article><h1>Story {number} of the harbour</h1>{text}</article>"
        f'<ol class="commentlist">{thread}</ol></body></html>'
    )


def body_of(number: int) -> list[str]:
    """Return the paragraphs of a story."""
    return [_TEXT.format(n=n, story=number) for n in range(8)]


def main() -> int:
    """Run the soak the command line asks for."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as work:
        report = soak(pages, seed, Path(work))
        report.impolite += politely(40, seed, Path(work))
    print(json.dumps({**dataclasses.asdict(report), "growth_mb": round(report.growth_mb, 1), "faults": report.faults}))
    return int(bool(report.faults))


def _sitemap(paths: Sequence[str]) -> bytes:
    entries = "".join(f"<url><loc>HOST{path}</loc><lastmod>2014-12-20</lastmod></url>" for path in paths)
    return f"<urlset>{entries}</urlset>".encode()


def _fill_in_addresses(chaos: Chaos) -> None:
    for path, body in chaos.pages.items():
        if path.endswith((".xml", ".txt")):
            chaos.pages[path] = body.replace(b"HOST", chaos.url.encode())


def _crawl(chaos: Chaos, root: Path, settings: Mapping[str, Any]) -> tuple[int, Samples]:
    """Run one crawl to its end; return its exit code and the memory it had, by requests."""
    process = PROCESSES.Process(target=_crawl_again, args=(f"{chaos.url}/", root, settings))
    process.start()
    samples: Samples = []
    while process.is_alive():
        process.join(0.2)
        samples.append((len(chaos.log), _resident_mb(process.pid)))
    assert process.exitcode is not None
    return process.exitcode, samples


def _crawl_again(url: str, root: Path, settings: Mapping[str, Any]) -> None:
    """Crawl; pages that failed are due again at once, for here the next run does not come hours later."""
    usual = known.recheck_after
    known.recheck_after = lambda age: usual(age) if age > timedelta(days=1) else timedelta()
    known.retry_after = lambda old, now: timedelta()
    children.crawl(url, root, settings)


def _note_memory(samples: Samples, report: Report) -> None:
    """Report the memory of a run in its first and last tenth, and at most."""
    begin, end = samples[0][0], samples[-1][0]
    tenth = (end - begin) / 10
    report.first_mb = median([mb for count, mb in samples if tenth / 10 < count - begin <= tenth] or [0.0])
    report.last_mb = median([mb for count, mb in samples if end - tenth <= count < end] or [0.0])
    report.peak_mb = max(mb for _, mb in samples)


def _compare(chaos: Chaos, root: Path, report: Report) -> None:
    """Compare what is stored with what was served."""
    dataset = Dataset.existing(root)
    number_of = {path_of(number): number for number in range(report.pages)}
    times: Counter[str] = Counter()
    comments = Counter(row["article_id"] for row in dataset.rows("comments", "127.0.0.1", ["article_id"]))
    report.wrong = 0
    for row in dataset.rows("articles", "127.0.0.1"):
        path = row["url"].removeprefix(chaos.url)
        times[path] += 1
        report.wrong += path not in number_of or not _is_whole(row, number_of[path], comments[row["article_id"]])
    report.stored = len(times.keys() & number_of.keys())
    report.doubled = sum(count - 1 for count in times.values())
    report.lost = len((chaos.whole & number_of.keys()) - times.keys())


def _is_whole(row: Mapping[str, Any], number: int, comments: int) -> bool:
    return (
        row["body"] == "\n\n".join(body_of(number))
        and row["title"] == f"Story {number} of the harbour"
        and f"{row['published_date']:%m-%d}" == f"{number % 12 + 1:02}-18"
        and comments == 2
        and not row["body_is_truncated"]
    )


def _resident_mb(pid: int | None) -> float:
    """Return the memory a process has (Linux); 0 where it is gone."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * resource.getpagesize() / 1e6
    except (OSError, IndexError):
        return 0.0


if __name__ == "__main__":
    sys.exit(main())
