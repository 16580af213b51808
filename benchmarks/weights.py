"""Weights of evidence, chosen from judged pages: `python -m benchmarks.weights` prints each table as it would be.

A piece of evidence is worth what it adds to the logarithm of the odds that a candidate is right. Before any example it
speaks as its name says: for or against, by what a piece usually weighs; a small penalty holds it there, so that what is
rare, or never met apart from another piece, is not thrown about. Where one candidate of a page wins, the odds are those
of its choice among all of them (conditional logit); else each candidate is a choice between it and nothing (logistic
regression).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.evaluation import cases, read
from benchmarks.judged import Example, drawn_cases, examples
from nkscrape.extract.evidence import QUESTIONS, Question

CHOICES = {"headline": False, "byline": True, "name in a comment": True, "text of a comment": True}
"""Questions of which the best candidate wins, and whether it must score above zero to win.

Of dates, too, one wins, but each that scores above zero may lend it its wording.
"""
MIN_SITES = 8
"""Sites with a right and with a wrong example from which a table is chosen; drawn pages are one."""
_PENALTY = 2.0
_USUAL = 1.5
"""What a piece weighs before any example, for or against."""
_STEPS = 40
_LONGEST_STEP = 2.0
_ENOUGH = 0.01
"""Where no weight changes by more, the weights are found."""
Array = np.ndarray[Any, np.dtype[np.float64]]
Group = tuple[tuple[tuple[tuple[str, ...], bool], ...], Counter[str]]
"""Candidates of one choice, each right or wrong, and how often the choice was met on each site."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A question's table as the examples would have it."""

    base: float
    weights: Mapping[str, float]


class Chooser:
    """Chooses one question's weights, from all examples or all but those of a site."""

    def __init__(self, question: Question, judged: Sequence[Example]) -> None:
        self.question = question
        self.judged = judged
        self.sites = frozenset(one.site for one in judged)
        found = {name for one in judged for name in one.evidence}
        self._names = [name for name in question.weights if name in found]
        self._prior = _USUAL * np.sign([0.0, *(question.weights[name] for name in self._names)])
        self._may_be_nothing = CHOICES.get(question.name, True)
        met = (_by_page if question.name in CHOICES else _by_case)(judged)
        groups = [group for group in met if self._may_be_nothing or any(is_right for _, is_right in group[0])]
        self._times = np.array([float(sum(sites.values())) for _, sites in groups])
        self._of_site: dict[str, dict[int, int]] = {}
        for number, (_, sites) in enumerate(groups):
            for site, count in sites.items():
                self._of_site.setdefault(site, {})[number] = count
        self._fill(groups)
        self._found = self._solve(self._times)
        self._inverse = np.linalg.inv(self._bend(self._found, self._times))

    def chosen(self, without: str | None = None) -> Chosen:
        """Return the table, chosen without the examples of a site."""
        found = self._found
        if without in self._of_site:
            times = self._times.copy()
            for number, count in self._of_site[without].items():
                times[number] -= count
            found = self._solve_near(times)
        base, *weights = (round(float(weight), 1) for weight in found)
        # What no example bears on is kept as it stands; a base moves all candidates of a choice alike.
        table = {**self.question.weights, **dict(zip(self._names, weights, strict=True))}
        return Chosen(base if self._may_be_nothing else self.question.base, table)

    def _fill(self, groups: Sequence[Group]) -> None:
        column = {name: number for number, name in enumerate(self._names, 1)}
        candidates = [candidate for group, _ in groups for candidate in group]
        sizes = [len(group) for group, _ in groups]
        self._rows = np.zeros((len(candidates), len(column) + 1))
        for row, (evidence, _) in enumerate(candidates):
            self._rows[row, [0, *(column[name] for name in evidence)]] = 1
        self._right = np.array([float(is_right) for _, is_right in candidates])
        self._starts = np.cumsum([0, *sizes[:-1]])
        self._group = np.repeat(np.arange(len(groups)), sizes)
        self._nothing = float(self._may_be_nothing)
        self._nothing_is_right = self._nothing * (np.add.reduceat(self._right, self._starts) == 0)

    def _solve(self, times: Array) -> Array:
        """Return the likeliest weights, by Newton's method."""
        weights = self._prior.copy()
        for _ in range(_STEPS):
            step = np.linalg.solve(self._bend(weights, times), self._slope(weights, times))
            weights += step * min(1.0, _LONGEST_STEP / max(_ENOUGH, np.abs(step).max()))
            if np.abs(step).max() < _ENOUGH:
                break
        return weights

    def _solve_near(self, times: Array) -> Array:
        """Return the likeliest weights, not far from those of all examples: their curvature serves, made once."""
        weights = self._found.copy()
        for _ in range(_STEPS):
            step = self._inverse @ self._slope(weights, times)
            weights += step
            if np.abs(step).max() < _ENOUGH:
                break
        return weights

    def _chances(self, weights: Array) -> tuple[Array, Array]:
        """Return the odds of each candidate and its chance to be chosen."""
        odds = np.exp(np.clip(self._rows @ weights, -30, 30))
        return odds, odds / (np.add.reduceat(odds, self._starts) + self._nothing)[self._group]

    def _slope(self, weights: Array, times: Array) -> Array:
        odds, chance = self._chances(weights)
        right = odds * self._right
        # A choice with several right candidates is right with any of them.
        share = right / (np.add.reduceat(right, self._starts) + self._nothing_is_right)[self._group]
        slope: Array = self._rows.T @ (times[self._group] * (share - chance)) - _PENALTY * (weights - self._prior)
        return slope

    def _bend(self, weights: Array, times: Array) -> Array:
        chance = self._chances(weights)[1]
        mean = np.add.reduceat(self._rows * chance[:, None], self._starts)
        spread = (self._rows * (times[self._group] * chance)[:, None]).T @ self._rows
        bend: Array = spread - (mean * times[:, None]).T @ mean + _PENALTY * np.eye(len(weights))
        return bend


def choosers(judged: Sequence[Example]) -> list[Chooser]:
    """Return one for each question that enough sites have examples of."""
    by_question: dict[str, list[Example]] = {}
    for one in judged:
        by_question.setdefault(one.question, []).append(one)
    return [Chooser(QUESTIONS[name], own) for name, own in by_question.items() if _is_enough(own)]


def _is_enough(judged: Sequence[Example]) -> bool:
    return all(len({one.site for one in judged if one.is_right is right}) >= MIN_SITES for right in (True, False))


@contextmanager
def in_place(tables: Mapping[str, Chosen]) -> Iterator[None]:
    """Let the questions use other tables for a while."""
    kept = {name: Chosen(QUESTIONS[name].base, dict(QUESTIONS[name].weights)) for name in tables}
    try:
        _put(tables)
        yield
    finally:
        _put(kept)


def _put(tables: Mapping[str, Chosen]) -> None:
    for name, table in tables.items():
        QUESTIONS[name].base = table.base
        QUESTIONS[name].weights.update(table.weights)


def _by_case(judged: Sequence[Example]) -> Iterator[Group]:
    """Yield each distinct candidate as a choice of its own."""
    met: dict[tuple[tuple[str, ...], bool], Counter[str]] = {}
    for one in judged:
        met.setdefault((one.evidence, one.is_right), Counter())[one.site] += 1
    return (((candidate,), sites) for candidate, sites in met.items())


def _by_page(judged: Sequence[Example]) -> Iterator[Group]:
    """Yield the candidates of each page."""
    by_page: dict[str, list[Example]] = {}
    for one in judged:
        by_page.setdefault(one.page, []).append(one)
    for own in by_page.values():
        yield tuple((one.evidence, one.is_right) for one in own), Counter((own[0].site,))


def main() -> int:
    """Print each table beside the one in use, with how often and on how many sites each piece was found."""
    judged: list[Example] = []
    for case in [*cases(), *drawn_cases()]:
        page = case.page()
        read(page)
        judged += examples(case, page)
    for chooser in choosers(judged):
        print("\n".join(_compared(chooser)))
    return 0


def _compared(chooser: Chooser) -> Iterator[str]:
    chosen, in_use, own = chooser.chosen(), chooser.question, chooser.judged
    yield f"\n{in_use.name}: {len(own)} judged on {len(chooser.sites)} sites, {sum(one.is_right for one in own)} right"
    yield f"{'chosen':>8} {'in use':>8} {'found':>7} {'right':>6} {'sites':>6}"
    yield f"{chosen.base:+8.1f} {in_use.base:+8.1f} {'':21}  at first"
    for name in in_use.weights:
        found = [one for one in own if name in one.evidence]
        right = sum(one.is_right for one in found) / max(1, len(found))
        sites = len({one.site for one in found})
        yield f"{chosen.weights[name]:+8.1f} {in_use.weights[name]:+8.1f} {len(found):7} {right:6.2f} {sites:6}  {name}"


if __name__ == "__main__":
    sys.exit(main())
