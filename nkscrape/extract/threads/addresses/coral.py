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
_ROOT = re.compile(
    r"""rootURL["']?\s*:\s*["'](https?://[^"'\s]{3,200})["']|"""
    r"""["'](https?://[^"'\s]{3,200})/assets/js/embed\.js"""
)
_STORY = re.compile(r"""story(ID|URL)["']?\s*:\s*["']([^"'\n]{1,500})["']""")
_FIELDS = "id body createdAt deleted author { id username } parent { id } actionCounts { reaction { total } }"
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
    root = _ROOT.search(page.text)
    if root:
        story: dict[str, str] = dict(_STORY.findall(page.text))
        variables = {"id": story["ID"]} if "ID" in story else {"url": story.get("URL", page.canonical_url)}
        yield _query((root[1] or root[2]).rstrip("/") + "/api/graphql", page.canonical_url, variables)


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
        found += [_found(node), *map(_found, _nodes(children))]
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
    edges = answers.objects(answers.at(connection, "edges"))
    return [edge["node"] for edge in edges if isinstance(edge.get("node"), dict)]


def _found(node: dict[str, Any]) -> Found:
    return Found(
        text=answers.text_of_html(node.get("body")),
        key=answers.string(node.get("id")),
        parent_key=answers.string(answers.at(node, "parent", "id")),
        author_name=answers.string(answers.at(node, "author", "username")),
        author_id=answers.string(answers.at(node, "author", "id")),
        published_raw=answers.string(node.get("createdAt")),
        likes=answers.number(answers.at(node, "actionCounts", "reaction", "total")),
        is_deleted=node.get("deleted") is True,
    )
