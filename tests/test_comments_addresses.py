"""Answers of comment platforms, in the shapes they document, become threads; pages ask for them by themselves."""

# Documents read best unbroken.
# ruff: noqa: E501

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from discussions import SITE, URL, page

from nkscrape.extract import threads
from nkscrape.extract.threads import Thread
from nkscrape.extract.threads.addresses import disqus
from nkscrape.page import Follow, Page


def answer(kind: str, body: Any, **context: str) -> Thread:
    source = body if isinstance(body, str) else json.dumps(body)
    follow = Follow(url="https://api.example/list?page=1&start-index=1", kind=kind, article_url=URL, context=context)
    return threads.read_follow(Page(url=follow.url, body=source.encode()), follow, SITE)


def asked(body: str, head: str = "") -> list[Follow]:
    return threads.read_thread(page(body, head), SITE).follows


def shown(thread: Thread) -> list[tuple[str | None, str | None, int, str | None]]:
    return [(one.comment_id, one.author_name, one.depth, one.text) for one in thread.comments]


def wordpress_row(number: int, parent: int = 0, **more: Any) -> dict[str, Any]:
    return {
        "id": number, "post": 77, "parent": parent, "author": 0, "author_name": f"Reader {number}", "author_url": "",
        "date": "2021-05-01T10:20:00", "date_gmt": "2021-05-01T08:20:00", "type": "comment",
        "content": {"rendered": f"<p>Text {number}</p>\n<p>and more</p>"}, **more,
    }  # fmt: skip


def test_wordpress_rest() -> None:
    rows = [wordpress_row(5), wordpress_row(6, 5), wordpress_row(7, type="pingback")]
    thread = answer("comments.wordpress", rows, page="1")
    assert shown(thread) == [
        ("wordpress:gazette.example:5", "Reader 5", 0, "Text 5\n\nand more"),
        ("wordpress:gazette.example:6", "Reader 6", 1, "Text 6\n\nand more"),
    ]
    assert thread.comments[0].published_raw == "2021-05-01T10:20:00+02:00"
    assert thread.complete is True


def test_wordpress_rest_goes_on_while_pages_are_full() -> None:
    thread = answer("comments.wordpress", [wordpress_row(n) for n in range(100)], page="1")
    assert thread.complete is False
    assert [follow.url for follow in thread.follows] == ["https://api.example/list?page=2&start-index=1"]


def test_wordpress_feed() -> None:
    feed = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Comments on: Harbour</title>
    <item><title>By: Bob</title><link>https://gazette.example/2021/05/harbour/#comment-6</link><dc:creator>Bob</dc:creator>
    <pubDate>Sat, 01 May 2021 09:00:00 +0000</pubDate><content:encoded><![CDATA[<p>Second</p>]]></content:encoded></item>
    <item><title>By: Ann</title><link>https://gazette.example/2021/05/harbour/#comment-5</link><dc:creator>Ann</dc:creator>
    <pubDate>Sat, 01 May 2021 08:20:00 +0000</pubDate><content:encoded><![CDATA[<p>First</p>]]></content:encoded></item>
    </channel></rss>"""
    thread = answer("comments.wordpress_feed", feed)
    assert shown(thread) == [
        ("wordpress:gazette.example:5", "Ann", 0, "First"),
        ("wordpress:gazette.example:6", "Bob", 0, "Second"),
    ]
    assert thread.complete is None


def post(number: int, parent: int | None = None) -> dict[str, Any]:
    author = {"name": f"Reader {number}", "id": f"u{number}", "profileUrl": f"https://disqus.com/by/r{number}/"}
    return {
        "id": str(number), "parent": parent, "author": author, "createdAt": "2021-05-01T08:20:00", "likes": number,
        "message": f"<p>Text {number}</p>", "isDeleted": False,
    }  # fmt: skip


def test_disqus_embed_page() -> None:
    data = {"cursor": {"hasNext": False}, "response": {"posts": [post(5), post(6, 5)], "thread": {"posts": 2}}}
    thread = answer(
        "comments.disqus", f'<html><script type="text/json" id="disqus-threadData">{json.dumps(data)}</script></html>'
    )
    assert shown(thread) == [("disqus:5", "Reader 5", 0, "Text 5"), ("disqus:6", "Reader 6", 1, "Text 6")]
    assert thread.comments[0].published_raw == "2021-05-01T08:20:00Z"
    assert (thread.displayed_count, thread.complete) == (2, True)


def test_disqus_api_pages_by_cursor() -> None:
    thread = answer("comments.disqus", {"code": 0, "cursor": {"hasNext": True, "next": "9:0:0"}, "response": [post(5)]})
    assert thread.complete is False
    assert parse_qs(urlsplit(thread.follows[0].url).query)["cursor"] == ["9:0:0"]


def test_disqus_is_asked_with_the_pages_own_settings_and_with_a_key_through_the_api() -> None:
    script = "<script>var disqus_shortname = 'gazette'; var disqus_identifier = '77 https://g.example/?p=77';</script>"
    (follow,) = asked(f'<div id="disqus_thread"></div>{script}')
    query = parse_qs(urlsplit(follow.url).query)
    assert (query["f"], query["t_i"]) == (["gazette"], ["77 https://g.example/?p=77"])
    through_api = disqus.through_api(follow)
    assert through_api.otherwise == [follow]
    assert disqus.with_key(follow.url, "KEY") == follow.url
    keyed = parse_qs(urlsplit(disqus.with_key(through_api.url, "KEY")).query)
    assert (keyed["api_key"], keyed["forum"], keyed["thread"]) == (
        ["KEY"],
        ["gazette"],
        ["ident:77 https://g.example/?p=77"],
    )


def test_blogger_feed() -> None:
    def entry(number: int, *links: dict[str, str]) -> dict[str, Any]:
        return {
            "id": {"$t": f"tag:blogger.com,1999:blog-1.post-{number}"}, "published": {"$t": "2021-05-01T10:20:00.001+02:00"},
            "content": {"type": "html", "$t": f"Text {number}"}, "author": [{"name": {"$t": "Ann"}, "uri": {"$t": "https://a.example/"}}],
            "link": list(links),
        }  # fmt: skip

    related = {"rel": "related", "href": "https://b.example/feeds/9/comments/default/4000000005?v=2"}
    feed = {"feed": {"openSearch$totalResults": {"$t": "3"}, "entry": [entry(4000000006, related), entry(4000000005)]}}
    thread = answer("comments.blogger", feed, start="1")
    assert shown(thread) == [
        ("blogger:4000000005", "Ann", 0, "Text 4000000005"),
        ("blogger:4000000006", "Ann", 1, "Text 4000000006"),
    ]
    assert thread.displayed_count == 3
    assert "start-index=3" in thread.follows[0].url


def test_discourse_topic() -> None:
    def post_of(number: int, answered: int | None = None) -> dict[str, Any]:
        return {
            "id": 900 + number, "post_number": number, "post_type": 1, "username": "ann", "name": "Ann", "cooked": f"<p>Text {number}</p>",
            "created_at": "2021-05-01T08:20:00.000Z", "reply_to_post_number": answered, "actions_summary": [{"id": 2, "count": 4}],
        }  # fmt: skip

    topic = {
        "id": 12, "posts_count": 4,
        "post_stream": {"posts": [post_of(1), post_of(2), post_of(3, 2)], "stream": [901, 902, 903, 904]},
    }  # fmt: skip
    thread = answer("comments.discourse", topic)
    assert shown(thread) == [
        ("discourse:gazette.example:12-2", "Ann", 0, "Text 2"),
        ("discourse:gazette.example:12-3", "Ann", 1, "Text 3"),
    ]
    assert thread.comments[0].likes == 4
    assert thread.displayed_count == 3
    assert "post_ids[]=904" in thread.follows[0].url


def test_isso() -> None:
    def row(number: int, parent: int | None, replies: list[dict[str, Any]]) -> dict[str, Any]:
        return {
            "id": number, "parent": parent, "author": "Ann", "website": None, "text": f"<p>Text {number}</p>", "mode": 1,
            "created": 1619857200.5, "likes": 2, "hash": "abc", "replies": replies, "hidden_replies": 0,
        }  # fmt: skip

    thread = answer(
        "comments.isso",
        {"id": None, "total_replies": 1, "hidden_replies": 0, "replies": [row(5, None, [row(6, 5, [])])]},
    )
    assert shown(thread) == [
        ("isso:gazette.example:5", "Ann", 0, "Text 5"),
        ("isso:gazette.example:6", "Ann", 1, "Text 6"),
    ]
    assert (thread.comments[0].published_raw, thread.comments[0].likes) == ("1619857200", 2)
    assert thread.complete is True


@pytest.mark.parametrize("form", ["plain", "tree"])
def test_remark42(form: str) -> None:
    rows = [
        {
            "id": "a1",
            "pid": "",
            "text": "<p>One</p>",
            "user": {"name": "Ann", "id": "u1"},
            "score": 3,
            "time": "2021-05-01T08:20:00Z",
        },
        {
            "id": "a2",
            "pid": "a1",
            "text": "<p>Two</p>",
            "user": {"name": "Bob", "id": "u2"},
            "score": 0,
            "time": "2021-05-01T09:00:00Z",
        },
    ]
    tree = [{"comment": rows[0], "replies": [{"comment": rows[1]}]}]
    thread = answer("comments.remark42", {"comments": rows if form == "plain" else tree, "info": {"count": 2}})
    assert shown(thread) == [
        ("remark42:gazette.example:a1", "Ann", 0, "One"),
        ("remark42:gazette.example:a2", "Bob", 1, "Two"),
    ]


def test_coral() -> None:
    def node(number: str, parent: str | None = None, *children: dict[str, Any]) -> dict[str, Any]:
        return {
            "node": {
                "id": number, "body": "<div>Text</div>", "createdAt": "2021-05-01T08:20:00.000Z", "deleted": False,
                "author": {"id": "u", "username": "Ann"}, "parent": {"id": parent} if parent else None,
                "actionCounts": {"reaction": {"total": 1}}, "allChildComments": {"edges": list(children)},
            }
        }  # fmt: skip

    story = {
        "commentCounts": {"totalPublished": 9},
        "comments": {"edges": [node("a", None, node("b", "a"))], "pageInfo": {"hasNextPage": True, "endCursor": "x"}},
    }
    thread = answer("comments.coral", {"data": {"story": story}}, variables='{"id": "s"}')
    assert [(one.comment_id, one.depth) for one in thread.comments] == [
        ("coral:gazette.example:a", 0),
        ("coral:gazette.example:b", 1),
    ]
    assert json.loads(thread.follows[0].body or "")["variables"] == {"id": "s", "after": "x"}


@pytest.mark.parametrize(
    ("body", "head", "kind", "part"),
    [
        ('<div id="isso-thread"></div><script data-isso="/isso/" src="/isso/js/embed.min.js"></script>', "", "isso", "/isso/?uri="),
        ("<div id='remark42'></div><script>var remark_config = {host: 'https://r.example', site_id: 'g'}</script>", "", "remark42", "site=g"),
        ("<div id='discourse-comments'></div><script>DiscourseEmbed = {discourseUrl: 'https://f.example/', topicId: 12};</script>", "",
         "discourse", "/t/12.json"),
        ("<div id='coral_thread'></div><script>Coral.createStreamEmbed({storyID: 's', rootURL: 'https://c.example'})</script>", "",
         "coral", "https://c.example/api/graphql"),
    ],
)  # fmt: skip
def test_pages_that_load_their_thread_ask_for_it(body: str, head: str, kind: str, part: str) -> None:
    thread = threads.read_thread(page(body, head), SITE)
    assert thread.platform == kind
    assert thread.complete is False
    assert [follow.kind for follow in thread.follows] == [f"comments.{kind}"]
    assert part in thread.follows[0].url


def test_comment_pages_of_the_site_are_read_like_pages() -> None:
    items = '<ol class="comment-list"><li id="comment-{n}" class="comment depth-1"><b class="fn">Ann</b><div class="comment-content"><p>Text {n} of this page.</p></div></li></ol>'
    nav = '<nav class="comment-navigation"><a href="/2021/05/harbour/comment-page-1/#comments">Older comments</a></nav>'
    body = (
        f'<div id="comments" class="wp-content">{items.format(n=5)}{nav}</div><script src="/wp-content/x.js"></script>'
    )
    (follow,) = asked(body)
    assert (follow.kind, follow.url) == ("comments.page", "https://gazette.example/2021/05/harbour/comment-page-1/")
    older = f'<script src="/wp-content/x.js"></script><h1>Harbour</h1><div id="comments">{items.format(n=4)}</div>'
    thread = threads.read_follow(Page(url=follow.url, body=older.encode()), follow, SITE)
    assert shown(thread) == [("wordpress:gazette.example:4", "Ann", 0, "Text 4 of this page.")]


def test_a_thread_seen_in_page_and_api_is_one() -> None:
    items = '<ol class="comment-list"><li id="comment-5" class="comment depth-1"><b class="fn">Reader 5</b><div class="comment-content"><p>Text 5</p><p>and more</p></div></li></ol>'
    inside = threads.read_thread(
        page(f'<div id="comments">{items}</div><script src="/wp-content/x.js"></script>'), SITE
    )
    both = threads.combine(inside, answer("comments.wordpress", [wordpress_row(5), wordpress_row(6, 5)], page="1"))
    assert [(one.comment_id, one.depth, one.position) for one in both.comments] == [
        ("wordpress:gazette.example:5", 0, 1),
        ("wordpress:gazette.example:6", 1, 2),
    ]
    assert both.comments[0].published_raw == "2021-05-01T10:20:00+02:00"
    assert both.complete is True


@pytest.mark.parametrize(
    "kind",
    [
        "wordpress",
        "wordpress_feed",
        "page",
        "disqus",
        "blogger",
        "discourse",
        "isso",
        "remark42",
        "coral",
        "unheard-of",
    ],
)
@pytest.mark.parametrize(
    "body",
    [
        "",
        "null",
        "[]",
        "{}",
        "[1, 2]",
        '{"response": 3}',
        "<html>Not found</html>",
        '{"data": {"story": null}}',
        "\x00",
    ],
)
def test_answers_that_are_none_give_no_comments(kind: str, body: str) -> None:
    assert answer(f"comments.{kind}", body).comments == []
