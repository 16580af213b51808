"""A year of nights on WordPress: at its end the dataset is what a careful reader of the site would have kept."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import clock
import pytest
from crawling import FAST, rows
from figures import Table, story
from gazette import gazette
from scores import Shown, score
from wordpress_gazette import fill, settle
from wordpress_server import WordPress, missing_packages, wordpress_server
from year import FIRST_NIGHT, QUIET, TROUBLE, Newsroom, Night, nights

THEME = "twentytwentyone"
MOST_REQUESTS = 15
"""Requests of a night with nothing new, two dozen articles looked at again left aside."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[WordPress]:
    """The Gazette on WordPress, in Seoul, years ago."""
    if missing := missing_packages(THEME) + clock.missing_packages():
        pytest.skip(f"not installed: apt-get install --no-install-recommends {' '.join(missing)}")
    folder = tmp_path / "wordpress"
    folder.mkdir()
    clock.set_clock(folder, FIRST_NIGHT)
    with wordpress_server(folder, THEME, "Asia/Seoul") as server:
        fill(server, gazette())
        settle(server, THEME, paging=True, rest=True)
        yield server


def crawl(site: WordPress, dataset: Path, night: Night) -> tuple[int, int]:
    """Crawl as cron would that night; return the exit code and the number of requests."""
    site.forget()
    command = [sys.executable, "-m", "nkscrape.cli", "crawl", "news", "--url", f"{site.url}/", "--dataset", str(dataset), *FAST]
    done = subprocess.run(command, env=clock.environment(night.at), capture_output=True, text=True, timeout=600, check=False)
    print(f"{night.at:%Y-%m-%d} {night.trouble or ('nothing new' if night.is_quiet else '')}: exit {done.returncode}, "
          f"{len(site.asked)} requests | {' | '.join(done.stdout.splitlines())} | {done.stderr[-300:]}", flush=True)  # fmt: skip
    return done.returncode, len(site.asked)


def test_a_year_of_nights(site: WordPress, tmp_path: Path) -> None:
    newsroom, dataset, table = Newsroom(site), tmp_path / "dataset", Table("year")
    every, codes = nights(), {}
    asked: dict[str, list[int]] = {"new": [], "nothing new": [], "failed": []}
    for number, night in enumerate(every):
        site.set_clock(night.at)
        newsroom.prepare(night, late=number >= len(every) - QUIET)
        site.trouble(*([TROUBLE[night.trouble]] if night.trouble else []))
        codes[night.at], requests = crawl(site, dataset, night)
        if number:
            asked["failed" if night.trouble else "nothing new" if night.is_quiet else "new"].append(requests)
    scores = score(newsroom.careful_reader(), dataset, Shown(bios=False))
    gone = {row["url"]: row.get("gone_at") for row in rows(dataset, "articles")}
    scores.add("gone", sum(gone[post.url] is not None for post in newsroom.kept.values() if post.url in gone), len(newsroom.kept))
    table.add(f"{len(every)} nights", scores, sum(map(sum, asked.values())) / len(every))
    print(table.markdown(), story(scores), {kind: (median(some), max(some)) for kind, some in asked.items()}, scores.share("gone"))
    table.write()
    assert all(code in {0, 3, 4} for code in codes.values())
