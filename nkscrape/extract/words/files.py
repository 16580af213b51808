"""Reads the word files, each once, when the first question is asked."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

Tables = dict[str, dict[str, str]]
"""Sections of one file, with the lines of each key."""
ROOM = Path(__file__).parent
NO_LANGUAGE = frozenset(("classes",))
"""Files of other words than a language's."""


@cache
def tables(name: str) -> Tables:
    """Return the sections of one file: a language's tag, or `classes`; read once."""
    return load(name)


def load(name: str) -> Tables:
    """Read a file. `make ablate` puts a reader in its place that leaves an entry out."""
    values = tomllib.loads((ROOM / f"{name}.toml").read_text(encoding="utf-8"))
    return {section: keys for section, keys in values.items() if isinstance(keys, dict)}


@cache
def languages() -> tuple[str, ...]:
    """Return the tags of all languages that have a file, in order."""
    return tuple(sorted(path.stem for path in ROOM.glob("*.toml") if path.stem not in NO_LANGUAGE))


def phrases(section: str, key: str) -> tuple[str, ...]:
    """Return what all languages say under a key, each phrase once."""
    return tuple(dict.fromkeys(phrase for tag in languages() for phrase in phrases_of(tag, section, key)))


def phrases_of(name: str, section: str, key: str) -> tuple[str, ...]:
    """Return what one file says under a key: one phrase a line."""
    return tuple(filter(None, tables(name).get(section, {}).get(key, "").splitlines()))
