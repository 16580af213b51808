"""Late comments: what a site's comment feed, or its REST API, tells of new comments on articles of any age. Pure.

One request a night instead of one per article: WordPress names `/comments/feed/` in the head of its pages, Blogger has
`/feeds/comments/default` beside its feed of posts, Drupal and others name a feed; REST lists a hundred at a time.
https://developer.wordpress.org/rest-api/reference/comments/
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from nkscrape import discovery, urls
from nkscrape.page import Page

_FEEDS = ("application/rss+xml", "application/atom+xml")
_NUMBER = re.compile(r"#comment-(\d{1,20})$")
_COMMENT_PAGE = re.compile(r"/comment-page-\d{1,5}/?$")
_OF_COMMENT = frozenset({"cpage", "showcomment", "replytocom"})
_POSTS_OF_BLOGGER = "/feeds/posts/default"
_REST = "wp/v2/comments?per_page=100&orderby=date_gmt&order=desc&_fields=id,link,date_gmt&page=1"
_PAGE = re.compile(r"(?<=&page=)\d{1,3}$")
MAX_PAGES = 5
"""Pages of a hundred comments that are asked for in one crawl: where more are new, articles fall due by age."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A comment a site tells of."""

    key: str
    """What tells it from others of the site."""
    url: str
    """Its article."""
    at: datetime | None


def ways(page: Page) -> list[str]:
    """Return the addresses at which a site's page lets one hear of its comments, the cheapest first."""
    reading = page.reading
    found: list[str] = []
    rest = []
    for link in reading.elements("link"):
        url = page.link(reading.get(link, "href"))
        if not url or not urls.same_site(url, page.url):
            continue
        path = urlsplit(url).path
        if reading.get(link, "rel") == "https://api.w.org/":
            rest.append(f"{url.rstrip('/')}/{_REST if '?' not in url else _REST.replace('?', '&')}")
        elif reading.get(link, "type").lower() in _FEEDS and "comment" in url.lower():
            found.append(url)
        elif path == _POSTS_OF_BLOGGER:
            found.append(urls.absolute_url(url, "/feeds/comments/default") or url)
    return [*dict.fromkeys(found)][:1] + rest[:1]


def read(page: Page) -> list[Heard]:
    """Return the comments an answer tells of, a feed or a REST list; none where it is neither."""
    if page.body.lstrip()[:1] == b"[":
        return _read_rest(page)
    if not discovery.is_xml_source(page.body):
        return []
    entries = discovery.read_source(page.body, page.url, page.fetched_at).articles
    return [_heard(one.url, one.published_at or one.lastmod) for one in entries]


def next_page(url: str) -> str | None:
    """Return the next page of a REST list; None for a feed, and where it is enough."""
    number = _PAGE.search(url)
    return _PAGE.sub(str(int(number[0]) + 1), url) if number and int(number[0]) < MAX_PAGES else None


def _read_rest(page: Page) -> list[Heard]:
    try:
        rows = json.loads(page.text)
    except (ValueError, RecursionError):
        return []
    found = []
    for row in rows if isinstance(rows, list) else ():
        link = urls.absolute_url(page.url, str(row.get("link") or "")) if isinstance(row, dict) else None
        if link:
            found.append(_heard(link, discovery.instant_of(f"{row.get('date_gmt')}+00:00", page.fetched_at)))
    return found


def _heard(link: str, at: datetime | None) -> Heard:
    number = _NUMBER.search(link)
    return Heard(key=number[0] if number else f"{link} {at}", url=article_of(link), at=at)


def article_of(link: str) -> str:
    """Return the address of the article that a comment's own address leads to."""
    parts = urlsplit(link)
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query, True) if k.lower() not in _OF_COMMENT])
    return urlunsplit((parts.scheme, parts.netloc, _COMMENT_PAGE.sub("/", parts.path), query, ""))
