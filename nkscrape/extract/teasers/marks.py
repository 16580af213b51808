"""What class names and ids say about blocks of related reading and what stands around them."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml.html import HtmlElement

from nkscrape.extract import words

_CONTAINERS = frozenset("div section aside ul ol li article details dl table".split())
_POST = re.compile(r"(?:^|\s)(?:post-\d+|hentry|type-post)(?:\s|$)")
"""WordPress's class of a whole post, followed by its categories and tags, whose names may be any word."""
_ARTICLE = frozenset(("body", "html", "main", "article"))


def says_related(element: HtmlElement) -> bool:
    """Say whether an element's class or id is that of a block of related reading."""
    if element.tag not in _CONTAINERS:
        return False
    return any(mark and _names_related(mark) for mark in (element.get("class"), element.get("id")))


@lru_cache(maxsize=4096)
def _names_related(mark: str) -> bool:
    kinds = words.classes.kinds_of(mark)
    return "related" in kinds and "not_related" not in kinds and not _POST.search(mark)


def is_outside(element: HtmlElement) -> bool:
    """Say whether an element is a menu, a form, or the site's header or footer; what holds the article is none."""
    if element.tag in _ARTICLE:
        return False
    if element.tag in ("nav", "form"):
        return True
    by_class = words.classes.kinds_of(element.get("class") or "")
    by_id = words.classes.kinds_of(element.get("id") or "")
    if "site_frame" in by_class or "site_frame_id" in by_id:
        return next(element.iter("h1", "main"), None) is None
    parent = element.getparent()
    return element.tag == "footer" and parent is not None and parent.tag == "body"
