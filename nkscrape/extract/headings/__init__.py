"""Words that head a discussion or a block of related reading, in some fifty languages.

A heading counts when its whole text, without digits and punctuation at both ends, is one of the phrases.
"""

from __future__ import annotations

import unicodedata

from nkscrape.extract.headings import discussion, other, related

MAX_HEADING = 60
"""Characters of the longest heading that is looked up."""
_ENDS = " \t\r\n\xa00123456789()[]{}:.,;…!?¿¡*•·|/\\<>»«›‹–—-_+\"'“”„▼▾▸►→↓#"


def _phrases(table: str) -> frozenset[str]:
    """Return the phrases of lines like `en: one|two`."""
    lines = (line.partition(": ")[2] for line in table.strip().splitlines())
    return frozenset(phrase.strip().casefold() for line in lines for phrase in line.split("|"))


DISCUSSION, RELATED, OTHER = "discussion", "related", "other"
"""What a heading may announce; OTHER: most read, latest, navigation, advertising, widgets."""
_KINDS = {
    **dict.fromkeys(_phrases(other.PHRASES), OTHER),
    **dict.fromkeys(_phrases(discussion.PHRASES), DISCUSSION),
    **dict.fromkeys(_phrases(related.PHRASES), RELATED),
}
_STARTS = (
    (related.STARTS, RELATED),
    (related.TOPIC_STARTS, RELATED),
    (discussion.STARTS, DISCUSSION),
    (other.STARTS, OTHER),
)
_FIRST_LETTERS = frozenset(start[:3] for starts, _ in _STARTS for start in starts)
_LAST_LETTERS = frozenset(end[-1] for end in related.TOPIC_ENDS)
_LONG_STEMS = tuple(stem for stem in related.ELSEWHERE if len(stem) > 3)


def heading_phrase(text: str) -> str:
    """Return a heading's words in lower case, without digits, punctuation, pictures and brackets at its ends."""
    whole, bracket, _ = text.rstrip().rpartition("(") if text.rstrip().endswith(")") else ("", "", "")
    phrase = (whole.strip(_ENDS) if bracket else "") or text.strip(_ENDS)
    if phrase and not (phrase[0].isalnum() and phrase[-1].isalnum()):
        phrase = _without_signs(phrase)
    phrase = phrase.casefold()
    return " ".join(phrase.split()) if "\n" in phrase or "  " in phrase else phrase


def _without_signs(phrase: str) -> str:
    """Return a phrase from its first letter to its last; vowel marks of Indic and Thai words are no signs."""
    first, last = 0, len(phrase)
    while first < last and not _is_letter(phrase[first]):
        first += 1
    while last > first and not _is_letter(phrase[last - 1]):
        last -= 1
    return phrase[first:last].strip(_ENDS)


def _is_letter(char: str) -> bool:
    return unicodedata.category(char)[0] in "LM" and not "\ufe00" <= char <= "\ufe0f"


def is_heading(text: str) -> bool:
    """Say whether a text is one of the known headings, word for word."""
    return heading_phrase(text) in _KINDS


def heading_kind(text: str) -> str | None:
    """Return what a heading announces; None where it is none of the known ones."""
    phrase = heading_phrase(text)
    kind = _KINDS.get(phrase)
    if kind or len(phrase) > MAX_HEADING:
        return kind
    if phrase[:3] in _FIRST_LETTERS:
        for starts, kind in _STARTS:
            if phrase.startswith(starts):
                return OTHER if starts is related.STARTS and _names_other_matter(phrase) else kind
    if phrase[-1:] in _LAST_LETTERS and phrase.endswith(related.TOPIC_ENDS):
        return RELATED
    return None


def _names_other_matter(phrase: str) -> bool:
    """Say whether a heading goes on to announce something else than articles: 'related videos'."""
    start = next(start for start in related.STARTS if phrase.startswith(start))
    words = phrase[len(start) :].split()[:2]
    return any(word in related.ELSEWHERE or (len(word) > 4 and word.startswith(_LONG_STEMS)) for word in words)


def topic_of(text: str) -> str | None:
    """Return what a heading like 'More from X' names, in lower case; None for headings that name nothing."""
    phrase = heading_phrase(text)
    if phrase in _KINDS:
        return None
    for start in related.TOPIC_STARTS:
        if phrase.startswith(start):
            return phrase[len(start) :].strip(_ENDS)
    return next((phrase.removesuffix(end) for end in related.TOPIC_ENDS if phrase.endswith(end)), None)


def is_ambiguous(text: str) -> bool:
    """Say whether a heading of related reading also heads menus: 'Read more'."""
    return heading_phrase(text) in related.AMBIGUOUS
