"""The date a page shows where its data states none: behind a label, in the one `time`, by the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from nkscrape.extract import words
from nkscrape.extract.data.structured import Stated
from nkscrape.extract.regions import Regions, name_of
from nkscrape.extract.text import inline

MAX_LINE = 200
MAX_TEXTS = 20_000
"""Pieces of a page's text that are looked at."""
ABOVE = 8
"""Pieces of text above the headline among which its date may stand."""
HEAD_SHARE = 3
"""A headline's own box holds less than a third of the text: one with the text may hold a masthead and today's date."""
_TEXTS = etree.XPath("//body//text()")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def dates_around(regions: Regions, headline: HtmlElement | None) -> Iterator[Stated]:
    """Yield the dates a page shows for its article outside the lines next to the text, most telling first."""
    texts = cast("list[etree._ElementUnicodeResult]", _TEXTS(regions.root))[:MAX_TEXTS]
    shown = [text for text in texts if text and not text.isspace()]
    dated = [i for i, text in enumerate(shown) if len(text) < MAX_LINE and words.dates.full().search(text)]
    yield from (_stated(shown[i]) for i in dated if _is_labelled(shown, i) and _is_own(shown[i], regions))
    times = [time for time in regions.root.iter("time", "abbr") if _ISO.match(_machine_date(time))]
    own = [time for time in times if not _is_foreign(time, regions)]
    if own and len({_machine_date(time)[:10] for time in own}) == 1:
        yield Stated(inline(_machine_date(own[0])), "text")
    if headline is not None:
        yield from _by_headline(shown, dated, headline, regions)


def line_around(text: str, found: re.Match[str]) -> str:
    """Return the line a date stands in; the date alone where the line says more."""
    line = next(line for line in text.split("\n") if found.group() in line or "\n" in found.group())
    return line if len(line) < 60 else line[max(0, found.start() - 4) : found.end() + 14]


def _by_headline(
    shown: list[etree._ElementUnicodeResult], dated: list[int], headline: HtmlElement, regions: Regions
) -> Iterator[Stated]:
    """Yield the dates in the headline's own box, right above it or in it: a masthead stands further out."""
    inside = set(headline.iter())
    first = next((i for i, text in enumerate(shown) if _holder(text) in inside), None)
    if first is None:
        return
    box = list(takewhile(lambda up: regions.weight.get(up, 0) * HEAD_SHARE < regions.total, headline.iterancestors()))
    for i in reversed([i for i in dated if first - ABOVE <= i <= first + 3]):
        holder = _holder(shown[i])
        near = holder in inside or (holder is not None and any(up in box for up in holder.iterancestors()))
        found = words.dates.full().search(shown[i])
        if found and near and len(found[0]) * 3 > len(shown[i].strip()) and not _is_foreign(holder, regions):
            yield _stated(shown[i])


def _stated(text: str) -> Stated:
    text = inline(text)
    found = words.dates.full().search(text)
    return Stated(line_around(text, found) if found else text, "text")


def _holder(text: etree._ElementUnicodeResult) -> HtmlElement | None:
    """Return the element a piece of text stands in."""
    parent = text.getparent()
    return parent.getparent() if parent is not None and text.is_tail else parent


def _is_labelled(shown: list[etree._ElementUnicodeResult], i: int) -> bool:
    """Say whether 'Published on' or the like stands right before a date."""
    found = words.dates.full().search(shown[i])
    before = shown[i][: found.start()] if found else ""
    label = before if before.strip(" \n\t(") else shown[i - 1] if i else ""
    return words.dates.ends_with_label(str(label))


def _is_own(text: etree._ElementUnicodeResult, regions: Regions) -> bool:
    return not _is_foreign(_holder(text), regions)


def _is_foreign(element: HtmlElement | None, regions: Regions) -> bool:
    """Say whether an element belongs to a menu, a box, a comment or another article's teaser."""
    if element is None:
        return True
    for up in (element, *element.iterancestors()):
        if up in regions.around_headline:
            return False
        is_card = up.tag in ("a", "article") or (up.tag == "li" and next(up.iter("a"), None) is not None)
        if is_card or regions.outside_head(up) or "teaser" in name_of(up).lower():
            return True
    return False


def _machine_date(time: HtmlElement) -> str:
    return time.get("datetime") or (time.get("title") or "" if "published" in (time.get("class") or "") else "")
