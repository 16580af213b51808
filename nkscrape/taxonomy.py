"""Addresses of what groups articles and is none: topics, categories, authors, attachments; and the sitemaps of those.

Judged by the forms that publishing systems give such addresses, never by a word alone: a section of a site may be
called anything, and what lies deeper, `/category/asia/a-story/`, may be one.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_GROUPS = (
    r"tags?|post[_-]tags?|categor(?:y|ies)|post[_-]categor(?:y|ies)|taxonom(?:y|ies)|post[_-]formats?|"
    r"authors?|users?|attachments?"
)
_SITEMAP = re.compile(
    rf"wp-sitemap-(?:taxonomies|users)-[\w-]*\.xml|(?:[\w-]*[_-])?(?:{_GROUPS})[_-]sitemap(?:-?\d+)?\.xml|"
    rf"sitemap[_-](?:{_GROUPS}|tax(?:-[\w-]+)?)(?:-?\d+)?\.xml",
    re.IGNORECASE,
)
"""WordPress itself; Yoast, Rank Math, SEOPress (`post_tag-sitemap2.xml`); Ghost, All in One SEO, Jetpack and others."""
_PATH = re.compile(r"/(?:tags?|categor(?:y|ies)|authors?|users?)/[^/]+(?:/page/\d+)?|/[^?]*/attachment/[^/]+", re.I)
_QUERY = re.compile(r"(?:cat|tag|tag_id|author|author_name|category_name|attachment_id|s)=[^&]+(?:&paged=\d+)?")


def groups_articles(url: str) -> bool:
    """Say whether an address is that of a topic, category, author or attachment and of no article."""
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    if _PATH.fullmatch(path):
        return True
    return not path and _QUERY.fullmatch(parts.query) is not None


def is_sitemap_of_groups(url: str) -> bool:
    """Say whether a sitemap, by the name its publishing system gave it, lists what groups articles."""
    name = urlsplit(url).path.rpartition("/")[2]
    return _SITEMAP.fullmatch(name.removesuffix(".gz")) is not None
