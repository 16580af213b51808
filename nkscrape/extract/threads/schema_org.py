"""Comments that stand in the JSON-LD of a page only."""

from __future__ import annotations

from typing import Any

from nkscrape.extract.threads import answers
from nkscrape.extract.threads.thread import Found
from nkscrape.page import Page

MAX_NODES = 20_000
"""Comments of one page's JSON-LD that are read."""


def json_ld_comments(page: Page) -> list[Found]:
    """Return the comments of the page's JSON-LD in order, answers after what they answer."""
    found: list[Found] = []
    stack: list[tuple[Any, Found | None]] = [
        (one["comment"], None) for one in reversed(page.json_ld) if "comment" in one
    ]
    while stack and len(found) < MAX_NODES:
        value, parent = stack.pop()
        if isinstance(value, list):
            stack.extend((one, parent) for one in reversed(value))
        elif isinstance(value, dict):
            comment = _found(value, parent)
            if comment.text and comment.author_name:
                found.append(comment)
                stack.append((value.get("comment"), comment))
    return found


def _found(value: dict[str, Any], parent: Found | None) -> Found:
    author = value.get("author") or value.get("creator")
    author = author[0] if isinstance(author, list) and author else author
    name = author.get("name") if isinstance(author, dict) else author
    return Found(
        text=answers.text_of_html(value.get("text") or value.get("commentText")),
        parent=parent,
        author_name=answers.string(name),
        author_url=answers.string(author.get("url")) if isinstance(author, dict) else None,
        published_raw=answers.string(
            value.get("datePublished") or value.get("dateCreated") or value.get("commentTime")
        ),
        likes=answers.number(value.get("upvoteCount")),
    )
