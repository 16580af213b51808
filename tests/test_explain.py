"""`nkscrape extract --explain`: what a person who must mend a site is told."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pages import FIRST, URL, page_of, paragraphs

from nkscrape.bundle import Bundle
from nkscrape.cli import main
from nkscrape.errors import ExitCode
from nkscrape.explain import explain, place
from nkscrape.extract.evidence import QUESTIONS, Question

LATER = (
    "The council had asked three neighbouring towns for a crew before it decided, and all of them had none to spare.",
    "Whoever holds a ticket for the year can have a part of the price back at the harbour office until May.",
)
HTML = (
    f'<!doctype html><html lang="en"><head><link rel="canonical" href="{URL}">'
    "<title>Harbour ferry stops at dusk – Gazette</title>"
    '<meta property="og:title" content="Harbour ferry stops at dusk"></head><body>'
    '<header><a href="/">Gazette</a></header><main><article><h1>Harbour ferry stops at dusk</h1>'
    '<p class="byline">By <a rel="author" href="/authors/mina-harbour/">Mina Harbour</a></p>'
    "<time>April 18th, 2014</time>"
    f'<div class="text">{paragraphs()}<div class="share-buttons"><a href="#">Share this story</a></div>'
    f"{paragraphs(*LATER)}</div></article></main></body></html>"
)


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.html"
    path.write_text(HTML, encoding="utf-8")
    return path


@pytest.fixture
def asked() -> Iterator[Question]:
    """A question of our own, with a table; gone when the test is over."""
    question = Question("is it a boat?", {"floats": 2.0, "has wheels": -3.0, "has a name": 0.5}, base=-1.0)
    yield question
    del QUESTIONS[question.name]


def explained(stored: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what the command prints about a page."""
    assert main(["extract", "--explain", "--url", URL, str(stored)]) == ExitCode.OK
    return capsys.readouterr().out


def section(printed: str, question: str) -> list[str]:
    """Return the lines under a question's heading."""
    _, _, rest = printed.partition(f"## {question}: ")
    return rest.partition("\n\n")[0].splitlines()


def test_the_fields_come_first_with_where_they_were_found(stored: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = explained(stored, capsys).partition("\n\n")[0].splitlines()
    assert head[0] == f"# {URL}"
    assert "title: Harbour ferry stops at dusk  (text)" in head
    assert any(line.startswith("authors_raw: ") and "Mina Harbour" in line for line in head)
    assert "subtitle: -" in head
    assert any(line.startswith("body: ") and "paragraphs" in line for line in head)
    assert head[-1] == "comments: 0, teasers: 0"


@pytest.mark.parametrize(
    ("question", "winner"),
    [
        ("headline", "Harbour ferry stops at dusk"),
        ("byline", "Mina Harbour"),
        ("published", "April 18th, 2014"),
        ("text", FIRST[:60]),
    ],
)
def test_each_field_says_who_won_and_by_what(
    stored: Path, capsys: pytest.CaptureFixture[str], question: str, winner: str
) -> None:
    lines = section(explained(stored, capsys), question)
    won = next(number for number, line in enumerate(lines) if line.startswith("+") and winner in line)
    told = next(line for line in lines[won:] if not line.startswith(("+", "-")))
    assert all(piece.rsplit(" ", 1)[0] in QUESTIONS[question].weights for piece in told.strip().split(", "))


def test_dropped_blocks_are_told_with_their_place(stored: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = section(explained(stored, capsys), "text")
    dropped = next(line for line in lines if "Share this story" in line)
    assert dropped.startswith("-")
    assert "div.share-buttons" in dropped


def test_what_the_same_is_said_of_stands_together(asked: Question) -> None:
    page = replace(page_of("<p id=a>Ferry</p><p>Raft</p><p class='c d e f'>Cart</p>"), ledger=[])
    for element, (name, evidence) in zip(
        page.reading.elements("p"),
        [("Ferry", ("has a name", "floats")), ("Raft", ("has a name", "floats")), ("Cart", ("has wheels",))],
        strict=True,
    ):
        asked.note(page, element, name, evidence, won=asked.score(evidence) > 0)
    lines = list(explain(page, Bundle(url=URL, fetched_at=None)))
    assert lines[lines.index("## is it a boat?: 3 judged, 2 taken; each begins at -1") + 1 :] == [
        "+   +1.5  Ferry  [body > p#a]",
        "+   +1.5  Raft  [body > p]",
        "          floats +2, has a name +0.5",
        "-   -4.0  Cart  [body > p.c.d.e]",
        "          has wheels -3",
    ]


def test_the_best_of_very_many_are_shown(asked: Question) -> None:
    page = replace(page_of("<p>One</p>"), ledger=[])
    for number in range(1000):
        asked.note(page, -1, f"boat {number}", ("floats",) if number == 999 else (), won=number == 999)
    lines = list(explain(page, Bundle(url=URL, fetched_at=None)))
    assert len(lines) < 400
    assert any("boat 999  [data]" in line for line in lines)
    assert lines[-1] == "  … and 700 more that score less"


def test_a_page_that_is_no_article_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "gone.html"
    empty.write_text("<html><head><title>404 Not found</title></head><body><h1>Not found</h1></body></html>")
    printed = explained(empty, capsys)
    assert any(line.startswith("! no-article: ") for line in printed.splitlines())
    assert "title: " not in printed.partition("\n\n")[0]


def test_a_terminal_without_unicode_gets_escapes(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored.write_text(HTML.replace("Mina Harbour", "Mína Hårbøur"), encoding="utf-8")
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", out)
    assert main(["extract", "--explain", "--url", URL, str(stored)]) == ExitCode.OK
    out.flush()
    printed = out.buffer.getvalue().decode("ascii")
    assert "M\\xedna H\\xe5rb\\xf8ur" in printed


def test_without_the_option_nothing_is_noted(stored: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "--url", URL, str(stored)]) == ExitCode.OK
    assert "judged" not in capsys.readouterr().out


def test_the_place_of_what_stands_in_data() -> None:
    assert place(page_of(f"<p>{FIRST}</p><p>{FIRST}</p>").reading, -1) == "data"
