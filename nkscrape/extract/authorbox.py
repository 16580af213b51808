"""The boxes about its authors that stand under an article: name, bio and profile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from lxml.html import HtmlElement

from nkscrape.extract import words
from nkscrape.extract.blocks import Block, read_blocks
from nkscrape.extract.text import inline, key_of, text_of
from nkscrape.items import Author
from nkscrape.page import Page

MAX_BOXES = 20
"""Author boxes of one page that are read."""
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_OPAQUE = "div p span strong b td th dt font caption legend center".split()


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
    if _says_author_in_english(page) or (thorough and _is_hinted(page)):
        elements = page.root.iter(*_HEADINGS, *_OPAQUE)
    for element in elements:
        text = element.text
        if text and words.headings.announces_author(text.strip()):
            yield element


def _says_author_in_english(page: Page) -> bool:
    body = page.body.lower()
    return any(hint.encode() in body for hint in words.headings.author_hints("en"))


def _is_hinted(page: Page) -> bool:
    """Whether a page holds words that title an author box in its language; all languages where it names none."""
    language = (page.root.get("lang") or "").lower()[:2]
    text = page.text.lower()
    return any(hint in text for hint in words.headings.author_hints(language))


def _author_in_box(page: Page, heading: HtmlElement, byline: str) -> Author | None:
    """Return the author a box describes: first line the name, the rest the bio."""
    name = words.headings.author_announced(inline(heading.text))
    for blocks in _boxes_around(heading):
        lines = [line for b in blocks for line in b.text.split("\n") if line and not words.lines.is_label(line)]
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
    names = (words.byline.without_label(name).strip() for name in byline.split(" | "))
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
