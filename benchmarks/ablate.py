"""What every score loses without one piece of evidence, or without one entry of the word files.

`python -m benchmarks.ablate` reads the evaluation pages, then leaves out one part after another, reads the pages on
which it was met once more and scores them. It prints a table, what is lost most first, and at its end what may go: what
is met on fewer than three sites, or whose absence loses nothing. All of it takes an hour or two on two cores;
`--question headline` or `--words en` (`--words classes`) measures a part, `--every 10` takes every tenth page.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

from benchmarks.entries import CLASSES, Entry, entries, left_out, standing, wording_of
from benchmarks.evaluation import EVALUATION, Case, Records, cases, read, scores_of
from benchmarks.weights import Chosen, in_place
from nkscrape.extract.evidence import QUESTIONS

FEW = 3
"""Sites from which what is met may stay."""
_PROCESSES = 2
_LEAST = 0.0005
"""What scores tell apart."""
_SHOWN = 4
"""Scores of one part that are printed."""
_PLATFORMS = frozenset(("consent", "embed", "recommended"))
"""Keys of class words that hold names of platforms."""
_EVERY_LANGUAGE = "mul"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a question's evidence, or an entry of the word files."""

    place: str
    """The question, or file, section and key."""
    name: str
    entry: Entry | None
    pages: tuple[int, ...]
    """On which it is met."""

    def left_out(self) -> AbstractContextManager[None]:
        """Read pages without it."""
        if self.entry:
            return left_out(self.entry)
        question = QUESTIONS[self.place]
        return in_place({self.place: Chosen(question.base, {**question.weights, self.name: 0.0})})


@dataclass(frozen=True, slots=True)
class Loss:
    """What the scores come to without a part."""

    part: Part
    met: int
    """Sites on which it is met."""
    changed: int
    """Sites on which something else is read without it."""
    lost: Mapping[str, float]
    """What each score loses; negative where it gains."""
    stays: str = ""
    """Why it may stay although little is lost."""

    @property
    def total(self) -> float:
        """Return what all scores lose together."""
        return sum(self.lost.values())

    @property
    def is_useless(self) -> bool:
        """Whether it may go."""
        return self.met < FEW or self.total < _LEAST


class Baseline:
    """The pages as they are read with everything in place."""

    def __init__(self, every: Sequence[Case], *, worded: bool) -> None:
        self.cases = every
        self.records: list[Records] = []
        self.wordings = []
        self.met: dict[tuple[str, str], list[int]] = {}
        for number, case in enumerate(every):
            page = case.page()
            self.records.append(read(page))
            if worded:
                self.wordings.append(wording_of(page.reading))
            for one in {(judged.question, name) for judged in page.ledger or () for name in judged.evidence}:
                self.met.setdefault(one, []).append(number)
        self.scores = scores_of(zip(every, self.records, strict=True))

    def sites(self, pages: Collection[int]) -> set[str]:
        """Return the sites of pages."""
        return {self.cases[number].site for number in pages}

    def sites_in(self, language: str) -> int:
        """Return how many sites have an article in a language."""
        articles = (records.get("article") or {} for records in self.records)
        spoken = [n for n, article in enumerate(articles) if (article.get("language") or "").split("-")[0] == language]
        return len(self.sites(spoken))

    def without(self, part: Part) -> Loss:
        """Read the pages on which a part is met without it."""
        records = list(self.records)
        with part.left_out():
            for number in part.pages:
                records[number] = read(self.cases[number].page())
        changed = [n for n in part.pages if records[n] != self.records[n]]
        groups = {self.cases[number].group for number in changed}
        found = [(case, one) for case, one in zip(self.cases, records, strict=True) if case.group in groups]
        scores = scores_of(found)
        lost = {name: was - scores[name] for name, was in self.scores.items() if name in scores}
        told = {name: by for name, by in lost.items() if abs(by) >= _LEAST}
        return Loss(part, len(self.sites(part.pages)), len(self.sites(changed)), told)


_baseline: Baseline | None = None
"""What the processes that read share; they are forked from the one that made it."""


def main(argv: list[str] | None = None) -> int:
    """Print the table and what may go."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--question", action="append", default=[], help="only the evidence of this question")
    parser.add_argument("--words", action="append", default=[], metavar="FILE", help="only this word file: en, classes")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth page")
    args = parser.parse_args(argv)
    if not EVALUATION.is_dir():
        print(f"no evaluation pages at {EVALUATION}: nothing measured")
        return 0
    whole = not args.question and not args.words
    baseline = Baseline(cases()[:: args.every], worded=whole or bool(args.words))
    parts = [*evidence_parts(baseline, args.question)] if whole or args.question else []
    parts += word_parts(baseline, args.words) if whole or args.words else []
    losses = [replace(loss, stays=why_it_stays(loss.part, baseline)) for loss in measured(baseline, parts)]
    print("\n".join(table(losses)))
    print("\n".join(useless(losses)))
    return 0


def evidence_parts(baseline: Baseline, only: Collection[str]) -> Iterator[Part]:
    """Yield every piece of evidence of the questions."""
    for question in QUESTIONS.values():
        if not only or question.name in only:
            for name in question.weights:
                yield Part(question.name, name, None, tuple(baseline.met.get((question.name, name), ())))


def word_parts(baseline: Baseline, only: Collection[str]) -> list[Part]:
    """Return every entry of the word files."""
    found = standing(entries(only), baseline.wordings)
    return [Part(entry.place, entry.text, entry, tuple(pages)) for entry, pages in found.items()]


def measured(baseline: Baseline, parts: Sequence[Part]) -> Iterator[Loss]:
    """Yield what is lost without each part; those met nowhere lose nothing."""
    global _baseline  # noqa: PLW0603 - what forked processes inherit
    _baseline = baseline
    met = sorted((part for part in parts if part.pages), key=lambda part: -len(part.pages))
    yield from (Loss(part, 0, 0, {}) for part in parts if not part.pages)
    with multiprocessing.get_context("fork").Pool(min(_PROCESSES, max(1, len(met)))) as pool:
        for number, loss in enumerate(pool.imap_unordered(_without, met), 1):
            print(f"\r{number} of {len(met)} parts left out", end="", file=sys.stderr, flush=True)
            yield loss
    print(file=sys.stderr)


def _without(part: Part) -> Loss:
    assert _baseline is not None
    return _baseline.without(part)


def why_it_stays(part: Part, baseline: Baseline) -> str:
    """Return why a part may stay although nothing is lost without it: it is a platform's or a language's own."""
    entry = part.entry
    if entry is None:
        return ""
    if entry.file == _EVERY_LANGUAGE or (entry.file == CLASSES and entry.key in _PLATFORMS):
        return "platform"
    if entry.file == CLASSES:
        return ""
    spoken = baseline.sites_in(entry.file)
    return f"language of {spoken} sites" if spoken < FEW else ""


def table(losses: Sequence[Loss]) -> Iterator[str]:
    """Yield a line for each part without which something else is read, what is lost most first."""
    yield f"{'lost':>7s} {'met on':>7s} {'changes':>7s} sites"
    for one in sorted(losses, key=lambda loss: (-loss.total, -loss.changed, loss.part.place, loss.part.name)):
        if one.changed:
            most = sorted(one.lost.items(), key=lambda item: -abs(item[1]))
            said = ", ".join(f"{name} {-by:+.3f}" for name, by in most[:_SHOWN]) + ", …" * (len(most) > _SHOWN)
            yield f"{one.total:7.3f} {one.met:7d} {one.changed:7d} {one.part.place}: {one.part.name}  {said}".rstrip()


def useless(losses: Sequence[Loss]) -> Iterator[str]:
    """Yield what may go, by its place; what a platform or a language states is marked."""
    yield f"\nMet on fewer than {FEW} sites, or nothing is lost without it (sites it is met on, sites it changes):"
    by_place: dict[tuple[str, str], list[Loss]] = {}
    for one in losses:
        if one.is_useless:
            by_place.setdefault((one.part.place, one.stays), []).append(one)
    for (place, stays), own in sorted(by_place.items()):
        names = (f"{one.part.name} ({one.met}, {one.changed})" for one in sorted(own, key=lambda loss: loss.part.name))
        yield f"{place}{f' [may stay: {stays}]' if stays else ''}: {' | '.join(names)}"


if __name__ == "__main__":
    sys.exit(main())
