"""Groups the elements of a region that are alike: by class and tag, or as name lines with the siblings below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from nkscrape.extract.comments.judging import MAX_SAMPLE, Candidate

MAX_REGION = 20_000
"""Elements of one region that are grouped."""
BLOCKS = frozenset("div li article section tr td dt p table details blockquote dd".split())
MAX_TAIL = 100
"""Siblings that go on with one comment."""
_DIGITS = re.compile(r"\d+")
_STATE = re.compile(
    r"(?:odd|even|first|last|alt|parent|hidden|active|collapsed|expanded|author|me|is-\S+|js-\S+|\S+--\S+|\S*\d\S*[a-zA-Z]\S*)"
)
"""Class words that differ among like elements: states, and names with a number inside (ids, hashes)."""
_ORDER = frozenset("odd even first last alt".split())
"""Class words that only count."""


def like_elements(roots: Sequence[HtmlElement]) -> Iterator[Candidate]:
    """Yield the groups of like elements, in document order of their first member; strictly alike ones first."""
    elements = list(islice((one for root in roots for one in root.iter(*BLOCKS)), MAX_REGION))
    bare = [element for element in elements if not element.get("class")]
    for signature, members in ((_strict_signature, elements), (_loose_signature, elements), (_sibling_signature, bare)):
        found: dict[tuple[object, ...], list[HtmlElement]] = {}
        for element in members:
            found.setdefault(signature(element), []).append(element)
        for group in found.values():
            if len(group) > 1 or len(group[0]):
                yield Candidate(group)


def _strict_signature(element: HtmlElement) -> tuple[str, ...]:
    """Return tag and class as they are; without a class, the parent's and the first children's tags."""
    mark = element.get("class")
    if mark:
        return (element.tag, mark)
    parent = element.getparent()
    above = (parent.tag, parent.get("class") or "") if parent is not None else ()
    return (element.tag, "", *above, *(str(child.tag) for child in element[:2]))


def _loose_signature(element: HtmlElement) -> tuple[str, ...]:
    """Return tag and class without numbers and words for states; without a class, the parent's tag."""
    mark = loose_class(element.get("class") or "")
    parent = element.getparent()
    return (element.tag, mark) if mark else (element.tag, "", str(parent.tag) if parent is not None else "")


def _sibling_signature(element: HtmlElement) -> tuple[object, ...]:
    """Return tag and parent of an element without a class: whatever it holds, its siblings are like it."""
    return (element.tag, element.get("class"), element.getparent())


@lru_cache(maxsize=4096)
def loose_class(mark: str) -> str:
    """Return a class without numbers and words for states."""
    words = mark.split()
    if _ORDER.issuperset(words):
        return ""
    return " ".join(_DIGITS.sub("", word) for word in words if not _STATE.fullmatch(word)) or " ".join(words[:1])


def runs(roots: Sequence[HtmlElement]) -> Iterator[Candidate]:
    """Yield comments laid flat: a name's line, then its paragraphs as siblings, up to the next name's line."""
    inner = (one for root in roots for one in islice(root.iter("div", "td", "section", "dl"), 50))
    for children in (roots, *map(list, inner)):
        by_signature: dict[tuple[str, ...], list[HtmlElement]] = {}
        for child in children:
            if isinstance(child.tag, str):
                by_signature.setdefault(_loose_signature(child), []).append(child)
        if any(child.tag == "hr" for child in children):
            yield _parted(children)
        for heads in by_signature.values():
            if 1 < len(heads) < len(children) and all(map(_is_line, heads[:MAX_SAMPLE])):
                own = set(heads)
                yield Candidate(heads, [_until(head, own) for head in heads])


def _parted(children: Sequence[HtmlElement]) -> Candidate:
    """Return the runs between horizontal rules."""
    segments: list[list[HtmlElement]] = [[]]
    for child in children:
        if child.tag == "hr":
            segments.append([])
        elif isinstance(child.tag, str):
            segments[-1].append(child)
    segments = [segment for segment in segments if segment]
    return Candidate([segment[0] for segment in segments], [segment[1:] for segment in segments])


def _is_line(element: HtmlElement) -> bool:
    return len("".join(element.itertext()).strip()) < 120


def _until(head: HtmlElement, heads: set[HtmlElement]) -> list[HtmlElement]:
    tail = []
    for sibling in islice(head.itersiblings(), MAX_TAIL):
        if sibling in heads:
            break
        tail.append(sibling)
    return tail
