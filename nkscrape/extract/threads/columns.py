"""Which column of a sheet holds the names and which the texts, by evidence: place, repetition, shape, class words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from itertools import chain, takewhile

from nkscrape.extract import words
from nkscrape.extract.evidence import Question
from nkscrape.extract.reading.tags import HEADINGS
from nkscrape.extract.threads import marks
from nkscrape.extract.threads.names import byline_name, clean_name, is_label, looks_like_name
from nkscrape.extract.threads.sheet import DATE, OPEN, SAME, Column, Piece, Sheet
from nkscrape.extract.threads.stamps import MAX_REMEMBERED, find_stamp
from nkscrape.extract.words.headings import OTHER, RELATED
from nkscrape.page import Page

NAME = Question(
    "name in a comment",
    {
        "stated as author": 4.0, "class says author": 3.0, "a byline": 2.5, "a verb behind": 2.0,
        "looks like a name": 1.5, "varies": 1.0, "in each record": 1.0, "set off by its tag": 0.8,
        "first in its record": 0.7, "beside the date": 0.7, "links elsewhere": 0.3, "missing from many": -1.0,
        "long for a name": -1.5, "within the text": -2.0, "class says button or badge": -2.0,
        "class says title": -2.0, "the same in each": -2.5, "a button's word": -2.5, "in a quote": -4.0,
        "reads as no name": -4.0, "a single letter": -4.0,
    },
    base=-1.0,
)  # fmt: skip
TEXT = Question(
    "text of a comment",
    {
        "class says text": 2.5, "stated as text": 4.0, "the longest": 2.0, "long": 1.0, "reads as sentences": 1.0,
        "in paragraphs": 0.7, "varies": 0.5, "the same in each": -3.0, "a heading": -2.0, "in links": -2.0,
        "class says button or badge": -2.0, "class says head or title": -1.5, "on the line of name or date": -2.0,
        "a letter or two": -2.5, "missing from many": -1.0,
    },
)  # fmt: skip
SET_OFF = frozenset("b strong cite h2 h3 h4 h5 h6 a address dt th".split())
SENTENCE_ENDS = tuple(".!?…。！？।؟:")
SURE = 7.0
"""Score from which a column that no record lacks is that of the names: no other is judged."""
MAX_LINE = 120
"""Characters of a line that may be a name with what stands around it."""
LONG_NAME = 24
"""Characters that names rarely have on average."""
LONG = 40
"""Characters of a text that is more than a label."""
_NO_NAME = (marks.SKIP, marks.LIKES, marks.DATE)
_HEAD = (marks.SUBJECT, marks.META, marks.AUTHOR, marks.DATE)


def name_columns(page: Page, sheet: Sheet, columns: Sequence[Column]) -> list[Column]:
    """Return the columns that may hold names, best first."""
    firsts = (next((one for one in row if one.kind is OPEN), None) for row in sheet.rows)
    heads = {one.at for one in firsts if one is not None}
    dated = {sheet.above[one.place] for row in sheet.rows for one in row if one.kind is DATE}
    short = [one for one in columns if sum(len(value) < MAX_LINE for value in one.values) * 2 >= len(one.values)]
    short.sort(key=lambda one: marks.AUTHOR not in one.first.roles)
    found: list[Column] = []
    for column in short:
        said = _name_evidence(sheet, column, heads, dated)
        evidence = [name for name, holds in said.items() if holds]
        column.score = NAME.score(evidence)
        NAME.note(page, column.first.holder, column.first.text, evidence, won=column.score > 0)
        found += [column] if column.score > 0 else []
        if column.score > SURE and len(column.cells) == len(sheet.rows):
            break
    return sorted(found, key=lambda one: -one.score)


def _name_evidence(sheet: Sheet, column: Column, heads: Collection[int], dated: Collection[int]) -> dict[str, bool]:
    first, values, called, total = column.first, column.values, column.first.roles, len(sheet.rows)
    count = len(values)
    names = [clean_name(value) if len(value) < MAX_LINE else value for value in values]
    distinct = set(names)
    likely = sum(map(_is_likely, values))
    is_stated = _is_stated(sheet, first, "author")
    is_called = not is_stated and marks.AUTHOR in called and called[-1] not in (marks.SKIP, marks.DATE)
    is_byline = sum(len(value) < MAX_LINE and bool(byline_name(value)) for value in values) * 5 >= count * 4
    tags = sheet.tags[first.place]
    return {
        "stated as author": is_stated,
        "class says author": is_called,
        "looks like a name": likely * 5 >= count * 4,
        "reads as no name": likely * 2 < count and not sheet.is_name(first),
        "a byline": is_byline,
        "a verb behind": _is_subject(sheet, first),
        "long for a name": (not (is_stated or is_called or is_byline) and sum(map(len, names)) > LONG_NAME * count),
        "a button's word": len(distinct) == 1 and names[0].casefold() in words.comments.buttons(),
        "the same in each": total > 1 and len(distinct) == 1 and (count > 1 or column.nth < 0),
        "varies": len(distinct) > 1,
        "in each record": total > 1 and len(column.cells) * 10 >= total * 9,
        "missing from many": len(column.cells) * 5 < total * 3,
        "set off by its tag": not SET_OFF.isdisjoint(tags[-2:]),
        "first in its record": first.at in heads,
        "beside the date": sheet.above[first.place] in dated,
        "links elsewhere": sheet.page.linked[first.holder],
        "within the text": marks.TEXT in called,
        "in a quote": total > 1 and "blockquote" in tags,
        "class says title": marks.SUBJECT in called,
        "class says button or badge": called[-1:] in _NO_NAME,
        "a single letter": (
            not (is_called or SET_OFF.issuperset(tags[-1:] or ("",)))
            and sum(len(one) < 2 for one in names) * 5 >= count * 4
        ),
    }


@lru_cache(maxsize=MAX_REMEMBERED)
def _is_likely(value: str) -> bool:
    return len(value) < MAX_LINE and looks_like_name(value) and may_be_head(clean_name(value))


@lru_cache(maxsize=MAX_REMEMBERED)
def may_be_head(name: str) -> bool:
    """Say whether a cleaned text can be a name where it varies in its column: also 'Reply', but no label or date."""
    return bool(name) and not (
        find_stamp(name)
        or is_label(name)
        or words.comments.is_counter(name)
        or words.dates.is_clock(name)
        or words.headings.kind(name) in (OTHER, RELATED)
    )


def _is_subject(sheet: Sheet, piece: Piece) -> bool:
    """Say whether a verb that follows a name stands right behind a piece: 'Ann says:'."""
    behind = next((one for one in sheet.rows[piece.record] if one.at > piece.at), None)
    return behind is not None and words.comments.is_says(behind.text)


def _is_stated(sheet: Sheet, piece: Piece, what: str) -> bool:
    """Say whether microdata or RDFa around a piece names it."""
    if not sheet.states_properties:
        return False
    page, own = sheet.page, sheet.records[piece.record].element
    around = takewhile(lambda i: i >= own, chain((piece.holder,), page.around(piece.holder)))
    return any(what in (page.get(i, "itemprop") or page.get(i, "property")).lower() for i in around)


def text_columns(page: Page, sheet: Sheet, columns: Sequence[Column], lines: Mapping[int, set[int]]) -> list[Column]:
    """Return the columns that may hold texts, best first; `lines` are those of name and date, by record."""
    sizes = [sum(map(len, column.values)) for column in columns]
    longest = max(sizes, default=0)
    for column, size in zip(columns, sizes, strict=True):
        said = _text_evidence(sheet, column, size, lines)
        evidence = [name for name, holds in said.items() if holds]
        if size == longest:
            evidence.append("the longest")
        column.score = TEXT.score(evidence)
        TEXT.note(page, column.first.holder, column.first.text, evidence, won=column.score > 0)
    order = {id(one): -one.score - size / (longest or 1) for one, size in zip(columns, sizes, strict=True)}
    return sorted(columns, key=lambda one: order[id(one)])


def _text_evidence(sheet: Sheet, column: Column, size: int, lines: Mapping[int, set[int]]) -> dict[str, bool]:
    first, values, called, total = column.first, column.values, column.first.roles, len(sheet.rows)
    page, count = sheet.page, len(column.values)
    is_stated, is_same = _is_stated(sheet, first, "text"), first.kind is SAME
    tags = sheet.tags[first.place]
    return {
        "stated as text": is_stated,
        "class says text": not is_stated and marks.TEXT in called,
        "long": size > LONG * count,
        "reads as sentences": sum(value.endswith(SENTENCE_ENDS) for value in values) * 2 >= count,
        "in paragraphs": "p" in tags,
        "a heading": not HEADINGS.isdisjoint(tags) or tags[-1:] in (("b",), ("strong",)),
        "in links": all(page.linked[cell[0].holder] for cell in column.sample),
        "the same in each": total > 1 and is_same,
        "varies": not is_same and len(set(values)) > 1,
        "missing from many": len(column.cells) * 5 < total * 3,
        "class says button or badge": called[-1:] in (marks.SKIP, marks.LIKES),
        "class says head or title": called[-1:] in _HEAD,
        "a letter or two": size < 3 * count,
        "on the line of name or date": all(
            page.layout.line_of(cell[0].at) in lines[cell[0].record] for cell in column.sample
        ),
    }
