"""Threads that no platform's marks tell: repeated records of any tag, whose columns say what is name, date and text."""

# Markup reads best unbroken.
# ruff: noqa: E501

from __future__ import annotations

import pytest
from discussions import SAMPLE, Said, flat, nested, paragraphs, read

NAMED = [(said.name, said.text) for said in SAMPLE]
PARENTS = [said.parent for said in SAMPLE]


def said_in(page: str) -> list[tuple[str | None, str | None]]:
    """Return who says what on a page."""
    return [(comment.author_name, comment.text) for comment in read(page).comments]


def parents_in(page: str) -> list[int | None]:
    """Return which comment each answers."""
    comments = read(page).comments
    index = {comment.comment_id: i for i, comment in enumerate(comments)}
    return [index.get(comment.parent_id or "") for comment in comments]


def board(i: int, said: Said, depth: int) -> str:
    return (
        f'<table class="tborder" id="post{70 + i}"><tr><td class="thead"><a name="{70 + i}"></a>0{i + 1}-05-2021, 10:20</td><td>#<a href="#post{70 + i}">{i + 1}</a></td></tr>'
        f'<tr><td width="175"><a class="bigusername" href="/member.php?u={i}">{said.name}</a><div class="smallfont">Senior Member</div><div>Join Date: Mar 2009</div></td>'
        f'<td id="td_post_{70 + i}"><div id="post_message_{70 + i}">{paragraphs(said)}</div></td></tr></table>'
    )


def forum_rows(i: int, said: Said, depth: int) -> str:
    return (
        f'<div id="p{70 + i}" class="post bg{i % 2 + 1}"><div class="inner"><div class="postbody"><h3><a href="#p{70 + i}">Re: Harbour</a></h3>'
        f'<p class="author">by <strong><a href="./memberlist.php?u={i}">{said.name}</a></strong> » {i + 1} May 2021, 10:20</p><div class="content">{paragraphs(said)}</div></div>'
        f'<dl class="postprofile"><dt><a href="./memberlist.php?u={i}"><img src="/a.png" alt=""></a></dt><dd>Posts: {i * 7 + 3}</dd></dl></div></div>'
    )


def plugin(i: int, said: Said, depth: int) -> str:
    return (
        f'<div class="{"even" if i % 2 else "odd"}" id="comment-item-{70 + i}"><div class="rbox"><div class="comment-box"><span class="comments-vote"><span>+{i}</span></span>'
        f'<a class="comment-anchor" href="/harbour.html#comment-{70 + i}" id="comment-{70 + i}">#{i + 1}</a> <span class="comment-author">{said.name}</span> <span class="comment-date">2021-05-0{i + 1} 10:20</span>'
        f'<div class="comment-body" id="comment-body-{70 + i}">{paragraphs(said)}</div><span class="comments-buttons"><a href="#">Quote</a></span></div></div></div>'
    )


def signed_line(i: int, said: Said, depth: int) -> str:
    return f'<a id="c{70 + i}"></a><div>{paragraphs(said)}<p class="footer">Posted by: <a href="https://{i}.example/">{said.name}</a> | <a href="#c{70 + i}">May {i + 1}, 2021 10:20 AM</a></p></div>'


def plain_terms(i: int, said: Said, depth: int) -> str:
    return f"<dt>{said.name} – {i + 1}. Mai 2021, 10:20 Uhr</dt><dd>{paragraphs(said)}</dd>"


def own_elements(i: int, said: Said, depth: int) -> str:
    return f"<reader-post><user-name>{said.name}</user-name> <time datetime='2021-05-0{i + 1}T10:20:00Z'>x</time><div>{paragraphs(said)}</div></reader-post>"


def bare(i: int, said: Said, depth: int) -> str:
    text = "<br><br>".join(said.paragraphs).replace("\n", "<br>")
    return f"<b>{said.name}</b> <i>0{i + 1}/05/2021 10:20</i><br>{text}<hr>"


MARKUP = {
    "a board of tables": board,
    "a forum's posts": forum_rows,
    "a plugin's boxes": plugin,
    "signed below": signed_line,
    "terms": plain_terms,
    "custom elements": own_elements,
    "text between rules": bare,
}


@pytest.mark.parametrize("markup", MARKUP)
def test_who_says_what(markup: str) -> None:
    tag = "dl" if markup == "terms" else "div"
    assert said_in(f"<h3>Comments (6)</h3><{tag}>{flat(MARKUP[markup])}</{tag}>") == NAMED


def unnamed(name: str, text: str, day: int, badge: str = "") -> str:
    extra = f"<span>{badge}</span>" if badge else ""
    return f"<section><div><span>{name}</span>{extra}<span>{day} May 2021</span></div><div>{text}</div><div><a href='#'>Reply</a></div></section>"


def test_a_commenter_may_be_called_reply_or_guest() -> None:
    people = ["Guest", "Reply", "Ann", "Guest"]
    page = "".join(unnamed(name, f"Text number {i} says something else.", i + 1) for i, name in enumerate(people))
    assert [name for name, _ in said_in(f"<h3>Comments</h3><div>{page}</div>")] == people


def test_what_is_the_same_in_each_record_is_no_name() -> None:
    people = ["Ann", "Bob", "Cleo", "Dan"]
    page = "".join(
        f"<section><span>Member</span>{unnamed(name, f'Text number {i} is new.', i + 1)[9:]}"
        for i, name in enumerate(people)
    )
    assert [name for name, _ in said_in(f"<h3>Comments</h3><div>{page}</div>")] == people


def test_badges_of_some_are_neither_name_nor_text() -> None:
    people = [("Ann", "Author"), ("Bob", ""), ("Cleo", "Moderator"), ("Dan", ""), ("Ann", "Author")]
    page = "".join(unnamed(name, f"Text number {i} is new.", i + 1, badge) for i, (name, badge) in enumerate(people))
    expected = [(name, f"Text number {i} is new.") for i, (name, _) in enumerate(people)]
    assert said_in(f"<h3>Comments</h3><div>{page}</div>") == expected


@pytest.mark.parametrize(
    "mark", ["widget", "comments-disabled", "sidebar-content", "most-relevant", "live", "form-page"]
)
def test_no_single_class_word_rejects_a_thread(mark: str) -> None:
    page = "".join(unnamed(said.name, paragraphs(said), i + 1) for i, said in enumerate(SAMPLE))
    assert len(said_in(f'<div class="{mark}"><h3>6 comments</h3><div>{page}</div></div>')) == len(SAMPLE)


def named_answer(i: int, said: Said, depth: int) -> str:
    line = f"<p>In reply to {SAMPLE[said.parent].name}</p>" if said.parent is not None else ""
    return f"<li>{line}<b>{said.name}</b> <i>{i + 1} May 2021</i><div>{paragraphs(said)}</div></li>"


def test_a_line_that_names_whom_one_answers() -> None:
    page = f"<h3>Comments</h3><ul>{flat(named_answer)}</ul>"
    assert parents_in(page) == PARENTS
    assert said_in(page) == NAMED


def test_answers_right_inside_the_comment() -> None:
    def build(i: int, said: Said, answers: str) -> str:
        return f"<article><b>{said.name}</b> <i>{i + 1} May 2021</i><div>{paragraphs(said)}</div>{answers}</article>"

    page = f"<h3>Comments</h3><div>{nested(build)}</div>"
    assert (said_in(page), parents_in(page)) == (NAMED, PARENTS)


def test_levels_in_steps_of_a_grid() -> None:
    def build(i: int, said: Said, depth: int) -> str:
        return f'<div class="p-2 ml-{4 * depth}"><b>{said.name}</b> <i>{i + 1} May 2021</i><div>{paragraphs(said)}</div></div>'

    assert parents_in(f"<h3>Comments</h3>{flat(build)}") == PARENTS


def test_rows_of_alternating_classes_are_no_levels() -> None:
    def build(i: int, said: Said, depth: int) -> str:
        return f'<div class="row{i % 2}"><b>{said.name}</b> <i>{i + 1} May 2021</i><div>{paragraphs(said)}</div></div>'

    assert parents_in(f"<h3>Comments</h3>{flat(build)}") == [None] * len(SAMPLE)


def test_a_thread_that_only_its_form_announces() -> None:
    page = "".join(unnamed(said.name, paragraphs(said), i + 1) for i, said in enumerate(SAMPLE))
    form = "<form><textarea name='t'></textarea><button>Send</button></form>"
    assert said_in(f"<div><div>{page}</div>{form}</div>") == NAMED


def test_a_list_of_facts_under_a_heading_is_no_thread() -> None:
    facts = [("Born", "in Leith"), ("Built", "by hand"), ("Length", "twelve feet"), ("Crew", "two or three")]
    rows = "".join(f"<li><b>{name}</b> {value}</li>" for name, value in facts)
    assert said_in(f"<h3>Discussion</h3><ul>{rows}</ul>") == []


def test_posts_of_another_service_are_no_comments() -> None:
    posts = "".join(
        f'<blockquote class="twitter-tweet"><p>So much for the ferry, part {i}.</p>— Ann {i} (@ann) <a href="https://twitter.com/ann/{i}">May {i}, 2021</a></blockquote>'
        for i in range(1, 4)
    )
    assert said_in(f"<h3>Discussion</h3>{posts}") == []
