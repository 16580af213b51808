"""HTTP as it comes off the wire: headers that end, and bodies that are known to have come whole or not.

Twisted keeps every header line of an answer without bound, takes a reset for the end of a body without a length, and
drops what follows an announced length. Its parser has no public hook for any of it; Scrapy replaces it the same way.
"""

from __future__ import annotations

from scrapy.core.downloader.handlers.http11 import _LenientHTTP11ClientProtocol, _LenientHTTPClientParser
from twisted.internet.defer import Deferred
from twisted.internet.error import ConnectionDone
from twisted.internet.interfaces import IAddress
from twisted.python.failure import Failure
from twisted.web._newclient import BODY, HEADER, STATUS
from twisted.web._newclient import Request as WireRequest
from twisted.web.client import _HTTP11ClientFactory
from twisted.web.http import _DataLoss
from twisted.web.iweb import IResponse

from nkscrape import limits
from nkscrape.errors import DownloadError

ENDLESS_HEADERS = "endless headers"


class BoundedParser(_LenientHTTPClientParser):
    """Parser of one answer."""

    MAX_LENGTH = limits.HEADER_LINE
    head_bytes = 0

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 - Twisted's name
        """Take bytes; DownloadError where the headers do not end."""
        if self.state in (STATUS, HEADER):
            self.head_bytes += len(data)
            if self.head_bytes > limits.HEADER_BYTES:
                raise DownloadError(ENDLESS_HEADERS)
        super().dataReceived(data)  # type: ignore[no-untyped-call]

    def lineLengthExceeded(self, line: bytes) -> None:  # noqa: N802 - Twisted's name
        """Refuse a status or header line without end."""
        raise DownloadError(ENDLESS_HEADERS)

    def connectionLost(self, reason: Failure | None = None) -> None:  # noqa: N802 - Twisted's name
        """End the body; one that ended otherwise than by a proper close was broken off."""
        if self.state == BODY and reason and not _is_proper_end(reason):
            self.bodyDecoder = _BrokenOff()  # type: ignore[assignment]
        super().connectionLost(reason)

    def _finished(self, rest: bytes) -> None:
        if self.state == BODY and rest.strip():
            raise _DataLoss("the announced length is too short: more came")
        super()._finished(rest)  # type: ignore[no-untyped-call]


def _is_proper_end(reason: Failure) -> bool:
    return isinstance(reason.value, ConnectionDone)


class _BrokenOff:
    """Stands in for the decoder of a body that did not come whole."""

    def noMoreData(self) -> None:  # noqa: N802 - Twisted's name
        raise _DataLoss


class BoundedProtocol(_LenientHTTP11ClientProtocol):
    """One connection."""

    def request(self, request: WireRequest) -> Deferred[IResponse]:
        """Send one request."""
        answer = super().request(request)
        assert self._parser is not None
        self._parser.__class__ = BoundedParser  # as Scrapy does, and for the same reason
        return answer

    def _giveUp(self, reason: Failure) -> None:  # noqa: N802 - Twisted's name
        """Close; where the other side misbehaves, without waiting for its consent."""
        super()._giveUp(reason)  # type: ignore[no-untyped-call]
        if not _is_proper_end(reason):
            self.transport.abortConnection()  # type: ignore[union-attr]


class BoundedFactory(_HTTP11ClientFactory):
    """Makes connections."""

    noisy = False

    def buildProtocol(self, addr: IAddress | None) -> BoundedProtocol:  # noqa: N802 - Twisted's name
        """Return the protocol of a new connection."""
        return BoundedProtocol(self._quiescentCallback)  # type: ignore[no-untyped-call]
