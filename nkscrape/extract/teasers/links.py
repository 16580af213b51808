"""Which links of a block lead to other articles of the site, and which to topics, people, services and media."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from nkscrape import urls
from nkscrape.extract import words
from nkscrape.extract.teasers.names import names_kicker, names_title
from nkscrape.page import Page

_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|pdf|mp[34]|zip)$", re.IGNORECASE)


def article_url(page: Page, link: HtmlElement) -> str | None:
    """Return the address of another article of this site, None for any other link."""
    href = link.get("href") or ""
    rel = link.get("rel")
    if href.startswith("#") or (rel and not {"tag", "author", "sponsored"}.isdisjoint(rel.split())):
        return None
    url = page.link(href)
    if url is None:
        return None
    parts = urlsplit(url)
    if parts.netloc != urlsplit(page.url).netloc and not urls.same_site(url, page.url):
        return None
    if parts.path in ("", "/") and not parts.query:
        return None
    if (
        words.pages.leads_to_service(parts.path)
        or _is_topic_path(parts.path)
        or _FILE.search(parts.path)
        or _is_kicker(link)
    ):
        return None
    if not parts.query and urlsplit(page.url).path.startswith(parts.path.rstrip("/") + "/"):
        return None  # the section the article is filed under
    return urls.clean_url(url) if parts.query or parts.fragment else url


def _is_topic_path(path: str) -> bool:
    """Say whether a path is that of a tag, author, section or medium and not of an article filed under one."""
    match = words.pages.topic_path().search(path.rstrip("/") + "/")
    if not match:
        return False
    kind, last = match["kind"].lower(), match["rest"].rstrip("/").rpartition("/")[2]
    if match["rest"].strip("/").count("/"):
        return False
    never, listings = (words.classes.entries("paths", key) for key in ("never_articles", "listings"))
    if kind.startswith(never) or (kind.startswith(listings) and last.isdigit()):
        return True
    return last.count("-") <= 2 and not re.search(r"\d{4}", last)


def _is_kicker(link: HtmlElement) -> bool:
    """Say whether a link is a card's section label."""
    parent = link.getparent()
    marks = [link.get("class"), parent.get("class") if parent is not None and len(parent) == 1 else None]
    return any(mark and names_kicker(mark) and not names_title(mark) for mark in marks) and link.find(".//img") is None
