"""The rest of a page: what extraction asks for with a Follow is fetched, in turn, before the page is stored."""

from __future__ import annotations

import logging
from collections import deque
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scrapy import Request

from nkscrape import fetched, urls
from nkscrape.bundle import Bundle
from nkscrape.deadline import deadline
from nkscrape.errors import OutOfTimeError
from nkscrape.extract import continued
from nkscrape.extract.answers import absorb, mark_missing
from nkscrape.extract.comments.addresses import disqus
from nkscrape.page import Follow, Page
from nkscrape.politeness import FOLLOW_HOST

if TYPE_CHECKING:
    from nkscrape.spiders.news import NewsSpider

logger = logging.getLogger(__name__)

MAX_FOLLOWS = 200
"""Fetches for one article: a thread of 5,000 comments at 25 a page."""


async def complete(bundle: Bundle, spider: NewsSpider) -> None:
    """Fetch a bundle's follows one after another and take their answers in; what is not answered is a warning.

    `bundle.follows` keeps what was not answered, and the article then says what it lacks.
    """
    skipped = [] if spider.site.follow_comments else [f for f in bundle.follows if f.kind != continued.KIND]
    waiting = deque(_best_way(follow, spider) for follow in bundle.follows if follow not in skipped)
    missing: list[Follow] = []
    asked: set[tuple[str, str | None]] = set()
    for _ in range(MAX_FOLLOWS):
        if not waiting or spider.stopping.is_set():
            break
        follow = waiting.popleft()
        if (follow.url, follow.body) in asked:
            continue
        asked.add((follow.url, follow.body))
        try:
            answer = await _fetch(follow, spider)
            with deadline():
                waiting.extend(absorb(bundle, answer, follow, spider.site))
        except (_UnansweredError, OutOfTimeError) as error:
            bundle.warnings.append(f"follow-failed: {follow.url}: {error}")
            waiting.extendleft(reversed(follow.otherwise))
            missing += [] if follow.otherwise else [follow]
        except Exception:
            logger.exception("reading %s failed", follow.url)
            spider.crawler.stats.inc_value("spider_exceptions/count")
            missing.append(follow)
    mark_missing(bundle, [*skipped, *missing, *waiting])


def _best_way(follow: Follow, spider: NewsSpider) -> Follow:
    """Return the fetch that gives the most: through the platform's API where the user has a key for it."""
    if follow.kind == disqus.KIND and spider.settings["NKSCRAPE_DISQUS_KEY"]:
        return disqus.through_api(follow)
    return follow


class _UnansweredError(Exception):
    """A follow gave no usable answer; the message says why."""


async def _fetch(follow: Follow, spider: NewsSpider) -> Page:
    """Return the answer to a follow: same robots.txt, retries and limits as any page, its own host allowed."""
    request = Request(
        follow.url,
        method="GET" if follow.body is None else "POST",
        body=follow.body or "",
        headers=dict(follow.headers),
        meta={FOLLOW_HOST: urls.host_of(follow.url)},
    )
    try:
        response = await spider.crawler.engine.download_async(request)
    except Exception as error:
        raise _UnansweredError(_first_line(error)) from None
    if not 200 <= response.status < 300:
        raise _UnansweredError(str(response.status))
    return fetched.page_of(response, datetime.now(UTC))


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)[:200]
