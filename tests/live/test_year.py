"""A year of nights on WordPress: at its end the dataset is what a careful reader of the site would have kept."""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import clock
import pytest
from crawling import FAST, rows
from figures import Table, mark, story
from floors import below
from gazette import gazette
from scores import Scores, Shown, score
from wordpress_gazette import fill, settle
from wordpress_server import WordPress, missing_packages, wordpress_server
from year import DAILY, FIRST_NIGHT, QUIET, TROUBLE, Newsroom, Night, nights

THEME = "twentytwentyone"
MOST_REQUESTS = 15
"""Requests of a night with nothing new: half of such nights ask for no more."""


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


def crawl(site: WordPress, folder: Path, night: Night) -> int:
    """Crawl as cron would that night; return the number of requests."""
    site.forget()
    command = [
        "-m",
        "nkscrape.cli",
        "crawl",
        "news",
        "--url",
        f"{site.url}/",
        "--dataset",
        str(folder / "dataset"),
        *FAST,
    ]
    done = subprocess.run(
        [sys.executable, *command],
        env=clock.environment(night.at),
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    (folder / f"{night.at:%Y-%m-%d}.asked").write_text("\n".join(site.asked))
    print(f"{night.at:%Y-%m-%d} {night.kind}: exit {done.returncode}, {len(site.asked)} requests")
    print("\n".join(f"    {line}" for line in (done.stdout + done.stderr).splitlines()), flush=True)
    assert done.returncode in ({0, 3, 4} if night.trouble else {0, 3})
    return len(site.asked)


def gone_said(newsroom: Newsroom, dataset: Path, scores: Scores) -> None:
    """Score whether what readers can no longer see says so, and nothing else does."""
    said = {row["url"] for row in rows(dataset, "articles") if row.get("gone_at")}
    urls = {post.url for post in newsroom.kept.values()}
    for url in urls | said:
        scores.add("gone", url in urls and url in said, miss=url)


def test_a_year_of_nights(site: WordPress, tmp_path: Path) -> None:
    newsroom, table, every = Newsroom(site), Table("year"), nights()
    asked: dict[str, list[int]] = defaultdict(list)
    for number, night in enumerate(every):
        site.set_clock(night.at)
        newsroom.prepare(night, late=number >= len(every) - QUIET)
        site.trouble(*([TROUBLE[night.trouble]] if night.trouble else []))
        kind = "first" if number == 0 else night.kind if number < DAILY else "four weeks later"
        asked[kind].append(crawl(site, tmp_path, night))
    scores = score(newsroom.careful_reader(), tmp_path / "dataset", Shown(bios=False))
    gone_said(newsroom, tmp_path / "dataset", scores)
    table.add(f"{len(every)} nights", scores, sum(map(sum, asked.values())) / len(newsroom.careful_reader()))
    table.write()
    lines = [f"| {kind} | {len(some)} | {median(some):g} | {max(some)} |" for kind, some in asked.items()]
    mark("nights", "\n".join(["| night | how many | requests, median | most |", "| --- | --- | --- | --- |", *lines]))
    print(table.markdown(), *lines, story(scores), sep="\n")
    assert below(scores) == {}
    assert median(asked["nothing new"]) <= MOST_REQUESTS
