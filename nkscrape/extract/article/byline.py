"""Who wrote the article: what the page shows and what its data says, weighed against each other."""

from __future__ import annotations

from nkscrape.extract import words
from nkscrape.extract.article.authors import LABELLED, NAMED, SIGNED, Candidate, shown_authors, stated_authors
from nkscrape.extract.article.marked import MARKS
from nkscrape.extract.article.place import Place
from nkscrape.extract.article.titles import site_names
from nkscrape.extract.data.structured import Stated, Structured
from nkscrape.extract.evidence import Question
from nkscrape.extract.reading.text import inline, key_of
from nkscrape.page import Page

BYLINE = Question(
    "byline",
    {
        "person in JSON-LD": 5.0,
        "organisation in JSON-LD": 4.0,
        "person in microdata": 3.5,
        "in a meta tag": 3.5,
        "in a preview tag": 2.8,
        "label in front": 2.2,
        "label on the line before": 1.2,
        "signature": 1.5,
        "class says author": 1.5,
        "the platform says author": 1.5,
        "rel=author": 1.7,
        "itemprop=author": 1.8,
        "leads to an author's page": 0.8,
        "shaped as a name": 1.2,
        "not shaped as a name": -1.5,
        "a few signs": 0.5,
        "says more": -0.8,
        "in a link": -0.5,
        "set apart": 1.0,
        "names the house": -1.5,
        "while a person is shown": -2.5,
        "one word": -0.6,
        "a part of the house": -0.8,
        "in a long line": -1.0,
        "date on the line": 0.7,
        "date beside it": 0.4,
        "same name in the data": 1.4,
        "same name on the page": 0.8,
        "below the headline": 1.1,
        "above the headline": 0.0,
        "in front of the headline's box": -0.5,
        "in the headline": -2.0,
        "opens the text": 1.0,
        "in the text": -1.0,
        "closes the text": 0.5,
        "behind the text": 0.2,
        "elsewhere": -1.8,
        "in a menu": -2.0,
        "in an aside": -0.9,
        "with a picture": -2.5,
        "in a card": -1.4,
        "in a comment": -2.0,
        "in another article": -0.6,
        "under another heading": -1.2,
        "among teasers or comments": -2.5,
    },
    base=-2.0,
)
MAX_NAMES = 6
"""More names than these are a list of authors, not a byline."""
_NEAR_EACH_OTHER = 8
"""Blocks between two names of one byline."""
_CLOSE = 3.5
"""How much less may speak for a candidate that names more."""
_APART = -0.5
"""Weight of what speaks against a name beside the best that keeps it out of the byline."""
_KINDS = MARKS | {LABELLED, SIGNED, "in a link", "set apart"}
"""What names of one byline have in common."""
_NO_PERSON = frozenset(("names the house", "a part of the house", "one word", "organisation in JSON-LD"))


def read_byline(page: Page, structured: Structured, place: Place) -> Stated | None:
    """Return the author names as the page writes them, candidates joined by ' | '; None where it names nobody."""
    candidates = [*stated_authors(structured), *shown_authors(place)]
    _compare(candidates, site_names(page, structured))
    found = _chosen(candidates)
    if page.ledger is not None:
        for one in candidates:
            BYLINE.note(page, one.element, one.text, sorted(one.evidence), won=one in found)
    named: dict[str, str] = {}
    for text in (text for one in found for text in one.text.split(" | ")):
        named.setdefault(key_of(text), inline(text))
    return Stated(" | ".join(named.values()), found[0].source) if found else None


def _compare(candidates: list[Candidate], houses: set[str]) -> None:
    """Add what candidates say of one another, and of the house."""
    stated = frozenset().union(*(one.keys for one in candidates if one.element < 0)) - houses
    shown = frozenset().union(*(one.keys for one in candidates if one.element >= 0))
    for one in candidates:
        if one.element < 0 and one.keys & shown:
            one.evidence.add("same name on the page")
        elif one.element >= 0 and one.keys & stated:
            one.evidence.add("same name in the data")
        if one.keys and one.keys <= houses:
            one.evidence.add("names the house")
        elif one.names and all(map(words.byline.is_desk, one.names)):
            one.evidence.add("a part of the house")
        elif one.names and all(" " not in name and name.isascii() for name in one.names):
            one.evidence.add("one word")
        if not one.evidence.isdisjoint(_NO_PERSON):
            one.evidence.discard("not shaped as a name")
        if not one.evidence.isdisjoint(MARKS):
            one.evidence.discard("in a link")
        one.keys = one.keys - houses or one.keys
        one.score = BYLINE.score(one.evidence)
    persons = [one for one in candidates if one.element >= 0 and _is_person(one)]
    is_labelled = any(one.evidence >= {LABELLED, "below the headline"} for one in persons)
    for one in candidates if persons else ():
        is_unseen = is_labelled and "same name on the page" not in one.evidence
        if one.element < 0 and (is_unseen or not one.evidence.isdisjoint(_NO_PERSON)):
            one.evidence.add("while a person is shown")
            one.score = BYLINE.score(one.evidence)


def _is_person(one: Candidate) -> bool:
    """Say whether a candidate is somebody the page clearly shows as its author."""
    return one.score > 0 and NAMED in one.evidence and one.evidence.isdisjoint(_NO_PERSON)


def _chosen(candidates: list[Candidate]) -> list[Candidate]:
    """Return the best candidate, what names more beside its names, and its fellows of the same kind."""
    positive = [one for one in candidates if one.score > 0 and one.keys]
    if not positive:
        return []
    best = max(positive, key=lambda one: one.score)
    fewest = [one for one in positive if len(one.keys) <= MAX_NAMES and one.score > best.score - _CLOSE]
    wider = [one for one in fewest if _names_all(one, best)]
    best = max(wider, key=lambda one: (len(one.keys), one.element < 0, one.score), default=best)
    if best.element < 0:
        return [best]
    fellows = [one for one in positive if _is_fellow(one, best)]
    return fellows if len({key for one in fellows for key in one.keys}) <= MAX_NAMES else [best]


def _names_all(one: Candidate, best: Candidate) -> bool:
    """Say whether a candidate names all that the best does, or is the data whose names stand in the best's line."""
    if one.keys >= best.keys:
        return "shaped as a name" in one.evidence or "a few signs" in one.evidence
    whole = key_of(best.text)
    return one.element < 0 and len(one.keys) >= len(best.keys) and all(key in whole for key in one.keys)


def _is_fellow(one: Candidate, best: Candidate) -> bool:
    """Say whether a candidate names another author of the same byline."""
    if one is best:
        return True
    is_near = one.block >= 0 and abs(one.block - best.block) <= _NEAR_EACH_OTHER
    is_alike = one.evidence & _KINDS == best.evidence & _KINDS
    stands_apart = any(BYLINE.weights[piece] < _APART for piece in one.evidence - best.evidence)
    return is_near and is_alike and not stands_apart and not one.keys & best.keys
