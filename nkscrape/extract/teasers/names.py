"""What class names say about the parts of a teaser's card: headline, kicker, badge."""

from __future__ import annotations

import re

from nkscrape.extract.words.classes import kinds_of
from nkscrape.extract.words.matching import remembered

TITLE, KICKER, BADGE = "title", "kicker", "badge"
"""A headline; a section label above one; a sign, a date or a hidden text within one."""
_UTILITY = re.compile(r"field--|text-|font-|[a-z]+:|is-|has-|js-")
"""How classes begin that style an element and do not name it."""


@remembered
def part_named(mark: str) -> str | None:
    """Return the part of a card that a class names; None where it names none of them."""
    if not mark:
        return None
    own = frozenset[str]().union(*map(kinds_of, _own_names(mark)))
    if KICKER in own:
        return KICKER
    if TITLE in kinds_of(mark):
        return TITLE
    return BADGE if BADGE in own else None


def _own_names(mark: str) -> list[str]:
    """Return the last parts of class names: `more-topic__link` is a link, `field--label-hidden` says nothing."""
    names = [name.rpartition("__")[2] or name for name in mark.split() if not _UTILITY.match(name)]
    return names or [name.rpartition("__")[0] for name in mark.split()[:1]]
