"""Whether two readings show the same comment, by who wrote it and how it begins."""

from __future__ import annotations

import re
from typing import Protocol

_START = 60
"""Letters of a text that are compared: copies are often cut short."""
_WORDS = re.compile(r"\w+")


class _Said(Protocol):
    @property
    def author_name(self) -> str | None: ...

    @property
    def text(self) -> str | None: ...


def content(one: _Said) -> tuple[str, str]:
    """Return the author and the beginning of the text, without case, spaces and punctuation."""
    words = "".join(_WORDS.findall(one.text or "")).casefold()
    return ((one.author_name or "").casefold(), words[:_START])


def alike(one: _Said, other: _Said) -> bool:
    """Say whether two comments may be one: no other author, and one text begins as the other does."""
    (author, text), (other_author, other_text) = content(one), content(other)
    same_author = author == other_author or not (author and other_author)
    return same_author and (text.startswith(other_text) or other_text.startswith(text))
