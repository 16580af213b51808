"""Reads the comments of a thread from its records: who, when, what, as the columns of their sheet say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice, pairwise

from nkscrape.extract import words
from nkscrape.extract.reading.text import inline
from nkscrape.extract.threads import marks
from nkscrape.extract.threads.columns import may_be_head, name_columns
from nkscrape.extract.threads.marks import is_marked
from nkscrape.extract.threads.names import (
    byline_name,
    clean_name,
    name_after_label,
    name_behind_date,
    without_counters,
)
from nkscrape.extract.threads.sheet import DATE, MAX_LINE, OPEN, SAME, Column, Piece, Row, Sheet
from nkscrape.extract.threads.stamps import find_stamp, is_stamp, stamp_of
from nkscrape.extract.threads.texts import MAX_LABEL, Texts
from nkscrape.extract.threads.thread import Found, Record
from nkscrape.page import Page

MAX_OWN = 2_000
"""Elements of one comment that are looked at for what no piece of text says."""
_NUMBER = re.compile(r"[+-]?\d{1,6}(?![\d.,:/-])")
_BLOCKS = frozenset(("div", "p", "li", "td"))


def read_records(page: Page, records: Sequence[Record], most: int | None = None) -> list[Found]:
    """Return the comment in each record, or in the first `most`; its name or text is empty where there is none."""
    return _Reader(page, Sheet(page.reading, records, most)).read()


class _Reader:
    """Reads the rows of one sheet."""

    def __init__(self, page: Page, sheet: Sheet) -> None:
        self.page = page
        self.reading = page.reading
        self.sheet = sheet
        self.rows = [Row(pieces, record) for pieces, record in zip(sheet.rows, sheet.records, strict=False)]
        columns = sheet.columns()
        names = name_columns(page, sheet, columns)
        for number, row in enumerate(self.rows):
            row.name = self._name(names, number) or self._name_behind_date(row)
        self._find_dates()
        for row in self.rows:
            heads = [one.at for one in (row.name, row.date) if one is not None]
            row.heads.update(heads)
            row.lines.update(map(self.reading.layout.line_of, heads))
        self.references = self._find_references()
        if self.references:
            sheet.leave_out(self.references)
        self.texts = Texts(page, sheet, self.rows, sheet.columns() if self.references else columns, self.references)

    def read(self) -> list[Found]:
        """Return the comment of each row."""
        last: dict[str, Found] = {}
        found = []
        for row in self.rows:
            one = self._found(row)
            said = (self.references[piece.at] for piece in row.pieces if piece.at in self.references)
            one.parent = next((last.get(name) for name in said), None)
            found.append(one)
            if one.author_name:
                last[one.author_name] = one
        return found

    def _name(self, names: Sequence[Column], number: int) -> Piece | None:
        cells = (piece for column in names for piece in column.cells.get(number, ()))
        return next((one for one in cells if may_be_head(clean_name(one.text)) or self.sheet.is_name(one)), None)

    def _name_behind_date(self, row: Row) -> Piece | None:
        """Return the name behind a date and a dash, or their line, where markup says that there is a comment."""
        near = row.pieces[:4] if is_marked(self.reading, row.record.element) else ()
        for one, behind in pairwise(near):
            if name_behind_date(one.text):
                return one
            if name_behind_date(f"{one.text} {behind.text}"):
                return behind
        return None

    def _name_in(self, piece: Piece) -> str:
        """Return the name in a piece: without what stands around it, unless nothing else is left."""
        name = byline_name(piece.text) or clean_name(piece.text)
        return name if may_be_head(name) else name_behind_date(piece.text) or piece.text

    def _find_dates(self) -> None:
        """Give each row its date: of the place that most rows have one at, else its first."""
        dates = [[one for one in row.pieces if one.kind is DATE] for row in self.rows]
        count = Counter(key for of_row in dates for key in set(map(_date_key, of_row)))
        for row, of_row in zip(self.rows, dates, strict=True):
            for one in sorted(of_row, key=lambda one: (not is_stamp(one.text), -count[_date_key(one)])):
                if stamp := self._stamp_at(one):
                    row.date, row.stamp = one, stamp
                    break

    def _find_references(self) -> dict[int, str]:
        """Return the pieces that say whom their comment answers, with the name: 'In reply to Ann'."""
        authors = {clean_name(row.name.text) for row in self.rows if row.name is not None}
        labels = words.comments.in_reply()
        heads = {row.name.at for row in self.rows if row.name is not None}
        return {
            one.at: name
            for row in self.rows
            for one in row.pieces
            if one.kind in (OPEN, SAME) and len(one.text) < MAX_LINE // 2 and one.at not in heads
            if (name := name_after_label(one.text, authors, labels))
        }

    # --- One comment

    def _found(self, row: Row) -> Found:
        name = self._name_in(row.name) if row.name else ""
        stamp = self._with_clock(row.stamp, row) if row.stamp else self._stated_date(row)
        if row.name and (row.name is row.date or not stamp) and (found := find_stamp(row.name.text)):
            stamp = found[0]
        line = None if name and stamp else self._line(row)
        if line is not None:
            row.heads.add(line.at)
            name = name or byline_name(line.text)
            found = find_stamp(line.text)
            stamp = stamp or (found[0] if found else None)
        text = without_counters(self.texts.read(row))
        return Found(
            text=text,
            author_name=name or self._button_name(row) or None,
            author_url=self._link(row.name),
            published_raw=stamp,
            likes=self._likes(row),
            is_deleted=len(text) < MAX_LINE and words.comments.is_removed(text),
        )

    def _stamp_at(self, piece: Piece) -> str | None:
        """Return the date of a piece: as the elements around it alone state it, else as it shows it."""
        page, i = self.reading, piece.holder
        own = self.sheet.records[piece.record].element
        for _ in range(3):
            above = page.parents[i]
            if i == own or above < 0 or above == own or page.size(above) != page.size(i):
                break
            i = above
        shown = page.text(i)
        if shown != piece.text:
            found = find_stamp(piece.text)
            return stamp_of(page, i) if not found and len(shown) < MAX_LABEL else found[0] if found else None
        return stamp_of(page, i)

    def _with_clock(self, stamp: str, row: Row) -> str:
        """Return a date with the time of day that stands in an element of its own behind it."""
        at = row.date.at if row.date and ":" not in stamp else len(self.reading.texts)
        for one in islice((other for other in row.pieces if other.at > at), 2):
            if words.dates.is_clock(one.text.lstrip("@ ")):
                between = inline("".join(self.reading.texts[at + 1 : one.at]))
                return inline(f"{stamp} {between if len(between) < 3 else ''} {one.text}")
        return stamp

    def _stated_date(self, row: Row) -> str | None:
        """Return the date that an element without text states."""
        page, own = self.reading, row.record.element
        if page.ends[own] - own > MAX_OWN:
            return None
        dates = (i for i in page.inside(own, "meta", "time", "abbr", "span") if self.sheet.role(i) == marks.DATE)
        return next(filter(None, (stamp_of(page, i) for i in dates)), None)

    def _line(self, row: Row) -> Piece | None:
        """Return the piece that holds a name or date among other words: 'par Ann, 3 mai 2021'."""
        near = (*row.pieces[:3], *row.pieces[-1:])
        short = (one for one in near if one.kind is OPEN and len(one.text) < MAX_LINE)
        return next((one for one in short if find_stamp(one.text) and byline_name(one.text)), None)

    def _button_name(self, row: Row) -> str:
        """Return the name on a button whose class says author."""
        page = self.reading
        said = (i for i in page.inside(row.record.element, "button") if self.sheet.role(i) == marks.AUTHOR)
        return next((clean_name(page.raw_text(i)) for i in said), "")

    def _link(self, piece: Piece | None) -> str | None:
        """Return the address behind the name, None where it leads to the comment itself."""
        if piece is None:
            return None
        page, i = self.reading, piece.holder
        while page.tags[i] != "a":
            i = page.parents[i]
            if i < 0 or i in self.sheet.edges or page.tags[i] in _BLOCKS:
                return None
        href = page.get(i, "href")
        if href and not href.startswith("#") and "#comment" not in href and "replytocom" not in href:
            return self.page.link(href)
        return None

    def _likes(self, row: Row) -> int | None:
        """Return the number of approvals, where one piece of that meaning shows one number."""
        said = (_NUMBER.findall(one.text[:40]) for one in row.pieces if one.roles[-1:] == marks.LIKES)
        return next((int(numbers[0]) for numbers in said if len(numbers) == 1), None)


def _date_key(piece: Piece) -> tuple[bool, int]:
    """Return a date's place, and whether it is a whole date."""
    return is_stamp(piece.text), piece.place
