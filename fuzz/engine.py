"""The coverage-guided engine: Atheris (libFuzzer) on one target, with our mutations beside its own.

`python -m fuzz.engine TARGET FOLDER [libFuzzer options]`. The corpus it grows lies in FOLDER/corpus/TARGET and is gone
on with next time; what it finds goes to FOLDER/raw, its counts to FOLDER/TARGET.json.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from dataclasses import asdict
from pathlib import Path
from random import Random
from typing import Any

import atheris

with atheris.instrument_imports(include=["nkscrape", "pipelines", "protego", "w3lib"]):
    from fuzz import seeds
    from fuzz.judge import judge, prepare
    from fuzz.mutate import mutate
    from fuzz.targets import TARGETS
    from fuzz.workers import HANG_SECONDS, Tally

OURS = 0.5
"""Share of inputs made by our mutations; libFuzzer's own, which know what the code compares with, make the others."""
SEEDS = 150
"""Sound inputs the engine begins with."""
LARGEST = 40_000
"""Bytes of an input here: coverage needs many inputs, not large ones."""
REPORT_SECONDS = 2.0


def main(target: str, folder: Path, arguments: list[str]) -> None:
    """Fuzz one target; libFuzzer ends the process."""
    corpus = folder / "corpus" / target
    _fill(corpus, target)
    prepare()
    options = [f"-max_len={LARGEST}", f"-timeout={HANG_SECONDS:.0f}", "-rss_limit_mb=3000", *arguments]
    test = _Test(target, folder)
    atheris.Setup([sys.argv[0], *options, str(corpus)], test.run, custom_mutator=test.mutate)
    atheris.Fuzz()


class _Test:
    """What libFuzzer calls."""

    def __init__(self, target: str, folder: Path) -> None:
        self.target, self.folder = target, folder
        self.form, self.check = TARGETS[target].form, TARGETS[target].check
        self.tally, self.told = Tally(), 0.0
        self.known: set[str] = set()

    def run(self, data: bytes) -> None:
        """Run one input; a finding is kept and does not end the search."""
        outcome = judge(self.check, data)
        self.tally.note(outcome)
        if outcome.finding and outcome.finding not in self.known:
            self.known.add(outcome.finding)
            self._keep(data, outcome.finding, outcome.trace)
        if time.monotonic() - self.told > REPORT_SECONDS:
            self.told = time.monotonic()
            (self.folder / f"{self.target}.json").write_text(json.dumps(asdict(self.tally)))

    def mutate(self, data: bytes, longest: int, seed: int) -> bytes:
        """Return an input made of another."""
        chance = Random(seed)
        if chance.random() > OURS:
            made: Any = atheris.Mutate(data, longest)
            return bytes(made)
        return mutate(data, self.form, chance, lambda: seeds.pick(self.target, chance))[:longest]

    def _keep(self, data: bytes, what: str, trace: str) -> None:
        path = self.folder / "raw" / f"{self.target}-{hashlib.sha256(what.encode()).hexdigest()[:12]}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_suffix(".bin").write_bytes(data)
        path.with_suffix(".json").write_text(json.dumps({"target": self.target, "what": what, "trace": trace}))


def _fill(corpus: Path, target: str) -> None:
    """Put sound inputs into the corpus, each once."""
    corpus.mkdir(parents=True, exist_ok=True)
    chance = Random(target)
    for data in [*seeds.own(target), *(seeds.pick(target, chance) for _ in range(SEEDS))][: 2 * SEEDS]:
        if len(data) <= LARGEST:
            (corpus / hashlib.sha1(data, usedforsecurity=False).hexdigest()).write_bytes(data)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
