"""Another time for a process, by libfaketime (Debian): what it asks of the wall clock, not how long things take."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

LIBRARY = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
COMMON = {"LD_PRELOAD": str(LIBRARY), "FAKETIME_DONT_FAKE_MONOTONIC": "1", "TZ": "UTC"}


def missing_packages() -> list[str]:
    """Return the Debian packages that are still needed."""
    return [] if LIBRARY else ["faketime"]


def starting_at(now: datetime) -> dict[str, str]:
    """Return the environment of a process for which it is `now` when it starts, and time goes on."""
    return {**COMMON, "FAKETIME": f"@{now.astimezone(UTC):%Y-%m-%d %H:%M:%S}"}


def environment(now: datetime) -> dict[str, str]:
    """Return the whole environment of such a process."""
    return {**os.environ, **starting_at(now)}


def set_clock(folder: Path, now: datetime) -> None:
    """Let it be `now` for the processes that look at the clock of a folder; a clock that stands still hangs PHP."""
    (folder / "clock").write_text(f"{(now - datetime.now(UTC)).total_seconds():+.0f}\n")


def clock_of(folder: Path) -> dict[str, str]:
    """Return the environment of such a process; empty where the folder has no clock."""
    clock = folder / "clock"
    return {**COMMON, "FAKETIME_TIMESTAMP_FILE": str(clock), "FAKETIME_NO_CACHE": "1"} if clock.exists() else {}
