"""JSON of strangers as values that can be worked with and stored: nothing here raises, whatever the text.

Integers beyond 18 digits stay text (ids are such, no number of ours is), numbers without an end are null, half a
character is U+FFFD. A broken, too deep or too large document is none at all.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from typing import Any

from nkscrape.limits import MAX_JSON_CONTAINERS

_HAS_HALVES = re.compile(r"\\u[dD][89a-fA-F]")
_ESCAPE = re.compile(
    r"\\[^u]|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})"
)
"""Any other escape, a character of two halves, or (in the group) one half alone."""


def parse(text: str) -> Any:
    """Return the value of a JSON document, None where it is none."""
    return _read(_DECODER.decode, text)


def parse_each(text: str) -> list[Any]:
    """Return the JSON values that stand at the start of a text, one behind the other; what follows is left out."""
    return _read(_each, text) or []


def parse_start(text: str) -> Any:
    """Return the JSON value that a text begins with, None where it begins with none."""
    found = _read(_DECODER.raw_decode, text.lstrip())
    return found[0] if found else None


def _each(text: str) -> list[Any]:
    """Return the values before the first thing that is none."""
    found: list[Any] = []
    at = 0
    while start := _VALUE.match(text, at):
        try:
            value, at = _DECODER.raw_decode(text, start.end())
        except (ValueError, RecursionError):
            break
        found.append(value)
    return found


def _read(decode: Callable[[str], Any], text: str) -> Any:
    if text.count("{") + text.count("[") > MAX_JSON_CONTAINERS:
        return None
    if _HAS_HALVES.search(text):
        text = _ESCAPE.sub(lambda found: "\ufffd" if found[1] else found[0], text)
    try:
        return decode(text)
    except (ValueError, RecursionError):
        return None


def _integer(digits: str) -> int | str:
    return int(digits) if len(digits) <= 18 else digits


def _number(digits: str) -> float | None:
    value = float(digits)
    return value if math.isfinite(value) else None


_VALUE = re.compile(r"[\s,;]*(?=[{\[\"])")
"""What stands before a value, where it stands among others."""
_DECODER = json.JSONDecoder(strict=False, parse_int=_integer, parse_float=_number, parse_constant=lambda name: None)
"""Takes line breaks within strings: many sites print them so."""
