"""WordPress REST API: `GET {root}wp/v2/comments?post=ID&per_page=100&page=N`, public on most sites.

Headers say how many there are; without them a page that is not full is the last. What strangers may not see is left out
of a page after it was cut to size. Pingbacks are not listed.
https://developer.wordpress.org/rest-api/reference/comments/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from nkscrape.extract.threads import answers
from nkscrape.extract.threads.thread import Found, Thread
from nkscrape.page import Follow, Page

KIND = "comments.wordpress"
PER_PAGE = 100
_MAX_OFFSET = 14 * 60
"""Minutes: no clock on earth is further from UTC."""
_POST_ID = (
    re.compile(r"/wp/v2/(?:posts|pages)/(\d{1,12})"),
    re.compile(r"[?&]p=(\d{1,12})(?:&|$)"),
    re.compile(r"(?:^|\s)(?:postid|page-id)-(\d{1,12})(?:\s|$)"),
)


def follows(page: Page) -> Iterator[Follow]:
    """Yield the first page of the API's list, where the page names its API and its post."""
    root, post = _root(page), _post_id(page)
    if root and post:
        joint = "&" if "?" in root else "?"
        url = f"{root.rstrip('/')}/wp/v2/comments{joint}post={post}&per_page={PER_PAGE}&order=asc&page=1"
        yield Follow(url=url, kind=KIND, article_url=page.canonical_url, context={"page": "1"})


def read(page: Page, follow: Follow) -> Thread | None:
    """Return one page of the list, and the fetch of the next where this one is full."""
    data = answers.json_of(page)
    if not isinstance(data, list):
        return None
    rows = answers.objects(data)
    found = [_found(row) for row in rows if row.get("type", "comment") in ("comment", "")]
    number, read = int(follow.context.get("page", "1")), int(follow.context.get("read", "0")) + len(rows)
    total, pages = (answers.number(page.headers.get(f"x-wp-total{name}")) for name in ("", "pages"))
    following = []
    if number < pages if pages is not None else len(rows) >= PER_PAGE:
        url = re.sub(r"([?&]page=)\d+", rf"\g<1>{number + 1}", follow.url)
        following = [replace(follow, url=url, context={"page": str(number + 1), "read": str(read)})]
    thread = answers.thread_of(page, follow, found, total, following)
    thread.complete = thread.complete and (total is None or read >= total)
    return thread


def _found(row: dict[str, Any]) -> Found:
    author = answers.string(row.get("author"))
    return Found(
        text=answers.text_of_html(answers.at(row, "content", "rendered")),
        key=answers.string(row.get("id")),
        parent_key=answers.string(row.get("parent") or None),
        author_name=answers.text_of_html(row.get("author_name")),
        author_id=author if author != "0" else None,
        author_url=answers.string(row.get("author_url")),
        published_raw=_zoned(row.get("date"), row.get("date_gmt")),
    )


def _zoned(local: Any, utc: Any) -> str | None:
    """Return the local time with the offset that its UTC twin gives it."""
    try:
        offset = datetime.fromisoformat(local) - datetime.fromisoformat(utc)
        minutes = round(offset.total_seconds() / 60)
    except (TypeError, ValueError):
        return answers.string(local) or answers.string(utc)
    if abs(minutes) > _MAX_OFFSET:
        return answers.string(local)
    sign = "-" if minutes < 0 else "+"
    return f"{local}{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def _root(page: Page) -> str | None:
    for i in page.reading.elements("link"):
        if page.reading.get(i, "rel") == "https://api.w.org/":
            return page.link(page.reading.get(i, "href"))
    return None


def _post_id(page: Page) -> str | None:
    reading = page.reading
    links = [i for i in reading.elements("link") if reading.get(i, "rel") in ("alternate", "shortlink")]
    hrefs = [reading.get(i, "href") for i in links]
    body = reading.get(reading.body, "class")
    for pattern in _POST_ID:
        for text in (*hrefs, body):
            match = pattern.search(text)
            if match:
                return match[1]
    return None
