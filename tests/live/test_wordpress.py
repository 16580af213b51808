"""WordPress as it is: the thread in its pages, behind its REST API and in its feed is one set of records."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from commands import run_nkscrape
from crawling import FAST, rows
from wordpress_server import WordPress

from nkscrape.extract import threads
from nkscrape.extract.threads.addresses import feed, pages, wordpress_rest
from nkscrape.page import Follow, Page
from nkscrape.site import Site

SITE = Site(name="news", domains=("127.0.0.1",))
PER_PAGE = 10
POST = """
$story = wp_insert_post([
    'post_title' => 'Harbour to reopen in %(name)s', 'post_status' => 'publish', 'post_date' => '2021-05-01 10:00:00',
    'post_name' => '%(name)s', 'comment_status' => 'open',
    'post_content' => str_repeat('<p>The council said that the old harbour would reopen to small boats before the '
        . 'summer, two years after the storm that broke its wall, and that the county would pay for it.</p>', 4),
]);
$said = [];
for ($n = 0; $n < %(count)d; $n++) {
    $parent = $n %% 4 ? $said[$n - 1] : 0;
    $said[] = wp_insert_comment([
        'comment_post_ID' => $story, 'comment_parent' => $parent, 'comment_approved' => 1,
        'comment_author' => "Reader O'Neil $n", 'comment_author_email' => "r$n@gazette.example",
        'comment_author_url' => $n %% 3 ? '' : "http://reader$n.example/",
        'comment_content' => "Comment number $n says this & that.\\n\\nIts second paragraph.",
        'comment_date' => gmdate('Y-m-d H:i:s', 1619870400 + 7200 + 60 * $n),
        'comment_date_gmt' => gmdate('Y-m-d H:i:s', 1619870400 + 60 * $n),
    ]);
}
wp_insert_comment(['comment_post_ID' => $story, 'comment_approved' => 1, 'comment_type' => 'pingback',
    'comment_author' => 'Another Blog', 'comment_author_url' => 'http://blog.example/x/',
    'comment_content' => '[&#8230;] says the Gazette [&#8230;]']);
wp_insert_comment(['comment_post_ID' => $story, 'comment_approved' => 0, 'comment_author' => 'Waiting',
    'comment_content' => 'Held for moderation.']);
update_option('page_comments', %(paged)d);
update_option('comments_per_page', %(per_page)d);
update_option('thread_comments', 1);
update_option('thread_comments_depth', 5);
echo json_encode(['url' => get_permalink($story), 'ids' => $said]);
"""


def publish(wordpress: WordPress, name: str, count: int, *, paged: bool) -> dict[str, Any]:
    """Publish a story with comments in chains of four; return its address and their numbers."""
    values = {"name": name, "count": count, "paged": paged, "per_page": PER_PAGE}
    told: dict[str, Any] = json.loads(wordpress.run(POST % values))
    return told


def get(url: str) -> Page:
    with urlopen(url, timeout=60) as answer:
        return Page(url=answer.url, body=answer.read(), headers={"content-type": answer.headers["content-type"]})


def followed(page: Page, follows: list[Follow]) -> threads.Thread:
    """Return what a way of asking gives, to its end."""
    thread = threads.Thread()
    while follows:
        follow = follows.pop(0)
        answer = threads.read_follow(get(follow.url), follow, SITE)
        follows += answer.follows
        thread = threads.combine(thread, answer)
    return thread


def outline(thread: threads.Thread) -> dict[str, tuple[str | None, str | None, str | None, bool]]:
    return {
        one.comment_id: (plain(one.author_name), one.text, one.parent_id, bool(one.published_raw))
        for one in thread.comments
    }


def plain(name: str | None) -> str:
    """Return a name as it was given: block themes show it with typographic quotes."""
    return (name or "").replace("\u2019", "'")


def expected(ids: list[int]) -> dict[str, tuple[str | None, str | None, str | None, bool]]:
    names = [f"wordpress:127.0.0.1:{number}" for number in ids]
    return {
        name: (
            f"Reader O'Neil {n}",
            f"Comment number {n} says this & that.\n\nIts second paragraph.",
            names[n - 1] if n % 4 else None,
            True,
        )
        for n, name in enumerate(names)
    }


def test_page_and_rest_and_feed_agree(wordpress: WordPress) -> None:
    told = publish(wordpress, "may", 9, paged=False)
    page = get(told["url"])
    truth = expected(told["ids"])
    inside = threads.read_thread(page, SITE)
    assert outline(inside) == truth
    assert (inside.platform, inside.complete) == ("wordpress", True)
    rest = followed(page, list(wordpress_rest.follows(page)))
    assert outline(rest) == truth
    newest = followed(page, list(feed.follows(page)))
    assert outline(newest) == truth
    both = threads.combine(threads.combine(inside, rest), newest)
    assert outline(both) == truth
    assert [one.position for one in both.comments] == list(range(1, 10))


def test_comment_pages_agree_with_rest(wordpress: WordPress) -> None:
    told = publish(wordpress, "june", 56, paged=True)
    page = get(told["url"])
    inside = threads.read_thread(page, SITE)
    assert inside.complete is False
    assert 0 < len(inside.comments) < 56
    whole = threads.combine(inside, followed(page, list(pages.follows(page))))
    assert outline(whole) == expected(told["ids"])


@pytest.mark.parametrize("count", [100, 230])
def test_rest_pages_end(wordpress: WordPress, count: int) -> None:
    told = publish(wordpress, f"story-{count}", count, paged=True)
    page = get(told["url"])
    rest = followed(page, list(wordpress_rest.follows(page)))
    assert outline(rest) == expected(told["ids"])
    assert rest.complete is True


def test_a_crawl_stores_the_whole_thread(wordpress: WordPress, tmp_path: Path) -> None:
    told = publish(wordpress, "july", 120, paged=True)
    result = run_nkscrape("crawl", "news", "--url", told["url"], "--dataset", str(tmp_path), *FAST)
    assert result.returncode == 0, result.stderr
    (article,) = rows(tmp_path, "articles")
    assert (article["title"], article["comments_platform"], article["comments_complete"]) == (
        "Harbour to reopen in july", "wordpress", True,
    )  # fmt: skip
    assert "Comment number" not in article["body"]
    stored = {row["comment_id"]: row for row in rows(tmp_path, "comments")}
    truth = expected(told["ids"])
    assert {
        key: (plain(row["author_name"]), row["text"], row["parent_id"], True) for key, row in stored.items()
    } == truth
    first = stored[f"wordpress:127.0.0.1:{told['ids'][0]}"]
    assert first["published_at"].isoformat() == "2021-05-01T12:00:00+00:00"
