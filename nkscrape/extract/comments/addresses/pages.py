"""Comment pages of the site itself (`/comment-page-2/`, `?cpage=2`, a forum's embed page): read like any page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from nkscrape.extract.comments import answers
from nkscrape.extract.comments.build import build_for
from nkscrape.extract.comments.page_thread import read_page_thread
from nkscrape.extract.comments.thread import Thread
from nkscrape.extract.landmarks import find_landmarks
from nkscrape.page import Follow, Page

KIND = "comments.page"
_NUMBER = re.compile(r"(/comment-page-|[?&]cpage=)(\d{1,4})")


def follows(page: Page) -> Iterator[Follow]:
    """Yield every other page of the thread that the page's links let one know of."""
    own = _NUMBER.search(page.url)
    for number, url in _addresses(page, known=0):
        if own is None or number != int(own[2]):
            yield Follow(url=url, kind=KIND, article_url=page.canonical_url, context={"page": str(number)})


def read(page: Page, follow: Follow) -> Thread:
    """Return the comments of one such page, and fetches of later ones that only it knows of."""
    inside = read_page_thread(page, find_landmarks(page))
    known = int(follow.context.get("page", "0"))
    beyond = [one for one in _addresses(page, known) if "page" in follow.context]
    return Thread(
        comments=build_for(follow.article_url, page, inside.platform, inside.found),
        platform=inside.platform,
        complete=None,
        follows=[replace(follow, url=url, context={"page": str(number)}) for number, url in beyond],
    )


def _addresses(page: Page, known: int) -> list[tuple[int, str]]:
    """Return number and address of the comment pages up to the highest linked one, after `known`."""
    found: dict[int, str] = {}
    for link in page.root.iter("a"):
        match = _NUMBER.search(link.get("href") or "")
        url = page.link(link.get("href")) if match else None
        if match and url:
            found[int(match[2])] = url.partition("#")[0]
    top = max(found, default=0)
    if known and top - known > 1:
        top = known + 1
    pattern = found.get(top) or next(iter(found.values()), "")
    numbers = range(known + 1, min(top, answers.MAX_FOLLOWS) + 1)
    return [(number, _NUMBER.sub(rf"\g<1>{number}", pattern)) for number in numbers if pattern]
