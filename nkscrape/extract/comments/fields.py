"""Reads one comment element: author, date, text, likes, id. Roles of classes first, then the shape of its lines."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import islice

from lxml.html import HtmlElement

from nkscrape.extract import words
from nkscrape.extract.comments import roles
from nkscrape.extract.comments.heads import MAX_HEAD, above_first_paragraph, is_mark, name_and_stamp, pieces
from nkscrape.extract.comments.names import (
    MAX_NAME,
    announces_name,
    byline_name,
    clean_name,
    looks_like_name,
    may_be_name,
    name_from_lines,
    without_counters,
)
from nkscrape.extract.comments.stamps import find_stamp, is_stamp, stamp_in_line, stamp_of
from nkscrape.extract.comments.thread import Found
from nkscrape.extract.text import inline, paragraphs
from nkscrape.page import Page

MAX_OWN_ELEMENTS = 2_000
"""Elements of one comment that are looked at."""
_SILENT = frozenset(
    "img svg noscript script style form textarea button input select label iframe template picture video audio i"
    "".split()
)
_PLAIN = frozenset("p br em strong b u s del ins blockquote pre code ol ul li hr sub sup small".split())
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NAMES = frozenset(("b", "strong", "cite", "h2", "h3", "h4", "h5", "h6", "a", "dt", "th"))
_NUMBER = re.compile(r"[+-]?\d{1,6}(?![\d.,:/-])")


@dataclass(slots=True)
class _Parts:
    """The own elements of a comment by role, without those of the comments inside it."""

    by_role: dict[str, list[HtmlElement]] = field(default_factory=dict)
    names: list[HtmlElement] = field(default_factory=list)
    """Elements that may show a name though no class says so."""
    inner: set[HtmlElement] = field(default_factory=set)
    """Elements whose text is not the comment's: other comments, buttons, counters."""
    titles: list[HtmlElement] = field(default_factory=list)
    """Headings that stand above the first paragraph."""
    leaves: list[HtmlElement] = field(default_factory=list)
    """The first elements that hold a short text and no other element."""

    text_around: dict[HtmlElement, HtmlElement | None] = field(default_factory=dict)
    """Of each element with a role or name: the innermost text element it stands in."""

    def of(self, role: str) -> list[HtmlElement]:
        return self.by_role.get(role, [])


def read_item(page: Page, item: HtmlElement, items: Collection[HtmlElement], tail: Sequence[HtmlElement] = ()) -> Found:
    """Return the comment in `item` (and in `tail`, the siblings that go on with it), without other `items`."""
    parts = _parts((item, *tail), items)
    stamp, stamp_element = _stamp(parts)
    name, name_element = _name(parts)
    heads = {element for element in (name_element, stamp_element) if element is not None}
    texts = _texts(parts, heads)
    if texts and not (name and stamp):
        around = "\n".join(piece for _, piece in islice(pieces((item, *tail), parts.inner.union(texts)), MAX_HEAD))
        name, stamp, _ = name_from_lines(name, stamp, around)
    elif not (name and stamp):
        name, stamp, found = name_and_stamp((item, *tail), parts.inner | heads, name, stamp)
        name_element = found.get("name", name_element)
        heads.update(found.values())
    text = _text(item, tail, parts, texts, heads)
    if not texts and not (name and stamp):
        name, stamp, text = name_from_lines(name, stamp, text)
    if not texts and name:
        above = above_first_paragraph(item, parts.inner, text)
        stamp = stamp or (stamp_in_line(above) if above else None)
        text = text[len(above) :].strip()
    text, name = without_counters(text), clean_name(name)
    return Found(
        text=text,
        author_name=name or None,
        author_url=_link(page, name_element),
        published_raw=stamp,
        likes=_likes(parts),
        is_deleted=len(text) < 160 and words.comments.is_removed(text),
    )


def _parts(starts: Sequence[HtmlElement], items: Collection[HtmlElement]) -> _Parts:
    parts = _Parts()
    stack: list[tuple[HtmlElement, HtmlElement | None]] = [
        (start, None) for start in reversed(starts if len(starts) > 1 else starts[0])
    ]
    budget, has_paragraph = MAX_OWN_ELEMENTS, False
    while stack and budget:
        budget -= 1
        element, text = stack.pop()
        tag = element.tag
        mark = element.get("class") or element.get("id")
        role = roles.role_of(mark) if mark else ""
        is_silent = tag in _SILENT and not (tag == "button" and role == roles.AUTHOR)
        if is_silent or (element in items and element is not starts[0]) or (role != roles.AUTHOR and is_mark(element)):
            parts.inner.add(element)
            continue
        if not role and tag not in _PLAIN:
            role = _role_by_tag(element, tag)
        if role or tag in _NAMES:
            parts.text_around[element] = text
        if role:
            parts.by_role.setdefault(role, []).append(element)
            if role == roles.SKIP:
                parts.inner.add(element)
                parts.by_role.setdefault(roles.LIKES, []).extend(_counters(element))
                continue
            if role == roles.LIKES:
                parts.inner.add(element)
            elif role == roles.TEXT:
                text = element
        if tag in _NAMES and len(parts.names) < 4:
            parts.names.append(element)
            if tag in _HEADINGS and not has_paragraph:
                parts.titles.append(element)
        has_paragraph = has_paragraph or tag == "p"
        if len(element) == 0 and len(parts.leaves) < 4 and 1 < len(element.text or "") < MAX_NAME:
            parts.leaves.append(element)
            parts.text_around.setdefault(element, text)
        if len(element):
            stack.extend((child, text) for child in reversed(element))
    return parts


def _counters(element: HtmlElement) -> list[HtmlElement]:
    """Return the elements among buttons that show a number of approvals."""
    inside = islice(element.iter("span", "div", "b", "strong"), 12) if len(element) else ()
    return [one for one in inside if roles.role_of(one.get("class") or "") == roles.LIKES]


def _role_by_tag(element: HtmlElement, tag: str) -> str:
    if tag == "time" or (tag == "abbr" and element.get("title")):
        return roles.DATE
    if tag in ("footer", "header"):
        return roles.META
    if tag == "cite":
        return roles.AUTHOR
    prop = element.get("itemprop") or element.get("property")
    if prop:
        return roles.ITEMPROPS.get(prop.lower().rpartition(":")[2], "")
    rel = element.get("rel") if tag == "a" else None
    return roles.AUTHOR if rel and "author" in rel else ""


def _stamp(parts: _Parts) -> tuple[str | None, HtmlElement | None]:
    """Return the comment's date and the element that shows it."""
    dates = sorted(parts.of(roles.DATE), key=_is_no_time_element)
    for number, element in enumerate(dates):
        stamp = stamp_of(element)
        if stamp:
            return _with_clock(stamp, dates[number + 1 : number + 3]), element
    for element in parts.of(roles.META):
        text = _short(element, parts)
        found = find_stamp(text) if text else None
        if found:
            inner = next((stamp_of(link) for link in element.iter("a", "span") if link.get("title")), None)
            return (inner if inner and find_stamp(inner) else found[0]), element
    for element in parts.of(roles.AUTHOR):
        found = find_stamp(_short(element, parts))
        if found:
            return found[0], None
    for element in parts.leaves:
        if is_stamp(inline(element.text)):
            return inline(element.text), element
    return None, None


def _is_no_time_element(element: HtmlElement) -> bool:
    return bool(element.tag != "time")


def _with_clock(stamp: str, others: Sequence[HtmlElement]) -> str:
    """Return a date with the time of day that stands in an element of its own."""
    if ":" not in stamp:
        for element in others:
            text = inline("".join(element.itertext()))
            if words.dates.is_clock(text):
                return f"{stamp} {text}"
    return stamp


def _short(element: HtmlElement, parts: _Parts) -> str:
    """Return the text of a small element on one line, '' for a large one."""
    if len(element) == 0:
        return inline(element.text) if len(element.text or "") < 300 else ""
    text = paragraphs(element, parts.inner)
    return inline(text) if len(text) < 300 else ""


def _name(parts: _Parts) -> tuple[str, HtmlElement | None]:
    """Return the author's name as shown and the element that shows it."""
    texts = parts.of(roles.TEXT)
    authors = parts.of(roles.AUTHOR)
    for element in [one for one in authors if parts.text_around[one] is None] or authors:
        for inner in _inside(element, authors):
            name = clean_name(_short(inner, parts))
            if may_be_name(name):
                return name, element
    for element in parts.of(roles.META):
        name = byline_name(_short(element, parts))
        if name:
            return name, next((one for one in parts.names if element in one.iterancestors()), element)
    for element in parts.titles:
        text = _short(element, parts)
        if announces_name(text) and may_be_name(clean_name(text)):
            return clean_name(text), element
    for element in parts.names if texts else parts.titles:
        name = clean_name(_short(element, parts))
        if may_be_name(name) and parts.text_around[element] is None and (texts or looks_like_name(name)):
            return name, element
    return "", None


def _inside(element: HtmlElement, authors: Collection[HtmlElement]) -> list[HtmlElement]:
    """Return where an author element may show the name alone, innermost first."""
    best = [inner for inner in islice(element.iter(), 40) if inner is not element and _shows_name(inner, authors)]
    return [*reversed(best[:2]), element]


def _shows_name(inner: HtmlElement, authors: Collection[HtmlElement]) -> bool:
    return inner.tag in ("cite", "b", "strong") or inner in authors or inner.get("itemprop") == "name"


def _text(
    item: HtmlElement,
    tail: Sequence[HtmlElement],
    parts: _Parts,
    texts: Sequence[HtmlElement],
    heads: Collection[HtmlElement],
) -> str:
    """Return the comment's text: that of `texts`, else what is left without name, date, title line and buttons."""
    around = {*parts.of(roles.META), *parts.of(roles.SUBJECT)}
    if texts:
        pieces = [paragraphs(element, (parts.inner | around) - {element}) for element in texts]
        return "\n\n".join(dict.fromkeys(filter(None, pieces)))
    small = {one for one in [*around, *parts.of(roles.AUTHOR)] if len(one) == 0 or _short(one, parts)}
    skip = parts.inner.union(heads, small, parts.of(roles.DATE), parts.titles)
    shown = [element for element in (item, *tail) if element not in heads]
    return "\n\n".join(filter(None, (paragraphs(element, skip - {element}) for element in shown)))


def _texts(parts: _Parts, heads: Collection[HtmlElement]) -> list[HtmlElement]:
    """Return the outermost text elements that hold neither name nor date."""
    above = set(heads)
    for head in heads:
        around = parts.text_around.get(head)
        while around is not None:
            above.add(around)
            around = parts.text_around[around]
    return [one for one in parts.of(roles.TEXT) if one not in above and _is_outermost(parts, one, above)]


def _is_outermost(parts: _Parts, element: HtmlElement, above: Collection[HtmlElement]) -> bool:
    around = parts.text_around[element]
    return around is None or around in above


def _link(page: Page, element: HtmlElement | None) -> str | None:
    """Return the address behind the name, None where it leads to the comment itself."""
    if element is None:
        return None
    for link in (*element.iter("a"), *([element.getparent()] if element.getparent() is not None else [])):
        href = link.get("href") if link.tag == "a" else None
        if href and "#" not in href[:1] and "#comment" not in href and "replytocom" not in href:
            return page.link(href)
    return None


def _likes(parts: _Parts) -> int | None:
    """Return the number of approvals, where one element of that meaning shows one number."""
    for element in parts.of(roles.LIKES):
        text = inline("".join(element.itertext()))[:40]
        numbers = _NUMBER.findall(text)
        if len(numbers) == 1:
            return int(numbers[0])
    return None
