"""Comments as schema.org data: microdata `Comment` / `UserComments` elements, and `comment` lists in JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nkscrape.extract.comments import answers
from nkscrape.extract.comments.families.family import Family
from nkscrape.extract.comments.items import Group, Item
from nkscrape.extract.comments.marks import key_of
from nkscrape.extract.comments.thread import Found
from nkscrape.page import Page

MAX_NODES = 20_000
"""Comments of one page's JSON-LD that are read."""
_TYPES = ("schema.org/Comment", "schema.org/UserComments")
_FAMILY = Family(platform=None)


def microdata_group(page: Page) -> Iterator[Group]:
    """Yield the elements whose item type is a comment."""
    if any(kind.encode() in page.body for kind in _TYPES):
        elements = [
            one for one in page.root.iter("li", "div", "article", "section", "td") if _is_comment(one.get("itemtype"))
        ]
        if elements:
            yield Group(_FAMILY, [Item(element, key_of(element)) for element in elements])


def _is_comment(kind: str | None) -> bool:
    return bool(kind) and any(one in str(kind) for one in _TYPES)


def json_ld_comments(page: Page) -> list[Found]:
    """Return the comments of the page's JSON-LD in order, answers after what they answer."""
    if b'"comment"' not in page.body:
        return []
    found: list[Found] = []
    stack: list[tuple[Any, Found | None]] = [(one.get("comment"), None) for one in reversed(page.json_ld)]
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
