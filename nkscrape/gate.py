"""The gate: how much of a page's source is read. What is too much is cut before a parser or reader sees it.

The bounds stand here, not in the readers, so that they hold whatever reads the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from nkscrape.decode import decode
from nkscrape.limits import MAX_ATTRIBUTES, MAX_NESTED, MAX_PAGE_BYTES, MAX_REOPENED, MAX_TAGS

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
_FORMATTING = re.compile(
    rb"<(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\0-\x20/>])[^>]*+>?", re.IGNORECASE
)
"""Tags that a browser opens again in every block that follows, until they are closed."""
_TAG = re.compile(
    rb"<!--(?:.*?-->|.*)|<(script|style|textarea|title|xmp)\b(?:.*?</\1|.*)|"
    rb"<(/?)([a-zA-Z][^\0-\x20/>]*+)(?:\"[^\"]*+\"|'[^']*+'|[^\"'>])*+",
    re.DOTALL | re.IGNORECASE,
)
"""A tag with its attributes; comments and scripts, in which no tag counts, are passed over to their end."""
_VOID = frozenset(b"area base br col embed hr img input link meta param source track wbr".split())
_IMPLIED = frozenset(b"p li dt dd option tr td th".split())
"""Elements that the next of their kind closes."""
_BARRIERS = frozenset(b"applet object marquee template caption td th table html select".split())
"""Elements that are not left through the end tag of one around them."""
_NEAR = 20
"""Innermost elements among which an end tag looks for its own."""


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
    tags = html.count(b"<")
    if tags * tags > 4 * MAX_REOPENED and _reopened(html, tags) > MAX_REOPENED:
        html = _FORMATTING.sub(b"", html)
    if tags > MAX_NESTED and (end := _end_of_nesting(html)) is not None:
        html, cut = html[:end], TOO_DEEP
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


def _reopened(html: bytes, tags: int) -> int:
    """Return how many elements a parser may add where formatting tags stay open: each kind up to three in each block.

    Whether they are closed is not asked: what closes a tag depends on all that stands before it.
    """
    return 3 * len(set(_FORMATTING.findall(html))) * tags


def _end_of_nesting(html: bytes) -> int | None:
    """Return where elements begin to stand too deep inside each other; None where they do not.

    An element counts as closed only where its own end tag comes while it is the innermost, or nearly so.
    """
    innermost: list[bytes] = []
    for found in _TAG.finditer(html):
        _, end, name = found.groups()
        if not name or (name := name.lower()) in _VOID:
            continue
        if end:
            _close(innermost, name)
            continue
        if name in _IMPLIED and innermost[-1:] == [name]:
            innermost.pop()
        innermost.append(name)
        if len(innermost) > MAX_NESTED:
            return found.start()
    return None


def _close(innermost: list[bytes], name: bytes) -> None:
    for back, one in enumerate(reversed(innermost[-_NEAR:]), 1):
        if one == name:
            del innermost[-back:]
            return
        if one in _BARRIERS:
            return


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
