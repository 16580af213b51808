"""The records of a WARC file (ISO 28500), plain or gzipped: what is sound is read, what is damaged is named.

Reading goes on behind damage: at the next packed member, in a plain file at the next line that begins a record.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from nkscrape import limits
from nkscrape.packed import BLANK, TORN, DamageError, Window, windows

_LENGTH = re.compile(r"[0-9]{1,15}")
_SHA1 = re.compile(r"sha1:([A-Za-z2-7]{32})")


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its headers by name in lower case, and its block."""

    offset: int
    head: Mapping[str, str]
    block: bytes
    is_cut: bool
    """Whether the block is longer than what is kept of it."""
    is_proven: bool
    """Whether the block has the digest its headers state."""


@dataclass(frozen=True, slots=True)
class Damage:
    """Something that cannot be read."""

    offset: int
    """Byte of the file where its record begins; in a gzipped file, where its packed member begins."""
    reason: str


def digest(data: bytes) -> str:
    """Return the SHA-1 of some bytes in base32, as WARC writes it."""
    return base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode("ascii")


def read_records(file: BinaryIO) -> Iterator[Record | Damage]:
    """Yield the records of a file in order, and what of it is damaged."""
    found = damages = 0
    for window in windows(file):
        for one in _records(window):
            yield one
            found += 1
            damages += isinstance(one, Damage)
            if damages == limits.MAX_WARC_DAMAGES:
                yield Damage(window.offset, f"after {damages} damaged places the rest is not read")
                return
    if not found:
        yield Damage(0, "the file has no record")


def headers_of(source: bytes) -> dict[str, str]:
    """Return header lines by name in lower case."""
    pairs = (line.partition(":") for line in source.decode("utf-8", "replace").split("\n"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def split_head(block: bytes) -> tuple[bytes, bytes] | None:
    """Return what stands before the first blank line, and what behind it; None where there is none soon."""
    blank = BLANK.search(block, 0, limits.MAX_WARC_HEAD)
    return (block[: blank.start()], block[blank.end() :]) if blank else None


def _records(window: Window) -> Iterator[Record | Damage]:
    """Yield the records of a window. One that is not proven waits until the checksum of its member has been."""
    held: Record | None = None
    reason: str | None = None
    while window.skip_line_breaks():
        if held:
            yield held
            held = None
        offset, is_first = window.offset, window.is_at_start
        try:
            record = _record(window)
        except DamageError as error:
            reason = str(error)
            yield Damage(offset, reason)
            window.skip_record(is_first)
        else:
            held = None if record.is_proven else record
            if record.is_proven:
                yield record
    if held and window.problem in (None, TORN):
        yield held
    if window.problem and window.problem != reason:
        yield Damage(window.offset, window.problem)


def _record(window: Window) -> Record:
    """Return the record that begins here and go behind it; where it is damaged, only behind its headers."""
    offset = window.offset
    fields = headers_of(window.head())
    stated = fields.get("content-length", "")
    if not _LENGTH.fullmatch(stated):
        raise DamageError(f"the record has no length, but {stated[:40]!r}")
    block, is_cut = window.block(int(stated))
    proof = None if is_cut else _SHA1.fullmatch(fields.get("warc-block-digest", ""))
    if proof and proof[1].upper() != digest(block):
        raise DamageError("the record does not have the digest it states")
    return Record(offset, fields, block, is_cut, bool(proof))
