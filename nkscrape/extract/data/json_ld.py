"""JSON-LD: the objects a page states about itself."""

from __future__ import annotations

from typing import Any

from nkscrape import jsontext
from nkscrape.extract.reading import Reading
from nkscrape.limits import MAX_JSON_BLOCK

Json = dict[str, Any]


def read_json_ld(reading: Reading) -> list[Json]:
    """Return every JSON-LD object of the page, @graph unfolded, in order; what is no JSON is left out."""
    found: list[Json] = []
    for i in reading.elements("script"):
        if "ld+json" in reading.get(i, "type").lower():
            found.extend(_objects(_loads(reading.raw(i))))
    return found


def _loads(source: str) -> object:
    """Return a JSON block's value, forgiving what sites get wrong; None where it is not JSON."""
    source = source.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    return jsontext.parse(source) if len(source) <= MAX_JSON_BLOCK else None


def _objects(value: object, depth: int = 0) -> list[Json]:
    """Return the objects of a JSON-LD value with lists and @graph unfolded."""
    if isinstance(value, list) and depth < 8:
        return [found for item in value for found in _objects(item, depth + 1)]
    if not isinstance(value, dict) or depth >= 8:
        return []
    return [value, *_objects(value.get("@graph"), depth + 1)]
