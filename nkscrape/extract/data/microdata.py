"""Microdata and RDFa: properties of the article that are marked where a reader sees them."""

from __future__ import annotations

import re

from nkscrape.extract.reading import Reading

ARTICLE_TYPE = re.compile(r"(Article|Posting|NewsStory|Report|Review|Recipe|HowTo)$")
_PROPERTIES = frozenset("headline author datePublished dateModified articleSection description".split())
_RDFA = {"dc:title": "headline", "dc:creator": "author", "dc:created": "datePublished", "dc:modified": "dateModified"}
_VOCABULARY = re.compile(r"^(?:schema:|https?://schema\.org/)")
_WHOLE = ("WebPage", "CreativeWork", "sioc:Item", "foaf:Document")
"""Types of what an article is, or stands on, beside the article types."""
MAX_PROPERTY = 2000
"""Characters of a property."""
MAX_PARTS = 50
"""Elements in an author that may be the name."""
MAX_PROPERTIES = 1000
"""Marked elements of one page that are looked at."""


def read_microdata(reading: Reading) -> dict[str, list[str]]:
    """Return the values of the article's properties by schema.org's names, in order."""
    found: dict[str, list[str]] = {}
    for i in reading.properties[:MAX_PROPERTIES]:
        for name in properties_of(reading, i):
            if is_of_article(reading, i) and (value := _value(reading, i, name)):
                found.setdefault(name, []).append(value)
    return found


def properties_of(reading: Reading, i: int) -> list[str]:
    """Return the properties of an article that an element holds, by schema.org's names."""
    names = reading.get(i, "itemprop").split()
    for name in reading.get(i, "property").split():
        names.append(_RDFA.get(name) or _VOCABULARY.sub("", name))
    return [name for name in dict.fromkeys(names) if name in _PROPERTIES]


def _value(reading: Reading, i: int, name: str) -> str:
    """Return a property's value: as an attribute states it, else the name in it, else its text."""
    value = reading.get(i, "content") or reading.get(i, "datetime")
    if not value and name == "author":
        names = (j for j in reading.below(i)[:MAX_PARTS] if _is_name(reading, j) and reading.size(j) < MAX_PROPERTY)
        value = next((reading.get(j, "content") or reading.text(j) for j in names), "")
    value = value or reading.get(i, "title")
    if not value and reading.size(i) < MAX_PROPERTY:
        value = reading.text(i)
    return value if len(value) < MAX_PROPERTY else ""


def _is_name(reading: Reading, i: int) -> bool:
    return reading.get(i, "itemprop") == "name" or reading.get(i, "property") in ("name", "schema:name", "foaf:name")


def is_of_article(reading: Reading, i: int) -> bool:
    """Say whether a property is the article's own, and not that of a picture, a comment or a reviewed work."""
    for up in reading.around(i):
        attributes = reading.attributes[up]
        if "itemscope" in attributes or "typeof" in attributes:
            kind = (attributes.get("itemtype") or attributes.get("typeof") or "").rstrip("/")
            kinds = kind.split() or [""]
            return any(not one or ARTICLE_TYPE.search(one) or one.endswith(_WHOLE) for one in kinds)
    return True
