"""Comment records from found comments: ids, parents, roots, depth, order. Linear, iterative, bounded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from nkscrape import urls
from nkscrape.extract.threads.likeness import alike
from nkscrape.extract.threads.numbering import UNKNOWN, is_known, numbered_id, scope
from nkscrape.extract.threads.thread import Found
from nkscrape.items import Comment
from nkscrape.limits import MAX_COMMENTS
from nkscrape.page import Page

MAX_TEXT = 100_000
"""Characters of one comment that are kept."""


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
    parents = _parents(kept, keys)
    above = [one.parent_key if is_part and is_known(platform) else None for one in kept]
    order, depths, roots = _places(parents)
    return [
        Comment(
            comment_id=ids[index],
            article_id=article_id,
            parent_id=ids[parent] if parent is not None else key and numbered_id(platform, article_url, key),
            root_id=ids[roots[index]],
            depth=depths[index],
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
        for position, index in enumerate(order, 1)
        for one, parent, key in ((kept[index], parents[index], above[index]),)
    ]


def without_repeats(found: Sequence[Found], *, are_ids: bool) -> list[Found]:
    """Leave out comments whose key was seen before (desktop and mobile copies, overlapping pages).

    Where keys are not known to be ids, a copy must also look like one: they may be numbers of something else.
    """
    seen: dict[str, Found] = {}
    kept = []
    for one in found:
        first = seen.setdefault(one.key, one) if one.key is not None else one
        if first is one or not (are_ids or alike(first, one)):
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


def _parents(found: Sequence[Found], keys: Sequence[str | None]) -> list[int | None]:
    """Return the index of each comment's parent; None for roots and for parents that are not there."""
    by_object = {id(one): index for index, one in enumerate(found)}
    by_key = {key: index for index, key in enumerate(keys) if key is not None}
    parents: list[int | None] = []
    for index, one in enumerate(found):
        parent = by_key.get(one.parent_key) if one.parent_key is not None else None
        if parent is None and one.parent is not None:
            parent = by_object.get(id(one.parent))
        parents.append(parent if parent != index else None)
    return parents


def _places(parents: list[int | None]) -> tuple[list[int], list[int], list[int]]:
    """Return document order, depths and roots. A loop of parents is cut where it closes.

    Order is the given one: pages and APIs list a thread as they show it.
    """
    depths = [-1] * len(parents)
    roots = list(range(len(parents)))
    for start in range(len(parents)):
        chain: list[int] = []
        on_chain: set[int] = set()
        node: int | None = start
        while node is not None and depths[node] < 0 and node not in on_chain:
            chain.append(node)
            on_chain.add(node)
            node = parents[node]
        if node is not None and depths[node] < 0:  # the chain bit its own tail
            parents[chain[-1]] = None
            node = None
        for index in reversed(chain):
            above = parents[index]
            depths[index] = 0 if above is None else depths[above] + 1
            roots[index] = index if above is None else roots[above]
    return list(range(len(parents))), depths, roots
