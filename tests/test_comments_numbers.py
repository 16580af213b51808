"""A number on a page becomes an id that means one comment: of the platform, else of that page alone."""

from __future__ import annotations

import pytest
from discussions import SITE, page

from nkscrape.extract import threads
from nkscrape.extract.threads import Thread
from nkscrape.extract.threads.build import build_for
from nkscrape.extract.threads.thread import Found
from nkscrape.page import Page

HERE, THERE = "https://gazette.example/here", "https://gazette.example/there"
WORDPRESS = '<script src="/wp-content/x.js"></script>'
DISCOURSE = '<meta name="generator" content="Discourse 3.1">'


TEXTS = {
    1: "The ferry was late again this morning.",
    2: "As it has been on every morning of this week.",
    3: "Then walk: the bridge has stood there since spring.",
}


def box(name: str, text: str) -> str:
    """Return the inside of one comment."""
    return (
        f"<span class='author'>{name}</span> <span class='date'>1 May 2021</span><div class='text'><p>{text}</p></div>"
    )


def thread_at(url: str, markup: str, item: str, head: str = "", said: str = "Ann") -> Thread:
    """Read a page whose comments are numbered by `item` from one."""
    items = "".join(markup.format(item=item.format(n=n), said=box(said, TEXTS[n])) for n in TEXTS)
    body = (
        f"<html><head>{head}</head><body><h1>Ferry</h1><h2>Comments</h2><div id='comments'>{items}</div></body></html>"
    )
    return threads.read_thread(Page(url=url, body=body.encode()), SITE)


BOX = "<div class='comment' {item}>{said}</div>"


@pytest.mark.parametrize(
    ("markup", "item", "head"),
    [
        (BOX, "id='comment-{n}'", ""),
        (BOX, "id='{n}'", ""),
        (BOX, "data-id='{n}'", ""),
        (BOX, "data-comment-id='{n}'", ""),
        ("<div itemscope itemtype='https://schema.org/Comment' {item}>{said}</div>", "id='c{n}'", ""),
        ("<div class='comment crawler-post' {item}>{said}</div>", "id='post_{n}'", DISCOURSE),
    ],
    ids=["comment-1", "1", "data-id", "data-comment-id", "schema.org", "Discourse's number in a topic"],
)
def test_numbers_that_start_anew_on_every_page_give_ids_of_their_page(markup: str, item: str, head: str) -> None:
    here, there = (thread_at(url, markup, item, head) for url in (HERE, THERE))
    ids = [comment.comment_id for comment in (*here.comments, *there.comments)]
    assert len(ids) == len(set(ids)) == 6


@pytest.mark.parametrize(
    ("markup", "item", "head", "first"),
    [
        (BOX, "id='comment-{n}'", WORDPRESS, "wordpress:gazette.example:1"),
        (BOX, "id='wpd-comm-{n}_0'", WORDPRESS, "wpdiscuz:gazette.example:1"),
        (BOX, "id='comment-{n}'", "<meta name=Generator content='Drupal 10'>", "drupal:gazette.example:1"),
        (BOX, "id='c444444444{n}'", "", "blogger:4444444441"),
        (BOX, "id='dsq-comment-{n}'", "", "disqus:1"),
        (
            "<div class='comment crawler-post' {item}>{said}</div>",
            "id='post-{n}'",
            DISCOURSE,
            "discourse:gazette.example:1",
        ),
    ],
    ids=lambda value: value.partition(":")[0] if isinstance(value, str) and "example" in value else "",
)
def test_platforms_that_number_over_the_site_keep_their_ids(markup: str, item: str, head: str, first: str) -> None:
    assert thread_at(HERE, markup, item, head).comments[0].comment_id == first


@pytest.mark.parametrize("platform", ["isso", "remark42", "coral", "discourse", "wordpress"])
def test_ids_of_answers_do_not_depend_on_the_article(platform: str) -> None:
    found = [Found(text="Yes.", author_name="Ann", key="7")]
    ids = {build_for(url, page(""), platform, found)[0].comment_id for url in (HERE, THERE)}
    assert ids == {f"{platform}:gazette.example:7"}


def test_a_platform_nobody_knows_numbers_by_article() -> None:
    found = [Found(text="Yes.", author_name="Ann", key="7")]
    assert len({build_for(url, page(""), "newcomer", found)[0].comment_id for url in (HERE, THERE)}) == 2


def test_a_number_that_several_comments_carry_is_none_of_theirs() -> None:
    """It is the article's, or their author's: on a page like that one in thirty comments was kept."""
    thread = thread_at(HERE, BOX, "data-post-id='55'")
    assert [comment.text for comment in thread.comments] == list(TEXTS.values())
    assert len({comment.comment_id for comment in thread.comments}) == 3


def test_a_copy_for_small_screens_is_no_second_comment() -> None:
    copies = f"{BOX.format(item='{item}', said='{said}')}<div class='comment mobile' {{item}}>{{said}}</div>"
    assert len(thread_at(HERE, copies, "data-comment-id='{n}'").comments) == 3


def test_answers_that_are_numbered_anew_are_comments_of_their_own() -> None:
    body = "".join(
        BOX.format(item=f"id='{kind}-{n}'", said=box(name, TEXTS[n]))
        for kind, name in (("comment", "Ann"), ("reply", "Bob"))
        for n in (1, 2)
    )
    thread = threads.read_thread(page(f"<h2>Comments</h2><div id='comments'>{body}</div>"), SITE)
    assert [comment.author_name for comment in thread.comments] == ["Ann", "Ann", "Bob", "Bob"]
    assert len({comment.comment_id for comment in thread.comments}) == 4


def test_comment_pages_that_count_from_one_again_are_put_together_whole() -> None:
    first, second = (thread_at(HERE, BOX, "id='comment-{n}'", said=name) for name in ("Ann", "Bob"))
    both = threads.combine(first, second)
    assert [comment.author_name for comment in both.comments] == ["Ann"] * 3 + ["Bob"] * 3
    assert len({comment.comment_id for comment in both.comments}) == 6
    again = threads.combine(first, second)
    assert [comment.comment_id for comment in again.comments] == [comment.comment_id for comment in both.comments]
    assert len(threads.combine(first, first).comments) == 3


def test_wpdiscuz_and_the_api_of_wordpress_number_alike() -> None:
    """Three times the same words of one author: only the number tells them apart."""
    found = [Found(text="Yes.", author_name="Ann", key=str(n)) for n in (1, 2, 3)]
    inside, answer = (
        Thread(comments=build_for(HERE, page(""), name, found), platform=name) for name in ("wpdiscuz", "wordpress")
    )
    assert len(threads.combine(inside, answer).comments) == 3
