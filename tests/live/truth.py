"""What a system's own database holds for its readers, the same for each system."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

CAPTION = re.compile(r"<figcaption.*?</figcaption>", re.DOTALL)
INLINE = re.compile(r"</?(?:a|em|strong|b|i|span|code)\b[^>]*>")
TAG = re.compile(r"<[^>]+>")


def plain(markup: str) -> str:
    """Return the text of a piece of HTML, in lower case, its words a space apart."""
    text = html.unescape(TAG.sub(" ", INLINE.sub("", markup)))
    return words_of(text)


def words_of(text: str | None) -> str:
    """Return a text's words, a space apart: what typography does to quotes and dashes does not count."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFC", text or "").casefold()))


@dataclass(frozen=True)
class Remark:
    """A comment as stored: who, what, when, below which."""

    number: str
    parent: str | None
    author: str
    text: str
    at: datetime


@dataclass(frozen=True)
class Post:
    """A post as stored."""

    number: str
    url: str
    title: str
    at: datetime
    date: date
    author: str
    bio: str
    sections: frozenset[str]
    tags: frozenset[str]
    words: Counter[str]
    captions: Counter[str]
    """Words of captions: a reader of the text may take them or leave them."""
    remarks: tuple[Remark, ...]

    @classmethod
    def told(cls, told: dict[str, Any], at: datetime, remarks: list[Remark]) -> Self:
        """Make a post of what a system printed as JSON, its text and names as HTML."""
        return cls(
            number=str(told["number"]),
            url=told["url"],
            title=plain(told["title"]),
            at=at,
            date=date.fromisoformat(told["date"]),
            author=words_of(told["author"]),
            bio=plain(told["bio"]),
            sections=frozenset(map(plain, told["sections"])),
            tags=frozenset(map(plain, told["tags"])),
            words=Counter(plain(CAPTION.sub(" ", told["text"])).split()),
            captions=Counter(plain(" ".join(CAPTION.findall(told["text"]))).split()),
            remarks=tuple(remarks),
        )
