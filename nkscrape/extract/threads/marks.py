"""What the class, id and attributes of an element say about comments."""

from __future__ import annotations

import re
from itertools import islice

from nkscrape.extract import words
from nkscrape.extract.reading import Reading

_NUMBERED = re.compile(r"(?:^|[^\d])(\d{1,20})$")
_KEY_ATTRIBUTES = (
    *("data-comment-id", "data-commentid", "data-id", "data-key", "data-cid", "data-post-id", "data-comment", "id"),
)
MAX_WRAPPERS = 4
"""Elements around a comment whose names are looked at."""


def speaks(page: Reading, i: int) -> bool:
    """Say whether an element's class or id speaks of comments."""
    kinds = words.classes.kinds_of(page.names[i])
    return "discussion" in kinds and "no_discussion" not in kinds


def says_elsewhere(page: Reading, i: int) -> bool:
    """Say whether an element stands in a box of recent comments."""
    around = (i, *islice(page.around(i), MAX_WRAPPERS))
    return any("recent" in words.classes.kinds_of(page.names[one]) for one in around)


def key_of_own(page: Reading, i: int) -> str | None:
    """Return the number that an element's own attributes carry."""
    attributes = page.attributes[i]
    for name in _KEY_ATTRIBUTES if attributes else ():
        if match := _NUMBERED.search(attributes.get(name) or ""):
            return match[1]
    return None


def key_of(page: Reading, i: int) -> str | None:
    """Return the number a comment's element or its first own anchor carries, None where it has none."""
    if key := key_of_own(page, i):
        return key
    inner = islice((one for one in page.below(i) if page.tags[one] in ("a", "div", "article")), 4)
    for one in inner:
        if match := _NUMBERED.search(page.get(one, "id") or page.get(one, "name")):
            return match[1]
    return None
