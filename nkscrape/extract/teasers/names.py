"""What class names say about the parts of a teaser's card: headline, kicker, badge."""

from __future__ import annotations

import re
from functools import lru_cache

from nkscrape.extract import words

_UTILITY = re.compile(r"field--|text-|font-|[a-z]+:|is-|has-|js-")
"""How classes begin that style an element and do not name it."""


@lru_cache(maxsize=2048)
def names_title(mark: str) -> bool:
    """Say whether a class is that of a headline."""
    return "title" in words.classes.kinds_of(mark) and not names_kicker(mark)


@lru_cache(maxsize=2048)
def names_kicker(mark: str) -> bool:
    """Say whether a class is that of a section label above a headline."""
    return any("kicker" in words.classes.kinds_of(name) for name in _own_names(mark))


@lru_cache(maxsize=2048)
def names_badge(mark: str) -> bool:
    """Say whether a class is that of a sign, a date or a hidden text within a headline."""
    return any("badge" in words.classes.kinds_of(name) for name in _own_names(mark))


def _own_names(mark: str) -> list[str]:
    """Return the last parts of class names: `more-topic__link` is a link, `field--label-hidden` says nothing."""
    names = [name.rpartition("__")[2] or name for name in mark.split() if not _UTILITY.match(name)]
    return [name for name in names if not _is_hash(name)] or [name.rpartition("__")[0] for name in mark.split()[:1]]


def _is_hash(name: str) -> bool:
    """Say whether a name's last part is what a bundler adds to make it unique: `Teaser_title__x1Yz9`."""
    return len(name) == 5 and not name.islower()
