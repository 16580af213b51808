"""Comment pages of the site itself (`/comment-page-2/`, `?cpage=2`, a forum's embed page): read like any page.

https://developer.wordpress.org/reference/functions/get_comments_pagenum_link/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from nkscrape import urls
from nkscrape.extract.threads.build import build_for
from nkscrape.extract.threads.page_thread import read_page_thread
from nkscrape.extract.threads.thread import Thread
from nkscrape.limits import MAX_FOLLOWS
from nkscrape.page import Follow, Page

KIND = "comments.page"
_NUMBER = re.compile(r"(/comment-page-|[?&]cpage=)(\d{1,4})(?!\d)")
_ANSWERING = re.compile(r"([?&])replytocom=\d+(?:&|$)")


def follows(page: Page) -> Iterator[Follow]:
    """Yield every other page of the thread that the page's links let one know of."""
    own = _NUMBER.search(page.url)
    yield from _asked(page, page.canonical_url, 0, int(own[2]) if own else None)


def read(page: Page, follow: Follow) -> Thread:
    """Return the comments of one such page, and fetches of later ones that only the last known one tells of."""
    if "page" in follow.context and _stem(page.url) != _stem(follow.url):
        return Thread()  # led elsewhere: those comments are another page's
    inside = read_page_thread(page)
    is_last = "page" in follow.context and follow.context["page"] == follow.context.get("top")
    return Thread(
        comments=build_for(follow.article_url, page, inside.platform, inside.found),
        platform=inside.platform,
        complete=None,
        follows=list(_asked(page, follow.article_url, int(follow.context["page"]))) if is_last else [],
    )


def _asked(page: Page, article_url: str, known: int, own: int | None = None) -> Iterator[Follow]:
    """Yield the fetches of the comment pages after `known` up to the highest that the page links to."""
    found = _addresses(page)
    top = min(max(found, default=0), MAX_FOLLOWS + 2)  # more than are asked for: then it shows that some are missing
    first = Follow(url=next(iter(found.values()), ""), kind=KIND, article_url=article_url)
    for number in range(known + 1, top + 1):
        if number != own:
            url = _NUMBER.sub(rf"\g<1>{number}", first.url)
            yield replace(first, url=url, context={"page": str(number), "top": str(top)})


def _addresses(page: Page) -> dict[int, str]:
    """Return the comment pages of this thread that a page links to; widgets link to those of other articles."""
    own = {_stem(page.url), _stem(page.canonical_url)}
    found: dict[int, str] = {}
    for i in page.reading.elements("a"):
        href = page.reading.get(i, "href")
        match = _NUMBER.search(href) if "page" in href else None
        url = page.link(href) if match else None
        if match and url and _stem(url) in own:
            found[int(match[2])] = _ANSWERING.sub(r"\1", url.partition("#")[0]).rstrip("?&")
    return found


def _stem(url: str) -> str:
    """Return what all comment pages of an article have in common."""
    plain = _NUMBER.sub(lambda match: match[1][0] if match[1][0] in "?&" else "", url.partition("#")[0])
    return urls.canonical_key(_ANSWERING.sub(r"\1", plain).rstrip("?&"))
