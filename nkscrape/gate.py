"""The gate: how much of a page's source is read. What is too much is cut before a parser or reader sees it.

The bounds stand here, not in the readers, so that they hold whatever reads the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from nkscrape.decode import decode
from nkscrape.limits import MAX_ATTRIBUTES, MAX_PAGE_BYTES, MAX_TAGS

TOO_LARGE = "too large"
TOO_MANY_TAGS = "too many elements"
TOO_DEEP = "too deep"
_EMPTY = b"<html></html>"
_SHORTEST_TAG, _SHORTEST_ATTRIBUTE = 3, 3
# An attribute as browsers read it. Each step keeps what it took (possessive): no source makes the search go back.
_ATTRIBUTE = (
    rb"[\0-\x20/]*+[^\0-\x20/>][^\0-\x20/>=]*+"
    rb"(?:[\0-\x20]*+=[\0-\x20]*+(?:\"[^\"]*+\"|'[^']*+'|[^\0-\x20>\"'][^\0-\x20>]*+|(?=>))|(?![\0-\x20]*+=))"
)
_CROWDED_TAG = re.compile(rb"<[a-zA-Z][^\0-\x20/>]*+(?:%b){%d}(?=%b)" % (_ATTRIBUTE, MAX_ATTRIBUTES, _ATTRIBUTE))
_WITHIN_CROWDED_TAG = [
    re.compile(rb"%b(?:%b){0,%d}+(?P<more>%b)?+" % (value, _ATTRIBUTE, MAX_ATTRIBUTES - 1, _ATTRIBUTE))
    for value in (rb"", rb"[^\"]{0,65536}+\"", rb"[^']{0,65536}+'")
]
"""Many attributes from a place on: one inside a value, or between two attributes."""
_HARMLESS = 192_000
"""Bytes up to which a page can be one tag full of attributes."""


@dataclass(frozen=True, slots=True)
class Source:
    """What of a page's source is read."""

    html: bytes
    """UTF-8, never empty."""
    cut: str | None = None
    """Why it is not all of the body; None where it is."""


def admit(body: bytes, content_type: str | None = None) -> Source:
    """Return what of a body is read as a page."""
    cut = TOO_LARGE if len(body) > MAX_PAGE_BYTES else None
    body = body[:MAX_PAGE_BYTES] if cut else body
    html = body if _is_utf8(body) else decode(body, content_type).encode("utf-8", "replace")
    html = html.replace(b"\0", b"") if b"\0" in html else html
    if len(html) > MAX_TAGS * _SHORTEST_TAG and html.count(b"<") > MAX_TAGS:
        html, cut = html[: _position(html, MAX_TAGS)], TOO_MANY_TAGS
    if _may_crowd(html):
        # Closed, not emptied: what looks like a tag can be a script's `a<b`, which must keep its end.
        html = _CROWDED_TAG.sub(rb"\g<0>>", html)
    return Source(html if html.strip() else _EMPTY, cut)


def _is_utf8(body: bytes) -> bool:
    """Whether bytes can be read as they are."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return False
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _position(html: bytes, number: int) -> int:
    """Return where the `<` stands that has this many before it."""
    return len(html) - len(html.split(b"<", number + 1)[-1]) - 1


def _may_crowd(html: bytes) -> bool:
    """Whether tags may have so many attributes that the parser takes seconds.

    To look at every tag would cost 5 % of all reading. What a page can cost grows with its length and with the
    attributes of a tag: the shorter it is, the more of them it takes, and a look now and then finds such a tag.
    """
    if len(html) < _HARMLESS:
        return False
    step = _SHORTEST_ATTRIBUTE * MAX_ATTRIBUTES * MAX_PAGE_BYTES // len(html)
    return any(_holds(within, html, step) for within in _WITHIN_CROWDED_TAG)


def _holds(within: re.Pattern[bytes], html: bytes, step: int) -> bool:
    at = 0
    while at < len(html):
        found = within.match(html, at)
        if found and found["more"]:
            return True
        at = max(at + step, found.end() if found else 0)
    return False
