"""What a command costs before it does anything, as a multiple of starting Python itself in the same run."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

ROUNDS = 20
NKSCRAPE = ("-m", "nkscrape.cli")


def report() -> Iterator[str]:
    """Yield one line."""
    bare = start("-c", "pass")
    version, extract = start(*NKSCRAPE, "--version"), start(*NKSCRAPE, "extract", "--help")
    yield (
        f"start: Python {1000 * bare:.0f} ms; `nkscrape --version` {1000 * version:.0f} ms, {version / bare:.1f}x; "
        f"`nkscrape extract`, all loaded, {1000 * extract:.0f} ms, {extract / bare:.1f}x"
    )


def start(*arguments: str) -> float:
    """Return the seconds Python takes to run something, the best of several rounds."""
    return min(_time([sys.executable, *arguments]) for _ in range(ROUNDS))


def _time(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began
