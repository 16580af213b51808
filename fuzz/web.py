"""What comes over the network: pages, sitemaps, robots.txt, headers, answers of comment servers, and their values."""

from __future__ import annotations

import json
import math
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from scrapy import Request
from scrapy.http import Response
from scrapy.robotstxt import ProtegoRobotParser

import pipelines
from fuzz.scratch import scratch
from nkscrape import fetched, listings, politeness, urls
from nkscrape.bundle import Bundle, to_json
from nkscrape.discovery import Candidate, Found, read_source
from nkscrape.extract.answers import UnansweredError, absorb
from nkscrape.items import Article, Author, Comment, PageRecord, Run, Teaser
from nkscrape.page import Follow, Page
from nkscrape.seen import Seen
from nkscrape.site import Site
from nkscrape.sites import site_for
from nkscrape.spiders.news import NewsSpider
from nkscrape.verbs.extract import read_bundle
from pipelines import arrow, journal
from pipelines.recover import rows_of

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
SITE = "gazette.example"
URL = f"https://{SITE}/2025/08/harbour-ferry/"
_RULES = Site(name="news", domains=(SITE,))
_WINDOWS: list[dict[str, str]] = [{}, {"since": "7d"}, {"since": "2020-01-01", "until": "2025-01-01"}]


def split(data: bytes) -> tuple[str, bytes]:
    """Return the first line of an input, and the bytes that follow it."""
    head, _, body = data.partition(b"\n")
    return head.decode("utf-8", "replace"), body


def check_page(data: bytes) -> None:
    """A page as a crawl gets it: what it holds is stored, and its links can be asked for."""
    head, body = split(data)
    address, _, media_type = head.partition(" ")
    page = Page(
        url=urls.absolute_url(URL, address) or URL, body=body, headers={"content-type": media_type}, fetched_at=NOW
    )
    _check_stored(read_bundle(page))
    _check_found(listings.read_listing(page, site_for(page.url)))
    for url in listings.read_feed_links(page):
        Request(url)


def check_source(data: bytes) -> None:
    """A sitemap or feed: what it names is queued, asked for and remembered."""
    address, body = split(data)
    _check_found(read_source(body, urls.absolute_url(URL, address) or URL))


def check_robots(data: bytes) -> None:
    """robots.txt: a delay that is a number, and an answer for any address."""
    parser = ProtegoRobotParser(data, spider=None)
    delay = politeness.asked_delay(parser, "nkscrape")
    assert delay is None or not math.isnan(delay), "a delay that is no number"
    parser.allowed(URL, "nkscrape")
    for url in parser.rp.sitemaps:
        urls.absolute_url(URL, url)


def check_headers(data: bytes) -> None:
    """The headers of an answer: recorded, remembered, and its validators sent back as they came."""
    head, body = split(data)
    lines = [line.partition(b":") for line in body.split(b"\n")[:200]]
    headers = {name.strip() or b"X": value.strip() for name, _, value in lines}
    request = Request(URL)
    response = Response(URL, 304 if "304" in head else 200, headers, b"<p>Text", request=request)
    politeness.retry_after(headers.get(b"Retry-After", b"").decode("latin-1"), NOW)
    record = fetched.record_of(URL, response, NOW, "fuzz")
    fetched.page_of(response, NOW)
    with Seen(scratch("seen") / "seen.sqlite") as seen:
        seen.record(record, None)
        known = seen.get(URL)
        assert known
        Request(URL, headers=fetched.conditional_headers(known.etag, known.last_modified))
    _check_stored(Bundle(url=URL, fetched_at=NOW, page=record))


def check_answer(data: bytes) -> None:
    """The answer of a comment server to what an article's page made us ask."""
    head, body = split(data)
    kind, *more = head.split() or [""]
    context = {
        name: value for name, _, value in (word.partition("=") for word in more) if value.isdecimal() and len(value) < 6
    }
    follow = Follow(url=f"{URL}?page=1&start-index=1", kind=kind, article_url=URL, context={"page": "1", **context})
    article = Article(article_id=urls.article_id(URL), url=URL, canonical_url=URL, site=SITE)
    bundle = Bundle(url=URL, fetched_at=NOW, article=article)
    with suppress(UnansweredError):
        bundle.follows = absorb(bundle, Page(url=follow.url, body=body, fetched_at=NOW), follow, _RULES)
    pipelines.normalise(bundle, _RULES)
    _check_stored(bundle)


def check_values(data: bytes) -> None:
    """What pages say of dates, names and text, and their addresses, through every normaliser."""
    lines = (data.decode("utf-8", "replace").splitlines() + [""] * 8)[:8]
    published, modified, byline, title, text, language, address, country = lines
    url = urls.absolute_url(URL, address) or URL
    for one in (url, urls.clean_url(url)):
        urls.article_id(one), urls.is_home(one), urls.same_site(one, URL)
    Request(url)
    site = Site(name="news", domains=(urls.site_of(url),), languages=(country[:20],) if country else ())
    article = Article(
        article_id=urls.article_id(url), url=url, canonical_url=url, site=urls.site_of(url) or SITE, title=title,
        body=text.replace("\\n", "\n"), authors_raw=byline, published_raw=published, modified_raw=modified,
        language=language or None,
    )  # fmt: skip
    common: dict[str, Any] = {
        "article_id": article.article_id,
        "position": 1,
        "published_raw": modified,
        "site": article.site,
    }
    bundle = Bundle(
        url=url,
        fetched_at=NOW,
        article=article,
        authors=[Author(author_id="", name=byline or "A", bio=text, site=article.site)],
        teasers=[Teaser(teaser_id="t", title=title, url=url, **common)],
        comments=[Comment(comment_id="c", root_id="c", author_name=byline, text=text, **common)],
    )
    pipelines.normalise(bundle, site)
    _check_stored(bundle)


def stamp(bundle: Bundle) -> None:
    """Set what the writer owns."""
    for record in bundle.records():
        record.fetched_at = NOW
        if isinstance(record, Run):
            continue
        record.run_id = "fuzz"
        if not isinstance(record, PageRecord):
            record.first_seen_at = record.last_seen_at = NOW


def _check_stored(bundle: Bundle) -> None:
    """See that a bundle can be stamped, journalled, read back and put into tables, as the writer does."""
    stamp(bundle)
    line = json.dumps(to_json(bundle), ensure_ascii=False).encode("utf-8", "replace")
    read = journal.parse(line)
    assert read is not None, "the journal cannot be read back"
    for _, table, row in rows_of(read):
        arrow.to_table(table, [row])
    for follow in bundle.follows:
        Request(follow.url, headers=dict(follow.headers), body=follow.body)


def _check_found(found: Found) -> None:
    """See that what a source names can be queued, asked for, remembered and found due."""
    known = [*found.articles[:20], *found.sources[:20]]
    with Seen(scratch("seen") / "seen.sqlite") as seen:
        for entry in known:
            _remember(seen, entry)
        list(seen.due(NOW))
        for window in _WINDOWS:
            spider = NewsSpider(url=URL, **window)
            spider.seen = seen
            spider.frontier.add_start(URL, "source")
            start = spider.frontier.next()
            assert start and start.chain
            spider.frontier.add_found(found, start.chain)
            while task := spider.frontier.next():
                Request(task.url)


def _remember(seen: Seen, entry: Candidate) -> None:
    page = PageRecord(url=entry.url, outcome="listing", status=200, site=urls.site_of(entry.url), fetched_at=NOW)
    page.sitemap_lastmod = entry.lastmod
    seen.record_fetch(page, entry.url, entry.published)
    assert seen.get(entry.url), "what was remembered cannot be read back"
