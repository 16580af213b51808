"""Comment records: built from found comments (ids, parents, roots, depth, order), and two readings made one.

One thread is seen twice where a page and an API, or page after page, show it. Linear, iterative, bounded.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Protocol

from nkscrape import urls
from nkscrape.extract.threads.platforms import UNKNOWN, is_known, numbered_id, scope
from nkscrape.extract.threads.thread import Found, Thread
from nkscrape.items import Comment
from nkscrape.limits import MAX_COMMENTS
from nkscrape.page import Page

MAX_TEXT = 100_000
"""Characters of one comment that are kept."""
_START = 60
"""Letters of a text that are compared: copies are often cut short."""
_WORDS = re.compile(r"\w+")
_HASH = re.compile(r"[0-9a-f]{32}")
"""The end of an id that is made from what the comment says."""


def build(page: Page, platform: str | None, found: Sequence[Found]) -> list[Comment]:
    """Return the records of a thread in the order given; parents may come before or after their answers."""
    return build_for(page.canonical_url, page, platform, found)


def build_for(
    article_url: str, page: Page, platform: str | None, found: Sequence[Found], *, is_part: bool = False
) -> list[Comment]:
    """Return the records of comments on `article_url` that stand in `page`, which may be an API's answer.

    A part of a thread names parents that stand in another.
    """
    if not found:
        return []
    kept = without_repeats(found[:MAX_COMMENTS], are_ids=is_known(platform))
    article_id = urls.article_id(article_url)
    keys = _keys(kept)
    ids = _ids(kept, keys, platform, article_url)
    places = _places(_parents(kept, keys, ids))
    above = {
        own: numbered_id(platform, article_url, one.parent_key)
        for own, one in zip(ids, kept, strict=True)
        if is_part and is_known(platform) and one.parent_key
    }
    return [
        Comment(
            comment_id=own,
            article_id=article_id,
            parent_id=places[own].parent_id or above.get(own),
            root_id=places[own].root_id,
            depth=places[own].depth,
            position=position,
            author_name=one.author_name or None,
            author_id=one.author_id,
            author_url=urls.absolute_url("", one.author_url),
            published_raw=one.published_raw or None,
            text=one.text[:MAX_TEXT] or None,
            likes=one.likes,
            platform=platform,
            is_deleted=one.is_deleted,
            site=urls.site_of(article_url),
            fetched_at=page.fetched_at,
        )
        for position, (own, one) in enumerate(zip(ids, kept, strict=True), 1)
    ]


def without_repeats(found: Sequence[Found], *, are_ids: bool) -> list[Found]:
    """Leave out comments whose key was seen before (desktop and mobile copies, overlapping pages).

    Where keys are not known to be ids, a copy must also look like one: they may be numbers of something else.
    """
    seen: dict[str, Found] = {}
    kept = []
    for one in found:
        first = seen.setdefault(one.key, one) if one.key is not None else one
        if first is one or not (are_ids or _alike(first, one)):
            kept.append(one)
    return kept


def _keys(found: Sequence[Found]) -> list[str | None]:
    """Return each comment's key; None for one that several share, for then it is no comment's number."""
    count = Counter(one.key for one in found)
    return [one.key if count[one.key] == 1 else None for one in found]


def _ids(found: Sequence[Found], keys: Sequence[str | None], platform: str | None, article_url: str) -> list[str]:
    """Return each comment's id: the platform's number, else a hash that does not depend on order or date."""
    stem = f"{platform or UNKNOWN}:{scope(platform, article_url)}"
    article_id = urls.article_id(article_url)
    seen: Counter[tuple[str, str]] = Counter()
    ids = []
    for one, key in zip(found, keys, strict=True):
        if key is not None:
            ids.append(numbered_id(platform, article_url, key, is_local=one.is_local))
            continue
        content = (one.author_name or "", one.text)
        seen[content] += 1
        ids.append(f"{stem}:{urls.hash_id(article_id, *content, str(seen[content]))}")
    return ids


def _parents(found: Sequence[Found], keys: Sequence[str | None], ids: Sequence[str]) -> dict[str, str | None]:
    """Return the id of each comment's parent; None for roots and for parents that are not there."""
    by_object = {id(one): own for one, own in zip(found, ids, strict=True)}
    by_key = {key: own for key, own in zip(keys, ids, strict=True) if key is not None}
    return {
        own: (by_key.get(one.parent_key) if one.parent_key is not None else None) or by_object.get(id(one.parent))
        for one, own in zip(found, ids, strict=True)
    }


@dataclass(frozen=True, slots=True)
class _Place:
    parent_id: str | None
    root_id: str
    depth: int


def _places(parents: Mapping[str, str | None]) -> dict[str, _Place]:
    """Return where each comment stands. A parent that is not there is none; a loop is cut where it closes.

    Order is the given one: pages and APIs list a thread as they show it.
    """
    places: dict[str, _Place] = {}
    for start in parents:
        chain: dict[str, None] = {}
        node: str | None = start
        while node is not None and node in parents and node not in places and node not in chain:
            chain[node] = None
            node = parents[node]
        above = places.get(node or "")
        for one in reversed(chain):
            place = _Place(node, above.root_id, above.depth + 1) if above else _Place(None, one, 0)
            above, node = place, one
            places[one] = place
    return places


# --- Two readings of one thread


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
        if twin is None and comment is theirs.get(_content(comment)):
            twin = by_content.get(_content(comment))
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
    return twin if twin and (is_known(comment.platform) or _alike(twin, comment)) else None


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
        found[_content(comment)] = None if _content(comment) in found else comment
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
    """Return comments with parents, roots, depths and positions that fit the whole.

    Unknown parents become null, unless there is more to come.
    """
    by_id = {comment.comment_id for comment in comments}
    awaited = {comment.comment_id: comment.parent_id for comment in comments if more and comment.parent_id not in by_id}
    places = _places({comment.comment_id: comment.parent_id for comment in comments})
    for position, comment in enumerate(comments, 1):
        place = places[comment.comment_id]
        comment.parent_id, comment.root_id, comment.depth = place.parent_id, place.root_id, place.depth
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


# --- Whether two readings show the same comment, by who wrote it and how it begins


class _Said(Protocol):
    @property
    def author_name(self) -> str | None: ...

    @property
    def text(self) -> str | None: ...


def _content(one: _Said) -> tuple[str, str]:
    """Return the author and the beginning of the text, without case, spaces and punctuation."""
    words = "".join(_WORDS.findall(one.text or "")).casefold()
    return ((one.author_name or "").casefold(), words[:_START])


def _alike(one: _Said, other: _Said) -> bool:
    """Say whether two comments may be one: no other author, and one text begins as the other does."""
    (author, text), (other_author, other_text) = _content(one), _content(other)
    same_author = author == other_author or not (author and other_author)
    return same_author and (text.startswith(other_text) or other_text.startswith(text))
