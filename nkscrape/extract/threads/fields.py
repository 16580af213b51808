"""Reads the comments of a thread from its records: who, when, what, as the columns of their sheet say."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import islice

from nkscrape.extract import words
from nkscrape.extract.reading import Reading
from nkscrape.extract.reading.text import inline
from nkscrape.extract.threads import marks
from nkscrape.extract.threads.columns import HEADINGS, Column, columns_of, may_be_head, name_columns, text_columns
from nkscrape.extract.threads.names import byline_name, clean_name, name_after_label, without_counters
from nkscrape.extract.threads.sheet import DATE, MAX_LINE, NUMBER, OPEN, SAME, SIGN, Piece, Sheet
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


def read_records(page: Page, records: Sequence[Record], most: int | None = None) -> list[Found]:
    """Return the comment in each record, or in the first `most`; its name or text is empty where there is none."""
    return _Reader(page, Sheet(page.reading, records, most)).read()


class _Reader:
    """Reads the rows of one sheet."""

    def __init__(self, page: Page, sheet: Sheet) -> None:
        self.page = page
        self.reading: Reading = page.reading
        self.sheet = sheet
        columns = columns_of(sheet)
        self.names = name_columns(page, sheet, columns)
        self.name_pieces = [self._name_piece(number) for number in range(len(sheet.rows))]
        self.date_pieces = self._dates()
        self.head_lines = {n: self._lines_of_head(n) for n in range(len(sheet.rows))}
        self.references = self._find_references()
        if self.references:
            sheet.leave_out(self.references)
            columns = columns_of(sheet)
        taken = {id(one) for one in (*self.name_pieces, *self.date_pieces) if one is not None}
        left = [column for column in columns if not all(id(cell[0]) in taken for cell in column.cells.values())]
        self.texts = text_columns(page, sheet, left, self.head_lines)
        total = len(sheet.rows)
        self.regular = {column.key for column in columns if len(column.cells) * 5 >= total * 3 and total > 1}
        """What nearly each record has beside its text."""

    def read(self) -> list[Found]:
        """Return the comment of each row."""
        found = [self._found(number) for number in range(len(self.sheet.rows))]
        last: dict[str, Found] = {}
        for one, row in zip(found, self.sheet.rows, strict=True):
            one.parent = next(
                (last.get(self.references[piece.at]) for piece in row if piece.at in self.references), None
            )
            if one.author_name:
                last[one.author_name] = one
        return found

    def _find_references(self) -> dict[int, str]:
        """Return the pieces that say whom their comment answers, with the name: 'In reply to Ann'."""
        authors = {clean_name(one.text) for one in self.name_pieces if one is not None}
        heads = {one.at for one in self.name_pieces if one is not None}
        found: dict[int, str] = {}
        for row in self.sheet.rows:
            for one in row:
                is_short = one.kind in (OPEN, SAME) and one.at not in heads and len(one.text) < MAX_LINE // 2
                if is_short and (name := name_after_label(one.text, authors, words.comments.in_reply())):
                    found[one.at] = name
        return found

    def _name_piece(self, number: int) -> Piece | None:
        cells = (piece for column in self.names for piece in column.cells.get(number, ()))
        return next((piece for piece in cells if may_be_head(clean_name(piece.text))), None)

    def _dates(self) -> list[Piece | None]:
        """Return the piece that holds each row's date: of the place that most rows have one at, else its first."""
        count: dict[tuple[bool, tuple[str, ...]], int] = {}
        for row in self.sheet.rows:
            for key in dict.fromkeys(_date_key(one) for one in row if one.kind == DATE):
                count[key] = count.get(key, 0) + 1
        best = sorted(count, key=lambda key: (not key[0], -count[key]))
        found: list[Piece | None] = []
        for row in self.sheet.rows:
            dates = [one for one in row if one.kind == DATE]
            dates.sort(key=lambda one: best.index(_date_key(one)))
            found.append(next((one for one in dates if self._stamp_at(one)), None))
        return found

    def _lines_of_head(self, number: int) -> set[int]:
        pieces = (self.name_pieces[number], self.date_pieces[number])
        return {self.reading.layout.line_of(one.at) for one in pieces if one is not None}

    # --- One comment

    def _found(self, number: int) -> Found:
        row, name_piece, date_piece = self.sheet.rows[number], self.name_pieces[number], self.date_pieces[number]
        name = ""
        if name_piece:
            name = byline_name(name_piece.text) or clean_name(name_piece.text)
        stamp = self._stamp_at(date_piece) if date_piece else self._stated_date(number)
        if name_piece and not stamp and (found := find_stamp(name_piece.text)):
            stamp = found[0]
        if stamp and date_piece:
            stamp = self._with_clock(stamp, date_piece, row)
        line = None if name and stamp else self._line(row)
        if line is not None:
            name = name or byline_name(line.text)
            found = find_stamp(line.text)
            stamp = stamp or (found[0] if found else None)
        heads = {one.at for one in (name_piece, date_piece, line) if one is not None}
        text = without_counters(self._text(number, heads))
        return Found(
            text=text,
            author_name=name or self._button_name(number) or None,
            author_url=self._link(name_piece),
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
            if i == own or above < 0 or above == own or page.text(above) != page.text(i):
                break
            i = above
        if page.text(i) != piece.text:
            found = find_stamp(piece.text)
            return stamp_of(page, i) if not found and len(page.text(i)) < MAX_LABEL else found[0] if found else None
        return stamp_of(page, i)

    def _with_clock(self, stamp: str, piece: Piece, row: Sequence[Piece]) -> str:
        """Return a date with the time of day that stands in an element of its own behind it."""
        if ":" not in stamp:
            for one in islice((other for other in row if other.at > piece.at), 2):
                if words.dates.is_clock(one.text.lstrip("@ ")):
                    between = inline("".join(self.reading.texts[piece.at + 1 : one.at]))
                    return inline(f"{stamp} {between if len(between) < 3 else ''} {one.text}")
        return stamp

    def _stated_date(self, number: int) -> str | None:
        """Return the date that an element without text states."""
        page, record = self.reading, self.sheet.records[number]
        if page.ends[record.element] - record.element > MAX_OWN:
            return None
        for i in page.below(record.element):
            is_date = page.tags[i] in ("meta", "time", "abbr", "span") and marks.role_of(page, i) == marks.DATE
            if is_date and (stamp := stamp_of(page, i)):
                return stamp
        return None

    def _line(self, row: Sequence[Piece]) -> Piece | None:
        """Return the piece that holds a name or date among other words: 'par Ann, 3 mai 2021'."""
        short = (one for one in (*row[:3], *row[-1:]) if one.kind == OPEN and len(one.text) < MAX_LINE)
        return next((one for one in short if find_stamp(one.text) and byline_name(one.text)), None)

    def _button_name(self, number: int) -> str:
        """Return the name on a button whose class says author."""
        page, element = self.reading, self.sheet.records[number].element
        buttons = (i for i in page.inside(element, "button") if marks.role_of_class(page.names[i]) == marks.AUTHOR)
        return next((clean_name(page.raw_text(i)) for i in buttons), "")

    def _link(self, piece: Piece | None) -> str | None:
        """Return the address behind the name, None where it leads to the comment itself."""
        if piece is None:
            return None
        page, i = self.reading, piece.holder
        while page.tags[i] != "a":
            i = page.parents[i]
            if i < 0 or i in self.sheet.edges or page.tags[i] in ("div", "p", "li", "td"):
                return None
        href = page.get(i, "href")
        if href and not href.startswith("#") and "#comment" not in href and "replytocom" not in href:
            return self.page.link(href)
        return None

    def _likes(self, row: Sequence[Piece]) -> int | None:
        """Return the number of approvals, where one piece of that meaning shows one number."""
        for one in row:
            if one.roles[-1:] == marks.LIKES:
                numbers = _NUMBER.findall(one.text[:40])
                if len(numbers) == 1:
                    return int(numbers[0])
        return None

    # --- The text

    def _text(self, number: int, heads: set[int]) -> str:
        row = self.sheet.rows[number]
        pieces = self._marked(number, heads)
        if not pieces:
            column = next((one for one in self.texts if self._may_be_text(one, number, heads)), None)
            if column is None:
                return ""
            pieces = self._around(number, column.cells[number][0], heads)
        kept = {one.at for one in pieces if one.at not in self.references}
        return self.sheet.lines(row, kept)

    def _may_be_text(self, column: Column, number: int, heads: set[int]) -> bool:
        return number in column.cells and column.cells[number][0].at not in heads

    def _marked(self, number: int, heads: set[int]) -> list[Piece]:
        """Return the pieces in elements that are called text, where they hold neither name nor date."""
        row = self.sheet.rows[number]
        found: list[Piece] = []
        for one in row:
            is_number = one.kind == NUMBER and self.reading.tags[one.holder] == "a"
            if marks.TEXT in one.roles and one.at not in heads and not is_number and self._is_apart(number, one, heads):
                found.append(one)
        return found if any(one.kind not in (SIGN, SAME) or len(found) == 1 for one in found) else []

    def _is_apart(self, number: int, piece: Piece, heads: set[int]) -> bool:
        """Say whether the text element around a piece holds no head, and the piece is no button in it."""
        page, own = self.reading, self.sheet.records[number].element
        i, holder = piece.holder, None
        while i >= 0 and i not in self.sheet.edges:
            role = self.sheet.role(i)
            if role == marks.TEXT and not any(page.starts[i] <= head < page.stops[i] for head in heads):
                holder = i
            elif (role in (marks.SKIP, marks.LIKES) and holder is None and page.size(i) < MAX_LABEL) or (
                role in (marks.META, marks.SUBJECT) and holder is None and i != own
            ):
                return False
            i = page.parents[i]
        return holder is not None

    def _around(self, number: int, piece: Piece, heads: set[int]) -> list[Piece]:
        """Return the pieces of the element that holds a row's text, or what is left of the row where it is all one."""
        page, row = self.reading, self.sheet.rows[number]
        i = piece.holder
        edges = self.sheet.edges
        while page.tags[i] in _INLINE and i not in edges:
            i = page.parents[i]
        start, stop = page.starts[i], page.stops[i]
        is_box = i not in edges or (i in self.sheet.records[number].tail and page.tags[i] not in _INLINE)
        if is_box and not any(start <= head < stop for head in heads):
            return [one for one in row if start <= one.at < stop and not self._is_button(one)] or [piece]
        blocks = {page.block_around(one.holder) for one in row if one.place == piece.place}
        blocks -= {page.block_around(page.holders[head]) for head in heads}
        blocks = {block for block in blocks if block not in edges}
        return [one for one in row if one.at not in heads and self._is_said(number, one, piece, blocks)]

    def _is_said(self, number: int, one: Piece, main: Piece, blocks: Collection[int]) -> bool:
        """Say whether a piece of a row without an element for its text is part of it."""
        if self.reading.block_around(one.holder) in blocks:
            return one.place == main.place or not self._is_button(one)
        if one.place == main.place:
            return one.kind == OPEN
        if self.reading.layout.line_of(one.at) in self.head_lines[number] or one.kind not in (OPEN, SIGN, DATE):
            return False
        if one.kind == SIGN and one.holder != main.holder:
            return False
        if marks.AUTHOR in one.roles or not HEADINGS.isdisjoint(label.partition(".")[0] for label in one.place):
            return False
        return not self._is_button(one) and (one.place, one.nth) not in self.regular

    def _is_button(self, piece: Piece) -> bool:
        if len(piece.text) > MAX_LABEL:
            return False
        if piece.roles[-1:] in (marks.SKIP, marks.LIKES):
            return True
        label = _COUNT.sub("", piece.text).casefold()
        if label != piece.text.casefold() and label in words.comments.buttons():
            return True
        tags = {label.partition(".")[0] for label in piece.place[-2:]}
        return piece.text.casefold() in words.comments.buttons() and ("a" in tags or piece.kind == SAME)


def _date_key(piece: Piece) -> tuple[bool, tuple[str, ...]]:
    """Return a date's place, and whether it is a whole date."""
    return is_stamp(piece.text), piece.place
