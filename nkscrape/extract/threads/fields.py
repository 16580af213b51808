"""Reads the comments of a thread from its records: who, when, what, as the columns of their sheet say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from nkscrape.extract import words
from nkscrape.extract.reading.text import inline
from nkscrape.extract.threads import marks
from nkscrape.extract.threads.columns import HEADINGS, may_be_head, name_columns, text_columns
from nkscrape.extract.threads.names import byline_name, clean_name, name_after_label, without_counters
from nkscrape.extract.threads.sheet import DATE, MAX_LINE, NUMBER, OPEN, SAME, SIGN, Column, Piece, Sheet
from nkscrape.extract.threads.stamps import find_stamp, is_stamp, stamp_of
from nkscrape.extract.threads.thread import Found, Record
from nkscrape.page import Page

MAX_OWN = 2_000
"""Elements of one comment that are looked at for what no piece of text says."""
MAX_LABEL = 60
"""Characters of what stands beside a text and is none."""
_NUMBER = re.compile(r"[+-]?\d{1,6}(?![\d.,:/-])")
_COUNT = re.compile(r"[\s()\d:+-]+$")
"""What a button counts: 'Like (12)'."""
_INLINE = frozenset(
    "p a b strong i em u s del ins span font small big q code sub sup blockquote ul ol li pre tt".split()
)
"""Elements inside the one that holds a whole text."""
_BLOCKS = frozenset(("div", "p", "li", "td"))


def read_records(page: Page, records: Sequence[Record], most: int | None = None) -> list[Found]:
    """Return the comment in each record, or in the first `most`; its name or text is empty where there is none."""
    return _Reader(page, Sheet(page.reading, records, most)).read()


@dataclass(slots=True)
class _Row:
    """The pieces of one record, and which of them are its head."""

    pieces: list[Piece]
    record: Record
    name: Piece | None = None
    date: Piece | None = None
    stamp: str | None = None
    """The date, as `date` states or shows it."""
    heads: set[int] = field(default_factory=set)
    """What holds name and date."""
    lines: set[int] = field(default_factory=set)
    """The lines they stand on."""


class _Reader:
    """Reads the rows of one sheet."""

    def __init__(self, page: Page, sheet: Sheet) -> None:
        self.page = page
        self.reading = page.reading
        self.sheet = sheet
        self.rows = [_Row(pieces, record) for pieces, record in zip(sheet.rows, sheet.records, strict=False)]
        self.columns = sheet.columns()
        names = name_columns(page, sheet, self.columns)
        for number, row in enumerate(self.rows):
            row.name = self._name(names, number)
        self._find_dates()
        for row in self.rows:
            heads = [one.at for one in (row.name, row.date) if one is not None]
            row.heads.update(heads)
            row.lines.update(map(self.reading.layout.line_of, heads))
        self.references = self._find_references()
        if self.references:
            sheet.leave_out(self.references)
            self.columns = sheet.columns()

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
        return next((piece for piece in cells if may_be_head(clean_name(piece.text))), None)

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

    def _found(self, row: _Row) -> Found:
        name = byline_name(row.name.text) or clean_name(row.name.text) if row.name else ""
        stamp = self._with_clock(row.stamp, row) if row.stamp else self._stated_date(row)
        if row.name and not stamp and (found := find_stamp(row.name.text)):
            stamp = found[0]
        line = None if name and stamp else self._line(row)
        if line is not None:
            row.heads.add(line.at)
            name = name or byline_name(line.text)
            found = find_stamp(line.text)
            stamp = stamp or (found[0] if found else None)
        text = without_counters(self._text(row))
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

    def _with_clock(self, stamp: str, row: _Row) -> str:
        """Return a date with the time of day that stands in an element of its own behind it."""
        at = row.date.at if row.date and ":" not in stamp else len(self.reading.texts)
        for one in islice((other for other in row.pieces if other.at > at), 2):
            if words.dates.is_clock(one.text.lstrip("@ ")):
                between = inline("".join(self.reading.texts[at + 1 : one.at]))
                return inline(f"{stamp} {between if len(between) < 3 else ''} {one.text}")
        return stamp

    def _stated_date(self, row: _Row) -> str | None:
        """Return the date that an element without text states."""
        page, own = self.reading, row.record.element
        if page.ends[own] - own > MAX_OWN:
            return None
        dates = (i for i in page.inside(own, "meta", "time", "abbr", "span") if self.sheet.role(i) == marks.DATE)
        return next(filter(None, (stamp_of(page, i) for i in dates)), None)

    def _line(self, row: _Row) -> Piece | None:
        """Return the piece that holds a name or date among other words: 'par Ann, 3 mai 2021'."""
        near = (*row.pieces[:3], *row.pieces[-1:])
        short = (one for one in near if one.kind is OPEN and len(one.text) < MAX_LINE)
        return next((one for one in short if find_stamp(one.text) and byline_name(one.text)), None)

    def _button_name(self, row: _Row) -> str:
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

    def _likes(self, row: _Row) -> int | None:
        """Return the number of approvals, where one piece of that meaning shows one number."""
        said = (_NUMBER.findall(one.text[:40]) for one in row.pieces if one.roles[-1:] == marks.LIKES)
        return next((int(numbers[0]) for numbers in said if len(numbers) == 1), None)

    # --- The text

    @cached_property
    def _texts(self) -> list[Column]:
        """The columns that may hold texts, best first."""
        taken = {id(one) for row in self.rows for one in (row.name, row.date)}
        left = [one for one in self.columns if not all(id(cell[0]) in taken for cell in one.cells.values())]
        return text_columns(self.page, self.sheet, left, {n: row.lines for n, row in enumerate(self.rows)})

    @cached_property
    def _regular(self) -> set[tuple[int, int]]:
        """The places at which nearly each record has something beside its text."""
        total = len(self.rows)
        return {(one.place, one.nth) for one in self.columns if len(one.cells) * 5 >= total * 3 and total > 1}

    def _text(self, row: _Row) -> str:
        pieces = self._marked(row)
        if not pieces and row.pieces:
            number = row.pieces[0].record
            cells = (one.cells[number][0] for one in self._texts if number in one.cells)
            main = next((one for one in cells if one.at not in row.heads), None)
            pieces = self._around(row, main) if main else []
        letter = clean_name(row.name.text)[:1] if row.name else ""  # in place of a portrait
        kept = {one.at for one in pieces if one.text != letter and one.at not in self.references}
        return self.sheet.lines(row.pieces, kept)

    def _marked(self, row: _Row) -> list[Piece]:
        """Return the pieces in elements that are called text, where they hold neither name nor date."""
        tags = self.reading.tags
        found = [
            one
            for one in row.pieces
            if marks.TEXT in one.roles
            and one.at not in row.heads
            and not (one.kind is NUMBER and tags[one.holder] == "a")
            and self._is_apart(row, one)
        ]
        if len(found) != 1 and not any(one.kind not in (SIGN, SAME) for one in found):
            return []
        return found + [one for one in row.pieces if self._is_quote_before(one, found[0])]

    def _is_quote_before(self, piece: Piece, text: Piece) -> bool:
        """Say whether a piece stands in a quote, in a record of its own, right beside a text that follows."""
        if piece.at >= text.at or "blockquote" not in self.sheet.tags[piece.place]:
            return False
        page = self.reading
        quote = next(i for i in (piece.holder, *page.around(piece.holder)) if page.tags[i] == "blockquote")
        behind = page.next(quote)
        return behind is not None and page.holds(behind, text.holder)

    def _is_apart(self, row: _Row, piece: Piece) -> bool:
        """Say whether the text element around a piece holds no head, and the piece is no button in it."""
        page, i = self.reading, piece.holder
        is_apart = False
        while i >= 0 and i not in self.sheet.edges:
            role = self.sheet.role(i)
            if role == marks.TEXT and not any(page.starts[i] <= head < page.stops[i] for head in row.heads):
                is_apart = True
            elif not is_apart and (
                role in (marks.META, marks.SUBJECT) or (role in (marks.SKIP, marks.LIKES) and page.size(i) < MAX_LABEL)
            ):
                return False
            i = page.parents[i]
        return is_apart

    def _around(self, row: _Row, main: Piece) -> list[Piece]:
        """Return the pieces of the element that holds a row's text, or what is left of the row where it is all one."""
        page, edges, i = self.reading, self.sheet.edges, main.holder
        while page.tags[i] in _INLINE and i not in edges:
            i = page.parents[i]
        start, stop = page.starts[i], page.stops[i]
        is_box = i not in edges or (i in row.record.tail and page.tags[i] not in _INLINE)
        if is_box and not any(start <= head < stop for head in row.heads):
            return [one for one in row.pieces if start <= one.at < stop and not self._is_button(one)] or [main]
        blocks = {page.block_around(one.holder) for one in row.pieces if one.place == main.place}
        blocks -= {page.block_around(page.holders[head]) for head in row.heads}
        blocks -= edges
        return [one for one in row.pieces if one.at not in row.heads and self._is_said(row, one, main, blocks)]

    def _is_said(self, row: _Row, one: Piece, main: Piece, blocks: Collection[int]) -> bool:
        """Say whether a piece of a row without an element for its text is part of it."""
        if one.place == main.place:
            return one.kind is OPEN or self.reading.block_around(one.holder) in blocks
        if self.reading.block_around(one.holder) in blocks:
            is_label = one.kind is SAME and one.text.endswith(":")
            return not (is_label or self._is_button(one))
        if one.kind not in (OPEN, SIGN, DATE) or (one.kind is SIGN and one.holder != main.holder):
            return False
        if marks.AUTHOR in one.roles or (one.place, one.nth) in self._regular:
            return False
        return (
            HEADINGS.isdisjoint(self.sheet.tags[one.place])
            and not self._is_button(one)
            and self.reading.layout.line_of(one.at) not in row.lines
        )

    def _is_button(self, piece: Piece) -> bool:
        if len(piece.text) > MAX_LABEL:
            return False
        if piece.roles[-1:] in (marks.SKIP, marks.LIKES):
            return True
        text, buttons = piece.text.casefold(), words.comments.buttons()
        label = _COUNT.sub("", text)
        if label != text and label in buttons:
            return True
        return text in buttons and (piece.kind is SAME or "a" in self.sheet.tags[piece.place][-2:])


def _date_key(piece: Piece) -> tuple[bool, int]:
    """Return a date's place, and whether it is a whole date."""
    return is_stamp(piece.text), piece.place
