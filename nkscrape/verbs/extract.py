"""Turn saved pages into records: one JSON object per page, in input order, in the record contract's names."""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pipelines
from nkscrape import console, jsontext
from nkscrape.archive import read_pages, read_time
from nkscrape.bundle import Bundle, Notice, to_json
from nkscrape.deadline import deadline
from nkscrape.errors import ExitCode, OutOfTimeError, UserError
from nkscrape.explain import explain
from nkscrape.extract import extract
from nkscrape.limits import MAX_PAGE_BYTES
from nkscrape.options import check_no_password, check_url
from nkscrape.page import Page
from nkscrape.sites import site_for
from nkscrape.sniff import is_binary
from nkscrape.warc import Damage

MAX_MANIFEST_BYTES = 256_000_000
"""Bytes of a manifest: a million pages."""
_SHOWN = 200
"""Characters of a wrong value that a message quotes."""


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
    parser.add_argument("--explain", action="store_true", help="print, as text, what was judged on each page and why")


def run(args: argparse.Namespace) -> int:
    """Print the pages' records; 3 where a page could not be read."""
    unread = total = 0
    is_unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    damages: list[Damage] = []
    for found in _warc_pages(args, damages) if args.warc else _sources(args):
        record = found if isinstance(found, dict) else _read(found, args.warc, explained=args.explain)
        if record:
            print(json.dumps(record, ensure_ascii=not is_unicode))
        total += 1
        unread += "error" in record
    for damage in damages:
        console.complain(f"nkscrape extract: {args.warc}, byte {damage.offset}: {damage.reason}")
    if unread:
        console.complain(f"nkscrape extract: {unread} of {total} pages could not be read")
    return int(ExitCode.BELOW_FLOORS if unread or damages else ExitCode.OK)


def read_page(source: Source) -> Page:
    """Return the stored page; its URL is its own canonical one where the source names none.

    Raises UnreadableError where there is nothing to read.
    """
    body = _html(_stored_bytes(source.path))
    page = Page(url=source.url or "", body=body, fetched_at=source.fetched_at)
    if source.url:
        return page
    try:
        url = page.canonical_url or Path(source.path).absolute().as_uri()
    except OSError as error:  # there is no current folder
        raise UnreadableError(_reason(error)) from None
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
    if args.url:
        check_url("--url", args.url)
    fetched_at = _time("--fetched-at", args.fetched_at)
    return iter([Source(path, args.url or None, fetched_at) for path in args.files])


def _manifest(path: str) -> Iterator[Source | dict[str, Any]]:
    try:
        lines = _bytes_of(path, MAX_MANIFEST_BYTES).removeprefix(b"\xef\xbb\xbf").split(b"\n")
    except UnreadableError as error:
        raise UserError(f"cannot read the manifest {path}: {error}") from None
    return (_manifest_line(line, number) for number, line in enumerate(lines, 1) if line.strip())


def _manifest_line(line: bytes, number: int) -> Source | dict[str, Any]:
    row = jsontext.parse(line.decode("utf-8", "replace"))
    try:
        if not isinstance(row, dict) or not isinstance(row.get("path"), str):
            raise UserError('it is no object such as {"path": "page.html", "url": "https://…"}')
        url = _text("url", row.get("url"))
        check_no_password("url", url or "")  # what names a page in an archive may be no web address
        return Source(row["path"], url, _time("fetched_at", row.get("fetched_at")))
    except UserError as error:
        return {"path": None, "error": f"manifest line {number}: {error}"}


def _text(name: str, value: Any) -> str | None:
    """Return a page's address, None where none is given."""
    if value in (None, ""):
        return None
    if not isinstance(value, str):
        raise UserError(f"{name} is a web address such as https://example.org/story/, not {str(value)[:_SHOWN]!r}")
    return value


def _time(name: str, value: Any) -> datetime | None:
    """Return the time of a fetch, None where none is given."""
    if value in (None, ""):
        return None
    time = read_time(value) if isinstance(value, str) else None
    if time is None:
        raise UserError(f"{name} is the time of a fetch such as 2014-04-18T09:00:00Z, not {str(value)[:_SHOWN]!r}")
    return time


def _warc_pages(args: argparse.Namespace, damages: list[Damage]) -> Iterator[Page]:
    if args.files or args.manifest or args.url or args.fetched_at:
        raise UserError("--warc stands alone: an archive knows its pages' URLs and times")
    for page in read_pages(Path(args.warc), damages.append):
        if "html" in page.headers.get("content-type", "html").lower():
            yield page


def _read(found: Source | Page, archive: str | None, *, explained: bool) -> dict[str, Any]:
    """Return a page's records as JSON, or an `error`: a fault of ours costs this page, not those behind it.

    Where they are to be explained, nothing is returned: the explanation is printed.
    """
    path = found.path if isinstance(found, Source) else archive
    try:
        page = read_page(found) if isinstance(found, Source) else found
        if explained:
            page = replace(page, ledger=[])
            text, encoding = "\n".join(explain(page, read_bundle(page))), sys.stdout.encoding or "utf-8"
            print(text.encode(encoding, "backslashreplace").decode(encoding), end="\n\n")
            return {}
        return {"path": path, **_public(read_bundle(page))}
    except UnreadableError as error:
        return {"path": path, "error": str(error)}
    except Exception as error:
        return {"path": path, "error": f"internal error, please report: {type(error).__name__}: {error}"}


def _public(bundle: Bundle) -> dict[str, Any]:
    """Return a bundle as the contract's JSON: a page that was not fetched has no page record."""
    data: dict[str, Any] = to_json(bundle)
    del data["page"]
    return data


def _stored_bytes(path: str) -> bytes:
    """Return a file's bytes, unpacked where they are gzip by their magic bytes; one more than is read of a page."""
    stored = _start_of(path, MAX_PAGE_BYTES + 1)
    try:
        return _gunzip(stored) if stored.startswith(b"\x1f\x8b") else stored
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableError(_reason(error)) from None


def _bytes_of(path: str, most: int) -> bytes:
    """Return the bytes of a file; endless ones are refused like long ones."""
    stored = _start_of(path, most + 1)
    if len(stored) > most:
        raise UnreadableError(f"longer than {most:,} bytes")
    return stored


def _start_of(path: str, most: int) -> bytes:
    """Return the first bytes of a file, of standard input for `-`."""
    try:
        if path == "-":
            return sys.stdin.buffer.read(most)
        with Path(path).open("rb") as file:
            return file.read(most)
    except (OSError, ValueError) as error:
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
    if is_binary(body):
        raise UnreadableError("not HTML: the bytes are binary")
    return body


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
