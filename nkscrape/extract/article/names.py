"""What the name of a person looks like, in any script, and which names a line holds."""

from __future__ import annotations

import re
from functools import lru_cache

from nkscrape.extract import words

MAX_NAME = 60
MAX_WORDS = 6
_KNOWN = 8192
"""Texts whose judgement is remembered: names come again on the pages of a site."""
_NO_NAME = re.compile(r"[\d@:;!?\"“”„«»#%=<>{}\[\]$€|_]")
_HAN = re.compile(r"[\u3400-\u9fff々]{2,5}(?:[ \u3000・][\u3040-\u30ff\u3400-\u9fff]{1,6})?|[\u30a0-\u30ff・＝ ]{3,24}")
_HANGUL = re.compile(r"[\uac00-\ud7a3]{2,4}")
_ADDRESS = re.compile(r"(?:https?:)?//\S+|www\.\S+|[\w.+-]{1,64}@[\w.-]{2,80}|[\w-]{2,40}\.\w{2,6}/\S*", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(（][^()（）]{0,80}[)）]")
_LABEL = re.compile(r"^[^\W\d]{2,20}\s?[:：]\s*")
_SPLIT = re.compile(r"\s*[,،、;/／·|｜•&＆]\s*")
_LETTERLESS = re.compile(r"[\W\d_]*")


@lru_cache(maxsize=_KNOWN)
def looks_like_name(text: str) -> bool:
    """Say whether a text is shaped as the full name of one person, and holds nothing else."""
    if not 2 <= len(text) <= MAX_NAME or _NO_NAME.search(text):
        return False
    if is_few_signs(text):
        return True
    parts = text.split()
    if not 2 <= len(parts) <= MAX_WORDS or words.lines.ends_sentence(text[-1:].strip(".")):
        return False
    spelt = [part for part in parts if part not in words.byline.particles()]
    if len(spelt) < 2 or not all(part[0].isalpha() or part[0] in "'’" for part in parts) or words.lines.is_label(text):
        return False
    if not (spelt[0][0].isupper() or spelt[0][0].islower()):
        return len(parts) <= 4  # a script without capitals
    return all(part[:3] != part[:3].lower() for part in spelt)


def is_few_signs(text: str) -> bool:
    """Say whether a text is as short as names of a script without spaces are; so are many other words of it."""
    return bool(_HAN.fullmatch(text) or _HANGUL.fullmatch(text))


@lru_cache(maxsize=_KNOWN)
def names_in(line: str) -> tuple[str, ...]:
    """Return the parts of a byline that may each be a name, without the label before them."""
    bare = _LABEL.sub("", _ADDRESS.sub(" ", _BRACKETS.sub("", words.byline.without_label(line))))
    parts = (part.strip(" .-–—:") for piece in _SPLIT.split(bare) for part in words.byline.joins_names().split(piece))
    return tuple(part for part in parts if not _LETTERLESS.fullmatch(part))


def may_name(text: str) -> bool:
    """Say whether a text that data gives as an author can be a name: no credit, and more than an address."""
    return 1 < len(text) <= 300 and not words.lines.is_credit(text) and any(map(str.isalpha, _ADDRESS.sub(" ", text)))


def without_address(text: str) -> str:
    """Return a text without the addresses in it and the signs before them."""
    return _ADDRESS.sub(" ", text).strip(" |,;–—-")


def is_name_line(text: str) -> bool:
    """Say whether a line holds nothing but names: 'Jane Doe', 'Jane Doe/John Roe'."""
    if not 2 <= len(text) <= 2 * MAX_NAME:
        return False
    names = names_in(text)
    return 0 < len(names) <= 4 and all(map(looks_like_name, names))
