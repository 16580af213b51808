"""Isso as it is: threads by its API, through our reader and through a crawl."""

from __future__ import annotations

from pathlib import Path
from urllib.request import urlopen

import pytest
from crawling import crawl, rows
from isso_server import Isso
from localsite import LocalSite

from nkscrape.extract import threads
from nkscrape.page import Page
from nkscrape.site import Site

STORY = "/2021/05/harbour-reopens/"
SITE = Site(name="news", domains=("127.0.0.1",))
SAID = [
    ("Ada Miller", None, "I rowed there as a child.\n\nBring back the *ferry*!"),
    ("harbour_rat", 0, "The ferry was cancelled long before the storm."),
    ("Jon", 1, "Not everybody remembers that."),
    (None, None, "Who pays for the wall?"),
]


@pytest.fixture(scope="module")
def numbers(isso: Isso) -> list[int]:
    """The thread, posted by Isso's own API."""
    posted: list[int] = []
    for author, parent, text in SAID:
        posted.append(isso.post(STORY, author, text, None if parent is None else posted[parent]))
    return posted


def embed(isso: Isso) -> str:
    return (
        f'<script data-isso="{isso.url}/" src="{isso.url}/js/embed.min.js"></script>'
        '<section id="isso-thread"><noscript>Comments need JavaScript.</noscript></section>'
    )


def test_the_reader_takes_the_servers_answer(isso: Isso, numbers: list[int]) -> None:
    html = f"<html><body><h1>Harbour</h1><p>Text.</p>{embed(isso)}</body></html>"
    page = Page(url=f"http://127.0.0.1:8000{STORY}", body=html.encode())
    inside = threads.read_thread(page, SITE)
    (follow,) = inside.follows
    with urlopen(follow.url, timeout=30) as answer:
        body = answer.read()
    thread = threads.combine(inside, threads.read_follow(Page(url=follow.url, body=body), follow, SITE))
    assert [one.comment_id for one in thread.comments if one.text and "rowed" in one.text] == [
        f"isso:127.0.0.1:{numbers[0]}"
    ]
    assert (thread.platform, thread.complete, len(thread.comments)) == ("isso", True, len(SAID))


def test_a_crawl_stores_the_thread(isso: Isso, numbers: list[int], site: LocalSite, tmp_path: Path) -> None:
    site.add_article(STORY, "2021-05-01", title="Harbour reopens", more=embed(isso))
    result = crawl(site, tmp_path, url=STORY)
    assert result.returncode == 0, result.stderr
    (article,) = rows(tmp_path, "articles")
    assert (article["comments_platform"], article["comments_complete"]) == ("isso", True)
    stored = {row["comment_id"]: row for row in rows(tmp_path, "comments")}
    ids = [f"isso:127.0.0.1:{number}" for number in numbers]
    assert set(stored) == set(ids)
    assert [stored[one]["author_name"] for one in ids] == [author for author, _, _ in SAID]
    assert stored[ids[0]]["text"] == "I rowed there as a child.\n\nBring back the ferry!"
    # Isso nests one level: what answers an answer is stored under the first.
    assert [stored[one]["parent_id"] for one in ids] == [None, ids[0], ids[0], None]
    assert all(row["published_at"] for row in stored.values())
