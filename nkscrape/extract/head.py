"""The head of an article: what stands between its headline and its first paragraph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from lxml.html import HtmlElement

from nkscrape.extract.blocks import Block, read_blocks
from nkscrape.extract.regions import Regions


@dataclass(frozen=True, slots=True)
class Head:
    """What stands between headline and text, and around the headline."""

    elements: list[HtmlElement] = field(default_factory=list)
    """The elements between, in document order."""
    blocks: list[Block] = field(default_factory=list)
    """Their blocks, without menus and boxes."""
    near: list[HtmlElement] = field(default_factory=list)
    """An element around the headline, where byline and date may stand on its other side."""
    above: set[HtmlElement] = field(default_factory=set)
    """The elements in front of the headline's own box: a masthead, perhaps with today's date."""


def read_head(headline: HtmlElement | None, body: list[Block], regions: Regions) -> Head:
    """Return the head of an article; empty where the page shows no headline."""
    if headline is None:
        return Head()
    elements = list(elements_between(headline, body[0].element)) if body else []
    near = list(islice(headline.iterancestors(), 1, 2))
    above = {s for up in islice(headline.iterancestors(), 1) for s in up.itersiblings(preceding=True)}
    return Head(elements, blocks_in(elements, regions.outside_head), near, above)


def blocks_in(elements: Iterable[HtmlElement], skip: Callable[[HtmlElement], bool]) -> list[Block]:
    """Return the blocks of several elements, in order, without the elements `skip` says to leave out."""
    found: list[Block] = []
    for element in elements:
        if not skip(element):
            found.extend(read_blocks(element, skip))
    return found


def elements_between(start: HtmlElement, end: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the largest elements that lie wholly between two others; nothing where `end` comes first."""
    above_end = [end, *end.iterancestors()]
    line = set(above_end)
    node: HtmlElement | None = start
    while node is not None and node not in line:
        for sibling in node.itersiblings():
            if sibling in line:
                yield from _before(above_end, sibling)
                return
            yield sibling
        node = node.getparent()


def _before(above_end: list[HtmlElement], top: HtmlElement) -> Iterator[HtmlElement]:
    """Yield what stands before the end inside `top`, the end itself or an element around it."""
    path = above_end[: above_end.index(top) + 1]
    for outer, inner in zip(reversed(path), reversed(path[:-1]), strict=False):
        for child in outer:
            if child is inner:
                break
            yield child
