"""Unpacks answers (Content-Encoding) within bounds, and says which ended before their end.

Scrapy's own middleware takes half a gzip stream for a whole one, unpacks a body as often as its headers say, and lets
codings it does not know reach the reader.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import Any

from scrapy.http import Response
from scrapy.utils._compression import brotli, zstd  # type: ignore[attr-defined]  # whichever of each is installed

from nkscrape import limits
from nkscrape.errors import DownloadError

ACCEPTED = "gzip, deflate, br, zstd"
LOST_DATA = "dataloss"
"""Flag of a response whose body is not whole; Scrapy's own for a connection that broke off."""
TOO_LARGE = "too large"
BROKEN_ENCODING = "broken encoding"
UNKNOWN_ENCODING = "unknown encoding"
_STEP = 1 << 16


def unpacked(response: Response, max_size: int) -> Response:
    """Return a response unpacked, flagged where its body ended early; DownloadError where that cannot be.

    Of a redirect or an error the status is what counts: where its body cannot be unpacked, it has none.
    """
    codings = _codings(response)
    if not codings or not response.body:
        return response
    try:
        body, whole = _unpack_all(response.body, codings, max_size)
    except DownloadError:
        if 200 <= response.status < 300:
            raise
        body, whole = b"", True
    response = response.replace(body=body, flags=[*response.flags, *([] if whole else [LOST_DATA])])
    del response.headers["Content-Encoding"]
    return response


def _unpack_all(body: bytes, codings: list[str], max_size: int) -> tuple[bytes, bool]:
    if len(codings) > limits.CONTENT_CODINGS:
        raise DownloadError(f"{TOO_LARGE}: packed {len(codings)} times")
    whole = True
    for coding in reversed(codings):
        body, ended = unpack(body, coding, max_size)
        whole = whole and ended
    return body, whole


def unpack(body: bytes, coding: str, max_size: int) -> tuple[bytes, bool]:
    """Return the unpacked body, and whether it came to its end; DownloadError where it is too large or not packed so.

    `coding` is gzip, x-gzip, deflate, br or zstd.
    """
    if coding not in _UNPACKERS:
        raise DownloadError(f"{UNKNOWN_ENCODING}: {coding[:40]}")
    parts: list[bytes] = []
    size, ended = 0, False
    try:
        for part, ended in _UNPACKERS[coding](body):  # noqa: B007 - the last one tells
            size += len(part)
            if 0 < max_size < size:  # 0: no limit, as everywhere in Scrapy
                raise DownloadError(f"{TOO_LARGE}: more than {max_size} bytes unpacked")
            parts.append(part)
    except (zlib.error, brotli.error, zstd.ZstdError):
        ended = False
    if not parts:
        raise DownloadError(f"{BROKEN_ENCODING}: {coding}")
    return b"".join(parts), ended


def _codings(response: Response) -> list[str]:
    lines = b",".join(response.headers.getlist("Content-Encoding")).decode("latin-1").lower().split(",")
    return [coding for line in lines if (coding := line.strip()) not in ("", "identity")]


def _streams(body: bytes, make: Callable[[], Any], magic: bytes) -> Iterator[tuple[bytes, bool]]:
    """Unpack streams that follow one another, piece by piece; what does not begin like one is no matter."""
    view, at = memoryview(body), 0
    for _ in range(limits.PACKED_STREAMS):
        stream, part = make(), b""
        while not stream.eof:
            piece = view[at : at + _STEP] if getattr(stream, "needs_input", True) else b""
            part = stream.decompress(piece, _STEP)
            at += len(piece) - len(stream.unused_data) - len(getattr(stream, "unconsumed_tail", b""))
            yield part, stream.eof
            if not part and at >= len(view):
                return
        if not magic or not body.startswith(magic, at):
            return
    raise DownloadError(f"{TOO_LARGE}: more than {limits.PACKED_STREAMS} packed streams")


def _deflate(body: bytes) -> Iterator[tuple[bytes, bool]]:
    try:
        zlib.decompressobj().decompress(body, 1)
    except zlib.error:  # some servers leave the zlib header out
        return _streams(body, lambda: zlib.decompressobj(-15), b"")
    return _streams(body, zlib.decompressobj, b"")


def _unbrotli(body: bytes) -> Iterator[tuple[bytes, bool]]:
    stream = brotli.Decompressor()
    part = stream.process(body, output_buffer_limit=_STEP)
    yield part, stream.is_finished()
    while part and not stream.is_finished():
        part = stream.process(b"", output_buffer_limit=_STEP)
        yield part, stream.is_finished()


_UNPACKERS: dict[str, Callable[[bytes], Iterator[tuple[bytes, bool]]]] = {
    "gzip": lambda body: _streams(body, lambda: zlib.decompressobj(31), b"\x1f\x8b"),
    "x-gzip": lambda body: _streams(body, lambda: zlib.decompressobj(31), b"\x1f\x8b"),
    "deflate": _deflate,
    "br": _unbrotli,
    "zstd": lambda body: _streams(body, zstd.ZstdDecompressor, b"\x28\xb5\x2f\xfd"),
}
