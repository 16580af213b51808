"""Hand-made threads: repeated blocks with a name, a time or number and a text, where the page says discussion.

Classes may be meaningless; headings, repetition and the shape of the text decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from nkscrape.extract import words
from nkscrape.extract.comments.families.family import Family
from nkscrape.extract.comments.items import Group, Item
from nkscrape.extract.comments.judging import Candidate, has_text, judge
from nkscrape.extract.comments.kin import with_kin
from nkscrape.extract.comments.marks import key_of, speaks
from nkscrape.extract.comments.repetition import BLOCKS, like_elements, runs
from nkscrape.extract.landmarks import Landmarks
from nkscrape.extract.words.headings import OTHER, RELATED
from nkscrape.page import Page

MAX_REGIONS = 8
"""Regions of one page that are judged."""
MAX_HEADINGS = 40
"""Headings of one page whose regions are looked for."""
MAX_RUNS = 40
"""Ways to part a region's siblings into comments that are judged."""
MAX_WRAPPERS = 3
"""Levels of wrappers around each comment that are climbed."""
MAX_ROOTS = 1_000
"""Elements after a heading that are looked at."""
_TITLES = frozenset(("h1", "h2", "h3", "header"))
_LISTS = frozenset(("ul", "ol", "dl", "aside"))
_SILENT = ("form", "script", "style", "noscript", "nav", "select", "textarea")
_HANDMADE = Family(platform=None)


def groups(page: Page, landmarks: Landmarks) -> Iterator[Group]:
    """Yield the most convincing group of comments of each region that says discussion, best region first."""
    for region in islice(_regions(landmarks), MAX_REGIONS):
        group = _best_group(page, region)
        if group:
            yield group


@dataclass(slots=True)
class _Region:
    """Elements under which comments may stand."""

    roots: list[HtmlElement]
    has_heading: bool
    """A heading above them says discussion without doubt, so that names and texts are proof enough."""


def _regions(landmarks: Landmarks) -> Iterator[_Region]:
    """Yield what stands under headings that say discussion, then the outermost containers whose class does."""
    for heading in landmarks.discussion_headings[:MAX_HEADINGS]:
        roots = _after_heading(heading)
        if roots and not is_elsewhere(heading):
            yield _Region(roots, not words.headings.is_weak("".join(heading.itertext())))
    judged: set[HtmlElement] = set()
    for element in landmarks.discussion:
        is_container = element.tag in BLOCKS or element.tag in _LISTS
        if is_container and speaks(element) and not any(around in judged for around in element.iterancestors()):
            judged.add(element)
            if has_text(element) and not is_elsewhere(element):
                yield _Region([element], False)


def _after_heading(heading: HtmlElement) -> list[HtmlElement]:
    """Return what follows a heading up to the next one of other matter, climbing out of the heading's wrappers."""
    node = heading
    for _ in range(4):
        after = []
        for sibling in islice(node.itersiblings(), MAX_ROOTS):
            if not isinstance(sibling.tag, str) or sibling.tag in _SILENT:
                continue
            if sibling.tag in _TITLES and words.headings.kind("".join(sibling.itertext())) in (OTHER, RELATED):
                break
            after.append(sibling)
        if any(has_text(sibling) for sibling in after):
            return after
        parent = node.getparent()
        if parent is None or parent.tag in ("body", "html", "main") or (node is not heading and speaks(node)):
            break
        node = parent
    return []


def is_elsewhere(element: HtmlElement) -> bool:
    """Say whether a region belongs to a widget about other pages, a ticker, a form or a counter."""
    for level, around in enumerate((element, *element.iterancestors())):
        mark = f"{around.get('class') or ''} {around.get('id') or ''}"
        if around.tag in ("nav", "footer", "button", "a", "select"):
            return True
        if around.tag in ("form", "body") or level > 6:
            break
        if "not_thread" in words.classes.kinds_of(mark):
            return True
    return False


def _best_group(page: Page, region: _Region) -> Group | None:
    """Return the region's most convincing group; flat runs only where no elements hold whole comments."""
    for candidates in (like_elements(region.roots), islice(runs(region.roots), MAX_RUNS)):
        best: Candidate | None = None
        for candidate in candidates:
            judge(page, candidate, region.has_heading)
            if candidate.valid and (best is None or candidate.beats(best)):
                best = candidate
        if best is not None:
            tails = best.tails or [[] for _ in best.elements]
            elements = best.elements if best.tails else _widened(best.elements, region.roots)
            pairs = zip(elements, tails, strict=True)
            items = [Item(element, key_of(element), tail=tail) for element, tail in pairs]
            return Group(_HANDMADE, with_kin(page, items, region.roots))
    return None


def _widened(elements: list[HtmlElement], roots: list[HtmlElement]) -> list[HtmlElement]:
    """Return the wrappers that hold one comment each and nothing else: ids and parents stand on the outer ones."""
    for _ in range(MAX_WRAPPERS):
        wrappers = [around for element in elements if (around := element.getparent()) is not None]
        alone = len(set(wrappers)) == len(elements) and all(len(around) == 1 for around in wrappers)
        if not alone or not set(roots).isdisjoint(elements):
            break
        elements = wrappers
    return elements
