"""The standfirst: the lines between headline and text that sum the article up."""

from __future__ import annotations

from nkscrape.extract import words
from nkscrape.extract.blocks import Block
from nkscrape.extract.data.structured import Stated, Structured
from nkscrape.extract.published import is_date_line
from nkscrape.extract.regions import name_of
from nkscrape.extract.text import key_of
from nkscrape.extract.vocabulary import is_standfirst_name

MAX_LENGTH = 700
_WITNESS = 40
"""Characters (letters and digits) of a description that must agree."""


def read_subtitle(structured: Structured, title: str | None, head: list[Block], body: list[Block]) -> list[Block]:
    """Return the blocks of the standfirst, from the head or the first of the body; empty where there is none."""
    witnesses = [key_of(s.value)[:_WITNESS] for s in descriptions(structured)]
    notices = words.lines.notices_among(b.text for b in head)
    candidates = [b for b in head if b.text not in notices and _is_prose(b, title)]
    for block in candidates:
        if _is_named(block) or _is_witnessed(block, witnesses):
            return _with_siblings(block, candidates)
    if body and _stands_out(body) and (_is_named(body[0]) or _is_witnessed(body[0], witnesses)):
        return body[:1]
    if body and body[0].is_heading and _is_long(body[0]) and _is_prose(body[0], title):
        return body[:1]
    long = [b for b in candidates if _is_long(b)]
    return _with_siblings(long[0], long) if long else []


def standfirst_text(block: Block) -> str:
    """Return a standfirst's text on one line, without the byline or date that may share its block."""
    lines = block.text.split("\n")
    return " ".join(line for line in lines if not (is_date_line(line) or words.byline.is_labelled(line)))


def descriptions(structured: Structured) -> list[Stated]:
    """Return what the page's data says in a sentence or two."""
    return [
        *structured.tags("og:description", "description", "twitter:description"),
        *structured.ld("description", "alternativeHeadline", "abstract"),
        *structured.items("description"),
    ]


def _is_prose(block: Block, title: str | None) -> bool:
    text = standfirst_text(block)
    if not 15 <= len(text) <= MAX_LENGTH or block.linked * 2 > len(text) or key_of(text) == key_of(title):
        return False
    if words.byline.is_labelled(text) or words.lines.is_credit(text) or words.lines.is_label(text):
        return False
    return not words.lines.is_read_more(text)


def _is_long(block: Block) -> bool:
    return len(block.text.split()) > 5 or len(block.text) > 40


def _is_named(block: Block) -> bool:
    parent = block.element.getparent()
    if is_standfirst_name(name_of(block.element)):
        return True
    return parent is not None and is_standfirst_name(name_of(parent))


def _is_witnessed(block: Block, witnesses: list[str]) -> bool:
    key = key_of(block.text)[:_WITNESS]
    return len(key) >= 15 and any(w.startswith(key) or key.startswith(w) for w in witnesses if len(w) >= 15)


def _with_siblings(block: Block, candidates: list[Block]) -> list[Block]:
    """Return a standfirst of several lines (list items of one list) whole."""
    if block.element.tag != "li":
        return [block]
    return [b for b in candidates if b.element.getparent() is block.element.getparent()]


def _stands_out(body: list[Block]) -> bool:
    """Whether the first block looks unlike the paragraphs behind it."""
    first = body[0]
    if len(body) < 2 or len(first.text) > MAX_LENGTH:
        return False
    if first.is_heading or first.marked >= 0.9 * len(first.text):
        return True
    style = (first.element.tag, first.element.get("class"))
    parent = first.element.getparent()
    return all(
        (b.element.tag, b.element.get("class")) != style or b.element.getparent() is not parent for b in body[1:4]
    )
