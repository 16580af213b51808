"""The bytes of a WARC file as windows that end where they cannot be trusted: a plain file, or each gzipped member."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from nkscrape import limits

TORN = "the file ends within the record"
BOMB = "it unpacks to more than any archive does; the rest is not read"
BLANK = re.compile(rb"\r?\n\r?\n")
_FEED = 1 << 14
"""Bytes read at a time: few, for what is left of them is copied at the end of every member."""
_GZIP = b"\x1f\x8b\x08"
_MEMBER = re.compile(rb"\x1f\x8b\x08[\x00-\x1f].{4}[\x00\x02\x04]", re.DOTALL)
_BEGIN = b"WARC/1."
_NO_LINE_BREAK = re.compile(rb"[^\r\n]")


class DamageError(Exception):
    """The record at hand cannot be read; the message says why."""


def is_warc(file: BinaryIO) -> bool:
    """Say whether a file is an archive, or was one before it was damaged or torn."""
    head = file.read(1 << 20)
    is_torn = _GZIP.startswith(head[:3]) or _BEGIN.startswith(head)
    return is_torn or _GZIP in head or head.startswith(_BEGIN) or b"\n" + _BEGIN in head


def windows(file: BinaryIO) -> Iterator[Window]:
    """Yield the file as one window, or each of its packed members, those behind damage too."""
    file.seek(0)
    head = file.read(1 << 20)
    if not head.startswith(_GZIP[:2]) and (_BEGIN in head or _GZIP not in head):
        yield Window(file, 0)
        return
    size = file.seek(0, 2)
    start, allowed = 0, limits.MAX_WARC_UNPACKED + limits.MAX_WARC_RATIO * size
    while start < size:
        member = _Member(file, start, allowed)
        yield member
        member.drain()
        allowed -= member.unpacked
        if member.problem in (TORN, BOMB):
            return
        start = _next_member(file, start + 1, size) if member.problem else _behind_padding(file, member.end)


def _next_member(file: BinaryIO, start: int, size: int) -> int:
    """Return where the next member begins that holds a record; the file's end where none does."""
    tries = 0
    while start < size:
        file.seek(start)
        data = file.read(1 << 20)
        for match in _MEMBER.finditer(data):
            tries += 1
            if tries > limits.MAX_WARC_DAMAGES:
                return size
            if _holds_record(file, start + match.start()):
                return start + match.start()
        start += max(len(data) - len(_GZIP) - 6, 1)
    return size


def _holds_record(file: BinaryIO, start: int) -> bool:
    file.seek(start)
    try:
        return zlib.decompressobj(wbits=31).decompress(file.read(4096), len(_BEGIN)) == _BEGIN
    except zlib.error:
        return False


def _behind_padding(file: BinaryIO, start: int) -> int:
    """Return where the first byte that is not zero stands."""
    file.seek(start)
    while data := file.read(_FEED):
        if rest := data.lstrip(b"\0"):
            return start + len(data) - len(rest)
        start += len(data)
    return start


class Window:
    """Bytes from one place of the file to where they end: of a plain file all, of a gzipped one a packed member."""

    def __init__(self, file: BinaryIO, start: int) -> None:
        self.problem: str | None = None
        """Why the bytes end too early."""
        self._file = file
        self._start = start
        self._data = bytearray()
        self._at = self._passed = 0
        """Where in the data one stands, and how many bytes have left it."""
        file.seek(start)

    @property
    def offset(self) -> int:
        """Where in the file one stands."""
        return self._start + self._passed + self._at

    @property
    def is_at_start(self) -> bool:
        """Whether one stands where the bytes begin."""
        return self._passed + self._at == 0

    def skip_line_breaks(self) -> bool:
        """Go to the next byte that is no line break; False where there is none."""
        while self._has(1):
            if other := _NO_LINE_BREAK.search(self._data, self._at):
                self._go(other.start() - self._at)
                return True
            self._go(len(self._data) - self._at)
        return False

    def head(self) -> bytes:
        """Return the lines of a record up to the blank one, and go behind it."""
        self._has(limits.MAX_WARC_HEAD)
        if not self._data.startswith(_BEGIN, self._at):
            raise self._ended("no record begins here")
        blank = BLANK.search(self._data, self._at, self._at + limits.MAX_WARC_HEAD)
        if not blank:
            self._go(1)
            raise self._ended("the headers have no end")
        lines = bytes(self._data[self._at : blank.start()])
        self._go(blank.end() - self._at)
        return lines

    def block(self, length: int) -> tuple[bytes, bool]:
        """Return as much of a block as is kept, and whether that is not all of it; go behind it."""
        kept = min(length, limits.MAX_WARC_BLOCK)
        if length > self._longest() or not self._has(kept):
            raise self._ended(TORN)
        if kept == length and self._has(kept + 1) and self._data[self._at + kept] not in b"\r\n":
            raise DamageError("the record does not end where its length says")
        block = bytes(self._data[self._at : self._at + kept])
        self._go(kept)
        for left in range(length - kept, 0, -_FEED):
            if not self._has(min(left, _FEED)):
                raise self._ended(TORN)
            self._go(min(left, _FEED))
        return block, kept < length

    def skip_record(self, is_first: bool) -> None:
        """Go to the next line that begins a record, which may be where one stands."""
        if self._data.startswith(_BEGIN, self._at):
            return
        while (found := self._data.find(b"\n" + _BEGIN, self._at)) < 0:
            self._go(max(0, len(self._data) - self._at - len(_BEGIN)))
            if not self._has(len(_BEGIN) + 1):
                self._go(len(self._data) - self._at)
                return
        self._go(found + 1 - self._at)

    def _longest(self) -> int:
        """Return how many bytes may follow at most."""
        return self._file.seek(0, 2) - self.offset

    def _has(self, count: int) -> bool:
        """Say whether so many bytes follow."""
        while len(self._data) - self._at < count and (more := self._read()):
            self._data += more
        return len(self._data) - self._at >= count

    def _go(self, count: int) -> None:
        self._at += count
        if self._at > _FEED:
            del self._data[: self._at]
            self._passed, self._at = self._passed + self._at, 0

    def _read(self) -> bytes:
        """Return the next bytes; none at the end, and where there is a problem."""
        self._file.seek(self._start + self._passed + len(self._data))
        return self._file.read(_FEED)

    def _ended(self, reason: str) -> DamageError:
        return DamageError(self.problem or reason)


class _Member(Window):
    """A packed member, unpacked as far as it is sound and no larger than allowed."""

    def __init__(self, file: BinaryIO, start: int, allowed: int) -> None:
        super().__init__(file, start)
        self.end = start
        """Where the next member may begin."""
        self.unpacked = 0
        self._allowed = allowed
        self._unpack = zlib.decompressobj(wbits=31)

    @property
    def offset(self) -> int:
        """Where in the file the member begins."""
        return self._start

    def skip_record(self, is_first: bool) -> None:
        """Leave a member of one record; in one of many, go to the next line that begins a record."""
        if is_first:
            self.drain()
        else:
            super().skip_record(is_first)

    def drain(self) -> None:
        """Go to the member's end."""
        self._go(len(self._data) - self._at)
        while more := self._read():
            self._passed += len(more)

    def _longest(self) -> int:
        return self._allowed

    def _read(self) -> bytes:
        found = b""
        while not (found or self.problem or self._unpack.eof):
            packed = self._unpack.unconsumed_tail or self._file.read(_FEED)
            try:
                found = self._unpack.decompress(packed, _FEED * 16)
            except zlib.error as error:
                self.problem = f"the packed bytes are damaged ({error})"
                break
            self.unpacked += len(found)
            if self._unpack.eof:
                self.end = self._file.tell() - len(self._unpack.unused_data)
            elif not packed:
                self.problem = TORN
            elif self.unpacked > self._allowed:
                self.problem = BOMB
        return found
