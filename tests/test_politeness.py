"""Manners: how long to wait, what robots.txt asks for, what an answer means."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
)
from scrapy.http import Request, Response
from scrapy.robotstxt import ProtegoRobotParser

from nkscrape.errors import DownloadError
from nkscrape.fetched import conditional_headers, failure_of, kind_of, page_of, record_of
from nkscrape.politeness import asked_delay, retry_after
from nkscrape.trust import UntrustedError

NOW = datetime(2014, 4, 18, 12, tzinfo=UTC)
URL = "https://daily.example/a/"


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Fri, 18 Apr 2014 12:02:00 GMT", 120.0),
        ("Fri, 18 Apr 2014 12:02:00", 120.0),
        ("Fri, 18 Apr 2014 11:00:00 GMT", 0.0),
        ("-5", None),
        ("soon", None),
        ("Fri, 18 Apr 2014 12:02:00 +99999999999999", None),
        ("Mon, 01 Jan 0001 00:00:00 GMT", None),
        ("٣", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


@given(st.text(max_size=60))
def test_any_retry_after_is_a_wait_or_none(value: str) -> None:
    seconds = retry_after(value, NOW)
    assert seconds is None or seconds >= 0


@pytest.mark.parametrize(
    ("robots", "delay"),
    [
        ("User-agent: *\nCrawl-delay: 7", 7.0),
        ("User-agent: *\nRequest-rate: 1/10", 10.0),
        ("User-agent: *\nCrawl-delay: 1\nRequest-rate: 2/1m", 30.0),
        ("User-agent: nkscrape\nCrawl-delay: 3\nUser-agent: *\nCrawl-delay: 9", 3.0),
        ("User-agent: other\nCrawl-delay: 9", None),
        ("User-agent: *\nCrawl-delay: -1", None),
        ("User-agent: *\nCrawl-delay: inf", None),
        ("", None),
    ],
)
def test_the_delay_robots_txt_asks_for(robots: str, delay: float | None) -> None:
    parser = ProtegoRobotParser(robots.encode(), None)
    assert asked_delay(parser, "nkscrape") == delay


def response(status: int = 200, **headers: str) -> Response:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    request = Request(URL, meta={"download_latency": 0.25})
    return Response(URL, status=status, headers=sent, body=b"<html></html>", request=request)


def test_an_answer_becomes_a_page_and_its_record() -> None:
    answer = response(content_type="Text/HTML; charset=euc-kr", etag='W/"1"', x_other="y", last_modified="Fri")
    page, record = page_of(answer, NOW), record_of(URL, answer, NOW, "run")
    assert page.headers == {"content-type": "Text/HTML; charset=euc-kr", "etag": 'W/"1"', "last-modified": "Fri"}
    assert (record.status, record.media_type, record.byte_count, record.duration_ms) == (200, "text/html", 13, 250)
    assert (record.site, record.run_id, record.fetched_at) == ("daily.example", "run", NOW)
    empty = record_of(URL, Response(URL, request=Request(URL)), NOW, "run")
    assert empty.digest == "3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"
    assert conditional_headers(record.etag, None) == {"If-None-Match": 'W/"1"'}
    assert conditional_headers(None, record.last_modified) == {"If-Modified-Since": "Fri"}


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (200, "listing"),
        (304, "unchanged"),
        (404, "failed"),
        (410, "failed"),
        (403, "refused"),
        (429, "refused"),
        (503, "refused"),
    ],
)
def test_what_a_status_counts_as(status: int, kind: str) -> None:
    assert kind_of(record_of(URL, response(status), NOW, "run")) == kind


@pytest.mark.parametrize(
    ("error", "kind", "outcome"),
    [
        (CannotResolveHostError(), "refused", "failed: host not found"),
        (DownloadConnectionRefusedError(), "refused", "failed: connection refused"),
        (DownloadTimeoutError(), "refused", "failed: no answer in time"),
        (DownloadCancelledError("x larger than maxsize"), "failed", "failed: too large"),
        (IgnoreRequest("Forbidden by robots.txt"), "forbidden", "skipped: robots.txt"),
        (IgnoreRequest("off the site: elsewhere.example"), "skipped", "skipped: off the site"),
        (IgnoreRequest("max redirections reached"), "failed", "failed: too many redirects"),
        (OSError("reset"), "refused", "failed: OSError"),
        (DownloadFailedError("no HTTP"), "refused", "failed: no proper answer"),
        (DownloadError("endless headers"), "failed", "failed: endless headers"),
        (DownloadError("too large: packed 9 times"), "failed", "failed: too large: packed 9 times"),
        (UntrustedError("a.example", "expired"), "refused", "failed: certificate of a.example not trusted: expired"),
    ],
)
def test_what_a_failure_counts_as(error: Exception, kind: str, outcome: str) -> None:
    record = failure_of(URL, error, NOW, "run")
    assert (kind_of(record), record.outcome, record.status) == (kind, outcome, None)
