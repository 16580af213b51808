"""The marks used in `content/` ('*stress*', '[text](link)', '## ', '> ') as HTML or plain text; layouts filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from nkscrape.demo.content import NAME, TODAY

_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
_STRESS = re.compile(r"\*([^*\n]+)\*")
_BLOCK = re.compile(r"^(?:## |> )")
METER_NOTICE = "You have read your 5 free articles for this month. Subscribe now to read on without limit."
METER_OFFER = "Plans begin at just $1.90 a week, and you may cancel whenever you like."
METER_SIGN_IN = "Already a subscriber? Please sign in here:"
DISCLAIMER = "Views expressed in Opinion articles are those of the author alone and not of the Gazette."


def to_html(text: str) -> str:
    """Return a line of content as inline HTML."""
    return _STRESS.sub(r"<em>\1</em>", _LINK.sub(r'<a href="\2">\1</a>', escape(text, quote=False)))


def to_text(text: str) -> str:
    """Return a paragraph of content as the plain text a reader sees."""
    return _STRESS.sub(r"\1", _LINK.sub(r"\1", _BLOCK.sub("", text)))


def block_html(paragraph: str) -> str:
    """Return a paragraph of content as a block: p, h2 or blockquote."""
    if paragraph.startswith("## "):
        return f"<h2>{to_html(paragraph[3:])}</h2>"
    if paragraph.startswith("> "):
        return f"<blockquote><p>{to_html(paragraph[2:])}</p></blockquote>"
    return f"<p>{to_html(paragraph)}</p>"


def remark_html(text: str) -> str:
    """Return a comment as paragraphs with line breaks."""
    return "\n".join(f"<p>{to_html(part)}</p>".replace("\n", "<br />\n") for part in text.split("\n\n"))


def remark_text(text: str) -> str:
    """Return a comment as the plain text a reader sees, paragraphs and line breaks kept."""
    return _STRESS.sub(r"\1", text)


def excerpt(paragraph: str, length: int = 190) -> str:
    """Return the start of a paragraph as a teaser shows it, cut anywhere and without the ellipsis."""
    return to_text(paragraph)[:length].rstrip(" .,;:")


def long_date(day: date) -> str:
    """Return 'April 18th, 2025'."""
    ending = "th" if 11 <= day.day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return f"{day:%B} {day.day}{ending}, {day.year}"


def links(entries: Iterable[tuple[str, str]], between: str) -> str:
    """Return (text, address) pairs as links."""
    return between.join(f'<a href="{escape(href)}">{escape(text, quote=False)}</a>' for text, href in entries)


def fill(layout: str, **parts: str) -> str:
    """Return a layout with its parts in place; the masthead's name and date are always there."""
    return _template(layout).substitute(parts, name=NAME, today=long_date(TODAY))


@cache
def _template(layout: str) -> Template:
    return Template((Path(__file__).parent / "layouts" / f"{layout}.html").read_text("utf-8"))
