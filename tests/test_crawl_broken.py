"""Answers that broke off, from run to run: a source, an article that was whole before, a thread."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from commands import Result, run_nkscrape
from crawling import FAST, rows
from localsite import article
from rawserver import RawSite, ok, serve_raw

STORIES = [f"/2014/04/story-number-{n}-of-april/" for n in range(3)]
LISTING = "<html><body><h1>Latest</h1>{}</body></html>".format(
    "".join(f'<article><h2><a href="{path}">A headline of {path}</a></h2></article>' for path in STORIES)
).encode()
ISSO = '<div id="isso-thread"></div><script data-isso="/isso/" src="/isso/js/embed.min.js"></script>'
THREAD = b'{"replies": [{"id": 5, "text": "Well said", "author": "Ann", "created": 1397810000.0}]}'


def crawl(site: RawSite, dataset: Path, path: str, *options: str) -> Result:
    site.heads.clear()
    command = ["crawl", "news", "--url", site.url + path, "--dataset", str(dataset), *FAST, "-s", "RETRY_TIMES=1"]
    result = run_nkscrape(*command, *options)
    assert result.returncode == 0, result.stderr
    return result


def cut(body: bytes, *headers: str) -> bytes:
    """Return an answer that breaks off in the middle."""
    return ok(body[: len(body) // 2], *headers, f"Content-Length: {len(body)}")


def stored(dataset: Path) -> dict[str, Any]:
    (row,) = rows(dataset, "articles")
    return row


def test_a_source_that_broke_off_is_read_in_full_by_the_next_run(tmp_path: Path) -> None:
    with serve_raw() as site:
        site.answers = {path: ok(article("A story", "2014-04-18").encode()) for path in STORIES}
        site.answers["/news/"] = cut(LISTING, 'ETag: "1"')
        crawl(site, tmp_path, "/news/")
        assert site.paths().count("/news/") == 2
        site.answers["/news/"] = ok(LISTING, 'ETag: "1"', f"Content-Length: {len(LISTING)}")
        crawl(site, tmp_path, "/news/")
        assert not any("If-None-Match" in head for head in site.heads)
        assert set(STORIES) <= {row["url"].removeprefix(site.url) for row in rows(tmp_path, "articles")}


def test_an_answer_that_broke_off_never_replaces_one_that_did_not(tmp_path: Path) -> None:
    text = article("A story of the harbour", "2014-04-18").encode()
    with serve_raw() as site:
        site.answers[STORIES[0]] = ok(text, 'ETag: "whole"', f"Content-Length: {len(text)}")
        crawl(site, tmp_path, STORIES[0])
        whole = stored(tmp_path)
        site.answers[STORIES[0]] = cut(text, 'ETag: "half"')
        crawl(site, tmp_path, STORIES[0])
        after = stored(tmp_path)
        assert (after["body"], after["body_is_truncated"]) == (whole["body"], False)
        pages = sorted(rows(tmp_path, "pages"), key=lambda row: str(row["fetched_at"]))
        assert [page["incomplete"] for page in pages] == [None, "broken off"]
        crawl(site, tmp_path, STORIES[0])
        assert any('If-None-Match: "whole"' in head for head in site.heads)


@pytest.mark.parametrize("why", ["broken off", "partial content"])
def test_a_thread_that_broke_off_is_not_complete(why: str, tmp_path: Path) -> None:
    answer = cut(THREAD) if why == "broken off" else ok(THREAD, status="206 Partial Content")
    with serve_raw() as site:
        site.answers["/one/"] = ok(article("One", "2014-04-18", ISSO).encode())
        site.answers["/isso/?uri=%2Fone%2F"] = answer
        crawl(site, tmp_path, "/one/")
        assert stored(tmp_path)["comments_complete"] is False
        assert site.paths().count("/isso/?uri=%2Fone%2F") == 2
        site.answers["/isso/?uri=%2Fone%2F"] = ok(THREAD)
        crawl(site, tmp_path, "/one/")
        assert stored(tmp_path)["comments_complete"] is True
