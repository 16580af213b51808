"""Threads in hand-made markup: headings, repetition and the shape of the lines decide, class names do not."""

# Markup reads best unbroken.
# ruff: noqa: E501

from __future__ import annotations

import pytest
from discussions import EXPECTED, SAMPLE, Said, flat, nested, outline, paragraphs, read


def boxes(i: int, said: Said, answers: str) -> str:
    inner = f'<div class="k5">{answers}</div>' if answers else ""
    return f'<div class="k2"><div class="k3">{said.name}</div><div class="k4">{paragraphs(said)}</div>{inner}</div>'


def plain_list(i: int, said: Said, answers: str) -> str:
    return f"<li>{said.name}{paragraphs(said)}{f'<ul>{answers}</ul>' if answers else ''}</li>"


def answers_beside(i: int, said: Said, answers: str) -> str:
    text = "<br><br>".join(said.paragraphs).replace("\n", "<br>")
    box = f'<div class="c"><div class="c1"><span class="c2">{said.name}</span></div><div class="c3">{text}</div></div>'
    return box + (f'<div class="i">{answers}</div>' if answers else "")


def unclosed(said: Said) -> str:
    return "<p>" + "<p>".join(said.paragraphs).replace("\n", "<br>")


HEADING = "<h3>Join the discussion</h3>"
SHAPES = {
    "boxes": HEADING + f'<div class="k1">{nested(boxes)}</div>',
    "boxes under a plain line": f'<div class="k0">Join the discussion</div><div class="k1">{nested(boxes)}</div>',
    "lists without classes": HEADING + f"<ul>{nested(plain_list)}</ul>",
    "answers beside their comment": f'<section class="a">{HEADING}{nested(answers_beside)}</section>',
    "unclosed items": HEADING
    + "<ul>"
    + flat(lambda i, said, depth: f"<li class=indent{depth}><b>{said.name}</b>{unclosed(said)}")
    + "</ul>",
    "table rows": HEADING
    + "<table>"
    + flat(lambda i, said, depth: f"<tr><td class=c{depth}><b>{said.name}</b><br>{unclosed(said)[3:]}")
    + "</table>",
    "tables": HEADING
    + flat(
        lambda i, said, depth: (
            f'<table class="cm level{depth}"><tr><td><b>{said.name}</b> wrote:<tr><td>{unclosed(said)}</table>'
        )
    ),
    "margins": HEADING
    + flat(lambda i, said, depth: f'<div style="margin-left:{20 * depth}px"><b>{said.name}</b>{unclosed(said)}</div>'),
    "name lines": HEADING + flat(lambda i, said, depth: f'<h4 class="in{depth}">{said.name}</h4>{unclosed(said)}'),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_threads_without_known_markup_come_out_whole(shape: str) -> None:
    thread = read(SHAPES[shape].replace("<br><br>", "<br><br>"))
    assert outline(thread) == EXPECTED
    assert thread.platform is None


@pytest.mark.parametrize(
    "heading",
    [
        "6 Kommentare",
        "Commentaires (6)",
        "Comentarios",
        "Reacties",
        "Komentarze",
        "Комментарии",
        "コメント",
        "댓글 6",
        "评论",
    ],
)
def test_headings_in_other_languages(heading: str) -> None:
    thread = read(f'<div class="x"><div>{heading}</div><div class="k1">{nested(boxes)}</div></div>')
    assert outline(thread) == EXPECTED


def test_words_in_classes_of_other_languages() -> None:
    body = flat(
        lambda i, said, depth: (
            f'<div class="kommentar-item ebene{depth}"><a id="{9000 + i}"></a><div class="kommentar-info">'
            f'<div class="benutzer">{said.name}</div>0{i + 1}.05.2021, 10.20 Uhr</div>'
            f'<div class="kommentar-text">{paragraphs(said)}</div></div>'
        )
    )
    thread = read(f'<div class="kommentare">{body}</div>')
    assert outline(thread) == EXPECTED
    assert thread.comments[0].published_raw == "01.05.2021, 10.20 Uhr"
    assert thread.comments[0].comment_id == f"html:gazette.example:{thread.comments[0].article_id}:9000"


def test_a_lone_comment_needs_more_than_a_heading() -> None:
    told = (
        '<div class="comments"><div class="comment" id="comment-x"><span class="author">Ann</span>'
        '<span class="date">1 May 2021</span><div class="text"><p>Glad to read it.</p></div></div></div>'
    )
    assert [comment.author_name for comment in read(told).comments] == ["Ann"]
    assert (
        read(f"{HEADING}<div><b>Subscribe</b><p>Get our paper every morning for a small price.</p></div>").comments
        == []
    )


def test_ids_do_not_depend_on_order_or_dates() -> None:
    one = read(SHAPES["boxes"])
    other = read(
        HEADING + f'<div class="k1"><div class="k2"><div class="k3">New</div><p>First!</p></div>{nested(boxes)}</div>'
    )
    known = {comment.comment_id for comment in one.comments}
    assert len(known) == len(SAMPLE)
    assert known <= {comment.comment_id for comment in other.comments}


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            '<div class="live-match-comments">'
            + "".join(
                f'<div class="live-match-comment"><span class="time">{90 - i}\'</span><div>Corner.</div></div>'
                for i in range(9)
            )
            + "</div>",
            id="ticker",
        ),
        pytest.param(
            "<ul>"
            + "".join(
                f'<li class="comment premium"><a href="/opinion/{i}-story/">Comment: why the harbour matters, part {i}</a>'
                f'<span class="author">Ann Writer</span><span class="date">{i} May 2021</span></li>'
                for i in range(1, 5)
            )
            + "</ul>",
            id="opinion teasers",
        ),
        pytest.param(
            '<div class="widget recent-comments"><h3>Recent Comments</h3><ul>'
            + "".join(
                f'<li class="recentcomments"><span class="author">Ann {i}</span> on <a href="/other/{i}/#comment-{i}">A story</a>'
                "<p>Such a fine text about nothing.</p></li>"
                for i in range(4)
            )
            + "</ul></div>",
            id="recent comments",
        ),
        pytest.param(
            '<div id="comments"><form><div class="comment-field"><b>Name</b><p>Please enter your name here.</p></div>'
            '<div class="comment-field"><b>Mail</b><p>Please enter your address here.</p></div></form></div>',
            id="form",
        ),
        pytest.param(
            "<nav><h3>Forum</h3><ul><li>News<p>All of it</p></li><li>Sport<p>All of it</p></li></ul></nav>", id="menu"
        ),
    ],
)
def test_what_only_looks_like_a_thread(body: str) -> None:
    assert read(body).comments == []


def stamped(i: int) -> str:
    return f"{i + 1} May 2021, 10:20"


def hashed_classes(i: int, said: Said, answers: str) -> str:
    return (
        f'<div class="Comment_root__x8Yz"><div class="Comment_header__q1"><strong class="Comment_author__w">{said.name}</strong>'
        f'<span class="Comment_time__e">{stamped(i)}</span></div><div class="Comment_body__r">{paragraphs(said)}</div>'
        f'<div class="Comment_actions__t"><button>Reply</button></div><div class="Comment_replies__y">{answers}</div></div>'
    )


def utility_classes(i: int, said: Said, answers: str) -> str:
    return (
        f'<div class="mt-4 flex p-2"><div class="flex text-sm"><img src="/a.png" alt=""><span class="font-semibold">{said.name}</span>'
        f'<span class="text-gray-500">{stamped(i)}</span></div><div class="mt-2 leading-6">{paragraphs(said)}</div>'
        f'<div class="ml-8">{answers}</div></div>'
    )


def spanish(i: int, said: Said, answers: str) -> str:
    return (
        f'<li class="comentario" data-id="{50 + i}"><div class="cabecera"><span class="usuario">{said.name}</span> '
        f'<span class="fecha">{i + 1} de mayo de 2021, 10:20</span></div><div class="texto">{paragraphs(said)}</div>'
        f'<div class="acciones"><a href="#">Responder</a><span class="votos">2</span></div><ul class="respuestas">{answers}</ul></li>'
    )


def parent_attributes(i: int, said: Said, depth: int) -> str:
    parent = 0 if said.parent is None else 900 + said.parent
    return (
        f'<article class="post-item" data-comment-id="{900 + i}" data-parent-id="{parent}"><header><span class="username">{said.name}'
        f'</span><time datetime="2021-05-0{i + 1}T10:20:00Z">1 May</time></header><div class="body">{paragraphs(said)}</div></article>'
    )


@pytest.mark.parametrize(
    ("body", "raw"),
    [
        (
            f'<section class="Comments_root__a1B"><h2>Discussion</h2>{nested(hashed_classes)}</section>',
            "1 May 2021, 10:20",
        ),
        (f'<h2 class="text-xl">Comments</h2>{nested(utility_classes)}', "1 May 2021, 10:20"),
        (
            f'<div class="comentarios"><h3>Comentarios (6)</h3><ul>{nested(spanish)}</ul></div>',
            "1 de mayo de 2021, 10:20",
        ),
        (f'<section class="discussion">{flat(parent_attributes)}</section>', "2021-05-01T10:20:00Z"),
    ],
)
def test_modern_markup_with_dates(body: str, raw: str) -> None:
    thread = read(body)
    assert outline(thread) == EXPECTED
    assert thread.comments[0].published_raw == raw
    assert thread.complete is True


def test_runs_between_rules() -> None:
    body = flat(
        lambda i, said, _: f"<p><b>{said.name}</b> schrieb am 0{i + 1}.05.2021 um 10:20 Uhr:</p>{paragraphs(said)}<hr>"
    )
    thread = read(f"<h2>Leserkommentare</h2>{body}")
    assert [(one.author_name, one.text) for one in thread.comments] == [(said.name, said.text) for said in SAMPLE]
    assert thread.comments[0].published_raw == "01.05.2021 um 10:20 Uhr"


def test_answers_of_another_class_belong_to_the_thread() -> None:
    def apart(i: int, said: Said, answers: str) -> str:
        kind = "k2" if said.parent is None else "k9"
        return f'<div class="{kind}"><div class="k3">{said.name}</div><div class="k4">{paragraphs(said)}</div></div>{answers}'

    thread = read(f'{HEADING}<div class="k1">{nested(apart)}</div>')
    assert [(c.author_name, c.text) for c in thread.comments] == [(said.name, said.text) for said in SAMPLE]
