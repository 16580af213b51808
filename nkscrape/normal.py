"""Unicode's normal forms in linear time. Nothing else calls `unicodedata.normalize`."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal
from unicodedata import combining, normalize

from nkscrape.limits import MAX_MARKS


def normal(form: Literal["NFC", "NFKC", "NFKD"], text: str) -> str:
    """Return a text in a normal form; of more than MAX_MARKS combining marks in a row the rest is left out."""
    if len(text) > MAX_MARKS and not text.isascii():
        text = _crowds().sub(_thinned, text)
    return normalize(form, text)


@cache
def _crowds() -> re.Pattern[str]:
    """Return the pattern of many marks in a row; beyond U+FFFF whatever may be one, or the search takes its time."""
    marks = "".join(filter(_is_mark, map(chr, range(0x300, 0x10000))))
    marks += "\U000101fd-\U0001efff"
    return re.compile(f"[{marks}][{marks}]{{{MAX_MARKS},}}")


def _is_mark(char: str) -> bool:
    """Whether a character is sorted by the normal forms, or taken apart into such."""
    return bool(combining(char) or combining(normalize("NFKD", char)[0]))


def _thinned(crowd: re.Match[str]) -> str:
    kept: list[str] = []
    row = 0
    for char in crowd[0]:
        row = row + 1 if _is_mark(char) else 0
        if row <= MAX_MARKS:
            kept.append(char)
    return "".join(kept)
