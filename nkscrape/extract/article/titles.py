"""What the data calls the article, and spellings of a title: what belongs to the site and not to the headline."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cached_property, lru_cache
from itertools import islice
from urllib.parse import unquote, urlsplit

from nkscrape.extract.data.structured import Stated, Structured, texts, title_tag, types
from nkscrape.extract.reading.text import inline, key_of, reading_length
from nkscrape.page import Page

MAX_TITLE = 500
"""Characters; what is longer is no title."""
MAX_PARTS = 8
"""Separators of a title that are looked at."""
MAX_PIECES = 40
"""Pieces of a heading's text that are looked at."""
SHORT = 12
"""Letters under which a text is seldom a headline."""
LEAST = 7
"""Letters and digits of a part above which it can be the headline."""
_SEPARATOR = re.compile(
    r"\s+(?:[|\-–—·»«•*/>›]|:+)\s+|:\s+|\s*[|｜»]\s*|[:：](?=\S{2,20}$)|(?<=[\u3040-\ud7ff！？」])[-_—–](?=\S{2,12}$)"
)
_KICKER_END = re.compile(r"\s*[:：|/+]+\s+|\s+[-–—]\s+")
_STRONG = frozenset("|｜»«•·›_")
"""Signs that part a headline from the site's name, and seldom two parts of one headline."""
_WORD = re.compile(r"\w{4,}")
_DENSE = "\u2e80"


class Titles:
    """What the data calls the article, without what the site is called."""

    def __init__(self, page: Page, structured: Structured) -> None:
        self._path = urlsplit(page.canonical_url).path
        self.names = site_names(page, structured)
        tag = title_tag(page)
        found = {
            "JSON-LD": structured.ld("headline", "name"),
            "microdata": structured.items("headline"),
            "OpenGraph": structured.tags("og:title", "twitter:title"),
            "the title tag": iter([Stated(tag, "text"), *structured.tags("dc.title", "title")]),
        }
        stated = {name: one for name, some in found.items() if (one := _first(some))}
        self._raw = {name: key_of(one.value) for name, one in stated.items()}
        head, tail = _parted(tag, -1)
        self._closing = key_of(tail) if len(tail) < len(head) else ""
        """What stands last in the title tag and is shorter than the rest, as sites' names do."""
        self.stated: dict[str, Stated] = {}
        """By where the data says so, without the site's name."""
        for name, one in stated.items():
            others = {key for other, key in self._raw.items() if other != name}
            self.stated[name] = Stated(_without_site(one.value, self.names, others), one.source)
        self.keys = {name: key_of(one.value) for name, one in self.stated.items()}

    @cached_property
    def _slug(self) -> str:
        """The longest of the last steps of the address, where it says something."""
        steps = [step for step in unquote(self._path).split("/") if step]
        slug = key_of(max(steps[-2:], key=len, default=""))
        return slug if len(slug) > LEAST and not slug.isdigit() else ""

    def evidence(self, text: str, own: str = "") -> Iterator[str]:
        """Yield what the data, but for its `own` statement, says of a text."""
        key, mine = key_of(text), _words_in(text)
        if key in self.names:
            yield "the site's name"
        if len(text) < SHORT and reading_length(text) < SHORT:
            yield "short"
        others = [name for name in self.keys if name != own]
        agreeing = [f"as in {name}" for name in others if _agree(key, self.keys[name])]
        yield from agreeing
        if key == self._closing and agreeing in ([], ["as in the title tag"]):
            yield "closes the title tag"
        if not agreeing and others:
            is_near = any(_share_words(mine, _words_in(self.stated[name].value)) for name in others)
            yield "words of the data" if is_near else "unlike the data"
        slug = self._slug
        if slug and (slug in key or (len(mine) > 1 and sum(word in slug for word in mine) * 2 > len(mine))):
            yield "words of the address"

    def spelt(self, pieces: list[str], text: str) -> str:
        """Return a visible headline without kicker, subtitle and the site's name; `pieces` are the texts it is made of.

        A kicker is a piece of its own, or stands before a sign, and the data calls the article by the rest. Where two
        statements do, a piece behind the headline goes as well. What is set in capitals is spelt as the data has it.
        """
        if key_of(text) not in self._raw.values():
            text = self._without_kicker(pieces, text)
        head, tail = _parted(text, -1)
        if key_of(tail) in self.names and len(key_of(head)) > LEAST:
            text = head
        if text.isupper():
            key = key_of(text)
            mixed = (one.value for one in self.stated.values() if key_of(one.value) == key and not one.value.isupper())
            return next(mixed, text)
        return text

    def _without_kicker(self, pieces: list[str], text: str) -> str:
        stated = list(self.keys.values())
        for at in range(1, min(len(pieces), MAX_PIECES)):
            before, behind = inline("".join(pieces[:at])), inline("".join(pieces[at:]))
            if len(key := key_of(behind)) > LEAST and key in stated:
                return behind
            if len(key := key_of(before)) > LEAST and stated.count(key) > 1:
                return before
        for found in islice(_KICKER_END.finditer(text), MAX_PARTS):
            if len(key := key_of(behind := text[found.end() :])) > LEAST and key in stated:
                return behind
        return text


def _first(stated: Iterator[Stated]) -> Stated | None:
    return next((one for one in stated if 1 < len(one.value) <= MAX_TITLE and key_of(one.value)), None)


def site_names(page: Page, structured: Structured) -> set[str]:
    """Return the keys of the site's own names, which are never a headline."""
    names = [stated.value for stated in structured.tags("og:site_name", "application-name", "twitter:site")]
    names += texts(structured.node.get("publisher"))
    names += (name for one in structured.objects[:50] if "WebSite" in types(one) for name in texts(one.get("name")))
    return {key_of(name) for name in (*names, page.site.partition(".")[0], page.site)} - {""}


def _without_site(title: str, names: Collection[str], others: Collection[str]) -> str:
    """Return a stated title without the name of site or section at its ends.

    A part goes where it is the site's name, where the rest is the headline as it is stated elsewhere (`others`: keys),
    and where a sign that seldom stands in headlines parts it from something longer.
    """
    for _ in range(MAX_PARTS):
        found = _separators(title)
        sides = (side for one in found for side in (title[: one.start()], title[one.end() :]))
        shorter = next((one for one in sides if len(key := key_of(one)) > LEAST and key in others), "")
        if not shorter and found:
            first, rest = _parted(title, 0)
            most, last = _parted(title, -1)
            is_apart = len(last) < len(most) > 15 and not _STRONG.isdisjoint(found[-1][0])
            if is_apart or (key_of(most) and _is_name(key_of(last), names)):
                shorter = most
            elif key_of(first) in names and key_of(rest):
                shorter = rest
        if not shorter:
            break
        title = shorter
    return title


def _parted(title: str, at: int) -> tuple[str, str]:
    """Return what stands before and behind one of the signs of a title; two empty texts where it has none."""
    found = _separators(title)
    return (title[: found[at].start()], title[found[at].end() :]) if found else ("", "")


@lru_cache(maxsize=64)
def _separators(title: str) -> list[re.Match[str]]:
    is_quoted = "«" in title and "»" in title
    found = (one for one in _SEPARATOR.finditer(title) if not (is_quoted and one[0].strip() in ("«", "»")))
    return list(islice(found, MAX_PARTS))


def _is_name(key: str, names: Collection[str]) -> bool:
    """Say whether a part of a title is the site's name, or holds it with little beside it."""
    return key in names or any(len(name) > 3 and name in key and len(key) < 3 * len(name) for name in names)


def _agree(one: str, other: str) -> bool:
    """Say whether one key is the other, or the greater part of it."""
    return (one in other and 2 * len(one) > len(other)) or (other in one and 2 * len(other) > len(one))


@lru_cache(maxsize=1024)
def _words_in(text: str) -> frozenset[str]:
    """Return the longer words of a text, pairs of signs where it is written in Han, Kana or Hangul."""
    folded = text.casefold()
    if not folded.isascii() and max(folded) > _DENSE and sum(sign > _DENSE for sign in folded) * 3 > len(folded):
        return frozenset(folded[i : i + 2] for i in range(len(folded) - 1))
    return frozenset(_WORD.findall(folded))


def _share_words(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two titles have a good part of their words in common."""
    return len(one & other) >= max(1, min(len(one), len(other)) * 0.34)
