"""What a teaser's card shows beside its headline: excerpt, date and image."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from lxml.html import HtmlElement

from nkscrape.extract import words
from nkscrape.extract.comments.stamps import is_stamp, stamp_of
from nkscrape.extract.teasers.names import names_kicker
from nkscrape.extract.text import inline, paragraphs
from nkscrape.page import Page

MIN_EXCERPT = 25
_IMAGES = ("data-src", "data-lazy-src", "data-original", "data-lazy", "data-full-src", "data-image", "src")


def _inside(parts: list[HtmlElement], *tags: str) -> Iterator[HtmlElement]:
    return chain.from_iterable(part.iter(*tags) for part in parts)


def date_of(parts: list[HtmlElement]) -> str | None:
    """Return the date a card shows."""
    for element in _inside(parts, "time", "span", "div", "p", "small", "li", "abbr", "em", "i", "font"):
        if element.tag == "time" or (
            element.get("class") and "card_date" in words.classes.kinds_of(element.get("class", ""))
        ):
            stamp = stamp_of(element)
            if stamp and (element.tag == "time" or is_stamp(stamp) or stamp[:4].isdigit()):
                return stamp
        elif len(element) == 0 and element.text and len(element.text) < 60 and is_stamp(inline(element.text)):
            return inline(element.text)
    return next((line for line in _lines(parts) if len(line) < 60 and is_stamp(line)), None)


def _lines(parts: list[HtmlElement]) -> Iterator[str]:
    """Yield the lines of a card that stand bare between line breaks."""
    for part in parts:
        if next(part.iter("br"), None) is not None:
            yield from filter(None, paragraphs(part).split("\n"))


def image_of(page: Page, parts: list[HtmlElement]) -> str | None:
    """Return the card's image, past the placeholders of lazy loading."""
    for image in _inside(parts, "img"):
        for name in _IMAGES:
            value = (image.get(name) or "").strip()
            if value and not value.startswith("data:"):
                return page.link(value)
        candidates = (image.get("data-srcset") or image.get("srcset") or image.get("data-lazy-srcset") or "").split()
        if candidates:
            return page.link(candidates[0])
    return None


def _may_be_excerpt(line: str, title: str) -> bool:
    return len(line) >= 2 * MIN_EXCERPT and line not in title and title not in line and not is_stamp(line)


def excerpt_of(
    parts: list[HtmlElement], title: str, title_element: HtmlElement | None
) -> tuple[str | None, bool | None]:
    """Return the text under a card's headline without its closing ellipsis, and whether it had one."""
    named = plain = ""
    around_title = {*title_element.iterancestors(), title_element} if title_element is not None else set()
    for element in _inside(parts, "p", "div", "span", "dd"):
        if element in around_title or named:
            continue
        mark = element.get("class") or ""
        text = " ".join(line for line in paragraphs(element).split("\n") if line and not is_stamp(line))
        if len(text) < MIN_EXCERPT or text in title or title in text or (mark and names_kicker(mark)):
            continue
        if element.tag == "p" or "excerpt" in words.classes.kinds_of(mark):
            named = text
        elif not plain and len(text) >= 2 * MIN_EXCERPT and len(element) == 0:
            plain = text
    text = named or plain or next((line for line in _lines(parts) if _may_be_excerpt(line, title)), "")
    if not text:
        return None, None
    shorter = words.pages.cut_off().sub("", text)
    return shorter, shorter != text
