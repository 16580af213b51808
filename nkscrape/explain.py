"""What `nkscrape extract --explain` prints: each judgement of a page with its evidence, for who must mend a site."""

from __future__ import annotations

from collections.abc import Iterator

from nkscrape.bundle import Bundle
from nkscrape.extract.evidence import QUESTIONS, Judgement
from nkscrape.extract.reading import Reading
from nkscrape.page import Page

_SHOWN = 70
"""Characters of a candidate that are shown."""
_CANDIDATES = 60
"""Candidates of one question that are shown: the winners first, then the best of the others."""
_FIELDS = ("title", "subtitle", "authors_raw", "published_raw", "section", "language", "access")


def explain(page: Page, bundle: Bundle) -> Iterator[str]:
    """Yield the lines that say what was read from a page and why; its ledger holds the judgements."""
    yield f"# {page.url}"
    yield from (f"! {warning}" for warning in bundle.warnings)
    if bundle.article is not None:
        for name in _FIELDS:
            value, source = getattr(bundle.article, name), bundle.article.sources.get(name)
            yield f"{name}: {_shortened(str(value)) if value else '-'}" + (f"  ({source})" if source else "")
    yield f"comments: {len(bundle.comments)}, teasers: {len(bundle.teasers)}"
    by_question: dict[str, list[Judgement]] = {}
    for judgement in page.ledger or ():
        by_question.setdefault(judgement.question, []).append(judgement)
    for question, judgements in by_question.items():
        yield from _answers(question, judgements, page.reading)


def _answers(question: str, judgements: list[Judgement], reading: Reading) -> Iterator[str]:
    won = sum(judgement.won for judgement in judgements)
    yield ""
    yield f"## {question}: {len(judgements)} judged, {won} taken"
    best = sorted(judgements, key=lambda one: (one.won, one.score), reverse=True)[:_CANDIDATES]
    shown = set(map(id, best))
    for judgement in judgements:
        if id(judgement) in shown:
            mark, where = "+" if judgement.won else "-", place(reading, judgement.element)
            yield f"{mark} {judgement.score:+6.1f}  {_shortened(judgement.subject)}  [{where}]"
            yield f"          {_weighed(judgement)}"
    if len(judgements) > len(best):
        yield f"  … and {len(judgements) - len(best)} more"


def _weighed(judgement: Judgement) -> str:
    question = QUESTIONS[judgement.question]
    pieces = [f"{name} {question.weights[name]:+g}" for name in judgement.evidence]
    return ", ".join([*([f"at first {question.base:+g}"] if question.base else []), *pieces]) or "no evidence"


def place(reading: Reading, element: int) -> str:
    """Return where an element stands, as a selector of it and the one around it; 'data' where it is no element."""
    if element < 0:
        return "data"
    around = reading.parents[element]
    return " > ".join(_selector(reading, one) for one in (around, element) if one >= 0)


def _selector(reading: Reading, element: int) -> str:
    name = reading.get(element, "id")
    classes = "".join(f".{word}" for word in reading.get(element, "class").split()[:3])
    return _shortened(reading.tags[element] + (f"#{name}" if name else "") + classes)


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
