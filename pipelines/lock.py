"""One writer per site at a time, by a lock that dies with its process."""

from __future__ import annotations

import fcntl
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from nkscrape.errors import SiteLockedError


@contextmanager
def site_lock(path: Path) -> Iterator[None]:
    """Hold the lock file at `path`; raise SiteLockedError at once, naming the holder, where another process does.

    The kernel drops the lock when its holder dies, however it dies: what a dead holder wrote never blocks anyone.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SiteLockedError(f"{path.stem} is being written by {_holder(path)}; wait for it or stop it") from None
        file.truncate(0)
        file.write(json.dumps({"pid": os.getpid(), "host": socket.gethostname(), "start": _now()}) + "\n")
        file.flush()
        yield


def _holder(path: Path) -> str:
    """Say who holds the lock, as far as its file tells."""
    try:
        holder = json.loads(path.read_text(encoding="utf-8"))
        return f"process {holder['pid']} on {holder['host']} since {holder['start']}"
    except (ValueError, KeyError, TypeError):
        return "another process"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
