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
_HOST = re.compile(r"""discourseUrl["']?\s*[:=]\s*["'](https?://[^"'\s]{3,200})["']""")
_TOPIC = re.compile(r"""topicId["']?\s*[:=]\s*["']?(\d{1,12})""")
_EMBED = re.compile(r"""discourseEmbedUrl["']?\s*[:=]\s*["'](https?://[^"'\s]{3,1000})["']""")


def follows(page: Page) -> Iterator[Follow]:
    """Yield the topic's JSON, else the embed page of the article."""
    host, topic, embed = _HOST.search(page.text), _TOPIC.search(page.text), _EMBED.search(page.text)
    if not host:
        return
    root = host[1].rstrip("/")
    if topic:
        yield Follow(url=f"{root}/t/{topic[1]}.json", kind=KIND, article_url=page.canonical_url)
    else:
        query = urlencode({"embed_url": embed[1] if embed else page.canonical_url})
        yield Follow(url=f"{root}/embed/comments?{query}", kind=pages.KIND, article_url=page.canonical_url)


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
        context = {"topic": topic, "left": ",".join(left[CHUNK:])}
        following = [replace(follow, url=url, context=context)]
    total = count - 1 if count else None
    return answers.thread_of(page, follow, found, total, following)


def _found(post: dict[str, Any], topic: str) -> Found:
    answered = answers.number(post.get("reply_to_post_number"))
    own = answers.number(post.get("post_number"))
    likes = [one.get("count") for one in answers.objects(post.get("actions_summary")) if one.get("id") == 2]
    return Found(
        text=answers.text_of_html(post.get("cooked")),
        key=f"{topic}-{own}" if own else None,
        parent_key=f"{topic}-{answered}" if answered and answered != 1 else None,
        author_name=answers.string(post.get("name")) or answers.string(post.get("username")),
        author_id=answers.string(post.get("username")),
        published_raw=answers.string(post.get("created_at")),
        likes=answers.number(likes[0]) if likes else None,
        is_deleted=bool(post.get("deleted_at") or post.get("user_deleted") or post.get("hidden")),
    )
