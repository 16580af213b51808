"""Which column of a sheet holds the names and which the texts, by evidence: place, repetition, shape, class words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from nkscrape.extract import words
from nkscrape.extract.evidence import Question
from nkscrape.extract.threads import marks
from nkscrape.extract.threads.names import byline_name, clean_name, is_label, looks_like_name
from nkscrape.extract.threads.sheet import DATE, OPEN, SAME, Piece, Place, Sheet
from nkscrape.extract.threads.stamps import find_stamp
from nkscrape.extract.words.headings import OTHER, RELATED
from nkscrape.page import Page

NAME = Question(
    "name in a comment",
    {
        "stated as author": 4.0, "a byline": 2.5, "class says author": 3.0, "looks like a name": 1.5, "varies": 1.0,
        "in each record": 1.0, "set off by its tag": 0.8, "first in its record": 0.7, "beside the date": 0.7,
        "links elsewhere": 0.3, "missing from many": -1.0, "the same in each": -2.5, "within the text": -2.0,
        "class says button or badge": -2.0, "class says title": -2.0, "reads as no name": -4.0,
        "a single letter": -4.0, "long for a name": -1.5, "a button's word": -2.5,
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
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
SENTENCE_ENDS = tuple(".!?…。！？।؟:")
MAX_SAMPLE = 60
"""Records by which a column is judged."""
LONG_NAME = 24
"""Characters that names rarely have on average."""
LONG = 40
"""Characters of a text that is more than a label."""
Key = tuple[Place, int]


@dataclass(slots=True)
class Column:
    """What stands at one place of the records."""

    key: Key
    cells: dict[int, list[Piece]]
    """The pieces by record."""
    score: float = 0.0

    def values(self) -> list[str]:
        """Return the texts of the first cells."""
        cells = list(self.cells.values())[:MAX_SAMPLE]
        return [" ".join(piece.text for piece in cell) for cell in cells]

    @property
    def sample(self) -> Piece:
        """Its first piece."""
        return next(iter(self.cells.values()))[0]


def columns_of(sheet: Sheet) -> list[Column]:
    """Return the columns of a sheet."""
    return [Column(key, cells) for key, cells in sheet.columns().items()]


def name_columns(page: Page, sheet: Sheet, columns: Sequence[Column]) -> list[Column]:
    """Return the columns that may hold names, best first."""
    total = len(sheet.rows)
    heads = {row[0].at for row in ([one for one in row if one.kind == OPEN] for row in sheet.rows) if row}
    dated = {one.place[:-1] for row in sheet.rows[:MAX_SAMPLE] for one in row if one.kind == DATE}
    found = []
    for column in columns:
        evidence = _name_evidence(sheet, column, total, heads, dated)
        column.score = NAME.score(evidence)
        NAME.note(page, column.sample.holder, column.sample.text, evidence, won=column.score > 0)
        if column.score > 0:
            found.append(column)
    return sorted(found, key=lambda one: -one.score)


def _name_evidence(sheet: Sheet, column: Column, total: int, heads: set[int], dated: set[Place]) -> list[str]:
    sample, values = column.sample, column.values()
    cleaned = [clean_name(value) if len(value) < 120 else value for value in values]
    called, page = sample.roles, sheet.page
    found = []
    if _stated(sheet, sample, "author"):
        found.append("stated as author")
    elif marks.AUTHOR in called and called[-1:] not in (marks.SKIP, marks.DATE):
        found.append("class says author")
    likely = sum(_is_likely(value, clean) for value, clean in zip(values, cleaned, strict=True))
    found.append(
        "looks like a name" if likely * 5 >= len(values) * 4 else "reads as no name" if likely * 2 < len(values) else ""
    )
    if sum(bool(byline_name(value)) for value in values if len(value) < 120) * 5 >= len(values) * 4:
        found.append("a byline")
    if not _is_called_author(found) and sum(map(len, cleaned)) > LONG_NAME * len(cleaned):
        found.append("long for a name")
    distinct = len(set(cleaned))
    if distinct == 1 and cleaned[0].casefold() in words.comments.buttons():
        found.append("a button's word")
    if total > 1:
        found.append(
            "the same in each"
            if distinct == 1 and (len(values) > 1 or column.key[1] < 0)
            else "varies"
            if distinct > 1
            else ""
        )
        found.append(
            "in each record"
            if len(column.cells) * 10 >= total * 9
            else "missing from many"
            if len(column.cells) * 5 < total * 3
            else ""
        )
    if any(tag.partition(".")[0] in SET_OFF for tag in column.key[0][-2:]):
        found.append("set off by its tag")
    found.append("first in its record" if sample.at in heads else "")
    found.append("beside the date" if column.key[0][:-1] in dated else "")
    found.append("links elsewhere" if page.linked[sample.holder] else "")
    found.append("within the text" if marks.TEXT in called else "")
    found.append("class says title" if marks.SUBJECT in called else "")
    found.append("class says button or badge" if called[-1:] in (marks.SKIP, marks.LIKES, marks.DATE) else "")
    is_set_off = "class says author" in found or any(label.partition(".")[0] in SET_OFF for label in column.key[0][-1:])
    found.append(
        "a single letter" if sum(len(one) < 2 for one in cleaned) * 5 >= len(cleaned) * 4 and not is_set_off else ""
    )
    return [one for one in found if one]


def _is_called_author(evidence: Sequence[str]) -> bool:
    """Say whether more than its shape speaks for a name."""
    return not {"a byline", "class says author", "stated as author"}.isdisjoint(evidence)


def _is_likely(value: str, clean: str) -> bool:
    return len(value) < 120 and looks_like_name(value) and may_be_head(clean)


def may_be_head(name: str) -> bool:
    """Say whether a cleaned text can be a name where it varies in its column: also 'Reply', but no label or date."""
    if words.headings.kind(name) in (OTHER, RELATED):
        return False
    return bool(name) and not (
        find_stamp(name) or is_label(name) or words.comments.is_counter(name) or words.dates.is_clock(name)
    )


def _stated(sheet: Sheet, piece: Piece, what: str) -> bool:
    """Say whether microdata or RDFa around a piece names it."""
    page, i = sheet.page, piece.holder
    for around in chain((i,), page.around(i)):
        stated = page.get(around, "itemprop") or page.get(around, "property")
        if stated and what in stated.lower():
            return True
        if around == sheet.records[piece.record].element:
            break
    return False


def text_columns(page: Page, sheet: Sheet, columns: Sequence[Column], lines: Mapping[int, set[int]]) -> list[Column]:
    """Return the columns that may hold texts, best first; `lines` are those of name and date, by record."""
    total = len(sheet.rows)
    sizes = [
        sum(map(len, column.values())) / max(len(column.values()), 1) * min(len(column.cells), MAX_SAMPLE)
        for column in columns
    ]
    longest = max(sizes, default=0)
    found = []
    for column, size in zip(columns, sizes, strict=True):
        evidence = _text_evidence(sheet, column, total, lines)
        if size == longest:
            evidence.append("the longest")
        column.score = TEXT.score(evidence)
        TEXT.note(page, column.sample.holder, column.sample.text, evidence, won=column.score > 0)
        found.append(column)
    order = {id(column): -column.score - size / (longest or 1) for column, size in zip(columns, sizes, strict=True)}
    return sorted(found, key=lambda one: order[id(one)])


def _text_evidence(sheet: Sheet, column: Column, total: int, lines: Mapping[int, set[int]]) -> list[str]:
    sample, values = column.sample, column.values()
    called, page = sample.roles, sheet.page
    found = []
    if _stated(sheet, sample, "text"):
        found.append("stated as text")
    elif marks.TEXT in called:
        found.append("class says text")
    if sum(map(len, values)) > LONG * len(values):
        found.append("long")
    if sum(value.endswith(SENTENCE_ENDS) for value in values) * 2 >= len(values):
        found.append("reads as sentences")
    tags = [label.partition(".")[0] for label in column.key[0]]
    found.append("in paragraphs" if "p" in tags else "")
    found.append("a heading" if not HEADINGS.isdisjoint(tags) or tags[-1:] in (["b"], ["strong"]) else "")
    found.append(
        "in links" if all(page.linked[cell[0].holder] for cell in list(column.cells.values())[:MAX_SAMPLE]) else ""
    )
    if total > 1:
        found.append("the same in each" if sample.kind == SAME else "varies" if len(set(values)) > 1 else "")
        found.append("missing from many" if len(column.cells) * 5 < total * 3 else "")
    found.append("class says button or badge" if called[-1:] in (marks.SKIP, marks.LIKES) else "")
    found.append(
        "class says head or title" if called[-1:] in (marks.SUBJECT, marks.META, marks.AUTHOR, marks.DATE) else ""
    )
    found.append("a letter or two" if sum(map(len, values)) < 3 * len(values) else "")
    beside = [
        page.layout.line_of(cell[0].at) in lines.get(number, ())
        for number, cell in list(column.cells.items())[:MAX_SAMPLE]
    ]
    found.append("on the line of name or date" if all(beside) else "")
    return [one for one in found if one]
