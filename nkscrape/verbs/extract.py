"""Turn saved pages into records: one JSON object per page, in input order, in the record contract's names."""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pipelines
from nkscrape.archive import read_pages
from nkscrape.bundle import Bundle, Notice, to_json
from nkscrape.deadline import deadline
from nkscrape.errors import ExitCode, OutOfTimeError, UserError
from nkscrape.extract import extract
from nkscrape.limits import MAX_PAGE_BYTES
from nkscrape.page import Page
from nkscrape.sites import site_for

HELP = "turn saved pages into records"


@dataclass(frozen=True, slots=True)
class Source:
    """One page to read: where it is stored, where and when it was fetched."""

    path: str
    url: str | None = None
    fetched_at: datetime | None = None


class UnreadableError(Exception):
    """One page cannot be read; the message says why."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments."""
    parser.add_argument("files", nargs="*", metavar="FILE", help="HTML, plain or gzipped; - for standard input")
    parser.add_argument("--url", help="where the page came from (default: the page's own canonical URL)")
    parser.add_argument("--fetched-at", metavar="TIME", help="when it was fetched, ISO 8601; UTC where it has no zone")
    parser.add_argument("--manifest", metavar="FILE.jsonl", help="pages to read: JSON lines of path, url, fetched_at")
    parser.add_argument("--warc", metavar="FILE", help="read the HTML pages of a WARC archive")


def run(args: argparse.Namespace) -> int:
    """Print the pages' records; 3 where a page could not be read."""
    unread = total = 0
    for record in _warc_records(args) if args.warc else _records(_sources(args)):
        print(json.dumps(record, ensure_ascii=False))
        total += 1
        unread += "error" in record
    if unread:
        print(f"nkscrape extract: {unread} of {total} pages could not be read", file=sys.stderr)
    return int(ExitCode.BELOW_FLOORS if unread else ExitCode.OK)


def read_page(source: Source) -> Page:
    """Return the stored page; its URL is its own canonical one where the source names none.

    Raises UnreadableError where there is nothing to read.
    """
    body = _html(_stored_bytes(source.path))
    page = Page(url=source.url or "", body=body, fetched_at=source.fetched_at)
    if source.url:
        return page
    url = page.canonical_url or Path(source.path).absolute().as_uri()
    return Page(url=url, body=body, fetched_at=source.fetched_at)


def read_bundle(page: Page) -> Bundle:
    """Return everything a page gives in the time it has, normalised."""
    site = site_for(page.url)
    bundle = Bundle(url=page.url, fetched_at=page.fetched_at)
    try:
        with deadline():
            bundle.add(extract(page, site))
    except OutOfTimeError as error:
        bundle.add([Notice("incomplete", str(error))])
    pipelines.normalise(bundle, site)
    return bundle


def _sources(args: argparse.Namespace) -> Iterator[Source | dict[str, Any]]:
    """Return the pages the user names; an object with `error` for a manifest line that names none."""
    if bool(args.manifest) == bool(args.files):
        raise UserError("name the pages to read: FILE… or --manifest FILE.jsonl")
    if args.manifest:
        if args.url or args.fetched_at:
            raise UserError("--url and --fetched-at stand in the manifest's lines, not beside --manifest")
        return _manifest(args.manifest)
    if args.url and len(args.files) > 1:
        raise UserError("--url belongs to one FILE; use --manifest for several")
    if args.url and not args.url.lower().startswith(("http://", "https://")):
        raise UserError(f"--url {args.url!r} is no web address: it begins with http:// or https://")
    fetched_at = _when(args.fetched_at)
    return iter([Source(path, args.url, fetched_at) for path in args.files])


def _manifest(path: str) -> Iterator[Source | dict[str, Any]]:
    try:
        lines = (sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8-sig")).splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"cannot read the manifest {path}: {_reason(error)}") from None
    return (_manifest_line(line, number) for number, line in enumerate(lines, 1) if line.strip())


def _manifest_line(line: str, number: int) -> Source | dict[str, Any]:
    try:
        row = json.loads(line)
        if not isinstance(row, dict) or not isinstance(row.get("path"), str):
            raise UserError('a line is an object such as {"path": "page.html", "url": "https://…"}')
        return Source(row["path"], row.get("url"), _when(row.get("fetched_at")))
    except (ValueError, TypeError, UserError) as error:
        return {"path": None, "error": f"manifest line {number}: {error}"}


def _when(text: str | None) -> datetime | None:
    """Return an ISO 8601 time as an aware UTC instant."""
    if not text:
        return None
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        raise UserError(f"--fetched-at {text!r} is not an ISO 8601 time such as 2014-04-18T09:00:00Z") from None
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)


def _records(sources: Iterable[Source | dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for source in sources:
        if isinstance(source, dict):
            yield source
            continue
        try:
            yield {"path": source.path, **_public(read_bundle(read_page(source)))}
        except UnreadableError as error:
            yield {"path": source.path, "error": str(error)}
        except Exception as error:  # a fault of ours costs this page, not those behind it
            yield {"path": source.path, "error": f"internal error, please report: {type(error).__name__}: {error}"}


def _warc_records(args: argparse.Namespace) -> Iterator[dict[str, Any]]:
    if args.files or args.manifest or args.url or args.fetched_at:
        raise UserError("--warc stands alone: an archive knows its pages' URLs and times")
    for page in read_pages(Path(args.warc)):
        if "html" in page.headers.get("content-type", "html").lower():
            yield {"path": args.warc, **_public(read_bundle(page))}


def _public(bundle: Bundle) -> dict[str, Any]:
    """Return a bundle as the contract's JSON: a page that was not fetched has no page record."""
    data: dict[str, Any] = to_json(bundle)
    del data["page"]
    return data


def _stored_bytes(path: str) -> bytes:
    """Return a file's bytes, unpacked where they are gzip by their magic bytes; one more than is read of a page."""
    try:
        if path == "-":
            stored = sys.stdin.buffer.read(MAX_PAGE_BYTES + 1)
        else:
            with Path(path).open("rb") as file:
                stored = file.read(MAX_PAGE_BYTES + 1)
        return _gunzip(stored) if stored.startswith(b"\x1f\x8b") else stored
    except (OSError, EOFError, zlib.error, ValueError) as error:
        raise UnreadableError(_reason(error)) from None


def _gunzip(stored: bytes) -> bytes:
    """Return the unpacked bytes, one more than allowed at most: a small file must not fill the memory."""
    stream = zlib.decompressobj(wbits=31)
    body = stream.decompress(stored, MAX_PAGE_BYTES + 1)
    if not stream.eof and len(body) <= MAX_PAGE_BYTES:
        raise gzip.BadGzipFile("the gzip data ends early")
    return body


def _html(body: bytes) -> bytes:
    """Return `body` when it can be a page of text."""
    if not body.strip(b"\0 \t\r\n"):
        raise UnreadableError("the page is empty")
    if _is_binary(body):
        raise UnreadableError("not HTML: the bytes are binary")
    return body


def _is_binary(body: bytes) -> bool:
    """Say whether bytes are no text: control characters that no charset uses, and no byte order mark."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return False
    if body.startswith((b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"BZh", b"\xfd7zXZ")):
        return True
    head = body[:4096]
    return sum(head.count(code) for code in _CONTROLS) > len(head) // 50


_CONTROLS = [bytes([code]) for code in range(32) if code not in b"\t\n\v\f\r\x1b"]


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
