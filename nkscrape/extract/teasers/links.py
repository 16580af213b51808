"""Which links lead to other articles of the site, and which to topics, people, services and media."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from nkscrape import urls
from nkscrape.extract import words
from nkscrape.extract.teasers.names import KICKER, part_named
from nkscrape.page import Page

_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|pdf|mp[34]|zip)$", re.IGNORECASE)
_FOREIGN = frozenset(("tag", "author", "sponsored"))
"""What `rel` says of links that lead to no article."""


def article_url(page: Page, link: int) -> str | None:
    """Return the address of another article of this site, None for any other link."""
    reading = page.reading
    href = reading.get(link, "href")
    if not href or href[0] == "#" or not _FOREIGN.isdisjoint(reading.get(link, "rel").split()):
        return None
    url = page.link(href)
    if url is None or _is_kicker(page, link):
        return None
    parts, own = urlsplit(url), urlsplit(page.url)
    if parts.netloc != own.netloc and not urls.same_site(url, page.url):
        return None
    if not parts.query and (not parts.path.strip("/") or own.path.startswith(parts.path.rstrip("/") + "/")):
        return None  # the site's front page, or the section the article is filed under
    if _leads_elsewhere(parts.path):
        return None
    return urls.clean_url(url) if parts.query or parts.fragment else url


@lru_cache(maxsize=4096)
def _leads_elsewhere(path: str) -> bool:
    return bool(words.pages.leads_to_service(path) or _is_topic_path(path) or _FILE.search(path))


def _is_topic_path(path: str) -> bool:
    """Say whether a path is that of a tag, author, section or medium and not of an article filed under one."""
    match = words.pages.topic_path().search(path.rstrip("/") + "/")
    if not match:
        return False
    kind, last = match["kind"].lower(), match["rest"].rstrip("/").rpartition("/")[2]
    never, listings, trees = (words.classes.entries("paths", key) for key in ("never_articles", "listings", "trees"))
    if match["rest"].strip("/").count("/") and not kind.startswith(trees):
        return False
    if kind.startswith(never) or (kind.startswith(listings) and last.isdigit()):
        return True
    return last.count("-") <= 2 and not re.search(r"\d{4}", last)


def _is_kicker(page: Page, link: int) -> bool:
    """Say whether a link is a card's section label."""
    reading = page.reading
    around = reading.parents[link]
    stands_alone = around >= 0 and reading.ends[link] == reading.ends[around] and around == link - 1
    marks = [reading.get(link, "class"), reading.get(around, "class") if stands_alone else ""]
    return any(mark and part_named(mark) == KICKER for mark in marks) and reading.first(link, "img") is None
