"""The commonest words of languages."""

from __future__ import annotations

from functools import cache

from nkscrape.extract.words.files import languages, phrases, phrases_of


@cache
def stopwords() -> dict[str, frozenset[str]]:
    """Return each language's commonest words, by its tag, where they are known."""
    found = {tag: frozenset(phrases_of(tag, "text", "stopwords")) for tag in languages()}
    return {tag: words for tag, words in found.items() if words}


@cache
def articles() -> frozenset[str]:
    """Return the words that stand before a name and are no part of it."""
    return frozenset(phrases("text", "articles"))
