"""Lines that stand among an article's paragraphs and are no part of it, told by what they say."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nkscrape.extract import phrases

MAX_NOTICE = 400
"""Characters up to which a block can be a note of the house."""


def _any_of(table: str) -> str:
    """Return the alternatives of a table, one or more to a line, as one pattern."""
    return "(?:" + "|".join(table.split("\n")[1:-1]) + ")"


_END = r"(?:[\s:.!…»›>→▶►↓]*)$"
READ_MORE = re.compile(rf"^\W*{_any_of(phrases.READ_MORE)}(?=\W|$)", re.IGNORECASE)
"""Opens a line that points to other articles."""
READ_MORE_ONLY = re.compile(rf"^\W*{_any_of(phrases.READ_MORE)}(?: \w+){{0,3}}{_END}", re.IGNORECASE)
"""A line that announces such pointers."""
CLUTTER = re.compile(rf"^\W*{_any_of(phrases.LABELS)}{_END}", re.IGNORECASE)
"""A whole block of button labels, pleas and labels."""
_BY = r"(?: (?:credit|courtesy|by|source|via|file))*s?\s*[:：/|]"
CREDIT = re.compile(rf"^\W*(?:{_any_of(phrases.PICTURES)}{_BY}|{_any_of(phrases.CREDITS)})", re.IGNORECASE)
"""Opens a line that names the maker of a picture, or the source."""
BYLINE = re.compile(rf"^\W*{_any_of(phrases.BYLINES)}\b[\s:]", re.IGNORECASE)
"""Opens a line that names the authors."""
CLOSING = re.compile(rf"^\W*{_any_of(phrases.CLOSINGS)}\W*$", re.IGNORECASE)
"""A heading behind which an article is over."""
_NOTICE = re.compile(_any_of(phrases.NOTICES), re.IGNORECASE)
_HINTS = "|".join(phrases.HINTS.split("\n")[1:-1]).split("|")
_CLOCK = re.compile(
    r"^\W*\d{1,2}\s?[:.h]\s?\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?|uhr|h|gmt|bst|[ce]e?s?t)?\W*$|^\d{6,}$", re.IGNORECASE
)
_SENTENCE_ENDS = frozenset(".!?…。！？؟।")
_CLOSERS = "\"'”’»)] "


def notices_among(texts: Iterable[str]) -> set[str]:
    """Return those of the texts that are notes of the house: disclaimers, offers, rights."""
    short = [text for text in texts if len(text) < MAX_NOTICE]
    return {text for text in with_any(short, _HINTS) if _NOTICE.search(text)}


def with_any(texts: list[str], hints: Iterable[str]) -> list[str]:
    """Return the texts that hold one of the lower-case hints; cheap where none does."""
    whole = "\n".join(texts).lower()
    present = [hint for hint in hints if hint in whole]
    if not present:
        return []
    return [text for text in texts if (lower := text.lower()) and any(hint in lower for hint in present)]


def is_label(text: str) -> bool:
    """Whether a block is a button label, a plea or a clock time."""
    return bool(CLUTTER.match(text) or _CLOCK.match(text))


def ends_sentence(text: str) -> bool:
    """Whether text closes as a sentence does."""
    return text.rstrip(_CLOSERS)[-1:] in _SENTENCE_ENDS
