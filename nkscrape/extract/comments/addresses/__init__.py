"""Comment threads behind addresses. One file per platform: KIND, `follows(page)` and `read(answer, follow)`.

Only publicly documented shapes are read; answers are hostile until parsed.
"""

from __future__ import annotations

from collections.abc import Iterator

from nkscrape.extract.comments.addresses import (
    blogger,
    coral,
    discourse,
    disqus,
    feed,
    isso,
    pages,
    remark42,
    wordpress_rest,
)
from nkscrape.extract.comments.thread import Thread
from nkscrape.page import Follow, Page

_READERS = {
    one.KIND: one.read for one in (blogger, coral, discourse, disqus, feed, isso, pages, remark42, wordpress_rest)
}
_ASKERS = {
    "blogger": (blogger.follows,),
    "coral": (coral.follows,),
    "discourse": (discourse.follows,),
    "disqus": (disqus.follows,),
    "isso": (isso.follows,),
    "remark42": (remark42.follows,),
    "wordpress": (wordpress_rest.follows, pages.follows, feed.follows),
    "wpdiscuz": (wordpress_rest.follows,),
}


def follows_of(page: Page, platform: str | None) -> list[Follow]:
    """Return the fetches that would complete a page's thread: those of the first way its platform offers."""
    for ask in _ASKERS.get(platform or "", (pages.follows,)):
        found = list(ask(page))
        if found:
            return found
    return []


def read_answer(page: Page, follow: Follow) -> Thread:
    """Return the comments of one answer and the fetches that go on from it; an empty thread for unknown kinds."""
    read = _READERS.get(follow.kind)
    return read(page, follow) if read else Thread()


def kinds() -> Iterator[str]:
    """Yield the kinds of fetches that can be read."""
    yield from _READERS
