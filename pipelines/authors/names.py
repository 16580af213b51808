"""One item of a byline to a name: titles and roles off, capitals in order, and no name at all where in doubt."""

from __future__ import annotations

import re
from itertools import pairwise

from pipelines.authors.casing import recase
from pipelines.authors.model import Name
from pipelines.authors.words import (
    AGENCIES,
    CUT_AT,
    DEGREES,
    DESKS,
    FIRST_NEVER,
    GROUPS,
    MASTHEADS,
    NOT_NAMES,
    PARTICLES,
    PLACES,
    PREPOSITIONS,
    ROLE_MODIFIERS,
    ROLES,
    SUFFIXES,
    TITLES,
    WEAK_ROLES,
)
from pipelines.dates.months import month_number

MAX_TOKENS = 6
"""Longer items are sentences."""
MAX_LENGTH = 80
_LETTER = r"[^\W\d_][\u0300-\u036f\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f]*"
_TOKEN = re.compile(rf"['’]?{_LETTER}(?:{_LETTER}|['’‑-](?={_LETTER})|\.(?=[A-ZÄÖÜ])){{0,39}}['’]?\.?")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")
_DOMAIN = re.compile(
    r"[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,30})?\.(?:[a-z]{2}|com|org|net|info|news|media|online)",
    re.IGNORECASE | re.ASCII,
)
_FOOTNOTED = re.compile(r"([^\W\d_]{3,})\d{1,2}")
_GLUED = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÄÖÜ])")
_EDGES = ' \t,;:-–—•·*|/\\"“”„«»()[]{}<>=+~_#!?→…'
_GENERIC = GROUPS | ROLES | WEAK_ROLES | ROLE_MODIFIERS | NOT_NAMES
_GROUP_ENDINGS = ("redaktion", "team", "verband", "verlag", "zeitung", "stiftung", "gesellschaft", "ministerium")
_INSIDE_GROUPS = frozenset(("of", "for", "für"))
_BEFORE_NUMBERS = PREPOSITIONS | frozenset("am um vor hace há il stand".split())
_SMALL = PARTICLES | PREPOSITIONS
_ARTICLES = frozenset("the die der das el los las les het".split())


def read_name(item: str) -> Name | None:
    """Return the person or organisation an item names; None where it is a role, a place, a date or unclear."""
    item = _undouble(item.strip(_EDGES)).replace("e. V.", "e.V.")
    if not item or len(item) > MAX_LENGTH:
        return None
    whole = [token for token in _unglue(item).split() if token.strip(_EDGES)]
    if whole[:1] == ["The"] and any(token.casefold() in TITLES for token in whole[1:2]):
        whole = whole[1:]
    tokens = _undouble(" ".join(_before_aside(whole))).split()
    for group in (tokens, whole):
        if group and is_organisation(group):
            return Name(" ".join(group), seen=(item,), is_organisation=True)
    tokens = _without_degrees(_without_role(_without_titles(tokens)))
    if not tokens or len(tokens) > MAX_TOKENS or not _is_person(tokens):
        return None
    if len(tokens) < len(whole) and any(t.islower() and t not in PARTICLES for t in tokens):
        return None
    return Name(" ".join(_suffix(t) if n else t for n, t in enumerate(recase(tokens))), seen=(item,))


def is_wire(item: str) -> bool:
    """Say whether an item is a news agency we know."""
    return "_".join(_bare(token) for token in item.split()) in AGENCIES


def is_desk(name: str) -> bool:
    """Say whether an organisation is a part of the house ('Gear Team'), which writes beside persons."""
    return any(_bare(word) in DESKS for word in name.replace("-", " ").split())


def is_agency(item: str) -> bool:
    """Say whether an item is a news agency, a web address or an acronym: what stands alone beside persons."""
    letters = item.replace(".", "")
    return (
        is_wire(item)
        or bool(_DOMAIN.fullmatch(item))
        or (letters.isupper() and letters.isalpha() and 3 <= len(letters) <= 5)
    )


def ends_in_role(item: str) -> bool:
    """Say whether an item's last word is a role's head ('Latin America Editor')."""
    last = _bare(item.rpartition(" ")[2])
    return last in ROLES or last == "fellow"


def is_organisation(tokens: list[str]) -> bool:
    """Say whether an item names an organisation or desk, and says which ('NK News staff', not bare 'Staff')."""
    bare = [_bare(token) for token in tokens]
    if is_agency(" ".join(tokens)):
        return True
    if len(tokens) <= MAX_TOKENS and bare[-1] in DESKS and not MASTHEADS.isdisjoint(bare[:-1]):
        return True
    if len(tokens) > MAX_TOKENS or all(word in _GENERIC for word in bare if word not in _ARTICLES):
        return bare[-2:] == ["editorial", "board"]
    named = [n for n, word in enumerate(bare) if _is_group_word(word)]
    heads = [n for n, word in enumerate(bare) if word in ROLES and word not in GROUPS]
    aside = next((n for n, token in enumerate(tokens) if n and token in PREPOSITIONS), len(tokens))
    if not named or aside < named[0]:
        return len(tokens) > 1 and bare[0] in _ARTICLES and tokens[0].istitle() and aside == len(tokens) <= 4
    return not heads or ("staff" in bare and _start_of_role(bare, heads[-1]) == 1)


def _is_group_word(word: str) -> bool:
    return word in GROUPS or word.endswith(_GROUP_ENDINGS) or word.startswith("redaktions")


def _bare(token: str) -> str:
    return token.strip(",;:()").casefold()


def _undouble(item: str) -> str:
    """Return 'A B' for 'A BA B' and 'A B A B': a name printed twice, for eyes and for screen readers."""
    half = len(item) // 2
    for first, second in ((item[:half], item[half:]), (item[:half], item[half + 1 :])):
        if len(first) > 3 and first == second:
            return first
    return item


def _unglue(item: str) -> str:
    """Part 'Sam DeanStaff Writer' and 'Sam DeanMarch 1' before a role, button or date that lost its blank."""
    starts = [0, *(match.start() for match in _GLUED.finditer(item) if _is_foreign(item[match.start() :])), len(item)]
    return " ".join(item[start:end] for start, end in pairwise(starts))


def _is_foreign(rest: str) -> bool:
    """Say whether a word in mid-token begins something that is no name."""
    words = rest.split(maxsplit=2)
    word = next((w for w in _GLUED.split(words[0]) if w), "").casefold()
    return word in ROLES or word in ROLE_MODIFIERS or word in CUT_AT or (len(words) > 1 and words[1][0].isdigit())


def _before_aside(tokens: list[str]) -> list[str]:
    """Return the tokens before a preposition (a place, an affiliation, a biography), a button or a date."""
    for n, token in enumerate(tokens):
        if n and (footnoted := _FOOTNOTED.fullmatch(token)):
            return [*tokens[:n], footnoted[1]]
        if any(map(str.isdigit, token)):
            is_garbled = not token[0].isdigit() and sum(map(str.isalpha, token)) > 2
            return [] if is_garbled else _without_months(tokens[:n])
        is_preposition = token in PREPOSITIONS or (token.lower() in PREPOSITIONS and tokens[n + 1 : n + 2] == ["The"])
        if is_preposition and token in _INSIDE_GROUPS and any(_bare(word) in GROUPS for word in tokens[:n]):
            continue
        if n and (is_preposition or _bare(token) in CUT_AT or _DOMAIN.fullmatch(token)):
            return tokens[:n]
    return tokens


def _without_months(tokens: list[str]) -> list[str]:
    """Return the tokens without the month, the 'am' or the 'hace' that led to a number."""
    while tokens and (month_number(tokens[-1].strip(".,"), ()) or tokens[-1].lower() in _BEFORE_NUMBERS):
        tokens = tokens[:-1]
    return tokens


def _without_titles(tokens: list[str]) -> list[str]:
    while len(tokens) > 1 and tokens[0].casefold() in TITLES:
        tokens = tokens[1:]
    return tokens


def _without_degrees(tokens: list[str]) -> list[str]:
    while len(tokens) > 1 and tokens[-1].casefold() in DEGREES and not tokens[-1].islower():
        tokens = tokens[:-1]
    return tokens


def _without_role(tokens: list[str]) -> list[str]:
    """Return the name in 'Sam Dean Senior Staff Writer' or 'Staff Writer Sam Dean'."""
    bare = [_bare(token) for token in tokens]
    head = next((n for n, word in enumerate(bare) if word in ROLES or (n > 1 and word in WEAK_ROLES)), None)
    if head is None:
        return tokens
    start = _start_of_role(bare, head)
    return tokens[:start] if start else _without_role(_without_titles(tokens[head + 1 :]))


def _start_of_role(bare: list[str], head: int) -> int:
    """Return where the words of a role begin: back over its modifiers, or at the first one behind a full name."""
    start = head
    while start and (bare[start - 1] in ROLE_MODIFIERS or bare[start - 1] in GROUPS):
        start -= 1
    return next((n for n in range(2, start) if bare[n] in ROLE_MODIFIERS), start)


def _suffix(token: str) -> str:
    return SUFFIXES.get(token.casefold().strip(".,"), token)


def _is_person(tokens: list[str]) -> bool:
    bare = [_bare(token) for token in tokens]
    if tokens[0] == "A" and any(len(token) > 2 for token in tokens[1:2]):
        return False
    if bare[0] in FIRST_NEVER or "_".join(bare) in PLACES or all(word in _GENERIC for word in bare):
        return False
    if not all(_TOKEN.fullmatch(token) or _INITIALS.fullmatch(token) for token in tokens):
        return False
    whole = [token for token in tokens if len(token.strip(".")) > 1 and token not in _SMALL]
    is_spelt = all(not token[0].islower() or token.casefold() in PARTICLES for token in tokens)
    is_pen_name = len(tokens) <= 2 and not any(token.islower() for token in tokens[:-1])
    return bool(whole) and tokens[-1] not in _SMALL and (is_spelt or is_pen_name)
