"""The gate: how much of a page's source is read. What is too much is cut before a parser or reader sees it.

The bounds stand here, not in the readers, so that they hold whatever reads the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from nkscrape.decode import decode
from nkscrape.limits import MAX_ATTRIBUTES, MAX_NAME, MAX_PAGE_BYTES, MAX_TAGS

TOO_LARGE = "too large"
TOO_MANY_TAGS = "too many elements"
TOO_DEEP = "too deep"
_NAMES = frozenset(b"class id name role rel title style lang itemprop itemtype aria-label property type".split())
"""Attributes whose words say what an element is."""
_EMPTY = b"<html></html>"
_ATTRIBUTE_NAME = rb"[\0-\x20/]*+[^\0-\x20/>][^\0-\x20/>=]*+"
_EQUALS = rb"[\0-\x20]*+=[\0-\x20]*+"


def _attribute(longest: bytes) -> bytes:
    """Return the pattern of an attribute as browsers read it, its value no longer than the quantifier `longest`."""
    values = rb'"[^"]N"', rb"'[^']N'", rb"[^\0-\x20>\"'][^\0-\x20>]N(?=[\0-\x20>])", rb"(?=>)"
    value = b"|".join(values).replace(b"N", longest)
    return rb"(%b)(?:%b(%b)|(?!%b))" % (_ATTRIBUTE_NAME, _EQUALS, value, _EQUALS)


_ANY = _attribute(b"*+")
_PLAIN = _attribute(b"{0,%d}+" % MAX_NAME).replace(b"(" + _ATTRIBUTE_NAME + b")", _ATTRIBUTE_NAME)
_ATTRIBUTE = re.compile(_ANY)
# Each step takes what it matches for good (possessive), so that no source makes the search run back and forth.
_ODD_TAG = re.compile(
    rb"(?P<tag><[a-zA-Z][^\0-\x20/>]*+)(?P<attributes>(?:%b){0,%d}+(?:%b)++)" % (_PLAIN, MAX_ATTRIBUTES - 1, _ANY)
)
"""A tag with too many attributes, or with a long one."""


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
    if html.count(b"<") > MAX_TAGS:
        html, cut = html[: _position(html, MAX_TAGS)], TOO_MANY_TAGS
    html = _ODD_TAG.sub(_trimmed, html)
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


def _trimmed(tag: re.Match[bytes]) -> bytes:
    """Return an odd tag with as many attributes, and these as long, as are read."""
    found = islice(_ATTRIBUTE.finditer(tag.string, tag.start("attributes")), MAX_ATTRIBUTES)
    return tag["tag"] + b"".join(_shortened(attribute) for attribute in found if attribute.end() <= tag.end())


def _shortened(attribute: re.Match[bytes]) -> bytes:
    name, value = attribute[1], attribute[2] or b""
    if len(value) <= MAX_NAME or name.strip(b"/").strip().lower() not in _NAMES:
        return attribute[0]
    kept = value[:MAX_NAME].decode("utf-8", "ignore").encode()
    return name + b"=" + kept + (value[:1] if value[:1] in (b'"', b"'") else b"")
