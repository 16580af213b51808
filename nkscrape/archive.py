"""WARC (ISO 28500): what a crawl was sent, kept as it came, and pages read back from it. Pure but for the file.

Records are one gzip member each, so that a page is found again by file, offset and length. Bodies are stored unpacked
(no Content-Encoding), so their digest is that of `pages.digest`.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
import uuid
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO, cast

from nkscrape import __version__
from nkscrape.errors import UserError
from nkscrape.page import Page

MAX_RECORD = 64_000_000
"""Bytes of one record that are read; what is longer is left out."""
_CHUNK = 1 << 16
_DROPPED = frozenset({"content-encoding", "transfer-encoding", "content-length", "connection", "set-cookie"})
"""Headers that do not hold for the stored body, or are nobody's business."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record lies."""

    file: str
    offset: int
    length: int

    def __str__(self) -> str:
        return f"{self.file}#{self.offset}+{self.length}"


class Archive:
    """One WARC file, appended to."""

    def __init__(self, path: Path, now: datetime) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._file: BinaryIO = path.open("ab")
        info = f"software: nkscrape/{__version__}\r\nformat: WARC File Format 1.1\r\n".encode()
        self._append("warcinfo", {"WARC-Filename": path.name, "Content-Type": "application/warc-fields"}, info, now)

    def add(  # noqa: PLR0913 - one argument per thing a record states
        self,
        url: str,
        status: int,
        headers: Iterable[tuple[str, str]],
        body: bytes,
        now: datetime,
        *,
        broken_off: bool = False,
    ) -> Place:
        """Append one answer and return where it lies; it is on the file when this returns."""
        kept = [(name, value) for name, value in headers if name.lower() not in _DROPPED]
        lines = [f"HTTP/1.1 {status} {_phrase(status)}", *(f"{name}: {_line(value)}" for name, value in kept)]
        head = "\r\n".join([*lines, f"Content-Length: {len(body)}", "", ""]).encode("latin-1", "replace")
        fields = {
            "WARC-Target-URI": url,
            "WARC-Payload-Digest": f"sha1:{digest(body)}",
            "Content-Type": "application/http;msgtype=response",
            **({"WARC-Truncated": "disconnect"} if broken_off else {}),
        }
        return self._append("response", fields, head + body, now)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _append(self, kind: str, fields: Mapping[str, str], block: bytes, now: datetime) -> Place:
        lines = {
            "WARC-Type": kind,
            "WARC-Record-ID": f"<urn:uuid:{uuid.uuid4()}>",
            "WARC-Date": now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            "WARC-Block-Digest": f"sha1:{digest(block)}",
            **fields,
            "Content-Length": str(len(block)),
        }
        head = "WARC/1.1\r\n" + "".join(f"{name}: {_line(value)}\r\n" for name, value in lines.items()) + "\r\n"
        member = gzip.compress(head.encode("utf-8", "replace") + block + b"\r\n\r\n", mtime=0)
        offset = self._file.tell()
        self._file.write(member)
        self._file.flush()
        return Place(self.path.name, offset, len(member))


def digest(data: bytes) -> str:
    """Return the SHA-1 of some bytes in base32, as WARC writes it."""
    return base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode("ascii")


def read_pages(path: Path) -> Iterator[Page]:
    """Yield the pages of a WARC file, plain or gzipped: answers with status 2xx, in file order.

    A torn record ends the file; one too long to be a page is left out. Raises UserError where the file is no WARC.
    """
    try:
        with path.open("rb") as raw:
            gzipped = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            file = cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if gzipped else raw
            yield from (page for head, block in _records(file, path) if (page := _page(head, block)))
    except (EOFError, gzip.BadGzipFile, zlib.error):
        return
    except OSError as error:
        raise UserError(f"cannot read {path}: {error.strerror or error}") from None


def _records(file: BinaryIO, path: Path) -> Iterator[tuple[dict[str, str], bytes]]:
    """Yield the headers and block of every record that is not too long."""
    first = True
    while line := file.readline(_CHUNK):
        if not line.strip():
            continue
        if not line.startswith(b"WARC/"):
            if first:
                raise UserError(f"{path} is no WARC file")
            return
        first = False
        head = _headers(iter(lambda: file.readline(_CHUNK), b""))
        length = int(head.get("content-length", "")) if head.get("content-length", "").isdigit() else 0
        if length > MAX_RECORD:
            _skip(file, length)
            continue
        block = file.read(length)
        if len(block) < length:
            return
        yield head, block


def _headers(lines: Iterator[bytes]) -> dict[str, str]:
    """Return header lines up to the empty one, names in lower case."""
    found: dict[str, str] = {}
    for raw in lines:
        line = raw.decode("utf-8", "replace").strip()
        if not line:
            break
        name, _, value = line.partition(":")
        found[name.strip().lower()] = value.strip()
    return found


def _page(head: Mapping[str, str], block: bytes) -> Page | None:
    """Return the page of a response record; None for every other kind of record."""
    if head.get("warc-type") != "response" or "http" not in head.get("content-type", ""):
        return None
    top, _, body = block.partition(b"\r\n\r\n")
    status_line, *lines = top.split(b"\r\n")
    status = re.match(rb"HTTP/[\d.]+ (2\d\d)\b", status_line)
    if not status:
        return None
    headers = _headers(iter(lines))
    return Page(
        url=head.get("warc-target-uri", "").strip("<>"),
        body=_unpacked(body, headers),
        status=int(status[1]),
        headers={name: headers[name] for name in ("content-type", "etag", "last-modified") if name in headers},
        fetched_at=_date(head.get("warc-date", "")),
        incomplete="broken off" if "warc-truncated" in head else "partial content" if status[1] == b"206" else None,
    )


def _unpacked(body: bytes, headers: Mapping[str, str]) -> bytes:
    """Return a body without the transfer and content encodings other crawlers leave in."""
    if headers.get("transfer-encoding", "").lower() == "chunked":
        body = _unchunked(body)
    if headers.get("content-encoding", "").lower() in ("gzip", "x-gzip", "deflate"):
        try:
            return zlib.decompressobj(wbits=47).decompress(body, MAX_RECORD)
        except zlib.error:
            return body
    return body


def _unchunked(body: bytes) -> bytes:
    """Return a chunked body in one piece; one that is not chunked after all as it is."""
    parts: list[bytes] = []
    rest = body
    while match := re.match(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r\n", rest):
        size = int(match[1], 16)
        if not size:
            return b"".join(parts)
        parts.append(rest[match.end() : match.end() + size])
        rest = rest[match.end() + size + 2 :]
    return b"".join(parts) or body


def _skip(file: BinaryIO, length: int) -> None:
    while length > 0 and (chunk := file.read(min(length, _CHUNK))):
        length -= len(chunk)


def _date(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value).astimezone(UTC)
    except ValueError:
        return None


def _line(value: str) -> str:
    """Return a header value on one line: what a server sends must not add records."""
    return re.sub(r"[\r\n\0]+", " ", value)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
