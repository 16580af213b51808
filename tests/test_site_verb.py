"""`nkscrape site`: a proposal that loads, a fixture that can be corrected, differences that can be seen."""

from __future__ import annotations

import gzip
import importlib.util
import json
import re
from pathlib import Path

import pytest

from nkscrape import fixtures, propose, sites
from nkscrape.cli import main
from nkscrape.fixtures import Fixture, differences, fixtures_of
from nkscrape.page import Page
from nkscrape.site import Site
from nkscrape.verbs.extract import read_bundle

URL = "https://harbour-post.example/city/2025/03/ferry-line-reopens/"
PARAGRAPH = (
    "The ferry line across the northern harbour reopened on Monday after eleven months of repairs to both piers. "
)
HTML = f"""<html lang="en"><head><title>Ferry line reopens | Harbour Post</title>
<link rel="canonical" href="{URL}"><link rel="alternate" type="application/rss+xml" href="/feed/">
<meta property="article:published_time" content="2025-03-04T08:30:00+09:00"></head><body>
<nav><a href="/city/2025/02/tram-fares-rise-again/">Tram fares rise</a>
<a href="/city/2025/01/new-market-hall-opens/">Market hall</a>
<a href="/city/2024/12/snow-stops-the-buses/">Snow</a></nav>
<article><h1>Ferry line reopens</h1><p class="byline">By Ida Quay</p>
<p>{PARAGRAPH * 2}</p><p>{PARAGRAPH * 3}</p><p>{PARAGRAPH}</p></article></body></html>"""


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A source checkout of its own: site files and fixtures are written below it."""
    (tmp_path / "sites").mkdir()
    (tmp_path / "tests").mkdir()
    monkeypatch.setattr(fixtures, "FOLDER", tmp_path / "tests" / "sites")
    monkeypatch.setattr(sites, "__file__", str(tmp_path / "sites" / "__init__.py"))
    page = tmp_path / "page.html"
    page.write_text(HTML, encoding="utf-8")
    return tmp_path


def loaded(path: Path) -> Site:
    spec = importlib.util.spec_from_file_location("proposal", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    site: Site = module.SITE
    return site


def test_a_proposed_site_file_loads_and_states_only_what_is_needed(checkout: Path) -> None:
    assert main(["site", "new", str(checkout / "page.html")]) == 0
    site = loaded(checkout / "sites" / "harbour_post.py")
    assert site == Site(
        name="harbour_post",
        domains=("harbour-post.example",),
        feeds=("https://harbour-post.example/feed/",),
        article_urls=r"^/city/\d{4}/\d{1,2}/[^/]+/?$",
        languages=("en",),
    )
    assert site.is_article_url("/city/2025/03/ferry-line-reopens/") and not site.is_article_url("/city/")


def test_the_fixture_holds_the_page_and_its_records(checkout: Path) -> None:
    main(["site", "new", str(checkout / "page.html")])
    (fixture,) = fixtures_of("harbour_post")
    assert gzip.decompress(fixture.page_path.read_bytes()).decode() == HTML
    assert fixture.expected()["article"]["title"] == "Ferry line reopens"
    assert not list(differences(fixture.expected(), fixture.found()))


def test_a_second_page_leaves_the_site_file_alone(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        main(["site", "new", str(checkout / "page.html")])
    assert "left alone" in capsys.readouterr().out
    assert len(fixtures_of("harbour_post")) == 2


def test_what_differs_is_shown_and_update_writes_it(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = Page(url="https://www.nknews.org/2025/03/ferry-line-reopens/", body=HTML.encode())
    fixture = Fixture(fixtures.FOLDER / "nknews" / "ferry.html.gz")
    records = fixtures.plain(read_bundle(page))
    records["article"] = records["article"] | {"title": "Another headline"}
    fixtures.store(fixture, page.body, records)
    assert main(["site", "test", "nknews"]) == 3
    shown = capsys.readouterr().out
    assert re.search(r"article\.title\n\s+- 'Another headline'\n\s+\+ 'Ferry line reopens'", shown)
    assert main(["site", "test", "nknews", "--update"]) == 0
    assert main(["site", "test", "nknews"]) == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["test", "nowhere"], "unknown site 'nowhere'"),
        (["test", "nknews"], "no stored pages"),
        (["new", "missing.html"], "missing.html"),
    ],
)
def test_mistakes_are_one_line(
    checkout: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main(["site", *arguments]) == 2
    error = capsys.readouterr().err
    assert said in error and error.count("\n") == 1


def test_a_broken_expectation_is_one_line(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fixture = Fixture(fixtures.FOLDER / "nknews" / "x.html.gz")
    fixtures.store(fixture, HTML.encode(), {})
    assert main(["site", "test", "nknews"]) == 2
    assert "is no expectation" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        ("/2014/04/what-they-miss/", r"^/\d{4}/\d{1,2}/[^/]+/?$"),
        ("/world/2014/04/18/story-of-a-day.html", r"^/[^/]+/\d{4}/\d{1,2}/\d{1,2}/[^/]+\.html/?$"),
        ("/about", None),
    ],
)
def test_a_path_alone_gives_a_pattern_where_it_has_a_date(path: str, pattern: str | None) -> None:
    assert propose.article_pattern(Page(url="https://a.example" + path, body=b"<p>x</p>")) == pattern


def test_every_stored_page_gives_its_records() -> None:
    for site in sites.all_sites():
        for fixture in fixtures_of(site):
            assert not list(differences(fixture.expected(), fixture.found())), fixture.name


def test_expectations_are_plain_json(checkout: Path) -> None:
    main(["site", "new", str(checkout / "page.html")])
    (fixture,) = fixtures_of("harbour_post")
    data = json.loads(fixture.records_path.read_text(encoding="utf-8"))
    assert "run_id" not in data["article"] and None not in data["article"].values()
