"""Sitemaps and feeds: XML a site publishes about itself, in; candidate URLs, out. Pure and bounded.

Formats: sitemaps.org 0.9 (urlset, index), Google News sitemaps, RSS 2 and 1, Atom (RFC 4287), all perhaps gzipped.
What is hostile or broken is read as far as it goes (`loose_xml`), and a source that was not read to its end says so.
"""

from __future__ import annotations

import dataclasses
import re
import zlib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Literal

from nkscrape import limits, urls
from nkscrape.loose_xml import TOO_LONG, Entries, Entry, names_source
from nkscrape.times import parse_time

_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])(?:[/-]?(0[1-9]|[12]\d|3[01]))?(?=\D)")
_CHUNK = 65_536
_START = 4096
"""Bytes in which a source's first tag must stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A URL that may be an article, and what its source says about it."""

    url: str
    lastmod: datetime | None = None
    """Last change as a UTC instant; a source that gives a day alone means its start in UTC."""
    published: date | None = None
    """Publication date as the source writes it."""
    published_at: datetime | None = None


@dataclass(slots=True, kw_only=True)
class Found:
    """What one sitemap, feed or listing leads to."""

    articles: list[Candidate] = field(default_factory=list)
    sources: list[Candidate] = field(default_factory=list)
    """Sitemaps of an index, with their last change."""
    next_url: str | None = None
    """The following page of a paged feed or listing."""
    cut: str | None = None
    """Why the source was not read to its end; what was read counts."""


def newest_first(articles: list[Candidate]) -> list[Candidate]:
    """Return candidates by the latest that is known of their dates; what has none keeps its place behind them."""

    def dates(article: Candidate) -> tuple[datetime, datetime]:
        stated = url_date(article.url)
        day = article.published or (stated[0] if stated else None)
        start = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None
        changed = article.lastmod or datetime.min.replace(tzinfo=UTC)
        return article.published_at or start or changed, changed

    return sorted(articles, key=dates, reverse=True)


def is_xml_source(body: bytes) -> bool:
    """Say whether a body is a sitemap or feed, by its first tags."""
    return names_source(gunzip(body[:_CHUNK], 2 * _START).lstrip(b"\xef\xbb\xbf \t\r\n")[:_START])


def read_source(body: bytes, url: str, now: datetime | None = None) -> Found:
    """Return what a sitemap or feed fetched `now` from `url` lists, in its order; nothing where it is neither."""
    xml = gunzip(body)
    found = Found(cut=TOO_LONG if len(xml) >= limits.SOURCE_BYTES else None)
    entries = Entries(xml)
    for number, entry in enumerate(entries, 1):
        is_full = len(found.articles) + len(found.sources) >= limits.SOURCE_ENTRIES
        if is_full or number > 2 * limits.SOURCE_ENTRIES:  # entries that name nothing are no less work
            found.cut = TOO_LONG
            break
        if candidate := _candidate(entry, url, now):
            (found.sources if entry.kind == "sitemap" else found.articles).append(candidate)
    found.cut = found.cut or entries.cut
    if len({entry.lastmod for entry in found.articles}) == 1 < len(found.articles):
        # One time for all is the clock of the program that wrote the file, not a change of each page.
        found.articles = [dataclasses.replace(entry, lastmod=None) for entry in found.articles]
    next_link = re.search(rb"<(?:\w+:)?link\s[^>]{0,500}rel=[\"']next[\"'][^>]{0,500}>", xml[:20_000])
    href = next_link and re.search(rb"href=[\"']([^\"']{1,2000})", next_link[0])
    found.next_url = urls.absolute_url(url, href[1].decode("utf-8", "replace").replace("&amp;", "&")) if href else None
    return found


def gunzip(body: bytes, most: int = limits.SOURCE_BYTES) -> bytes:
    """Return a gzipped body unpacked up to `most` bytes, as far as it is intact; any other body as it is."""
    if not body.startswith(b"\x1f\x8b"):
        return body[:most]
    unpacked, part, parts = bytearray(), zlib.decompressobj(wbits=31), 1
    for at in range(0, len(body), _CHUNK):
        packed = body[at : at + _CHUNK]
        try:
            while packed and len(unpacked) < most and parts <= limits.GZIP_PARTS:
                unpacked += part.decompress(packed, most - len(unpacked))
                packed = part.unused_data
                if part.eof:
                    part, parts = zlib.decompressobj(wbits=31), parts + 1
        except zlib.error:
            break
    return bytes(unpacked)


def url_date(url: str) -> tuple[date, Literal["month", "day"]] | None:
    """Return the date a URL's path carries (/2014/04/, /2014-04-18/, /20140418…), its month's first day without one."""
    match = _URL_DATE.search(url[:2000] + "/")
    if not match:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3] or 1))
    except ValueError:
        return None
    return day, "day" if match[3] else "month"


def _candidate(entry: Entry, base: str, now: datetime | None) -> Candidate | None:
    """Return the candidate of an entry; None where it names no usable URL."""
    link = urls.absolute_url(base, _link(entry))
    if not link:
        return None
    changed = _first(entry, "lastmod", "updated", "modified")
    day, instant = parse_time(_first(entry, "publication_date", "pubdate", "published", "date"), now)
    return Candidate(url=link, lastmod=instant_of(changed, now), published=day, published_at=instant)


def _link(entry: Entry) -> str:
    """Return the entry's URL: loc; the feed's original link; Atom's alternate; RSS's link, about or permalink."""
    alternate = next(
        (link["href"] for link in entry.links if link.get("rel", "alternate") == "alternate" and link.get("href")), ""
    )
    guid = entry.fields.get("guid", "")
    return (
        _first(entry, "loc", "origlink")
        or alternate
        or entry.fields.get("link")
        or entry.attributes.get("rdf:about")
        or (guid if guid.startswith("http") else "")
    )


def _first(entry: Entry, *names: str) -> str:
    return next((entry.fields[name] for name in names if name in entry.fields), "")


def instant_of(value: str, now: datetime | None) -> datetime | None:
    """Return a time of a source as an instant, a day alone as its start in UTC."""
    day, instant = parse_time(value, now)
    return instant or (datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None)
