"""Which pieces of a record are its text: those in elements that are called so, else what the best column leads to."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cached_property

from nkscrape.extract import words
from nkscrape.extract.reading.tags import HEADINGS
from nkscrape.extract.threads import marks
from nkscrape.extract.threads.columns import text_columns
from nkscrape.extract.threads.names import clean_name
from nkscrape.extract.threads.sheet import DATE, NUMBER, OPEN, SAME, SIGN, Column, Piece, Row, Sheet
from nkscrape.page import Page

MAX_LABEL = 60
"""Characters of what stands beside a text and is none."""
_COUNT = re.compile(r"[\s()\d:+-]+$")
"""What a button counts: 'Like (12)'."""
_INLINE = frozenset(
    "p a b strong i em u s del ins span font small big q code sub sup blockquote ul ol li pre tt".split()
)
"""Elements inside the one that holds a whole text."""


class Texts:
    """Reads the texts of a sheet whose names and dates are known."""

    def __init__(
        self, page: Page, sheet: Sheet, rows: Sequence[Row], columns: Sequence[Column], references: Collection[int]
    ) -> None:
        """Take the rows with their heads; `references` are pieces that say whom a comment answers."""
        self.page = page
        self.reading = page.reading
        self.sheet = sheet
        self.rows = rows
        self.columns = columns
        self.references = references

    @cached_property
    def _by_score(self) -> list[Column]:
        """The columns that may hold texts, best first."""
        taken = {id(one) for row in self.rows for one in (row.name, row.date)}
        left = [one for one in self.columns if not all(id(cell[0]) in taken for cell in one.cells.values())]
        return text_columns(self.page, self.sheet, left, {n: row.lines for n, row in enumerate(self.rows)})

    @cached_property
    def _regular(self) -> set[tuple[int, int]]:
        """The places at which nearly each record has something beside its text."""
        total = len(self.rows)
        return {(one.place, one.nth) for one in self.columns if len(one.cells) * 5 >= total * 3 and total > 1}

    def read(self, row: Row) -> str:
        """Return the text of a row, '' where it has none."""
        pieces = self._marked(row)
        if not pieces and row.pieces:
            number = row.pieces[0].record
            cells = (one.cells[number][0] for one in self._by_score if number in one.cells)
            main = next((one for one in cells if one.at not in row.heads), None)
            pieces = self._around(row, main) if main else []
        letter = clean_name(row.name.text)[:1] if row.name else ""  # in place of a portrait
        kept = {one.at for one in pieces if one.text != letter and one.at not in self.references}
        return self.sheet.lines(row.pieces, kept)

    def _marked(self, row: Row) -> list[Piece]:
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

    def _is_apart(self, row: Row, piece: Piece) -> bool:
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

    def _around(self, row: Row, main: Piece) -> list[Piece]:
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

    def _is_said(self, row: Row, one: Piece, main: Piece, blocks: Collection[int]) -> bool:
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
