"""Finds the phrases of all languages in a text: at its beginning by their first letter, anywhere by a part of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache, wraps
from typing import TypeVar

from nkscrape.extract.words.pattern import DIGIT, compiled

WORD_END = r"(?=\W|$)"
_FIRST = re.compile(r"\w")
MAX_DISTINCT = 8192
"""Texts whose answer is remembered: pages of a site share most of their short lines."""
MAX_REMEMBERED = 300
"""Characters of such a text."""
_Answer = TypeVar("_Answer")
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
"""Letters of scripts that set words without spaces between them, Korean particles included."""


def remembered(answer: Callable[[str], _Answer]) -> Callable[[str], _Answer]:
    """Have the answers to short texts kept."""
    known = lru_cache(maxsize=MAX_DISTINCT)(answer)

    @wraps(answer)
    def ask(text: str) -> _Answer:
        return known(text) if len(text) <= MAX_REMEMBERED else answer(text)

    return ask


class Opening:
    """Phrases that open a text behind any signs. Those of each letter are one expression, made when first needed."""

    def __init__(self, *groups: tuple[Iterable[str], str]) -> None:
        """Take phrases with the expression of what must follow them."""
        self._branches: dict[str, list[str]] = {}
        self._compiled: dict[str, re.Pattern[str]] = {}
        for phrases, tail in groups:
            for pattern in map(compiled, phrases):
                for letter in pattern.firsts:
                    self._branches.setdefault(letter, []).append(pattern.regex + tail)

    def match(self, text: str) -> re.Match[str] | None:
        """Return the phrase a text opens with, None where it opens with none."""
        first = _FIRST.search(text)
        if first is None:
            return None
        letter = first[0].lower()[0]
        letter = DIGIT if letter.isdigit() else letter
        expression = self._compiled.get(letter) or self._expression(letter)
        return expression.match(text, first.start()) if expression else None

    def _expression(self, letter: str) -> re.Pattern[str] | None:
        branches = [*self._branches.get(letter, ()), *self._branches.get("", ())]
        if not branches:
            return None
        self._compiled[letter] = re.compile("|".join(branches), re.IGNORECASE)
        return self._compiled[letter]


class Anywhere:
    """Phrases that stand anywhere in a text."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._patterns = [(compiled(phrase).needs, _bounded(phrase)) for phrase in phrases]
        self._without = set[str]()
        """Texts known to hold none."""

    def among(self, texts: Iterable[str]) -> set[str]:
        """Return those of the texts that hold a phrase; cheap where none of their plain parts occurs."""
        new = set(texts) - self._without
        if not new:
            return new
        found = self._search(new)
        if len(self._without) > MAX_DISTINCT:
            self._without.clear()
        self._without.update([text for text in new if len(text) <= MAX_REMEMBERED and text not in found])
        return found

    def _search(self, texts: set[str]) -> set[str]:
        whole = "\n".join(texts).lower()
        present = [one for one in self._patterns if _holds(whole, one[0])]
        lower = [(text, text.lower()) for text in texts] if present else []
        return {
            text
            for text, low in lower
            if any(_holds(low, needs) and _expression(regex).search(text) for needs, regex in present)
        }


def _holds(text: str, needs: frozenset[str]) -> bool:
    return any(part in text for part in needs)


def _bounded(phrase: str) -> str:
    """Return a phrase as an expression that begins where a word does."""
    boundary = "" if _UNSPACED.match(phrase) else r"(?<!\w)"
    return boundary + compiled(phrase).regex


@cache
def _expression(regex: str) -> re.Pattern[str]:
    return re.compile(regex, re.IGNORECASE)
