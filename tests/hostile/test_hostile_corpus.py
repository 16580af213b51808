"""Every kept input of fuzz/corpus: sound ones, and those that broke something once."""

from __future__ import annotations

from pathlib import Path

import pytest

from fuzz.judge import judge
from fuzz.seeds import kept
from fuzz.targets import TARGETS


@pytest.mark.parametrize(
    ("target", "path"),
    [(target, path) for target in TARGETS for path in kept(target)],
    ids=lambda value: value.name if isinstance(value, Path) else value,
)
def test_a_kept_input_breaks_nothing_and_stays_within_its_bounds(target: str, path: Path) -> None:
    outcome = judge(TARGETS[target].check, path.read_bytes())
    assert outcome.finding is None, outcome.trace
