"""Fuzz everything that reads what strangers send.

First the kept inputs are run, then mutations of sound ones, then the coverage-guided engine. One line per target is
printed; what was found is made small and lies in .fuzz/found. Exits 1 where anything was found.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import signal
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from fuzz import guided, seeds, workers
from fuzz.scratch import shared
from fuzz.targets import TARGETS
from fuzz.workers import Finding, Tally

FOLDER = seeds.ROOT / ".fuzz"
"""The engine's corpora and findings; git ignores it."""
MINIMISING = 20.0
"""Seconds given to making one finding small."""
_LINE = "{:<9} {:>9} {:>8} {:>9} {:>10} {:>9}  {}"


def main() -> int:
    """Fuzz as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=200_000, help="mutations to run (default 200000)")
    parser.add_argument(
        "--seconds", type=float, default=240.0, help="time for the coverage-guided engine (default 240)"
    )
    parser.add_argument("--target", action="append", choices=TARGETS, help="only this target; may be repeated")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other mutations (default 1)")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="(default: one per core)")
    args = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # as Ctrl-C: what was written is cleared away
    campaign = Campaign(args.target or list(TARGETS), args.processes)
    with shared():
        campaign.kept()
        campaign.mutations(args.inputs, args.seed)
        campaign.guided(args.seconds)
        return campaign.report()


class Campaign:
    """What a run of the fuzzer comes to, target by target."""

    def __init__(self, targets: list[str], processes: int) -> None:
        self.targets, self.processes = targets, processes
        self.tallies = {target: Tally() for target in targets}
        self.findings: dict[tuple[str, str], Finding] = {}
        self.began = time.monotonic()

    def kept(self) -> None:
        """Run the kept inputs."""
        for target in self.targets:
            self._take(target, workers.run(target, None, range(len(seeds.kept(target))), self.processes))

    def mutations(self, inputs: int, seed: int) -> None:
        """Run mutations, each target its share of them."""
        shares = sum(TARGETS[target].share for target in self.targets)
        for target in self.targets:
            numbers = range(inputs * TARGETS[target].share // shares)
            self._take(target, workers.run(target, seed, numbers, self.processes))
            print(f"{target}: {len(numbers):,} mutations run", file=sys.stderr)

    def guided(self, seconds: float) -> None:
        """Let the engine explore, where it is installed."""
        if seconds <= 0:
            return
        if not importlib.util.find_spec("atheris"):
            print("without the coverage-guided engine: pip install -e '.[fuzz]'", file=sys.stderr)
            return
        for target, tally in guided.explore(self.targets, seconds, self.processes, FOLDER):
            self.tallies[target].add(tally)
        for finding in guided.findings(FOLDER):
            self._note(finding)

    def report(self) -> int:
        """Print the table, store the findings; return the exit code."""
        print(_LINE.format("target", "inputs", "CPU s", "findings", "slowest s", "most MB", ""))
        for target, tally in self.tallies.items():
            found = sorted(what for name, what in self.findings if name == target)
            print(_line(target, tally, len(found), ", ".join(found)))
        whole = Tally()
        for tally in self.tallies.values():
            whole.add(tally)
        print(_line("all", whole, len(self.findings), f"in {time.monotonic() - self.began:.0f} s"))
        for finding in self.findings.values():
            print(f"{finding.target}: {finding.what}: {_store(workers.small(finding, MINIMISING))}")
        return int(bool(self.findings))

    def _take(self, target: str, told: Iterable[Tally | Finding]) -> None:
        for one in told:
            if isinstance(one, Tally):
                self.tallies[target].add(one)
            else:
                self._note(one)

    def _note(self, finding: Finding) -> None:
        """Keep the smallest input of each finding."""
        key = finding.target, finding.what
        if key not in self.findings or len(finding.data) < len(self.findings[key].data):
            self.findings[key] = finding


def _line(name: str, tally: Tally, found: int, note: str) -> str:
    seconds, slowest, most = f"{tally.seconds:.0f}", f"{tally.slowest:.2f}", f"{tally.growth / 1e6:.0f}"
    return _LINE.format(name, f"{tally.inputs:,}", seconds, found, slowest, most, note).rstrip()


def _store(finding: Finding) -> Path:
    """Keep a finding with what it broke; return where."""
    digest = hashlib.sha256(finding.what.encode()).hexdigest()[:8]
    path = FOLDER / "found" / finding.target / f"{digest}.bin"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(finding.data)
    path.with_suffix(".txt").write_text(f"{finding.what}\n\n{finding.trace}\n", encoding="utf-8")
    return path.relative_to(seeds.ROOT)


if __name__ == "__main__":
    sys.exit(main())
