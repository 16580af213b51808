"""Words that head a discussion or a block of related reading, in some fifty languages.

A heading counts when its whole text, without digits and punctuation at both ends, is one of the phrases.
"""

from __future__ import annotations

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
_STARTS = ((related.STARTS, RELATED), (discussion.STARTS, DISCUSSION), (other.STARTS, OTHER))
_FIRST_LETTERS = frozenset(start[:3] for starts, _ in _STARTS for start in starts)


def heading_phrase(text: str) -> str:
    """Return a heading's words in lower case, without digits and punctuation at its ends."""
    phrase = text.strip(_ENDS).casefold()
    return " ".join(phrase.split()) if "\n" in phrase else phrase


def is_heading(text: str) -> bool:
    """Say whether a text is one of the known headings, word for word."""
    return heading_phrase(text) in _KINDS


def heading_kind(text: str) -> str | None:
    """Return what a heading announces; None where it is none of the known ones."""
    phrase = heading_phrase(text)
    kind = _KINDS.get(phrase)
    if kind or phrase[:3] not in _FIRST_LETTERS or len(phrase) > MAX_HEADING:
        return kind
    return next((kind for starts, kind in _STARTS if phrase.startswith(starts)), None)
