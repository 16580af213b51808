"""Per-post comment feeds (RSS 2.0, Atom): the newest comments. WordPress has one behind each post.

An answer begins with a line that links to what it answers ('In reply to ...'): the parent, and no text.
https://developer.wordpress.org/advanced-administration/wordpress/feeds/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

from lxml import etree

from nkscrape.extract import words
from nkscrape.extract.reading.text import inline
from nkscrape.extract.threads import answers
from nkscrape.extract.threads.thread import Found, Thread
from nkscrape.page import Follow, Page

KIND = "comments.wordpress_feed"
MAX_ENTRIES = 2000
"""Comments of one feed that are read; WordPress shows ten unless told otherwise."""
_KEY = re.compile(r"#comment-(\d{1,20})|[?&]comment(?:_id)?=(\d{1,20})")
_ANSWERS = re.compile(
    r"""\s*<p>[^<]{0,60}<a href=["'][^"'<>]{0,1000}#comment-(\d{1,20})["']>[^<]{0,200}</a>[^<]{0,20}</p>"""
)


def follows(page: Page) -> Iterator[Follow]:
    """Yield the feed that the page names and that lies under its own address."""
    own = urlsplit(page.canonical_url).path.rstrip("/")
    for i in page.reading.elements("link"):
        if page.reading.get(i, "type") in ("application/rss+xml", "application/atom+xml"):
            url = page.link(page.reading.get(i, "href"))
            path = urlsplit(url).path if url else ""
            if own and path.startswith(own + "/feed"):
                yield Follow(url=url or "", kind=KIND, article_url=page.canonical_url)
                return


def read(page: Page, follow: Follow) -> Thread | None:
    """Return the feed's comments, oldest first. Whether older ones exist it does not say."""
    root = answers.xml_of(page)
    if root is None or etree.QName(root).localname.lower() not in ("rss", "rdf", "feed"):
        return None
    entries = list(islice(root.iter("{*}item", "{*}entry"), MAX_ENTRIES))
    found = [one for one in map(_found, reversed(entries)) if not words.comments.is_echo(one.text)]
    thread = answers.thread_of(page, follow, found, None)
    thread.complete = None
    return thread


def _found(entry: etree._Element) -> Found:
    address = _text(entry, "guid") + " " + _text(entry, "link")
    match = _KEY.search(address)
    source = _text(entry, "encoded") or _text(entry, "content") or _text(entry, "description")
    answered = _ANSWERS.match(source)
    return Found(
        text=answers.text_of_html(source[answered.end() :] if answered else source),
        key=(match[1] or match[2]) if match else None,
        parent_key=answered[1] if answered else None,
        author_name=inline(
            _text(entry, "creator") or _text(entry, "name") or words.byline.without_label(_text(entry, "title"))
        ),
        published_raw=_text(entry, "pubDate") or _text(entry, "published") or _text(entry, "updated") or None,
    )


def _text(entry: etree._Element, name: str) -> str:
    for element in entry.iter(f"{{*}}{name}"):
        return (element.text or element.get("href") or "").strip()
    return ""
