"""Who wrote the article: the byline as found, and the boxes about its authors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from nkscrape.extract import words
from nkscrape.extract.blocks import Block
from nkscrape.extract.data.structured import Stated, Structured, texts, types
from nkscrape.extract.head import Head
from nkscrape.extract.marked_names import marked_names
from nkscrape.extract.published import is_date_line
from nkscrape.extract.regions import Regions
from nkscrape.extract.signature import signature_in
from nkscrape.extract.text import elements_at, key_of, text_of

_AUTHOR_TAGS = (
    "author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "dc.creator",
    "dcterms.creator", "byl", "cxenseparse:author", "citation_author", "article.author", "authors",
    "article:author_name", "dc.creator",
    "vr:author", "byline", "twitter:data1",
)  # fmt: skip
_IS_MARKED = (
    "[@rel='author' or @itemprop='author' or contains(@class,'yline') or contains(@class,'uthor') or "
    "contains(@class,'autor') or contains(@class,'Autor') or contains(@class,'auteur')]"
)
_MARKED = etree.XPath(f".//*{_IS_MARKED} | .//a[contains(@href,'/author/') or contains(@href,'/autor')]")
_MARKED_ITSELF = etree.XPath(f"self::*{_IS_MARKED}")
_URL = re.compile(r"^(?:https?:)?//|^www\.|@\w+\.\w+$", re.IGNORECASE)
_WORD_BREAK = re.compile(r"[\s/,&]+")
_DURATION = re.compile(r"\d+\s[^\W\d]+\.?(?:\s[^\W\d]+)?")
"""'2 minutes', '5 min read'."""
_MAX_BIO = 500
_BIO_START = 90
"""Characters among which the name of a bio stands."""
_MAX_NAME = 120


def read_byline(structured: Structured, lines: list[Block], head: Head, regions: Regions) -> Stated | None:
    """Return the author names as the page writes them, candidates joined by ' | '; None where it names nobody.

    `lines` are the short blocks before and behind the text.
    """
    persons, others = _stated_authors(structured)
    if persons:
        return _joined(persons)
    houses = {key_of(o.value) for o in others if " " in o.value} | _house_names(structured)
    named_near = (s for s in _marked(head.near) if is_name_line(s.value) or words.byline.is_labelled(s.value))
    for candidates in (_lines(lines), _signed(lines), _marked(head.elements), _bare_names(lines), named_near):
        for candidate in candidates:
            if not _names_house(candidate.value, houses):
                return candidate
    if marked := [s for s in marked_names(regions) if not _names_house(s.value, houses)]:
        return _joined(marked)
    return _joined(others) if others else None


def is_bio(text: str, byline: str | None) -> bool:
    """Whether a closing paragraph introduces one of the authors: 'Jane Doe is a reporter in …'."""
    if not byline or len(text) > _MAX_BIO or not words.byline.is_bio(text):
        return False
    names = (words.byline.without_label(name).strip() for name in byline.split(" | "))
    return any(" " in name and name in text[:_BIO_START] for name in names)


def _names_house(line: str, houses: set[str]) -> bool:
    """Whether a byline names the site itself."""
    key = key_of(words.byline.without_label(line))
    return any(key.startswith(house) for house in houses)


def _house_names(structured: Structured) -> set[str]:
    names = {key_of(t) for t in texts(structured.node.get("publisher"))}
    return (names | {key_of(s.value) for s in structured.tags("og:site_name")}) - {""}


def _bare_names(head: list[Block]) -> Iterator[Stated]:
    """Yield unlinked lines that are names alone: 'Jane Doe', 'Jane Doe/John Roe'."""
    for block in head:
        if not block.linked and not block.is_heading and is_name_line(block.text):
            yield Stated(block.text, "text")


def is_name_line(text: str) -> bool:
    """Whether a line holds nothing but two to eight capitalised words."""
    named = [word for word in _WORD_BREAK.split(text) if word]
    if not 2 <= len(named) <= 8 or len(text) > 80 or any(c.isdigit() or c in ':;!?"“„' for c in text):
        return False
    return all(word[0].isupper() or word in words.byline.particles() for word in named)


@lru_cache(maxsize=4096)
def is_dateline(text: str) -> bool:
    """Whether a line is a byline or a date."""
    if len(text) > 120 or words.lines.ends_sentence(text):
        return False
    end = words.byline.label_end(text)
    names = end > 0 and (len(text) < 40 or not text[end:].lstrip()[:1].islower())
    return names or is_date_line(text)


def _joined(found: list[Stated]) -> Stated:
    seen: dict[str, str] = {}
    for one in found[:30]:
        seen.setdefault(key_of(one.value), one.value)
    return Stated(" | ".join(seen.values()), found[0].source)


def _stated_authors(structured: Structured) -> tuple[list[Stated], list[Stated]]:
    """Return the persons and the organisations the page's data names as authors."""
    persons: list[Stated] = []
    others: list[Stated] = []
    publishers = _house_names(structured)
    for author in _ld_authors(structured):
        for name in texts(author.get("name") if isinstance(author, dict) else author):
            if _is_name(name):
                is_person = key_of(name) not in publishers and not (
                    isinstance(author, dict) and "Organization" in " ".join(types(author))
                )
                (persons if is_person else others).append(Stated(name, "json-ld"))
    if persons:
        return persons, others
    for stated in (*structured.items("author"), *structured.tags(*_AUTHOR_TAGS)):
        if _is_name(stated.value):
            is_house = key_of(stated.value) in publishers or _is_desk(stated.value)
            (others if is_house else persons).append(stated)
            if persons and stated.source != "opengraph":
                break
    return persons, others


def _is_desk(name: str) -> bool:
    """Whether a name is a handle or a part of the house, which persons shown on the page outweigh."""
    return words.byline.is_desk(name) or (" " not in name and name.isascii())


def _ld_authors(structured: Structured) -> Iterator[Any]:
    for name in ("author", "creator"):
        value = structured.node.get(name)
        for one in value[:50] if isinstance(value, list) else [value]:
            resolved = structured.resolve(one)
            if isinstance(resolved, list):
                yield from resolved[:50]
            elif resolved:
                yield resolved
        if value:
            return


def _is_name(text: str) -> bool:
    if _URL.search(text) or words.lines.is_credit(text):
        return False
    return 1 < len(text) <= 300 and any(c.isalpha() for c in text)


def _marked(around: Iterable[HtmlElement]) -> Iterator[Stated]:
    """Yield the texts of elements near the headline that are marked as the author's."""
    for element in around:
        inner = elements_at(_MARKED, element)[:20]
        for marked in inner or elements_at(_MARKED_ITSELF, element):
            text = text_of(marked)
            if not inner and (text.endswith(":") or any(map(str.isdigit, text))):
                continue
            if _DURATION.fullmatch(text):
                continue
            text = _linked_names(marked, text) or text
            if 2 < len(text) <= _MAX_NAME and any(c.isalpha() for c in text) and not words.lines.is_label(text):
                yield Stated(text, "text")


def _linked_names(element: HtmlElement, text: str) -> str:
    """Return the names of the links inside that are the authors' where only other words stand behind the first."""
    links = (text_of(link) for link in element.iter("a") if link is not element and link.get("rel") == "author")
    names = list(dict.fromkeys(filter(None, links)))
    behind = text.partition(names[0])[2].strip() if names else ""
    return " | ".join(names) if behind and not words.byline.joins_names().search(behind) else ""


def _signed(head: list[Block]) -> Iterator[Stated]:
    """Yield the authors' part of lines near the headline that hold more: date, place, desk."""
    for block in head:
        for line in block.text.split("\n"):
            if not words.lines.ends_sentence(line) and (found := signature_in(line)):
                yield Stated(found, "text")


def _lines(head: list[Block]) -> Iterator[Stated]:
    """Yield lines such as 'By Jane Doe' near the headline."""
    for block in head:
        for line in block.text.split("\n"):
            if len(line) <= _MAX_NAME and words.byline.is_labelled(line):
                yield Stated(words.byline.line_end().split(line)[0], "text")
