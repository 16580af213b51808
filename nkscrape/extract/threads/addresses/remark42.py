"""Remark42: `GET {host}/api/v1/find?site=ID&url=URL&format=plain` gives the whole thread.

https://remark42.com/docs/contributing/api/. The thread is that of the page's address without its query.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from nkscrape.extract.threads import answers
from nkscrape.extract.threads.thread import Thread
from nkscrape.page import Follow, Page

KIND = "comments.remark42"
_CONFIG = re.compile(r"remark_config\s*=\s*\{(.{0,2000}?)\}", re.DOTALL)
_FIELDS = answers.Fields(
    text="text orig", key="id", parent_key="pid", author_name="user.name", author_id="user.id", published_raw="time",
    likes="score", is_deleted="delete",
)  # fmt: skip


def follows(page: Page) -> Iterator[Follow]:
    """Yield the thread's address, where the page's `remark_config` names host and site."""
    config = _CONFIG.search(page.text)
    if config is None:
        return
    host, site = page.link(answers.setting(config[1], "host")), answers.setting(config[1], "site_id")
    if host and site:
        own = answers.setting(config[1], "url") or page.url.partition("#")[0].partition("?")[0]
        query = {"site": site, "url": own, "format": "plain", "sort": "time"}
        url = f"{host.rstrip('/')}/api/v1/find?{urlencode(query)}"
        yield Follow(url=url, kind=KIND, article_url=page.canonical_url)


def read(page: Page, follow: Follow) -> Thread | None:
    """Return the thread, from the plain or the tree form."""
    data = answers.json_of(page)
    if not isinstance(data, dict) or "comments" not in data:
        return None
    rows: list[Any] = []
    stack = answers.objects(data["comments"])[::-1]
    while stack:
        node = stack.pop()
        rows.append(node["comment"] if isinstance(node.get("comment"), dict) else node)
        stack.extend(reversed(answers.objects(node.get("replies"))))
    total = answers.number(answers.at(data, "info", "count"))
    return answers.thread_of(page, follow, [_FIELDS.read(row) for row in rows], total)
