"""What the lines among an article's paragraphs say that are no part of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nkscrape.extract.words.matching import among, matches, opens, remembered

MAX_LABEL = 1_000
"""Characters up to which a block can be a label or plea."""
MAX_NOTICE = 400
"""Characters up to which a block can be a note of the house."""
_END = r"[\s:.!…»›>→▶►↓]*$"
_ADDRESS = re.compile(r"^\W*(?:pic\.twitter\.com|https?://t\.co)/\S+$", re.IGNORECASE)
_SENTENCE_ENDS = frozenset(".!?…。！？؟।")
_CLOSERS = "\"'”’»)] "

is_read_more = opens("lines.read_more")
"""Say whether a line opens like one that points to other articles."""
is_read_more_alone = opens("lines.read_more", tail=r"(?: \w+){0,3}" + _END)
"""Say whether a line does no more than announce such pointers."""
is_tag_label = opens("lines.tags", tail=r"\s*[:：]?\s*$")
"""Say whether a text announces the article's tags and holds none: 'Tags:'."""
is_sign_off = opens("lines.sign_off")
"""Say whether a line opens like the one below a text that names who worked on it: 'Reporting by …'."""
_is_button = opens("lines.labels", tail=_END)
_is_filed = opens("lines.tags", "lines.filed", tail=r"(?:\s*[:：].*)?" + _END)
_is_clock = matches(
    r"^\W*\d{1,2}\s?[:.h]\s?\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?|<dates.oclock>|gmt|bst|[ce]e?s?t)?\W*$|^\d{6,}$"
)
_names_maker = opens("lines.pictures", tail=r"(?: <lines.makers>){0,5}s?\s*[:：/|]")
_opens_credit = opens("lines.credits", tail=r"(?:(?!\w)|(?<=[:：]))")
_is_marked = matches(r"^\W*(?:©|\(c\)\s)")
_notices = among("lines.notices")


@remembered
def is_label(text: str) -> bool:
    """Say whether a whole block is a button label, a plea, the label of tags or a time of day."""
    return len(text) <= MAX_LABEL and (
        _is_button(text) or _is_filed(text) or _is_clock(text) or bool(_ADDRESS.match(text))
    )


@remembered
def is_credit(text: str) -> bool:
    """Say whether a line opens with the maker of a picture, or the source."""
    return _is_marked(text) or _names_maker(text) or _opens_credit(text)


def notices_among(texts: Iterable[str]) -> set[str]:
    """Return those of the texts that are notes of the house: disclaimers, offers, rights."""
    return _notices(text for text in texts if len(text) < MAX_NOTICE)


def ends_sentence(text: str) -> bool:
    """Say whether a text closes as a sentence does."""
    return text.rstrip(_CLOSERS)[-1:] in _SENTENCE_ENDS
