"""Chaos: a site whose answers go wrong by a plan. What is ever served whole is stored, once and whole; manners hold."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest
from chaosserver import TROUBLES, Chaos, Served, serve_chaos
from commands import run_nkscrape
from crawling import rows
from localsite import article

DELAY = 0.25
SETTING_UP = 0.15
"""Seconds a connection may take that is not there yet: the server sees a request that much later than we count."""
SOON = ["DOWNLOAD_TIMEOUT=1", f"DOWNLOAD_DELAY={DELAY}", "DOWNLOAD_DELAY_JITTER=0", "RETRY_TIMES=2"]
FORBIDDEN = "/private/2014/04/not-for-robots-at-all/"
ROBOTS = b"User-agent: *\nDisallow: /private/\n"
MOST_RUNS = 8


def site_of(count: int) -> dict[str, bytes]:
    """A listing of `count` stories, one of them not for robots."""
    stories = {f"/2014/04/story-number-{n}-of-many/": article(f"Story {n}", "2014-04-18") for n in range(count)}
    links = "".join(
        f'<article><h2><a href="{path}">A headline of {path}</a></h2></article>' for path in [*stories, FORBIDDEN]
    )
    pages = {path: text.encode() for path, text in stories.items()}
    listing = f"<html><body><h1>Latest</h1>{links}</body></html>".encode()
    return {"/robots.txt": ROBOTS, "/news/": listing, FORBIDDEN: b"<html></html>", **pages}


@contextmanager
def crawled(pages: dict[str, bytes], dataset: Path, seed: int) -> Iterator[Chaos]:
    """Run after run, until every story has been served whole; as anyone would, only that no run waits for another."""
    stories = {path for path in pages if path.startswith("/2014/")}
    with serve_chaos(pages, seed, trouble=0.5, retry_after=1) as chaos:
        options = [part for setting in SOON for part in ("-s", setting)]
        command = ["crawl", "news", "--url", f"{chaos.url}/news/", "--url", f"{chaos.url}/", *options]
        for _ in range(MOST_RUNS):
            result = run_nkscrape(*command, "--dataset", str(dataset))
            assert result.returncode in (0, 3, 4), result.stderr  # healthy, below its floors, or the site refused
            assert "Traceback" not in result.stderr
            if stories <= chaos.whole and result.returncode == 0:
                break
        yield chaos


@pytest.mark.parametrize("seed", [7, 8])
def test_what_is_ever_served_whole_is_stored_once_and_whole(seed: int, tmp_path: Path) -> None:
    pages = site_of(9)
    with crawled(pages, tmp_path, seed) as chaos:
        served = {path for path in chaos.whole if path.startswith("/2014/")}
        assert len(served) == 9
        stored = rows(tmp_path, "articles")
        assert sorted(one["url"].removeprefix(chaos.url) for one in stored) == sorted(served)
        for one in stored:
            assert one["body_is_truncated"] is False, one["url"]
            assert one["body"].count("Paragraph") == 5
        manners(chaos.log)


def manners(log: list[Served]) -> None:
    """One request at a time, the delay between, Retry-After kept, robots.txt asked first and obeyed."""
    assert log[0].path == "/robots.txt"
    assert FORBIDDEN not in {one.path for one in log}
    in_order = sorted(log, key=lambda one: one.started)
    for one, following in pairwise(in_order):
        pause = following.started - one.started
        assert pause >= DELAY - SETTING_UP, (one, following)
        if one.answer not in ("stall", "drip", "endless headers"):  # those end when we hang up
            assert one.ended <= following.started + 0.02, (one, following)
        if one.retry_after:
            assert pause >= one.retry_after - SETTING_UP, (one, following)


def test_the_plan_is_the_seed_s_and_ends_well() -> None:
    def plan(seed: int) -> list[str | None]:
        chaos = Chaos({"/": b"x"}, seed, 0.9, tuple(TROUBLES), 1)
        return [chaos.plan("/") for _ in range(50)]

    assert plan(1) == plan(1) != plan(2)
    assert plan(1).count(None) >= 10
