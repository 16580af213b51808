"""A thread's records as a sheet: every piece of text with its place in its record, so that like places make columns."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from nkscrape.extract.reading import Reading
from nkscrape.extract.reading.text import inline
from nkscrape.extract.threads import marks
from nkscrape.extract.threads.stamps import MAX_REMEMBERED, is_shown, is_stamp
from nkscrape.extract.threads.thread import Record

QUIET = frozenset("form fieldset label textarea select nav dialog".split())
"""Elements whose text no reader takes for part of a comment."""
MAX_LEVELS = 12
"""Levels of a record that tell places apart."""
MAX_LINE = 160
"""Characters of a line that may hold a name and a date."""
MAX_DATE = 60
"""Characters of what is a date because its class says so."""
MAX_GAP = 40
"""Pieces between two of one comment that are looked at for what is another's."""
MAX_SAMPLE = 60
"""Records by which a column is judged."""
SIGN, NUMBER, DATE, SAME, OPEN = "sign", "number", "date", "same", "open"
"""What a piece is at first sight; SAME stands in nearly every record, OPEN has to be judged by its column."""
_NUMBER = re.compile(r"(?:#|nr\.?|no\.?)?\s*[+−-]?\d{1,6}[.)]?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_STATE = re.compile(
    r"(?:odd|even|first|last|alt|parent|hidden|active|collapsed|expanded|author|me|is-\S+|js-\S+|\S+--\S+|\S*\d\S*[a-zA-Z]\S*)"
)
"""Class words that differ among like elements: states, and names with a number inside (ids, hashes)."""
_NOWHERE = (0, "", False, "")
_ORDER = frozenset("odd even first last alt".split())


@dataclass(slots=True)
class Piece:
    """One piece of text of a record."""

    at: int
    """Its number in `Reading.texts`."""
    holder: int
    text: str
    record: int
    place: int
    """The number of its place: of the labels of the elements from the record down to the one that holds it."""
    roles: str
    """What the classes and properties of these elements call them, the innermost last."""
    kind: str
    nth: int = 0
    """Which of the holders at its place in its record."""


@dataclass
class Column:
    """What stands at one place of the records."""

    place: int
    nth: int
    """Which of the holders at that place; -1 for what is the same in each record."""
    cells: dict[int, list[Piece]]
    """The pieces by record."""
    score: float = 0.0

    @cached_property
    def sample(self) -> list[list[Piece]]:
        """The cells by which it is judged."""
        return list(self.cells.values())[:MAX_SAMPLE]

    @cached_property
    def values(self) -> list[str]:
        """The texts of these cells."""
        return [cell[0].text if len(cell) == 1 else " ".join([one.text for one in cell]) for cell in self.sample]

    @property
    def first(self) -> Piece:
        """Its first piece."""
        return self.sample[0][0]


@dataclass(slots=True)
class Row:
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


class Sheet:
    """The pieces of a thread's records in document order, without those of the records inside each."""

    def __init__(self, page: Reading, records: Sequence[Record], most: int | None = None) -> None:
        """Read the first `most` records; what stands in the others is theirs."""
        self.page = page
        self.records = records
        self.tags: list[tuple[str, ...]] = [()]
        """The tags from the record down to each place; place 0 is the record itself."""
        self.above = [0]
        """The place one level up from each."""
        self._places: dict[tuple[int, str], int] = {}
        flat = {i for record in records if record.tail for i in (record.element, *record.tail)}
        self._known = {page.parents[one.element]: _NOWHERE for one in records if one.stop is not None}
        self._known |= {one.element: _NOWHERE for one in records if not one.tail}
        self.edges = flat.union(self._known)
        """Elements that are records, parts of one, or around flat ones."""
        for i in flat:
            role = marks.role_of(page, i)
            self._known[i] = self._place(0, i), role, page.tags[i] in QUIET, role
        total = len(records) if most is None else min(most, len(records))
        self.rows: list[list[Piece]] = [[] for _ in range(total)]
        self._fill(total)
        if total > 1:
            self._mark_constants()

    def _fill(self, total: int) -> None:
        texts, holders, known = self.page.texts, self.page.holders, self._known
        for start, stop, record in self._owners():
            if record >= total:
                continue
            row = self.rows[record]
            for at in range(start, stop):
                text = texts[at]
                if not text or text.isspace() or not (text := inline(text)):
                    continue
                holder = holders[at]
                place, called, quiet, own = known.get(holder) or self._where(holder)
                if not quiet:
                    kind = _kind(text) if len(text) <= MAX_LINE else _sight(text)
                    piece = Piece(at, holder, text, record, place, called, kind)
                    if called[-1:] == marks.DATE:
                        if kind is OPEN and len(text) < MAX_DATE and (own or is_shown(text)):
                            piece.kind = DATE
                    elif kind in (DATE, NUMBER) and self.is_name(piece):
                        piece.kind = OPEN
                    row.append(piece)

    def is_name(self, piece: Piece) -> bool:
        """Say whether a piece is all that stands in the element called author, in what is marked as a comment."""
        if piece.roles[-1:] != marks.AUTHOR:
            return False
        i = piece.holder
        while not self.role(i):
            i = self.page.parents[i]
        return self.page.text(i) == piece.text and marks.is_marked(self.page, self.records[piece.record].element)

    def role(self, i: int) -> str:
        """Return what an element is called, '' for nothing telling."""
        return self._where(i)[3]

    @cached_property
    def states_properties(self) -> bool:
        """Whether microdata or RDFa stands in a record."""
        page = self.page
        return any(page.holds_any(i - 1, page.properties) for record in self.records for i in (record.element,))

    def _owners(self) -> Iterator[tuple[int, int, int]]:
        """Yield runs of the page's pieces with the innermost record around each."""
        page = self.page
        spans = sorted(
            (page.starts[i], i, page.stops[i] if record.stop is None else record.stop, number)
            for number, record in enumerate(self.records)
            for i in ((record.element, *record.tail) if record.stop is None else (record.element,))
        )
        around: list[tuple[int, int]] = []
        at = 0
        for start, _, stop, number in [*spans, (len(page.texts), 0, 0, 0)]:
            while around and around[-1][0] <= start:
                last, owner = around.pop()
                yield at, last, owner
                at = max(at, last)
            if around:
                yield at, start, around[-1][1]
            at = max(at, start)
            if stop > start:
                around.append((stop, number))

    def _where(self, i: int) -> tuple[int, str, bool, str]:
        """Return an element's place in its record, its roles from there down, whether it is quiet, and its own role."""
        known = self._known.get(i)
        if known is None:
            page = self.page
            parent = page.parents[i]
            above, called, quiet, _ = self._known.get(parent) or self._where(parent) if parent >= 0 else _NOWHERE
            role = marks.role_of(page, i)
            known = self._known[i] = self._place(above, i), called + role, quiet or page.tags[i] in QUIET, role
        return known

    def _place(self, above: int, i: int) -> int:
        """Return the number of an element's place below another."""
        tag, mark = self.page.tags[i], self.page.attributes[i].get("class")
        key = above, _label(tag, mark) if mark else tag
        place = self._places.get(key)
        if place is None:
            if len(self.tags[above]) >= MAX_LEVELS:
                return above
            place = self._places[key] = len(self.tags)
            self.tags.append((*self.tags[above], tag))
            self.above.append(above)
        return place

    def _mark_constants(self) -> None:
        """Mark what stands at a place of nearly all records, numbers in it aside: labels, badges, buttons."""
        total = len(self.rows)
        places: dict[int, dict[str, set[int]]] = {}
        for number, row in enumerate(self.rows):
            for one in row:
                if one.kind is OPEN:
                    places.setdefault(one.place, {}).setdefault(folded(one.text), set()).add(number)
        for place, values in places.items():
            counts = {value: len(rows) for value, rows in values.items()}
            least = max(total / 2 if len(counts) == 1 else total * 0.8, 2)
            same = {value for value, counted in counts.items() if counted >= least}
            is_one_of_several = same and sum(counts.values()) * 2 >= len(set().union(*values.values())) * 3
            if same and (len(counts) == 1 or is_one_of_several):
                for one in (one for row in self.rows for one in row if one.place == place and one.kind is OPEN):
                    one.kind = SAME if folded(one.text) in same else OPEN

    def leave_out(self, pieces: Collection[int]) -> None:
        """Take pieces for signs, which make no column."""
        for one in (one for row in self.rows for one in row if one.at in pieces):
            one.kind = SIGN

    def columns(self) -> list[Column]:
        """Return what stands at the same place of the records."""
        found: dict[tuple[int, int], dict[int, list[Piece]]] = {}
        for number, row in enumerate(self.rows):
            holders: dict[int, tuple[int, int]] = {}
            for one in row:
                if one.kind is OPEN:
                    nth, last = holders.get(one.place, (-1, -1))
                    one.nth = nth if last == one.holder else nth + 1
                    holders[one.place] = one.nth, one.holder
                    found.setdefault((one.place, one.nth), {}).setdefault(number, []).append(one)
                elif one.kind is SAME:
                    found.setdefault((one.place, -1), {}).setdefault(number, []).append(one)
        return [Column(place, nth, cells) for (place, nth), cells in found.items()]

    def lines(self, row: Sequence[Piece], kept: set[int]) -> str:
        """Return pieces as text, a blank line between blocks."""
        if len(kept) == 1:
            return next(one.text for one in row if one.at in kept)
        layout, found, run = self.page.layout, list[str](), list[int]()
        left_out = {one.at for one in row} - kept
        for at in sorted(kept):
            if run and not self._is_joined(run[-1], at, left_out):
                found += layout.lines_between(run[0], run[-1] + 1, left_out)
                run = []
            run.append(at)
        if run:
            found += layout.lines_between(run[0], run[-1] + 1, left_out)
        return "\n\n".join(found)

    def _is_joined(self, before: int, at: int, left_out: set[int]) -> bool:
        """Say whether nothing of other records stands between two pieces of one."""
        texts = self.page.texts
        return at - before < MAX_GAP and all(one in left_out or not texts[one].strip() for one in range(before + 1, at))


def folded(text: str) -> str:
    """Return a short text without digits and case: what two counters have in common."""
    return _DIGITS.sub("", text).casefold() if len(text) <= MAX_LINE else text


def _sight(text: str) -> str:
    """Return what a text is at first sight."""
    if not any(map(str.isalnum, text)):
        return SIGN
    if _NUMBER.fullmatch(text):
        return NUMBER
    return DATE if len(text) <= MAX_LINE and is_stamp(text) else OPEN


_kind = lru_cache(maxsize=MAX_REMEMBERED)(_sight)


@lru_cache(maxsize=8192)
def _label(tag: str, mark: str) -> str:
    return f"{tag}.{loose_class(mark)}"


@lru_cache(maxsize=8192)
def loose_class(mark: str) -> str:
    """Return a class without numbers and words for states."""
    words = mark.split()
    if _ORDER.issuperset(words):
        return ""
    return " ".join(_DIGITS.sub("", word) for word in words if not _STATE.fullmatch(word)) or " ".join(words[:1])
