"""Comment threads behind addresses. One file per platform: KIND, `follows(page)` and `read(answer, follow)`.

Only publicly documented shapes are read, None is given for any other; answers are hostile until parsed: every value
goes through the typed readers of `threads/answers.py`, which take any JSON.
"""

from __future__ import annotations

from dataclasses import replace

from nkscrape.extract.threads.addresses import (
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
from nkscrape.extract.threads.thread import Thread
from nkscrape.page import Follow, Page

_READERS = {
    one.KIND: one.read for one in (blogger, coral, discourse, disqus, feed, isso, pages, remark42, wordpress_rest)
}
_WORDPRESS = (wordpress_rest.follows, pages.follows, feed.follows)
_ASKERS = {
    "blogger": (blogger.follows,),
    "coral": (coral.follows,),
    "discourse": (discourse.follows,),
    "disqus": (disqus.follows,),
    "isso": (isso.follows,),
    "remark42": (remark42.follows,),
    "wordpress": _WORDPRESS,
    "wpdiscuz": (wordpress_rest.follows,),
}


def follows_of(page: Page, platform: str | None) -> list[Follow]:
    """Return the fetches that would complete a page's thread: those of the first way its platform offers.

    The other ways are in `otherwise`, for when the first is closed: many sites refuse their REST API to strangers.
    Where no comment gave the platform away, a WordPress page still names its API.
    """
    ways = [found for ask in _ASKERS.get(platform or "", _WORDPRESS) if (found := list(ask(page)))]
    if not ways:
        return []
    first, *others = ways
    return [replace(first[0], otherwise=[one for way in others for one in way]), *first[1:]]


def read_answer(page: Page, follow: Follow) -> Thread:
    """Return the comments of one answer and the fetches that go on from it; `is_answer` says whether it is one."""
    read = _READERS.get(follow.kind)
    return (read(page, follow) if read else None) or Thread(is_answer=False)
