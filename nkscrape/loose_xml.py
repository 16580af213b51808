"""Sitemaps and feeds as sites write them: their entries, read by their tags and not by an XML parser.

Strict readers give up on what is common: prefixes nobody declared, a bare '&', HTML entities, control characters, a
wrong charset, a program's warnings before the first tag, two documents in one, a torn end. And they build a tree of
whatever is sent. Here every byte is passed once, no entity is expanded but single characters, and nothing is kept but
the values of one entry at a time.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from nkscrape import limits

_ENTRY_OF = {b"urlset": b"url", b"sitemapindex": b"sitemap", b"rss": b"item", b"rdf": b"item", b"feed": b"entry"}
_FIELDS = frozenset(
    b"loc lastmod updated modified publication_date pubdate published date origlink link guid".split()
)  # in lower case: some write the tags in capitals
_ROOT = re.compile(rb"<(?:[\w.-]{1,64}+:)?(urlset|sitemapindex|rss|rdf|feed)(?=[\s/>])", re.IGNORECASE)
# Every part of these ends at the next '<' at the latest and gives nothing back: no input makes the search slow.
_MARK = re.compile(
    rb"<(?:!--|!\[CDATA\[|(?:[\w.-]{1,64}+:)?(?:urlset|sitemapindex|rss|rdf|feed|url|sitemap|item|entry)(?=[\s/>]))",
    re.IGNORECASE,
)
"""What matters between entries: what hides tags, the first tag of a document and that of an entry."""
_TAG = re.compile(
    rb"<(?:!--|!\[CDATA\[|(?P<close>/?)(?P<name>(?:[\w.-]{1,64}+:)?[\w.-]{1,64}+)(?=[\s/>])"
    rb"(?:(?P<rest>(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)>|(?P<torn>[^<>]*+)>))"
)
_ATTRIBUTE = re.compile(rb"(?<![\w.:-])([\w.:-]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")
_CHARSET = re.compile(
    rb"<\?xml[^>]{0,100}?encoding=[\"']((?:iso-8859|windows|euc|gb|big5|shift|koi8|ks_c)[\w-]{0,20})", re.IGNORECASE
)
"""Charsets of the time before UTF-8; Python knows others that are none."""
_WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
_COMMENT, _CDATA = b"<!--", b"<![CDATA["
_TAIL = 4096
"""Bytes in which a document's last tag stands; programs write notes of their own behind it."""
TORN = "broken off"
TOO_LONG = "too large"


@dataclass(slots=True)
class Entry:
    """One `<url>`, `<sitemap>`, `<item>` or `<entry>`."""

    kind: str
    attributes: dict[str, str]
    """By name with its prefix, in lower case."""
    fields: dict[str, str] = field(default_factory=dict)
    """First text by local name in lower case, for names that tell an address or a date; the entry's own children go
    before what lies deeper."""
    links: list[dict[str, str]] = field(default_factory=list)
    """Attributes of its own `link` children."""


def names_source(start: bytes) -> bool:
    """Say whether the first bytes of a body are those of a sitemap or feed."""
    return bool(_ROOT.search(_narrow(start)))


class Entries:
    """The entries of a document in order, to be iterated once; `cut` then says why its end was not read."""

    def __init__(self, xml: bytes) -> None:
        self.xml = _narrow(xml)
        self.cut: str | None = None
        charset = _CHARSET.search(self.xml, 0, 200)
        self.charset = charset[1].decode("ascii") if charset else "utf-8"
        self._tags = 0

    def __iter__(self) -> Iterator[Entry]:
        root, entry, at = b"", None, 0
        while (mark := _MARK.search(self.xml, at)) and self._may_go_on():
            at = mark.end()
            if mark[0] in (_COMMENT, _CDATA):
                at = self._hidden(mark)[1]
                continue
            name = _local(mark[0][1:])
            root = name if name in _ENTRY_OF else root
            first = _TAG.match(self.xml, mark.start()) if name == _ENTRY_OF.get(root) else None
            if first:
                entry, at = self._read(first)
                yield entry
        if entry and not re.search(rb"</(?:[\w.-]{1,64}+:)?%b\s{0,9}+>" % root, self.xml[-_TAIL:], re.IGNORECASE):
            self.cut = self.cut or TORN

    def _read(self, first: re.Match[bytes]) -> tuple[Entry, int]:
        """Return the entry whose first tag is given, and where it ends."""
        draft = _Draft(first, self.charset)
        at = first.end()
        for _ in range(0 if _is_empty(first) else limits.ENTRY_TAGS):
            tag = _TAG.search(self.xml, at)
            if not tag or not self._may_go_on():
                break  # a value without its end may be half an address
            draft.add_text(self.xml[at : min(tag.start(), at + limits.SOURCE_TEXT)])
            if draft.ends_at(tag):
                return draft.finish(), tag.end() if tag["close"] else tag.start()
            if tag["name"]:
                draft.add_tag(tag)
                at = tag.end()
            else:
                hidden, at = self._hidden(tag)
                draft.add_text(hidden, is_literal=True)
        return draft.finish(), at

    def _hidden(self, mark: re.Match[bytes]) -> tuple[bytes, int]:
        """Return the text of the CDATA section that begins at `mark` (none for a comment), and where it ends."""
        end = self.xml.find(b"-->" if mark[0] == _COMMENT else b"]]>", mark.end())
        if end < 0:
            return b"", len(self.xml)
        return self.xml[mark.end() : min(end, mark.end() + limits.SOURCE_TEXT)] * (mark[0] == _CDATA), end + 3

    def _may_go_on(self) -> bool:
        """Count one more tag; say whether there may be another."""
        self._tags += 1
        if self._tags > limits.SOURCE_TAGS:
            self.cut = TOO_LONG
        return self._tags <= limits.SOURCE_TAGS


class _Draft:
    """An entry while its tags are read."""

    def __init__(self, first: re.Match[bytes], charset: str) -> None:
        self._name = first["name"].lower()
        self._charset = charset
        self.entry = Entry(_local(first["name"]).decode("ascii"), self._attributes(first))
        self._depth = 0
        self._deeper: dict[str, str] = {}
        self._field: tuple[str, bool] | None = None
        """Name of the field whose text is being read, and whether it is the entry's own child."""
        self._text = ""

    def ends_at(self, tag: re.Match[bytes]) -> bool:
        """Say whether the entry ends at a tag: its last one, the first of the next, or one of the document."""
        name = (tag["name"] or b"").lower()
        return name == self._name or _local(name) in _ENTRY_OF

    def finish(self) -> Entry:
        """Return the entry, all of which has been read."""
        self._end_field()
        self.entry.fields = self._deeper | self.entry.fields
        return self.entry

    def add_text(self, text: bytes, *, is_literal: bool = False) -> None:
        """Take in text that stands between two tags; entities in it stand for themselves where it is literal."""
        if self._field and text:
            decoded = self._decode(text)
            self._text += decoded if is_literal else _unescape(decoded)

    def add_tag(self, tag: re.Match[bytes]) -> None:
        """Take in a tag between the first and the last of the entry."""
        self._end_field()
        if tag["close"]:
            self._depth -= 1
            return
        name = _local(tag["name"])
        if name in _FIELDS:
            self._field = name.decode("ascii"), self._depth <= 0
            if name == b"link" and self._depth <= 0:
                self.entry.links.append(self._attributes(tag))
        self._depth += not _is_empty(tag)

    def _end_field(self) -> None:
        """Keep the text of the field that was open, where it is the first of its name."""
        if self._field and (text := self._text.strip()):
            name, is_own = self._field
            (self.entry.fields if is_own else self._deeper).setdefault(name, text)
        self._field, self._text = None, ""

    def _attributes(self, tag: re.Match[bytes]) -> dict[str, str]:
        found = _ATTRIBUTE.findall(_rest(tag), 0, limits.SOURCE_TEXT)
        return {
            name.decode("ascii", "replace").lower(): _unescape(self._decode(double or single)).strip()
            for name, double, single in found
        }

    def _decode(self, value: bytes) -> str:
        """Return a value as text: one that is not in the charset stated must not cost the others."""
        for charset in ("utf-8", self._charset):
            try:
                return value.decode(charset)
            except (UnicodeDecodeError, LookupError):
                continue
        return value.decode("latin-1")


def _narrow(xml: bytes) -> bytes:
    """Return a document with its tags in ASCII."""
    charset = _WIDE.get(xml[:2])
    return xml.decode(charset, "replace").encode() if charset else xml


def _local(name: bytes) -> bytes:
    return name.rpartition(b":")[2].lower()


def _rest(tag: re.Match[bytes]) -> bytes:
    """Return what stands in a tag behind its name, be its quotes balanced or not."""
    rest: bytes = tag["rest"] if tag["rest"] is not None else tag["torn"] or b""
    return rest


def _is_empty(tag: re.Match[bytes]) -> bool:
    return _rest(tag).endswith(b"/")


def _unescape(text: str) -> str:
    """Return text with its entities as the characters they stand for; a bare '&' stands for itself."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text
