"""The rest of a page: what extraction asks for with a Follow is fetched, in turn, before the page is stored."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterable
from datetime import UTC, datetime
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.exceptions import IgnoreRequest

from nkscrape import fetched, limits, urls
from nkscrape.bundle import Bundle
from nkscrape.deadline import deadline
from nkscrape.errors import DownloadError, OutOfTimeError
from nkscrape.extract import continued
from nkscrape.extract.answers import UnansweredError, absorb, mark_missing, size_of
from nkscrape.extract.threads.addresses import disqus
from nkscrape.page import Follow, Page
from nkscrape.politeness import FOLLOW_HOST
from nkscrape.spiders.crawl import Crawl

logger = logging.getLogger(__name__)


class _AbsentError(UnansweredError):
    """There is nothing at this one address."""


class _ClosedError(UnansweredError):
    """We are not let in."""


class _UnaskedError(UnansweredError):
    """It was not asked for, so often have its like failed."""


_KINDS = {_AbsentError: "absent", _ClosedError: "closed", _UnaskedError: "unasked", UnansweredError: "failed"}
"""How each is counted."""


_ERRORS: dict[int, type[UnansweredError]] = {
    **dict.fromkeys((404, 410), _AbsentError),
    **dict.fromkeys((401, 403, 407, 451), _ClosedError),
}
"""What a status says that is none of success; any other is trouble at the other end."""


class _Queue:
    """The follows of one article: what waits, what is missing, and how long it makes sense to go on."""

    def __init__(self, follows: Iterable[Follow], crawl: Crawl) -> None:
        self.missing: list[Follow] = []
        self.barren = self.failed = 0
        """Answers in a row that brought nothing new; follows in a row that were not answered."""
        self.hosts: set[str] = set()
        """Hosts outside the site that were asked."""
        self._waiting = deque(follows)
        self._asked: set[tuple[str, str | None]] = set()
        self._crawl = crawl
        self._before = self._requests()

    def next(self) -> Follow | None:
        """Return what to ask for next; None where nothing waits, or it is enough."""
        while self._waiting and not self._is_enough():
            follow = self._waiting.popleft()
            if (follow.url, follow.body) not in self._asked:
                self._asked.add((follow.url, follow.body))
                return follow
        return None

    def answered(self, follows: list[Follow], *, brought: bool) -> None:
        """Take in what an answer leads to, and whether it brought anything new."""
        self._waiting.extend(follows)
        self.barren = 0 if brought else self.barren + 1
        self.failed = 0

    def unanswered(self, follow: Follow) -> None:
        """Take in what to ask instead."""
        self.failed += 1
        self._waiting.extendleft(reversed(follow.otherwise))
        self.missing += [] if follow.otherwise else [follow]

    def left(self) -> list[Follow]:
        """Return what was never asked for."""
        return [follow for follow in self._waiting if (follow.url, follow.body) not in self._asked]

    def _is_enough(self) -> bool:
        return (
            self._crawl.is_ending
            or max(len(self._asked), self._requests() - self._before) >= limits.MAX_FOLLOWS
            or self.failed >= limits.MAX_FOLLOWS_FAILED
            or self.barren >= limits.MAX_FOLLOWS_BARREN
        )

    def _requests(self) -> int:
        """Return the requests of the crawl so far, repeats included: one page is read at a time."""
        return int(self._crawl.crawler.stats.get_value("downloader/request_count", 0))


async def complete(bundle: Bundle, crawl: Crawl) -> None:
    """Fetch a bundle's follows one after another and take their answers in; what is not answered is a warning.

    `bundle.follows` keeps examples of what was not answered, and the article then says what it lacks.
    """
    skipped = [] if crawl.site.follow_comments else [f for f in bundle.follows if f.kind != continued.KIND]
    queue = _Queue([_best_way(follow, crawl) for follow in bundle.follows if follow not in skipped], crawl)
    while len(bundle.comments) < limits.MAX_COMMENTS and (follow := queue.next()):
        before = size_of(bundle)
        try:
            answer = await _fetch(follow, crawl, queue.hosts)
            with deadline():
                following = absorb(bundle, answer, follow, crawl.site)
            if answer.incomplete:
                bundle.warnings.append(f"follow-failed: {follow.url}: {answer.incomplete}")
                queue.missing.append(follow)
        except OutOfTimeError as error:
            bundle.warnings.append(f"follow-failed: {follow.url}: {error}")
            queue.unanswered(follow)
        except UnansweredError as error:
            bundle.warnings.append(f"follow-failed: {follow.url}: {error}")
            _note_failure(follow, error, crawl)
            queue.unanswered(follow)
        except Exception:
            logger.exception("reading %s failed", follow.url)
            crawl.crawler.stats.inc_value("spider_exceptions/count")
            queue.missing.append(follow)
        else:
            crawl.crawler.stats.inc_value("nkscrape/follows/answered")
            crawl.follow_failures[_endpoint(follow)] = 0
            queue.answered(following, brought=size_of(bundle) > before)
    mark_missing(bundle, [*skipped, *queue.missing, *queue.left()])


def _best_way(follow: Follow, crawl: Crawl) -> Follow:
    """Return the fetch that gives the most: through the platform's API where the user has a key for it."""
    if follow.kind == disqus.KIND and crawl.settings["NKSCRAPE_DISQUS_KEY"]:
        return disqus.through_api(follow)
    return follow


def _note_failure(follow: Follow, error: UnansweredError, crawl: Crawl) -> None:
    """Remember what keeps failing, so that a crawl does not ask for it on every page."""
    kind = _KINDS[type(error)]
    crawl.crawler.stats.inc_value(f"nkscrape/follows/{kind}")
    if _is_service(follow) and kind in ("closed", "absent"):
        crawl.follow_failures[_endpoint(follow)] += limits.MAX_ENDPOINT_FAILURES // limits.MAX_SERVICE_REFUSALS
    else:
        crawl.follow_failures[_endpoint(follow)] += kind in ("closed", "failed")


def _is_service(follow: Follow) -> bool:
    """Say whether one program answers for all articles, and not an address below the article's own."""
    own, asked = (urlsplit(url).path.rstrip("/") for url in (follow.article_url, follow.url))
    return not own or not asked.startswith(own)


def _endpoint(follow: Follow) -> tuple[str, str]:
    """Return what fails as one: a kind of address at a host."""
    return follow.kind, urls.host_of(follow.url)


async def _fetch(follow: Follow, crawl: Crawl, hosts: set[str]) -> Page:
    """Return the answer to a follow: same robots.txt, retries and limits as any page, its own host allowed.

    `hosts` holds the hosts outside the site that the same page has sent us to.
    """
    if (failures := crawl.follow_failures[_endpoint(follow)]) >= limits.MAX_ENDPOINT_FAILURES:
        raise _UnaskedError(f"not asked for: the last {failures} of its kind were not answered")
    if not urls.same_site(follow.url, follow.article_url):
        hosts.add(urls.host_of(follow.url))
        if len(hosts) > limits.FOLLOW_HOSTS:
            hosts.discard(urls.host_of(follow.url))
            raise _UnaskedError("the page names too many hosts")
    request = Request(
        follow.url,
        method="GET" if follow.body is None else "POST",
        body=follow.body or "",
        headers=dict(follow.headers),
        meta={FOLLOW_HOST: urls.host_of(follow.url)},
    )
    try:
        response = await crawl.crawler.engine.download_async(request)
    except (IgnoreRequest, DownloadError) as error:  # robots.txt, or we ourselves, will not have it
        raise _ClosedError(_first_line(error)) from None
    except Exception as error:
        raise UnansweredError(_first_line(error)) from None
    if not 200 <= response.status < 300:
        raise _ERRORS.get(response.status, UnansweredError)(str(response.status))
    return fetched.page_of(response, datetime.now(UTC))


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)[:200]
