"""Evidence: every judgement adds up named pieces of it, each with a weight that stands in its question's table.

A question ('Is this block part of the text?', 'Is this the headline?') is asked of candidates. What speaks for or
against one has a name; its weights add up to a score. The best candidate wins, or each that scores above zero. What was
asked, of what, and what it came to is noted in the page's ledger where it has one: `nkscrape extract --explain` prints
it, and the weights are chosen from it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import fsum
from typing import Protocol

QUESTIONS: dict[str, Question] = {}
"""Every question by name; filled as the rooms that ask them are imported."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one candidate for an answer came to."""

    question: str
    element: int
    """The candidate's element in the reading, -1 where it stands in the page's data alone."""
    subject: str
    """The candidate as a reader would know it: a text, a value."""
    evidence: tuple[str, ...]
    score: float
    won: bool


class Judged(Protocol):
    """A page, as far as judgements go."""

    @property
    def ledger(self) -> list[Judgement] | None:
        """Where judgements are noted; None where nobody asks for them."""


class Question:
    """One question and its table: what each piece of evidence weighs."""

    def __init__(self, name: str, weights: Mapping[str, float], base: float = 0.0) -> None:
        self.name = name
        self.weights = dict(weights)
        self.base = base
        """What a candidate scores for which nothing speaks, for or against."""
        QUESTIONS[name] = self

    def score(self, evidence: Collection[str]) -> float:
        """Return the sum of what the pieces of evidence weigh; KeyError for one that is not in the table."""
        # Rounded once: evidence kept in sets comes in another order in each process, and its sum must not.
        return self.base + fsum([self.weights[one] for one in evidence])

    def note(self, page: Judged, element: int, subject: str, evidence: Collection[str], *, won: bool) -> None:
        """Write a judgement into the page's ledger, where it has one."""
        if page.ledger is not None:
            score = self.score(evidence)
            page.ledger.append(Judgement(self.name, element, subject, tuple(evidence), score, won))
