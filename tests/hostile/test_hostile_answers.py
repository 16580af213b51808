"""Answers of comment servers, JSON of pages, and follows without end: no shape raises, no request is made in vain."""

from __future__ import annotations

import copy
import itertools
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from attacks import Attack
from commands import run_nkscrape
from crawling import APRIL, FAST, crawl, rows
from hypothesis import given, settings
from hypothesis import strategies as st
from localsite import Answer, Asked, LocalSite, article, serve

import pipelines
from nkscrape import jsontext, limits
from nkscrape.bundle import Bundle, to_json
from nkscrape.extract import extract, threads
from nkscrape.extract.threads.addresses import _READERS
from nkscrape.extract.threads.answers import text_of_html
from nkscrape.page import Follow, Page
from nkscrape.site import Site
from pipelines import arrow

URL = "https://gazette.example/2021/05/harbour/"
SITE = Site(name="news", domains=("gazette.example",), timezone="Asia/Seoul")

# --- One answer of every platform, as it documents them

POST = {"id": "5", "parent": "4", "author": {"name": "Ann", "id": "u5", "profileUrl": "https://d.example/by/ann/"}}
NODE = {"id": "a", "body": "<p>Text</p>", "createdAt": "2021-05-01T08:20:00Z", "author": {"id": "u", "username": "Ann"}}
VALID: dict[str, Any] = {
    "comments.wordpress": [
        {"id": 5, "parent": 4, "author": 7, "author_name": "Ann", "author_url": "https://a.example/", "type": "comment",
         "date": "2021-05-01T10:20:00", "date_gmt": "2021-05-01T08:20:00", "content": {"rendered": "<p>Text</p>"}}
    ],
    "comments.disqus": {
        "cursor": {"hasNext": True, "next": "9:0:0"},
        "response": [{**POST, "createdAt": "2021-05-01T08:20:00", "likes": 3, "message": "<p>Text</p>"}],
    },
    "comments.blogger": {
        "feed": {
            "openSearch$totalResults": {"$t": "300"},
            "entry": [
                {"id": {"$t": "tag:blogger.com,1999:blog-1.post-7"}, "published": {"$t": "2021-05-01T10:20:00+02:00"},
                 "content": {"$t": "Text"}, "author": [{"name": {"$t": "Ann"}, "uri": {"$t": "https://a.example/"}}],
                 "link": [{"rel": "related", "href": "https://b.example/feeds/1/2/comments/default/6"}]}
            ],
        }
    },
    "comments.coral": {
        "data": {
            "story": {
                "commentCounts": {"totalPublished": 2},
                "comments": {
                    "edges": [{"node": {**NODE, "parent": {"id": "b"}, "actionCounts": {"reaction": {"total": 1}},
                                        "allChildComments": {"edges": [{"node": NODE}], "pageInfo": {}}}}],
                    "pageInfo": {"hasNextPage": True, "endCursor": "2021"},
                },
            }
        }
    },
    "comments.discourse": {
        "id": 12, "posts_count": 3,
        "post_stream": {
            "stream": [90, 91, 92],
            "posts": [{"id": 91, "post_number": 2, "post_type": 1, "cooked": "<p>Text</p>", "name": "Ann",
                       "username": "ann", "created_at": "2021-05-01T08:20:00Z", "reply_to_post_number": 1,
                       "actions_summary": [{"id": 2, "count": 4}], "deleted_at": None}],
        },
    },
    "comments.isso": {
        "hidden_replies": 0,
        "replies": [{"id": 1, "parent": None, "text": "<p>Text</p>", "author": "Ann", "hash": "h", "website": None,
                     "created": 1619850000.5, "likes": 1, "mode": 1, "hidden_replies": 0,
                     "replies": [{"id": 2, "parent": 1, "text": "More", "created": 1619850001}]}],
    },
    "comments.remark42": {
        "info": {"count": 2},
        "comments": [{"comment": {"id": "x", "pid": "", "text": "Text", "score": 2, "time": "2021-05-01T08:20:00Z",
                                  "user": {"name": "Ann", "id": "u"}},
                      "replies": [{"id": "y", "pid": "x", "text": "More", "user": {"name": "Bob"}}]}],
    },
}  # fmt: skip

ODD: list[Any] = [
    None, True, 0, -1, 10**17, "9" * 5000, 1e300, -0.5, "", " ", "²", "\x00", "\ud800", "x" * 5000,
    "9999-12-31T23:59:59-14:00",
    "0001-01-01T00:00:00", [], [[]], [None], {}, {"": {}}, {"a": [1, "b"]}, [{"name": 3}], {"@id": {"@id": []}},
]  # fmt: skip
"""What may stand where something else is documented."""


def replaced(value: Any) -> Iterator[Any]:
    """Yield a document with each of its values, one at a time, replaced by each odd one."""
    for path in _paths(value):
        for odd in ODD:
            one = copy.deepcopy({"top": value})
            target: Any = one
            for step in ("top", *path)[:-1]:
                target = target[step]
            target[("top", *path)[-1]] = odd
            yield one["top"]


def _paths(value: Any) -> Iterator[tuple[Any, ...]]:
    yield ()
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield from ((step, *rest) for rest in _paths(inner))


def read(kind: str, body: bytes) -> threads.Thread:
    """Read an answer and store what it gave, which must be possible."""
    follow = Follow(
        url="https://api.example/t/12?page=1&start-index=1",
        kind=kind,
        article_url=URL,
        context={"page": "1", "top": "2"},
    )
    page = Page(url=follow.url, body=body)
    thread = threads.combine(threads.Thread(), threads.read_follow(page, follow, SITE))
    bundle = Bundle(url=URL, fetched_at=None, comments=thread.comments)
    store(bundle)
    return thread


def store(bundle: Bundle) -> None:
    """Normalise a bundle, write it as JSON in UTF-8 and as Arrow tables."""
    pipelines.normalise(bundle, SITE)
    json.dumps(to_json(bundle), allow_nan=False)
    for table in ("articles", "comments", "teasers", "authors"):
        found = [one for one in bundle.records() if table == one.TABLE]
        arrow.to_table(table, [{c.name: getattr(one, c.name) for c in arrow.columns(table)} for one in found])


@pytest.mark.parametrize("kind", VALID)
def test_a_documented_answer_gives_comments(kind: str) -> None:
    thread = read(kind, json.dumps(VALID[kind]).encode())
    assert thread.comments
    assert {one.author_name for one in thread.comments} & {"Ann"}


@pytest.mark.parametrize("kind", VALID)
def test_an_answer_with_any_one_value_replaced_raises_nothing(kind: str) -> None:
    for document in replaced(VALID[kind]):
        read(kind, json.dumps(document).encode())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from("id data feed response replies comments posts story author name".split()), inner
        )
    ),
    max_leaves=20,
)


@pytest.mark.parametrize("kind", _READERS)
@settings(max_examples=60, deadline=None)
@given(document=JSON)
def test_any_json_raises_nothing(kind: str, document: Any) -> None:
    read(kind, json.dumps(document).encode())


TEXTS = [
    Attack("no answer at all", "none of the platform's", "a warning, comments_complete false", lambda: b""),
    Attack("HTML", "none of the platform's", "a warning", lambda: b"<!doctype html><p>Please log in"),
    Attack("half a document", "none of the platform's", "a warning", lambda: b'{"replies": [{"id"'),
    Attack("100,000 levels", "the parser gives up", "a warning", lambda: b"[" * 100_000),
    Attack(
        "100,000 levels, closed", "the parser gives up", "a warning", lambda: b'{"a":' * 10**5 + b"1" + b"}" * 10**5
    ),
    Attack(
        "two million objects", "limits.MAX_JSON_CONTAINERS", "a warning", lambda: b"[" + b"{}," * 2_000_000 + b"{}]"
    ),
    Attack("bytes of no charset", "undecodable bytes are U+FFFD", "a warning", lambda: bytes(range(256)) * 20),
    Attack("UTF-16", "read by its mark", "a warning", lambda: '{"replies": 1}'.encode("utf-16")),
]


@pytest.mark.parametrize("kind", [kind for kind in _READERS if kind != "comments.page"])
@pytest.mark.parametrize("attack", TEXTS, ids=str)
def test_what_is_no_answer_is_said_to_be_none(attack: Attack, kind: str) -> None:
    thread = read(kind, attack.make())
    assert not thread.comments
    assert not thread.complete


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[NaN, Infinity, -Infinity, 1e999, -1e999]", [None] * 5),
        ("[" + "7" * 5000 + ", 12]", ["7" * 5000, 12]),
        (r'["\ud800", "\ud83d\ude00", "\udc00\ud800", "\\ud800"]', ["\ufffd", "😀", "\ufffd\ufffd", r"\ud800"]),
        ('{"a": 1, "a": 2}', {"a": 2}),
        ('"line\nbreak"', "line\nbreak"),
        ("[1] [2]", None),
        ("", None),
    ],
)
def test_json_values_are_such_as_can_be_stored(text: str, value: Any) -> None:
    assert jsontext.parse(text) == value


# --- Data in pages

LD: dict[str, Any] = {
    "@context": "https://schema.org", "@type": "NewsArticle", "@id": "#a", "headline": "Harbour to reopen in May",
    "datePublished": "2021-05-01T08:20:00Z", "dateModified": "2021-05-02", "inLanguage": "en", "keywords": ["sea"],
    "articleSection": "Town", "isAccessibleForFree": True, "description": "Boats return.",
    "articleBody": "Boats return.",
    "author": [{"@type": "Person", "name": "Ann Barr", "url": "https://gazette.example/ann/"}, {"@id": "#p"}],
    "publisher": {"@type": "Organization", "name": "Gazette", "@id": "#p"}, "image": [{"url": "/i.jpg"}],
    "mainEntityOfPage": {"@id": URL}, "commentCount": 1,
    "comment": [{"@type": "Comment", "text": "Good.", "author": {"name": "Bob"}, "dateCreated": "2021-05-01"}],
    "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": False},
}  # fmt: skip
CRUMBS: dict[str, Any] = {
    "@type": "BreadcrumbList",
    "itemListElement": [{"position": 1, "name": "Home"}, {"position": 2, "item": {"@id": "/town", "name": "Town"}}],
}
STATE: dict[str, Any] = {
    "props": {"story": {"content": [{"type": "text", "content": "A long paragraph of words. " * 8}] * 2},
              "related": [{"title": "Another story", "url": "/2021/05/wall/", "excerpt": "x", "date": "2021-05-01"}]}
}  # fmt: skip


def read_page_with(ld: Any, state: Any) -> Bundle:
    text = "".join(
        f"<p>The council said on Monday, part {n}, that boats would return to the old harbour.</p>" for n in range(4)
    )
    page = Page(
        url=URL,
        body=(
            f'<html><head><script type="application/ld+json">{json.dumps(ld)}</script></head><body><article>'
            f"<h1>Harbour to reopen in May</h1>{text}</article>"
            f'<script type="application/json">{json.dumps(state)}</script></body></html>'
        ).encode(),
    )
    bundle = Bundle(url=URL, fetched_at=None).add(extract(page, SITE))
    store(bundle)
    return bundle


def test_json_ld_with_any_one_value_replaced_raises_nothing() -> None:
    graph = {"@graph": [LD, CRUMBS]}
    whole = read_page_with(graph, STATE)
    assert whole.article and whole.article.authors == ["Ann Barr"]
    for number, ld in enumerate(replaced(graph)):
        if number % 7 == 0:  # every place, some of the odd values each: a page costs milliseconds
            read_page_with(ld, STATE)


def test_script_state_with_any_one_value_replaced_raises_nothing() -> None:
    for state in itertools.islice(replaced(STATE), 0, None, 3):
        read_page_with(LD, state)


DEEP = [
    ("@graph in @graph", '{"@graph":' * 900 + "[]" + "}" * 900),
    ("content in content", "[" + '{"content":' * 900 + '"word word"' + "}" * 900 + "]"),
    ("articleBody of lists", '{"@type":"NewsArticle","articleBody":' + "[" * 900 + "]" * 900 + "}"),
    ("two references without end", '[{"@type":"NewsArticle","author":{"@id":' + "[" * 900 + "]" * 900 + "}}]"),
]


@pytest.mark.parametrize(("what", "source"), DEEP)
def test_deep_data_raises_nothing(what: str, source: str) -> None:
    for kind in ("application/ld+json", "application/json"):
        again = f'<script type="{kind}">{source}</script>' * 2
        body = f"<html><body>{again}<script>{' ' * 400}</script><h1>Title</h1></body></html>"
        store(Bundle(url=URL, fetched_at=None).add(extract(Page(url=URL, body=body.encode()), SITE)))


# --- Follows of a crawl

PAGES = [f"{APRIL[0]}comment-page-{n}/" for n in range(1, 201)]


def discussion(number: int, *links: str) -> str:
    """Return WordPress's markup of one comment, with links to further pages."""
    nav = "".join(f'<a href="{link}">Page</a>' for link in links)
    return (
        '<div id="comments"><ol class="comment-list">'
        f'<li id="comment-{number}" class="comment depth-1"><b class="fn">Ann</b>'
        f'<div class="comment-content"><p>Remark {number} about the boats.</p></div></li></ol>'
        f'<nav class="comment-navigation">{nav}</nav></div><script src="/wp-content/x.js"></script>'
    )


@pytest.fixture
def site() -> Iterator[LocalSite]:
    with serve() as found:
        yield found


def asked_for_comments(site: LocalSite) -> int:
    return sum("comment-page" in path for path in site.paths())


def answer_all(site: LocalSite, answer: Callable[[Asked], Answer] | Answer) -> None:
    site.pages.update(dict.fromkeys(PAGES, answer))


def test_comment_pages_that_all_fail_are_left_alone_and_the_run_says_so(site: LocalSite, tmp_path: Path) -> None:
    site.add_article(APRIL[0], "2014-04-18", more=discussion(1, *PAGES))
    answer_all(site, Answer("broken", status=500))
    result = crawl(site, tmp_path, url=APRIL[0])
    assert result.returncode == 3, result.stderr
    assert "pages of comments or text failed" in result.stdout
    assert asked_for_comments(site) == limits.MAX_FOLLOWS_FAILED * 3  # each is tried three times
    (row,) = rows(tmp_path, "articles")
    assert row["comments_complete"] is False
    assert len(rows(tmp_path, "comments")) == 1


def test_a_server_that_fails_on_every_article_is_asked_no_more(site: LocalSite, tmp_path: Path) -> None:
    stories = [f"/2014/04/story-number-{n}-of-april/" for n in range(8)]
    for path in stories:
        links = [f"{path}comment-page-{n}/" for n in range(1, 9)]
        site.add_article(path, "2014-04-18", more=discussion(1, *links))
        site.pages.update(dict.fromkeys(links, Answer("closed", status=403)))
    site.add_listing("/news/", stories)
    result = crawl(site, tmp_path, url="/news/")
    assert result.returncode == 0, result.stderr  # closed to us is no failure
    assert asked_for_comments(site) == limits.MAX_ENDPOINT_FAILURES
    assert {row["comments_complete"] for row in rows(tmp_path, "articles")} == {False}


def test_pages_that_bring_nothing_new_end_the_chain(site: LocalSite, tmp_path: Path) -> None:
    more = discussion(1, *PAGES)
    site.add_article(APRIL[0], "2014-04-18", more=more)
    answer_all(site, Answer(article("Story", "2014-04-18", more)))
    crawl(site, tmp_path, url=APRIL[0])
    assert asked_for_comments(site) == limits.MAX_FOLLOWS_BARREN
    assert rows(tmp_path, "articles")[0]["comments_complete"] is False


ENDLESS = """
from nkscrape import limits
from nkscrape.extract.threads import addresses, answers
from nkscrape.extract.threads.thread import Found
from nkscrape.page import Follow
from nkscrape.spiders import pages

real = pages.extract

def extract(page, site):
    yield from real(page, site)
    yield Follow(url=TARGET + "1", kind="comments.test", article_url=page.url)

def read(page, follow):
    number = int(follow.url.rpartition("=")[2])
    found = [Found(text=f"Remark {n}", key=str(n)) for n in range(number * SIZE, number * SIZE + SIZE)]
    following = [Follow(url=f"{TARGET}{number + 1}", kind="comments.test", article_url=follow.article_url)]
    return answers.thread_of(page, follow, found, None, following if number < LAST else ())

pages.extract, addresses._READERS["comments.test"] = extract, read
"""
CUT = [
    Attack("a thread that never ends", "limits.MAX_FOLLOWS", "comments_complete false", lambda: (1, 10**6)),
    Attack("a thread one page too long", "limits.MAX_FOLLOWS", "comments_complete false", lambda: (1, 201)),
    Attack("30,000 comments in one answer", "limits.MAX_COMMENTS", "comments_complete false", lambda: (30_000, 1)),
]  # fmt: skip


@pytest.mark.parametrize("attack", CUT, ids=str)
def test_a_thread_that_was_cut_never_says_it_is_whole(attack: Attack, site: LocalSite, tmp_path: Path) -> None:
    size, last = attack.make()
    site.add_article(APRIL[0], "2014-04-18")
    target = f"{site.url}/api?page="
    site.pages.update({f"/api?page={n}": Answer("{}", media_type="application/json") for n in range(1, 300)})
    prelude = f"TARGET, SIZE, LAST = {target!r}, {size}, {last}\n{ENDLESS}"
    command = ["crawl", "news", "--dataset", str(tmp_path), *FAST, "--url", site.url + APRIL[0]]
    result = run_nkscrape(*command, prelude=prelude)
    assert result.returncode == 0, result.stderr
    assert sum("/api" in path for path in site.paths()) <= limits.MAX_FOLLOWS
    assert rows(tmp_path, "articles")[0]["comments_complete"] is False
    assert 0 < len(rows(tmp_path, "comments")) <= limits.MAX_COMMENTS


def test_a_thread_that_fits_is_whole(site: LocalSite, tmp_path: Path) -> None:
    site.add_article(APRIL[0], "2014-04-18")
    site.pages.update({f"/api?page={n}": Answer("{}", media_type="application/json") for n in (1, 2)})
    prelude = f"TARGET, SIZE, LAST = {site.url + '/api?page='!r}, 10, 2\n{ENDLESS}"
    run_nkscrape("crawl", "news", "--dataset", str(tmp_path), *FAST, "--url", site.url + APRIL[0], prelude=prelude)
    assert rows(tmp_path, "articles")[0]["comments_complete"] is True
    assert {row["text"] for row in rows(tmp_path, "comments")} == {f"Remark {n}" for n in range(10, 30)}


def test_a_comment_whose_html_leaves_thousands_of_fonts_open_costs_no_more_than_its_text() -> None:
    open_fonts = "".join(f"<font size={n}>" for n in range(5_000))
    assert text_of_html(f"<div>{open_fonts}I saw it.</div>" + "<p>x" * 5_000).startswith("I saw it.")
