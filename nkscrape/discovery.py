"""Sitemaps and feeds: XML a site publishes about itself, in; candidate URLs, out. Pure and bounded.

Formats: sitemaps.org 0.9 (urlset, index), Google News sitemaps, RSS 2 and 1, Atom (RFC 4287), all perhaps gzipped.
The XML is hostile: no entities, no network, bounded size, depth (libxml2's 256) and count; broken XML is
read as far as it goes.
"""

from __future__ import annotations

import dataclasses
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Literal

from lxml import etree

from nkscrape import urls

MAX_BYTES = 50_000_000
"""What the sitemap protocol allows one file, uncompressed."""
MAX_ENTRIES = 50_000
"""Likewise, URLs of one file."""
_ROOT = re.compile(rb"<(?:\w+:)?(urlset|sitemapindex|rss|RDF|feed)[\s>]")
_ENTRIES = {
    b"urlset": "{*}url",
    b"sitemapindex": "{*}sitemap",
    b"rss": "{*}item",
    b"RDF": "{*}item",
    b"feed": "{*}entry",
}
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])(?:[/-]?(0[1-9]|[12]\d|3[01]))?(?=\D)")


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


def is_xml_source(body: bytes) -> bool:
    """Say whether a body is a sitemap or feed, by its first tags."""
    return bool(_ROOT.search(_start(body)))


def read_source(body: bytes, url: str) -> Found:
    """Return what a sitemap or feed at `url` lists, in its order; nothing where it is neither."""
    xml = gunzip(body).lstrip(b"\xef\xbb\xbf \t\r\n")
    found = Found()
    for element in _entries(xml):
        entry = _read_entry(element, url)
        if entry:
            (found.sources if _name(element) == "sitemap" else found.articles).append(entry)
        if len(found.articles) + len(found.sources) >= MAX_ENTRIES:
            break
    if len({entry.lastmod for entry in found.articles}) == 1 < len(found.articles):
        # One time for all is the clock of the program that wrote the file, not a change of each page.
        found.articles = [dataclasses.replace(entry, lastmod=None) for entry in found.articles]
    next_link = re.search(rb"<(?:\w+:)?link\s[^>]{0,500}rel=[\"']next[\"'][^>]{0,500}>", xml[:20_000])
    href = next_link and re.search(rb"href=[\"']([^\"']{1,2000})", next_link[0])
    found.next_url = urls.absolute_url(url, href[1].decode("utf-8", "replace").replace("&amp;", "&")) if href else None
    return found


def gunzip(body: bytes) -> bytes:
    """Return a gzipped body unpacked up to MAX_BYTES, as far as it is intact; any other body as it is."""
    if body[:2] != b"\x1f\x8b":
        return body[:MAX_BYTES]
    try:
        return zlib.decompressobj(wbits=31).decompress(body, MAX_BYTES)
    except zlib.error:
        return b""


def parse_time(value: str) -> tuple[date | None, datetime | None]:
    """Return the date, and the instant where a zone is given, of a W3C or RFC 2822 time; Nones for anything else."""
    value = value.strip()[:64]
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return date.fromisoformat(value), None
        moment = datetime.fromisoformat(value) if value[:4].isdigit() else parsedate_to_datetime(value)
        return moment.date(), moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, TypeError, OverflowError):
        return None, None


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


def _start(body: bytes) -> bytes:
    """Return the first kilobytes of a body, unpacked."""
    if body[:2] != b"\x1f\x8b":
        return body[:4096]
    try:
        return zlib.decompressobj(wbits=31).decompress(body[:65_536], 4096)
    except zlib.error:
        return b""


def _entries(xml: bytes) -> Iterator[etree._Element]:
    """Yield the entry elements of a document, each freed after use, so that memory stays flat."""
    root = _ROOT.search(xml[:4096])
    if not root:
        return
    parser = etree.iterparse(
        io.BytesIO(xml),
        tag=_ENTRIES[root[1]],
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
    )
    try:
        for _, element in parser:
            yield element
            element.clear()
            while (before := element.getprevious()) is not None and before.tag == element.tag:
                element.getparent().remove(before)
    except etree.XMLSyntaxError:
        return


def _read_entry(element: etree._Element, base: str) -> Candidate | None:
    """Return the candidate of a <url>, <sitemap>, <item> or <entry>; None where it names no usable URL."""
    texts: dict[str, str] = {}
    for child in (*element, *element.iterdescendants()):
        if isinstance(child.tag, str) and child.text and child.text.strip():
            texts.setdefault(_name(child), child.text.strip())
    link = urls.absolute_url(base, _link(element, texts))
    if not link:
        return None
    changed = texts.get("lastmod") or texts.get("updated") or texts.get("modified")
    stated = texts.get("publication_date") or texts.get("pubDate") or texts.get("published") or texts.get("date")
    day, instant = parse_time(stated) if stated else (None, None)
    return Candidate(url=link, lastmod=_instant(changed), published=day, published_at=instant)


def _link(element: etree._Element, texts: dict[str, str]) -> str | None:
    """Return the entry's URL: loc; the feed's original link; Atom's alternate; RSS's link, about or permalink."""
    if "loc" in texts or "origLink" in texts:
        return texts.get("loc") or texts["origLink"]
    for child in element:
        if _name(child) == "link" and child.get("href") and child.get("rel", "alternate") == "alternate":
            return child.get("href")
    if "link" in texts:
        return texts["link"]
    about = next((value for key, value in element.attrib.items() if str(key).endswith("}about")), None)
    guid = texts.get("guid", "")
    return str(about) if about else guid if guid.startswith("http") else None


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _instant(value: str | None) -> datetime | None:
    """Return a last change as an instant, a day alone as its start in UTC."""
    if not value:
        return None
    day, instant = parse_time(value)
    return instant or (datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None)
