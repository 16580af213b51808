"""Which judgements of a page are right, by its truth: one function for each question whose answers the truths know.

Each takes a truth and its page and returns what says of a judgement whether its candidate is what was asked for (None
where the truth leaves it open), or None where the truth knows nothing of the question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from nkscrape import urls
from nkscrape.extract.evidence import Judgement
from nkscrape.extract.reading.text import key_of
from nkscrape.page import Page
from pipelines.dates import Parsed, parse_date
from pipelines.dates.order import url_date

Truth = dict[str, Any]
Verdict = Callable[[Judgement], bool | None]
_GRAM = 4
"""Words in a row by which a text is found again in the true one."""
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_CJK}]|[^\W{_CJK}]+")
_BETWEEN_NAMES = re.compile(r",|;|\band\b|&| und | et |、|•|\|")
_START = 40
"""Letters by which a comment is found again."""
_MIN_TITLE = 20
"""Letters of a link that may be a headline."""
_AROUND_THE_WORLD = (timedelta(hours=-12), timedelta(hours=14))


def headline(truth: Truth, page: Page) -> Verdict | None:
    """Right is what says the title, with a kicker or a site's name at most."""
    key = key_of(truth.get("title"))
    if not key:
        return None

    def verdict(one: Judgement) -> bool | None:
        found = key_of(one.subject)
        if found == key:
            return True
        return None if key in found or (len(found) > 10 and found in key) else False

    return verdict


def standfirst(truth: Truth, page: Page) -> Verdict | None:
    """Right is what says the standfirst or a good part of it."""
    key = key_of(truth.get("dek"))
    return (lambda one: len(key_of(one.subject)) > 10 and key_of(one.subject) in key) if key else None


def byline(truth: Truth, page: Page) -> Verdict | None:
    """Right is a line that says the authors' names and little else."""
    stated = truth.get("authors") or truth.get("author") or []
    names = _BETWEEN_NAMES.split(stated) if isinstance(stated, str) else stated
    keys = {key for name in names if len(key := key_of(re.sub(r"^\s*by[: ]", "", name, flags=re.IGNORECASE))) > 1}
    if not keys:
        return None

    def verdict(one: Judgement) -> bool | None:
        found = key_of(one.subject)
        named = sum(len(key) for key in keys if key in found)
        return (True if named * 3 > len(found) else None) if named else False

    return verdict


def published(truth: Truth, page: Page) -> Verdict | None:
    """Right is a date of the true day; a true instant falls on other days elsewhere."""
    stated = truth.get("published") or truth.get("date_published") or truth.get("day") or truth.get("date")
    days = _days(str(stated)) if stated else None
    return (lambda one: _day_of(one.subject, page) in days) if days else None


def text(truth: Truth, page: Page) -> Verdict | None:
    """Right is what stands in the true body, as far as that is known; what is said twice is left open."""
    if truth.get("body"):
        is_text = _text_of_body(truth["body"])
        said = "\n".join(key_of(one.subject) for one in page.ledger or () if one.question == "text")
        return lambda one: None if said.count(key_of(one.subject)) > 1 else is_text(one)
    must, must_not = ([key_of(part) for part in truth.get(name) or ()] for name in ("must", "must_not"))
    must += [key_of(" ".join(_WORD.findall(truth["first"])[-6:]))] if truth.get("first") else []
    return (lambda one: _holds(key_of(one.subject), must, must_not)) if must or must_not else None


def related(truth: Truth, page: Page) -> Verdict | None:
    """Right is a box most of whose links lead to true teasers; one that holds the true text is none."""
    if truth.get("body"):
        is_text = _text_of_body(truth["body"])
        return lambda one: False if is_text(replace(one, subject=_text_of(page, one))) else None
    if "teasers" not in truth.get("tasks", ()):
        return None
    known = _targets(truth["teasers"], page)
    neutral = _targets(truth.get("optional_teasers") or (), page) - known

    def verdict(one: Judgement) -> bool | None:
        found = _links(page, one.element) - neutral
        right = len(found & known)
        return None if not found else right * 2 >= len(found) if right else False

    return verdict


def thread(truth: Truth, page: Page) -> Verdict | None:
    """Right is a record that holds one true comment, with its answers at most."""
    if "comments" not in truth.get("tasks", ()):
        return None
    starts = [_start_of(comment) for comment in truth["comments"]]
    parents = [comment.get("parent_index") for comment in truth["comments"]]

    def verdict(one: Judgement) -> bool | None:
        found = key_of(_text_of(page, one))
        inside = [i for i, start in enumerate(starts) if start and start in found]
        return bool(inside) and all(parents[i] in inside for i in inside[1:])

    return verdict


def comment_name(truth: Truth, page: Page) -> Verdict | None:
    """Right is the name of a true comment's author."""
    names = {key_of(one.get("author")) for one in truth.get("comments") or ()} - {""}
    return (lambda one: any(name in key_of(one.subject) for name in names)) if names else None


def comment_text(truth: Truth, page: Page) -> Verdict | None:
    """Right is how a true comment's text begins."""
    starts = {_start_of(one) for one in truth.get("comments") or ()} - {""}
    return (lambda one: any(_agree(start, key_of(one.subject)) for start in starts)) if starts else None


LABELS: dict[str, Callable[[Truth, Page], Verdict | None]] = {
    "headline": headline,
    "standfirst": standfirst,
    "byline": byline,
    "published": published,
    "text": text,
    "related": related,
    "thread": thread,
    "record": thread,
    "name in a comment": comment_name,
    "text of a comment": comment_text,
}
"""For each question whose answers the truths know: what tells right from wrong."""


# --- Dates


def _days(stated: str) -> set[date]:
    try:
        instant = datetime.fromisoformat(stated.replace("Z", "+00:00"))
    except ValueError:
        return set()
    if instant.tzinfo is None or len(stated) == len("2020-01-31"):
        return {instant.date()}
    return {(instant.astimezone(UTC) + hours).date() for hours in _AROUND_THE_WORLD} | {instant.date()}


def _day_of(raw: str, page: Page) -> date | None:
    language = next((page.reading.get(i, "lang") for i in page.reading.elements("html")), "")
    languages = (language,) if language else ()
    parsed = parse_date(raw, languages=languages, fetched_at=page.fetched_at, url_date=url_date(page.url))
    return parsed.date if isinstance(parsed, Parsed) else None


# --- Texts


def _text_of_body(body: str) -> Verdict:
    grams, lines, whole = set(_grams(body)), {key_of(line) for line in body.splitlines()}, key_of(body)

    def verdict(one: Judgement) -> bool | None:
        if not (key := key_of(one.subject)):
            return None
        own = _grams(one.subject)
        if len(own) == 1 and own[0] not in grams:
            return key in lines or (None if key in whole else False)
        share = sum(gram in grams for gram in own) / max(1, len(own))
        return None if 0.3 < share < 0.6 else share > 0.5

    return verdict


@cache
def _grams(said: str) -> tuple[str, ...]:
    words = [key_of(word) for word in _WORD.findall(said)]
    return tuple(" ".join(words[i : i + _GRAM]) for i in range(max(1, len(words) - _GRAM + 1)))


def _holds(found: str, must: Collection[str], must_not: Collection[str]) -> bool | None:
    """Say whether a text holds what must be there, or what must not; None where neither, or both."""
    wanted, unwanted = (any(part and part in found for part in parts) for parts in (must, must_not))
    return None if wanted == unwanted else wanted


def _text_of(page: Page, one: Judgement) -> str:
    return page.reading.text(one.element) if one.element >= 0 else ""


def _start_of(comment: Truth) -> str:
    return key_of(comment.get("text_start") or comment.get("text"))[:_START]


def _agree(start: str, found: str) -> bool:
    """Say whether two texts begin alike, or one is the beginning of the other."""
    size = min(len(start), len(found), _START)
    return size > 0 and start[:size] == found[:size] and (size >= _MIN_TITLE or start == found)


# --- Links


def _targets(teasers: Collection[Truth], page: Page) -> set[str]:
    return {urls.canonical_key(url) for one in teasers if (url := page.link(one.get("url")))}


def _links(page: Page, element: int) -> set[str]:
    """Return where the longer links in an element lead: more of the same are its picture, its author, its section."""
    reading = page.reading
    anchors = [] if element < 0 else [element, *reading.inside(element, "a")]
    links = {page.link(reading.get(i, "href")) for i in anchors if len(reading.text(i)) >= _MIN_TITLE}
    return {urls.canonical_key(url) for url in links if url}
