"""What `nkscrape extract --explain` prints: each judgement of a page with its evidence, for who must mend a site."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from nkscrape.bundle import Bundle
from nkscrape.extract.evidence import QUESTIONS, Judgement
from nkscrape.extract.reading import Reading
from nkscrape.items import Article
from nkscrape.page import Page

_SHOWN = 70
"""Characters of a candidate that are shown."""
_CANDIDATES = 300
"""Candidates of one question that are shown: the winners first, then the best of the others."""
_CLASSES = 3
"""Classes of an element that are shown."""
_FIELDS = ("title", "subtitle", "authors_raw", "published_raw", "section", "language", "access")


def explain(page: Page, bundle: Bundle) -> Iterator[str]:
    """Yield the lines that say what was read from a page and why; its ledger holds the judgements."""
    yield f"# {page.url}"
    yield from (f"! {warning}" for warning in bundle.warnings)
    if bundle.article is not None:
        yield from _fields(bundle.article)
    yield f"comments: {len(bundle.comments)}, teasers: {len(bundle.teasers)}"
    by_question: dict[str, list[Judgement]] = {}
    for judgement in page.ledger or ():
        by_question.setdefault(judgement.question, []).append(judgement)
    for question, judgements in by_question.items():
        yield from _answers(question, judgements, page.reading)


def _fields(article: Article) -> Iterator[str]:
    """Yield what the article's fields hold, and where each was found."""
    paragraphs = (article.body or "").split("\n\n")
    told = {name: str(value) for name in _FIELDS if (value := getattr(article, name))}
    if article.body:
        told["body"] = f"{len(paragraphs)} paragraphs, {len(article.body):,} characters"
    for name in (*_FIELDS, "body"):
        source = article.sources.get(name)
        yield f"{name}: {_shortened(told.get(name) or '-')}" + (f"  ({source})" if source else "")


def _answers(question: str, judgements: list[Judgement], reading: Reading) -> Iterator[str]:
    """Yield a question's candidates in page order; what the same was said of stands together, the evidence below."""
    won, base = sum(judgement.won for judgement in judgements), QUESTIONS[question].base
    yield ""
    yield f"## {question}: {len(judgements)} judged, {won} taken" + (f"; each begins at {base:+g}" if base else "")
    best = sorted(judgements, key=lambda one: (one.won, one.score), reverse=True)[:_CANDIDATES]
    kept = set(map(id, best))
    shown = (judgement for judgement in judgements if id(judgement) in kept)
    for evidence, alike in groupby(shown, key=_weighed):
        for judgement in alike:
            mark, where = "+" if judgement.won else "-", place(reading, judgement.element)
            yield f"{mark} {judgement.score:+6.1f}  {_shortened(judgement.subject) or '(no text)'}  [{where}]"
        yield f"          {evidence}"
    if len(judgements) > len(best):
        yield f"  … and {len(judgements) - len(best)} more that score less"


def _weighed(judgement: Judgement) -> str:
    """Return a candidate's evidence with its weights, the weightiest first."""
    weights = QUESTIONS[judgement.question].weights
    pieces = sorted(judgement.evidence, key=lambda name: -abs(weights[name]))
    return ", ".join(f"{name} {weights[name]:+g}" for name in pieces) or "no evidence"


def place(reading: Reading, element: int) -> str:
    """Return where an element stands, as a selector of it and the one around it; 'data' where it is no element."""
    if element < 0:
        return "data"
    around = reading.parents[element]
    return " > ".join(_selector(reading, one) for one in (around, element) if one >= 0)


def _selector(reading: Reading, element: int) -> str:
    name = reading.get(element, "id")
    classes = "".join(f".{word}" for word in reading.get(element, "class").split()[:_CLASSES])
    return _shortened(reading.tags[element] + (f"#{name}" if name else "") + classes)


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
