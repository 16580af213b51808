"""Where on a page a thread may stand: under headings, in containers that speak of comments, beside a form to write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from nkscrape.extract import words
from nkscrape.extract.reading import Block, Reading
from nkscrape.extract.threads.area import Hints, around_all
from nkscrape.extract.threads.marks import speaks
from nkscrape.extract.words.headings import MAX_HEADING, OTHER, RELATED

MAX_HEADINGS = 40
"""Headings of one page whose regions are looked for."""
MAX_FORMS = 4
"""Forms of one page that are looked at."""
MANY = 3
"""Lines in like elements that are no headings."""
MAX_ROOTS = 2_000
"""Elements after a heading that are looked at."""
MIN_REGION = 20
"""Characters outside links of a region with a comment."""
MAX_CLIMB = 4
"""Wrappers around a heading or form that are left."""
_TITLES = frozenset(("h1", "h2", "h3", "header"))
_SILENT = frozenset(("form", "script", "style", "noscript", "nav", "select", "textarea"))
_CONTAINERS = frozenset(
    "div section aside article ul ol li dl td table details tbody main blockquote p tr dt dd".split()
)
_ASIDE = frozenset(("aside", "nav", "footer", "header"))
_PAGE = frozenset(("html", "body", "main"))


@dataclass(slots=True)
class Region:
    """Elements under which comments may stand."""

    roots: list[int]
    evidence: list[str]
    """What speaks for or against it before its records are known."""


def regions(page: Reading, hints: Hints) -> Iterator[Region]:
    """Yield what stands under headings that say discussion, then the outermost containers whose class does."""
    for heading in _headings(page, hints):
        if roots := _after_heading(page, heading.element):
            weak = words.headings.is_weak(heading.text)
            said = "under a heading that others have, too" if weak else "under a heading of discussions"
            early = ["before the page's text"] if _is_early(page, roots) else []
            yield Region(roots, [said, *early, *_around(page, roots[0])])
    yield from _named_regions(page, hints)
    for form in _forms_to_write(page):
        if roots := _beside_form(page, form):
            yield Region(roots, ["a form to write below"])


def _headings(page: Reading, hints: Hints) -> list[Block]:
    """Return the lines that head a discussion: no button that each comment has, no link that leads to the form."""
    count = Counter(map(_style, hints.headings))
    return [
        block
        for block in hints.headings[:MAX_HEADINGS]
        if count[_style(block)] < MANY
        and (block.is_heading or not page.inside(block.element, "a") or not _is_linked(page, block))
    ]


def _style(block: Block) -> tuple[str, str, str]:
    """Return what the lines of like elements share."""
    return *block.style, block.page.get(block.page.parents[block.element], "class")


def _is_early(page: Reading, roots: Sequence[int]) -> bool:
    """Say whether most of the page's text stands under elements, and nearly none before them."""
    before, behind = page.running_before(roots[0]), page.running_before(roots[-1]) + page.running(roots[-1])
    return (behind - before) * 2 > page.total > before * 10


def _is_linked(page: Reading, block: Block) -> bool:
    """Say whether a line is one link."""
    holder = page.holders[block.start]
    return page.tags[holder] == "a" or page.tags[page.parents[holder]] == "a"


def _named_regions(page: Reading, hints: Hints) -> Iterator[Region]:
    """Yield the outermost containers whose class or id speaks of comments; those beside each other as one."""
    beside: dict[int, list[int]] = {}
    end = 0
    for i in hints.named:
        if i >= end and page.tags[i] in _CONTAINERS and speaks(page, i) and _has_text(page, i):
            end = page.ends[i]
            beside.setdefault(page.parents[i], []).append(i)
    outermost = [i for named in beside.values() for i in named]
    common = around_all(page, outermost) if len(beside) > 1 else None
    if common is not None and page.tags[common] not in _PAGE and page.first(common, "h1") is None:
        yield Region([common], ["class of its region", *_around(page, common)])
    for parent, named in beside.items():
        if len(named) > 1 and page.first(parent, "h1") is None:
            yield Region([parent], ["class of its region", *_around(page, parent)])
        for i in named[: 1 if len(named) > 2 else 2]:
            yield Region([i], ["class of its region", *_around(page, i)])


def _forms_to_write(page: Reading) -> list[int]:
    """Return the first forms with room for a text."""
    fields = page.elements("textarea")[:MAX_FORMS]
    return list(dict.fromkeys(form for i in fields for form in page.around(i) if page.tags[form] == "form"))


def _beside_form(page: Reading, form: int) -> list[int]:
    """Return what stands around a form to write a comment, without the article."""
    node = form
    for _ in range(MAX_CLIMB):
        parent = page.parents[node]
        if parent < 0 or page.tags[parent] in _PAGE or page.first(parent, "h1") is not None:
            break
        node = parent
        if page.size(node) > 2 * page.size(form) + 40:
            return [node]
    return []


def _around(page: Reading, i: int) -> Iterator[str]:
    """Yield what the surroundings of a region say."""
    around = [i, *islice(page.around(i), 6)]
    kinds = [words.classes.kinds_of(page.names[one]) for one in around]
    if any("not_thread" in kind for kind in kinds):
        yield "class says recent, teaser or widget"
    if any(page.tags[one] in _ASIDE for one in around):
        yield "beside the page"
    before = page.previous(i)
    heading = page.first(i - 1, "h2", "h3", "h4") if before is None else before
    if heading is not None and page.size(heading) < MAX_HEADING and _heads_other(page, heading):
        yield "under a heading of other matter"
    if any(page.first(one, "textarea") is not None for one in around[:3]):
        yield "a form to write below"


def _heads_other(page: Reading, i: int) -> bool:
    """Say whether an element's text announces something else than a discussion."""
    return words.headings.kind(page.text(i)) in (OTHER, RELATED)


def _after_heading(page: Reading, heading: int) -> list[int]:
    """Return what follows a heading up to the next one of other matter, climbing out of the heading's wrappers."""
    node = heading
    for _ in range(MAX_CLIMB):
        after: list[int] = []
        for sibling in islice(page.following(node), MAX_ROOTS):
            if page.tags[sibling] in _SILENT:
                continue
            if page.tags[sibling] in _TITLES and _heads_other(page, sibling):
                break
            after.append(sibling)
        if sum(page.size(one) - page.linked_size(one) for one in after) > MIN_REGION:
            return after
        parent = page.parents[node]
        if parent < 0 or page.tags[parent] in _PAGE or (node != heading and speaks(page, node)):
            break
        if page.first(parent, "textarea") is not None:
            break
        node = parent
    return []


def _has_text(page: Reading, i: int) -> bool:
    """Say whether an element shows more than a link or a number."""
    return page.size(i) - page.linked_size(i) > MIN_REGION
