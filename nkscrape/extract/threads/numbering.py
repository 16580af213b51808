"""How far a platform's comment numbers reach: what an id must hold besides the number to mean one comment alone.

Facts of the platforms, one line each. Who is not listed, and hand-made markup of which nobody knows, may count from one
on every page: there the article is part of the id.
"""

from __future__ import annotations

from nkscrape import urls

UNKNOWN = "html"
"""What stands for the platform in ids of comments whose markup is nobody's in particular."""
EVERYWHERE = frozenset(
    (
        "disqus",  # post ids are Disqus's own, over all forums
        "blogger",  # 64-bit ids of the service
        "hyvor",  # hosted, one sequence
        "viafoura",  # hosted, UUIDs
        "openweb",  # hosted, `sp_…` ids
    )
)
"""Platforms that number comments across all their sites."""
ON_THE_SITE = frozenset(
    (
        "wordpress",  # wp_comments.comment_ID, one sequence per blog
        "wpdiscuz",  # WordPress's own comment_ID
        "drupal",  # comment.cid, one sequence per site
        "spip",  # spip_forum.id_forum, one sequence per site
        "discourse",  # posts.id, or topic-number; what its crawler pages print counts within a topic (`Found.is_local`)
        "isso",  # comments.id, one sequence per server
        "remark42",  # UUIDs
        "coral",  # UUIDs
    )
)
"""Platforms that number comments across one site."""


def is_known(platform: str | None) -> bool:
    """Say whether a platform's numbers are known to mean one comment each beyond its page."""
    return platform in EVERYWHERE or platform in ON_THE_SITE


def scope(platform: str | None, article_url: str) -> str:
    """Return what an id says of where its comment stands: the host, nothing where the platform counts everywhere."""
    return "" if platform in EVERYWHERE else urls.host_of(article_url).removeprefix("www.")


def numbered_id(platform: str | None, article_url: str, number: str, *, is_local: bool = False) -> str:
    """Return the id of a numbered comment: `platform:scope:number`, the article before the number where it must."""
    within = "" if is_known(platform) and not is_local else urls.article_id(article_url)
    return ":".join(filter(None, (platform or UNKNOWN, scope(platform, article_url), within, number)))
