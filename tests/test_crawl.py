"""Whole crawls of a local site, by the real commands in processes of their own: what is asked for and stored."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from commands import ROOT, run_nkscrape
from crawling import APRIL, FAST, MAY, SITE, crawl, outcomes, rows, stored
from localsite import Answer, Asked, LocalSite, article

from nkscrape.archive import read_pages
from nkscrape.cli import main


def test_a_site_is_crawled_once_and_then_only_for_what_is_new(site: LocalSite, tmp_path: Path) -> None:
    """Sitemap, feed, listing and paging; robots.txt; errors; then an incremental run by the other command."""
    attempts: list[Asked] = []

    def fails_once(asked: Asked) -> Answer:
        attempts.append(asked)
        return Answer("broken", status=500) if len(attempts) == 1 else Answer(article("At last", "2014-05-03"))

    site.add_robots(f"User-agent: *\nDisallow: /private/\nCrawl-delay: 0.02\nSitemap: {site.url}/map.xml\n")
    for path in [*APRIL, *MAY]:
        site.add_article(path, f"{path[1:5]}-{path[6:8]}-1{path[22]}")
    site.pages[MAY[3]] = fails_once
    site.add_sitemap("/map.xml", {APRIL[0]: "2014-04-11", APRIL[1]: "2014-04-12"})
    moved, gone, away = (f"/2014/05/{slug}-for-you/" for slug in ("moved-to-a-new-place", "gone-for-ever", "off-to-x"))
    secret = "/private/2014/05/not-for-robots-at-all/"
    site.pages[moved] = Answer(status=301, headers={"Location": MAY[0]})
    site.pages[away] = Answer(status=302, headers={"Location": site.url.replace("127.0.0.1", "localhost") + "/x/"})
    site.add_listing("/", [moved, gone, away, secret, *MAY], "/?page=2")
    site.add_listing("/?page=2", [*APRIL[2:], MAY[3]])
    site.pages["/"] = Answer(site.pages["/"].body, headers={"ETag": '"home-1"'})  # type: ignore[union-attr]

    first = crawl(site, tmp_path)
    assert first.returncode == 0, first.stderr
    assert "8 new" in first.stdout
    assert "healthy" in first.stdout
    assert stored(site, tmp_path) == sorted([*APRIL, *MAY])
    asked = site.paths()
    assert asked[:2] == ["/robots.txt", "/"]  # what is newest first
    assert asked[-3:] == ["/map.xml", *APRIL[1::-1]]
    assert secret not in asked
    assert "/x/" not in asked
    assert asked.count(MAY[3]) == 2
    assert all("nkscrape/" in one.headers["User-Agent"] for one in site.log)
    assert outcomes(site, tmp_path) == {
        **dict.fromkeys([*APRIL, *MAY[1:], moved], "article"),
        **dict.fromkeys(["/", "/?page=2", "/map.xml"], "listing"),
        gone: "failed: 404", away: "skipped: off the site", secret: "skipped: robots.txt",
    }  # fmt: skip

    before = {file: file.read_bytes() for file in tmp_path.glob("articles/**/*.parquet")}
    site.log.clear()
    arguments = ["-a", f"url={site.url}/", "-a", f"dataset={tmp_path}", *FAST]
    command = [sys.executable, "-m", "scrapy.cmdline", "crawl", "news", *arguments]
    second = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert second.returncode == 0, second.stderr
    assert set(site.paths()) <= {"/robots.txt", "/map.xml", "/", "/?page=2", away, secret}
    assert next(one for one in site.log if one.path == "/").headers["If-None-Match"] == '"home-1"'
    assert {file: file.read_bytes() for file in tmp_path.glob("articles/**/*.parquet")} == before

    site.add_sitemap(
        "/map.xml",
        {APRIL[0]: f"{datetime.now(UTC):%Y-%m-%d}", APRIL[1]: "2014-04-12", "/2014/06/a-new-one-of-june/": ""},
    )
    site.add_article("/2014/06/a-new-one-of-june/", "2014-06-01")
    third = crawl(site, tmp_path)
    assert third.returncode == 0, third.stderr
    assert [path for path in site.paths() if path.startswith("/2014/") and path != away] == [
        "/2014/06/a-new-one-of-june/",
        APRIL[0],
    ]
    assert "1 new, 0 changed, 1 read again" in third.stdout


def test_a_window_a_limit_and_teasers(site: LocalSite, tmp_path: Path) -> None:
    related = "<section><h2>Recommended for You</h2><ul>{}</ul></section>"
    teaser = '<li><a href="{0}"><h3>Related story at {0}</h3></a><p>Some words about it.</p></li>'
    for path in [*APRIL, *MAY]:
        site.add_article(path, f"{path[1:5]}-{path[6:8]}-1{path[22]}")
    site.add_listing("/news/", MAY[::-1], "/news/?page=2")
    site.add_listing("/news/?page=2", APRIL[::-1], "/news/?page=3")
    site.add_listing("/news/?page=3", ["/2013/01/much-too-old-for-this/"], "/news/?page=4")
    result = crawl(site, tmp_path / "a", "--since", "2014-04-12", "--until", "2014-05-12", url="/news/")
    assert result.returncode == 0, result.stderr
    assert stored(site, tmp_path / "a") == [*APRIL[2:], *MAY[:3]]
    assert "/2013/01/much-too-old-for-this/" not in site.paths()
    assert "/news/?page=4" not in site.paths()

    result = crawl(site, tmp_path / "b", "--max-articles", "2", url="/news/")
    assert result.returncode == 0, result.stderr
    assert site.paths() == ["/robots.txt", "/news/", MAY[3], MAY[2]]
    assert stored(site, tmp_path / "b") == [MAY[2], MAY[3]]

    result = crawl(site, tmp_path / "b", url="/news/")
    assert result.returncode == 0, result.stderr
    assert len(stored(site, tmp_path / "b")) == 8

    more = related.format(teaser.format(APRIL[1]) + teaser.format("http://localhost/2014/01/not-of-this-site-at-all/"))
    site.add_article(APRIL[0], "2014-04-10", more=more)
    site.add_article(APRIL[1], "2014-04-11", more=related.format(teaser.format(APRIL[2])))
    result = crawl(site, tmp_path / "c", "--follow-teasers", "1", url=APRIL[0])
    assert result.returncode == 0, result.stderr
    if rows(tmp_path / "c", "teasers"):
        assert site.paths() == ["/robots.txt", APRIL[0], APRIL[1]]


def test_known_articles_are_rechecked_with_conditional_requests(site: LocalSite, tmp_path: Path) -> None:
    for path in APRIL[:2]:
        site.add_article(path, "2014-04-18", headers={"ETag": '"v1"'})
    site.add_listing("/", APRIL[:2])
    assert crawl(site, tmp_path).returncode == 0
    site.add_listing("/", [])
    site.add_article(APRIL[1], "2014-04-18", title="A better headline", headers={"ETag": '"v2"'})
    result = crawl(site, tmp_path, "--recheck", "all")
    assert result.returncode == 0, result.stderr
    assert {path: outcomes(site, tmp_path)[path] for path in APRIL[:2]} == {APRIL[0]: "unchanged", APRIL[1]: "article"}
    assert [row["title"] for row in rows(tmp_path, "articles") if row["url"].endswith(APRIL[1])] == [
        "A better headline"
    ]
    assert "0 new, 1 changed, 1 read again" in result.stdout


def test_what_was_fetched_can_be_kept_as_warc_and_read_again(
    site: LocalSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in APRIL[:2]:
        site.add_article(path, "2014-04-18")
    site.add_listing("/news/", APRIL[:2])
    result = crawl(site, tmp_path, "--archive", url="/news/")
    assert result.returncode == 0, result.stderr
    (warc,) = tmp_path.glob(f".nkscrape/warc/{SITE}/*.warc.gz")
    pages = {page.url.removeprefix(site.url): page.body.decode() for page in read_pages(warc)}
    assert pages == {path: site.pages[path].body for path in ["/news/", *APRIL[:2]]}  # type: ignore[union-attr]
    record = next(row for row in rows(tmp_path, "pages") if row["url"].endswith(APRIL[0]))
    assert record["archive_file"] == warc.name
    refs = [row["archive_ref"] for row in rows(tmp_path, "articles")]
    assert f"{warc.name}#{record['archive_offset']}+{record['archive_length']}" in refs
    capsys.readouterr()
    assert main(["extract", "--warc", str(warc)]) == 0
    again = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [page["url"].removeprefix(site.url) for page in again if page["article"]] == APRIL[:2]


def test_the_site_s_pace_is_kept(site: LocalSite, tmp_path: Path) -> None:
    tries: list[float] = []

    def busy(asked: Asked) -> Answer:
        tries.append(asked.at)
        busy_answer = Answer("busy", status=503, headers={"Retry-After": "1"})
        return busy_answer if len(tries) == 1 else Answer(article("Busy", "2014-04-18"))

    site.add_robots("User-agent: *\nCrawl-delay: 0.3\n")
    site.pages[APRIL[0]] = busy
    site.add_article(APRIL[1], "2014-04-18")
    site.add_listing("/news/", APRIL[:2])
    assert crawl(site, tmp_path, url="/news/").returncode == 0
    times = [asked.at for asked in site.log]
    assert all(later - earlier > 0.15 for earlier, later in itertools.pairwise(times[1:]))
    assert tries[1] - tries[0] > 0.9


FOLLOWS = """
import json
from nkscrape.extract import threads
from nkscrape.items import Comment
from nkscrape.page import Follow
from nkscrape.spiders import pages

real = pages.extract

def extract(page, site):
    yield from real(page, site)
    for url in TARGETS:
        yield Follow(url=url, kind="test", article_url=page.url)

def read_follow(page, follow, site):
    data = json.loads(page.text)
    same = {"article_id": pages.urls.article_id(follow.article_url), "site": page.site, "fetched_at": page.fetched_at}
    ids = [(n, f"test:{follow.article_url}:{n}") for n in data["comments"]]
    found = [Comment(comment_id=i, root_id=i, position=1, text=f"No {n}", **same) for n, i in ids]
    follows = [Follow(url=data["next"], kind="test", article_url=follow.article_url)] if data.get("next") else []
    return threads.Thread(comments=found, platform="test", complete=not follows, follows=follows)

pages.extract, threads.read_follow = extract, read_follow
"""


def test_a_thread_behind_addresses_is_stored_with_its_page(site: LocalSite, tmp_path: Path) -> None:
    """On a host of its own, page after page; and what is not answered leaves a thread that is not known whole."""
    platform = site.url.replace("127.0.0.1", "localhost")
    for path in APRIL[:2]:
        site.add_article(path, "2014-04-18")
    site.add_robots("User-agent: *\nDisallow: /forbidden\n")
    site.pages["/api?page=1"] = Answer(f'{{"comments": [1, 2], "next": "{platform}/api?page=2"}}')
    site.pages["/api?page=2"] = Answer('{"comments": [2, 3]}')
    arguments = ["crawl", "news", "--dataset", str(tmp_path), *FAST, "--url"]
    for path, targets in ((APRIL[0], ["/api?page=1"]), (APRIL[1], ["/api?page=2", "/gone", "/forbidden"])):
        prelude = f"TARGETS = {[platform + target for target in targets]!r}\n{FOLLOWS}"
        result = run_nkscrape(*arguments, site.url + path, prelude=prelude)
        assert result.returncode == 0, result.stderr
    articles = {row["url"].removeprefix(site.url): row for row in rows(tmp_path, "articles")}
    for path, complete, remarks in ((APRIL[0], True, ["No 1", "No 2", "No 3"]), (APRIL[1], False, ["No 2", "No 3"])):
        article_id = articles[path]["article_id"]
        assert [row["text"] for row in rows(tmp_path, "comments") if row["article_id"] == article_id] == remarks
        assert articles[path]["comments_complete"] is complete
        assert articles[path]["comments_platform"] == "test"
    counts = [dict(row["counts"]) for row in rows(tmp_path, "runs")]
    assert sum(count.get("warnings.follow-failed", 0) for count in counts) == 2
    assert "/forbidden" not in site.paths()


def test_a_proxy_from_the_environment_is_used(site: LocalSite, tmp_path: Path) -> None:
    host = "http://www.daily.example"
    site.pages[f"{host}/robots.txt"] = Answer("User-agent: *\nDisallow: /secret/\n", media_type="text/plain")
    links = f'<a href="{APRIL[0]}">One</a><a href="/secret/2014/04/a-b-c-d/">x</a>'
    links = f'<a href="{APRIL[0]}">One</a><a href="/secret/2014/04/a-b-c-d/">x</a>'
    site.pages[f"{host}/news/"] = Answer(f"<html><body>{links}</body></html>")
    site.pages[f"{host}{APRIL[0]}"] = Answer(status=301, headers={"Location": APRIL[1]})
    site.pages[f"{host}{APRIL[1]}"] = Answer(article("By proxy", "2014-04-18"))
    command = ["crawl", "news", "--url", f"{host}/news/", "--dataset", str(tmp_path), *FAST]
    result = run_nkscrape(*command, env={"http_proxy": site.url, "no_proxy": ""})
    assert result.returncode == 0, result.stderr
    assert site.paths() == [f"{host}/robots.txt", f"{host}/news/", f"{host}{APRIL[0]}", f"{host}{APRIL[1]}"]
    assert [row["url"] for row in rows(tmp_path, "articles")] == [f"{host}{APRIL[1]}"]
