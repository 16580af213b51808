"""From a crawl's statistics to its `runs` row, verdict and exit code. Pure: stats in, records out.

Stats read here, besides Scrapy's own. From the spider: `nkscrape/pages/<kind>`, `nkscrape/<skipped|failed>/<reason>`,
`nkscrape/<asked|troubled|gone|unchanged>/<articles|sources>` (what was asked for, could not be had, is not there, has
not changed), `nkscrape/articles/<new|again>`, `nkscrape/follows/<answered|absent|closed|failed|unasked>` and
`nkscrape/<known|outside|off_site|groups>` (candidates not fetched: known and unchanged; outside since and until; not
on the site; topics, authors and the like). From quality: `nkscrape/rows/<table>`, `nkscrape/missing/<table>.<field>`
and `nkscrape/warnings/<kind>`. From the writer: `nkscrape/stored/<table>` (this run's rows in the dataset),
`nkscrape/new/<table>` (those no earlier run had), `nkscrape/changed/articles` and `nkscrape/displaced/<table>` (rows
lost to others).
"""

from __future__ import annotations

import platform
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import metadata
from typing import Any

from nkscrape import __version__
from nkscrape.errors import ExitCode
from nkscrape.items import Run

Stats = Mapping[str, Any]

HEALTHY = "healthy"
REFUSED = "refused"
"""Finish reason of a crawl given up because the site will not serve us."""
STOPPED = "shutdown"
"""Scrapy's finish reason after SIGTERM or SIGINT."""
_KINDS = (
    "pages asked troubled gone unchanged skipped failed new changed rows warnings articles follows stored displaced"
)
_COUNTED = tuple(f"nkscrape/{kind}/" for kind in _KINDS.split())
MIN_ROWS = 20
"""Rows below which a rate is chance, not a sign."""
MAX_FALL = 0.25
"""A fill rate may lie this far under its median of earlier runs."""
MIN_FOLLOWS = 3
"""Failed follows below which there is no telling."""
MIN_TROUBLED = 3
"""Articles, or sources, that could not be had below which there is no telling."""
MAX_FAILED = 0.25
"""Share of articles, and of sources, that may fail."""
MAX_DISPLACED = 0.05
"""Share of articles that may give way to another page of theirs under another headline (a print view, a new title)."""
WATCHED = ("articles.title", "articles.body", "articles.authors", "articles.published_date")
"""Fields whose absence means that a layout has changed."""
LEAST_FILL = {"articles.title": 0.5, "articles.body": 0.5}
"""What even a first run must reach."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a run went: 'healthy' or what was wrong, and the code it exits with."""

    text: str
    exit_code: ExitCode


def new_run_id(started_at: datetime, site: str, salt: str) -> str:
    """Return a run's id, sortable by start: `20140418T091500Z-nknews.org-1a2b`."""
    return f"{started_at:%Y%m%dT%H%M%SZ}-{site}-{salt}"


def build_run(  # noqa: PLR0913 - one argument per thing a run's row states
    stats: Stats,
    *,
    run_id: str,
    spider: str,
    site: str,
    arguments: Mapping[str, str],
    started_at: datetime,
    finished_at: datetime | None,
    finish_reason: str,
    previous: Sequence[Run] = (),
) -> tuple[Run, Verdict]:
    """Return the row of a finished run and its verdict, judged against `previous` runs of the site."""
    run = Run(
        run_id=run_id,
        spider=spider,
        site=site,
        arguments=dict(arguments),
        versions=versions(),
        started_at=started_at,
        finished_at=finished_at,
        finish_reason=finish_reason,
        counts=counts(stats),
        fill_rates=fill_rates(stats),
        fetched_at=started_at,
    )
    verdict = judge(run, previous)
    run.verdict = verdict.text
    return run, verdict


def versions() -> dict[str, str]:
    """Return the versions of what made the records."""
    parts = {name: metadata.version(name) for name in ("scrapy", "lxml", "pyarrow", "dateparser")}
    return {"nkscrape": __version__, "python": platform.python_version(), **parts}


def counts(stats: Stats) -> dict[str, int]:
    """Return what a run counted: requests, pages by outcome, rows by table, warnings by kind, errors."""
    found = {
        key.removeprefix("nkscrape/").replace("/", "."): int(value)
        for key, value in stats.items()
        if key.startswith(_COUNTED)
    }
    for name in ("known", "outside", "off_site", "groups"):
        found[name] = int(stats.get(f"nkscrape/{name}", 0))
    found["requests"] = int(stats.get("downloader/request_count", 0))
    found["errors"] = int(stats.get("spider_exceptions/count", 0)) + int(stats.get("nkscrape/item_errors", 0))
    return dict(sorted(found.items()))


def fill_rates(stats: Stats) -> dict[str, float]:
    """Return table.field -> share of this run's rows that have a value."""
    rates: dict[str, float] = {}
    for key, missing in stats.items():
        if key.startswith("nkscrape/missing/"):
            field = key.removeprefix("nkscrape/missing/")
            rows = stats.get(f"nkscrape/rows/{field.partition('.')[0]}", 0)
            if rows:
                rates[field] = round(1 - missing / rows, 4)
    return dict(sorted(rates.items()))


def judge(run: Run, previous: Sequence[Run] = ()) -> Verdict:
    """Return the verdict on a run: internal errors first, then a site that refuses, then the floors."""
    if run.counts.get("errors"):
        return Verdict(f"{run.counts['errors']} internal errors, see the log", ExitCode.INTERNAL)
    if _was_refused(run):
        return Verdict(_refusal(run), ExitCode.REFUSED)
    if run.finish_reason == STOPPED:
        return Verdict("stopped on request; the next run goes on from here", ExitCode.OK)
    problems = [
        *_found_nothing(run),
        *_too_many_failures(run),
        *_failed_follows(run),
        *_fallen_fill_rates(run, previous),
        *_vanished_tables(run, previous),
        *displaced(run.counts),
    ]
    return Verdict("; ".join(problems), ExitCode.BELOW_FLOORS) if problems else Verdict(HEALTHY, ExitCode.OK)


def _pages(run: Run, *outcomes: str) -> int:
    return sum(run.counts.get(f"pages.{outcome}", 0) for outcome in outcomes)


def _was_refused(run: Run) -> bool:
    """Say whether the crawl gave up on the site, or got nothing from it but refusals."""
    answered = _pages(run, "article", "listing", "unchanged", "skipped")
    return run.finish_reason == REFUSED or (not answered and _pages(run, "refused", "forbidden") > 0)


def _refusal(run: Run) -> str:
    if run.counts.get("pages.untrusted"):
        return "the site's certificate is not trusted (docs/crawling.md, NKSCRAPE_UNVERIFIED_HOSTS)"
    return "the site refused or could not be reached"


def _found_nothing(run: Run) -> list[str]:
    """A run that saw no article, new or known, crawled the wrong thing or can no longer read it."""
    seen = _pages(run, "article", "unchanged") + run.counts.get("known", 0) + run.counts.get("outside", 0)
    return [] if seen else ["no article found"]


def _too_many_failures(run: Run) -> list[str]:
    """Articles and sources each for themselves: many that answer say nothing of the others."""
    problems = []
    for role in ("articles", "sources"):
        asked, troubled, gone = (run.counts.get(f"{word}.{role}", 0) for word in ("asked", "troubled", "gone"))
        failed = troubled + gone if asked >= MIN_ROWS else troubled
        if failed >= MIN_TROUBLED and failed > MAX_FAILED * asked:
            problems.append(f"{failed} of {asked} {role} failed")
    if problems and (reasons := by_reason(run.counts, "failed")):
        problems[-1] += f": {reasons}"
    return problems


def by_reason(counts: Mapping[str, int], word: str) -> str:
    """Return the reasons why pages were skipped or failed, the most frequent first: `12 × no article, 3 × binary`."""
    found = [(count, key.partition(".")[2]) for key, count in counts.items() if key.startswith(f"{word}.")]
    return ", ".join(f"{count} × {reason}" for count, reason in sorted(found, key=lambda one: (-one[0], one[1])))


def _failed_follows(run: Run) -> list[str]:
    """Comments and further pages come by requests of their own; where most fail, threads are incomplete."""
    asked = {kind: run.counts.get(f"follows.{kind}", 0) for kind in ("answered", "absent", "closed", "failed")}
    too_many = asked["failed"] >= MIN_FOLLOWS and 2 * asked["failed"] > sum(asked.values())
    return [f"{asked['failed']} of {sum(asked.values())} pages of comments or text failed"] if too_many else []


def _fallen_fill_rates(run: Run, previous: Sequence[Run]) -> list[str]:
    """Return the watched fields that earlier runs filled and this one does not."""
    if run.counts.get("rows.articles", 0) < MIN_ROWS:
        return []
    problems = []
    for name in WATCHED:
        rate = run.fill_rates.get(name, 1.0)
        usual = [r.fill_rates.get(name, 1.0) for r in previous if r.counts.get("rows.articles", 0) >= MIN_ROWS]
        floor = max(statistics.median(usual) - MAX_FALL if usual else 0.0, LEAST_FILL.get(name, 0.0))
        if rate < floor:
            problems.append(f"{name} filled on {rate:.0%} of rows, floor {floor:.0%}")
    return problems


def displaced(counts: Mapping[str, int]) -> list[str]:
    """Return which rows others have pushed out, for they have the same key: a site does not number as believed."""
    problems = []
    if comments := counts.get("displaced.comments"):
        problems.append(f"{comments} comments are lost: the site gives comments of different articles one id")
    articles, rows = counts.get("displaced.articles", 0), counts.get("rows.articles", 0)
    if articles > max(1, MAX_DISPLACED * rows):
        problems.append(f"{articles} of {rows} articles are lost: their pages name another article's address as theirs")
    return problems


def _vanished_tables(run: Run, previous: Sequence[Run]) -> list[str]:
    """Return the tables earlier runs had rows for on most articles and this one has none for."""
    if run.counts.get("rows.articles", 0) < MIN_ROWS:
        return []
    problems = []
    for table in ("comments", "teasers"):
        usual = [
            r.counts.get(f"rows.{table}", 0) / r.counts["rows.articles"]
            for r in previous
            if r.counts.get("rows.articles", 0) >= MIN_ROWS
        ]
        if usual and statistics.median(usual) >= 0.5 and not run.counts.get(f"rows.{table}", 0):
            problems.append(f"no {table}, earlier runs had {statistics.median(usual):.1f} per article")
    return problems
