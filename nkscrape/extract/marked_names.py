"""Names in elements that are marked as the author's, wherever the article's part of the page has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from nkscrape.extract import words
from nkscrape.extract.data.structured import Stated
from nkscrape.extract.regions import Regions, name_of
from nkscrape.extract.text import elements_at, inline, key_of

MAX_MARKED = 60
"""Marked elements of one page that are looked at."""
MAX_NAMES = 5
"""More names than these are a list of authors, not a byline."""
MAX_NAME = 80
_WORDS = "yline uthor riter utor uteur ontributor eporter edakteur".split()
"""In class names, without their first letter: folding the case of every class costs ten times the search."""
_MARKED = etree.XPath(
    "//*[@class or @rel or @itemprop][@rel='author' or @itemprop='author' or "
    + " or ".join(f"contains(@class, '{word}')" for word in _WORDS)
    + "][not(self::form or self::section or self::article or self::main or self::ul or self::ol or self::body)]"
)
_CJK_NAME = re.compile(r"[\u4e00-\u9fff]{2,5}(?:[ \u3000][\u4e00-\u9fff\u3040-\u30ff]{1,5})?|[\uac00-\ud7a3]{2,4}")
_HEADINGS = ("h2", "h3", "h4")


def marked_names(regions: Regions) -> list[Stated]:
    """Return the names that stand alone in such elements, each once; none where there are too many to be a byline."""
    found: dict[str, str] = {}
    for element in islice(elements_at(_MARKED, regions.root), MAX_MARKED):
        for name in _names_in(element):
            if not _is_elsewhere(element, regions):
                found.setdefault(key_of(name), name)
        if len(found) > MAX_NAMES:
            return []
    return [Stated(name, "text") for name in found.values()]


def _names_in(element: HtmlElement) -> Iterator[str]:
    """Yield the names an element holds: those of its links where it has any, else its own text."""
    links = [link for link in islice(element.iter("a"), 6) if link is not element and inline(link.text)]
    text = inline("".join(islice(element.itertext(), 30)))
    if links and len(text) < MAX_NAME * 3:
        names = (inline("".join(link.itertext())).partition(" |")[0] for link in links)
        yield from filter(is_full_name, names)
    elif len(text) <= MAX_NAME:
        name = words.byline.without_label(text.partition("|")[0]).strip(" :-·•")
        if is_full_name(name) or _CJK_NAME.fullmatch(name):
            yield name


def is_full_name(text: str) -> bool:
    """Whether a text is two to five words that may be a person's name and nothing else."""
    parts = text.split()
    if not 2 <= len(parts) <= 5 or len(text) > MAX_NAME or any(c.isdigit() or c in ':;!?"“„@()' for c in text):
        return False
    return sum(word[0].isupper() for word in parts) >= 2 and not words.lines.is_label(text)


def _is_elsewhere(element: HtmlElement, regions: Regions) -> bool:
    """Whether an element belongs to a menu, a card or a comment, and not to this article."""
    is_stated = element.get("rel") == "author" or element.get("itemprop") == "author"
    for up in (element, *element.iterancestors()):
        if up in regions.around_headline:
            return False
        if is_stated and up.tag in ("aside", "footer"):
            continue
        if (
            up.tag == "article"
            or up in regions.taken
            or (up is not element and "card" in words.classes.kinds_of(name_of(up)))
        ):
            return True
        if up.tag in ("nav", "footer", "aside", "figure", "figcaption"):
            return True
        if up.tag in ("li", "div") and up is not element and next(up.iter(*_HEADINGS), None) is not None:
            return regions.weight.get(up, 0) * 4 < regions.total
    return False
