"""The phrases of the word files as regular expressions: a small notation that cannot run away.

`(a|b)` one of several, `?` the letter or group before it may be missing, `*` any further letters of the word,
`…` up to 80 characters, `{rest}` the rest of the line, `{n}` a number, `{(n)}` one in brackets, `{w}` one word. Before
` …` and ` {rest}` a word ends. All else stands for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

_TOKEN = re.compile(r" ?\{rest\}|\{(?:n|\(n\)|w)\}| …$| … |…|[^\W\d_]+(?![\w?*])|.", re.DOTALL)
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
_ANY = frozenset(("",))
DIGIT = "0"
"""Stands for all digits among first letters."""


@dataclass(slots=True)
class Pattern:
    """A phrase as a regular expression, with what tells early that a text cannot hold it."""

    regex: str = ""
    firsts: frozenset[str] = frozenset()
    """Lower-case letters it may begin with; the empty string where any."""
    needs: frozenset[str] = frozenset()
    """Lower-case parts, one of which stands in every text it matches."""
    may_be_empty: bool = True
    run: str = ""
    """The plain letters it ends with."""

    def add(self, other: Pattern, *, optional: bool = False) -> None:
        """Append a part."""
        if self.may_be_empty:
            self.firsts |= other.firsts
        self.may_be_empty = self.may_be_empty and (optional or other.may_be_empty)
        self.regex += f"(?:{other.regex})?" if optional else other.regex
        self.run = "" if optional or not other.run else self.run + other.run
        choices = (self.needs, frozenset((self.run,)), frozenset() if optional else other.needs)
        self.needs = max(choices, key=_telling)


def _telling(needs: frozenset[str]) -> int:
    """Return how much it tells that one of these parts is in a text."""
    return min(map(len, needs), default=0)


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
    needs = [branch.needs for branch in branches]
    return Pattern(
        regex="|".join(branch.regex for branch in branches),
        firsts=frozenset[str]().union(*(branch.firsts for branch in branches)),
        needs=frozenset[str]().union(*needs) if all(map(_telling, needs)) else frozenset(),
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
            part = Pattern(f"(?:{part.regex})", part.firsts, part.needs, part.may_be_empty)
        elif tokens[at] in "?*":
            raise ValueError(f"nothing before {tokens[at]!r}")
        else:
            part = _atom(tokens[at])
        at += 1
        is_optional = at < len(tokens) and tokens[at] == "?"
        whole.add(part, optional=is_optional)
        at += is_optional
        if at < len(tokens) and tokens[at] == "*":
            whole.add(Pattern(r"\w{0,30}", _ANY))
            at += 1
    return whole, at


def _atom(token: str) -> Pattern:
    regex = _SPECIAL.get(token) or re.escape(token)
    if token in ("{n}", "{(n)}"):
        return Pattern(regex, frozenset(DIGIT), may_be_empty=False)
    if token in _OPEN:
        return Pattern(regex, _ANY, may_be_empty=token != "{w}")
    first = DIGIT if token.isdigit() else token[0]
    plain = "" if token in "':" else token
    return Pattern(regex, frozenset(first), frozenset((plain,)), may_be_empty=False, run=plain)


def any_of(phrases: Iterable[str]) -> str:
    """Return the expression of any of the phrases, longer ones first."""
    return "(?:" + "|".join(compiled(phrase).regex for phrase in sorted(phrases, key=lambda p: (-len(p), p))) + ")"
