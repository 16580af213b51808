"""Whether a heading like 'More from X' speaks of the article's own section or topic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from nkscrape.extract import words
from nkscrape.extract.text import inline, key_of
from nkscrape.page import Page

MIN_TEXT = 80
"""Characters of a paragraph that is part of a text."""
_WORD = re.compile(r"[^\W_]+")
_META = """article:section article:tag og:article:section og:article:tag section news_keywords keywords
    parsely-section parsely-tags""".split()
_LD = ("articleSection", "keywords", "about")


def is_own_topic(page: Page, name: str) -> bool:
    """Say whether `name` is a section, tag or topic of the article, a folder of its address, or in its headline."""
    if key_of(name) in _publisher(page):
        return False
    if _is_in_headline(page, name):
        return True
    first, _, rest = name.partition(" ")
    bare = rest if first in words.text.articles() else name
    return bool({_stem(name), _stem(bare)} & set(map(_stem, _topics(page))))


def _stem(name: str) -> str:
    """Return what 'Sport' and 'sports' share."""
    return key_of(name).removesuffix("s")


def _is_in_headline(page: Page, name: str) -> bool:
    """Say whether a name stands word for word in the headline, or in the last part of the address."""
    slug = unquote(urlsplit(page.canonical_url).path.rstrip("/").rpartition("/")[2])
    headlines = [" ".join(h1.itertext()) for h1 in page.landmarks["h1"][:2]]
    return any(
        f" {_words(name)} " in f" {_words(text)} " for text in (slug, *headlines, *page.meta.get("og:title", ()))
    )


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def is_in_text(heading: HtmlElement) -> bool:
    """Say whether an element stands between the paragraphs of a text."""
    for around in islice(heading.iterancestors(), 4):
        long = (p for p in around.iterchildren("p") if len(inline("".join(islice(p.itertext(), 20)))) > MIN_TEXT)
        if len(list(islice(long, 3))) == 3:
            return True
    return False


def _publisher(page: Page) -> set[str]:
    """Return the names of the site and the article's authors: 'More from The Gazette' heads its footer."""
    names = [page.site.partition(".")[0], *page.meta.get("og:site_name", ()), *page.meta.get("author", ())]
    names.extend(text for one in page.json_ld for text in _texts(one.get("author")))
    return {key_of(name) for name in names} | {key_of(name.casefold().removeprefix("the ")) for name in names}


def _topics(page: Page) -> Iterator[str]:
    for name in _META:
        for value in page.meta.get(name, ()):
            yield from (value, *value.split(","))
    for one in page.json_ld:
        for name in _LD:
            yield from _texts(one.get(name))
    path = urlsplit(page.canonical_url).path
    yield from (unquote(folder) for folder in path.split("/")[1:-1])
    for link in page.root.iter("a"):
        if "tag" in (link.get("rel") or "").split() or _is_crumb(link):
            yield "".join(link.itertext())


def _is_crumb(link: HtmlElement) -> bool:
    return any(
        "breadcrumb" in (around.get("class") or "").lower() for around in (link, *islice(link.iterancestors(), 4))
    )


def _texts(value: Any) -> Iterator[str]:
    """Yield the strings or names of a JSON-LD value."""
    for one in value[:50] if isinstance(value, list) else [value]:
        text = one.get("name") if isinstance(one, dict) else one
        if isinstance(text, str):
            yield from (text, *text.split(","))
