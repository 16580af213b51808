"""WARC: what is written is read back, what others write is read, what is torn or hostile is survived."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkscrape.archive import Archive, read_pages
from nkscrape.errors import UserError
from nkscrape.warc import digest

NOW = datetime(2014, 4, 18, 9, 15, tzinfo=UTC)
URL = "https://daily.example/a/?q=ü"


def archive(path: Path, *bodies: bytes, status: int = 200) -> Path:
    writer = Archive(path, NOW)
    for n, body in enumerate(bodies):
        writer.add(f"{URL}&n={n}", status, [("Content-Type", "text/html"), ("Set-Cookie", "secret=1")], body, NOW)
    writer.close()
    return path


def test_pages_come_back_as_they_were_sent(tmp_path: Path) -> None:
    pages = list(read_pages(archive(tmp_path / "a" / "x.warc.gz", b"<p>one</p>", b"", b"\r\n\r\nWARC/1.1\r\n")))
    assert [page.body for page in pages] == [b"<p>one</p>", b"", b"\r\n\r\nWARC/1.1\r\n"]
    assert pages[0].url == f"{URL}&n=0"
    assert pages[0].fetched_at == NOW
    assert pages[0].headers == {"content-type": "text/html"}
    assert list(read_pages(archive(tmp_path / "404.warc.gz", b"gone", status=404))) == []


def test_what_broke_off_says_so(tmp_path: Path) -> None:
    writer = Archive(tmp_path / "x.warc.gz", NOW)
    for status, broken_off in ((200, False), (200, True), (206, False)):
        writer.add(URL, status, [], b"<p>half", NOW, broken_off=broken_off)
    writer.close()
    assert [page.incomplete for page in read_pages(writer.path)] == [None, "broken off", "partial content"]


def test_a_record_is_found_by_its_place(tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    writer = Archive(path, NOW)
    writer.add(URL, 200, [], b"first", NOW)
    place = writer.add(URL, 299, [("X-Bad", "a\r\nWARC-Type: b")], b"second", NOW)
    writer.close()
    record = gzip.decompress(path.read_bytes()[place.offset : place.offset + place.length])
    assert record.startswith(b"WARC/1.1\r\nWARC-Type: response\r\n")
    assert record.endswith(b"\r\n\r\nsecond\r\n\r\n")
    assert f"WARC-Payload-Digest: sha1:{digest(b'second')}".encode() in record
    assert b"\r\nWARC-Type: b" not in record
    assert str(place) == f"x.warc.gz#{place.offset}+{place.length}"


def test_archives_of_other_programs_are_read(tmp_path: Path) -> None:
    packed = gzip.compress(b"<p>packed</p>")
    chunked = b"%x;ext=1\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    head = b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\nETag: "1"\r\n\r\n'
    block = head + chunked
    path = tmp_path / "plain.warc"
    path.write_bytes(
        b"WARC/1.0\r\nWARC-Type: request\r\nContent-Type: application/http\r\nContent-Length: 4\r\n\r\nGET \r\n\r\n"
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <https://daily.example/>\r\n"
        b"WARC-Date: 2014-04-18T09:15:00Z\r\n"
        b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
        % (len(block), block)
    )
    (page,) = read_pages(path)
    assert (page.url, page.body, page.fetched_at) == ("https://daily.example/", b"<p>packed</p>", NOW)
    assert page.headers == {"etag": '"1"'}


def test_a_torn_file_gives_its_whole_records(tmp_path: Path) -> None:
    path = archive(tmp_path / "x.warc.gz", b"one", b"two" * 1000)
    whole = path.read_bytes()
    for cut in (len(whole) - 1, len(whole) - 30, 40, 0):
        path.write_bytes(whole[:cut])
        assert [page.body for page in read_pages(path)] in ([b"one"], [b"one", b"two" * 1000], [])


def test_what_is_no_archive_is_a_clear_mistake(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<html></html>")
    with pytest.raises(UserError, match="no WARC"):
        list(read_pages(tmp_path / "page.html"))
    with pytest.raises(UserError, match="cannot read"):
        list(read_pages(tmp_path / "missing.warc"))


@given(st.lists(st.binary(max_size=200), max_size=5))
def test_any_bodies_come_back(tmp_path_factory: pytest.TempPathFactory, bodies: list[bytes]) -> None:
    path = archive(tmp_path_factory.mktemp("warc") / "x.warc.gz", *bodies)
    assert [page.body for page in read_pages(path)] == bodies


@given(st.binary(max_size=300))
def test_any_bytes_after_a_warc_line_are_survived(tmp_path_factory: pytest.TempPathFactory, noise: bytes) -> None:
    path = tmp_path_factory.mktemp("warc") / "x.warc"
    path.write_bytes(b"WARC/1.1\r\n" + noise)
    list(read_pages(path))
