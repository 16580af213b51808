"""Judgements of the evaluation pages, each told right or wrong by the pages' truth: what weights are chosen from."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.extraction import EVALUATION
from nkscrape import urls
from nkscrape.archive import read_time
from nkscrape.extract.evidence import Judgement
from nkscrape.extract.reading.text import key_of
from nkscrape.page import Page
from nkscrape.verbs.extract import read_bundle

Truth = dict[str, Any]
_GRAM = 4
"""Words in a row by which a block is found again in the true body."""


@dataclass(frozen=True, slots=True)
class Example:
    """One candidate that was judged, and whether it is what was asked for."""

    site: str
    page: str
    question: str
    evidence: tuple[str, ...]
    is_right: bool


def truths() -> list[Truth]:
    """Return the truth of every page of articles/ and fields/, with the path of its file."""
    found = []
    for name in ("articles", "fields"):
        for line in (EVALUATION / name / "truth.jsonl").read_text(encoding="utf-8").splitlines():
            truth = json.loads(line)
            found.append({**truth, "path": str(EVALUATION / name / truth["page"]), "site": urls.site_of(truth["url"])})
    return found


def page_of(truth: Truth) -> Page:
    """Return the stored page of a truth."""
    stored = Path(truth["path"]).read_bytes()
    body = gzip.decompress(stored) if truth["path"].endswith(".gz") else stored
    return Page(url=truth["url"], body=body, fetched_at=read_time(truth["fetched_at"]))


def examples(all_truths: list[Truth]) -> Iterator[Example]:
    """Yield what was judged on each page where its truth can tell right from wrong, and one candidate is right."""
    for truth in all_truths:
        page = replace(page_of(truth), ledger=[])
        read_bundle(page)
        by_question: dict[str, list[Judgement]] = {}
        for judgement in page.ledger or ():
            by_question.setdefault(judgement.question, []).append(judgement)
        for question, judgements in by_question.items():
            label = _LABELS.get(question)
            is_right = label(truth) if label else None
            told = [(one, is_right(one.subject)) for one in judgements] if is_right else []
            if any(right for _, right in told):
                for one, right in told:
                    yield Example(truth["site"], truth["path"], question, one.evidence, right)


def _headline(truth: Truth) -> Callable[[str], bool] | None:
    key = key_of(truth.get("title"))
    return (lambda subject: key_of(subject) == key) if key else None


def _names(truth: Truth) -> Callable[[str], bool] | None:
    named = truth.get("authors") or [truth.get("author")]
    keys = {key_of(name) for name in named if name}
    return (lambda subject: any(key in key_of(subject) for key in keys)) if keys else None


def _standfirst(truth: Truth) -> Callable[[str], bool] | None:
    key = key_of(truth.get("dek"))
    return (lambda subject: len(key_of(subject)) > 10 and key_of(subject) in key) if key else None


def _text(truth: Truth) -> Callable[[str], bool] | None:
    body = truth.get("body")
    if not body:
        return None
    known = set(_grams(body))
    return lambda subject: sum(gram in known for gram in _grams(subject)) * 2 > len(_grams(subject))


@cache
def _grams(text: str) -> tuple[str, ...]:
    key = [word for word in map(key_of, text.split()) if word]
    return tuple(" ".join(key[i : i + _GRAM]) for i in range(max(1, len(key) - _GRAM + 1)))


_LABELS: dict[str, Callable[[Truth], Callable[[str], bool] | None]] = {
    "headline": _headline,
    "byline": _names,
    "standfirst": _standfirst,
    "text": _text,
}
"""For each question whose answers the truth knows: what tells a right candidate by its text."""
