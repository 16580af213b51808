"""WARC (ISO 28500): what a crawl was sent, kept as it came, and pages read back from it. Pure but for the file.

Records are one gzip member each, so that a page is found again by file, offset and length. Bodies are stored unpacked
(no Content-Encoding), so their digest is that of `pages.digest`.
"""

from __future__ import annotations

import gzip
import re
import uuid
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO

from nkscrape import __version__, limits, urls
from nkscrape.errors import UserError
from nkscrape.gate import TOO_LARGE
from nkscrape.items import BROKEN_OFF, PARTIAL_CONTENT
from nkscrape.packed import is_warc
from nkscrape.page import HEADERS, Page
from nkscrape.warc import Damage, Record, digest, headers_of, read_records, split_head

PLACE = "archive_place"
"""Request meta: where the answer to it lies."""
_YEARS = range(1990, 2100)
"""When there was a web to fetch from."""
_PIECE = 1 << 16
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r\n")
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


def read_pages(path: Path, damaged: Callable[[Damage], object] = lambda damage: None) -> Iterator[Page]:
    """Yield the pages of a WARC file, plain or gzipped: answers with status 2xx, in file order.

    What cannot be read is handed to `damaged`, and reading goes on behind it. Raises UserError for what is no WARC.
    """
    try:
        if path.exists() and not path.is_file():
            raise UserError(f"cannot read {path}: it is no regular file")
        with path.open("rb") as file:
            if not is_warc(file):
                raise UserError(f"{path} is no WARC file")
            for record in read_records(file):
                page = _page(record) if isinstance(record, Record) else record
                if isinstance(page, Damage):
                    damaged(page)
                elif page:
                    yield page
    except (OSError, ValueError) as error:
        raise UserError(f"cannot read {path}: {getattr(error, 'strerror', None) or error}") from None


def _page(record: Record) -> Page | Damage | None:
    """Return the page of a response record; None for every other kind of record."""
    if record.head.get("warc-type") != "response" or "http" not in record.head.get("content-type", ""):
        return None
    url = record.head.get("warc-target-uri", "").strip("<>")
    parts = split_head(record.block)
    status = re.match(rb"HTTP/[\d.]+ ([1-5]\d\d)\b", record.block)
    if not parts or not status or urls.absolute_url(url, url) is None:
        return Damage(record.offset, "the record holds no answer of a web server")
    if not status[1].startswith(b"2"):
        return None
    headers = headers_of(parts[0].partition(b"\n")[2])
    try:
        body, problem = _unpacked(parts[1], headers)
    except _UnknownEncodingError as error:
        return Damage(record.offset, f"the body has the content encoding {str(error)!r}, which is not read")
    if record.head.get("warc-truncated"):
        problem = BROKEN_OFF
    if status[1] == b"206":
        problem = PARTIAL_CONTENT
    return Page(
        url=url,
        body=body,
        status=int(status[1]),
        headers={name: headers[name] for name in HEADERS if name in headers},
        fetched_at=read_time(record.head.get("warc-date", "")),
        incomplete=TOO_LARGE if record.is_cut else problem,
    )


class _UnknownEncodingError(Exception):
    """A content encoding nobody here knows."""


def _unpacked(body: bytes, headers: Mapping[str, str]) -> tuple[bytes, str | None]:
    """Return a body without the encodings other crawlers leave in, and why it is not whole where it is not."""
    problems = []
    stated = headers.get("content-length", "")
    if re.fullmatch("[0-9]{1,15}", stated) and int(stated) > len(body):
        problems.append(BROKEN_OFF)
    if headers.get("transfer-encoding", "").lower() == "chunked" and _CHUNK.match(body):
        body, is_whole = _unchunked(body)
        problems += [] if is_whole else [BROKEN_OFF]
    encodings = headers.get("content-encoding", "").lower()
    names = [name for one in encodings.split(",") if (name := one.strip()) not in ("", "identity")]
    if len(names) > limits.MAX_ENCODINGS or not set(names) <= {"gzip", "x-gzip", "deflate"}:
        raise _UnknownEncodingError(encodings[:40])
    for _ in names:
        body, problem = _inflated(body)
        problems += [problem] if problem else []
    return body, problems[0] if problems else None


def _inflated(body: bytes) -> tuple[bytes, str | None]:
    """Return an unpacked body, as far as it goes, and why no further; one that is not packed after all as it is."""
    stream = zlib.decompressobj(wbits=47)
    parts: list[bytes] = []
    size = 0
    for start in range(0, len(body), _PIECE):
        try:
            parts.append(stream.decompress(body[start : start + _PIECE], limits.MAX_WARC_BLOCK - size + 1))
        except zlib.error:
            return (b"".join(parts), BROKEN_OFF) if size else (body, None)
        size += len(parts[-1])
        if stream.eof or size > limits.MAX_WARC_BLOCK:
            break
    if size > limits.MAX_WARC_BLOCK:
        return b"".join(parts)[: limits.MAX_WARC_BLOCK], TOO_LARGE
    return b"".join(parts), None if stream.eof else BROKEN_OFF


def _unchunked(body: bytes) -> tuple[bytes, bool]:
    """Return a chunked body in one piece, and whether its last chunk is there."""
    parts: list[bytes] = []
    at = 0
    while match := _CHUNK.match(body, at):
        size = int(match[1], 16)
        if not size:
            return b"".join(parts), True
        parts.append(body[match.end() : match.end() + size])
        at = match.end() + size + 2
    return b"".join(parts), False


def read_time(text: str) -> datetime | None:
    """Return an ISO 8601 time of a fetch as a UTC instant (UTC where it names no zone); None where it cannot be one."""
    try:
        time = datetime.fromisoformat(text)
        time = (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return time if time.year in _YEARS else None


def _line(value: str) -> str:
    """Return a header value on one line: what a server sends must not add records."""
    return re.sub(r"[\r\n\0]+", " ", value)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
