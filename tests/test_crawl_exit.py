"""How a crawl ends: the exit code and the one line for sites that refuse, crawls that fail and users who err."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote_plus

import pytest
from commands import run_nkscrape
from crawling import APRIL, FAST, SITE, crawl, outcomes, rows, stored
from localsite import Answer, LocalSite

from nkscrape.cli import main
from pipelines.dataset import Dataset


def test_a_site_that_refuses_gives_4(site: LocalSite, tmp_path: Path) -> None:
    site.add_robots("User-agent: *\nDisallow: /\n")
    site.add_listing("/", APRIL)
    result = crawl(site, tmp_path / "robots")
    assert result.returncode == 4, result.stderr
    assert set(site.paths()) == {"/robots.txt"}

    site.pages.clear()
    site.add_listing("/", [f"/2014/04/story-number-{n}-of-april/" for n in range(30)])
    site.pages.update({f"/2014/04/story-number-{n}-of-april/": Answer("no", status=403) for n in range(30)})
    result = crawl(site, tmp_path / "forbidden")
    assert result.returncode == 4, result.stderr
    assert len(site.paths()) < 20

    site.pages[APRIL[0]] = Answer("later", status=429, headers={"Retry-After": "86400"})
    result = crawl(site, tmp_path / "busy", url=APRIL[0])
    assert result.returncode == 4, result.stderr
    assert site.paths() == ["/robots.txt", APRIL[0]]


def test_a_comment_server_that_asks_to_be_left_alone_does_not_end_the_crawl(site: LocalSite, tmp_path: Path) -> None:
    server = site.url.replace("127.0.0.1", "localhost")
    for path in APRIL[:2]:
        site.add_article(path, "2014-04-18", more=f'<script data-isso="{server}" src="/embed.js"></script>')
        site.pages[f"/?uri={quote_plus(path)}"] = Answer("later", status=503, headers={"Retry-After": "86400"})
    site.add_listing("/news/", APRIL[:2])
    result = crawl(site, tmp_path, url="/news/")
    assert result.returncode == 0, result.stderr
    assert stored(site, tmp_path) == APRIL[:2]
    assert [row["comments_complete"] for row in rows(tmp_path, "articles")] == [False, False]


def test_nobody_there_gives_4(site: LocalSite, tmp_path: Path) -> None:
    nobody = LocalSite(url="http://127.0.0.1:9")
    result = crawl(nobody, tmp_path, "-s", "RETRY_TIMES=0")
    assert result.returncode == 4, result.stderr
    assert "Traceback" not in result.stderr
    assert "waiting" not in result.stderr  # nobody asked for time


def test_a_crawl_that_finds_no_article_gives_3(site: LocalSite, tmp_path: Path) -> None:
    site.pages["/news/"] = Answer("<html><body><h1>Nothing here</h1></body></html>")
    result = crawl(site, tmp_path, url="/news/")
    assert result.returncode == 3, result.stderr
    assert "no article found" in result.stdout


def test_an_exception_in_the_code_gives_1_and_keeps_the_rest(site: LocalSite, tmp_path: Path) -> None:
    for path in APRIL:
        site.add_article(path, "2014-04-18")
    site.add_listing("/news/", APRIL)
    broken = (
        "from nkscrape.spiders import pages\nreal = pages.extract\n"
        f"def extract(page, site):\n    if {APRIL[1]!r} in page.url: raise RuntimeError('layout')\n"
        "    return real(page, site)\npages.extract = extract\n"
    )
    command = ["crawl", "news", "--url", f"{site.url}/news/", "--dataset", str(tmp_path), *FAST]
    result = run_nkscrape(*command, prelude=broken)
    assert result.returncode == 1, result.stderr
    assert stored(site, tmp_path) == [APRIL[0], *APRIL[2:]]
    assert outcomes(site, tmp_path)[APRIL[1]] == "failed: RuntimeError in extraction"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nknew"], ["nknews", "nkscrape sites"]),
        (["news"], ["--url"]),
        (["nknews", "--since", "tomorrow"], ["since", "2014-04-18"]),
        (["nknews", "--max-articles", "x"], ["max_articles"]),
        (["nknews", "--url", "https://elsewhere.example/"], ["nknews.org"]),
        (["nknews", "-s", "DOWNLOAD_DELAY"], ["NAME=VALUE"]),
        (["nknews", "-s", "DOWNLOAD_DELAY=slow"], ["DOWNLOAD_DELAY", "number"]),
        (["nknews", "-s", "RETRY_TIMES=1.5"], ["RETRY_TIMES", "whole number"]),
        (["nknews", "-s", "ROBOTSTXT_OBEY=perhaps"], ["ROBOTSTXT_OBEY", "True"]),
    ],
)
def test_a_user_s_mistake_gives_2_and_one_line(
    arguments: list[str], words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["crawl", *arguments]) == 2
    message = capsys.readouterr().err
    assert all(word in message for word in words)
    assert message.count("\n") == 1


def test_a_dataset_that_cannot_be_written_gives_2(site: LocalSite, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    result = crawl(site, tmp_path / "file")
    assert result.returncode == 2, result.stderr
    assert result.stderr.count("\n") == 1, result.stderr
    assert site.paths() == []


def test_a_second_writer_gives_75_at_once(site: LocalSite, tmp_path: Path) -> None:
    with Dataset.open(tmp_path).lock(SITE):
        result = crawl(site, tmp_path)
    assert result.returncode == 75, result.stderr
    assert str(os.getpid()) in result.stderr
    assert result.stderr.count("\n") == 1, result.stderr
    assert site.paths() == []


def test_a_state_file_that_stays_damaged_is_one_line_and_costs_nothing(site: LocalSite, tmp_path: Path) -> None:
    for path in APRIL:
        site.add_article(path, "2014-04-18")
    site.add_listing("/", APRIL)
    broken = (
        "from nkscrape.databases import DamagedDatabaseError\nfrom pipelines import index\n"
        "def connect(path): raise DamagedDatabaseError('malformed')\nindex._connect = connect\n"
    )
    command = ["crawl", "news", "--url", f"{site.url}/", "--dataset", str(tmp_path), *FAST, "--quiet"]
    for _ in range(2):
        result = run_nkscrape(*command, prelude=broken)
        assert result.returncode == 2, result.stderr
        assert result.stderr.count("\n") == 1, result.stderr
    assert run_nkscrape(*command).returncode == 0
    assert stored(site, tmp_path) == APRIL
