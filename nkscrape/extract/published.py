"""Publication and modification dates as the page writes them: the raw string that says most."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from lxml import etree
from lxml.html import HtmlElement

from nkscrape.extract import words
from nkscrape.extract.blocks import Block
from nkscrape.extract.data.structured import Stated, Structured, texts, types
from nkscrape.extract.head import Head
from nkscrape.extract.regions import Regions
from nkscrape.extract.shown_date import dates_around, line_around
from nkscrape.extract.text import elements_at, inline

_PUBLISHED_TAGS = (
    "article:published_time", "og:article:published_time", "og:published_time", "article:published", "datepublished",
    "published_time", "publish-date", "publishdate", "publish_date", "pubdate", "publication_date", "date.published",
    "dcterms.created", "dcterms.date", "dcterms.issued", "dc.date.issued", "dc.date.created", "dc.date", "dc.created",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "citation_publication_date", "citation_date",
    "vr:published_time", "rnews:datepublished", "article.published", "article_date_original", "originalpublicationdate",
    "bt:pubdate", "date", "article.created", "created", "timestamp",
)  # fmt: skip
_MODIFIED_TAGS = (
    "article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified", "dcterms.modified",
    "dc.date.modified", "article.updated", "last-modified", "lastmod", "article:modified", "revised", "date.modified",
)  # fmt: skip
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}|\d{8}T")
_TIME = re.compile(r"\d{1,2}:\d{2}")
_NUMBER = re.compile(r"(?<![\d:])\d{1,2}(?![\d:])")
_ZONE = re.compile(r"(?:Z|[+-]\d{2}:?\d{2}|UTC|GMT)\s*$")
_UTC = re.compile(r"T\d{1,2}:\d{2}\S*(?:Z|[+-]00:?00)$")
_URL_DATE = re.compile(
    r"^https?://[^/]+/(?:[^?#]*/)?((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])(?:[/-]?(0[1-9]|[12]\d|3[01]))?(?=[/-])"
)
_TIMES = etree.XPath(".//time | .//*[@itemprop='datePublished']")
_DATED = etree.XPath(
    ".//*[contains(@class, 'date') or contains(@class, 'Date') or contains(@class, 'published') or "
    "contains(@class, 'meta') or contains(@class, 'time') or contains(@class, 'datum') or contains(@class, 'fecha')]"
)
_MAX_LINE = 200
_SHORT = 90
"""Characters of a line that says when, and perhaps by whom; a caption with a date is longer."""


def read_published(
    structured: Structured, lines: list[Block], head: Head, regions: Regions, headline: HtmlElement | None
) -> Stated | None:
    """Return the publication date: the first source's day, in the wording of the source that gives most of it.

    A time in UTC is joined by the line that shows another day, for the site shows its own. `lines` are the short
    blocks before and behind the text.
    """
    stated = [
        *structured.ld("datePublished", "dateCreated", "uploadDate"),
        *structured.items("datePublished"),
        *structured.tags(*_PUBLISHED_TAGS),
    ]
    if not stated:
        stated = [
            Stated(t, "json-ld")
            for o in structured.objects
            if "WebPage" in types(o)
            for t in texts(o.get("datePublished"))
        ]
    stated = [s for s in stated if any(c.isdigit() for c in s.value) and len(s.value) < 100]
    if not stated or _exactness(stated[0].value) < 2:
        unstated = chain(_shown(lines, head), _beside(head, regions), dates_around(regions, headline))
        stated.extend(_shown(lines, head) if stated else islice(unstated, 1))
    if not stated:
        return None
    first = stated[0]
    same_day = [s for s in stated if _day(s.value) == _day(first.value)]
    best = max(same_day, key=lambda s: _exactness(s.value))
    if best.source == "text" or not _UTC.search(best.value):
        return best
    lines = [block for block in head.blocks if len(block.text) < _SHORT]
    shown = next((s.value for s in chain(_shown(lines, head), _beside(head, regions)) if _is_local(s.value)), "")
    day = "".join(filter(str.isdigit, _day(best.value)))[6:8].lstrip("0")
    says_so = day in (number.lstrip("0") for number in _NUMBER.findall(shown))
    return Stated(f"{best.value} | {shown}", best.source) if shown and not says_so else best


def _is_local(value: str) -> bool:
    """Say whether a date shown is one in the site's own time, and not that of a change."""
    return not _UTC.search(value) and not words.dates.speaks_of_change(value)


def date_in_address(url: str) -> Stated | None:
    """Return the day or month an article's address carries: the last resort."""
    found = _URL_DATE.search(url)
    return Stated("-".join(filter(None, found.groups())), "url") if found else None


def read_modified(structured: Structured) -> Stated | None:
    """Return when the page says it was last changed."""
    stated = [*structured.ld("dateModified"), *structured.items("dateModified"), *structured.tags(*_MODIFIED_TAGS)]
    return next((s for s in stated if any(c.isdigit() for c in s.value) and len(s.value) < 100), None)


def is_date_line(text: str) -> bool:
    """Whether a short line holds a date and hardly anything else."""
    return len(text) < 90 and bool(words.dates.full().search(text) or words.dates.opens_stamp(text))


def _shown(lines: list[Block], head: Head) -> Iterator[Stated]:
    """Yield the dates a reader sees between headline and text, then those behind it."""
    for element in head.elements:
        for time in elements_at(_TIMES, element)[:20]:
            yield from _time_value(time)
    for block in lines:
        if len(block.text) < _MAX_LINE and (found := words.dates.full().search(block.text)):
            yield Stated(line_around(block.text, found), "text")


def _beside(head: Head, regions: Regions) -> Iterator[Stated]:
    """Yield the dates around the headline, those of a masthead above it, of comments and teasers left out."""
    others = head.above | regions.taken
    for element in head.near:
        for time in [*islice(element.iter("time"), 10), *elements_at(_DATED, element)[:30]]:
            if others.isdisjoint((time, *time.iterancestors())):
                yield from _time_value(time)


def _time_value(time: HtmlElement) -> Iterator[Stated]:
    value = time.get("datetime") or time.get("content") or time.get("title") or ""
    if _DATE.search(value):
        yield Stated(inline(value), "text")
    elif len(text := inline("".join(time.itertext()))) < _MAX_LINE and (found := words.dates.full().search(text)):
        yield Stated(line_around(text, found), "text")


def _day(value: str) -> str:
    found = _DATE.search(value)
    return found.group()[:10] if found else value


def _exactness(value: str) -> int:
    """Return 3 for an instant, 2 for a local time, 1 for a date."""
    if not _TIME.search(value):
        return 1
    return 3 if _ZONE.search(value) else 2
