"""The phrases of the word files as regular expressions: a small notation that cannot run away.

`(a|b)` one of several, `?` the letter or group before it may be missing, `*` any further letters of the word,
`…` up to 80 characters, `{rest}` the rest of the line, `{n}` a number, `{(n)}` one in brackets, `{w}` one word. Before
` …` and ` {rest}` a word ends. All else stands for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

_TOKEN = re.compile(r" ?\{rest\}|\{(?:n|\(n\)|w)\}| …$| … |…|.", re.DOTALL)
_SPECIAL = {
    "{n}": r"\d{1,7}",
    "{(n)}": r"\(?\d{1,7}\)",
    "{w}": r"[^\s:]{1,40}",
    "{rest}": ".*",
    " {rest}": r"\b.*",
    " …": r"\b.{0,80}",
    " … ": r"\b.{0,80}?(?<!\w)",
    "…": ".{0,80}?",
    "'": "['’]",
    ":": r"\s?[:：]",
    " ": "[ \xa0]",
}
_OPEN = frozenset(_SPECIAL) - {"'", ":", " "}
"""Notation that stands for any text."""
DIGIT = "0"
"""Stands for all digits among first letters."""


@dataclass(slots=True)
class Pattern:
    """A phrase as a regular expression, with what tells early that a text cannot hold it."""

    regex: str = ""
    firsts: set[str] = field(default_factory=set)
    """Lower-case letters it may begin with; the empty string where any."""
    literal: str = ""
    """The longest part that stands in every text it matches."""
    may_be_empty: bool = True
    _run: str = ""

    def add(self, other: Pattern, *, optional: bool = False) -> None:
        """Append a part."""
        if self.may_be_empty:
            self.firsts |= other.firsts
        self.may_be_empty = self.may_be_empty and (optional or other.may_be_empty)
        self.regex += f"(?:{other.regex})?" if optional else other.regex
        is_plain = not optional and len(other.literal) == 1 and other.literal == other._run
        self._run = self._run + other.literal if is_plain else ""
        self.literal = max(self.literal, self._run, "" if optional else other.literal, key=len)


@cache
def compiled(phrase: str) -> Pattern:
    """Return the pattern of a phrase; ValueError where it breaks the notation."""
    tokens = _TOKEN.findall(phrase)
    pattern, end = _alternatives(tokens, 0)
    if end != len(tokens):
        raise ValueError(f"unbalanced brackets: {phrase!r}")
    return pattern


def _alternatives(tokens: list[str], at: int) -> tuple[Pattern, int]:
    branches = []
    while True:
        branch, at = _sequence(tokens, at)
        branches.append(branch)
        if at == len(tokens) or tokens[at] != "|":
            break
        at += 1
    if len(branches) == 1:
        return branches[0], at
    return Pattern(
        regex="(?:" + "|".join(branch.regex for branch in branches) + ")",
        firsts=set().union(*(branch.firsts for branch in branches)),
        may_be_empty=any(branch.may_be_empty for branch in branches),
    ), at


def _sequence(tokens: list[str], at: int) -> tuple[Pattern, int]:
    """Return the pattern up to the next `|`, `)` or the end."""
    whole = Pattern()
    while at < len(tokens) and tokens[at] not in "|)":
        if tokens[at] == "(":
            part, at = _alternatives(tokens, at + 1)
            if at == len(tokens):
                raise ValueError("unbalanced brackets")
            part = Pattern(f"(?:{part.regex})", part.firsts, part.literal, part.may_be_empty)
        elif tokens[at] in "?*":
            raise ValueError(f"nothing before {tokens[at]!r}")
        else:
            part = _atom(tokens[at])
        at += 1
        is_optional = at < len(tokens) and tokens[at] == "?"
        whole.add(part, optional=is_optional)
        at += is_optional
        if at < len(tokens) and tokens[at] == "*":
            whole.add(Pattern(r"\w{0,30}", {""}))
            at += 1
    return whole, at


def _atom(token: str) -> Pattern:
    regex = _SPECIAL.get(token) or re.escape(token)
    if token in ("{n}", "{(n)}"):
        return Pattern(regex, {DIGIT}, may_be_empty=False)
    if token in _OPEN:
        return Pattern(regex, {""}, may_be_empty=token != "{w}")
    first = DIGIT if token.isdigit() else token.lower()[:1]
    literal = "" if token in "':" else token
    return Pattern(regex, {first}, literal, may_be_empty=False, _run=literal)


def any_of(phrases: Iterable[str]) -> str:
    """Return the expression of any of the phrases, longer ones first."""
    return "(?:" + "|".join(compiled(phrase).regex for phrase in sorted(phrases, key=lambda p: (-len(p), p))) + ")"
