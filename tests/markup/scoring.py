"""Compares what was read of a drawn page with its truth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markup import truth
from markup.page import Drawn
from nkscrape.extract import extract
from nkscrape.items import Article, Comment, Teaser
from nkscrape.page import Page
from nkscrape.site import Site

SITE = Site(name="gazette", domains=("gazette.example",))
AROUND = " \t\n,;:|·•—–-()[]"
"""What may stand around a date as found."""


@dataclass(frozen=True)
class Reading:
    """What extraction finds on a page, in page order."""

    article: Article | None
    comments: list[Comment]
    teasers: list[Teaser]


def read(drawn: Drawn) -> Reading:
    """Return what extraction finds on a drawn page."""
    found = list(extract(Page(url=drawn.url, body=drawn.html.encode()), SITE))
    return Reading(
        next((item for item in found if isinstance(item, Article)), None),
        sorted((item for item in found if isinstance(item, Comment)), key=lambda item: item.position),
        sorted((item for item in found if isinstance(item, Teaser)), key=lambda item: item.position),
    )


def article_errors(expected: truth.Truth, found: Article | None) -> list[str]:
    """Return what is wrong with headline and text; nothing where both are exactly right."""
    if found is None:
        return ["no article"]
    errors = [f"headline {found.title!r}, not {expected.headline!r}"] if found.title != expected.headline else []
    written = [_line(part) for part in (found.body or "").split("\n\n")]
    lost = [f"lost: {part}" for part in expected.paragraphs if part not in written]
    foreign = [f"foreign: {part}" for part in written if part not in expected.paragraphs]
    return [*errors, *lost, *foreign]


def thread_errors(expected: tuple[truth.Comment, ...], found: list[Comment]) -> list[str]:
    """Return what is wrong with a thread; nothing where it is exactly right."""
    index = {comment.comment_id: i for i, comment in enumerate(found)}
    errors = [f"{len(found)} comments, not {len(expected)}"] if len(found) != len(expected) else []
    for i, (right, comment) in enumerate(zip(expected, found, strict=False)):
        errors += (f"comment {i}: {error}" for error in _comment_errors(right, comment, index))
    return errors


def _comment_errors(right: truth.Comment, found: Comment, index: dict[str, int]) -> Iterator[str]:
    if _line(found.author_name) != _line(right.author):
        yield f"author {found.author_name!r}, not {right.author!r}"
    parent = index.get(found.parent_id) if found.parent_id else None
    if parent != right.parent:
        yield f"parent {parent}, not {right.parent}"
    if right.deleted and not found.is_deleted and _line(found.text) != _line(right.text):
        yield f"removal not seen, read as {found.text!r}"
    if not right.deleted and (found.is_deleted or _line(found.text) not in set(map(_line, right.texts))):
        yield f"text {found.text!r}, not {right.text!r}"
    dates = {_date(shown) for shown in right.dates} or {""}
    if _date(found.published_raw) not in dates:
        yield f"date {found.published_raw!r}, not {' or '.join(map(repr, right.dates)) or 'none'}"


def teaser_errors(expected: tuple[truth.Teaser, ...], found: list[Teaser]) -> list[str]:
    """Return what is wrong with the teasers; nothing where addresses and titles are exactly right."""
    right = {teaser.url: teaser for teaser in expected}
    read_ = {teaser.url or "": teaser for teaser in found}
    missing = [f"missing: {teaser.title}" for url, teaser in right.items() if url not in read_]
    foreign = [f"none of ours: {teaser.title} ({teaser.block})" for url, teaser in read_.items() if url not in right]
    titles = [
        f"title {teaser.title!r}, not {right[url].title!r}"
        for url, teaser in read_.items()
        if url in right and _line(teaser.title) != _line(right[url].title)
    ]
    return [*missing, *foreign, *titles]


def _line(value: str | None) -> str:
    return " ".join((value or "").split())


def _date(value: str | None) -> str:
    return _line(value).strip(AROUND)
