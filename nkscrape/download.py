"""The download handler: Scrapy's own, with bounded answers, verified certificates, and no way into private networks."""

from __future__ import annotations

import logging
from typing import Any
from weakref import WeakKeyDictionary

from OpenSSL import SSL
from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, DownloadFailedError
from scrapy.http import Response
from twisted.web.client import ResponseFailed

from nkscrape.errors import DownloadError
from nkscrape.reach import PRIVATE, Reach, ReachResolver
from nkscrape.trust import TrustPolicy, UntrustedError
from nkscrape.unpacking import ACCEPTED, unpacked
from nkscrape.wire import BoundedFactory

logger = logging.getLogger(__name__)

UNTRUSTED = "nkscrape/pages/untrusted"
"""Statistic: requests whose server could not prove who it is."""
_REACHES: WeakKeyDictionary[Crawler, Reach] = WeakKeyDictionary()


class Handler(HTTP11DownloadHandler):
    """Download handler for http and https. Raises DownloadError for what is not asked for or not taken."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        settings = crawler.settings
        self._pool._factory = BoundedFactory
        self._pool.retryAutomatically = False  # Twisted would ask again at once; our retries keep the delay
        self._contextFactory = TrustPolicy(  # type: ignore[assignment]  # an interface, declared to zope
            settings.getlist("NKSCRAPE_UNVERIFIED_HOSTS"), verify=settings.getbool("DOWNLOAD_VERIFY_CERTIFICATES")
        )
        self._reach = _reach_of(crawler)

    async def download_request(self, request: Request) -> Response:
        """Return the answer to a request."""
        self._reach.check(request.url, request.meta.get("proxy"))
        request.headers.setdefault("Accept-Encoding", ACCEPTED)
        try:
            return unpacked(await super().download_request(request), self._default_maxsize)
        except CannotResolveHostError:
            if self._reach.was_refused(request.url):
                raise DownloadError(PRIVATE) from None
            raise
        except DownloadFailedError as error:
            if ours := _our_reason(error.__cause__):
                self._tell(ours)
                raise ours from None
            raise

    def _tell(self, error: DownloadError) -> None:
        """Say, the first time, how to read a host that one knows in spite of its certificate."""
        if isinstance(error, UntrustedError):
            stats = self._crawler.stats
            assert stats
            if not stats.get_value(UNTRUSTED):
                logger.warning("%s; if you know why, --set NKSCRAPE_UNVERIFIED_HOSTS=%s reads it", error, error.host)
            stats.inc_value(UNTRUSTED)


def _reach_of(crawler: Crawler) -> Reach:
    """Return what a crawl may connect to; both of its handlers, http and https, share it. The process ends with it."""
    from twisted.internet import reactor  # noqa: PLC0415 - must not be imported before Scrapy has chosen one

    if crawler not in _REACHES:
        _REACHES[crawler] = Reach(getattr(crawler.spider, "start_hosts", ()))
        names: Any = reactor
        names.installNameResolver(ReachResolver(names.nameResolver, _REACHES[crawler]))
    return _REACHES[crawler]


def _our_reason(error: BaseException | None) -> DownloadError | None:
    """Return the reason of ours among those Twisted gives for a failed answer, or what TLS has to say."""
    if isinstance(error, DownloadError):
        return error
    if isinstance(error, SSL.Error):
        words = error.args[0] if error.args else ""
        return DownloadError(f"TLS: {words[-1][-1] if isinstance(words, list) and words else 'broken off'}")
    reasons = error.reasons if isinstance(error, ResponseFailed) else ()
    return next((ours for reason in reasons if (ours := _our_reason(reason.value))), None)
