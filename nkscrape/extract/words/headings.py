"""What a heading announces: a discussion, related reading, other matter, a topic, the article's end or its author."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from nkscrape.extract.words.files import languages, phrases, phrases_of
from nkscrape.extract.words.matching import opens, remembered
from nkscrape.extract.words.pattern import any_of

MAX_HEADING = 60
"""Characters of the longest heading that is looked up by its beginning or end."""
DISCUSSION, RELATED, OTHER = "discussion", "related", "other"
"""What a heading may announce; OTHER: most read, latest, navigation, advertising, widgets."""
_ENDS = " \t\r\n\xa00123456789()[]{}:.,;…!?¿¡*•·|/\\<>»«›‹–—-_+\"'“”„▼▾▸►→↓#"
_TOPICS, _TOPIC, _NAME, _MORE = "topics", "{topic}", "{name}", "…"
"""The key of headings that name something; what stands for it; what ends the beginning of headings that go on."""
_KEYS = (RELATED, _TOPICS, DISCUSSION, OTHER)
"""Keys in the order in which the beginnings under them count."""
_COUNTED = re.compile(r"\s?\d[\d,.]{0,9}\s?(?:件|개|条|則|则|个|個)$")
"""How many there are, with the word for counting them: 'コメント 7件'."""
_KEY = 2
"""First letters by which beginnings are found."""
_is_over = opens("headings.closing", tail=r"\W*$")


@remembered
def kind(text: str) -> str | None:
    """Return what a heading announces; None where it is none of the known ones."""
    phrase = bare(text)
    known = _known().get(phrase)
    if known or len(phrase) > MAX_HEADING:
        return known
    for start, key in _starts().get(phrase[:_KEY], ()):
        if phrase.startswith(start):
            if key == RELATED and _goes_on_elsewhere(phrase[len(start) :]):
                return OTHER
            return RELATED if key == _TOPICS else key
    return RELATED if phrase.endswith(_topic_ends()) else None


def is_known(text: str) -> bool:
    """Say whether a text is one of the known headings, word for word."""
    return bare(text) in _known()


def topic(text: str) -> str | None:
    """Return what a heading like 'More from X' names, in lower case; None for headings that name nothing."""
    phrase = bare(text)
    if phrase in _known():
        return None
    for start, key in _starts().get(phrase[:_KEY], ()):
        if key == _TOPICS and phrase.startswith(start):
            return phrase[len(start) :].strip(_ENDS)
    return next((phrase.removesuffix(end) for end in _topic_ends() if phrase.endswith(end)), None)


def is_ambiguous(text: str) -> bool:
    """Say whether a heading of related reading also heads menus: 'Read more'."""
    return bare(text) in _set("ambiguous")


def is_weak(text: str) -> bool:
    """Say whether a heading of a discussion heads much else: 'Opinion'."""
    return bare(text) in _set("weak")


def is_closing(text: str) -> bool:
    """Say whether an article is over behind a heading: 'References', 'About the author'."""
    return len(text) < MAX_HEADING and _is_over(text)


@remembered
def announces_author(text: str) -> bool:
    """Say whether a line is the heading of an author box."""
    return len(text) < MAX_HEADING and bool(_author_boxes().match(text) or author_announced(text))


def author_announced(text: str) -> str | None:
    """Return the name in the heading of an author box: 'About Jane Doe'; None where it holds none."""
    if len(text) >= MAX_HEADING or _author_boxes().match(text):
        return None
    found = _named_boxes().match(text)
    return found["name"] if found else None


@cache
def author_hints(language: str) -> tuple[str, ...]:
    """Return lower-case texts one of which stands in a page with an author box; of all languages where it has none."""
    if language in languages():
        return phrases_of(language, "headings", "author_hints")
    return () if language else phrases("headings", "author_hints")


@remembered
def bare(text: str) -> str:
    """Return a heading's words in lower case, without digits, punctuation, pictures and brackets at its ends."""
    text = _COUNTED.sub("", text).rstrip()
    without = text.rpartition("(")[0].strip(_ENDS) if text.endswith(")") else ""
    phrase = without or text.strip(_ENDS)
    if phrase and not (phrase[0].isalnum() and phrase[-1].isalnum()):
        phrase = _without_signs(phrase)
    return " ".join(phrase.casefold().split())


def _without_signs(phrase: str) -> str:
    """Return a phrase from its first letter to its last; vowel marks of Indic and Thai words are no signs."""
    letters = [at for at, char in enumerate(phrase) if _is_letter(char)]
    return phrase[letters[0] : letters[-1] + 1].strip(_ENDS) if letters else ""


def _is_letter(char: str) -> bool:
    return unicodedata.category(char)[0] in "LM" and not "\ufe00" <= char <= "\ufe0f"


def _goes_on_elsewhere(rest: str) -> bool:
    """Say whether a heading goes on to announce something else than articles: 'related videos'."""
    stems = _set("elsewhere")
    long_stems = tuple(stem for stem in stems if len(stem) > 3)
    return any(word in stems or (len(word) > 4 and word.startswith(long_stems)) for word in rest.split()[:2])


@cache
def _set(key: str) -> frozenset[str]:
    return frozenset(phrase.casefold() for phrase in phrases("headings", key))


@cache
def _known() -> dict[str, str]:
    return {phrase: key for key in (OTHER, DISCUSSION, RELATED) for phrase in _set(key) if not phrase.endswith(_MORE)}


@cache
def _starts() -> dict[str, list[tuple[str, str]]]:
    """Return the beginnings that need no more to tell, with the key they stand under, by their first letters."""
    found: dict[str, list[tuple[str, str]]] = {}
    for key in _KEYS:
        for phrase in _longest_first(key):
            if phrase.endswith((_MORE, _TOPIC)):
                found.setdefault(phrase[:_KEY], []).append((phrase.removesuffix(_MORE).removesuffix(_TOPIC), key))
    return found


@cache
def _topic_ends() -> tuple[str, ...]:
    return tuple(phrase.removeprefix(_TOPIC) for phrase in _longest_first(_TOPICS) if phrase.startswith(_TOPIC))


def _longest_first(key: str) -> list[str]:
    return sorted(_set(key), key=lambda phrase: (-len(phrase), phrase))


@cache
def _author_boxes() -> re.Pattern[str]:
    labels = [phrase for phrase in phrases("headings", "author") if _NAME not in phrase]
    return re.compile(rf"^\W*{any_of(labels)}\W*$", re.IGNORECASE)


@cache
def _named_boxes() -> re.Pattern[str]:
    labels = [phrase.removesuffix(_NAME) for phrase in phrases("headings", "author") if phrase.endswith(_NAME)]
    return re.compile(rf"^\W*(?i:{any_of(labels)})(?P<name>[A-Z]\S+(?: \S+){{1,3}}?)\W*$")
