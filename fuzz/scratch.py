"""Where fuzzing writes: a folder for each process, in memory where the machine offers that."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

_MEMORY = Path("/dev/shm")
_SHARED = "NKSCRAPE_FUZZ_SCRATCH"
"""Environment variable that names the folder of a whole run: processes that are killed clear nothing away."""


def scratch(name: str) -> Path:
    """Return an empty folder; what an earlier input left there is gone."""
    path = home() / name
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir()
    return path


@cache
def home() -> Path:
    """Return this process's folder, removed when the process ends well."""
    path = _make(os.environ.get(_SHARED))
    atexit.register(shutil.rmtree, path, ignore_errors=True)
    return path


@contextmanager
def shared() -> Iterator[None]:
    """Keep the folders of all processes started meanwhile in one, and remove it at the end."""
    path = _make(None)
    os.environ[_SHARED] = str(path)
    try:
        yield
    finally:
        del os.environ[_SHARED]
        shutil.rmtree(path, ignore_errors=True)


def _make(folder: str | None) -> Path:
    memory = str(_MEMORY) if os.access(_MEMORY, os.W_OK) else None
    return Path(tempfile.mkdtemp(prefix="nkscrape-fuzz-", dir=folder or memory))
