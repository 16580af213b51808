"""Which comment answers which, where the tree does not nest them or says it another way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from nkscrape.extract.reading import Reading
from nkscrape.extract.words.classes import entries
from nkscrape.extract.words.pattern import any_of

MAX_LEVEL = 10_000
MAX_SPACER = 10
"""First elements of a comment among which a level may be stated."""
_CHILD_OF = re.compile(r"(?:^|\s)(?:child-of|parent|reply-to|in-reply-to)[-_](?:comment[-_])?(\d+)(?:\s|$)")
_PARENT_ATTRIBUTE = re.compile(r"data-(?:\w+-)*(?:parent(?:[-_]?\w+)?|(?:in-)?reply-(?:to|id))")
_LEVELS = ("data-level", "data-depth", "data-indent", "indent", "aria-level")
_LEVEL_ATTRIBUTES = frozenset((*_LEVELS, "width"))
_INDENT_STYLE = re.compile(
    r"(?:margin|padding)-(?:left|right|inline-start)\s*:\s*(\d{1,4})(?:\.\d+)?\s*(?:px|em|rem|%|pt)", re.IGNORECASE
)
_NAMED_NUMBER = re.compile(r"(?:^|\s)([a-zA-Z_-]{1,20}?)(\d{1,2})(?=\s|$)")
_NUMBER = re.compile(r"\d{1,20}")


@cache
def _named_level() -> re.Pattern[str]:
    named = any_of(entries("roles", "level"))
    return re.compile(rf"(?:^|[\s_-]){named}[-_]?(?:level|depth|lv|lvl)?[-_]?(\d{{1,3}})(?=\s|$|[_-])", re.IGNORECASE)


@cache
def _named_answer() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s_-]){any_of(entries('roles', 'answer'))}(?=\s|$|_)", re.IGNORECASE)


def parents_of(page: Reading, elements: Sequence[int]) -> list[int | None]:
    """Return the index of each comment's parent, from nesting, else from indents, else from depth in the tree."""
    parents: list[int | None] = []
    above = {
        parent: sum(1 for _ in page.around(parent)) for parent in {page.parents[i] for i in elements} if parent >= 0
    }
    depths = [above.get(page.parents[i], -1) for i in elements]
    open_ones: list[int] = []
    for number, i in enumerate(elements):
        while open_ones and page.ends[elements[open_ones[-1]]] <= i:
            open_ones.pop()
        parents.append(open_ones[-1] if open_ones else None)
        open_ones.append(number)
    if any(parent is not None for parent in parents):
        return _with_wrapped_roots(parents, depths)
    levels = _levels(page, elements)
    return _by_level(levels if len(set(levels)) > 1 and len(set(levels)) >= len(set(depths)) else depths)


def _with_wrapped_roots(parents: list[int | None], depths: list[int]) -> list[int | None]:
    """Nested threads may still wrap some answers beside their parent: take the tree's word where it says something."""
    roots = [depth for depth, parent in zip(depths, parents, strict=True) if parent is None]
    top = min(roots, default=0)
    if all(depth == top for depth in roots):
        return parents
    by_depth = _by_level(depths)
    return [parent if parent is not None else by_depth[number] for number, parent in enumerate(parents)]


def _by_level(levels: Sequence[int]) -> list[int | None]:
    """Return for each comment the last one before it on a lower level."""
    stack: list[tuple[int, int]] = []
    parents: list[int | None] = []
    for number, level in enumerate(levels):
        while stack and stack[-1][0] >= level:
            stack.pop()
        parents.append(stack[-1][1] if stack else None)
        stack.append((level, number))
    return parents


def _levels(page: Reading, elements: Sequence[int]) -> list[int]:
    """Return each comment's indent, as a class or style on it, around it or on its first children says; 0 for none."""
    for level_of in (_level, _stated_level, _answers):
        levels = [level_of(page, i) for i in elements]
        if len(set(levels)) > 1:
            return levels
    for levels in _numbered_classes(page, elements):
        if any(levels):
            return levels
    return [0] * len(elements)


def _level(page: Reading, i: int) -> int:
    for one in _near(page, i):
        mark = page.get(one, "class")
        match = _named_level().search(mark) if mark else None
        match = match or _INDENT_STYLE.search(page.get(one, "style"))
        if match:
            return min(int(match[1]), MAX_LEVEL)
    return 0


def _answers(page: Reading, i: int) -> int:
    """Return 1 for an element whose class calls it an answer."""
    return int(bool(_named_answer().search(page.get(i, "class"))))


def _stated_level(page: Reading, i: int) -> int:
    """Return the level an attribute states, or the width of a table's spacer."""
    for one in range(i, min(page.ends[i], i + MAX_SPACER)):
        attributes = page.attributes[one]
        if _LEVEL_ATTRIBUTES.isdisjoint(attributes):
            continue
        value = next((value for name in _LEVELS if (value := page.get(one, name))), "")
        if (not value and page.tags[one] == "td" and not page.text(one)) or (
            not value and page.tags[one] == "img" and page.get(one, "height") in ("0", "1")
        ):
            value = page.get(one, "width")
        if value.isdecimal():
            return min(int(value[:9]), MAX_LEVEL)
    return 0


def _near(page: Reading, i: int) -> Iterator[int]:
    """Yield where an indent may be marked: the element, its parent, its first child and grandchild."""
    yield i
    yield max(page.parents[i], 0)
    for first in range(i + 1, min(page.ends[i], i + 3)):
        if page.parents[first] == first - 1:
            yield first


def _numbered_classes(page: Reading, elements: Sequence[int]) -> Iterator[list[int]]:
    """Yield the numbers of classes that run like depths: from the lowest, never up by more than one, and back again."""
    numbers: list[dict[str, int]] = [
        {name[1]: int(name[2]) for one in _near(page, i) for name in _NAMED_NUMBER.finditer(page.get(one, "class"))}
        for i in elements
    ]
    for stem in numbers[0] if numbers else ():
        found = [by_stem.get(stem, -1) for by_stem in numbers]
        ranks = {number: rank for rank, number in enumerate(sorted(set(found)))}
        if min(found) < 0 or (
            len(ranks) == 2
            and len(found) > 3
            and found[::2] == found[:1] * len(found[::2])
            and found[0] not in found[1::2]
        ):
            continue
        levels = [ranks[number] for number in found]
        steps = [after - before for before, after in pairwise(levels)]
        if levels[0] == 0 and max(steps, default=0) == 1 and levels[0] in levels[levels.index(levels[0] + 1) :]:
            yield levels


def parent_key(page: Reading, i: int) -> str | None:
    """Return the number of the comment this one says it answers, in an attribute or a class."""
    for name, value in page.attributes[i].items():
        number = _NUMBER.search(value) if value and _PARENT_ATTRIBUTE.fullmatch(name) else None
        if number and number[0] != "0":
            return number[0]
    match = _CHILD_OF.search(page.get(i, "class"))
    return match[1] if match and match[1] != "0" else None
