"""Processes that run inputs, and the watchdog over them: one that hangs or dies is a finding, and is started again."""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any

from fuzz import seeds
from fuzz.judge import Outcome, judge, prepare
from fuzz.minimise import minimise
from fuzz.targets import TARGETS

HANG_SECONDS = 20.0
"""An input that is not done by then has its process killed."""
REPORT_SECONDS = 0.5
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["fuzz.seeds", "pandas"])


@dataclass
class Tally:
    """What the inputs of one target came to."""

    inputs: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    growth: int = 0

    def add(self, other: Tally) -> None:
        """Count in what another part of the inputs came to."""
        self.inputs += other.inputs
        self.seconds += other.seconds
        self.slowest = max(self.slowest, other.slowest)
        self.growth = max(self.growth, other.growth)

    def note(self, outcome: Outcome) -> None:
        """Count one input."""
        self.add(Tally(1, outcome.seconds, outcome.seconds, outcome.growth))


@dataclass(frozen=True)
class Finding:
    """An input that broke something."""

    target: str
    data: bytes
    what: str
    trace: str


@dataclass
class Worker:
    """One process and the numbers it is to run."""

    target: str
    seed: int | None
    numbers: range
    process: Any = None
    pipe: Any = None
    counted: int = 0
    """How many inputs it has told of."""
    now: Any = field(default_factory=lambda: _PROCESSES.Value("q", 0))
    """How many of the numbers were begun: the last of them is the one that hangs or kills."""
    begun: Any = field(default_factory=lambda: _PROCESSES.Value("d", 0.0))

    def start(self) -> None:
        """Start the process behind the last input that was begun."""
        self.pipe, child = _PROCESSES.Pipe(duplex=False)
        self.begun.value = time.monotonic() + HANG_SECONDS  # it has yet to load
        numbers = self.numbers[self.now.value :]
        self.process = _PROCESSES.Process(
            target=_run, args=(self.target, self.seed, numbers, child, (self.now, self.begun)), daemon=True
        )
        self.process.start()
        child.close()

    @property
    def hangs(self) -> bool:
        """Whether its input has taken too long."""
        return bool(time.monotonic() - self.begun.value > HANG_SECONDS)

    def lost(self) -> Finding:
        """Return the input the process was lost on."""
        self.process.kill()
        self.process.join()
        number = self.numbers[self.now.value - 1] if self.now.value else self.numbers[0]
        code = self.process.exitcode
        what = "hang" if code == -signal.SIGKILL else f"process died with {code}"
        return Finding(self.target, seeds.make(self.target, self.seed, number), what, f"input {number}")


def run(target: str, seed: int | None, numbers: range, processes: int) -> Iterator[Tally | Finding]:
    """Run the inputs of these numbers in several processes; yield counts and findings as they come."""
    workers = [Worker(target, seed, numbers[share::processes]) for share in range(processes)]
    for worker in workers:
        worker.start()
    while workers:
        wait([worker.pipe for worker in workers], timeout=REPORT_SECONDS)
        for worker in list(workers):
            yield from _received(worker)
            if not worker.process.is_alive() or worker.hangs:
                yield from _received(worker)
                workers.remove(worker)
                if worker.process.exitcode == 0:
                    continue
                yield Tally(inputs=worker.now.value - worker.counted)
                worker.counted = worker.now.value
                yield worker.lost()
                if worker.now.value < len(worker.numbers):
                    worker.start()
                    workers.append(worker)


def small(finding: Finding, seconds: float) -> Finding:
    """Return a finding with as small an input as that time allows."""
    receiver, sender = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(target=_minimise, args=(finding, seconds, sender), daemon=True)
    process.start()
    sender.close()
    try:
        data = receiver.recv() if receiver.poll(seconds + HANG_SECONDS) else finding.data
    except EOFError:
        data = finding.data
    process.kill()
    process.join()
    return Finding(finding.target, data, finding.what, finding.trace)


def _received(worker: Worker) -> Iterator[Tally | Finding]:
    try:
        while worker.pipe.poll():
            told = worker.pipe.recv()
            worker.counted += told.inputs if isinstance(told, Tally) else 0
            yield told
    except (EOFError, OSError):
        return


def _run(target: str, seed: int | None, numbers: range, pipe: Connection, watched: tuple[Any, Any]) -> None:
    """Run inputs in this process and report."""
    now, begun = watched
    prepare()
    tally, told, known = Tally(), time.monotonic(), set[str]()
    for number in numbers:
        data = seeds.make(target, seed, number)
        begun.value, now.value = time.monotonic(), now.value + 1
        outcome = judge(TARGETS[target].check, data)
        tally.note(outcome)
        if outcome.finding and outcome.finding not in known:
            known.add(outcome.finding)
            pipe.send(Finding(target, data, outcome.finding, outcome.trace))
        if time.monotonic() - told > REPORT_SECONDS:
            pipe.send(tally)
            tally, told = Tally(), time.monotonic()
    pipe.send(tally)


def _minimise(finding: Finding, seconds: float, pipe: Connection) -> None:
    prepare()
    pipe.send(minimise(finding.target, finding.data, finding.what, seconds))
