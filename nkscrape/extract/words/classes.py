"""What a class or id says of its element: each distinct name is judged once, by its words.

An entry is a word (`share`), the beginning, end or any part of one (`promo*`, `*title`, `*comment*`), or words that
stand side by side or joined: `read-next` is also `read_next` and `readnext`. `(a|b)` and `?` as in phrases. In `words`
a word ends with the letters and at the next capital (`readNext`), in `parts` at `-` and `_`; in `names` an entry is the
whole name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
_PART_END = re.compile(r"[_-]+")
_PART = re.compile(r"\(([^()]*)\)(\??)|(.)(\??)")
Kinds = frozenset[str]
_HEAD = 3
"""Letters by which parts of words are found: no entry with a `*` has fewer."""
_NONE: Kinds = frozenset()


def kinds_of(name: str) -> Kinds:
    """Return all that a class or id, or both with a space between, speaks of: keys of `words`, `parts` and `names`."""
    return _kinds_of(name[:MAX_NAME])


@lru_cache(maxsize=MAX_NAMES)
def _kinds_of(name: str) -> Kinds:
    pieces = name.lower().split()
    parts = [part for piece in pieces for part in _PART_END.split(piece) if part]
    return _index("words").kinds(words_of(name)) | _index("parts").kinds(parts) | _index("names").kinds(pieces)


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
    """The entries of one section by what finds them fastest."""

    def __init__(self, section: str) -> None:
        self._plain: dict[str, set[str]] = {}
        self._stems: dict[str, list[tuple[str, str]]] = {}
        self._inner: dict[str, list[tuple[str, str]]] = {}
        self._ends: list[tuple[str, str]] = []
        self._runs: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._known: dict[str, Kinds] = {}
        for kind in tables("classes")[section]:
            for plain in (plain for entry in entries(section, kind) for plain in expanded(entry)):
                self._add(plain.split("-") if section != "names" else [plain], kind)

    def kinds(self, words: Sequence[str]) -> Kinds:
        """Return what words that stand in this order speak of."""
        found = _NONE.union(*map(self._kinds_of_word, words))
        if self._runs.keys().isdisjoint(words):
            return found
        runs = ((at, run) for at, word in enumerate(words) for run in self._runs.get(word, ()))
        return found.union(kind for at, (rest, kind) in runs if _follows(words[at + 1 : at + 1 + len(rest)], rest))

    def _add(self, words: list[str], kind: str) -> None:
        """Take an entry: its words side by side, and joined."""
        first, *rest = words
        if rest:
            self._runs.setdefault(first.lstrip("*"), []).append((tuple(rest), kind))
        joined = "".join(words)
        text = joined.strip("*")
        if joined == text:
            self._plain.setdefault(text, set()).add(kind)
        elif not joined.endswith("*"):
            self._ends.append((text, kind))
        else:
            by_head = self._inner if joined.startswith("*") else self._stems
            by_head.setdefault(text[:_HEAD], []).append((text, kind))

    def _kinds_of_word(self, word: str) -> Kinds:
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= MAX_NAMES:
                self._known.clear()
            known = self._known[word] = frozenset(self._judged(word))
        return known

    def _judged(self, word: str) -> Iterator[str]:
        yield from self._plain.get(word, ())
        yield from (kind for stem, kind in self._stems.get(word[:_HEAD], ()) if word.startswith(stem))
        yield from (kind for end, kind in self._ends if word.endswith(end))
        heads = self._inner
        for at in range(len(word) - _HEAD + 1) if heads else ():
            if (head := word[at : at + _HEAD]) in heads:
                yield from (kind for inner, kind in heads[head] if word.startswith(inner, at))


@cache
def _index(section: str) -> _Index:
    return _Index(section)


def _follows(words: Sequence[str], rest: tuple[str, ...]) -> bool:
    """Say whether words are those of an entry, the last of which may be a beginning."""
    if len(words) != len(rest) or tuple(words[:-1]) != rest[:-1]:
        return False
    return words[-1].startswith(rest[-1][:-1]) if rest[-1].endswith("*") else words[-1] == rest[-1]
