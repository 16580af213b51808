"""The phrases of the word files as regular expressions: a small notation that cannot run away.

`(a|b)` one of several, `?` the letter or group before it may be missing, `*` any further letters of the word,
`…` up to 80 characters, `{rest}` the rest of the line, `{n}` a number, `{(n)}` one in brackets, `{w}` one word. Before
` …` and ` {rest}` a word ends. All else stands for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_TOKEN = re.compile(r" ?\{rest\}|\{(?:n|\(n\)|w)\}| …$| … |…|[(* ]|[^\w|?)]")
_MEANS = {
    "(": "(?:",
    "*": r"\w{0,30}",
    "{n}": r"\d{1,7}",
    "{(n)}": r"\(?\d{1,7}\)",
    "{w}": r"[^\s:]{1,40}",
    "{rest}": ".*",
    " {rest}": r"\b.*",
    " …": r"\b.{0,80}",
    " … ": r"\b.{0,80}?(?<!\w)",
    "…": ".{0,80}?",
    "'": "['’]",
    ":": r"(?:\s?[:：])",
    " ": "[ \xa0]",
}
_GROUP = re.compile(r"(?<!\{)\(((?:[^()]|\([^()]*\))*)\)(\??)")
_LEADING = re.compile(rf"(?:{_GROUP.pattern[:-5]}|(\{{\W?\w+\W?\}}|.))(\??)")
_OPEN = re.compile(r" ?(?:…|\{\W?\w+\W?\}) ?|.\?|[*?':()|]")
"""Where plain letters end."""
DIGIT, ANY = "0", ""
"""Stand for all digits and for any character among first letters."""


def regex_of(phrase: str) -> str:
    """Return the expression of a phrase."""
    return _TOKEN.sub(lambda found: _MEANS.get(found[0]) or re.escape(found[0]), phrase)


def any_of(phrases: Iterable[str]) -> str:
    """Return the expression of any of the phrases, longer ones first."""
    return "(?:" + "|".join(map(regex_of, sorted(phrases, key=lambda p: (-len(p), p)))) + ")"


def first_letters(phrase: str) -> set[str]:
    """Return what a phrase may begin with: letters, DIGIT, ANY."""
    found: set[str] = set()
    at = 0
    while lead := _LEADING.match(phrase, at):
        group, one, optional = lead.groups()
        found.update(_first_letter(choice) for choice in (group.split("|") if group else [one]))
        if not optional:
            break
        at = lead.end()
    return found


def _first_letter(text: str) -> str:
    if text.startswith(("{n", "{(")) or text[:1].isdigit():
        return DIGIT
    return ANY if text.startswith(("{", "…")) else text.lstrip("(")[:1]


def needs(phrase: str) -> frozenset[str]:
    """Return parts one of which stands in every text that a phrase matches: what tells early that none does."""
    required = [group.split("|") for group, optional in _GROUP.findall(phrase) if not optional and "(" not in group]
    choices = [{_longest_run(choice) for choice in group} for group in required]
    choices.append({_longest_run(_GROUP.sub("*", phrase))})
    return frozenset(max(choices, key=lambda parts: min(map(len, parts))))


def _longest_run(text: str) -> str:
    return max(_OPEN.split(text), key=len)
