"""Shapes that public templates print, each in our own words: boards, portals, wikis, tutorials' first blogs."""

# Markup reads best unbroken.
# ruff: noqa: E501

from __future__ import annotations

import pytest
from discussions import ARTICLE, SAMPLE, SITE, URL, read

from nkscrape.extract import threads
from nkscrape.extract.evidence import Judgement
from nkscrape.page import Page

SAID = [(said.name, " ".join(said.text.split())) for said in SAMPLE]


def rows(item: str, around: str = "{}") -> str:
    """Return a thread of one item for each comment: `{name}`, `{text}`, `{day}`, `{n}` and `{other}` stand in it."""
    shown = (
        item.format(name=name, text=text, day=f"{n + 3} May 2021, 10:2{n}", n=n + 1, other=40 + 7 * n)
        for n, (name, text) in enumerate(SAID)
    )
    return around.format("".join(shown))


PLAIN = "<h2>Comments</h2>{}"
SHAPES = {
    "portal, terms in a list each": rows(
        '<dl id="comment_{other}_li" class="ptm bbda"><dt><span class="y"><a href="javascript:;">Quote</a></span><a href="space-uid-{n}.html" class="xi2">{name}</a> <span class="xg1">2021-5-{n} 10:12</span></dt><dd>{text}</dd></dl>',
        '<div id="comment"><h2>Latest comments</h2>{}</div>',
    ),
    "board with name and profile in a box behind": rows(
        '<div id="p{other}" class="post bg{n}"><dl class="postprofile"><dt><a href="./user{n}" class="username">{name}</a></dt><dd>Member</dd><dd><strong>Posts:</strong> {other}</dd></dl><div class="postbody"><h3><a href="#p{other}">Re: Harbour</a></h3><p class="author">by <strong><a class="username" href="./user{n}">{name}</a></strong> » {day}</p><div class="content">{text}</div></div><div class="back2top"><a href="#top">Top</a></div></div>',
        "<h2>Discussion</h2>{}",
    ),
    "wiki, text before the line of name and date": rows(
        '<div class="comment" id="comment-{n}ab3fe"><div class="comment-subject"><a href="#comment-{n}">comment {n}</a></div><div class="inlinecontent"><p>{text}</p></div><div class="comment-header">Comment by <span class="author">{name}</span> — <span class="date">{day}</span></div></div>',
        '<div id="comments">{}</div>',
    ),
    "first blog of a tutorial: labels before name and text": rows(
        '<p><b>Commenter:</b> {name}</p><p><b>Comment:</b> {text}</p><p><a href="/comments/{n}">Destroy Comment</a></p>',
        PLAIN + "<h2>Add a comment:</h2><form><p><label>Commenter</label><input></p><textarea></textarea></form>",
    ),
    "card with name and age in its heading, bare text": rows(
        '<div class="media mb-4"><img src="/50x50" alt=""><div class="media-body"><h5 class="mt-0">{name} <small>{n} hours ago</small></h5>{text}</div></div>',
        '<div class="card"><h5 class="card-header">Comments:</h5>{}</div>',
    ),
    "sentence that counts the comment": rows(
        "<li><p>Comment {n} by {name} on {day}</p><p>{text}</p></li>", "<h3>6 comments</h3><ol>{}</ol>"
    ),
    "numbered table": rows(
        "<tr><td>{n}.</td><td><b>{name}</b><br>{day}</td><td>{text}</td></tr>", PLAIN.format("<table>{}</table>")
    ),
    "numbered list, name and verb before the text": rows(
        "<li><strong>{name}</strong> wrote: {text}</li>", PLAIN.format("<ol>{}</ol>")
    ),
    "paragraphs after an anchor, a line of name and date below": rows(
        '<a id="c{other}"></a><p>{text}</p><p class="posted">Posted by: <a href="https://x.example/{n}">{name}</a> at {day}</p>',
        PLAIN,
    ),
    "boxes with a line below, apart by rules": rows(
        '<div class="box"><div>{text}</div><small><b>{name}</b> | {day} | <a href="#">#</a></small></div><hr>',
        "<h3>Reader comments</h3>{}",
    ),
    "a letter for a portrait, job and age below the name": rows(
        '<div class="flex"><div class="w-9"><span>{name[0]}</span></div><div class="grow"><h4>{name}</h4><div class="text-neutral">Engineer · {n}d ago</div><div class="prose"><p>{text}</p></div><div><button>Like</button><button>Reply</button></div></div></div>',
        '<section class="gh-comments"><h3>Member discussion</h3>{}</section>',
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_comments_of_a_template_are_read(shape: str) -> None:
    found = read(SHAPES[shape]).comments
    assert [(one.author_name, " ".join((one.text or "").split())) for one in found] == SAID


TICKERS = {
    "minutes of a game": rows(
        '<li class="comment"><span class="time">{other}\'</span><div class="text"><b>Yellow card</b> {text}</div></li>',
        '<h2>Live</h2><ul class="commentary">{}</ul>',
    ),
    "times of the day": rows(
        '<div class="comment-item"><div class="comment-minute">20:{other}</div><div class="comment-text">{text}</div></div>',
        '<h2>Live report</h2><div id="live-comments" class="comments live">{}</div>',
    ),
}


@pytest.mark.parametrize("ticker", TICKERS)
def test_a_live_ticker_is_no_discussion(ticker: str) -> None:
    assert not read(TICKERS[ticker]).comments


def test_the_ledger_has_a_thread_before_the_columns_it_was_judged_by() -> None:
    ledger: list[Judgement] = []
    page = Page(url=URL, body=(ARTICLE + SHAPES["numbered table"]).encode(), ledger=ledger)
    threads.read_thread(page, SITE)
    assert ledger[0].question == "thread"


def test_a_quote_beside_the_text_is_part_of_it_and_names_no_writer() -> None:
    said = "".join(
        f'<li><h4>{name}</h4><div><blockquote><cite>Jon said:</cite><p>Nothing was done.</p></blockquote><span class="text">{text}</span></div></li>'
        for name, text in SAID
    )
    found = read(f"<h2>Comments</h2><ol>{said}</ol>").comments
    assert [one.author_name for one in found] == [name for name, _ in SAID]
    assert all("Nothing was done." in (one.text or "") for one in found)
