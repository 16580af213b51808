"""Remark42: `GET {host}/api/v1/find?site=ID&url=URL&format=plain` gives the whole thread.

https://remark42.com/docs/contributing/api/. The thread is that of the page's address without its query.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from nkscrape.extract.threads import answers
from nkscrape.extract.threads.thread import Found, Thread
from nkscrape.page import Follow, Page

KIND = "comments.remark42"
_CONFIG = re.compile(r"remark_config\s*=\s*\{(.{0,2000}?)\}", re.DOTALL)
_SETTING = re.compile(r"""["']?(host|site_id|url)["']?\s*:\s*["']([^"'\n]{1,500})["']""")


def follows(page: Page) -> Iterator[Follow]:
    """Yield the thread's address, where the page's `remark_config` names host and site."""
    config = _CONFIG.search(page.text)
    settings = dict(_SETTING.findall(config[1])) if config else {}
    host = page.link(settings.get("host"))
    if host and "site_id" in settings:
        query = {
            "site": settings["site_id"],
            "url": settings.get("url", page.url.partition("#")[0].partition("?")[0]),
            "format": "plain",
            "sort": "time",
        }
        url = f"{host.rstrip('/')}/api/v1/find?{urlencode(query)}"
        yield Follow(url=url, kind=KIND, article_url=page.canonical_url)


def read(page: Page, follow: Follow) -> Thread | None:
    """Return the thread, from the plain or the tree form."""
    data = answers.json_of(page)
    if not isinstance(data, dict) or "comments" not in data:
        return None
    found: list[Found] = []
    stack = list(reversed(answers.objects(answers.at(data, "comments"))))
    while stack:
        node = stack.pop()
        comment = node.get("comment")
        found.append(_found(comment if isinstance(comment, dict) else node))
        stack.extend(reversed(answers.objects(node.get("replies"))))
    return answers.thread_of(page, follow, found, answers.number(answers.at(data, "info", "count")))


def _found(row: dict[str, Any]) -> Found:
    return Found(
        text=answers.text_of_html(row.get("text") or row.get("orig")),
        key=answers.string(row.get("id")),
        parent_key=answers.string(row.get("pid")),
        author_name=answers.string(answers.at(row, "user", "name")),
        author_id=answers.string(answers.at(row, "user", "id")),
        published_raw=answers.string(row.get("time")),
        likes=answers.number(row.get("score")),
        is_deleted=bool(row.get("delete")),
    )
