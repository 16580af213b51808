"""Where a page may offer related reading: elements whose class says so, and what stands under such a heading."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from nkscrape.extract import words
from nkscrape.extract.headings import Heading, headings_of
from nkscrape.extract.reading import Block, Reading
from nkscrape.extract.reading.tags import HEADINGS
from nkscrape.extract.reading.text import inline
from nkscrape.extract.teasers.names import TITLE, part_named
from nkscrape.extract.threads.stamps import is_stamp
from nkscrape.extract.words.headings import OTHER, RELATED

MAX_BOXES = 40
"""Boxes of one page that are looked at."""
MAX_ELEMENTS = 200
"""Elements under one heading that are looked at."""
MAX_HEADING_TEXT = 80
MAX_GOES_ON = 600
MAX_TEXT = 3000
"""Characters of running text in a box; more are an article's."""
MAX_CLIMB = 5
"""Wrappers of a heading beyond which what follows is not under it."""
_CONTAINERS = frozenset("div section aside nav ul ol li article details dl table".split())
_TOP = frozenset(("body", "html", "main", "article", "aside", "footer", "nav"))
_EMPTY = frozenset(("script", "style", "noscript", "hr", "br", "ins"))
_CUT = ("…", "...", "[…]", "[...]")


@dataclass(slots=True)
class Box:
    """Elements that together may offer related reading."""

    elements: list[int]
    heading: str | None
    mark: str = ""
    """Its class and id, where they say related."""
    is_button: bool = False
    """Whether its heading is a link of its own."""


def find_boxes(page: Reading) -> Iterator[Box]:
    """Yield what may be a box of related reading, in document order; one may stand in another."""
    starts: list[tuple[int, Heading | None]] = [(i, None) for i in _named(page)]
    starts += [(heading.element, heading) for heading in headings_of(page) if heading.kind == RELATED]
    end = 0
    for i, heading in sorted(starts, key=lambda start: start[0])[:MAX_BOXES]:
        if heading:
            if under := _elements_under(page, heading):
                yield Box(under, heading.text, is_button=_is_button(page, heading, under))
        elif page.first(i, "a") is not None and not _holds_article(page, i):
            text = heading_of(page, i)
            if text or i >= end:  # else a part of the one around it
                yield Box([i], text, page.names[i])
            end = max(end, page.ends[i])


def _named(page: Reading) -> list[int]:
    """Return the elements whose class or id says related."""
    kinds_of = words.classes.kinds_of
    marked = [rows for name, rows in page.by_name.items() if "related" in kinds_of(name)]
    return [i for i in chain.from_iterable(marked) if page.tags[i] in _CONTAINERS]


def _holds_article(page: Reading, i: int) -> bool:
    """Say whether an element holds the page's headline, or more text than a box of teasers has."""
    headline = page.by_tag.get("h1", (-1,))[0]
    return page.holds(i, headline) or page.running(i) > MAX_TEXT


def _is_button(page: Reading, heading: Heading, under: list[int]) -> bool:
    holder = page.holders[heading.start]
    return any(page.tags[i] == "a" and i not in under for i in (holder, *islice(page.around(holder), MAX_CLIMB)))


def heading_of(page: Reading, i: int) -> str | None:
    """Return the heading of a box: its first text if that is no card's, its label, or the heading right before it."""
    for block in page.blocks_in(i)[:3]:
        if (text := _heading_text(page, block)) is not None:
            if words.headings.kind(text) != RELATED and block.linked:
                return None
            return text if len(text) <= MAX_HEADING_TEXT else None
    label = inline(page.get(i, "aria-label"))
    return label if words.headings.kind(label) else _heading_before(page, i)


def _heading_text(page: Reading, block: Block) -> str | None:
    """Return the text of a block that is a heading by tag, class or words; of a row of tabs the first."""
    tabs = page.inside(block.element, "a") if block.is_heading else []
    text = page.text(tabs[0]) if len(tabs) > 1 else block.text
    kind = words.headings.kind(text)
    if block.is_heading or kind == RELATED or (kind == OTHER and not block.linked):
        return text
    return text if not block.linked and part_named(page.get(block.element, "class")) == TITLE else None


def _heading_before(page: Reading, i: int) -> str | None:
    before = page.previous(i)
    if before is None or not 0 < page.size(before) <= MAX_HEADING_TEXT:
        return None
    text = page.text(before)
    return text if page.tags[before] in HEADINGS or words.headings.kind(text) else None


def _elements_under(page: Reading, heading: Heading) -> list[int]:
    """Return what follows a heading and holds links, climbing out of its wrappers while nothing else follows."""
    node = heading.element
    if heading.is_label and page.tags[paragraph := page.block_around(node)] == "p":
        return [paragraph] if _is_list(page, paragraph, heading) else []  # 'Read more: …' in running text
    if page.size(node) > len(heading.text) + 5:
        inner = (child for child in page.children(node) if page.starts[child] > heading.start)
        found = _links_among(page, inner)[0] if page.tags[node] != "a" else []
        if found or not page.linked[node]:
            return found
    for _ in range(MAX_CLIMB):
        parent = page.parents[node]
        if parent < 0 or page.tags[node] in ("button", "label", "li"):
            return []
        if page.tags[node] == "a":
            return [node] if _opens_card(page, node, heading.text) else []
        after, is_end = _links_among(page, page.following(node))
        if after or is_end:
            return after
        if page.tags[parent] in _TOP:
            return []
        node = parent
    return []


def _is_list(page: Reading, paragraph: int, heading: Heading) -> bool:
    """Say whether all of a paragraph are lines under their label, each of them a link."""
    label, *lines = heading.block.text.split("\n")
    size = sum(map(len, lines))
    is_whole = page.size(paragraph) <= len(heading.block.text)
    return is_whole and label == heading.text and len(lines) > 1 and heading.block.linked * 1.25 > size


def _opens_card(page: Reading, link: int, text: str) -> bool:
    """Say whether a link of its own begins with the heading, and goes on with a headline: 'Read also: …'."""
    whole = page.text(link)
    if words.headings.is_ambiguous(text) or page.tags[page.parents[link]] == "p" or not whole.startswith(text):
        return False
    return len(whole) > len(text) + 20 and page.first(link, *HEADINGS, "img", "div") is not None


def _links_among(page: Reading, behind: Iterable[int]) -> tuple[list[int], bool]:
    """Return those of the siblings behind a heading that are made of links, and whether other matter ends them."""
    after: list[int] = []
    for sibling in islice(behind, MAX_ELEMENTS):
        tag = page.tags[sibling]
        if tag in _EMPTY:
            continue
        if tag in HEADINGS and page.first(sibling, "a") is None:
            return after, bool(after) or page.next(sibling) is not None
        if words.headings.kind(_first_text(page, sibling)) == OTHER or (after and _opens_box(page, sibling)):
            return after, True
        if _is_made_of_links(page, sibling) or (after and goes_on(page, sibling)):
            after.append(sibling)
        elif after or page.size(sibling) > 60:
            return after, True
    return after, False


def _opens_box(page: Reading, i: int) -> bool:
    """Say whether an element begins with a heading of its own over several links."""
    heading = page.first(i, *HEADINGS)
    if heading is None or page.starts[heading] > page.starts[i] + 1 or page.linked[heading]:
        return False
    links = page.inside(i, "a")
    return len(links) > 1 and page.ends[heading] <= links[0]


def _first_text(page: Reading, i: int) -> str:
    """Return the first text in an element, among its first pieces, that is not blank and in no link."""
    pieces = range(page.starts[i], min(page.stops[i], page.starts[i] + 5))
    first = next((at for at in pieces if page.texts[at].strip()), None)
    return inline(page.texts[first]) if first is not None and not page.linked[page.holders[first]] else ""


def goes_on(page: Reading, i: int) -> bool:
    """Say whether an element without links is an excerpt (it breaks off) or date of the teaser above it."""
    if page.tags[i] == "a" or page.first(i, "a") is not None or page.size(i) > MAX_GOES_ON:
        return False
    text = next((line for line in reversed(lines_of(page, i)) if not is_stamp(line)), "")
    return not text or text.endswith(_CUT)


def lines_of(page: Reading, i: int, skip: Collection[int] = ()) -> list[str]:
    """Return the lines of an element, ended by blocks or `br`, without the elements of `skip`."""
    if page.ends[i] == i + 1:
        return [text] if (text := page.text(i)) else []
    return [part for line in page.layout.lines(i, skip) for part in line.split("\n")]


def _is_made_of_links(page: Reading, i: int) -> bool:
    """Say whether an element is a list of links or cards rather than running text."""
    links = [i] if page.tags[i] == "a" else page.inside(i, "a")
    if not links:
        return False
    total, linked = page.size(i), page.linked_size(i)
    least = 0.6 if page.tags[i] == "p" else 0.05 if any(page.first(link, "img") for link in links[:60]) else 0.15
    return (linked >= total * least and (total - linked) / len(links) < 400) or _is_card(page, i, links)


def _is_card(page: Reading, i: int, links: list[int]) -> bool:
    """Say whether an element's lines are a linked headline, then an excerpt that breaks off or a date."""
    if page.size(i) > MAX_GOES_ON * 2:
        return False
    first, *others = lines_of(page, i) or [""]
    headlines = {page.text(link) for link in links[:4]}
    return first in headlines and any(is_stamp(line) or line.endswith(_CUT) for line in others[:3])
