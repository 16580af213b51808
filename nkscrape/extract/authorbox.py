"""The boxes about its authors that stand under an article: name, bio and profile."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml.html import HtmlElement

from nkscrape.extract import clutter
from nkscrape.extract.blocks import Block, read_blocks
from nkscrape.extract.text import inline, key_of, text_of
from nkscrape.items import Author
from nkscrape.page import Page

MAX_BOXES = 20
"""Author boxes of one page that are read."""
_ABOUT = re.compile(
    r"^\W*(?:about (?:the |this )?(?:authors?|writers?)|about (?P<name>[A-Z]\S+(?: \S+){1,3})|"
    r"(?:über (?:den|die|unsere)|zur|zum|der|die) autor(?:in|en)?|"
    r"(?:à propos de )?l['’]auteure?|sobre (?:el|la|los) autore?s?a?|sobre o autor|sull['’]autore|o autor(?:ze|ce|ach)|"
    r"об авторе|yazar hakkında|글쓴이 소개|기자 소개|著者(?:紹介|について)|作者简介)\W*$",
    re.IGNORECASE,
)
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_OPAQUE = "div p span strong b td th dt font caption legend center".split()
_ENGLISH_HINT = re.compile(rb"bout (?:[Tt]he|this) (?:[Aa]uthor|[Ww]riter)")
_HINTS = {
    "de": ("ber den Autor", "ber die Autor", "Zum Autor", "Zur Autor", "Der Autor", "Die Autor"),
    "fr": ("'auteur", "’auteur"),
    "es": ("bre el autor", "bre la autora"),
    "pt": ("bre o autor",),
    "it": ("ull'autore", "ull’autore"),
    "ru": ("б авторе",),
    "tr": ("yazar hakk",),
    "ko": ("글쓴이", "기자 소개"),
    "ja": ("著者",),
    "zh": ("作者",),
}
"""One of these stands in every page with such a box: a search that spares most pages the walk."""


def announces_author(text: str) -> bool:
    """Whether a line is the heading of an author box."""
    return len(text) < 60 and bool(_ABOUT.match(text))


def read_author_boxes(page: Page, byline: str | None = None, *, thorough: bool) -> Iterator[Author]:
    """Yield the authors that 'About the author' boxes describe, each once.

    `byline`: the names as found, for boxes that give none on a line of its own.

    `thorough`: look for a box's title beyond heading tags in every language, not in English alone.
    """
    seen: set[str] = set()
    for heading in islice(_about_headings(page, thorough=thorough), MAX_BOXES):
        author = _author_in_box(page, heading, byline or "")
        if author and author.name not in seen:
            seen.add(author.name)
            yield author


def _about_headings(page: Page, *, thorough: bool) -> Iterator[HtmlElement]:
    elements: Iterable[HtmlElement] = (element for tag in _HEADINGS for element in page.landmarks[tag])
    if _ENGLISH_HINT.search(page.body) or (thorough and _is_hinted(page)):
        elements = page.root.iter(*_HEADINGS, *_OPAQUE)
    for element in elements:
        text = element.text
        if text and len(text) < 60 and _ABOUT.match(text.strip()):
            yield element


def _is_hinted(page: Page) -> bool:
    """Whether a page holds words that title an author box in its language; all languages where it names none."""
    language = (page.root.get("lang") or "").lower()[:2]
    groups = [_HINTS[language]] if language in _HINTS else [] if language else _HINTS.values()
    return any(hint in page.text for hints in groups for hint in hints)


def _author_in_box(page: Page, heading: HtmlElement, byline: str) -> Author | None:
    """Return the author a box describes: first line the name, the rest the bio."""
    named = _ABOUT.match(inline(heading.text))
    name = named.group("name") if named else None
    for blocks in _boxes_around(heading):
        lines = [line for b in blocks for line in b.text.split("\n") if line and not clutter.CLUTTER.match(line)]
        if lines and not name:
            name = _opening_name(lines[0], byline) or (lines.pop(0) if len(lines[0].split()) <= 6 else None)
        if name and lines:
            bio = lines[0] if len(lines[0]) > len(name) else None
            return Author(
                name=name, bio=bio, profile_url=_profile(page, blocks, name), site=page.site, fetched_at=page.fetched_at
            )
    return None


def _opening_name(bio: str, byline: str) -> str | None:
    """Return the name of the byline that a bio opens with."""
    names = (clutter.BYLINE.sub("", name).strip() for name in byline.split(" | "))
    found = next((name for name in names if " " in name and bio.casefold().startswith(name.casefold())), "")
    return bio[: len(found)] or None if len(bio) > len(found) else None


def _boxes_around(heading: HtmlElement) -> Iterator[list[Block]]:
    """Yield what follows a heading, in ever larger boxes."""
    box: HtmlElement | None = heading
    found: list[Block] = []
    for _ in range(4):
        if box is None or box.tag == "body":
            return
        for sibling in box.itersiblings():
            found.extend(read_blocks(sibling, lambda node: False))
            if len(found) > 1:
                break
        if found:
            yield found
        box = box.getparent()


def _profile(page: Page, blocks: list[Block], name: str) -> str | None:
    for block in blocks[:4]:
        for link in block.element.iter("a"):
            if key_of(name) in key_of(text_of(link)):
                return page.link(link.get("href"))
    return None
