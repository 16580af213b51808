"""The Gazette on WordPress, crawled whole under each theme and setting: every field against the database."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import run_nkscrape
from crawling import FAST
from figures import Table, story
from floors import below
from gazette import gazette
from scores import Shown, score
from wordpress_gazette import fill, settle, truth
from wordpress_server import THEMES, WordPress, missing_packages, wordpress_server

MOST_REQUESTS = 1.3
"""Requests a post in a full crawl with REST open."""
SETTINGS = list(itertools.product(THEMES, ("one page", "paged"), ("open", "closed")))
"""Theme, whether comments come in pages, whether REST answers."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WordPress]:
    """The Gazette on WordPress, in Seoul."""
    if missing := sorted({package for theme in THEMES for package in missing_packages(theme)}):
        pytest.skip(f"WordPress is not installed: apt-get install --no-install-recommends {' '.join(missing)}")
    with wordpress_server(tmp_path_factory.mktemp("gazette"), THEMES[0], "Asia/Seoul") as server:
        fill(server, gazette())
        yield server


@pytest.fixture(scope="module")
def table() -> Iterator[Table]:
    """What is measured here, written into docs/real-sites.md at the end."""
    table = Table("wordpress")
    yield table
    table.write()


@pytest.mark.parametrize("setting", SETTINGS, ids="-".join)
def test_every_field(site: WordPress, table: Table, tmp_path: Path, setting: tuple[str, ...]) -> None:
    theme, paging, rest = setting[0], "paged" in setting, "closed" not in setting
    settle(site, theme, paging=paging, rest=rest)
    classic = theme == "twentytwentyone"  # those of blocks show no bios, and no links to a text's further pages
    posts = truth(site, pages_linked=classic)
    site.forget()
    result = run_nkscrape("crawl", "news", "--url", f"{site.url}/", "--dataset", str(tmp_path), *FAST, patience=600)
    scores = score(posts, tmp_path, Shown(bios=classic))
    requests = len(site.asked) / len(posts)
    table.add(f"{theme}{', paged' if paging else ''}{'' if rest else ', REST closed'}", scores, requests)
    print(result.stdout + result.stderr + story(scores))
    assert result.returncode == 0
    assert below(scores) == {}
    assert not rest or requests <= MOST_REQUESTS
