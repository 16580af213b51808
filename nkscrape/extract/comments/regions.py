"""Which elements of a page are its discussion: thread, heading, reply form, sign-in box. They are never body text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from lxml.html import HtmlElement

from nkscrape.extract.landmarks import Landmarks

_AREA = re.compile(
    r"(?:^|\s)(?:comments?|commentaires|kommentare?|comentarios?|commenti|reacties|komentarze|opinie|yorumlar|"
    r"(?:comments?|discussion|kommentar\w*|comentarios)[-_]?(?:area|wrap(?:per)?|container|section|list|holder|block|box|"
    r"thread|form|respond|reply-title|module|content|template|feed|pagination|navigation|nav|title|header|count|link|embed)|"
    r"(?:post|entry|article|story|reader|user|view|show|leave)[-_]?comments?|respond|reply-title|commentlist|commentform|"
    r"discussion|disqus[-_]thread|dsq-\S+|fb-comments|wpd(?:iscuz)?[-_]\S+|wpcomm|coral[-_]\S*|talk[-_]?stream|hyvor-talk\S*|"
    r"isso-thread|remark42|spotim\S*|openweb\S*|viafoura|vf-\S*comments\S*|livefyre\S*|discourse-comments|commento|giscus|"
    r"utterances|cusdis\S*|jp-highlander\S*|highlander\S*)(?=\s|$)",
    re.IGNORECASE,
)
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
    return _names_area(element.get("class") or "") or _names_area(element.get("id") or "")


@lru_cache(maxsize=2048)
def _names_area(mark: str) -> bool:
    return bool(mark) and bool(_AREA.search(mark))


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
