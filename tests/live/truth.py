"""What a system's own database holds for its readers, the same for each system."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

SEOUL = ZoneInfo("Asia/Seoul")
"""Where the newspaper is made."""
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
    beside: Counter[str]
    """Words of captions, and of pages nothing leads to: who keeps the text may take them or leave them."""
    remarks: tuple[Remark, ...]


def posts_of(told: list[dict[str, Any]], *, pages_linked: bool = True) -> list[Post]:
    """Return the posts that a system printed as JSON: texts and titles as HTML, times as seconds since 1970.

    Where the design has no links to the further pages of a text, its reader sees the first.
    """
    return [_post(one, pages_linked) for one in told]


def _post(told: dict[str, Any], pages_linked: bool) -> Post:
    pages = told["pages"]
    shown = " ".join(pages if pages_linked else pages[:1])
    beside = " ".join([*CAPTION.findall(shown), *([] if pages_linked else pages[1:])])
    return Post(
        number=str(told["number"]),
        url=told["url"],
        title=plain(told["title"]),
        at=datetime.fromtimestamp(told["at"], UTC),
        date=date.fromisoformat(told["date"]),
        author=words_of(told["author"]),
        bio=plain(told["bio"]),
        sections=frozenset(map(plain, told["sections"])),
        tags=frozenset(map(plain, told["tags"])),
        words=Counter(plain(CAPTION.sub(" ", shown)).split()),
        beside=Counter(plain(beside).split()),
        remarks=tuple(map(_remark, told["comments"])),
    )


def _remark(told: dict[str, Any]) -> Remark:
    return Remark(
        number=str(told["id"]),
        parent=str(told["parent"]) if told["parent"] else None,
        author=words_of(told["author"]),
        text=plain(told["text"]),
        at=datetime.fromtimestamp(told["at"], UTC),
    )
