"""Entries of the word files: on which pages each stands, and reading without one of them."""

from __future__ import annotations

import functools
import gc
import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

from nkscrape.extract.reading import Reading
from nkscrape.extract.words import classes, files
from nkscrape.extract.words.matching import Remembered
from nkscrape.extract.words.pattern import needs, regex_of

CLASSES = "classes"
_BY_KIND = frozenset(("words", "parts", "names"))
"""Sections of class words; those of the others are parts of expressions."""
_TEXTS = ("alt", "aria-label", "content", "placeholder", "title", "value")
"""Attributes a page's words stand in."""
_STANDS_FOR = re.compile(r"\{(?:topic|name)\}|…$")
_LOOKED_UP = frozenset(("discussion", "related", "other", "topics", "ambiguous", "weak"))
"""Keys of headings that are compared as a whole."""
_STEMS = frozenset((("headings", "elsewhere"), ("paths", "listings"), ("paths", "never_articles")))
"""Keys whose entries are beginnings of words."""
_TOGETHER = frozenset(("stopwords",))
"""Keys whose entries answer together: what one of them adds says nothing."""
_LINE = 200
"""Characters of a line that are looked at."""
_CACHE = type(functools.lru_cache(len))
_KEPT = frozenset(("nkscrape.extract.words.pattern", "nkscrape.extract.reading.text"))
"""Modules whose remembered answers depend on no word file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a language's file, one word of the file of class words."""

    file: str
    section: str
    key: str
    text: str

    @property
    def place(self) -> str:
        """Where it stands."""
        return f"{self.file} {self.section}.{self.key}"


@dataclass(slots=True)
class Wording:
    """What of a page entries can match."""

    names: frozenset[str]
    """Classes and ids."""
    lines: str
    hrefs: str

    def of(self, entry: Entry) -> str:
        """Return the text an entry is looked for in."""
        if entry.file != CLASSES:
            return self.lines
        return self.hrefs if entry.section == "paths" else "\n".join(self.names).lower()


def wording_of(page: Reading) -> Wording:
    """Return the names, lines and addresses of a page, each once."""
    lines = {text.strip()[:_LINE] for text in page.texts} | {block.text[:_LINE] for block in page.blocks}
    lines.update(text[:_LINE] for text in page.columns.raw.values() if len(text) < _LINE)
    for attributes in page.attributes:
        lines.update((attributes.get(name) or "")[:_LINE] for name in _TEXTS if name in attributes)
    hrefs = {attributes.get("href") or "" for attributes in page.attributes}
    return Wording(frozenset(page.names), "\n".join(lines).lower(), "\n".join(hrefs).lower())


def entries(only: Collection[str] = ()) -> list[Entry]:
    """Return every entry of the word files, or of some of them."""
    return [
        Entry(file, section, key, text)
        for file in (*files.languages(), CLASSES)
        if not only or file in only
        for section, keys in files.tables(file).items()
        for key, value in keys.items()
        if key not in _TOGETHER
        for text in (value.split() if file == CLASSES else filter(None, value.splitlines()))
    ]


def standing(wanted: Iterable[Entry], wordings: list[Wording]) -> dict[Entry, list[int]]:
    """Return on which pages each entry stands, whatever is made of it there."""
    by_kind, others = dict[str, Entry](), list[_Finder]()
    for entry in wanted:
        if entry.file == CLASSES and entry.section in _BY_KIND:
            by_kind[f"{entry.section}.{entry.key} {entry.text}"] = entry
        else:
            others.append(_Finder(entry))
    found: dict[Entry, list[int]] = {entry: [] for entry in (*by_kind.values(), *(one.entry for one in others))}
    for number, wording in enumerate(wordings):
        for one in others:
            if one.stands_in(wording.of(one.entry)):
                found[one.entry].append(number)
    with _each_its_own_kind():
        for number, wording in enumerate(wordings):
            kinds = frozenset[str]().union(*map(classes.kinds_of, wording.names))
            for kind in kinds & by_kind.keys():
                found[by_kind[kind]].append(number)
    return found


@contextmanager
def left_out(entry: Entry) -> Iterator[None]:
    """Read pages as if an entry were not there."""

    def load(name: str) -> files.Tables:
        tables = _as_they_are(name)
        if name != entry.file:
            return tables
        keys = tables[entry.section]
        split, joint = (str.split, " ") if name == CLASSES else (str.splitlines, "\n")
        rest = joint.join(text for text in split(keys[entry.key]) if text != entry.text)
        return {**tables, entry.section: {**keys, entry.key: rest}}

    with _loaded_by(load):
        yield


class _Finder:
    """An entry as an expression of its own."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        if entry.section == "headings" and entry.key in _LOOKED_UP:
            plain = _STANDS_FOR.sub("", entry.text).casefold()
            self._needs = frozenset((plain,))
            rest = ".*" if plain != entry.text else r"[\W\d_]*"
            self._regex = rf"^[\W\d_]*{re.escape(plain)}{rest}$"
        else:
            phrase = _STANDS_FOR.sub("{w}", entry.text.casefold())
            self._needs, regex = needs(phrase), regex_of(phrase)
            letter = "[a-z]" if entry.file == CLASSES else r"\w"
            before, behind = (f"(?{look}{letter})" for look in ("<!", "!"))
            is_word = entry.text.isascii() and (entry.section, entry.key) not in _STEMS
            self._regex = f"{before}(?:{regex}){behind}" if is_word else regex

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        return re.compile(self._regex, re.IGNORECASE | re.MULTILINE)

    def stands_in(self, text: str) -> bool:
        """Say whether the entry matches anywhere in a lower-case text."""
        return any(part in text for part in self._needs or ("",)) and bool(self._expression.search(text))


@functools.cache
def _as_they_are(name: str) -> files.Tables:
    return _load(name)


_load = files.load


@contextmanager
def _each_its_own_kind() -> Iterator[None]:
    """Have each class word answer with itself."""

    def load(name: str) -> files.Tables:
        tables = _as_they_are(name)
        if name != CLASSES:
            return tables
        return {
            section: {f"{section}.{key} {text}": text for key, value in keys.items() for text in value.split()}
            for section, keys in tables.items()
        }

    with _loaded_by(load):
        yield


@contextmanager
def _loaded_by(load: object) -> Iterator[None]:
    """Let the word files be read by another reader; all that was remembered of their words is forgotten."""
    files.load = load  # type: ignore[assignment]
    _forget()
    try:
        yield
    finally:
        files.load = _load
        _forget()


def _forget() -> None:
    for remembered in gc.get_objects():
        if isinstance(remembered, Remembered):
            remembered.clear()
        elif isinstance(remembered, _CACHE):
            module = remembered.__module__ or ""
            if module.startswith("nkscrape.extract.") and module not in _KEPT:
                remembered.cache_clear()
