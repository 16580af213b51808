"""The journal: one JSON line per page, appended before the crawl goes on.

A line is handed to the kernel as one write, so `kill -9` loses no finished page. `sync` puts the lines on the disk;
the writer calls it before it lets the state know of the pages (about once a second), so that even a power cut loses
no page that the state believes is safe, and a crawl does not wait for the disk on every page.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self


class Journal:
    """One run's journal, open for appending."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._fd = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_APPEND | os.O_CLOEXEC, 0o644)
        sync_directory(path.parent)

    def append(self, data: dict[str, Any]) -> None:
        """Append one page's records (`bundle.to_json`) as one line; on an error nothing of it stays."""
        line = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"
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


def lines(path: Path) -> Iterator[tuple[Line, bytes]]:
    """Yield the complete lines of a journal, one at a time in memory; a torn last line is left out."""
    offset = 0
    with path.open("rb") as file:
        for number, raw in enumerate(file, 1):
            if raw.endswith(b"\n"):
                yield Line(number, offset, len(raw)), raw
            offset += len(raw)


def read(path: Path, chosen: Iterable[Line]) -> Iterator[tuple[Line, dict[str, Any] | None]]:
    """Yield what the given lines of a journal hold, in the order given; None for a damaged one."""
    with path.open("rb") as file:
        for line in chosen:
            file.seek(line.offset)
            yield line, parse(file.read(line.length))


def parse(raw: bytes) -> dict[str, Any] | None:
    """Return what a line holds; None where it is damaged."""
    try:
        data = json.loads(raw)
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
