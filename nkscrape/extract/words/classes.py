"""What a class or id says of its element: each distinct name is judged once, by its words.

An entry is a word (`share`), the beginning, end or any part of one (`promo*`, `*title`, `*comment*`), or words that
stand side by side or joined: `read-next` is also `read_next` and `readnext`. `(a|b)` and `?` as in phrases. In `words`
a word ends with the letters and at the next capital (`readNext`), in `parts` at `-` and `_`; in `names` an entry is the
whole name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

from nkscrape.extract.words.files import tables
from nkscrape.extract.words.matching import MAX_DISTINCT, Remembered, remembered

MAX_NAMES = MAX_DISTINCT
"""Names whose judgement is remembered from page to page."""
MAX_NAME = 500
"""Characters of a class or id that are read."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[a-z]+")
_POST_CLASS = re.compile(r"\b(?:category|tag|cat|term|topic|format|type|status|has|no|without|with)-[\w-]+")
_PART_END = re.compile(r"[_-]+")
_PART = re.compile(r"\(([^()]*)\)(\??)|(.)(\??)")
_HEAD = 3
"""Letters by which entries are found in a word."""
Kinds = frozenset[str]
_NONE: Kinds = frozenset()


@remembered
def kinds_of(name: str) -> Kinds:
    """Return all that a class or id, or both with a space between, speaks of: keys of `words`, `parts` and `names`."""
    name = name[:MAX_NAME]
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


@cache
def _index(section: str) -> _Index:
    return _Index(section)


class _Index:
    """The entries of one section by their first letters."""

    def __init__(self, section: str) -> None:
        self._entries: dict[str, list[tuple[str, bool, bool, str]]] = {}
        """With each entry whether it is the beginning or end of a word, or both, and what it speaks of."""
        self._runs: dict[str, list[tuple[list[str], str]]] = {}
        self._known = Remembered(self._judged)
        for kind in tables("classes")[section]:
            for plain in (plain for entry in entries(section, kind) for plain in expanded(entry)):
                self._add(plain.split("-") if section != "names" else [plain], kind)

    def _add(self, words: list[str], kind: str) -> None:
        """Take an entry: its words side by side, and joined."""
        if words[1:]:
            self._runs.setdefault(words[0].lstrip("*"), []).append((words[1:], kind))
        joined = "".join(words)
        text = joined.strip("*")
        entry = (text, joined[0] != "*", joined[-1] != "*", kind)
        self._entries.setdefault(text[:_HEAD], []).append(entry)

    def kinds(self, words: Sequence[str]) -> Kinds:
        """Return what words that stand in this order speak of."""
        found = _NONE.union(*map(self._known.__getitem__, words))
        if self._runs.keys().isdisjoint(words):
            return found
        runs = ((at, run) for at, word in enumerate(words, 1) for run in self._runs.get(word, ()))
        return found.union(kind for at, (rest, kind) in runs if _are(words[at : at + len(rest)], rest))

    def _judged(self, word: str) -> Kinds:
        return frozenset(
            kind
            for at in range(max(1, len(word) - _HEAD + 1))
            for text, is_start, is_end, kind in self._entries.get(word[at : at + _HEAD], ())
            if word.startswith(text, at) and not (is_start and at) and not (is_end and at + len(text) != len(word))
        )


def _are(words: Sequence[str], rest: list[str]) -> bool:
    """Say whether words are those of an entry, the last of which may be a beginning."""
    *inner, last = rest
    if len(words) != len(rest) or list(words[:-1]) != inner:
        return False
    return words[-1].startswith(last[:-1]) if last[-1] == "*" else words[-1] == last
