"""Text on one line, and what two spellings of a text have in common."""

from __future__ import annotations

import re
from functools import lru_cache

from nkscrape.normal import normal

_DENSE = re.compile("[\u3040-\ud7ff]")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"), None)


def inline(text: str | None) -> str:
    """Return `text` on one line: whitespace folded, soft hyphens and zero-width spaces out."""
    if not text:
        return ""
    return " ".join(visible(text).split())


@lru_cache(maxsize=4096)
def key_of(text: str | None) -> str:
    """Return the letters and digits of `text`, case and width folded: what two spellings have in common."""
    if not text:
        return ""
    return "".join(filter(str.isalnum, normal("NFKC", text).casefold()))


def reading_length(text: str) -> int:
    """Return the length of a text in letters of an alphabet: a Han, Kana or Hangul sign says as much as three."""
    return len(text) if text.isascii() else len(text) + 2 * len(_DENSE.findall(text))


def visible(text: str) -> str:
    """Return `text` without soft hyphens and zero-width spaces; searching for them costs far less than translating."""
    if text.isascii():
        return text
    if "\u00ad" in text or "\u200b" in text or "\u2060" in text or "\ufeff" in text:
        return text.translate(_INVISIBLE)
    return text
