"""What the class and id of a page's elements say, judged once for all rooms: each distinct name a single time."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from nkscrape.extract.reading import Reading
from nkscrape.extract.words.classes import Kinds, kinds_of

_NONE: Kinds = frozenset()


def named(page: Reading, *kinds: str) -> list[int]:
    """Return the elements whose class or id speaks of one of these kinds, in document order."""
    return sorted(i for said, rows in _by_kinds(page).items() if not said.isdisjoint(kinds) for i in rows)


@lru_cache(maxsize=1)
def kinds_by_element(page: Reading) -> list[Kinds]:
    """Return what the class and id of each element speak of, by its number."""
    found = [_NONE] * len(page.tags)
    for said, rows in _by_kinds(page).items():
        for i in rows:
            found[i] = said
    return found


@lru_cache(maxsize=1)
def _by_kinds(page: Reading) -> dict[Kinds, list[int]]:
    """Return the elements by all that their names speak of: a page has few such sets; those of nothing are left out."""
    found: defaultdict[Kinds, list[int]] = defaultdict(list)
    for name, rows in page.by_name.items():
        if said := kinds_of(name):
            found[said] += rows
    return dict(found)
