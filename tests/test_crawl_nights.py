"""Crawls night after night: what a failed one leaves to the next, and what is looked at again."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

from crawling import APRIL, MAY, SITE, crawl, outcomes, stored
from localsite import Answer, Asked, LocalSite

LISTED = [f"/2014/0{month}/story-number-{n}-of-the-month/" for month in (6, 5, 4, 3, 2) for n in range(12)]
PER_PAGE = 12


def put_up(site: LocalSite, paths: list[str]) -> None:
    """Put up articles and a listing of them, page after page."""
    for path in paths:
        site.add_article(path, f"{path[1:5]}-{path[6:8]}-11")
    for at in range(0, len(paths), PER_PAGE):
        page = at // PER_PAGE + 1
        following = f"/?page={page + 1}" if at + PER_PAGE < len(paths) else None
        site.add_listing(f"/?page={page}" if at else "/", paths[at : at + PER_PAGE], following)


def age(dataset: Path, days: int) -> None:
    """Make everything the crawls know `days` older."""
    with sqlite3.connect(dataset / f".nkscrape/state/{SITE}.seen.sqlite") as db:
        for name in ("fetched_at", "first_fetched_at", "due_at", "walked_at"):
            rows = db.execute(f"SELECT main, {name} FROM seen WHERE {name} IS NOT NULL").fetchall()
            for main, text in rows:
                moment = (datetime.fromisoformat(text) - timedelta(days=days)).astimezone(UTC)
                db.execute(
                    f"UPDATE seen SET {name} = ? WHERE main = ?", (moment.isoformat(timespec="microseconds"), main)
                )
    db.close()


def test_a_failed_night_does_not_make_the_next_walk_the_whole_site(site: LocalSite, tmp_path: Path) -> None:
    put_up(site, LISTED[24:])
    assert crawl(site, tmp_path).returncode == 0
    put_up(site, LISTED)
    whole = dict(site.pages)
    site.pages.update({path: Answer("broken", status=500) for path in LISTED[:24]})
    assert crawl(site, tmp_path, "-s", "RETRY_TIMES=0").returncode == 4
    site.pages.update(whole)
    assert crawl(site, tmp_path).returncode == 0
    assert stored(site, tmp_path) == sorted(LISTED)
    assert [path for path in site.paths() if "page=" in path] == ["/?page=2", "/?page=3"]
    site.pages["/"] = Answer("broken", status=500)
    crawl(site, tmp_path, "-s", "RETRY_TIMES=0")
    site.pages.update(whole)
    assert crawl(site, tmp_path).returncode == 0
    assert set(site.paths()) <= {"/robots.txt", "/"}


def test_all_articles_failing_is_not_healthy_however_many_sources_answer(site: LocalSite, tmp_path: Path) -> None:
    for month in range(1, 13):
        site.add_sitemap(f"/{month}.xml", {})
    site.pages["/map.xml"] = Answer(
        "<sitemapindex>" + "".join(f"<sitemap><loc>/{n}.xml</loc></sitemap>" for n in range(1, 13)) + "</sitemapindex>"
    )
    site.add_robots(f"Sitemap: {site.url}/map.xml\n")
    site.add_article(MAY[0], "2014-05-01")
    site.add_listing("/", [MAY[0]])
    assert crawl(site, tmp_path).returncode == 0
    site.add_listing("/", [*APRIL, MAY[0]])
    site.pages.update({path: Answer("broken", status=500) for path in APRIL})
    result = crawl(site, tmp_path, "-s", "RETRY_TIMES=0")
    assert result.returncode == 3, result.stdout
    assert "4 of 4 articles failed: 4 × 500" in result.stdout


def test_a_sitemap_that_asks_for_time_is_asked_again_the_same_night(site: LocalSite, tmp_path: Path) -> None:
    tries: list[float] = []
    site.add_sitemap("/real.xml", dict.fromkeys(APRIL, ""))
    real = site.pages["/real.xml"]

    def busy(asked: Asked) -> Answer:
        tries.append(asked.at)
        if len(tries) <= 3:
            return Answer("later", status=429, headers={"Retry-After": "1" if len(tries) == 3 else "0"})
        assert isinstance(real, Answer)
        return real

    site.add_robots(f"Sitemap: {site.url}/map.xml\n")
    site.pages["/map.xml"] = busy
    site.add_listing("/", [MAY[0]])
    for path in [*APRIL, MAY[0]]:
        site.add_article(path, "2014-04-18")
    result = crawl(site, tmp_path)
    assert result.returncode == 0, result.stdout
    assert stored(site, tmp_path) == sorted([*APRIL, MAY[0]])
    assert tries[3] - tries[2] > 0.9


def test_what_was_no_article_is_looked_at_again_and_becomes_one(site: LocalSite, tmp_path: Path) -> None:
    site.add_article(APRIL[0], "2014-04-18")
    site.add_listing("/", APRIL[:2])
    home = site.pages["/"]
    assert isinstance(home, Answer)
    site.pages["/"] = Answer(home.body, headers={"ETag": '"1"'})
    site.pages[APRIL[1]] = Answer("<html><head><title>Maintenance</title></head><body><p>Back soon.</p></body></html>")
    assert crawl(site, tmp_path).returncode == 0
    assert outcomes(site, tmp_path)[APRIL[1]].startswith("skipped: no article")
    assert crawl(site, tmp_path).returncode == 0
    assert APRIL[1] not in site.paths()  # not due yet
    site.add_article(APRIL[1], "2014-04-18")
    age(tmp_path, 1)
    assert crawl(site, tmp_path).returncode == 0
    assert stored(site, tmp_path) == APRIL[:2]


def test_sitemaps_of_topics_and_authors_are_left_alone(site: LocalSite, tmp_path: Path) -> None:
    kinds = ("posts-post", "posts-page", "taxonomies-category", "taxonomies-post_tag", "users")
    maps = "".join(f"<sitemap><loc>{site.url}/wp-sitemap-{kind}-1.xml</loc></sitemap>" for kind in kinds)
    site.pages["/wp-sitemap.xml"] = Answer(f"<sitemapindex>{maps}</sitemapindex>", media_type="application/xml")
    site.add_robots(f"Sitemap: {site.url}/wp-sitemap.xml\n")
    site.add_sitemap("/wp-sitemap-posts-post-1.xml", dict.fromkeys([*APRIL, "/tag/rivers/", "/author/ann-barr/"], ""))
    site.add_sitemap("/wp-sitemap-posts-page-1.xml", {})
    for path in APRIL:
        site.add_article(path, "2014-04-18")
    site.add_listing("/", [])
    assert crawl(site, tmp_path).returncode == 0
    asked = {"/robots.txt", "/", "/wp-sitemap.xml", "/wp-sitemap-posts-post-1.xml", "/wp-sitemap-posts-page-1.xml"}
    assert set(site.paths()) == asked | set(APRIL)


def test_a_few_articles_are_the_newest(site: LocalSite, tmp_path: Path) -> None:
    days = {path: f"2014-04-0{n + 1}" for n, path in enumerate(APRIL)}
    for path, day in days.items():
        site.add_article(path, day)
    site.add_sitemap("/map.xml", days)
    site.add_robots(f"Sitemap: {site.url}/map.xml\n")
    site.add_listing("/", [])
    assert crawl(site, tmp_path, "--max-articles", "2").returncode == 0
    assert stored(site, tmp_path) == APRIL[2:]
