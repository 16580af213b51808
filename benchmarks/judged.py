"""Judgements of the evaluation pages, each told right or wrong by the pages' truth: what weights are chosen from."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.evaluation import Case
from benchmarks.labels import LABELS
from nkscrape.extract.evidence import QUESTIONS, Judgement
from nkscrape.page import Page

DRAWN = ("related", "thread", "record", "name in a comment", "text of a comment")
"""Questions that are asked of drawn pages, too: few evaluation pages have threads and related reading."""
DRAWN_SITE = "drawn"
_DRAWN_PAGES = 150


@dataclass(frozen=True, slots=True)
class Example:
    """One candidate that was judged, and whether it is what was asked for."""

    site: str
    page: str
    question: str
    evidence: tuple[str, ...]
    is_right: bool


def examples(case: Case, page: Page) -> Iterator[Example]:
    """Yield what was judged on a page that has been read, as far as its truth can tell right from wrong."""
    by_question: dict[str, list[Judgement]] = {}
    for judgement in page.ledger or ():
        if judgement.question in LABELS and judgement.question in QUESTIONS:
            by_question.setdefault(judgement.question, []).append(judgement)
    for question, judgements in by_question.items():
        if case.site == DRAWN_SITE and question not in DRAWN:
            continue
        if verdict := LABELS[question](case.truth, page):
            for one in judgements:
                if (right := verdict(one)) is not None:
                    yield Example(case.site, case.path, question, tuple(sorted(set(one.evidence))), right)


def drawn_cases(pages: int = _DRAWN_PAGES) -> list[Case]:
    """Return pages of the markup generator with their truth, none of what it holds back."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
    # Not at the top: the generator belongs to the tests.
    from markup.drawing import choose  # noqa: PLC0415
    from markup.page import render  # noqa: PLC0415

    drawn = [(seed, render(choose(seed))) for seed in range(pages)]
    return [_drawn(seed, one.url, one.html, asdict(one.truth)) for seed, one in drawn]


def _drawn(seed: int, url: str, html: str, said: dict[str, list[dict[str, object]]]) -> Case:
    comments = [{**one, "parent_index": one["parent"]} for one in said["comments"]]
    truth = {"tasks": ["comments", "teasers"], "comments": comments, "teasers": list(said["teasers"])}
    return Case(DRAWN_SITE, DRAWN_SITE, truth, f"{DRAWN_SITE}:{seed}", url, None, html.encode())


def with_some_right(judged: Iterable[Example]) -> list[Example]:
    """Return the examples of pages on which something is right: elsewhere the answer was not among the candidates."""
    kept = list(judged)
    answered = {(one.page, one.question) for one in kept if one.is_right}
    return [one for one in kept if (one.page, one.question) in answered]
