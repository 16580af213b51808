"""What the class, id and attributes of an element say about comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from lxml.html import HtmlElement

from nkscrape.extract import words

_NUMBERED = re.compile(r"(?:^|[^\d])(\d{1,20})$")
_KEY_ATTRIBUTES = (
    "data-comment-id",
    "data-commentid",
    "data-id",
    "data-key",
    "data-cid",
    "data-post-id",
    "data-comment",
)


def speaks(element: HtmlElement) -> bool:
    """Say whether an element's class or id speaks of comments."""
    kinds = words.classes.kinds_of(_name_of(element))
    return "discussion" in kinds and "no_discussion" not in kinds


def says_elsewhere(element: HtmlElement) -> bool:
    """Say whether an element stands in a box of recent comments."""
    return any("recent" in words.classes.kinds_of(_name_of(one)) for one in _near(element))


def _name_of(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _near(element: HtmlElement) -> Iterator[HtmlElement]:
    return chain((element,), islice(element.iterancestors(), 4))


def numbered(name: str) -> str | None:
    """Return the number an id ends in."""
    match = _NUMBERED.search(name)
    return match[1] if match else None


def key_attribute(element: HtmlElement) -> str | None:
    """Return the value of an attribute that names a comment's number."""
    value = element.get("data-comment-id") or element.get("data-commentid")
    return str(value) if value else None


def key_of(element: HtmlElement) -> str | None:
    """Return the number a comment's element or its first own anchor carries, None where it has none."""
    for name in (*_KEY_ATTRIBUTES, "id"):
        value = element.get(name)
        match = _NUMBERED.search(value) if value else None
        if match:
            return match[1]
    for inner in islice(element.iter("a", "div", "article"), 4):
        value = inner.get("id") or inner.get("name")
        match = _NUMBERED.search(value) if value else None
        if match:
            return match[1]
    return None
