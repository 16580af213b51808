"""One thread seen twice (page and API, or page after page) becomes one set of records. Pure."""

from __future__ import annotations

import re
from dataclasses import fields, replace

from nkscrape import urls
from nkscrape.extract.threads.likeness import alike, content
from nkscrape.extract.threads.numbering import is_known
from nkscrape.extract.threads.thread import Thread
from nkscrape.items import Comment
from nkscrape.limits import MAX_COMMENTS

_HASH = re.compile(r"[0-9a-f]{32}")
"""The end of an id that is made from what the comment says."""


def combine(first: Thread, second: Thread) -> Thread:
    """Return both threads as one: `first` keeps its order and ids, `second` fills gaps and adds what is new.

    The same comment is known by its id, else by author and beginning of text where neither side has it twice and not
    both are numbered. Parents that an answer yet to come may hold are kept until there is none.
    """
    kept = {comment.comment_id: comment for comment in first.comments}
    by_content = _unique_by_content(first.comments)
    theirs = _unique_by_content(second.comments)
    renamed: dict[str, str] = {}
    for comment in second.comments:
        twin = _numbered_alike(kept, comment)
        if twin is None and comment is theirs.get(content(comment)):
            twin = by_content.get(content(comment))
            twin = twin if twin and not _are_numbered_apart(twin, comment) else None
        renamed[comment.comment_id] = twin.comment_id if twin else _free_id(kept, comment)
    for comment in second.comments:
        known = renamed[comment.comment_id]
        parent = _as_kept(kept, comment.parent_id or "")
        moved = replace(comment, comment_id=known, parent_id=renamed.get(comment.parent_id or "", parent) or None)
        kept[known] = _filled(kept[known], moved) if known in kept else moved
    return Thread(
        comments=_placed(list(kept.values())[:MAX_COMMENTS], more=bool(second.follows)),
        platform=first.platform or second.platform,
        complete=_either(first, second, len(kept)),
        displayed_count=second.displayed_count if first.displayed_count is None else first.displayed_count,
        regions=first.regions + second.regions,
        follows=second.follows,
    )


def _numbered_alike(kept: dict[str, Comment], comment: Comment) -> Comment | None:
    """Return the comment with the same number; hand-made pages may each count from one, so theirs must look alike."""
    twin = kept.get(_as_kept(kept, comment.comment_id))
    return twin if twin and (is_known(comment.platform) or alike(twin, comment)) else None


def _as_kept(kept: dict[str, Comment], comment_id: str) -> str:
    """Return an id as the thread that is kept has it: WordPress's numbers are those of its plugins too."""
    other = f"wpdiscuz:{comment_id.removeprefix('wordpress:')}"
    return other if comment_id not in kept and other in kept else comment_id


def _are_numbered_apart(one: Comment, other: Comment) -> bool:
    """Say whether two comments have numbers of one platform: then they are two, whatever they say."""
    stems, numbers = zip(*(comment.comment_id.rpartition(":")[::2] for comment in (one, other)), strict=True)
    same = is_known(one.platform) and len({stem.replace("wpdiscuz:", "wordpress:") for stem in stems}) == 1
    return same and not any(_HASH.fullmatch(number) for number in numbers)


def _free_id(kept: dict[str, Comment], comment: Comment) -> str:
    """Return a comment's id; where another comment has it, one made from its content, as for those without number."""
    if comment.comment_id not in kept:
        return comment.comment_id
    scope = comment.comment_id.rpartition(f":{comment.article_id}:")[0]
    return f"{scope}:{urls.hash_id(comment.article_id, comment.author_name or '', comment.text or '', '1')}"


def _unique_by_content(comments: list[Comment]) -> dict[tuple[str, str], Comment]:
    found: dict[tuple[str, str], Comment | None] = {}
    for comment in comments:
        found[content(comment)] = None if content(comment) in found else comment
    return {said: comment for said, comment in found.items() if comment is not None}


def _filled(comment: Comment, other: Comment) -> Comment:
    """Return a comment with what it lacks taken from its twin; the longer text wins."""
    lacking = {
        one.name: getattr(other, one.name)
        for one in fields(Comment)
        if getattr(comment, one.name) is None and getattr(other, one.name) is not None
    }
    if len(other.text or "") > len(comment.text or ""):
        lacking["text"] = other.text
    return replace(comment, **lacking)


def _placed(comments: list[Comment], *, more: bool) -> list[Comment]:
    """Return comments with roots, depths and positions that fit the whole.

    Unknown parents become null, unless there is more to come.
    """
    by_id = {comment.comment_id: comment for comment in comments}
    awaited = {comment.comment_id: comment.parent_id for comment in comments if more and comment.parent_id not in by_id}
    done: dict[str, tuple[str, int]] = {}
    for comment in comments:
        chain: list[Comment] = []
        on_chain: set[str] = set()
        node: Comment | None = comment
        while node is not None and node.comment_id not in done and node.comment_id not in on_chain:
            chain.append(node)
            on_chain.add(node.comment_id)
            node = by_id.get(node.parent_id or "")
        if node is not None and node.comment_id not in done:
            chain[-1].parent_id = None
        for one in reversed(chain):
            above = done.get(one.parent_id or "")
            one.parent_id = one.parent_id if above else None
            done[one.comment_id] = (above[0], above[1] + 1) if above else (one.comment_id, 0)
    for position, comment in enumerate(comments, 1):
        comment.root_id, comment.depth = done[comment.comment_id]
        comment.position = position
        comment.parent_id = awaited.get(comment.comment_id, comment.parent_id)
    return comments


def _either(first: Thread, second: Thread, total: int) -> bool | None:
    """Say whether the whole is known: an API that says so, or as many comments as the page displays."""
    if second.follows or total > MAX_COMMENTS:
        return False
    if second.complete or first.complete:
        return True
    displayed = first.displayed_count if first.displayed_count is not None else second.displayed_count
    if displayed is not None:
        return total >= displayed
    return second.complete if second.complete is not None else first.complete
