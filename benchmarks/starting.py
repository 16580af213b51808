"""What a command costs before it does anything, as a multiple of starting Python itself in the same run."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROUNDS = 20
NKSCRAPE = ("-m", "nkscrape.cli")


def report() -> Iterator[str]:
    """Yield one line."""
    with tempfile.TemporaryDirectory() as compiled:
        page = Path(compiled, "page.html")
        page.write_text("<title>The lamp</title><p>The lamp was lit.</p>", encoding="utf-8")
        bare, version = start(compiled, "-c", "pass"), start(compiled, *NKSCRAPE, "--version")
        extract = start(compiled, *NKSCRAPE, "extract", str(page))
    yield (
        f"start: Python {1000 * bare:.0f} ms; `nkscrape --version` {1000 * version:.0f} ms, {version / bare:.1f}x; "
        f"`nkscrape extract` of one line {1000 * extract:.0f} ms, {extract / bare:.1f}x"
    )


def start(compiled: str, *arguments: str) -> float:
    """Return the seconds Python takes to run something compiled before, the best of several rounds."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled, "PYTHONDONTWRITEBYTECODE": ""}
    return min(_time([sys.executable, *arguments], environment) for _ in range(ROUNDS))


def _time(command: list[str], environment: dict[str, str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - began
