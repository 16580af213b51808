"""Tells the comments of this page from those of widgets, whose permalinks lead to other pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

from nkscrape import urls
from nkscrape.extract.reading import Reading
from nkscrape.extract.threads import marks
from nkscrape.extract.threads.marks import says_elsewhere
from nkscrape.extract.threads.thread import Record
from nkscrape.page import Page

MAX_LINKS = 12
"""Links of one comment that are looked at for its permalink."""
_COMMENT_PATH = re.compile(r"/comments?(?:/|-)\d+$")
"""Permalinks of single comments, which say nothing about the article."""
_SUFFIX = re.compile(r"/(?:comment-page-\d+|amp|\d{1,3})/?$")


@dataclass(frozen=True, slots=True)
class _Permalink:
    place: str
    """The page it leads to, as written."""
    target: str
    """The id on that page."""


def of_this_page(page: Page, records: Sequence[Record]) -> list[Record]:
    """Return the comments on this page.

    A thread may write its page's address another way (`/node/5` under an alias), but always the same way; a widget's
    comments stand on several pages.
    """
    reading = page.reading
    links = [_permalink(page, record.element) for record in records]
    places = {link.place for link in links if link}
    foreign = {place for place in places if place != page.url and not _is_own(page, place)}
    if not foreign:
        return list(records)
    is_one_place = len(places) == len(foreign) == 1
    return [
        record
        for record, link in zip(records, links, strict=True)
        if link is None
        or link.place not in foreign
        or (
            is_one_place
            and not says_elsewhere(reading, record.element)
            and (len(records) > 1 or _holds_target(reading, record.element, link))
        )
    ]


def _permalink(page: Page, i: int) -> _Permalink | None:
    """Return a comment's link to itself or to the reply form, None where it has none."""
    for link in page.reading.inside(i, "a")[:MAX_LINKS]:
        place, mark, target = page.reading.get(link, "href").partition("#")
        is_permalink = mark and place and target.startswith(("comment", "respond")) and "replytocom=" not in place
        if is_permalink and not _is_quoted(page, link, place, i):
            return _Permalink(place, target)
    return None


def _is_quoted(page: Page, link: int, place: str, comment: int) -> bool:
    """Say whether a link is part of what the comment says: it leads to another site, or stands in the text."""
    if place == page.url:
        return False
    host = urls.host_of(page.link(place) or "").removeprefix("www.")
    if host and host not in {urls.host_of(url).removeprefix("www.") for url in (page.url, page.canonical_url)}:
        return page.url.startswith("http")
    reading = page.reading
    for around in islice(reading.around(link), 6):
        if around == comment:
            break
        if (
            reading.tags[around] in ("p", "blockquote")
            and marks.role_of_class(reading.get(around, "class")) == marks.TEXT
        ):
            return True
    return False


def _is_own(page: Page, place: str) -> bool:
    """Say whether a place is this article under another name: its canonical one, a comment page, a numbered form."""
    path = urlsplit(page.link(place) or "").path.rstrip("/")
    if _COMMENT_PATH.search(path):
        return True
    own = {urlsplit(url).path.rstrip("/") for url in (page.url, page.canonical_url)}
    stem = _SUFFIX.sub("", path)
    return stem in own or any(_SUFFIX.sub("", one) == stem for one in own)


def _holds_target(page: Reading, i: int, link: _Permalink) -> bool:
    """Say whether a comment carries the id that its own permalink names; 'respond' is the form's and proves nothing."""
    before = page.previous(i)
    near = (i, *page.inside(i, "a", "div", "article", "li")[:MAX_LINKS], *(() if before is None else (before,)))
    return any(link.target in (page.get(one, "id"), page.get(one, "name")) for one in near)
