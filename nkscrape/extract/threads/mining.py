"""Mines repeated records: finds what a region holds as often as it holds comments, and what belongs to each.

A pivot is a piece that each comment has once: its date, its name, its reply button. From like pivots one climbs as far
as each stays alone; what is around each then is a record, with the siblings up to the next where records lie flat.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice, takewhile

from nkscrape.extract import words
from nkscrape.extract.reading import Reading
from nkscrape.extract.reading.tags import HEADINGS
from nkscrape.extract.reading.text import inline
from nkscrape.extract.threads import marks
from nkscrape.extract.threads.columns import SENTENCE_ENDS
from nkscrape.extract.threads.marks import is_comment_type, key_of, key_of_own, speaks
from nkscrape.extract.threads.names import looks_like_name
from nkscrape.extract.threads.sheet import QUIET, loose_class
from nkscrape.extract.threads.stamps import is_stamp
from nkscrape.extract.threads.thread import Record

MAX_PIECES = 100_000
"""Pieces of one region that are looked at for pivots."""
MAX_PIVOT = 80
"""Characters of a name, date or button."""
MAX_GROUPS = 6
"""Kinds of pivots that are tried beside dates."""
MAX_TAIL = 100
"""Siblings that go on with one comment."""
_SILENT = frozenset(("script", "style", "noscript", "button"))
Signature = tuple[str, ...]


def records_around(page: Reading, pivots: Sequence[int], tops: Collection[int]) -> Iterator[list[Record]]:
    """Yield the records around pivots under `tops`, one around each; around an only pivot they may be several."""
    if len(pivots) > 1:
        yield records_of(page, _climbed(page, pivots, tops), tops)
    else:
        yield from _lone(page, pivots[0], tops)


def pivots_under(page: Reading, roots: Sequence[int]) -> Iterator[list[int]]:
    """Yield elements that hold like pieces: dates, names by their class, short pieces that recur."""
    dates: dict[Signature, list[int]] = {}
    named: dict[Signature, list[int]] = {}
    short: dict[Signature, list[int]] = {}
    for holder, text in islice(_pieces(page, roots), MAX_PIECES):
        if len(text) > MAX_PIVOT:
            continue
        signature = _signature(page, holder)
        if is_stamp(text) or page.tags[holder] == "time":
            dates.setdefault(signature, []).append(holder)
        elif marks.role_of_class(page.get(holder, "class")) == marks.AUTHOR:
            named.setdefault(signature, []).append(holder)
            named.setdefault(signature[:1], []).append(holder)
        elif any(map(str.isalpha, text)) and (not text.endswith(SENTENCE_ENDS) or looks_like_name(text)):
            short.setdefault(signature, []).append(holder)
            short.setdefault(signature[:1], []).append(holder)
    yield from _largest(dates, 2)
    if len(dates) > 1:
        yield sorted({holder for group in dates.values() for holder in group})
    yield from _largest(named, 2)
    yield from (group for group in _largest(short, MAX_GROUPS) if len(group) > 1)


def _largest(groups: dict[Signature, list[int]], most: int) -> list[list[int]]:
    distinct = {tuple(dict.fromkeys(group)): None for group in groups.values()}
    return [list(group) for group in sorted(distinct, key=lambda group: (-len(group), group[0]))[:most]]


def _pieces(page: Reading, roots: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield the pieces of text under `roots` that no form or menu holds, each with its holder."""
    quiet: dict[int, bool] = {}

    def is_quiet(i: int) -> bool:
        if i not in quiet:
            quiet[i] = page.tags[i] in QUIET or (i not in roots and page.parents[i] >= 0 and is_quiet(page.parents[i]))
        return quiet[i]

    for root in roots:
        for at in range(page.starts[root], page.stops[root]):
            text = page.texts[at]
            if text and not text.isspace() and not is_quiet(page.holders[at]):
                yield page.holders[at], inline(text)


def _signature(page: Reading, i: int) -> Signature:
    """Return the labels of an element and of the two around it."""
    found = []
    for _ in range(3):
        if i < 0:
            break
        found.append(f"{page.tags[i]}.{loose_class(page.get(i, 'class'))}")
        i = page.parents[i]
    return tuple(found)


def records_of(page: Reading, elements: Sequence[int], tops: Collection[int] = ()) -> list[Record]:
    """Return the records that begin with elements, with the siblings that go on with each where they lie flat."""
    if flat := _flat(page, elements, tops):
        return [_flat_record(page, siblings) for siblings in flat]
    return [Record(i, key_of(page, i)) for i in elements]


def _flat_record(page: Reading, siblings: Sequence[int]) -> Record:
    """Return a record of siblings, with the bare text between and behind them."""
    behind = page.next(siblings[-1])
    stop = page.starts[behind] if behind is not None else page.stops[page.parents[siblings[-1]]]
    key = next(filter(None, (key_of(page, i) for i in siblings)), None)
    return Record(siblings[0], key, tail=list(siblings[1:]), stop=stop)


def _lone(page: Reading, pivot: int, tops: Collection[int]) -> Iterator[list[Record]]:
    """Yield what around the only pivot of a region may be one comment, the tightest that says so first."""
    i, widest = pivot, pivot
    while i not in tops and page.parents[i] >= 0:
        i = page.parents[i]
        if _is_too_wide(page, i):
            break
        if page.first(i, "textarea") is not None and page.first(widest, "textarea") is None:
            yield [Record(widest, key_of(page, widest))]
        widest = i
        if is_comment_type(page.get(i, "itemtype") or page.get(i, "typeof")) or (
            key_of_own(page, i) and speaks(page, i)
        ):
            yield [Record(i, key_of(page, i))]
    if flat := _flat(page, [widest], tops):
        yield [_flat_record(page, flat[0])]
    yield [Record(widest, key_of(page, widest))]


def _climbed(page: Reading, pivots: Sequence[int], tops: Collection[int]) -> list[int]:
    """Return the outermost elements that hold one pivot each, and it before any other.

    Of elements with the same text and nesting those are taken that speak of comments or are numbered.
    """
    levels = [list(pivots)]
    while not any(i in tops for i in levels[-1]):
        above = [page.parents[i] for i in levels[-1]]
        if len(set(above)) < len(above) or any(map(int.__le__, above[1:], pivots)):  # holds the one before, too
            break
        if any(_is_too_wide(page, i) for i in above):
            break
        levels.append(above)
    held = [_held(page, level) for level in levels]
    first = next(n for n, (size, _) in enumerate(held) if size == held[-1][0])
    alike = [level for level, one in zip(levels, held, strict=True) if one == held[first]][::-1]
    return next((level for level in alike if all(page.get(i, "id") or speaks(page, i) for i in level)), alike[0])


def _held(page: Reading, elements: Sequence[int]) -> tuple[int, int]:
    """Return the characters below elements in document order, and how many of them stand in others."""
    size = end = inner = 0
    for i in elements:
        if i >= end:
            size, end = size + page.size(i), page.ends[i]
        else:
            inner += 1
    return size, inner


def _is_too_wide(page: Reading, i: int) -> bool:
    """Say whether an element is more than one comment: it holds a headline or is the page."""
    return page.tags[i] in ("body", "html", "main") or page.first(i, "h1") is not None


# --- Records that lie flat: siblings that go on with each


def _flat(page: Reading, elements: Sequence[int], tops: Collection[int]) -> list[list[int]]:
    """Return the siblings that make up each record, where they and not the elements hold the texts; else nothing."""
    if len({page.parents[i] for i in elements}) != 1:
        return []
    gaps = _gaps(page, elements, tops)
    behind = [page.starts[i] for i in elements[1:]] + [
        page.stops[page.parents[elements[-1]]] if not gaps[-1] else page.stops[gaps[-1][-1]]
    ]
    beside = sum(page.size_between(page.stops[i], stop) for i, stop in zip(elements, behind, strict=True))
    if beside * 2 < sum(page.size(i) for i in elements):
        return []
    leads = _leads(page, gaps)
    usual = max((len(gap) - lead for gap, lead in zip(gaps[1:-1], leads[1:], strict=True)), default=len(gaps[-1]))
    records = []
    for number, i in enumerate(elements):
        before, behind = gaps[number], gaps[number + 1]
        count = usual if number + 1 == len(elements) else len(behind) - leads[number + 1]
        tail = takewhile(lambda one: page.tags[one] != "hr", behind[:count])
        records.append([*before[len(before) - leads[number] :], i, *tail])
    return records


def _gaps(page: Reading, elements: Sequence[int], tops: Collection[int]) -> list[list[int]]:
    """Return the siblings before, between and behind elements; what is no part of a comment ends the outer ones."""
    near = [one for one in islice(page.preceding(elements[0]), MAX_TAIL) if one in tops or elements[0] not in tops]
    gaps = [list(takewhile(lambda one: not _ends_thread(page, one), near))[::-1]]
    usual: set[str] = set()
    for i, end in zip(elements, [*elements[1:], None], strict=True):
        gap: list[int] = []
        for one in islice(page.following(i), MAX_TAIL):
            is_over = end is None and page.tags[one] not in usual and _ends_thread(page, one)
            if one == end or (i in tops and one not in tops) or is_over:
                break
            gap.append(one)
        usual |= {page.tags[one] for one in gap} - HEADINGS
        gaps.append(gap)
    return gaps


def _ends_thread(page: Reading, i: int) -> bool:
    """Say whether an element stands before or behind all comments: a form, a menu, a heading."""
    if page.tags[i] in QUIET or page.tags[i] in _SILENT:
        return True
    text = page.text(i) if page.size(i) < MAX_PIVOT else ""
    return page.tags[i] in HEADINGS and bool(text) and words.headings.kind(text) is not None


def _leads(page: Reading, gaps: Sequence[Sequence[int]]) -> list[int]:
    """Return how many siblings right before each element belong to its record."""
    marked = [[f"{page.tags[one]}.{loose_class(page.get(one, 'class'))}" for one in gap] for gap in gaps]
    between = marked[1:-1]
    if sum("hr." in gap for gap in between) * 2 > len(between) or (not between and "hr." in marked[0]):
        leads = [list(reversed(gap)).index("hr.") if "hr." in gap else 0 for gap in marked[1:-1]]
        most = max(leads, default=0)
        first = list(reversed(marked[0])).index("hr.") if "hr." in marked[0] else len(marked[0])
        return [min(first, most), *leads]
    lead = 0
    if between and between[0] and marked[-1][: len(between[0])] != between[0]:
        ends = [gap[::-1] for gap in marked[:-1]]
        while all(len(gap) > lead and gap[lead] == ends[0][lead] for gap in ends):
            lead += 1
    return [lead] * (len(gaps) - 1)
