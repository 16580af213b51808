"""Isso: `GET {server}/?uri=PATH` gives the whole thread, answers nested one level.

https://isso-comments.de/docs/reference/server-api/
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode, urlsplit

from nkscrape.extract.threads import answers
from nkscrape.extract.threads.thread import Found, Thread
from nkscrape.page import Follow, Page

KIND = "comments.isso"
_REMOVED = 4
_FIELDS = answers.Fields(
    text="text", key="id", parent_key="parent", author_name="author", author_id="hash", author_url="website",
    likes="likes",
)  # fmt: skip


def follows(page: Page) -> Iterator[Follow]:
    """Yield the thread's address at the server that the page's script names."""
    reading = page.reading
    servers = (page.link(reading.get(i, "data-isso") or None) for i in reading.elements("script"))
    if server := next(filter(None, servers), None):
        threads = (i for i in reading.elements("section", "div") if reading.get(i, "id") == "isso-thread")
        path = next(filter(None, (reading.get(i, "data-isso-id") for i in threads)), urlsplit(page.url).path)
        url = f"{server.rstrip('/')}/?{urlencode({'uri': path})}"
        yield Follow(url=url, kind=KIND, article_url=page.canonical_url)


def read(page: Page, follow: Follow) -> Thread | None:
    """Return the thread; complete where no answers are held back."""
    data = answers.json_of(page)
    if not isinstance(answers.at(data, "replies"), list):
        return None
    found: list[Found] = []
    hidden = answers.number(answers.at(data, "hidden_replies")) or 0
    for row in answers.objects(answers.at(data, "replies")):
        hidden += answers.number(row.get("hidden_replies")) or 0
        found += map(_found, (row, *answers.objects(row.get("replies"))))
    thread = answers.thread_of(page, follow, found, len(found) + hidden)
    thread.complete = thread.complete and hidden == 0
    return thread


def _found(row: dict[str, Any]) -> Found:
    found, created = _FIELDS.read(row), row.get("created")
    found.published_raw = str(int(created)) if isinstance(created, (int, float)) else None
    found.is_deleted = row.get("mode") == _REMOVED
    return found
