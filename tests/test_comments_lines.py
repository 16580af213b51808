"""What stands around name, date and text in real markup, and must not become part of them."""

# Markup reads best unbroken.
# ruff: noqa: E501

from __future__ import annotations

import pytest
from discussions import SAMPLE, Said, flat, nested, paragraphs, read

HEADING = "<h3>Comments</h3>"
NAMED = [(said.name, said.text) for said in SAMPLE]


def item(head: str, text: str = '<div class="words">{text}</div>', around: str = "") -> str:
    """Return a flat thread whose comments have the given head; {i} is the number, {name} and {text} are filled in."""

    def build(i: int, said: Said, depth: int) -> str:
        inner = head.format(i=i + 1, name=said.name) + text.format(i=i + 1, text=paragraphs(said))
        return f'<div class="{around or "one"}">{inner}</div>'

    return HEADING + flat(build)


CASES = {
    "a profile link behind the name": item(
        '<span class="cmt_name"><a href="/u/1">{name}</a> (<a href="/u/1">profile</a>)</span><span class="pub_date">Apr {i}, 2013</span>'
    ),
    "a weekday before the date": item(
        '<span class="by">by <a href="/u/1">{name}</a></span> <span>on Wednesday November {i}, 2020 @10:36AM</span>'
    ),
    "a French line of date and name": item("<p class=line>Le jeudi {i} janvier 2008, 00:43, par {name}</p>"),
    "followers beside the name": item(
        '<header class="userbar"><div class="user"><span>{name}</span><span class="user-follower">42</span></div><time datetime="2021-05-0{i}">x</time></header>'
    ),
    "a line to whom it answers": item(
        '<div class="head"><b class="username">{name}</b><time datetime="2021-05-0{i}">x</time><div class="inReplyTo">In reply to <span>Somebody</span></div></div>'
    ),
    "the name on a button": item(
        '<button class="comment-username">{name}</button><time datetime="2021-05-0{i}">x</time>'
    ),
    "a letter in place of a portrait": item(
        '<div class="rounded"><p class="font-bold">X</p></div><h4 class="font-sans">{name}</h4><time datetime="2021-05-0{i}">x</time>',
        '<div class="leading-normal">{text}</div>',
    ),
    "votes beside the name": item(
        '<div class="author"><a href="/u"><b>{name}</b></a><p class="vC"><b>+{i}</b></p></div><time datetime="2021-05-0{i}">x</time>'
    ),
    "place and day above the text": item(
        '<div class="css-a1"><span>{name}</span></div><div class="css-b2"><span>Brooklyn</span> | <span>Feb. {i}</span></div>',
        "{text}",
    ),
    "names and dates called text": item(
        '<h3 class="CommentTitle">A title of its own</h3><p class="meta"><span class="InfoNameText">{name}</span> <span class="InfoDateText">0{i}.03.2017 - 08:28 Uhr</span></p>'
    ),
    "a number in front of the text": item(
        '<a class="username" href="/u">{name}</a><span class="date">0{i}.03.2017</span>',
        '<div class="comment-text"><a class="comment-order" href="#c{i}">#{i}</a>{text}</div>',
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_names_and_texts_come_out_alone(case: str) -> None:
    assert [(c.author_name, c.text) for c in read(CASES[case]).comments] == NAMED


def test_short_comments_under_long_permalinks_are_comments() -> None:
    page = HEADING + "".join(
        f'<div class="comment"><div class="comment-content"><p>{text}</p></div><p class="comment-footer">Posted by: <a href="/u">'
        f'{name}</a> | <a href="/2021/05/harbour/#c{i}">November 2{i}, 2009 at 08:29 AM</a></p></div>'
        for i, (name, text) in enumerate([("Ada", "+1"), ("Jon", "Well said."), ("Tomasz", "Yes.")])
    )
    assert [(c.author_name, c.text) for c in read(page).comments] == [
        ("Ada", "+1"),
        ("Jon", "Well said."),
        ("Tomasz", "Yes."),
    ]


def test_opinion_pieces_under_a_linked_headline_are_no_comments() -> None:
    piece = (
        '<li class="comment"><span class="author">Ada Miller</span><h3><a href="/2021/04/piece-{i}/">Why the harbour wall '
        'should have been higher</a></h3><p>Nobody expected the costs.</p><time datetime="2021-04-0{i}">x</time></li>'
    )
    page = "<h2>Comment</h2><ul>" + "".join(piece.format(i=i) for i in (1, 2, 3)) + "</ul>"
    assert read(page).comments == []


def outline(page: str) -> list[tuple[str | None, int]]:
    return [(c.author_name, c.depth) for c in read(page).comments]


DEPTHS = [(said.name, depth) for said, depth in zip(SAMPLE, (0, 1, 2, 0, 1, 0), strict=True)]


def test_a_spacer_cell_indents() -> None:
    def build(i: int, said: Said, depth: int) -> str:
        row = f'<tr><td width="{40 * depth}"></td><td><b>{said.name}</b>{paragraphs(said)}</td></tr>'
        return f'<table class="c">{row}</table>'

    assert outline(HEADING + flat(build)) == DEPTHS


def test_parents_stand_on_the_wrapper_of_a_comment() -> None:
    def build(i: int, said: Said, depth: int) -> str:
        parent = f' data-parentpostingid="{said.parent + 101}"' if said.parent is not None else ""
        kind = "post" if said.parent is None else "answer"
        inner = f'<h4 class="name">{said.name}</h4><time datetime="2021-05-0{i + 1}">x</time><div class="words">{paragraphs(said)}</div>'
        return f'<article class="{kind}" id="cid-{i + 101}"{parent}><div class="inner">{inner}</div></article>'

    assert outline(HEADING + flat(build)) == DEPTHS


def test_custom_elements_around_blocks_are_read_like_boxes() -> None:
    def build(i: int, said: Said, answers: str) -> str:
        head = f'<div class="head"><a class="userLink" href="/u">{said.name}</a> <a class="date" href="#r">3 May 2019 15:2{i}</a></div>'
        return f'<x-reaction id="r_{i + 101}" class="reaction">{head}<div class="words">{paragraphs(said)}</div></x-reaction><div>{answers}</div>'

    thread = read(HEADING + f"<div>{nested(build)}</div>")
    assert [(c.author_name, c.text) for c in thread.comments] == NAMED


def test_classes_that_only_order_boxes_hide_nothing() -> None:
    def build(i: int, said: Said, depth: int) -> str:
        text = f'<div class="order-2 words">{paragraphs(said)}</div>'
        return f'<div class="one"><div class="order-1"><b>{said.name}</b></div>{text}</div>'

    assert [(c.author_name, c.text) for c in read(HEADING + flat(build)).comments] == NAMED


@pytest.mark.parametrize("head", ["<b>X</b>", '<span class="author">X</span>', "<h4>X</h4>"])
def test_one_letter_may_be_a_name(head: str) -> None:
    said = (
        '<div class="one">{head}<time datetime="2021-05-0{i}">x</time><p class="words">Bring back the ferry.</p></div>'
    )
    page = HEADING + "".join(said.format(head=head, i=i) for i in (1, 2))
    assert [c.author_name for c in read(page).comments] == ["X", "X"]
