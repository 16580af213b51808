"""What the lines among an article's paragraphs say that are no part of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from nkscrape.extract.words.files import phrases
from nkscrape.extract.words.matching import WORD_END, Anywhere, Opening, remembered
from nkscrape.extract.words.pattern import any_of

MAX_LABEL = 1_000
"""Characters up to which a block can be a label or plea."""
MAX_NOTICE = 400
"""Characters up to which a block can be a note of the house."""
_END = r"[\s:.!…»›>→▶►↓]*$"
_ADDRESS = re.compile(r"^\W*(?:pic\.twitter\.com|https?://t\.co)/\S+$", re.IGNORECASE)
_MAKER = re.compile(r"^\W*(?:©|\(c\)\s)", re.IGNORECASE)
_CREDIT_END = r"(?:(?!\w)|(?<=[:：]))"
_SENTENCE_ENDS = frozenset(".!?…。！？؟।")
_CLOSERS = "\"'”’»)] "


@remembered
def is_read_more(text: str) -> bool:
    """Say whether a line opens like one that points to other articles."""
    return bool(_read_more().match(text))


@remembered
def is_read_more_alone(text: str) -> bool:
    """Say whether a line does no more than announce such pointers."""
    return bool(_read_more_alone().match(text))


@remembered
def is_label(text: str) -> bool:
    """Say whether a whole block is a button label, a plea, the label of tags or a time of day."""
    return len(text) <= MAX_LABEL and bool(_labels().match(text) or _clock().match(text) or _ADDRESS.match(text))


@remembered
def is_tag_label(text: str) -> bool:
    """Say whether a text announces the article's tags and holds none: 'Tags:'."""
    return bool(_tags_alone().match(text))


@remembered
def is_credit(text: str) -> bool:
    """Say whether a line opens with the maker of a picture, or the source."""
    return bool(_MAKER.match(text) or _credits().match(text))


@remembered
def is_sign_off(text: str) -> bool:
    """Say whether a line opens like the one below a text that names who worked on it: 'Reporting by …'."""
    return bool(_sign_off().match(text))


def notices_among(texts: Iterable[str]) -> set[str]:
    """Return those of the texts that are notes of the house: disclaimers, offers, rights."""
    return _notices().among(text for text in texts if len(text) < MAX_NOTICE)


def ends_sentence(text: str) -> bool:
    """Say whether a text closes as a sentence does."""
    return text.rstrip(_CLOSERS)[-1:] in _SENTENCE_ENDS


@cache
def _clock() -> re.Pattern[str]:
    suffix = rf"(?:[ap]\.?m\.?|{any_of(phrases('dates', 'oclock'))}|gmt|bst|[ce]e?s?t)"
    return re.compile(rf"^\W*\d{{1,2}}\s?[:.h]\s?\d{{2}}(?:[:.]\d{{2}})?\s*{suffix}?\W*$|^\d{{6,}}$", re.IGNORECASE)


@cache
def _read_more() -> Opening:
    return Opening((phrases("lines", "read_more"), WORD_END))


@cache
def _sign_off() -> Opening:
    return Opening((phrases("lines", "sign_off"), WORD_END))


@cache
def _read_more_alone() -> Opening:
    return Opening((phrases("lines", "read_more"), r"(?: \w+){0,3}" + _END))


@cache
def _labels() -> Opening:
    filed = (*phrases("lines", "tags"), *phrases("lines", "filed"))
    return Opening((phrases("lines", "labels"), _END), (filed, r"(?:\s*[:：].*)?" + _END))


@cache
def _tags_alone() -> Opening:
    return Opening((phrases("lines", "tags"), r"\s*[:：]?\s*$"))


@cache
def _credits() -> Opening:
    between = rf"(?: {any_of(phrases('lines', 'makers'))}){{0,5}}s?\s*[:：/|]"
    return Opening((phrases("lines", "pictures"), between), (phrases("lines", "credits"), _CREDIT_END))


@cache
def _notices() -> Anywhere:
    return Anywhere(phrases("lines", "notices"))
