"""What a class or id says of its element: each distinct name is judged once, by its words.

An entry is a word (`share`), the beginning, end or any part of one (`promo*`, `*title`, `*comment*`), or words that
stand side by side or joined: `read-next` is also `readNext`, `read_next` and `readnext`. `(a|b)` and `?` as in phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product

from nkscrape.extract.words.files import tables

MAX_NAMES = 32_768
"""Names and words whose answer is remembered from page to page."""
MAX_NAME = 500
"""Characters of a class or id that are read."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[a-z]+")
_POST_CLASS = re.compile(r"\b(?:category|tag|cat|term|topic|format|type|status|has|no|without|with)-[\w-]+")
_PART = re.compile(r"\(([^()]*)\)(\??)|(.)(\??)")
Kinds = frozenset[str]
_NONE: Kinds = frozenset()


def kinds_of(name: str) -> Kinds:
    """Return all that a class or id, or both with a space between, speaks of: keys of `words` and `names`."""
    return _kinds_of(name[:MAX_NAME])


@lru_cache(maxsize=MAX_NAMES)
def _kinds_of(name: str) -> Kinds:
    found: set[str] = set()
    words = words_of(name)
    for word in words:
        found |= _kinds_of_word(word)
    runs = _index().runs
    for at, word in enumerate(words):
        for rest, kind in runs.get(word, ()):
            if _follows(words[at + 1 : at + 1 + len(rest)], rest):
                found.add(kind)
    return frozenset(found | _kinds_of_whole_names(name))


def words_of(name: str) -> tuple[str, ...]:
    """Return the lower-case words of a class or id, parts of camelCase apart, taxonomy classes left out."""
    if not name.islower():
        name = _CAMEL.sub("-", name).lower()
    if "category-" in name or "hentry" in name or "status-" in name:
        name = _POST_CLASS.sub(" ", name)
    return tuple(_WORD.findall(name))


def entries(section: str, key: str) -> tuple[str, ...]:
    """Return the words of a key as they are written."""
    return tuple(tables("classes")[section][key].split())


def expanded(entry: str) -> Iterator[str]:
    """Yield the words an entry with `(a|b)` and `?` stands for."""
    parts = []
    for group, may_lack_group, letter, may_lack_letter in _PART.findall(entry):
        choices = group.split("|") if not letter else [letter]
        parts.append([*choices, ""] if may_lack_group or may_lack_letter else choices)
    yield from map("".join, product(*parts))


class _Index:
    """All entries of the file by what finds them fastest."""

    def __init__(self) -> None:
        self.words: dict[str, set[str]] = {}
        self.stems: dict[str, set[str]] = {}
        self.ends: dict[str, set[str]] = {}
        self.inner: dict[str, set[str]] = {}
        self.runs: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self.names: dict[str, set[str]] = {}
        self.name_stems: dict[str, set[str]] = {}
        for kind in tables("classes")["words"]:
            for entry in entries("words", kind):
                for plain in expanded(entry):
                    self._add(plain, kind)
        for kind in tables("classes")["names"]:
            for plain in (plain for entry in entries("names", kind) for plain in expanded(entry)):
                (self.name_stems if plain.endswith("*") else self.names).setdefault(plain.rstrip("*"), set()).add(kind)
        self.stem_lengths = sorted({len(stem) for stem in self.stems})

    def _add(self, plain: str, kind: str) -> None:
        first, *rest = plain.split("-")
        if rest:
            self.runs.setdefault(first.lstrip("*"), []).append((tuple(rest), kind))
        joined = plain.replace("-", "")
        starts, ends = joined.startswith("*"), joined.endswith("*")
        by_place = {(False, False): self.words, (False, True): self.stems, (True, False): self.ends}
        by_place.get((starts, ends), self.inner).setdefault(joined.strip("*"), set()).add(kind)


@cache
def _index() -> _Index:
    return _Index()


@lru_cache(maxsize=MAX_NAMES)
def _kinds_of_word(word: str) -> Kinds:
    index = _index()
    found = set(index.words.get(word, _NONE))
    for length in index.stem_lengths:
        found |= index.stems.get(word[:length], _NONE)
    for end, kinds in index.ends.items():
        if word.endswith(end):
            found |= kinds
    for inner, kinds in index.inner.items():
        if inner in word:
            found |= kinds
    return frozenset(found)


def _kinds_of_whole_names(name: str) -> set[str]:
    index = _index()
    found: set[str] = set()
    for one in name.lower().split():
        found |= index.names.get(one, _NONE)
        for stem, kinds in index.name_stems.items():
            if one.startswith(stem):
                found |= kinds
    return found


def _follows(words: tuple[str, ...], rest: tuple[str, ...]) -> bool:
    """Say whether words are those of an entry, the last of which may be a beginning."""
    if len(words) != len(rest) or words[:-1] != rest[:-1]:
        return False
    return words[-1].startswith(rest[-1][:-1]) if rest[-1].endswith("*") else words[-1] == rest[-1]
