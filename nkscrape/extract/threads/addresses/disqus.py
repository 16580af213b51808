"""Disqus: the thread data in its embed page (no key, the first posts), or `threads/listPosts` with the user's own key.

https://disqus.com/api/docs/threads/listPosts/ documents the API; the embed page's `script#disqus-threadData` holds the
same posts as `response.posts`, with `cursor` and `response.thread`. The API lists no removed posts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from nkscrape import jsontext
from nkscrape.extract.threads import answers
from nkscrape.extract.threads.thread import Found, Thread
from nkscrape.page import Follow, Page

KIND = "comments.disqus"
API = "https://disqus.com/api/3.0/threads/listPosts.json"
_HOST = ".disqus.com/"
_SUBDOMAIN = re.compile(r"//([\w-]{2,60})\Z")
_NOT_NAMES = ("www", "about", "help", "blog", "a", "c", "referrer")
_FIELDS = answers.Fields(
    text="message raw_message", key="id", parent_key="parent", author_name="author.name", author_id="author.id",
    author_url="author.profileUrl", published_raw="createdAt", likes="likes", is_deleted="isDeleted",
)  # fmt: skip


def follows(page: Page) -> Iterator[Follow]:
    """Yield the embed page of the thread; `through_api` turns it into a call of the API."""
    text = page.text
    names = [*answers.settings(text, "shortname", "disqusShortname", like=r"[\w-]{2,60}"), *_hosts(text)]
    name = next((one for _, one in sorted(names) if one not in _NOT_NAMES), None)
    if not name:
        return
    identifier = answers.setting(text, "disqus_identifier", "disqusIdentifier", "page.identifier")
    url = answers.setting(text, "disqus_url", "disqusUrl", "page.url", like=r"https?:[^\"'\n]{1,1000}")
    context = {"forum": name, "link": url.replace("\\/", "/") or page.canonical_url}
    query = {"base": "default", "f": name, "t_u": context["link"]}
    if identifier:
        context["identifier"] = query["t_i"] = identifier
    address = f"https://disqus.com/embed/comments/?{urlencode(query)}"
    yield Follow(url=address, kind=KIND, article_url=page.canonical_url, context=context)


def _hosts(text: str) -> Iterator[tuple[int, str]]:
    """Yield where a page names a forum's own host, and the forum."""
    for at in answers.places(text, _HOST):
        if match := _SUBDOMAIN.search(text, max(at - 62, 0), at):
            yield at, match[1]


def through_api(follow: Follow) -> Follow:
    """Return the same thread's fetch through the public API, its embed page where that is not answered.

    The key is not part of it: `with_key` adds that to the address when it is asked for, and nothing keeps it.
    """
    said = follow.context
    thread = f"ident:{said['identifier']}" if "identifier" in said else f"link:{said.get('link', follow.article_url)}"
    query = {"forum": said.get("forum", ""), "thread": thread, "limit": "100", "order": "asc"}
    return replace(follow, url=f"{API}?{urlencode(query)}", otherwise=[follow])


def with_key(url: str, key: str) -> str:
    """Return the address of an API call with the user's key, any other address as it is."""
    return f"{url}&{urlencode({'api_key': key})}" if url.startswith(f"{API}?") else url


def read(page: Page, follow: Follow) -> Thread | None:
    """Return the posts of an embed page or of one API answer, and the fetch of the next."""
    data = _data(page)
    response = answers.at(data, "response")
    if not isinstance(response, (dict, list)):
        return None
    posts = answers.objects(response if isinstance(response, list) else answers.at(response, "posts"))
    more, cursor = answers.at(data, "cursor", "hasNext"), answers.string(answers.at(data, "cursor", "next"))
    total = answers.number(answers.at(response, "thread", "posts"))
    following = []
    if isinstance(response, list) and more and cursor:
        url = re.sub(r"&cursor=[^&]*", "", follow.url) + "&" + urlencode({"cursor": cursor})
        following = [replace(follow, url=url)]
    thread = answers.thread_of(page, follow, [_found(post) for post in posts], total, following)
    if not isinstance(response, list):
        thread.complete = bool(posts) and not more
    return thread


def _data(page: Page) -> Any:
    """Return the JSON of an API answer, or that in the embed page's `script#disqus-threadData`."""
    if page.text.lstrip().startswith("{"):
        return answers.json_of(page)
    for i in page.reading.elements("script"):
        if page.reading.get(i, "id") == "disqus-threadData":
            return jsontext.parse(page.reading.raw(i))
    return None


def _found(post: dict[str, Any]) -> Found:
    found = _FIELDS.read(post)
    if found.published_raw and found.published_raw[-1].isdigit():
        found.published_raw += "Z"
    return found
