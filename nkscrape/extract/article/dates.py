"""When the article was published and changed: every date of data, page and address, weighed against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from nkscrape.extract.article.date_text import MAX_DATE, exactness, is_utc, next_day, numbers_of, same_day
from nkscrape.extract.article.place import Place
from nkscrape.extract.article.shown_dates import Candidate, shown_dates
from nkscrape.extract.data.structured import Stated, Structured, texts, types
from nkscrape.extract.evidence import Question
from nkscrape.page import Page

PUBLISHED = Question(
    "published",
    {
        "datePublished in JSON-LD": 5.5,
        "other date in JSON-LD": 1.8,
        "datePublished of the page": 1.5,
        "publication time in a meta tag": 3.4,
        "date in a meta tag": 1.4,
        "in a script": 1.5,
        "datePublished in microdata": 3.0,
        "pubdate": 1.0,
        "time element": 1.0,
        "class says published": 1.6,
        "class says date": 1.2,
        "label of publication": 1.6,
        "label of change": -2.0,
        "date alone": 0.5,
        "in a long line": -1.0,
        "told from now": -0.5,
        "beside the byline": 1.0,
        "same day in the data": 0.8,
        "same day on the page": 1.2,
        "same day in the address": 2.0,
        "below the headline": 2.0,
        "above the headline": 1.3,
        "in front of the headline's box": -0.8,
        "in the headline": 0.5,
        "opens the text": 0.8,
        "in the text": -1.0,
        "closes the text": 0.3,
        "behind the text": -0.2,
        "elsewhere": -1.0,
        "in a menu": -1.0,
        "in an aside": -0.7,
        "with a picture": -1.5,
        "in a card": -0.8,
        "in a comment": -2.0,
        "in another article": -0.5,
        "under another heading": -0.3,
        "among teasers or comments": -2.5,
        "in a link": -0.3,
        "in brackets": -1.0,
    },
    base=-1.0,
)
_PUBLISHED_META = re.compile(
    r"(?:^|[.:_-])(?:date[._-]?published|published|publish(?:ed)?[._-]?(?:time|date|at|on)|publication[._-]?(?:date|time)|"
    r"pub[._-]?date|date[._-]?issued|issued|original[._-]?publication[._-]?date|recs:publishtime|article_date_original)$"
)
_DATE_META = re.compile(
    r"(?:^|[.:_-])(?:date|created?|date[._-]?created|timestamp|datetime|dc[._]date|citation_date|release_date)$"
)
_NOT_META = re.compile(r"modified|updated|expir|unavailable|event|start|end|verif|revis|last|build|fb:|video|og:video")
_MODIFIED_META = re.compile(
    r"(?:^|[.:_-])(?:modified(?:[._-]?(?:time|date))?|date[._-]?modified|updated(?:[._-]?(?:time|date|at))?|"
    r"last[._-]?mod(?:ified)?|revised)$"
)
_SCRIPT_DATE = re.compile(
    r"[\"'](?:date_?published|published_?(?:at|date|time|on)|publish_?(?:date|time|at)|pub_?date|publication_?date|"
    r"first_?published(?:_?at|_?date)?|display_?date)[\"']\s{0,4}[:=]\s{0,4}(?:[\"']([^\"']{8,40})[\"']|(\d{10}(?:\d{3})?)\b)",
    re.IGNORECASE,
)
MAX_SCRIPT = 1_000_000
"""Characters of all scripts that are searched for a date."""
_URL_DATE = re.compile(
    r"^https?://[^/]+/(?:[^?#]*/)?((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])(?:[/-]?(0[1-9]|[12]\d|3[01]))?(?=[/-])"
)


def read_published(page: Page, structured: Structured, place: Place) -> Stated | None:
    """Return the publication date: the best candidate's day, in the wording that gives most of it.

    A time in UTC is joined by the line that shows another day, for the site shows its own.
    """
    candidates = [*_stated(structured), *shown_dates(place)]
    if all(one.source == "text" for one in candidates):
        candidates += _in_scripts(page)
    candidates = [one for one in candidates if len(one.value) < MAX_DATE and any(map(str.isdigit, one.value))]
    address = date_in_address(page.canonical_url)
    _compare(candidates, address)
    best = max((one for one in candidates if one.score > 0), key=lambda one: one.score, default=None)
    if page.ledger is not None:
        for one in candidates:
            PUBLISHED.note(page, one.element, one.value, sorted(one.evidence), won=one is best)
    return _worded(best, candidates, address) if best is not None else address


def date_in_address(url: str) -> Stated | None:
    """Return the day or month an article's address carries: the last resort."""
    found = _URL_DATE.search(url)
    return Stated("-".join(filter(None, found.groups())), "url") if found else None


def read_modified(structured: Structured) -> Stated | None:
    """Return when the page says it was last changed."""
    names = [name for name in structured.meta if _MODIFIED_META.search(name)]
    stated = [*structured.ld("dateModified"), *structured.items("dateModified"), *structured.tags(*names)]
    return next((s for s in stated if any(map(str.isdigit, s.value)) and len(s.value) < MAX_DATE), None)


def _stated(structured: Structured) -> Iterator[Candidate]:
    """Yield the dates of the page's data."""
    by_evidence = {
        "datePublished in JSON-LD": structured.ld("datePublished"),
        "other date in JSON-LD": structured.ld("dateCreated", "uploadDate"),
    }
    for evidence, found in by_evidence.items():
        yield from (Candidate(one.value, one.source, {evidence}) for one in found)
    for one in structured.objects:
        if "WebPage" in types(one):
            for text in texts(one.get("datePublished")):
                yield Candidate(text, "json-ld", {"datePublished of the page"})
    for name in structured.meta:
        is_published = _PUBLISHED_META.search(name)
        if (is_published or _DATE_META.search(name)) and not _NOT_META.search(name):
            evidence = "publication time in a meta tag" if is_published else "date in a meta tag"
            yield from (Candidate(stated.value, stated.source, {evidence}) for stated in structured.tags(name))


def _in_scripts(page: Page) -> Iterator[Candidate]:
    """Yield the date that a page's scripts state, where they state one day only."""
    reading, left, found = page.reading, MAX_SCRIPT, list[str]()
    for i in reading.elements("script"):
        if "ld+json" in reading.get(i, "type"):
            continue
        source = reading.raw(i)[:left]
        left -= len(source)
        if "ubli" in source or "pub" in source:
            found += (text or number for text, number in islice(_SCRIPT_DATE.findall(source), 20))
    dates = [value for value in found if numbers_of(value)]
    if dates and all(same_day(dates[0], other) for other in dates):
        yield Candidate(dates[0], "text", {"in a script"})


def _compare(candidates: list[Candidate], address: Stated | None) -> None:
    """Add what candidates say of one another, and the score."""
    stated = [one.value for one in candidates if one.element < 0]
    shown = [one.value for one in candidates if one.element >= 0]
    for one in candidates:
        others = shown if one.element < 0 else stated
        if any(same_day(one.value, other) for other in others):
            one.evidence.add("same day on the page" if one.element < 0 else "same day in the data")
        if address and address.value.count("-") == 2 and same_day(one.value, address.value):
            one.evidence.add("same day in the address")
        one.score = PUBLISHED.score(one.evidence)


def _worded(best: Candidate, candidates: list[Candidate], address: Stated | None) -> Stated:
    """Return the wording of the chosen day that says most; where that is UTC's, with the line that shows the site's."""
    told = [one for one in candidates if one.score > 0 and (one is best or same_day(one.value, best.value))]
    shown = max((one for one in candidates if _is_local(one)), key=lambda one: one.score, default=None)
    if shown is best:
        told += [one for one in candidates if one.score > 0 and is_utc(one.value) and next_day(one.value, best.value)]
    most = max(told, key=lambda one: (exactness(one.value), one is best, one.score))
    if shown is None or most.element >= 0 or not is_utc(most.value):
        return Stated(most.value, most.source)
    is_doubtful = address is not None and address.value.count("-") == 2 and next_day(most.value, address.value)
    if next_day(most.value, shown.value) or (is_doubtful and same_day(most.value, shown.value)):
        return Stated(f"{most.value} | {shown.value}", most.source)
    return Stated(most.value, most.source)


def _is_local(one: Candidate) -> bool:
    """Say whether a candidate is the day the site shows for the article, and not that of a change."""
    if one.element < 0 or one.score <= 0 or "label of change" in one.evidence:
        return False
    return not is_utc(one.value) and "told from now" not in one.evidence
