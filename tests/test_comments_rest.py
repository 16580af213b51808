"""Threads behind WordPress's REST API: parents in other answers, twins that are two, hidden rows, a closed API."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from commands import run_nkscrape
from crawling import crawl, rows
from localsite import Answer, Asked, LocalSite, article, serve

API = "/wp-json/wp/v2/comments"
STORIES = [f"/2014/04/story-number-{n}-of-april/" for n in range(6)]


def row(number: int, parent: int = 0, **more: Any) -> dict[str, Any]:
    return {
        "id": number, "post": 1, "parent": parent, "author": 0, "author_name": f"Reader {number}", "author_url": "",
        "date": "2014-04-19T10:20:00", "date_gmt": "2014-04-19T10:20:00", "type": "comment",
        "content": {"rendered": f"<p>Remark number {number} on this.</p>"}, **more,
    }  # fmt: skip


def put_up(site: LocalSite, path: str, post: int, shown: str = "") -> None:
    """Put up an article of which the page shows fewer comments than it says there are."""
    head = f'<link rel="https://api.w.org/" href="/wp-json/"><link rel="shortlink" href="/?p={post}">'
    more = f'<div id="comments"><h2 class="comments-title">900 comments</h2><ol class="comment-list">{shown}</ol></div>'
    more += '<script src="/wp-content/x.js"></script>'
    site.pages[path] = Answer(article(f"Story {post}", "2014-04-18", more).replace("</head>", f"{head}</head>"))


def serve_rows(site: LocalSite, found: list[dict[str, Any]], **headers: str) -> None:
    """Serve comments a hundred at a time."""
    for page in range(1, len(found) // 100 + 2):
        body = json.dumps(found[100 * page - 100 : 100 * page])
        path = f"{API}?post=1&per_page=100&order=asc&page={page}"
        site.pages[path] = Answer(body, headers=headers, media_type="application/json")


def thread(site: LocalSite, dataset: Path, found: list[dict[str, Any]], **headers: str) -> dict[str, dict[str, Any]]:
    """Return the comments of a crawl by the platform's number."""
    put_up(site, STORIES[0], 1)
    serve_rows(site, found, **headers)
    result = crawl(site, dataset, url=STORIES[0])
    assert result.returncode == 0, result.stderr
    checked = run_nkscrape("check", "--dataset", str(dataset))
    assert checked.returncode == 0, checked.stdout
    return {one["comment_id"].rpartition(":")[2]: one for one in rows(dataset, "comments")}


def complete(dataset: Path) -> bool | None:
    (one,) = rows(dataset, "articles")
    found: bool | None = one["comments_complete"]
    return found


def test_parents_in_another_answer_are_found_before_and_behind(tmp_path: Path) -> None:
    """Comments that were moved here from elsewhere have numbers, and dates, in any order."""
    parents = dict.fromkeys(range(1, 251), 0) | {5: 240, 120: 3, 240: 130, 250: 249}
    with serve() as site:
        found = thread(site, tmp_path, [row(n, parent) for n, parent in parents.items()])
    assert len(found) == 250 and complete(tmp_path)
    told = {int(n): int((one["parent_id"] or "0").rpartition(":")[2]) for n, one in found.items()}
    assert told == parents
    assert {n: found[n]["depth"] for n in ("3", "120", "130", "240", "5")} == {
        "3": 0,
        "120": 1,
        "130": 0,
        "240": 1,
        "5": 2,
    }
    assert found["5"]["root_id"] == found["130"]["comment_id"]


def test_what_never_came_is_no_parent(tmp_path: Path) -> None:
    with serve() as site:
        put_up(site, STORIES[0], 1)
        serve_rows(site, [row(n, 150 if n == 7 else 0) for n in range(1, 151)])
        del site.pages[f"{API}?post=1&per_page=100&order=asc&page=2"]
        assert crawl(site, tmp_path, url=STORIES[0]).returncode == 0
        found = rows(tmp_path, "comments")
        assert len(found) == 100 and {one["parent_id"] for one in found} == {None}
        assert complete(tmp_path) is False
        assert run_nkscrape("check", "--dataset", str(tmp_path)).returncode == 0


def test_two_readers_of_one_name_who_say_the_same_are_two(tmp_path: Path) -> None:
    """One stands in the page, the other far behind, in another answer."""
    same: dict[str, Any] = {"author_name": "Ann", "content": {"rendered": "<p>Thank you very much!</p>"}}
    with serve() as site:
        found = thread(site, tmp_path, [row(n) | (same if n in (7, 130) else {}) for n in range(1, 151)])
    assert found["7"]["text"] == found["130"]["text"] and len(found) == 150


def test_no_name_is_too_odd_for_one_that_the_api_states(tmp_path: Path) -> None:
    names = ["Reply", "18 April 2014", "Like", "3 comments", "says:", "by", "Anonymous"]
    with serve() as site:
        found = thread(site, tmp_path, [row(n, author_name=name) for n, name in enumerate(names, 1)])
    assert [one["author_name"] for one in sorted(found.values(), key=lambda one: one["position"])] == names


@pytest.mark.parametrize(("total", "expected"), [("3", True), ("4", False)])
def test_comments_the_api_counts_but_does_not_show_are_missing(tmp_path: Path, total: str, expected: bool) -> None:
    with serve() as site:
        thread(site, tmp_path, [row(n) for n in (1, 2, 3)], **{"X-WP-Total": total, "X-WP-TotalPages": "1"})
    assert complete(tmp_path) is expected


def test_a_page_from_which_hidden_comments_were_left_out_is_not_the_last(tmp_path: Path) -> None:
    with serve() as site:
        serve_rows(site, [row(n) for n in range(1, 151)], **{"X-WP-Total": "151", "X-WP-TotalPages": "2"})
        first = f"{API}?post=1&per_page=100&order=asc&page=1"
        site.pages[first] = Answer(
            json.dumps([row(n) for n in range(1, 100)]),
            headers={"X-WP-Total": "151", "X-WP-TotalPages": "2"},
            media_type="application/json",
        )
        put_up(site, STORIES[0], 1)
        assert crawl(site, tmp_path, url=STORIES[0]).returncode == 0
        assert len(rows(tmp_path, "comments")) == 149 and complete(tmp_path) is False


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_closed_api_is_asked_twice_and_not_for_every_article(tmp_path: Path, status: int) -> None:
    with serve() as site:
        for post, path in enumerate(STORIES):
            put_up(site, path, post)
            site.pages[f"{API}?post={post}&per_page=100&order=asc&page=1"] = Answer("{}", status=status)
        site.add_listing("/news/", STORIES)
        assert crawl(site, tmp_path, url="/news/").returncode == 0
        assert sum(path.startswith(API) for path in site.paths()) == 2
        assert len(rows(tmp_path, "articles")) == len(STORIES)


def test_an_api_that_refuses_one_article_is_asked_for_the_next(tmp_path: Path) -> None:
    """Comments of a protected post are refused; that says nothing of others."""
    with serve() as site:

        def answer(asked: Asked) -> Answer:
            post = int(parse_qs(urlsplit(asked.path).query)["post"][0])
            return Answer("{}", status=401) if post % 2 else Answer(json.dumps([row(post + 100)]))

        for post, path in enumerate(STORIES):
            put_up(site, path, post)
            site.pages[f"{API}?post={post}&per_page=100&order=asc&page=1"] = answer
        site.add_listing("/news/", STORIES)
        assert crawl(site, tmp_path, url="/news/").returncode == 0
        assert len(rows(tmp_path, "comments")) == 3
