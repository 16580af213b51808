"""The gate: how much of a page's source is read. What is too much is cut before a parser or reader sees it.

The bounds stand here, not in the readers, so that they hold whatever reads the page.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from nkscrape.decode import decode
from nkscrape.limits import MAX_ATTRIBUTES, MAX_NESTED, MAX_PAGE_BYTES, MAX_REOPENED, MAX_TAGS

TOO_LARGE = "too large"
TOO_MANY_TAGS = "too many elements"
TOO_DEEP = "too deep"
_EMPTY = b"<html></html>"
_PIECE = 16_384
_SPACES = bytes(range(33))
# An attribute as browsers read it. Each step keeps what it took (possessive): no source makes the search go back.
_ATTRIBUTE = (
    rb"[\0-\x20/]*+[^\0-\x20/>][^\0-\x20/>=]*+"
    rb"(?:[\0-\x20]*+=[\0-\x20]*+(?:\"[^\"]*+\"|'[^']*+'|[^\0-\x20>\"'][^\0-\x20>]*+|(?=>))|(?![\0-\x20]*+=))"
)
_MANY_ATTRIBUTES = re.compile(rb"(?:%b){%d}(?=%b)" % (_ATTRIBUTE, MAX_ATTRIBUTES, _ATTRIBUTE))
_SOME_ATTRIBUTES = re.compile(rb"(?:%b){16}" % _ATTRIBUTE)
"""A few: so many follow in a script or in such a tag, and seldom elsewhere."""
_START_OF_TAG = re.compile(rb"<[a-zA-Z][^\0-\x20/>]*+")
_HARMLESS = 192_000
"""Bytes up to which a page can be one tag full of attributes."""
_FORMATTING = re.compile(
    rb"<(?=[bcefinstu])(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\0-\x20/>])[^>]*+>?", re.IGNORECASE
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
    if (tags := html.count(b"<")) > MAX_TAGS:
        html, cut, tags = html[: _position(html, MAX_TAGS)], TOO_MANY_TAGS, MAX_TAGS
    if tags * tags > 4 * MAX_REOPENED and _reopened(html, tags) > MAX_REOPENED:
        html = _FORMATTING.sub(b"", html)
    if tags > MAX_NESTED and (end := _end_of_nesting(html)) is not None:
        html, cut = html[:end], TOO_DEEP
    if _may_crowd(html):
        html = _with_crowded_tags_closed(html)
    return Source(html if html.strip() else _EMPTY, cut)


def _is_utf8(body: bytes) -> bool:
    """Whether bytes can be read as they are."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return False
    # In pieces: to make all of the text costs twice as much.
    at, view = 0, memoryview(body)
    try:
        while at < len(body):
            at += codecs.utf_8_decode(view[at : at + _PIECE], "strict", at + _PIECE >= len(body))[1]
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

    What a page can cost grows with its length and with the attributes of a tag: the shorter it is, the more of them it
    takes. So one looks ahead in strides, from one `>` to another: such a tag has none in a stride, or this one stands
    in a value of its, behind which many attributes follow.
    """
    if len(html) < _HARMLESS:
        return False
    stride = MAX_ATTRIBUTES * MAX_PAGE_BYTES // len(html)
    at = 0
    while at < len(html):
        end = html.rfind(b">", at, at + stride)
        if is_long := end < 0:
            end = _find(html, b">", at + stride)
        if (is_long or _splits_value(html, at, end)) and any(_crowded_tags(html, at, end)):
            return True
        at = end + 1
    return False


def _splits_value(html: bytes, start: int, end: int) -> bool:
    """Whether a `>` may stand in a value that opens behind `start`, and attributes follow that value."""
    for quote in (b'"', b"'"):
        opening = html.rfind(quote, start, end)
        if opening >= 0 and html[start:opening].rstrip(_SPACES).endswith(b"="):
            closing = html.find(quote, end)
            if closing >= 0 and _SOME_ATTRIBUTES.match(html, closing + 1):
                return True
    return False


def _find(html: bytes, sign: bytes, at: int) -> int:
    """Return where a sign stands next, the length of all where it does not."""
    found = html.find(sign, at)
    return len(html) if found < 0 else found


def _crowded_tags(html: bytes, start: int, stop: int) -> Iterator[int]:
    """Yield where tags that start between two places have as many attributes as are read, and more follow.

    Whatever stands before it, a tag is the first to start behind some `>`.
    """
    while found := _START_OF_TAG.search(html, start, stop):
        if many := _MANY_ATTRIBUTES.match(html, found.end()):
            yield (start := many.end())
        else:
            start = _find(html, b">", found.end()) + 1


def _with_crowded_tags_closed(html: bytes) -> bytes:
    # Closed, not emptied: what looks like a tag can be a script's `a<b`, which must keep its end.
    ends = [0, *_crowded_tags(html, 0, len(html)), len(html)]
    return b">".join([html[start:end] for start, end in pairwise(ends)])
