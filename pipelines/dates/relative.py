"""Dates told from now: '2 days ago', 'gestern 14:05', '3時間前', in our own words and the page's languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache, lru_cache
from itertools import count
from typing import Literal

from pipelines.dates.clock import TIME, clock_of
from pipelines.dates.model import Clock
from pipelines.dates.months import fold
from pipelines.dates.relative_words import ABOUT, AND, AT, LANGUAGES

_LONGEST = 80
_MOST_WORDS = 10
_MOST_PARTS = 3
"""Units in one date: '1 year, 2 months, 3 days'."""
_LONGEST_NAME = 5
"""Words in one name: 'the day before yesterday'."""
_LONGEST_WORD = 24
_UNSPACED = "\u0e00"
"""From here on scripts whose words may stand without a space between."""
_PIECE = re.compile(r"\d+|[^\W\d_]+")
_NO_WORD = re.compile(r"[^\w\s,.'()|·•،、:;\-]|_")
"""Marks that stand in no such date: '50 % in 2 days'."""

Unit = Literal["second", "minute", "hour", "day", "week", "month", "year"]
_UNITS: tuple[Unit, ...] = ("second", "minute", "hour", "day", "week", "month", "year")
_NAMED: tuple[tuple[Unit, int], ...] = (
    ("second", 0), ("day", 0), ("day", 1), ("day", 2), ("week", 1), ("month", 1), ("year", 1)
)  # fmt: skip
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 7 * 86_400}


@dataclass(frozen=True, slots=True)
class Ago:
    """A time before now: how long, in what smallest unit it is told, and the time of day where one is said."""

    unit: Unit
    delta: timedelta = timedelta()
    months: int = 0
    clock: Clock | None = None


@dataclass(frozen=True, slots=True)
class _Language:
    """The words of one language, folded; those of several pieces parted by spaces."""

    units: dict[str, tuple[Unit, int]]
    """The count is what the word alone says, 0 where it needs one."""
    marks: frozenset[str]
    counts: dict[str, int]
    named: dict[str, tuple[Unit, int]]

    def words(self) -> Iterator[str]:
        """Yield every word."""
        yield from (*self.units, *self.marks, *self.counts, *self.named)

    def knows(self, piece: str) -> bool:
        """Say whether something is a word of a count in this language."""
        return piece in self.units or piece in self.marks or piece in self.counts


@lru_cache(maxsize=2048)
def read_relative(text: str, languages: tuple[str, ...]) -> Ago | None:
    """Return what a folded string says from now, in the page's languages or in one that alone can read it.

    None where it is nothing of the kind, or the languages disagree.
    """
    text = text.casefold()
    if len(text) > _LONGEST or _NO_WORD.search(text):
        return None
    if told := _read(tuple(_pieces(text)), languages, has_clock=False):
        return told
    found = TIME.search(text)
    if not found:
        return None
    pieces = list(_pieces(text[: found.start()]))
    while pieces and pieces[-1] in _AT:
        pieces.pop()
    told = _read((*pieces, *_pieces(text[found.end() :])), languages, has_clock=True)
    return replace(told, clock=clock_of(found)) if told and told.unit == "day" else None


def _read(pieces: tuple[str, ...], languages: tuple[str, ...], *, has_clock: bool) -> Ago | None:
    known = _speaking(pieces) if len(pieces) <= _MOST_WORDS else frozenset()
    for name in (*languages, "en"):
        if name in known and (told := _read_in(_language(name), pieces, is_own=True)):
            return told
    readings = {told for name in known if (told := _read_in(_language(name), pieces, is_own=has_clock))}
    return readings.pop() if len(readings) == 1 else None


def _speaking(pieces: tuple[str, ...]) -> frozenset[str]:
    """Return the languages that know every word there is."""
    words = {piece for piece in pieces if not piece.isdigit() and piece not in _FILLING}
    return frozenset.intersection(*(_speakers().get(word, frozenset()) for word in words)) if words else frozenset()


def _read_in(words: _Language, pieces: tuple[str, ...], *, is_own: bool) -> Ago | None:
    """Return what the pieces say in a language; where nothing else speaks for the language they need a mark."""
    if named := words.named.get(" ".join(pieces)):
        return _ago([named]) if is_own else None
    return _counted(words, tuple(_joined(words, pieces)), is_own=is_own)


def _counted(words: _Language, pieces: tuple[str, ...], *, is_own: bool) -> Ago | None:
    """Return a count of units beside a mark: 'vor 2 Stunden 5 Minuten', '3 days ago'."""
    parts: list[tuple[Unit, int]] = []
    number: int | None = None
    is_marked = has_digits = is_over = False
    for piece in pieces:
        if is_over or len(parts) > _MOST_PARTS:
            return None
        if piece in words.marks and number is None and bool(parts) >= is_marked:
            is_over, is_marked = bool(parts), True
        elif piece in words.units and (number is not None or words.units[piece][1]):
            unit, alone = words.units[piece]
            parts.append((unit, alone if number is None else number))
            number = None
        elif piece.isdigit() and number is None and len(piece) <= 4:
            number, has_digits = int(piece), True
        elif piece in words.counts and number is None:
            number = words.counts[piece]
        elif piece not in (_AND if parts else _ABOUT) or number is not None:
            return None
    if not parts or number not in (None, parts[-1][1]):
        return None
    return _ago(parts) if is_marked or (is_own and has_digits) else None


def _ago(parts: list[tuple[Unit, int]]) -> Ago:
    seconds = sum(_SECONDS.get(unit, 0) * number for unit, number in parts)
    months = sum({"month": 1, "year": 12}.get(unit, 0) * number for unit, number in parts)
    return Ago(min((unit for unit, _ in parts), key=_UNITS.index), timedelta(seconds=seconds), months)


def _pieces(text: str) -> Iterator[str]:
    """Yield the numbers and words of a string; words of scripts without spaces are cut by what the languages know."""
    for piece in _PIECE.findall(text):
        yield from _cut(piece) if piece[0] >= _UNSPACED else (piece,)


def _cut(piece: str) -> Iterator[str]:
    """Yield the known words a piece consists of, the longest first; the whole piece where it is not all known."""
    cut, at = [], 0
    while at < len(piece):
        end = next(
            (end for end in range(min(len(piece), at + _LONGEST_WORD), at, -1) if piece[at:end] in _unspaced_words()), 0
        )
        if not end:
            return iter((piece,))
        cut.append(piece[at:end])
        at = end
    return iter(cut)


def _joined(words: _Language, pieces: tuple[str, ...]) -> Iterator[str]:
    """Yield the pieces, those of one word of a language ('il y a') as one."""
    at = 0
    while at < len(pieces):
        spans = (" ".join(pieces[at : at + n]) for n in range(_LONGEST_NAME, 1, -1) if at + n <= len(pieces))
        word = next((span for span in spans if words.knows(span) or span in _ABOUT), pieces[at])
        yield word
        at += word.count(" ") + 1


def _name(word: str) -> str:
    return " ".join(_PIECE.findall(word.replace("_", " ")))


def _words(line: str) -> frozenset[str]:
    return frozenset(_name(word) for word in fold(line).casefold().split())


_ABOUT, _AND = _words(ABOUT), _words(AND)
_AT = frozenset(" ".join(_words(AT)).split())
_FILLING = frozenset(" ".join(_ABOUT | _AND).split())


@cache
def _language(name: str) -> _Language:
    units, marks, counts, named = (fold(column).casefold().split() for column in LANGUAGES[name])
    return _Language(
        {
            _name(word): (unit, int(alone or 0))
            for unit, words in zip(_UNITS, units, strict=True)
            for word, _, alone in (variant.partition(":") for variant in words.split("/"))
        },
        frozenset(_name(word) for words in marks for word in words.split("/")),
        {_name(word): number for number, words in zip(count(1), counts, strict=False) for word in words.split("/")},
        {_name(word): at for at, words in zip(_NAMED, named, strict=True) for word in words.split("/") if word != "-"},
    )


@cache
def _speakers() -> dict[str, frozenset[str]]:
    """Return the languages that know a word, by the word."""
    found: dict[str, set[str]] = {}
    for name in LANGUAGES:
        for piece in " ".join(_language(name).words()).split():
            found.setdefault(piece, set()).add(name)
    return {piece: frozenset(names) for piece, names in found.items()}


@cache
def _unspaced_words() -> frozenset[str]:
    words = {word for name in LANGUAGES for word in _language(name).words()} | _ABOUT
    return frozenset(word for word in words if word[:1] >= _UNSPACED and " " not in word)
