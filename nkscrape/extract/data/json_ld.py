"""JSON-LD: the objects a page states about itself."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from nkscrape import jsontext
from nkscrape.extract.reading import Reading
from nkscrape.limits import MAX_JSON_BLOCK

Json = dict[str, Any]
MAX_LEVELS = 8
"""Lists and graphs in each other that are unfolded."""
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)")
_LAST_COMMA = re.compile(r",(?=\s*[}\]])")


def read_json_ld(reading: Reading) -> list[Json]:
    """Return every JSON-LD object of the page, lists and @graph unfolded, in order; what is no JSON is left out."""
    found: list[Json] = []
    for i in reading.elements("script"):
        if "ld+json" in reading.get(i, "type").lower():
            for value in _values(reading.raw(i)):
                found.extend(_objects(value))
    return found


def _values(source: str) -> list[Any]:
    """Return the values of a JSON block, one behind the other, forgiving what sites get wrong."""
    if len(source) > MAX_JSON_BLOCK:
        return []
    source = _WRAPPING.sub("", source).strip()
    return jsontext.parse_each(source) or jsontext.parse_each(_LAST_COMMA.sub("", _decoded(source)))


def _decoded(source: str) -> str:
    """Return a block whose quotes were written as entities as it was meant."""
    return html.unescape(source) if "&quot;" in source and '"' not in source else source


def _objects(value: object, depth: int = 0) -> Iterator[Json]:
    if depth >= MAX_LEVELS:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"), depth + 1)
