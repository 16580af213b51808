"""Weights of evidence, chosen from judged pages: `python -m benchmarks.weights` prints each table as it would be.

A piece of evidence is worth what it adds to the logarithm of the odds that a candidate is right: logistic regression,
held back by a small penalty so that what is rare weighs little.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

from benchmarks.judged import Example, examples, truths
from nkscrape.extract.evidence import QUESTIONS

_PENALTY = 1.0
_STEPS = 12
Table = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A question's table as the examples would have it."""

    base: float
    weights: Table


def choose(judged: Iterable[Example]) -> dict[str, Chosen]:
    """Return the table of each question that the examples hold, by Newton's method on their distinct cases."""
    cases: dict[str, Counter[tuple[tuple[str, ...], bool]]] = {}
    for one in judged:
        cases.setdefault(one.question, Counter())[tuple(sorted(set(one.evidence))), one.is_right] += 1
    return {question: _fitted(question, counted) for question, counted in cases.items()}


def _fitted(question: str, counted: Counter[tuple[tuple[str, ...], bool]]) -> Chosen:
    names = sorted(QUESTIONS[question].weights)
    column = {name: number for number, name in enumerate(names, 1)}
    rows = np.zeros((len(counted), len(names) + 1))
    right, times = np.zeros(len(counted)), np.zeros(len(counted))
    for row, ((evidence, is_right), count) in enumerate(counted.items()):
        rows[row, [0, *(column[name] for name in evidence)]] = 1
        right[row], times[row] = is_right, count
    penalty = np.full(len(names) + 1, _PENALTY)
    penalty[0] = 1e-3
    weights = np.zeros(len(names) + 1)
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (times * (right - chance)) - penalty * weights
        bend = (rows * (times * chance * (1 - chance))[:, None]).T @ rows + np.diag(penalty)
        weights += np.linalg.solve(bend, slope)
    return Chosen(float(weights[0]), dict(zip(names, map(float, weights[1:]), strict=True)))


@contextmanager
def in_place(tables: Mapping[str, Chosen]) -> Iterator[None]:
    """Let the questions use other tables for a while."""
    kept = {name: (QUESTIONS[name].base, QUESTIONS[name].weights) for name in tables}
    try:
        for name, table in tables.items():
            QUESTIONS[name].base, QUESTIONS[name].weights = table.base, dict(table.weights)
        yield
    finally:
        for name, (base, weights) in kept.items():
            QUESTIONS[name].base, QUESTIONS[name].weights = base, weights


def main() -> int:
    """Print each table beside the one in use, with how often and on how many sites each piece was found."""
    judged = list(examples(truths()))
    for question, chosen in choose(judged).items():
        in_use, own = QUESTIONS[question], [one for one in judged if one.question == question]
        print(f"\n{question}: {len(own)} judged, {sum(one.is_right for one in own)} right")
        print(f"{chosen.base:+8.1f} {in_use.base:+8.1f}                 at first")
        for name in in_use.weights:
            found = [one for one in own if name in one.evidence]
            sites = len({one.site for one in found})
            print(f"{chosen.weights[name]:+8.1f} {in_use.weights[name]:+8.1f} {len(found):6} on {sites:4}  {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
