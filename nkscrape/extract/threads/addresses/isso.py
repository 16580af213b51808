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


def follows(page: Page) -> Iterator[Follow]:
    """Yield the thread's address at the server that the page's script names."""
    for i in page.reading.elements("script"):
        address = page.reading.get(i, "data-isso")
        server = page.link(address) if address else None
        if server:
            path = _thread_path(page)
            yield Follow(
                url=f"{server.rstrip('/')}/?{urlencode({'uri': path})}", kind=KIND, article_url=page.canonical_url
            )
            return


def _thread_path(page: Page) -> str:
    reading = page.reading
    for i in reading.elements("section", "div"):
        if reading.get(i, "id") == "isso-thread" and (path := reading.get(i, "data-isso-id")):
            return path
    return urlsplit(page.url).path


def read(page: Page, follow: Follow) -> Thread | None:
    """Return the thread; complete where no answers are held back."""
    data = answers.json_of(page)
    if not isinstance(answers.at(data, "replies"), list):
        return None
    found: list[Found] = []
    hidden = answers.number(answers.at(data, "hidden_replies")) or 0
    for row in answers.objects(answers.at(data, "replies")):
        hidden += answers.number(row.get("hidden_replies")) or 0
        found += [_found(row), *map(_found, answers.objects(row.get("replies")))]
    thread = answers.thread_of(page, follow, found, len(found) + hidden)
    thread.complete = thread.complete and hidden == 0
    return thread


def _found(row: dict[str, Any]) -> Found:
    created = row.get("created")
    return Found(
        text=answers.text_of_html(row.get("text")),
        key=answers.string(row.get("id")),
        parent_key=answers.string(row.get("parent")),
        author_name=answers.string(row.get("author")),
        author_id=answers.string(row.get("hash")),
        author_url=answers.string(row.get("website")),
        published_raw=str(int(created)) if isinstance(created, (int, float)) else None,
        likes=answers.number(row.get("likes")),
        is_deleted=row.get("mode") == 4,
    )
