"""The pieces a comment opens with where no class tells them apart: name, date, short lines, signs that are neither."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from lxml.html import HtmlElement

from nkscrape.extract.comments.names import clean_name, looks_like_name, may_be_name
from nkscrape.extract.comments.stamps import is_stamp
from nkscrape.extract.text import inline, paragraphs

MAX_HEAD = 6
"""Pieces of text around a comment's own that are looked at for its name and date."""
MIN_PARAGRAPH = 8
"""Characters of a first paragraph that is told from the lines above it."""
MAX_ABOVE = 60
"""Characters of such lines."""
_NAMES = frozenset(("b", "strong", "cite", "h2", "h3", "h4", "h5", "h6"))
"""Where one letter may be a name."""
_NUMBER = re.compile(r"#?\d{1,5}[.)]?")


def is_mark(element: HtmlElement) -> bool:
    """Say whether an element is neither name nor text: a letter in place of a portrait, a link that is a number."""
    return _is_number(element) if element.tag == "a" else element.tag not in _NAMES and _is_monogram(element)


def _is_number(link: HtmlElement) -> bool:
    """Say whether a link shows a comment's number and leads to its place on the page."""
    return (link.get("href") or "").startswith("#") and bool(_NUMBER.fullmatch(inline("".join(link.itertext()))))


def _is_monogram(element: HtmlElement) -> bool:
    """Say whether an element shows one letter alone, in place of a portrait."""
    text = element.text
    return bool(
        text
        and len(element) == 0
        and len(text := text.strip()) == 1
        and text.isupper()
        and not (element.tail and element.tail.strip())
        and not inline(element.getprevious().tail if element.getprevious() is not None else element.getparent().text)
    )


def pieces(starts: Sequence[HtmlElement], skip: Collection[HtmlElement]) -> Iterator[tuple[HtmlElement | None, str]]:
    """Yield the texts of a comment piece by piece, each with the element that holds it and nothing else."""
    stack: list[tuple[HtmlElement | None, str | None]] = [(start, None) for start in reversed(starts)]
    while stack:
        element, text = stack.pop()
        if element is None:
            piece = inline(text)
            if any(map(str.isalnum, piece)):
                yield None, piece
            continue
        if element.tail and element not in starts:
            stack.append((None, element.tail))
        if element in skip and element not in starts:
            continue
        piece = inline(element.text)
        if any(map(str.isalnum, piece)):
            yield (None if len(element) else element), piece
        stack.extend((child, None) for child in reversed(element) if isinstance(child.tag, str) or child.tail)


def name_and_stamp(
    starts: Sequence[HtmlElement], skip: Collection[HtmlElement], name: str, stamp: str | None
) -> tuple[str, str | None, dict[str, HtmlElement]]:
    """Take name and date from the first elements of a comment whose classes say nothing; return these as well."""
    found: dict[str, HtmlElement] = {}
    for element, piece in islice(pieces(starts, skip), MAX_HEAD):
        if element is None or element in starts or element.tag == "p":
            break
        if not stamp and is_stamp(piece):
            stamp, found["stamp"] = piece, element
        elif not name and looks_like_name(piece) and may_be_name(clean_name(piece)):
            name, found["name"] = clean_name(piece), element
        else:
            break
    return name, stamp, found


def above_first_paragraph(item: HtmlElement, skip: Collection[HtmlElement], text: str) -> str:
    """Return the short lines (place, date) a text opens with before the comment's first own paragraph."""
    paragraph = next(
        (p for p in islice(item.iter("p"), 20) if not any(up in skip for up in (p, *p.iterancestors()))), None
    )
    first = paragraphs(paragraph).partition("\n")[0] if paragraph is not None else ""
    above = text[: text.find(first)] if len(first) > MIN_PARAGRAPH and first in text else ""
    return above if len(above) < MAX_ABOVE and not above.rstrip().endswith((".", "!", "?", "…", ":")) else ""
