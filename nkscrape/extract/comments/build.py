"""Comment records from found comments: ids, parents, roots, depth, order. Linear, iterative, bounded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from nkscrape import urls
from nkscrape.extract.comments.thread import Found
from nkscrape.items import Comment
from nkscrape.limits import MAX_COMMENTS
from nkscrape.page import Page

MAX_TEXT = 100_000
"""Characters of one comment that are kept."""
GLOBAL_PLATFORMS = frozenset(("disqus", "blogger", "hyvor", "viafoura", "openweb"))
"""Hosted platforms that number comments across all their sites."""


def build(page: Page, platform: str | None, found: Sequence[Found]) -> list[Comment]:
    """Return the records of a thread in the order given; parents may come before or after their answers."""
    return build_for(page.canonical_url, page, platform, found)


def build_for(article_url: str, page: Page, platform: str | None, found: Sequence[Found]) -> list[Comment]:
    """Return the records of comments on `article_url` that stand in `page`, which may be an API's answer."""
    kept = _without_repeats(found[:MAX_COMMENTS])
    article_id = urls.article_id(article_url)
    scope = "" if platform in GLOBAL_PLATFORMS else urls.host_of(article_url).removeprefix("www.")
    ids = _ids(kept, platform or "html", scope, article_id)
    parents = _parents(kept)
    order, depths, roots = _places(parents)
    return [
        Comment(
            comment_id=ids[index],
            article_id=article_id,
            parent_id=None if parents[index] is None else ids[parents[index]],  # type: ignore[index]
            root_id=ids[roots[index]],
            depth=depths[index],
            position=position,
            author_name=one.author_name or None,
            author_id=one.author_id,
            author_url=one.author_url,
            published_raw=one.published_raw or None,
            text=one.text[:MAX_TEXT] or None,
            likes=one.likes,
            platform=platform,
            is_deleted=one.is_deleted,
            site=urls.site_of(article_url),
            fetched_at=page.fetched_at,
        )
        for position, index in enumerate(order, 1)
        for one in (kept[index],)
    ]


def _without_repeats(found: Sequence[Found]) -> list[Found]:
    """Leave out comments whose platform id was seen before (desktop and mobile copies, overlapping pages)."""
    seen: set[str] = set()
    kept = []
    for one in found:
        if one.key is None or one.key not in seen:
            kept.append(one)
        if one.key is not None:
            seen.add(one.key)
    return kept


def _ids(found: Sequence[Found], platform: str, scope: str, article_id: str) -> list[str]:
    """Return each comment's id: the platform's number, else a hash that does not depend on order or date."""
    seen: Counter[tuple[str, str]] = Counter()
    ids = []
    for one in found:
        if one.key is not None:
            ids.append(":".join(part for part in (platform, scope, one.key) if part))
            continue
        content = (one.author_name or "", one.text)
        seen[content] += 1
        ids.append(f"{platform}:{scope}:{urls.hash_id(article_id, *content, str(seen[content]))}")
    return ids


def _parents(found: Sequence[Found]) -> list[int | None]:
    """Return the index of each comment's parent; None for roots and for parents that are not there."""
    by_object = {id(one): index for index, one in enumerate(found)}
    by_key = {one.key: index for index, one in enumerate(found) if one.key is not None}
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
