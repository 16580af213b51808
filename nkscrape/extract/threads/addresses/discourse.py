"""Discourse: a topic's JSON (`/t/ID.json`, `/t/ID/posts.json?post_ids[]=…`), or its embed page where no topic is named.

https://docs.discourse.org/#tag/Topics/operation/getSpecificPostsFromTopic
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from nkscrape.extract.threads import answers
from nkscrape.extract.threads.addresses import pages
from nkscrape.extract.threads.thread import Found, Thread
from nkscrape.page import Follow, Page

KIND = "comments.discourse"
CHUNK = 50
"""Posts of one fetch."""
_URL = r"https?://[^\"'\s]{3,1000}"
_LIKE = 2
_FIELDS = answers.Fields(
    text="cooked", key="post_number", parent_key="reply_to_post_number", author_name="name username",
    author_id="username", published_raw="created_at",
)  # fmt: skip


def follows(page: Page) -> Iterator[Follow]:
    """Yield the topic's JSON, else the embed page of the article."""
    root = answers.setting(page.text, "discourseUrl", like=_URL).rstrip("/")
    if not root:
        return
    if topic := answers.setting(page.text, "topicId", like=r"\d{1,12}"):
        yield Follow(url=f"{root}/t/{topic}.json", kind=KIND, article_url=page.canonical_url)
    else:
        own = answers.setting(page.text, "discourseEmbedUrl", like=_URL) or page.canonical_url
        url = f"{root}/embed/comments?{urlencode({'embed_url': own})}"
        yield Follow(url=url, kind=pages.KIND, article_url=page.canonical_url)


def read(page: Page, follow: Follow) -> Thread | None:
    """Return the posts of one answer without the topic's opening one, and the fetch of the next ones."""
    data = answers.json_of(page)
    if not isinstance(answers.at(data, "post_stream"), dict):
        return None
    topic = answers.string(answers.at(data, "id")) or follow.context.get("topic", "")
    posts = answers.objects(answers.at(data, "post_stream", "posts"))
    here = {answers.string(post.get("id")) for post in posts}
    stream = answers.at(data, "post_stream", "stream")
    named = [answers.string(one) for one in stream] if isinstance(stream, list) else []
    left = [one for one in named if one and one.isdigit() and one not in here]
    left = left or [one for one in follow.context.get("left", "").split(",") if one]
    found = [_found(post, topic) for post in posts if post.get("post_number") != 1 and post.get("post_type", 1) == 1]
    count = answers.number(answers.at(data, "posts_count"))
    following = []
    if left and topic:
        root = re.sub(r"/t/.*", "", follow.url)
        url = f"{root}/t/{topic}/posts.json?" + "&".join(f"post_ids[]={one}" for one in left[:CHUNK])
        following = [replace(follow, url=url, context={"topic": topic, "left": ",".join(left[CHUNK:])})]
    return answers.thread_of(page, follow, found, count - 1 if count else None, following)


def _found(post: dict[str, Any], topic: str) -> Found:
    """Return a post as a comment: its number counts within the topic, whose first post is the article."""
    found = _FIELDS.read(post)
    found.key = f"{topic}-{found.key}" if found.key else None
    found.parent_key = f"{topic}-{found.parent_key}" if found.parent_key not in (None, "1") else None
    likes = [one.get("count") for one in answers.objects(post.get("actions_summary")) if one.get("id") == _LIKE]
    found.likes = answers.number(likes[0]) if likes else None
    found.is_deleted = any(post.get(name) for name in ("deleted_at", "user_deleted", "hidden"))
    return found
