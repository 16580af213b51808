"""What sites call the parts of a page: tags, roles, words of class names and ids, as data."""

from __future__ import annotations

import re
from functools import lru_cache

from nkscrape.extract.words.classes import kinds_of

OUTSIDE_TAGS = frozenset("nav footer form button figcaption aside dialog menu label".split())
OUTSIDE_ROLES = frozenset(
    "navigation banner contentinfo search dialog alertdialog form menu menubar toolbar tooltip".split()
)

_BOX = frozenset(
    "cookie share sign_in menu pager footer tag_list caption most_read tooltip author credit hidden embed comment "
    "newsletter recommended".split()
)
"""Kinds of class words that name what is never article text, the authors' line and box included."""
_HEAD = frozenset(("author", "credit"))
_DOUBTFUL = frozenset("advert sidebar topics popup legal popular poll skip_link fact_box gallery offer teaser".split())
"""Kinds that also stand on wrappers of article text: they count only where little running text bears them."""

PLAIN, DOUBTFUL, BOX, CONSENT = 0, 1, 2, 3
"""What a name makes of an element."""
_HIDDEN = re.compile(r"(?<![\w:-])hidden(?![\w-])")
_SHOWN = re.compile(r":(?:block|flex|grid|inline|table|contents)")


@lru_cache(maxsize=8192)
def kind_of_name(name: str) -> int:
    """Return CONSENT, BOX, DOUBTFUL or PLAIN for an element's class and id."""
    kinds = kinds_of(name)
    if "consent" in kinds:
        return CONSENT
    if kinds & _BOX:
        return BOX
    is_hidden = "hidden" in name and _HIDDEN.search(name) and not _SHOWN.search(name)
    return DOUBTFUL if kinds & _DOUBTFUL or is_hidden else PLAIN


def is_head_box(name: str) -> bool:
    """Whether a name is that of a box that is neither standfirst nor byline."""
    kinds = kinds_of(name)
    return "consent" in kinds or bool(kinds & (_BOX - _HEAD))


def is_standfirst_name(name: str) -> bool:
    """Whether a name is that of the standfirst."""
    return "standfirst" in kinds_of(name)
