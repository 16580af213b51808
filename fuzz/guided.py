"""Runs the coverage-guided engine on every target in turn, several at a time, and gathers what it found."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fuzz.workers import HANG_SECONDS, Finding, Tally

LOADING = 60.0
"""Seconds beyond its time after which an engine is ended."""
_ARTIFACTS = {"timeout": "hang", "oom": "memory", "crash": "process died", "leak": "leak"}


@dataclass
class Engine:
    """One engine at work on one target."""

    target: str
    folder: Path
    ends: float
    process: subprocess.Popen[bytes]

    @classmethod
    def start(cls, target: str, folder: Path, seconds: float) -> Engine:
        """Start the engine for that long."""
        raw = folder / "raw"
        raw.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "fuzz.engine", target, str(folder), f"-artifact_prefix={raw}/{target}-"]
        log = (folder / f"{target}.log").open("wb")
        with log:
            process = subprocess.Popen([*command, f"-max_total_time={int(seconds)}"], stdout=log, stderr=log)
        return cls(target, folder, time.monotonic() + seconds, process)

    def has_ended(self) -> bool:
        """Say whether it is done; one that overstays is ended."""
        if time.monotonic() > self.ends + HANG_SECONDS + LOADING:
            self.process.kill()
        return self.process.poll() is not None

    @property
    def left(self) -> float:
        """Seconds of its time that are left."""
        return self.ends - time.monotonic()


def explore(targets: Sequence[str], seconds: float, processes: int, folder: Path) -> Iterator[tuple[str, Tally]]:
    """Let the engine work on each target for its part of the time; yield what its inputs came to."""
    each = max(5.0, seconds * processes / len(targets))
    waiting, running = deque(targets), list[Engine]()
    while waiting or running:
        while waiting and len(running) < processes:
            running.append(Engine.start(waiting.popleft(), folder, each))
        time.sleep(0.2)
        for engine in [one for one in running if one.has_ended()]:
            running.remove(engine)
            yield engine.target, _tally(engine)
            if engine.process.returncode and engine.left > each / 10:  # an input ended it before its time
                running.append(Engine.start(engine.target, folder, engine.left))


def findings(folder: Path) -> Iterator[Finding]:
    """Yield what the engines have left, and remove it."""
    for path in sorted((folder / "raw").glob("*")):
        if path.suffix == ".json":
            told = json.loads(path.read_text(encoding="utf-8"))
            yield Finding(told["target"], path.with_suffix(".bin").read_bytes(), told["what"], told["trace"])
        elif path.suffix != ".bin":
            target, kind, *_ = path.name.split("-")
            yield Finding(target, path.read_bytes(), _ARTIFACTS.get(kind, kind), f"see {target}.log")
    for path in (folder / "raw").glob("*"):
        path.unlink()


def _tally(engine: Engine) -> Tally:
    path = engine.folder / f"{engine.target}.json"
    if not path.exists():
        return Tally()
    tally = Tally(**json.loads(path.read_text()))
    path.unlink()
    return tally
