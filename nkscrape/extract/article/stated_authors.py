"""The authors a page states in data: JSON-LD, microdata of the head, meta tags in any spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nkscrape.extract import words
from nkscrape.extract.article.names import may_name
from nkscrape.extract.data.structured import Stated, Structured, texts, types

MAX_AUTHORS = 30
"""Authors of one article that are read."""
_META = re.compile(r"(?:^|[.:_-])(?:authors?|creators?|byl|byline|authors?[_-]?names?|citation_authors?)$")
_NOT_META = re.compile(r"^(?:twitter|web|fb|facebook|google|image|photo|video|book|comment)\b|publisher|site[_-]")
_LABEL_META, _DATA_META = "twitter:label{}", "twitter:data{}"
_PERSON, _HOUSE = "person in JSON-LD", "organisation in JSON-LD"


@dataclass(frozen=True, slots=True)
class StatedAuthors:
    """The names one source gives."""

    names: tuple[Stated, ...]
    evidence: str


def stated_authors(structured: Structured) -> Iterator[StatedAuthors]:
    """Yield what each source of the page's data names as authors."""
    by_kind: dict[str, dict[str, Stated]] = {_PERSON: {}, _HOUSE: {}}
    for author in _ld_authors(structured):
        kind = _HOUSE if isinstance(author, dict) and "Organization" in " ".join(types(author)) else _PERSON
        for name in texts(author):
            if may_name(name):
                by_kind[kind].setdefault(name, Stated(name, "json-ld"))
    for kind, names in by_kind.items():
        if names:
            yield StatedAuthors(tuple(names.values()), kind)
    if found := tuple(s for s in structured.items("author") if may_name(s.value))[:MAX_AUTHORS]:
        yield StatedAuthors(found, "person in microdata")
    for name in structured.meta:
        if _META.search(name) and not _NOT_META.search(name):
            found = tuple(s for s in structured.tags(name) if may_name(s.value))[:MAX_AUTHORS]
            if found:
                yield StatedAuthors(found, "in a meta tag")
    yield from _cards(structured)


def _cards(structured: Structured) -> Iterator[StatedAuthors]:
    """Yield the name that plugins print beside 'Written by' in a link's preview."""
    for n in (1, 2):
        label = next((s.value for s in structured.tags(_LABEL_META.format(n))), "")
        found = tuple(s for s in structured.tags(_DATA_META.format(n)) if may_name(s.value))
        if found and words.byline.is_labelled(f"{label} …"):
            yield StatedAuthors(found[:1], "in a preview tag")


def _ld_authors(structured: Structured) -> Iterator[Any]:
    for name in ("author", "creator"):
        value = structured.node.get(name)
        for one in value[:MAX_AUTHORS] if isinstance(value, list) else [value]:
            resolved = structured.resolve(one)
            if isinstance(resolved, list):
                yield from resolved[:MAX_AUTHORS]
            elif resolved:
                yield resolved
        if value:
            return
