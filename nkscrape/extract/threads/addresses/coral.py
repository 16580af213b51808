"""Coral: the story's stream by GraphQL, `POST {root}/api/graphql`, fifty comments a page with all their answers.

https://docs.coralproject.net/api/types/objects/story and .../comment. Servers may be set to refuse queries that are not
their own: then there is no answer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from nkscrape.extract.threads import answers
from nkscrape.extract.threads.thread import Found, Thread
from nkscrape.page import Follow, Page

KIND = "comments.coral"
PER_PAGE = 50
ANSWERS = 1000
"""Answers to one comment that are asked for; the API cannot page them."""
MAX_SERVER = 210
_SERVER = re.compile(r"""["'](https?://[^"'\s]{3,200})\Z""")
_FIELDS = "id body createdAt deleted author { id username } parent { id } actionCounts { reaction { total } }"
_READ = answers.Fields(
    text="body", key="id", parent_key="parent.id", author_name="author.username", author_id="author.id",
    published_raw="createdAt", likes="actionCounts.reaction.total", is_deleted="deleted",
)  # fmt: skip
QUERY = (
    "query Stream($id: ID, $url: String, $after: Cursor) "
    "{ story(id: $id, url: $url) { commentCounts { totalPublished } "
    f"comments(first: {PER_PAGE}, after: $after, orderBy: CREATED_AT_ASC) {{ edges {{ node {{ {_FIELDS} "
    f"allChildComments(first: {ANSWERS}, orderBy: CREATED_AT_ASC) "
    f"{{ edges {{ node {{ {_FIELDS} }} }} pageInfo {{ hasNextPage }} }} }} }} "
    "pageInfo { hasNextPage endCursor } } } }"
)


def follows(page: Page) -> Iterator[Follow]:
    """Yield the first query, where the page names its Coral server."""
    text = page.text
    if root := answers.setting(text, "rootURL", like=r"https?://[^\"'\s]{3,200}") or _server(text):
        story = answers.setting(text, "storyID")
        variables = {"id": story} if story else {"url": answers.setting(text, "storyURL") or page.canonical_url}
        yield _query(root.rstrip("/") + "/api/graphql", page.canonical_url, variables)


def _server(text: str) -> str:
    """Return the address of the server that the script is loaded from."""
    matches = (_SERVER.search(text, max(at - MAX_SERVER, 0), at) for at in answers.places(text, "/assets/js/embed.js"))
    return next((match[1] for match in matches if match), "")


def _query(url: str, article_url: str, variables: dict[str, str]) -> Follow:
    return Follow(
        url=url,
        kind=KIND,
        article_url=article_url,
        headers={"Content-Type": "application/json"},
        body=json.dumps({"query": QUERY, "variables": variables}),
        context={"variables": json.dumps(variables)},
    )


def read(page: Page, follow: Follow) -> Thread | None:
    """Return one page of the stream with all answers, and the query for the next."""
    data = answers.at(answers.json_of(page), "data")
    if not isinstance(data, dict):
        return None
    story = data.get("story")
    comments = answers.at(story, "comments")
    found: list[Found] = []
    cut = False
    for node in _nodes(comments):
        children = node.get("allChildComments")
        found += map(_READ.read, (node, *_nodes(children)))
        cut = cut or answers.at(children, "pageInfo", "hasNextPage") is True
    after = answers.string(answers.at(comments, "pageInfo", "endCursor"))
    following = []
    if answers.at(comments, "pageInfo", "hasNextPage") is True and after:
        variables = {**json.loads(follow.context.get("variables", "{}")), "after": after}
        following = [_query(follow.url, follow.article_url, variables)]
    total = answers.number(answers.at(story, "commentCounts", "totalPublished"))
    thread = answers.thread_of(page, follow, found, total, following)
    thread.complete = thread.complete and not cut if story else None
    return thread


def _nodes(connection: Any) -> list[dict[str, Any]]:
    return answers.objects([edge.get("node") for edge in answers.objects(answers.at(connection, "edges"))])
