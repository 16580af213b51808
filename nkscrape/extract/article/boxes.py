"""What an element stands in: menus, captions, hidden parts, boxes of the site. Evidence against its text."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cached_property, lru_cache

from nkscrape.extract.reading import Reading
from nkscrape.extract.reading.tags import BLOCKS
from nkscrape.extract.words import classes

Evidence = frozenset[str]
_NONE: Evidence = frozenset()
_MAYBE = "class may say box"
_HIDING = frozenset(("style", "role", "aria-hidden", "hidden"))
"""Attributes that may hide an element, or make it a menu."""
_TAGS = {
    "nav": "in a menu",
    "menu": "in a menu",
    "footer": "in a footer",
    "aside": "in an aside",
    "form": "in a form",
    "label": "in a form",
    "dialog": "in a dialog",
    "figcaption": "in a figure",
    "figure": "in a figure",
}
_ROLES = {
    **dict.fromkeys("navigation menu menubar toolbar banner".split(), "in a menu"),
    **dict.fromkeys("dialog alertdialog tooltip".split(), "in a dialog"),
    **dict.fromkeys("form search".split(), "in a form"),
    "complementary": "in an aside",
    "contentinfo": "in a footer",
}
_BOX = frozenset(
    "cookie share sign_in menu pager footer tag_list most_read tooltip comment newsletter recommended".split()
)
_DOUBTFUL = frozenset("advert sidebar topics popup legal popular poll skip_link fact_box gallery offer teaser".split())
"""Kinds that also stand on wrappers of an article's text."""
_NAMES = {
    **dict.fromkeys(_BOX, "class says box"),
    **dict.fromkeys(_DOUBTFUL, _MAYBE),
    **dict.fromkeys(("author", "credit"), "class says byline"),
    "consent": "class says consent",
    "caption": "class says caption",
    "embed": "class says embed",
    "hidden": "hidden",
}
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|\bclip\s*:\s*rect", re.IGNORECASE)
_HIDDEN_NAME = re.compile(r"(?<![\w:-])hidden(?![\w-])")
_SHOWN_NAME = re.compile(r":(?:block|flex|grid|inline|table|contents)")
_FOOT: Evidence = frozenset(("in a footer",))
"""What is true of the largest part of a page, too: where the article is short, the rights note is longer."""
_MOST, _SMALL = 2, 7
"""Parts of the page's running text: what holds half is no box, and no doubtful class holds a seventh."""


class Boxes:
    """What stands around each element of one page, read once."""

    def __init__(self, page: Reading, taken: Collection[int] = (), headline: int | None = None) -> None:
        self.page = page
        self.taken = spread(page, taken)
        """Whether each element stands in a region that is another reader's."""
        self.around_headline = set(page.around(headline)) if headline is not None else set[int]()
        self._by_class: dict[str, int] | None = None
        self._silent: list[int] = []
        self.inside = self._read()
        """What speaks against the text in each element, by the boxes around it."""

    def _read(self) -> list[Evidence]:
        page = self.page
        named = {i: said for name, rows in page.by_name.items() if (said := _said_by(name)) for i in rows}
        hides_nothing = _HIDING.isdisjoint
        marked = {*page.elements(*_TAGS), *[i for i, own in enumerate(page.attributes) if not hides_nothing(own)]}
        found = [_NONE] * len(page.tags)
        for i in sorted(marked.union(named)):
            outer, own = found[i], named.get(i, _NONE)
            if i in marked:
                own = own | self._said_by_markup(i)
            if own <= outer:
                continue
            own = self._small(i, own)
            is_box = "hidden" in own or ("class says box" in own and page.linked[i])
            if is_box and page.tags[i] not in BLOCKS:
                self._silent.append(i)
            if not own <= outer:
                found[i : page.ends[i]] = [outer | own] * (page.ends[i] - i)
        return found

    @cached_property
    def silent_pieces(self) -> set[int]:
        """The pieces of text inside lines that a reader does not see, or that are buttons."""
        page = self.page
        return {at for i in self._silent for at in range(page.starts[i], page.stops[i])}

    def _said_by_markup(self, i: int) -> Evidence:
        tag, own = self.page.tags[i], self.page.attributes[i]
        if tag == "figure" and self.page.first(i, "blockquote", "table") is not None:
            tag = ""
        style = own.get("style")
        is_hidden = "hidden" in own or own.get("aria-hidden") == "true" or (style and _hides(style[:1000]))
        return _said(tag, own.get("role"), bool(is_hidden))

    def _small(self, i: int, said: Evidence) -> Evidence:
        """Return what is true of an element that is small beside the article: its wrappers bear any name."""
        page = self.page
        weight = page.running(i)
        if "class says consent" in said and self.around_headline and i not in self.around_headline:
            return said
        if i in self.around_headline:
            return _NONE
        if weight * _MOST >= page.total and weight:
            return said & _FOOT
        if _MAYBE in said and (weight > 0 and self._of_class(i) * _SMALL >= page.total):
            return said - {_MAYBE}
        return said

    def _of_class(self, i: int) -> int:
        """Return the running text under all elements of the same class, where it may say box."""
        page = self.page
        if self._by_class is None:
            self._by_class = {}
            for one in (one for name, rows in page.by_name.items() if _MAYBE in _said_by(name) for one in rows):
                mark = page.get(one, "class")
                self._by_class[mark] = self._by_class.get(mark, 0) + page.running(one)
        return self._by_class.get(page.get(i, "class"), 0)


def spread(page: Reading, taken: Collection[int]) -> list[bool]:
    """Return for each element whether it is, or stands in, one of the given."""
    found = [False] * len(page.tags)
    for i in taken:
        if found[i]:
            continue
        found[i : page.ends[i]] = [True] * (page.ends[i] - i)
    return found


@lru_cache(maxsize=4096)
def _hides(style: str) -> bool:
    return bool(_HIDDEN_STYLE.search(style))


@lru_cache(maxsize=1024)
def _said(tag: str, role: str | None, is_hidden: bool) -> Evidence:
    """Return what an element's tag and attributes say against the text in it."""
    said = {_TAGS.get(tag, ""), _ROLES.get(role or "", ""), "hidden" if is_hidden else ""}
    return frozenset(said - {""})


@lru_cache(maxsize=32_768)
def _said_by(name: str) -> Evidence:
    """Return what a class and id say against the text in their element."""
    said = {_NAMES[kind] for kind in classes.kinds_of(name) if kind in _NAMES}
    if "hidden" in name and _HIDDEN_NAME.search(name) and not _SHOWN_NAME.search(name):
        said.add(_MAYBE)
    return frozenset(said)
