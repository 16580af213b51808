"""Remark42: `GET {host}/api/v1/find?site=ID&url=URL&format=plain` gives the whole thread.

https://remark42.com/docs/contributing/api/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from nkscrape.extract.comments.addresses import common
from nkscrape.extract.comments.thread import Found, Thread
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
            "url": settings.get("url", page.canonical_url),
            "format": "plain",
            "sort": "time",
        }
        url = f"{host.rstrip('/')}/api/v1/find?{urlencode(query)}"
        yield Follow(url=url, kind=KIND, article_url=page.canonical_url)


def read(page: Page, follow: Follow) -> Thread:
    """Return the thread, from the plain or the tree form."""
    data = common.json_of(page)
    found: list[Found] = []
    stack = list(reversed(common.objects(common.at(data, "comments"))))
    while stack:
        node = stack.pop()
        comment = node.get("comment")
        found.append(_found(comment if isinstance(comment, dict) else node))
        stack.extend(reversed(common.objects(node.get("replies"))))
    thread = common.thread_of(page, follow, found, common.number(common.at(data, "info", "count")))
    thread.complete = data is not None
    return thread


def _found(row: dict[str, Any]) -> Found:
    return Found(
        text=common.text_of_html(row.get("text") or row.get("orig")),
        key=common.string(row.get("id")),
        parent_key=common.string(row.get("pid")),
        author_name=common.string(common.at(row, "user", "name")),
        author_id=common.string(common.at(row, "user", "id")),
        published_raw=common.string(row.get("time")),
        likes=common.number(row.get("score")),
        is_deleted=bool(row.get("delete")),
    )
