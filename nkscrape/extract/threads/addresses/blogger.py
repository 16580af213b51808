"""Blogger's comment feed of a post, as JSON: `/feeds/POST/comments/default?alt=json`.

https://developers.google.com/blogger/docs/2.0/reference. The newest come first; a link `related` leads to what a
comment answers (`thr$in-reply-to` is the post).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from nkscrape.extract.threads import answers
from nkscrape.extract.threads.thread import Found, Thread
from nkscrape.page import Follow, Page

KIND = "comments.blogger"
PER_PAGE = 200
_FEED = re.compile(r".*?/feeds/\d+/comments/default")
_KEY = re.compile(r"(?:post-|/comments/default/)(\d{1,25})")
_FIELDS = answers.Fields(
    text="content.$t", key="id.$t", author_name="author.name.$t", author_url="author.uri.$t",
    published_raw="published.$t",
)  # fmt: skip


def follows(page: Page) -> Iterator[Follow]:
    """Yield the first page of the feed that the page names."""
    hrefs = (page.reading.get(i, "href") for i in page.reading.elements("link"))
    feeds = (_FEED.match(page.link(href) or "") for href in hrefs if "/comments/default" in href)
    if feed := next(filter(None, feeds), None):
        url = f"{feed[0]}?alt=json&max-results={PER_PAGE}&start-index=1"
        yield Follow(url=url, kind=KIND, article_url=page.canonical_url, context={"start": "1"})


def read(page: Page, follow: Follow) -> Thread | None:
    """Return one page of the feed, oldest first, and the fetch of the next where there is more."""
    feed = answers.at(answers.json_of(page), "feed")
    if not isinstance(feed, dict):
        return None
    entries = answers.objects(feed.get("entry"))
    total = answers.number(answers.at(feed, "openSearch$totalResults", "$t"))
    start = int(follow.context.get("start", "1")) + len(entries)
    following = []
    if entries and total and start <= total:
        url = re.sub(r"start-index=\d+", f"start-index={start}", follow.url)
        following = [replace(follow, url=url, context={"start": str(start)})]
    return answers.thread_of(page, follow, [_found(one) for one in reversed(entries)], total, following)


def _found(entry: dict[str, Any]) -> Found:
    found = _FIELDS.read({**entry, "author": next(iter(answers.objects(entry.get("author"))), None)})
    related = (one.get("href") for one in answers.objects(entry.get("link")) if one.get("rel") == "related")
    found.key, found.parent_key = _key(found.key), _key(answers.string(next(related, None)))
    return found


def _key(address: str | None) -> str | None:
    match = _KEY.search(address or "")
    return match[1] if match else None
