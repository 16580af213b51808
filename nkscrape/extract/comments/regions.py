"""Which elements of a page are its discussion: thread, heading, reply form, sign-in box. They are never body text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from nkscrape.extract import words
from nkscrape.extract.landmarks import Landmarks

_BODY_TAGS = frozenset(("html", "body", "main", "article"))


def regions_of(landmarks: Landmarks, comments: Sequence[HtmlElement], common: HtmlElement | None) -> list[HtmlElement]:
    """Return the elements of the discussion, none inside another, never one that holds the article's headline."""
    found: dict[HtmlElement, None] = dict.fromkeys(_thread(comments, common))
    for element in landmarks.discussion:
        if says_area(element) and element.tag not in _BODY_TAGS and not _holds_article(element):
            found[element] = None
    for heading in landmarks.discussion_headings:
        if _stands_before(heading, found):
            found[heading] = None
    return [element for element in found if not any(around in found for around in element.iterancestors())]


def says_area(element: HtmlElement) -> bool:
    """Say whether an element's class or id is that of a whole comment area, or of a part that is no text."""
    return "area" in words.classes.kinds_of(f"{element.get('class') or ''} {element.get('id') or ''}")


def _thread(comments: Sequence[HtmlElement], common: HtmlElement | None) -> Iterator[HtmlElement]:
    """Yield the element around all comments, or the comments themselves where that is the article's too."""
    if common is None or common.tag in _BODY_TAGS or _holds_article(common):
        yield from comments
    else:
        yield common


def _holds_article(element: HtmlElement) -> bool:
    return next(element.iter("h1"), None) is not None


def _stands_before(heading: HtmlElement, regions: dict[HtmlElement, None]) -> bool:
    """Say whether a region follows a heading, or one of its nearest wrappers."""
    node = heading
    for _ in range(4):
        sibling = node.getnext()
        if sibling is not None and sibling in regions:
            return True
        parent = node.getparent()
        if parent is None:
            return False
        node = parent
    return False
