"""The thread in a page's own HTML: known families first, then the structure of hand-made markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from lxml.html import HtmlElement

from nkscrape.extract import words
from nkscrape.extract.comments import nesting, schema_org, structural
from nkscrape.extract.comments.belonging import of_this_page
from nkscrape.extract.comments.build import without_repeats
from nkscrape.extract.comments.fields import read_item
from nkscrape.extract.comments.items import Group, Item, known_groups
from nkscrape.extract.comments.marks import key_of
from nkscrape.extract.comments.numbering import is_known
from nkscrape.extract.comments.thread import Found
from nkscrape.extract.landmarks import Landmarks
from nkscrape.page import Page

MAX_INSIDE = 60
"""Elements of one comment that are looked at for its number."""
_PING = re.compile(r"(?:ping|track)back\b", re.IGNORECASE)


@dataclass(slots=True)
class PageThread:
    """Comments found in a page, each with its element."""

    platform: str | None = None
    found: list[Found] = field(default_factory=list)
    elements: list[HtmlElement] = field(default_factory=list)
    common: HtmlElement | None = None
    """The nearest element around them all."""
    left_out: int = 0
    """Pingbacks and the like, which displayed counts may include."""


def read_page_thread(page: Page, landmarks: Landmarks) -> PageThread:
    """Return the comments in the page; an empty thread where there are none."""
    for group in known_groups(page, landmarks.discussion):
        thread = _read_group(page, group)
        if thread.found or (thread.left_out and group.family.platform):
            return thread
    for group in chain(structural.groups(page, landmarks), schema_org.microdata_group(page)):
        thread = _read_group(page, group)
        if thread.found:
            return thread
    return PageThread(found=schema_org.json_ld_comments(page))


def _read_group(page: Page, group: Group) -> PageThread:
    items = of_this_page(page, group.items)
    if group.family.platform is None:
        items = [item for item in items if not structural.is_elsewhere(item.element)]
    if not items:
        return PageThread()
    elements = [item.element for item in items]
    own = set(elements)
    tails = [item.tail or _tail(item.element, own) for item in items]
    thread = PageThread(group.family.platform)
    read: list[Found | None] = []
    pings = 0
    for item, tail in zip(items, tails, strict=True):
        ping = "echo" in words.classes.kinds_of(item.element.get("class") or "")
        pings += ping
        read.append(None if ping else _read(page, group, item, own, tail))
    thread.common = _common(elements)
    _link_parents(read, nesting.parents_of(elements, thread.common))
    thread.found = [found for found in read if found is not None]
    thread.elements = elements + [one for tail in tails for one in tail]
    thread.left_out = len(read) - len(thread.found)
    if not _is_thread(thread, len(items)):
        return PageThread(left_out=pings)
    thread.found = without_repeats(thread.found, are_ids=is_known(thread.platform))
    return thread


def _link_parents(read: list[Found | None], parents: list[int | None]) -> None:
    """Give each comment its parent; the nearest one above that could be read."""
    for found, parent in zip(read, parents, strict=True):
        above = parent
        while above is not None and read[above] is None:
            above = parents[above]
        if found is not None and above is not None:
            found.parent = read[above]


def _read(page: Page, group: Group, item: Item, own: set[HtmlElement], tail: Sequence[HtmlElement]) -> Found | None:
    """Return one comment, None where the element holds none."""
    found = read_item(page, item.element, own, tail)
    if not found.text or words.comments.is_echo(found.text) or _PING.match(found.author_name or ""):
        return None
    if not found.author_name and not found.is_deleted:
        return None
    found.key = item.key or _key_inside(group, item.element)
    found.is_local = item.is_local
    found.parent_key = item.parent_key if item.parent_key != "0" else None
    found.parent_key = found.parent_key or nesting.parent_key(item.element)
    if not group.family.has_dates:
        found.published_raw = None
    return found


def _key_inside(group: Group, element: HtmlElement) -> str | None:
    pattern = group.family.key_inside
    if pattern is None:
        return key_of(element)
    for inner in islice(element.iter(), MAX_INSIDE):
        match = pattern.search(inner.get("class") or "")
        if match:
            return match[1]
    return None


def _tail(element: HtmlElement, own: set[HtmlElement]) -> list[HtmlElement]:
    """Return the siblings that go on with a definition term's comment."""
    tail = []
    if element.tag == "dt":
        for sibling in element.itersiblings():
            if sibling in own or sibling.tag == "dt":
                break
            tail.append(sibling)
    return tail


def _common(elements: Sequence[HtmlElement]) -> HtmlElement | None:
    """Return the nearest element around all of these."""
    first = elements[0].getparent()
    if first is None or all(element.getparent() is first for element in elements):
        return first
    shared = [first, *first.iterancestors()]
    for element in elements[1:]:
        around = set(element.iterancestors())
        while shared and shared[0] not in around:
            shared.pop(0)
    return shared[0] if shared else None


def _is_thread(thread: PageThread, items: int) -> bool:
    """Say whether what was read is a discussion: most elements gave a comment, and none stands in a widget."""
    return len(thread.found) * 2 >= items - thread.left_out and bool(thread.found)
