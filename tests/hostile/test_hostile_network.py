"""Hostile servers: what they send without end, half, or packed; one crawl meets them all and goes on."""

from __future__ import annotations

import gzip
import socket
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import brotli
import pytest
from attacks import Attack
from backports import zstd
from commands import Result, run_nkscrape
from crawling import FAST, rows
from localsite import article
from rawserver import RawSite, Send, ok, serve_raw

MAXSIZE = 2_000_000
STORY = article("A story of the harbour", "2014-04-18").encode()
HALF = STORY[: len(STORY) * 2 // 3]
ZEROS = bytes(MAXSIZE * 4)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n"
FLOOD = 50_000_000
"""Bytes after which even what has no end ends."""

ENDLESS = "failed: endless headers"
TOO_LARGE = "failed: too large"
BROKEN_OFF = "article, broken off"
PARTIAL = "article, partial content"


def endless(first: bytes, again: bytes) -> Send:
    """Send `first`, then `again` and again; ends where the other side closes."""

    def send(connection: socket.socket, path: str) -> None:
        block = again * max(1, 60_000 // len(again))
        connection.sendall(first)
        sent = 0
        while sent < FLOOD:
            connection.sendall(block)
            sent += len(block)
        raise AssertionError("nobody stopped it")

    return send


def drip(connection: socket.socket, path: str) -> None:
    connection.sendall(HEAD + b"Content-Length: 100000\r\n\r\n")
    for _ in range(400):
        time.sleep(0.05)
        connection.sendall(b"x")


def reset_midway(connection: socket.socket, path: str) -> None:
    connection.sendall(HEAD + b"\r\n" + HALF)
    time.sleep(0.1)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


def packed(coding: str, body: bytes) -> bytes:
    return ok(body, f"Content-Encoding: {coding}", f"Content-Length: {len(body)}")


def chunked(end: bytes) -> bytes:
    return ok(b"%x\r\n%b\r\n%b" % (len(HALF), HALF, end), "Transfer-Encoding: chunked")


def half(data: bytes) -> bytes:
    return data[: len(data) * 2 // 3]


ATTACKS = [
    Attack("headers without end", "limits.HEADER_BYTES", ENDLESS, lambda: endless(HEAD, b"X: y\r\n")),
    Attack("one header without end", "limits.HEADER_LINE", ENDLESS, lambda: endless(HEAD + b"X: ", b"y")),
    Attack("one header of endless lines", "limits.HEADER_BYTES", ENDLESS,
           lambda: endless(HEAD + b"X: y\r\n", b" y\r\n")),
    Attack("a status line without end", "limits.HEADER_LINE", ENDLESS, lambda: endless(b"HTTP/1.1 200 ", b"OK")),
    Attack("interim answers without end", "limits.HEADER_BYTES", ENDLESS,
           lambda: endless(b"", b"HTTP/1.1 103 X\r\n\r\n")),
    Attack("a body without end", "DOWNLOAD_MAXSIZE", TOO_LARGE, lambda: endless(HEAD + b"\r\n", b"<p>more</p>")),
    Attack("a length without end", "DOWNLOAD_MAXSIZE", TOO_LARGE, lambda: ok(b"x", "Content-Length: 999999999999")),
    Attack("a gzip bomb", "DOWNLOAD_MAXSIZE, unpacked", TOO_LARGE, lambda: packed("gzip", gzip.compress(ZEROS))),
    Attack("a deflate bomb", "DOWNLOAD_MAXSIZE, unpacked", TOO_LARGE, lambda: packed("deflate", zlib.compress(ZEROS))),
    Attack("a brotli bomb", "DOWNLOAD_MAXSIZE, unpacked", TOO_LARGE, lambda: packed("br", brotli.compress(ZEROS))),
    Attack("a zstd bomb", "DOWNLOAD_MAXSIZE, unpacked", TOO_LARGE, lambda: packed("zstd", zstd.compress(ZEROS))),
    Attack("a bomb packed twice", "DOWNLOAD_MAXSIZE, unpacked", TOO_LARGE,
           lambda: packed("gzip, gzip", gzip.compress(gzip.compress(ZEROS)))),
    Attack("packed a thousand times", "limits.CONTENT_CODINGS", f"{TOO_LARGE}: packed 1000 times",
           lambda: packed(", ".join(["gzip"] * 1000), gzip.compress(STORY))),
    Attack("a hundred thousand packed streams", "limits.PACKED_STREAMS", TOO_LARGE,
           lambda: packed("gzip", gzip.compress(b"") * 90_000)),
    Attack("an encoding nobody knows", "what we can unpack", "failed: unknown encoding: rot13",
           lambda: packed("rot13", STORY)),
    Attack("an encoding that is not there", "what can be unpacked", "failed: broken encoding: gzip",
           lambda: packed("gzip", STORY)),
    Attack("a body drip by drip", "DOWNLOAD_TIMEOUT", "failed: no answer in time", lambda: drip),
    Attack("no HTTP at all", "the parser", "failed: no proper answer", lambda: b"\x16\x03\x01 hello\r\n\r\n" + STORY),
    Attack("a length too long", "retries, then marked", BROKEN_OFF, lambda: ok(HALF, f"Content-Length: {len(STORY)}")),
    Attack("a length too short", "retries, then marked", BROKEN_OFF, lambda: ok(STORY, f"Content-Length: {len(HALF)}")),
    Attack("a reset in a body without a length", "retries, then marked", BROKEN_OFF, lambda: reset_midway),
    Attack("chunks that stop", "retries, then marked", BROKEN_OFF, lambda: chunked(b"")),
    Attack("chunks that are none", "retries, then marked", BROKEN_OFF, lambda: chunked(b"zz\r\nno chunk\r\n")),
    Attack("a chunk extension without end", "Twisted, 1 kB", BROKEN_OFF,
           lambda: endless(chunked(b"5;x="), b"yyyy")),
    Attack("trailers without end", "Twisted, 64 kB", BROKEN_OFF, lambda: endless(chunked(b"0\r\n"), b"X: y\r\n")),
    Attack("half a gzip", "retries, then marked", BROKEN_OFF, lambda: packed("gzip", half(gzip.compress(STORY, 0)))),
    Attack("half a deflate", "retries, then marked", BROKEN_OFF,
           lambda: packed("deflate", half(zlib.compress(STORY, 0)))),
    Attack("half a brotli", "retries, then marked", BROKEN_OFF,
           lambda: packed("br", brotli.compress(STORY, quality=0)[:-40])),
    Attack("half a gzip in a gzip", "retries, then marked", BROKEN_OFF,
           lambda: packed("gzip, gzip", gzip.compress(half(gzip.compress(STORY, 0))))),
    Attack("part of a page (206)", "retries, then marked", PARTIAL,
           lambda: ok(HALF, status="206 Partial Content")),
    Attack("part of a page that says 200", "retries, then marked", PARTIAL,
           lambda: ok(HALF, "Content-Range: bytes 0-99/200", f"Content-Length: {len(HALF)}")),
    Attack("a page packed honestly", "none needed", "article", lambda: packed("gzip", gzip.compress(STORY))),
    Attack("a page without a length", "none needed", "article", lambda: HEAD + b"\r\n" + STORY),
]  # fmt: skip
PATHS = {attack: f"/2014/04/attack-number-{n}-of-very-many/" for n, attack in enumerate(ATTACKS)}


@dataclass(frozen=True)
class Outcome:
    """What one crawl over all attacks left behind."""

    result: Result
    site: RawSite
    pages: dict[str, dict[str, Any]]
    articles: dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outcome]:
    """One crawl of a listing that names every attack."""
    dataset = tmp_path_factory.mktemp("dataset")
    links = "".join(f'<article><h2><a href="{path}">A headline of {path}</a></h2></article>' for path in PATHS.values())
    prelude = (
        "import resource, sys\nfrom nkscrape import cli\nreal = cli.main\ndef main(argv):\n    code = real(argv)\n"
        "    print('peak', resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)\n    return code\n"
        "cli.main = main\n"
    )
    with serve_raw() as site:
        site.answers["/news/"] = ok(f"<html><body>{links}</body></html>".encode())
        site.answers |= {path: attack.make() for attack, path in PATHS.items()}
        settings = [f"DOWNLOAD_MAXSIZE={MAXSIZE}", "DOWNLOAD_TIMEOUT=3", "RETRY_TIMES=1"]
        options = [part for setting in settings for part in ("-s", setting)]
        command = ["crawl", "news", "--url", f"{site.url}/news/", "--dataset", str(dataset), *FAST, *options]
        result = run_nkscrape(*command, prelude=prelude)
        pages = {row["url"].removeprefix(site.url): row for row in rows(dataset, "pages")}
        yield Outcome(result, site, pages, {row["article_id"]: row for row in rows(dataset, "articles")})


@pytest.mark.parametrize("attack", ATTACKS, ids=str)
def test_what_becomes_of_it(attack: Attack, outcome: Outcome) -> None:
    page = outcome.pages[PATHS[attack]]
    seen = page["outcome"] + (f", {page['incomplete']}" if page["incomplete"] else "")
    assert seen.startswith(attack.sees), outcome.result.stderr
    tries = outcome.site.paths().count(PATHS[attack])
    if attack.sees in (BROKEN_OFF, PARTIAL):
        stored = outcome.articles[page["article_id"]]
        assert stored["body_is_truncated"] is True
        assert tries == 2
        assert (page["etag"], page["last_modified"]) == (None, None)
    if attack.sees.startswith((ENDLESS, TOO_LARGE)):
        assert tries == 1


def test_the_crawl_goes_on_with_flat_memory_and_no_traceback(outcome: Outcome) -> None:
    assert set(outcome.pages) == {"/news/", *PATHS.values()}
    assert outcome.result.returncode == 3, outcome.result.stderr  # too many pages failed, and it says so
    assert "Traceback" not in outcome.result.stderr
    peak = int(outcome.result.stderr.rpartition("peak ")[2])
    assert peak < 500_000, f"{peak} kB"
