"""What an element stands in: menus, captions, hidden parts, boxes of the site. Evidence against its text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from nkscrape.extract.reading import Reading
from nkscrape.extract.words import classes

Evidence = tuple[str, ...]
MAYBE_BOX = "class may say box"
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
_BOX = "cookie share sign_in menu pager footer tag_list most_read tooltip comment newsletter recommended"
_DOUBTFUL = "advert sidebar topics popup legal popular poll skip_link fact_box gallery offer teaser"
"""Kinds that also stand on wrappers of an article's text."""
_NAMES = {
    **dict.fromkeys(_BOX.split(), "class says box"),
    **dict.fromkeys(_DOUBTFUL.split(), MAYBE_BOX),
    **dict.fromkeys(("author", "credit"), "class says byline"),
    "consent": "class says consent",
    "caption": "class says caption",
    "embed": "class says embed",
    "hidden": "hidden",
}
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|\bclip\s*:\s*rect", re.IGNORECASE)
_HIDDEN_NAME = re.compile(r"(?<![\w:-])hidden(?![\w-])")
_SHOWN_NAME = re.compile(r":(?:block|flex|grid|inline|table|contents)")
_LARGE = frozenset(("in a footer", "class says consent"))
"""What can be true of the largest part of a page, where its article is short."""
_MOST, _SMALL = 2, 7
"""Parts of the page's running text: what holds half is no box, and no doubtful class holds a seventh."""


class Boxes:
    """What stands around elements of one page; an element is judged when it is first asked about."""

    def __init__(self, page: Reading, taken: Collection[int] = (), headline: int | None = None) -> None:
        self.page = page
        self.taken = spread(page, taken)
        """Whether each element stands in a region that is another reader's."""
        self.around_headline = set(page.around(headline)) if headline is not None else set[int]()
        self._known: dict[int, Evidence] = {-1: ()}

    def inside(self, i: int) -> Evidence:
        """Return what speaks against the text in an element, by the boxes around it."""
        found = self._known.get(i)
        return self._judged(i) if found is None else found

    def _judged(self, i: int) -> Evidence:
        known, page, path = self._known, self.page, list[int]()
        tags, attributes, parents = page.tags, page.attributes, page.parents
        while i not in known:
            path.append(i)
            i = parents[i]
        found = known[i]
        for up in reversed(path):
            if (attributes[up] or tags[up] in _TAGS) and (own := self._own(up)):
                found = _joined(found, own)
            known[up] = found
        return found

    def silent(self, start: int, stop: int, element: int) -> set[int]:
        """Return the pieces of a line of `element` that a reader does not see there, or that are buttons."""
        page, outer = self.page, self.inside(element)
        silent = set()
        for holder in set(page.holders[start:stop]) - {element}:
            own = self.inside(holder)[len(outer) :]
            if own and ("hidden" in own or ("class says box" in own and page.linked[holder])):
                silent.add(holder)
        return {at for at in range(start, stop) if page.holders[at] in silent} if silent else silent

    def _own(self, i: int) -> Evidence:
        page = self.page
        tag, name, attributes = page.tags[i], page.names[i], page.attributes[i]
        said = _said_by_name(name) if name else ()
        if tag in _TAGS or not _HIDING.isdisjoint(attributes):
            if tag == "figure" and page.first(i, "blockquote", "table") is not None:
                tag = ""
            is_hidden = "hidden" in attributes or attributes.get("aria-hidden") == "true"
            is_hidden = is_hidden or _hides((attributes.get("style") or "")[:1000])
            said = _joined(_said_by_markup(tag, attributes.get("role"), is_hidden), said)
        return self._small(i, said) if said else said

    def _small(self, i: int, said: Evidence) -> Evidence:
        """Return what is true of an element that is small beside the article: its wrappers bear any name."""
        page = self.page
        if i in self.around_headline:
            return ()
        weight = page.running(i)
        if weight * _MOST >= page.total and weight:
            return tuple([one for one in said if one in _LARGE])
        if weight and MAYBE_BOX in said and sum(map(page.running, page.by_name[page.names[i]])) * _SMALL >= page.total:
            return tuple([one for one in said if one != MAYBE_BOX])
        return said


def spread(page: Reading, elements: Iterable[int]) -> list[bool]:
    """Return for each element whether it is, or stands in, one of the given."""
    found = [False] * len(page.tags)
    for i in elements:
        if not found[i]:
            found[i : page.ends[i]] = [True] * (page.ends[i] - i)
    return found


@lru_cache(maxsize=4096)
def _joined(outer: Evidence, own: Evidence) -> Evidence:
    return (*outer, *[one for one in own if one not in outer])


@lru_cache(maxsize=4096)
def _hides(style: str) -> bool:
    return bool(_HIDDEN_STYLE.search(style))


@lru_cache(maxsize=1024)
def _said_by_markup(tag: str, role: str | None, is_hidden: bool) -> Evidence:
    """Return what an element's tag and attributes say against the text in it."""
    said = {_TAGS.get(tag), _ROLES.get(role or ""), "hidden" if is_hidden else None}
    return tuple(sorted(one for one in said if one))


@lru_cache(maxsize=32_768)
def _said_by_name(name: str) -> Evidence:
    """Return what a class and id say against the text in their element."""
    said = {_NAMES[kind] for kind in classes.kinds_of(name) if kind in _NAMES}
    if "hidden" in name and _HIDDEN_NAME.search(name) and not _SHOWN_NAME.search(name):
        said.add(MAYBE_BOX)
    return tuple(sorted(said))
