"""Packed bodies: every coding, whole, cut anywhere, and not what it says."""

from __future__ import annotations

import gzip
import zlib

import brotli
import pytest
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import Response

from nkscrape.errors import DownloadError
from nkscrape.unpacking import LOST_DATA, unpack, unpacked

TEXT = b"".join(b"<p>Paragraph %d of a story about the harbour</p>" % n for n in range(4000))


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKED = [
    ("gzip", gzip.compress(TEXT)),
    ("gzip", gzip.compress(TEXT[:1000]) + gzip.compress(TEXT[1000:]) + b"\0\0"),
    ("deflate", zlib.compress(TEXT)),
    ("deflate", raw_deflate(TEXT)),
    ("br", brotli.compress(TEXT)),
    ("zstd", zstd.compress(TEXT)),
    ("zstd", zstd.compress(TEXT[:1000]) + zstd.compress(TEXT[1000:])),
]


@pytest.mark.parametrize(("coding", "data"), PACKED)
def test_whole(coding: str, data: bytes) -> None:
    assert unpack(data, coding, len(TEXT)) == (TEXT, True)
    with pytest.raises(DownloadError, match="too large"):
        unpack(data, coding, len(TEXT) - 1)


@pytest.mark.parametrize(("coding", "data"), [PACKED[0], *PACKED[2:6]])
@given(share=st.floats(0, 0.999))
def test_cut_anywhere(coding: str, data: bytes, share: float) -> None:
    cut = data[: max(1, int(len(data) * share))]
    try:
        body, ended = unpack(cut, coding, len(TEXT))
    except DownloadError:
        assert len(cut) < 10  # too little to tell what it is
        return
    assert TEXT.startswith(body)
    assert not ended


@given(st.binary(max_size=200), st.sampled_from(["gzip", "deflate", "br", "zstd", "rot13"]))
def test_any_bytes_give_a_body_or_a_reason(data: bytes, coding: str) -> None:
    try:
        unpack(data, coding, 1000)
    except DownloadError as error:
        assert str(error)


def response(status: int, body: bytes, coding: str) -> Response:
    headers = {"Content-Encoding": coding, "Content-Type": "text/html"}
    return Response("https://daily.example/", status=status, headers=headers, body=body)


def test_a_response_is_unpacked_and_says_whether_it_ended() -> None:
    whole = unpacked(response(200, gzip.compress(TEXT), "x-gzip, identity"), 10**6)
    assert (whole.body, whole.flags, "Content-Encoding" in whole.headers) == (TEXT, [], False)
    assert unpacked(response(200, gzip.compress(TEXT)[:-9], "gzip"), 10**6).flags == [LOST_DATA]
    assert unpacked(response(200, b"", "gzip"), 10**6).body == b""


def test_of_an_error_the_status_counts() -> None:
    assert unpacked(response(404, b"<p>gone</p>", "gzip"), 10**6).status == 404
    with pytest.raises(DownloadError, match="broken encoding"):
        unpacked(response(200, b"<p>here</p>", "gzip"), 10**6)
