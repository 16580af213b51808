"""The journal: one JSON line per page, appended before the crawl goes on.

A line is handed to the kernel as one write, so `kill -9` loses no finished page. `sync` puts the lines on the disk;
the writer calls it before it lets the state know of the pages (about once a second), so that even a power cut loses
no page that the state believes is safe, and a crawl does not wait for the disk on every page.
"""

from __future__ import annotations

import itertools
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Self

from nkscrape.limits import JOURNAL_LINE

_CHUNK = 1_000_000


class Journal:
    """One run's journal, open for appending."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._fd = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_APPEND | os.O_CLOEXEC, 0o644)
        sync_directory(path.parent)

    def append(self, data: dict[str, Any]) -> None:
        """Append one page's records (`bundle.to_json`) as one line; on an error nothing of it stays.

        Raises ValueError where they are more than a line may hold.
        """
        line = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"
        if len(line) > JOURNAL_LINE:
            raise ValueError(
                f"{data.get('url')} gave {len(line):,} bytes of records, more than a journal line may hold"
            )
        size = os.fstat(self._fd).st_size
        try:
            written = 0
            while written < len(line):
                written += os.write(self._fd, line[written:])
        except OSError:
            os.ftruncate(self._fd, size)  # a full disk must not leave half a line before the next whole one
            raise

    def sync(self) -> None:
        """Return when every line is on the disk."""
        os.fdatasync(self._fd)

    def close(self) -> None:
        """Sync and close."""
        if self._fd >= 0:
            self.sync()
            os.close(self._fd)
            self._fd = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


@dataclass(frozen=True, slots=True)
class Line:
    """Where one complete line of a journal is."""

    number: int
    offset: int
    length: int


def lines(path: Path, start: int = 0) -> Iterator[tuple[Line, bytes]]:
    """Yield the complete lines of a journal from an offset, one at a time in memory; a torn last line is left out.

    Of a line that is too long to be one of ours only the end is given.
    """
    offset = start
    with path.open("rb") as file:
        file.seek(start)
        for number in itertools.count(1):
            raw = file.readline(JOURNAL_LINE)
            length = len(raw)
            while raw and not raw.endswith(b"\n") and (more := file.readline(JOURNAL_LINE)):
                raw, length = more, length + len(more)
            if not raw.endswith(b"\n"):
                return
            yield Line(number, offset, length), raw
            offset += length


def is_torn(path: Path) -> bool:
    """Say whether a journal ends within a line, or holds none."""
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(size - 1, 0))
        return file.read(1) != b"\n"


def read(path: Path, chosen: Iterable[Line]) -> Iterator[tuple[Line, dict[str, Any] | None]]:
    """Yield what the given lines of a journal hold, in the order given; None for a damaged one."""
    with path.open("rb") as file:
        for line in chosen:
            file.seek(line.offset)
            yield line, parse(file.read(line.length)) if line.length <= JOURNAL_LINE else None


def copy(path: Path, line: Line, target: BinaryIO) -> None:
    """Write a line as it is to another file."""
    with path.open("rb") as file:
        file.seek(line.offset)
        for size in (*[_CHUNK] * (line.length // _CHUNK), line.length % _CHUNK):
            target.write(file.read(size))


def parse(raw: bytes) -> dict[str, Any] | None:
    """Return what a line holds; None where it is damaged."""
    try:
        data = json.loads(raw.decode())
        if b"\\" in raw and b"\\u" in raw:  # one byte is found far faster than two
            json.dumps(data, ensure_ascii=False).encode()  # a surrogate without its other half fits into no table
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def sync_directory(path: Path) -> None:
    """Put a directory's entries on the disk: a new name is only safe once its directory is."""
    fd = os.open(path, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
