"""Which comment answers which, where the tree does not nest them or says it another way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, pairwise

from lxml.html import HtmlElement

from nkscrape.extract.words.classes import entries
from nkscrape.extract.words.pattern import any_of

MAX_LEVEL = 10_000
MAX_SPACER = 10
"""First elements of a comment among which a level may be stated."""
_CHILD_OF = re.compile(r"(?:^|\s)(?:child-of|parent|reply-to|in-reply-to)[-_](?:comment[-_])?(\d+)(?:\s|$)")
_PARENT_ATTRIBUTE = re.compile(r"data-(?:\w+-)*(?:parent(?:[-_]?\w+)?|(?:in-)?reply-(?:to|id))")
_LEVEL_ATTRIBUTES = ("data-level", "data-depth", "data-indent", "indent", "aria-level")
_INDENT_STYLE = re.compile(r"(?:margin|padding)-left\s*:\s*(\d{1,4})(?:\.\d+)?\s*(?:px|em|rem|%|pt)", re.IGNORECASE)
_NAMED_NUMBER = re.compile(r"(?:^|\s)([a-zA-Z_-]{1,20}?)(\d{1,2})(?=\s|$)")
_NUMBER = re.compile(r"\d{1,20}")


@cache
def _named_level() -> re.Pattern[str]:
    named = any_of(entries("roles", "level"))
    return re.compile(rf"(?:^|[\s_-]){named}[-_]?(?:level|depth|lv|lvl)?[-_]?(\d{{1,3}})(?=\s|$|[_-])", re.IGNORECASE)


@cache
def _named_answer() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s_-]){any_of(entries('roles', 'answer'))}(?=\s|$|_)", re.IGNORECASE)


def parents_of(elements: Sequence[HtmlElement], root: HtmlElement | None) -> list[int | None]:
    """Return the index of each comment's parent, from nesting, else from indents, else from depth in the tree."""
    index = {element: number for number, element in enumerate(elements)}
    parents: list[int | None] = []
    depths: list[int] = []
    for element in elements:
        parent, depth = None, 0
        for ancestor in element.iterancestors():
            depth += 1
            if ancestor in index:
                parent = index[ancestor]
                break
            if ancestor is root:
                break
        parents.append(parent)
        depths.append(depth if parent is None else depth + depths[parent])
    if any(parent is not None for parent in parents):
        return _with_wrapped_roots(parents, depths)
    levels = _levels(elements)
    if len(set(levels)) > 1:
        return _by_level(levels)
    return _by_level(depths)


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


def _levels(elements: Sequence[HtmlElement]) -> list[int]:
    """Return each comment's indent, as a class or style on it, around it or on its first children says; 0 for none."""
    for level_of in (_level, _stated_level, _answers):
        levels = [level_of(element) for element in elements]
        if len(set(levels)) > 1:
            return levels
    for levels in _numbered_classes(elements):
        if any(levels):
            return levels
    return [0] * len(elements)


def _level(element: HtmlElement) -> int:
    for one in _around(element):
        mark = one.get("class")
        match = _named_level().search(mark) if mark else None
        match = match or _INDENT_STYLE.search(one.get("style") or "")
        if match:
            return min(int(match[1]), MAX_LEVEL)
    return 0


def _answers(element: HtmlElement) -> int:
    """Return 1 for an element whose class calls it an answer."""
    return int(bool(_named_answer().search(element.get("class") or "")))


def _stated_level(element: HtmlElement) -> int:
    """Return the level an attribute states, or the width of a table's spacer."""
    for one in islice(element.iter(), MAX_SPACER):
        value = next((value for name in _LEVEL_ATTRIBUTES if (value := one.get(name))), None)
        if value is None and (one.tag == "img" or (one.tag == "td" and len(one) == 0 and not (one.text or "").strip())):
            value = one.get("width") if one.tag == "td" or one.get("height") in ("0", "1") else None
        if value and value.isdecimal():
            return min(int(value), MAX_LEVEL)
    return 0


def _around(element: HtmlElement) -> list[HtmlElement]:
    """Return where an indent may be marked: the element, its parent, its first child and grandchild."""
    first = element[0] if len(element) else None
    second = first[0] if first is not None and len(first) else None
    return [one for one in (element, element.getparent(), first, second) if one is not None]


def _numbered_classes(elements: Sequence[HtmlElement]) -> Iterator[list[int]]:
    """Yield the numbers of classes that run like depths: from the lowest, never up by more than one, and back again."""
    numbers: list[dict[str, int]] = [
        {name[1]: int(name[2]) for one in _around(element) for name in _NAMED_NUMBER.finditer(one.get("class") or "")}
        for element in elements
    ]
    for stem in numbers[0] if numbers else ():
        levels = [by_stem.get(stem, -1) for by_stem in numbers]
        steps = [after - before for before, after in pairwise(levels)]
        if (
            min(levels) == levels[0] >= 0
            and max(steps, default=0) == 1
            and levels[0] in levels[levels.index(levels[0] + 1) :]
        ):
            yield [level - levels[0] for level in levels]


def parent_key(element: HtmlElement) -> str | None:
    """Return the number of the comment this one says it answers, in an attribute or a class."""
    for name, value in element.items():
        number = _NUMBER.search(value) if _PARENT_ATTRIBUTE.fullmatch(name) else None
        if number and number[0] != "0":
            return number[0]
    match = _CHILD_OF.search(element.get("class") or "")
    return match[1] if match and match[1] != "0" else None
