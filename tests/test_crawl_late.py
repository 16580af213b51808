"""Late comments: one request a night tells which articles of any age have new ones, and those are read at once."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from crawling import APRIL, crawl, rows
from localsite import Answer, LocalSite
from test_crawl_nights import age

from nkscrape import late
from nkscrape.page import Page

RSS, ATOM, REST = "/comments/feed/", "/feeds/comments/default", "/wp-json/"
LIST = f"{REST}wp/v2/comments?per_page=100&orderby=date_gmt&order=desc&_fields=id,link,date_gmt&page="
NIGHT = datetime.now(UTC) + timedelta(days=1)
HEADS = {
    "rss": f'<link rel="alternate" type="application/rss+xml" title="Comments" href="{RSS}">',
    "blogger": '<link rel="alternate" type="application/atom+xml" href="/feeds/posts/default">',
    "rest": f'<link rel="https://api.w.org/" href="{REST}">',
}


class Blog:
    """A site with threads, which tells of its comments in one of three ways."""

    def __init__(self, site: LocalSite, head: str) -> None:
        self.site, self.head, self.told = site, head, list[tuple[str, int, datetime]]()
        self.threads: dict[str, list[int]] = {path: [1 + 10 * n] for n, path in enumerate(APRIL)}
        self.show()

    def comment(self, path: str, number: int, at: datetime = NIGHT) -> None:
        """Have somebody comment on an article."""
        self.threads[path].append(number)
        self.told.insert(0, (path, number, at))
        self.show()

    def show(self, most: int = 10) -> None:
        """Put everything up as it stands."""
        site = self.site
        for path, numbers in self.threads.items():
            thread = "".join(
                f'<li class="comment" id="comment-{n}"><article class="comment-body"><footer>'
                f'<b class="fn">Reader {n}</b><time datetime="2014-05-01T10:{n % 60:02}:00+00:00">May 1</time></footer>'
                f'<div class="comment-content">'
                f"<p>Remark number {n} on what was said above.</p></div></article></li>"
                for n in numbers
            )
            more = f'<div id="comments"><h2>Comments</h2><ol class="comment-list">{thread}</ol></div>'
            site.add_article(path, "2014-04-18", more=more)
        site.add_listing("/", list(self.threads))
        home = site.pages["/"]
        assert isinstance(home, Answer) and isinstance(home.body, str)
        site.pages["/"] = Answer(home.body.replace("<html>", f"<html><head>{self.head}</head>"))
        told = [(f"{site.url}{path}", n, at) for path, n, at in self.told[:most]]
        site.pages[RSS] = xml("rss", [
            f"<item><title>By: Reader</title><link>{url}comment-page-2/#comment-{n}</link>"
            f"<pubDate>{at:%a, %d %b %Y %H:%M:%S} +0000</pubDate></item>" for url, n, at in told
        ])  # fmt: skip
        site.pages[ATOM] = xml("feed", [
            f"<entry><published>{at.isoformat()}</published>"
            f"<link rel='alternate' href='{url}?showComment={n}#c{n}'/></entry>" for url, n, at in told
        ])  # fmt: skip
        every = [(f"{site.url}{path}", n, at) for path, n, at in self.told]
        for page in (1, 2):
            listed = every[100 * page - 100 : 100 * page]
            site.pages[f"{LIST}{page}"] = Answer(
                json.dumps([
                    {"id": n, "link": f"{url}#comment-{n}", "date_gmt": at.strftime("%Y-%m-%dT%H:%M:%S")}
                    for url, n, at in listed
                ]), media_type="application/json"
            )  # fmt: skip


def xml(root: str, entries: list[str]) -> Answer:
    return Answer(f"<{root}>{''.join(entries)}</{root}>", media_type="application/xml")


def remarks(dataset: Path) -> set[int]:
    return {int(row["text"].split()[2]) for row in rows(dataset, "comments")}


@pytest.mark.parametrize("way", HEADS)
def test_a_new_comment_on_an_old_article_is_stored_the_next_night(site: LocalSite, tmp_path: Path, way: str) -> None:
    blog = Blog(site, HEADS[way])
    assert crawl(site, tmp_path).returncode == 0
    assert remarks(tmp_path) == {1, 11, 21, 31}
    age(tmp_path, 1)
    assert crawl(site, tmp_path).returncode == 0
    assert not set(site.paths()) & set(APRIL)

    blog.comment(APRIL[2], 99)
    age(tmp_path, 1)
    assert crawl(site, tmp_path).returncode == 0
    assert [path for path in site.paths() if path in APRIL] == [APRIL[2]]
    assert remarks(tmp_path) == {1, 11, 21, 31, 99}

    blog.comment(APRIL[0], 50, at=datetime(2014, 5, 1, 10, tzinfo=UTC))  # was held back until it was approved
    age(tmp_path, 1)
    assert crawl(site, tmp_path).returncode == 0
    assert [path for path in site.paths() if path in APRIL] == [APRIL[0]]
    age(tmp_path, 1)
    assert crawl(site, tmp_path).returncode == 0
    assert not set(site.paths()) & set(APRIL)
    assert len(site.paths()) <= 5


def test_more_comments_than_a_feed_shows_are_asked_for_by_the_hundred(site: LocalSite, tmp_path: Path) -> None:
    blog = Blog(site, HEADS["rss"] + HEADS["rest"])
    blog.comment(APRIL[3], 60)
    assert crawl(site, tmp_path).returncode == 0
    blog.comment(APRIL[0], 61)
    for number in range(70, 190):
        blog.comment(APRIL[1], number)
    age(tmp_path, 1)
    assert crawl(site, tmp_path).returncode == 0
    assert [path for path in site.paths() if path.startswith(REST)] == [f"{LIST}1", f"{LIST}2"]
    assert {60, 61, 70, 189} <= remarks(tmp_path)


def test_an_article_only_its_comments_tell_of_is_found(site: LocalSite, tmp_path: Path) -> None:
    blog = Blog(site, HEADS["rss"])
    blog.comment(APRIL[3], 60)
    site.add_listing("/", APRIL[:3])
    home = site.pages["/"]
    assert isinstance(home, Answer) and isinstance(home.body, str)
    site.pages["/"] = Answer(home.body.replace("<html>", f"<html><head>{HEADS['rss']}</head>"))
    assert crawl(site, tmp_path).returncode == 0
    assert 60 in remarks(tmp_path)


@pytest.mark.parametrize(
    "body", ["[", "[1, null, {}]", '[{"link": 3}]', "{}", "", "<rss><item><link>x</rss>", "[" * 9999]
)
def test_what_is_no_list_of_comments_tells_of_none(body: str) -> None:
    page = Page(url="https://daily.example/comments/feed/", body=body.encode(), fetched_at=NIGHT)
    assert [heard.key for heard in late.read(page) if "daily" not in heard.url] == []
