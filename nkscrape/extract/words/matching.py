"""Questions to the word files: does a text open with a phrase of a list, hold one, match an expression of several?

Each question is declared once, by the lists it asks (`section.key`) and what may stand around a phrase; its expression
is made of all languages when it is first asked, and its answers to short texts are remembered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Generic, TypeVar

from nkscrape.extract.words.files import phrases
from nkscrape.extract.words.pattern import ANY, DIGIT, any_of, first_letters, needs, regex_of

WORD_END = r"(?=\W|$)"
MAX_DISTINCT = 32_768
"""Texts whose answer is remembered: pages of a site share most of their short lines and class names."""
MAX_REMEMBERED = 500
"""Characters of such a text."""
_Answer = TypeVar("_Answer")
_FIRST = re.compile(r"\w")
_LIST = re.compile(r"<(\w+)\.(\w+)>")
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
"""Letters of scripts that set words without spaces between them, Korean particles included."""


class Remembered(dict[str, _Answer], Generic[_Answer]):
    """The answers to short texts; all are forgotten when they become too many."""

    def __init__(self, answer: Callable[[str], _Answer]) -> None:
        super().__init__()
        self._answer = answer

    def __missing__(self, text: str) -> _Answer:
        answer = self._answer(text)
        if len(text) <= MAX_REMEMBERED:
            if len(self) >= MAX_DISTINCT:
                self.clear()
            self[text] = answer
        return answer


def remembered(answer: Callable[[str], _Answer]) -> Callable[[str], _Answer]:
    """Have the answers to short texts kept; asking again is one look-up."""
    return Remembered(answer).__getitem__


@cache
def expression(template: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """Return an expression in which `<section.key>` stands for any phrase of that list."""
    return re.compile(_filled(template), flags)


def _filled(template: str) -> str:
    return _LIST.sub(lambda found: any_of(phrases(found[1], found[2])), template)


def matches(template: str) -> Callable[[str], bool]:
    """Return the question whether an expression, as `expression` has it, is found in a text."""
    return remembered(lambda text: expression(template).search(text) is not None)


def opens(*lists: str, tail: str = WORD_END) -> Callable[[str], bool]:
    """Return the question whether a text opens with a phrase of some lists and goes on as the tail says."""
    return remembered(lambda text: opening(*lists, tail=tail).match(text) is not None)


def among(name: str) -> Callable[[Iterable[str]], set[str]]:
    """Return the question which of some texts hold a phrase of a list."""
    return lambda texts: _anywhere(name).among(texts)


@cache
def opening(*lists: str, tail: str = WORD_END) -> Opening:
    """Return the phrases of some lists as they open a text."""
    return Opening(*((_listed(name), _filled(tail)) for name in lists))


@cache
def _anywhere(name: str) -> Anywhere:
    return Anywhere(_listed(name))


def _listed(name: str) -> tuple[str, ...]:
    section, _, key = name.partition(".")
    return phrases(section, key)


class Opening:
    """Phrases that open a text behind any signs. Those of each letter are one expression, made when first needed."""

    def __init__(self, *groups: tuple[Iterable[str], str]) -> None:
        """Take phrases with the expression of what must follow them."""
        self._branches: dict[str, list[str]] = {}
        self._compiled: dict[str, re.Pattern[str]] = {}
        for listed, tail in groups:
            for phrase in listed:
                for letter in first_letters(phrase):
                    self._branches.setdefault(letter, []).append(regex_of(phrase) + tail)

    def match(self, text: str) -> re.Match[str] | None:
        """Return the phrase a text opens with, None where it opens with none."""
        first = _FIRST.search(text)
        if first is None:
            return None
        letter = first[0].lower()[0]
        letter = DIGIT if letter.isdigit() else letter if letter in self._branches else ANY
        expression = self._compiled.get(letter) or self._made(letter)
        return expression.match(text, first.start()) if expression else None

    def _made(self, letter: str) -> re.Pattern[str] | None:
        own = self._branches.get(letter, [])
        branches = own if letter == ANY else [*own, *self._branches.get(ANY, ())]
        if not branches:
            return None
        self._compiled[letter] = re.compile("|".join(branches), re.IGNORECASE)
        return self._compiled[letter]


class Anywhere:
    """Phrases that stand anywhere in a text, each where a word begins."""

    def __init__(self, listed: Iterable[str]) -> None:
        self._patterns = [(needs(phrase), _bounded(phrase)) for phrase in listed]
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
        present = [(parts, regex) for parts, regex in self._patterns if any(part in whole for part in parts)]
        return {text for text in texts if present and _holds(text, text.lower(), present)}


def _holds(text: str, lower: str, patterns: list[tuple[frozenset[str], str]]) -> bool:
    return any(_compiled(regex).search(text) for parts, regex in patterns if any(part in lower for part in parts))


def _bounded(phrase: str) -> str:
    return ("" if _UNSPACED.match(phrase) else r"(?<!\w)") + regex_of(phrase)


@cache
def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex, re.IGNORECASE)
