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


DISCUSSION = _phrases(discussion.PHRASES)
RELATED = _phrases(related.PHRASES)
OTHER = _phrases(other.PHRASES)
ANY = DISCUSSION | RELATED | OTHER


_RELATED_FIRST = frozenset(start.split()[0] for start in related.STARTS)
_DISCUSSION_FIRST = frozenset(start.split()[0] for start in discussion.STARTS)


def is_related(phrase: str) -> bool:
    """Say whether a heading's phrase announces related reading."""
    return phrase in RELATED or (phrase.partition(" ")[0] in _RELATED_FIRST and phrase.startswith(related.STARTS))


def is_discussion(phrase: str) -> bool:
    """Say whether a heading's phrase announces a discussion."""
    return phrase in DISCUSSION or (
        phrase.partition(" ")[0] in _DISCUSSION_FIRST and phrase.startswith(discussion.STARTS)
    )


def heading_phrase(text: str) -> str:
    """Return a heading's words in lower case, without digits and punctuation at its ends."""
    phrase = text.strip(_ENDS).casefold()
    return " ".join(phrase.split()) if "\n" in phrase else phrase


def is_other(phrase: str) -> bool:
    """Say whether a heading names a block that is no related reading: most read, latest, advertising …"""
    return phrase in OTHER or (len(phrase) < 40 and phrase.startswith(other.STARTS))
