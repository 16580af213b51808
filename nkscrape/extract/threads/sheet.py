"""A thread's records as a sheet: every piece of text with its place in its record, so that like places make columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from nkscrape.extract.reading import Reading
from nkscrape.extract.reading.text import inline
from nkscrape.extract.threads import marks
from nkscrape.extract.threads.stamps import is_stamp
from nkscrape.extract.threads.thread import Record

QUIET = frozenset("form fieldset label textarea select nav dialog".split())
"""Elements whose text no reader takes for part of a comment."""
MAX_LEVELS = 12
"""Levels of a record that tell places apart."""
MAX_LINE = 160
"""Characters of a line that may hold a name and a date."""
MAX_GAP = 40
"""Pieces between two of one comment that are looked at for what is another's."""
SIGN, NUMBER, DATE, SAME, OPEN = "sign", "number", "date", "same", "open"
"""What a piece is at first sight; SAME stands in nearly every record, OPEN has to be judged by its column."""
_NUMBER = re.compile(r"(?:#|nr\.?|no\.?)?\s*[+−-]?\d{1,6}[.)]?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_STATE = re.compile(
    r"(?:odd|even|first|last|alt|parent|hidden|active|collapsed|expanded|author|me|is-\S+|js-\S+|\S+--\S+|\S*\d\S*[a-zA-Z]\S*)"
)
"""Class words that differ among like elements: states, and names with a number inside (ids, hashes)."""
_ORDER = frozenset("odd even first last alt".split())
Place = tuple[str, ...]


@dataclass(slots=True)
class Piece:
    """One piece of text of a record."""

    at: int
    """Its number in `Reading.texts`."""
    holder: int
    text: str
    record: int
    place: Place
    """Labels of the elements from the record down to the one that holds it."""
    roles: str
    """What the classes and properties of these elements call them, the innermost last."""
    kind: str = OPEN
    nth: int = 0
    """Which of the holders at its place in its record."""


class Sheet:
    """The pieces of a thread's records in document order, without those of the records inside each."""

    def __init__(self, page: Reading, records: Sequence[Record], most: int | None = None) -> None:
        """Read the first `most` records; what stands in the others is theirs."""
        self.page = page
        self.records = records
        total = len(records) if most is None else min(most, len(records))
        self._own = {i: bool(record.tail) for record in records for i in (record.element, *record.tail)}
        self._known: dict[int, tuple[Place, str, bool]] = {}
        around = {page.parents[record.element] for record in records if record.stop is not None}
        self._known |= dict.fromkeys(around, ((), "", False))
        self.edges = around.union(self._own)
        """Elements that are records, parts of one, or around flat ones."""
        self._roles: dict[int, str] = {}
        self.rows: list[list[Piece]] = [[] for _ in range(total)]
        for at, record in self._owners():
            if record < total and (text := inline(page.texts[at])):
                place, called, quiet = self._where(page.holders[at])
                if not quiet:
                    piece = Piece(at, page.holders[at], text, record, place, called)
                    piece.kind = _first_sight(page, piece)
                    self.rows[record].append(piece)
        self._mark_constants()
        self._number_holders()

    def role(self, i: int) -> str:
        """Return what an element is called, '' for nothing telling."""
        role = self._roles.get(i)
        if role is None:
            role = self._roles[i] = marks.role_of(self.page, i)
        return role

    def _owners(self) -> Iterator[tuple[int, int]]:
        """Yield each piece of the page that stands in a record, with the innermost record around it."""
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
                yield from ((one, owner) for one in range(at, last))
                at = max(at, last)
            if around:
                yield from ((one, around[-1][1]) for one in range(at, start))
            at = max(at, start)
            if stop > start:
                around.append((stop, number))

    def _where(self, i: int) -> tuple[Place, str, bool]:
        """Return an element's place in its record, what it is called, and whether it is quiet."""
        known = self._known.get(i)
        if known is None:
            page = self.page
            label, called = _label(page.tags[i], page.get(i, "class")), self.role(i)
            quiet = page.tags[i] in QUIET
            if i in self._own:
                known = ((label,) if self._own[i] else (), called if self._own[i] else "", quiet and self._own[i])
            else:
                place, above, outer = self._where(page.parents[i]) if page.parents[i] >= 0 else ((), "", False)
                known = ((*place, label)[:MAX_LEVELS], above + called, quiet or outer)
            self._known[i] = known
        return known

    def _mark_constants(self) -> None:
        """Mark what stands at a place of nearly all records, numbers in it aside: labels, badges, buttons."""
        total = len(self.rows)
        if total < 2:
            return
        found: dict[Place, Counter[str]] = {}
        holding: Counter[Place] = Counter()
        for row in self.rows:
            values = {(one.place, folded(one.text)) for one in row if one.kind == OPEN}
            for place, value in values:
                found.setdefault(place, Counter())[value] += 1
            holding.update({place for place, _ in values})
        same: dict[Place, set[str]] = {}
        for place, counts in found.items():
            is_one_of_several = counts.total() * 2 >= holding[place] * 3
            least = max(total / 2 if len(counts) == 1 else total * 0.8, 2)
            if len(counts) == 1 or is_one_of_several:
                same[place] = {value for value, counted in counts.items() if counted >= least}
        for one in (one for row in self.rows for one in row if one.kind == OPEN and same.get(one.place)):
            if folded(one.text) in same[one.place]:
                one.kind = SAME

    def leave_out(self, pieces: Container[int]) -> None:
        """Take pieces for signs, which make no column."""
        for row in self.rows:
            for one in row:
                if one.at in pieces:
                    one.kind = SIGN
        self._number_holders()

    def _number_holders(self) -> None:
        for row in self.rows:
            seen: dict[Place, list[int]] = {}
            for one in row:
                if one.kind == OPEN:
                    holders = seen.setdefault(one.place, [])
                    if one.holder not in holders[-1:]:
                        holders.append(one.holder)
                    one.nth = len(holders) - 1

    def columns(self) -> dict[tuple[Place, int], dict[int, list[Piece]]]:
        """Return what stands at the same place of the records: by place, then by record."""
        found: dict[tuple[Place, int], dict[int, list[Piece]]] = {}
        for number, row in enumerate(self.rows):
            for one in row:
                if one.kind in (OPEN, SAME):
                    key = one.place, (one.nth if one.kind == OPEN else -1)
                    found.setdefault(key, {}).setdefault(number, []).append(one)
        return found

    def lines(self, row: Sequence[Piece], kept: set[int]) -> str:
        """Return pieces as text, a blank line between blocks."""
        layout, found = self.page.layout, list[str]()
        run: list[int] = []
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
    """Return a text without digits and case: what two counters have in common."""
    return _DIGITS.sub("", text).casefold()


def _first_sight(page: Reading, piece: Piece) -> str:
    text = piece.text
    if not any(map(str.isalnum, text)):
        return SIGN
    if _NUMBER.fullmatch(text):
        return NUMBER
    if len(text) <= MAX_LINE and (is_stamp(text) or (piece.roles[-1:] == marks.DATE and len(text) < 60)):
        return DATE
    return OPEN


@lru_cache(maxsize=8192)
def _label(tag: str, mark: str) -> str:
    return f"{tag}.{loose_class(mark)}" if mark else tag


@lru_cache(maxsize=8192)
def loose_class(mark: str) -> str:
    """Return a class without numbers and words for states."""
    words = mark.split()
    if _ORDER.issuperset(words):
        return ""
    return " ".join(_DIGITS.sub("", word) for word in words if not _STATE.fullmatch(word)) or " ".join(words[:1])
