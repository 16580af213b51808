"""A byline to its names: markers and credits off, split into items, each item read, doubts left out."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from pipelines.authors.asian import is_asian, read_asian
from pipelines.authors.model import Name, name_key
from pipelines.authors.names import ends_in_role, is_agency, is_desk, is_wire, read_name
from pipelines.authors.words import (
    CONJUNCTIONS,
    CONTRIBUTION,
    FILLERS,
    INDEFINITE,
    LABELS,
    MARKERS,
    PARTICLES,
    READERS,
    SHY_MARKERS,
    SUFFIXES,
    WEAK_CONJUNCTIONS,
)
from pipelines.dates.months import month_number
from pipelines.text import clean_line

MAX_LENGTH = 600
"""Characters of one candidate that are read: bylines are short."""
_CONTACT = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+|(?<!\w)@\w+|(?<=\w)@\w+")
_BRACKETS = re.compile(r"\s*[(\[{]([^()\[\]{}]{0,120})[)\]}]?")
_EITHER = "|".join(sorted(MARKERS, key=len, reverse=True))
_MARKER = re.compile(
    rf"(?:(?<=[\s\d.:,(])|^)(?P<word>{_EITHER})(?:\s*:\s*|\s+|$)"
    r"|(?-i:(?:(?<=\s)|(?<=\d)|^)(?P<glued>[Bb]y|[Vv]on|Par|Por)(?=[A-ZÄÖÜ][a-zäöü])|(?<=[a-z])(?P<tail>By)\s+(?=[A-Z]))",
    re.IGNORECASE,
)
_GLUED_NUMBER = re.compile(r"(?<=[^\W\d_])(?=\d{1,2}(?:[.:]\d|\.?\s))")
_LABEL = re.compile(r"\W*([^\W\d_]+(?:\(s\)|/in\b)?)\W*", re.IGNORECASE)
_GLUED_LABEL = re.compile(r"^(?:Author|Autorin|Autor|Auteur|Autore|Text)(?=[A-ZÄÖÜ][a-zäöü])")
_WORD = re.compile(r"[^\W\d_]+")
_HARD = re.compile(r"\s*[;|•·\n→]+\s*|\s+[-–—/]+\s+|/|\s*[-–—]+\s*$")
_COMMA = re.compile(r"\s*[,،]+\s*")
_DAY_NAME = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch")
_OWN_CONJUNCTIONS = {"nl": "en", "af": "en", "cs": "a", "sk": "a", "fi": "ja", "et": "ja"}
"""Conjunctions that mean something else in other languages."""
_DOUBLE_PARTICLE = ["von", "und", "zu"]
_MOST_NAMES = 60
_FEW_WORDS = 4
"""A single word is a name in a byline of no more words than these."""


def read_byline(raw: str, languages: tuple[str, ...] = (), own: frozenset[str] = frozenset()) -> list[Name]:
    """Return the authors a raw byline gives, in order, each once. Never raises.

    `raw` may hold several candidates joined by ' | '; `own` are keys of the site's own names, which stand as an
    author only where no person does.
    """
    names = [
        name for candidate in raw.split(" | ")[:50] for name in _read_candidate(candidate[:MAX_LENGTH], languages, own)
    ]
    return _merged(names, own)


@lru_cache(maxsize=4096)
def _read_candidate(text: str, languages: tuple[str, ...], own: frozenset[str]) -> tuple[Name, ...]:
    """Return the names of one candidate; beside full names and organisations single words do not count."""
    text = clean_line(html.unescape(text)) or ""
    if READERS.search(text):
        return ()
    if name_key(text) in own:
        return (Name(text, seen=(text,), is_organisation=True),)
    text = CONTRIBUTION.sub("", _CONTACT.sub(" ", _GLUED_NUMBER.sub(" ", text)))
    if is_asian(text):
        return tuple(read_asian(text, languages))
    text = _after_marker(_BRACKETS.sub(_bracketed, text))
    if _without_desk(text) in own:
        return (Name(text, seen=(text,), is_organisation=True),)
    names = [name for item in _items(text, languages) if (name := read_name(_without_own(item, own)))]
    whole = [name for name in names if " " in name.text or name.is_organisation]
    return tuple(names if not whole and len(_WORD.findall(text)) <= _FEW_WORDS else whole)


def _bracketed(match: re.Match[str]) -> str:
    """Keep an agency in brackets as an item of its own, drop everything else that stands in them."""
    return f"; {match[1]};" if is_agency(match[1]) else " "


def _after_marker(text: str) -> str:
    """Return what follows 'By' or 'von', where only labels and dates stand before it; labels alone go too."""
    for match in _MARKER.finditer(text):
        marker, before, after = match[0].strip(" :").casefold(), text[: match.start()], text[match.end() :]
        if marker in SHY_MARKERS and not before.strip() and len(after.split()) == 1:
            continue
        if (marker == "by" and not after[:1].islower()) or _is_preamble(before):
            text = after
            break
    return _without_labels(_GLUED_LABEL.sub("", text))


def _without_labels(text: str) -> str:
    """Return 'Anke Brandt' for 'Text und Interview: Anke Brandt'."""
    allowed = LABELS
    while (label := _LABEL.match(text)) and label[1].casefold() in allowed and label.end() < len(text):
        text, allowed = text[label.end() :], LABELS | CONJUNCTIONS
    return text


def _is_preamble(before: str) -> bool:
    """Say whether the words before a marker are only labels, dates and times."""
    words = re.findall(r"[^\W_]+", before.casefold())
    return all(map(_is_label, words)) or (len(words) > 1 and words[0] in INDEFINITE)


def _is_label(word: str) -> bool:
    if word in LABELS or word in FILLERS or not word.isalpha():
        return True
    return bool(month_number(word, ()) or _DAY_NAME.fullmatch(word))


def _items(text: str, languages: tuple[str, ...]) -> Iterator[str]:
    """Yield the pieces of a byline that may each be one name."""
    for part in _HARD.split(text):
        for group in _conjoined(part, languages[0] if languages else ""):
            pieces = _attach_suffixes(_COMMA.split(group))
            if _is_inverted(pieces):
                yield f"{pieces[1]} {pieces[0]}"
            else:
                yield from (piece for n, piece in enumerate(pieces) if not n or not _is_role_of(piece, pieces[0]))


def _conjoined(text: str, language: str) -> list[str]:
    """Split at conjunctions; 'y', 'e' and 'i' before a single word belong to a surname."""
    groups = [""]
    tokens = text.split()
    for n, token in enumerate(tokens):
        is_conjunction = token.casefold() in CONJUNCTIONS or token == _OWN_CONJUNCTIONS.get(language)
        if token in WEAK_CONJUNCTIONS:
            is_conjunction = len(groups[-1].split()) < 2 or n + 2 < len(tokens)
        elif (len(token) == 1 and token.isalpha() and token.isupper()) or tokens[n - 1 : n + 2] == _DOUBLE_PARTICLE:
            is_conjunction = False
        if is_conjunction:
            groups.append("")
        else:
            groups[-1] += f" {token}"
    return groups


def _attach_suffixes(pieces: list[str]) -> list[str]:
    """Join 'Perry Bacon' and 'Jr.'."""
    whole: list[str] = []
    for piece in pieces:
        if whole and piece.strip(" .").casefold() in SUFFIXES:
            whole[-1] += f" {piece}"
        else:
            whole.append(piece)
    return whole


def _is_role_of(piece: str, first: str) -> bool:
    """Say whether a piece after a comma is what the first one is ('Ines Ruel, Latin America Editor')."""
    return ends_in_role(piece) and not ends_in_role(first)


def _is_inverted(pieces: Sequence[str]) -> bool:
    """Say whether two pieces are 'Surname, Given': one capitalised word (with particles) before the comma."""
    if len(pieces) != 2:
        return False
    surname = [token for token in pieces[0].split() if token.casefold() not in PARTICLES]
    given = pieces[1].split()
    if len(surname) != 1 or not 1 <= len(given) <= 2 or not (surname[0][:1].isupper() and given[0][:1].isupper()):
        return False
    names = read_name(pieces[0]), read_name(pieces[1])
    return all(name and not name.is_organisation for name in names)


def _without_own(item: str, own: frozenset[str]) -> str:
    """Return 'Anders Hagstrom' for 'Anders Hagstrom Fox News' on the site of that name."""
    tokens = item.split()
    for n in range(2, len(tokens)):
        if name_key(" ".join(tokens[n:])) in own:
            return " ".join(tokens[:n])
    return item


def _merged(names: list[Name], own: frozenset[str]) -> list[Name]:
    """Return each author once, in order; organisations beside persons only where they are a wire or a desk.

    The site's own names stand only where nobody else is named.
    """
    kept: list[Name] = []
    for name in names:
        twin = next((n for n, other in enumerate(kept) if same_author(name, other)), None)
        if twin is None:
            kept.append(name)
            continue
        is_fuller = " " in name.text and " " not in kept[twin].text and name.key != kept[twin].key
        seen = tuple(dict.fromkeys((*kept[twin].seen, *name.seen)))
        kept[twin] = replace(name if is_fuller else kept[twin], seen=seen)
    others = [name for name in kept if not _is_own(name, own)] or kept
    if any(not name.is_organisation for name in others):
        others = [name for name in others if not name.is_organisation or is_wire(name.text) or is_desk(name.text)]
    return others[:_MOST_NAMES]


def _is_own(name: Name, own: frozenset[str]) -> bool:
    """Say whether a name is the site's own, desk or no desk ('NK News', 'NK News staff')."""
    return name.key in own or _without_desk(name.text) in own


def _without_desk(text: str) -> str:
    """Return the key of a name without words such as 'staff'."""
    return name_key(" ".join(word for word in text.split() if not is_desk(word)))


def same_author(a: Name, b: Name) -> bool:
    """Say whether two names are one author's: equal but for case, accents and spaces, or one short for the other.

    'Chad' beside 'Chad O'Carroll', 'John A. Smith' beside 'John Smith', 'Jane Doe' beside 'Jane Doe Lopez'.
    """
    if a.key == b.key:
        return True
    if a.is_organisation or b.is_organisation:
        return False
    short, long = sorted(([name_key(t) for t in n.text.split()] for n in (a, b)), key=len)
    if len(short) == 1:
        return short[0] in long
    return long[: len(short)] == short or (len(short) == 2 and short[0] == long[0] and short[-1] == long[-1])
