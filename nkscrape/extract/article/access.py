"""Who may read the article, and whether its text breaks off at a meter or paywall."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from nkscrape.extract import words
from nkscrape.extract.data.structured import Structured
from nkscrape.extract.reading import Block

_TIERS = {"free": "free", "metered": "metered", "locked": "subscriber", "premium": "subscriber", "paid": "subscriber"}
_MAX_NOTICE = 250
"""Characters up to which a text speaks of a meter or paywall rather than about one."""
_MIN_NOTICE = 12
"""Characters under which it is a button."""


def notices_among(blocks: Iterable[Block]) -> set[str]:
    """Return the texts that speak of a meter or paywall."""
    short = {block.text for block in blocks if _MIN_NOTICE <= len(block.text) < _MAX_NOTICE}
    return words.pages.meters_among(short) | words.pages.paywalls_among(short)


def read_access(structured: Structured, notices: Collection[str]) -> str:
    """Return free, metered, subscriber or unknown: what the page's data or its notices say."""
    if words.pages.meters_among(notices):
        return "metered"
    for stated in structured.tags("article:content_tier", "og:article:content_tier", "content_tier"):
        if tier := _TIERS.get(stated.value.lower()):
            return tier
    free = structured.node.get("isAccessibleForFree")
    if free is not None:
        return "free" if str(free).strip().lower().rsplit("/", 1)[-1] in ("true", "1", "yes") else "subscriber"
    return "subscriber" if words.pages.paywalls_among(notices) else "unknown"


def breaks_off(access: str, notices: Collection[str], paragraphs: list[str]) -> bool | None:
    """Say whether the text ends at a meter or paywall; None where that cannot be told."""
    if access in ("free", "unknown") or not paragraphs:
        return False
    if not words.lines.ends_sentence(paragraphs[-1]) or paragraphs[-1].endswith(("…", "...")):
        return True
    return None if notices else False
