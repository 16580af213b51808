"""From Scrapy's answers to our values: a Response to a Page, an answer or failure to a PageRecord."""

from __future__ import annotations

import re
from datetime import datetime

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
)
from scrapy.http import Response

from nkscrape import urls
from nkscrape.archive import PLACE, Place
from nkscrape.errors import DownloadError
from nkscrape.items import BROKEN_OFF, PARTIAL_CONTENT, PageRecord
from nkscrape.page import HEADERS, Page
from nkscrape.reach import PRIVATE
from nkscrape.unpacking import BROKEN_ENCODING, LOST_DATA, TOO_LARGE, UNKNOWN_ENCODING
from nkscrape.wanted import OFF_SITE, ROBOTS
from nkscrape.warc import digest
from nkscrape.wire import ENDLESS_HEADERS

UNCHANGED = "unchanged"
_SENDABLE = re.compile(r"[ -~]{1,1000}")
"""A validator of ordinary size in ASCII without control characters."""
_BAD_ADDRESS = "failed: bad address"
_TOO_LARGE = f"failed: {TOO_LARGE}"
_LOOP = "failed: too many redirects"
_PAGE_FAULTS = tuple(
    f"failed: {why}" for why in (TOO_LARGE, ENDLESS_HEADERS, PRIVATE, BROKEN_ENCODING, UNKNOWN_ENCODING)
)
"""What one page is to blame for, not its site."""
_REFUSALS = frozenset({401, 403, 407, 429, 451})
_FAILURES = {
    CannotResolveHostError: "failed: host not found",
    DownloadConnectionRefusedError: "failed: connection refused",
    DownloadTimeoutError: "failed: no answer in time",
    ValueError: _BAD_ADDRESS,
    DownloadFailedError: "failed: no proper answer",
}


def page_of(response: Response, now: datetime) -> Page:
    """Return the page a response holds: the bytes as sent, unpacked."""
    return Page(
        url=response.url,
        body=response.body,
        status=response.status,
        headers={name: value for name in HEADERS if (value := _header(response, name))},
        fetched_at=now,
        requested_url=response.request.url if response.request else None,
        incomplete=incomplete_of(response),
    )


def incomplete_of(response: Response) -> str | None:
    """Return why the body of a good answer is not the whole document; None where it is, as far as can be told."""
    if response.status == 206 or (response.status == 200 and "Content-Range" in response.headers):
        return PARTIAL_CONTENT  # never asked for
    return BROKEN_OFF if 200 <= response.status < 300 and LOST_DATA in response.flags else None


def record_of(url: str, response: Response, now: datetime, run_id: str) -> PageRecord:
    """Return the record of an answered request for `url`; its outcome is the status until the page is read."""
    latency = response.meta.get("download_latency")
    place: Place | None = response.meta.get(PLACE)
    incomplete = incomplete_of(response)
    return PageRecord(
        url=url,
        final_url=response.url,
        status=response.status,
        media_type=media_type(response),
        byte_count=len(response.body),
        duration_ms=round(latency * 1000) if latency is not None else None,
        outcome=_status_outcome(response.status),
        # The validators are those of the whole document.
        etag=None if incomplete else _validator(response, "etag"),
        last_modified=None if incomplete else _validator(response, "last-modified"),
        incomplete=incomplete,
        archive_file=place.file if place else None,
        archive_offset=place.offset if place else None,
        archive_length=place.length if place else None,
        digest=digest(response.body),
        site=urls.site_of(response.url),
        fetched_at=now,
        run_id=run_id,
    )


def reason_of(error: BaseException) -> str:
    """Return in a few words why a request was not answered."""
    return _error_outcome(error).partition(": ")[2]


def failure_of(url: str, error: BaseException, now: datetime, run_id: str) -> PageRecord:
    """Return the record of a request that was not answered."""
    return PageRecord(url=url, outcome=_error_outcome(error), site=urls.site_of(url), fetched_at=now, run_id=run_id)


def kind_of(record: PageRecord) -> str:
    """Return the word a fetch is counted under: article, listing, unchanged, skipped, forbidden, refused or failed.

    `refused`: the site will or can not serve us; `failed`: this page does not work.
    """
    if record.outcome == ROBOTS:
        return "forbidden"
    word = record.outcome.partition(":")[0]
    if word != "failed":
        return word
    if record.status is None:
        return "failed" if record.outcome.startswith((*_PAGE_FAULTS, _LOOP, _BAD_ADDRESS)) else "refused"
    return "refused" if record.status in _REFUSALS or record.status >= 500 else "failed"


def why(record: PageRecord) -> str:
    """Return the reason a page was skipped or failed for, in words many pages share; '' where it was read."""
    reason = record.outcome.partition(": ")[2]
    return reason.partition(": ")[0] if record.outcome.startswith(_PAGE_FAULTS) else reason[:100]


def is_gone(record: PageRecord) -> bool:
    """Say whether a page answered that it is not there: no trouble of the site, if there are few."""
    return record.status in (404, 410)


def media_type(response: Response) -> str | None:
    """Return the content type without its parameters."""
    value = _header(response, "content-type") or ""
    return value.partition(";")[0].strip().lower() or None


def conditional_headers(etag: str | None, last_modified: str | None) -> dict[str, str]:
    """Return the headers that ask for a page only if it has changed."""
    asked = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in asked.items() if value and _SENDABLE.fullmatch(value)}


def _status_outcome(status: int) -> str:
    if status == 304:
        return UNCHANGED
    return "listing" if 200 <= status < 300 else f"failed: {status}"


def _error_outcome(error: BaseException) -> str:
    for kind, outcome in _FAILURES.items():
        if isinstance(error, kind):
            return outcome
    if isinstance(error, DownloadError):
        return f"failed: {error}"
    message = str(error).lower()
    if isinstance(error, IgnoreRequest) and "robots.txt" in message:
        return ROBOTS
    if isinstance(error, IgnoreRequest) and "off the site" in message:
        return OFF_SITE
    if isinstance(error, DownloadCancelledError) or "maxsize" in message:
        return _TOO_LARGE
    return _LOOP if "redirect" in message else f"failed: {type(error).__name__}"


def _validator(response: Response, name: str) -> str | None:
    """Return a header that is sent back later; None where it would not come back byte for byte."""
    value = (response.headers.get(name) or b"").decode("latin-1").strip(" \t")
    return value if _SENDABLE.fullmatch(value) else None


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1").strip()[:1000] or None if value else None
