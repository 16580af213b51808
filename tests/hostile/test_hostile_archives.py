"""Damaged and hostile WARC files: what is sound is read, what is not is named, and nothing is read without end."""

from __future__ import annotations

import gzip
import json
import random
import time
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from attacks import Attack
from localsite import article

from nkscrape.archive import Archive, read_pages
from nkscrape.cli import main
from nkscrape.warc import Damage

NOW = datetime(2014, 4, 18, 9, 15, tzinfo=UTC)
SITE = "https://daily.example"


def packed(tmp_path: Path) -> bytes:
    """Return an archive of three pages as a crawl writes it."""
    path = tmp_path / "made.warc.gz"
    writer = Archive(path, NOW)
    for n in range(3):
        body = article(f"Story {n}", "2014-04-18").encode()
        writer.add(f"{SITE}/{n}/", 200, [("Content-Type", "text/html")], body, NOW)
    writer.close()
    stored = path.read_bytes()
    path.unlink()
    return stored


def plain(tmp_path: Path) -> bytes:
    return gzip.decompress(packed(tmp_path))


def record(*, length: str | None = None, body: bytes = b"<p>text</p>", head: str = "", warc: str = "") -> bytes:
    """Return one plain record of another program's archive."""
    block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{head}\r\n".encode() + body
    stated = str(len(block)) if length is None else length
    return (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {SITE}/x/\r\nWARC-Date: 2014-04-18T09:15:00Z\r\n{warc}"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {stated}\r\n\r\n"
    ).encode() + block + b"\r\n\r\n"  # fmt: skip


def read(path: Path) -> tuple[list[str], list[Damage]]:
    damages: list[Damage] = []
    return [page.url.removeprefix(SITE) for page in read_pages(path, damages.append)], damages


SOUND = record()
ATTACKS = [
    Attack("a length beyond the file", "the file's own", "3, the others are read", lambda: record(length="9" * 14)),
    Attack("a length of 5,000 digits", "15 at most", "3", lambda: record(length="9" * 5000)),
    Attack("a negative length", "digits only", "3", lambda: record(length="-5")),
    Attack("a length in other digits", "ASCII digits only", "3", lambda: record(length="٣")),
    Attack("no length", "digits only", "3", lambda: record(length="")),
    Attack("too short a length", "a record ends in a blank line", "3", lambda: record(length="30")),
    Attack("a wrong digest", "SHA-1 is checked", "3", lambda: record(warc=f"WARC-Block-Digest: sha1:{'A' * 32}\r\n")),
    Attack("headers without end", "limits.MAX_WARC_HEAD", "3", lambda: b"WARC/1.0\r\n" + b"X: y\r\n" * 200_000),
    Attack("a header line without end", "limits.MAX_WARC_HEAD", "3", lambda: b"WARC/1.0\r\nX: " + b"y" * 10**6 + b"\n"),
    Attack("HTTP headers without end", "limits.MAX_WARC_HEAD", "3", lambda: record(head="X: y\r\n" * 100_000)),
    Attack("no HTTP answer", "a status line", "3", lambda: SOUND.replace(b"HTTP/1.1 200 OK", b"hello, world ok")),
    Attack("no address", "http(s) only", "3", lambda: SOUND.replace(SITE.encode(), b"javascript:alert")),
    Attack("an encoding nobody knows", "gzip and deflate", "3", lambda: record(head="Content-Encoding: br\r\n")),
    Attack("encodings around encodings", "limits.MAX_ENCODINGS", "3",
           lambda: record(head="Content-Encoding: gzip, gzip, gzip, gzip\r\n")),
    Attack("noise between records", "a line that begins a record", "3", lambda: b"\x00\xffnoise" * 1000 + b"\r\n"),
]  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS, ids=str)
def test_what_is_damaged_is_named_and_the_rest_is_read(
    attack: Attack, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, before, after in (("a.warc", SOUND, SOUND), ("a.warc.gz", gzip.compress(SOUND), gzip.compress(SOUND))):
        path = tmp_path / name
        hostile = attack.make()
        path.write_bytes(before + (gzip.compress(hostile) if name.endswith("gz") else hostile) + after)
        urls, damages = read(path)
        assert urls == ["/x/", "/x/"], name
        assert [damage.offset for damage in damages] == [len(before)], damages
    assert main(["extract", "--warc", str(path)]) == 3
    shown = capsys.readouterr()
    assert len(shown.out.splitlines()) == 2
    assert f"byte {len(before)}" in shown.err


def test_a_page_that_is_not_whole_says_so(tmp_path: Path) -> None:
    body = b"<p>text</p>" * 50
    bomb = zlib.compress(b" " * 100_000_000)
    cases = {
        "broken off": [
            record(head="Content-Length: 99999\r\n"),
            record(warc="WARC-Truncated: disconnect\r\n"),
            record(head="Content-Encoding: gzip\r\n", body=gzip.compress(body)[:-9]),
            record(head="Transfer-Encoding: chunked\r\n", body=b"5\r\n<p>te\r\n"),
        ],
        "partial content": [record().replace(b"200 OK", b"206 OK")],
        "too large": [record(head="Content-Encoding: deflate\r\n", body=bomb)],
        None: [record(), record(head="Content-Encoding: gzip\r\n", body=body)],
    }
    path = tmp_path / "a.warc"
    for reason, records in cases.items():
        path.write_bytes(b"".join(records))
        assert [page.incomplete for page in read_pages(path)] == [reason] * len(records)


@pytest.mark.parametrize("make", [packed, plain], ids=["packed", "plain"])
def test_an_archive_torn_at_any_byte_gives_its_whole_records(make: object, tmp_path: Path) -> None:
    stored = packed(tmp_path) if make is packed else plain(tmp_path)
    path = tmp_path / "torn.warc"
    seen = 0
    for cut in range(0, len(stored), 7):
        path.write_bytes(stored[:cut])
        urls, damages = read(path)
        assert urls == ["/0/", "/1/", "/2/"][: len(urls)]
        assert len(urls) >= seen
        assert len(damages) <= 1
        seen = len(urls)
    path.write_bytes(stored)
    assert read(path) == (["/0/", "/1/", "/2/"], [])


def mutated(stored: bytes, chance: random.Random) -> bytes:
    """Return bytes with one thing done to them that disks, networks and enemies do."""
    at, to = sorted(chance.sample(range(len(stored)), 2))
    changed = bytearray(stored)
    match chance.randrange(6):
        case 0:
            changed[at] ^= 1 << chance.randrange(8)
        case 1:
            changed[at : min(to, at + 50)] = chance.randbytes(chance.randrange(50))
        case 2:
            del changed[at : min(to, at + 500)]
        case 3:
            changed[at:at] = changed[at:to]
        case 4:
            del changed[at:]
        case 5:
            changed = changed[to:] + changed[:to]
    return bytes(changed)


@pytest.mark.parametrize("make", [packed, plain], ids=["packed", "plain"])
def test_no_mutation_raises_or_forges_a_page(make: object, tmp_path: Path) -> None:
    stored = packed(tmp_path) if make is packed else plain(tmp_path)
    path = tmp_path / "mutated.warc"
    path.write_bytes(stored)
    whole = {page.body for page in read_pages(path)}
    chance = random.Random(8)
    for number in range(1000):
        path.write_bytes(mutated(stored, chance))
        assert {page.body for page in read_pages(path)} <= whole, number  # every record here has its digest


def test_every_member_behind_a_damaged_one_is_read(tmp_path: Path) -> None:
    stored = bytearray(packed(tmp_path))
    second = stored.index(b"\x1f\x8b\x08", stored.index(b"\x1f\x8b\x08", 1) + 1)
    stored[second + 200] ^= 0xFF
    path = tmp_path / "a.warc.gz"
    path.write_bytes(stored)
    urls, (damage,) = read(path)
    assert urls == ["/0/", "/2/"]
    assert damage.offset == second


def test_a_torn_record_forges_none(tmp_path: Path) -> None:
    """Bytes of a page that look like a record are no record, where the crawl was killed while it wrote them."""
    path = tmp_path / "a.warc.gz"
    writer = Archive(path, NOW)
    forged = b"\r\n\r\n" + record() + gzip.compress(record())
    place = writer.add(f"{SITE}/evil/", 200, [], forged + random.Random(1).randbytes(50_000) + forged, NOW)
    writer.close()
    path.write_bytes(path.read_bytes()[: place.offset + place.length - 200])
    urls, damages = read(path)
    assert urls == []
    assert len(damages) == 1


BOMBS = [
    Attack("a bomb of 2 GB", "limits.MAX_WARC_UNPACKED", "3, named", lambda: gzip.compress(b"\n" * (1 << 28)) * 8),
    Attack("200,000 empty members", "a member is cheap", "3, named", lambda: gzip.compress(b"") * 200_000),
    Attack("nothing but magic numbers", "limits.MAX_WARC_DAMAGES", "3", lambda: b"\x1f\x8b\x08\0aaaa\0\0" * 10**6),
    Attack("half a million chunks", "read in place", "0", lambda: record(
        head="Transfer-Encoding: chunked\r\n", body=b"1\r\nx\r\n" * 500_000 + b"0\r\n\r\n")),
    Attack("10,000 records that claim 60 MB", "limits.MAX_WARC_DAMAGES", "3, named",
           lambda: record(length="60000000") * 10_000),
]  # fmt: skip


@pytest.mark.parametrize("attack", BOMBS, ids=str)
def test_nothing_is_read_without_end(attack: Attack, tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(attack.make())
    began = time.process_time()
    _, damages = read(path)
    assert time.process_time() - began < 15
    assert bool(damages) == (attack.sees != "0")
    assert len(damages) <= 1001


def test_what_is_no_file_is_a_clear_mistake(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "page.html").write_text("<html></html>")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for path in (
        tmp_path,
        tmp_path / "page.html",
        tmp_path / "loop",
        "/dev/zero",
        "a\0b",
        "x" * 5000,
        tmp_path / "none",
    ):
        assert main(["extract", "--warc", str(path)]) == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_a_line_of_every_page_is_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(packed(tmp_path)[:-5])
    assert main(["extract", "--warc", str(path)]) == 3
    assert [json.loads(line)["article"]["title"] for line in capsys.readouterr().out.splitlines()] == [
        "Story 0",
        "Story 1",
        "Story 2",
    ]
