"""Names a page shows as the author's: lines around headline and text, and marked elements anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from nkscrape.extract import words
from nkscrape.extract.article.date_text import find_date, holds_date
from nkscrape.extract.article.marked import MARKS, Mark, author_marks
from nkscrape.extract.article.names import (
    is_few_signs,
    is_name_line,
    looks_like_name,
    may_name,
    name_keys,
    names_in,
)
from nkscrape.extract.article.place import Place
from nkscrape.extract.article.signature import signature_in

MAX_LINE = 120
_MIN_LINE = 6
_MAX_LINES = 10
"""Lines of one block that are read."""
_MAX_LABEL = 30
_NAMED, _LABELLED, _SIGNED, _OTHER = "shaped as a name", "label in front", "signature", ""
_BARE = ("below the headline", "above the headline", "opens the text", "closes the text", "behind the text")
"""Where a line that is no more than a name may be a byline."""
_SIGN = re.compile(r"\s*[|｜·•]\s*")
_DURATION = re.compile(r"\d+\s[^\W\d]+\.?(?:\s[^\W\d]+)?")
"""'2 minutes', '5 min read'."""


@dataclass(slots=True)
class Candidate:
    """One line, element or piece of data that may name the authors."""

    text: str
    source: str
    element: int = -1
    block: int = -1
    evidence: set[str] = field(default_factory=set)
    keys: frozenset[str] = frozenset()
    """The keys of its names."""
    score: float = 0.0


def shown_names(place: Place) -> Iterator[Candidate]:
    """Yield what a page shows as its authors, with the evidence of each."""
    by_block: dict[int, list[Mark]] = {}
    for mark in author_marks(place.reading, place.writers):
        by_block.setdefault(place.block_at(mark.start), []).append(mark)
    blocks = place.reading.blocks
    for number in sorted({*place.ends, *by_block}):
        if number < len(blocks):
            yield from _of_block(place, number, by_block.get(number, []))


def _of_block(place: Place, number: int, marks: list[Mark]) -> Iterator[Candidate]:
    """Yield the bylines among the lines of one block."""
    block, position = place.reading.blocks[number], ""
    for line in block.text.split("\n", _MAX_LINES)[:_MAX_LINES]:
        inner = [mark for mark in marks if mark.text in line] if marks else marks
        kind, text = _read_line(line)
        if kind == _NAMED and not inner:
            position = position or place.position(number)
            kind = kind if position in _BARE and not block.is_heading else _OTHER
        names = list(dict.fromkeys(mark.text for mark in inner if mark.is_name))
        is_below_label = kind != _LABELLED and number > 0 and _is_label(place.reading.blocks[number - 1].text)
        if not (kind or names or (is_below_label and may_name(line))):
            continue
        evidence = {position or place.position(number)}.union(*(mark.evidence for mark in inner))
        if kind in (_LABELLED, _SIGNED):
            evidence.add(kind)
        elif is_below_label:
            evidence.add("label on the line before")
        text = _named_in(text, names) if kind == _LABELLED else " | ".join(names) or text
        evidence |= place.around(inner[0].element if inner else block.element)
        one = Candidate(text, "text", block.element, number, evidence, name_keys(text.replace(" | ", ", ")))
        yield _described(one, place, line)


@lru_cache(maxsize=8192)
def _read_line(line: str) -> tuple[str, str]:
    """Return what makes a line a byline, '' for nothing, and the part of it that names the authors."""
    if not 1 < len(line) <= MAX_LINE or words.lines.is_credit(line) or _DURATION.fullmatch(line):
        return _OTHER, line
    if words.headings.announces_author(line):
        return _OTHER, line
    for part in _parts(line):
        if words.byline.is_labelled(part) and not _is_sentence(part):
            return _LABELLED, _before_date(words.byline.line_end().split(part)[0])
    if not words.lines.ends_sentence(line) and (signature := signature_in(line)):
        return _SIGNED, signature
    return (_NAMED if is_name_line(line) else _OTHER), line


def _parts(line: str) -> list[str]:
    """Return the parts of a line that may open with a label: the line, what stands behind signs or a date in it."""
    found = [line, *_SIGN.split(line)[1:]]
    if date := find_date(line):
        found.append(line[date.end() :].lstrip(" ,-–—|"))
    return found


def _is_sentence(line: str) -> bool:
    """Say whether what follows a label is a sentence of the text: 'By the time the ferry came, …'."""
    rest = words.byline.without_label(line).lstrip()
    return words.lines.ends_sentence(line) or (len(line) > 40 and rest[:1].islower())


def _before_date(text: str) -> str:
    """Return what stands before a date on a line."""
    found = find_date(text)
    text = text[: found.start()] if found and found.start() > _MIN_LINE else text
    return text.rstrip(" ,-–—|/／")


def _named_in(text: str, names: list[str]) -> str:
    """Return the marked names of a line where hardly other names stand behind them, else the line."""
    if not names:
        return text
    behind = words.byline.without_label(text)
    for name in names:
        behind = behind.replace(name, " ", 1)
    if any(map(looks_like_name, names_in(behind))):
        return text
    is_joined = len(names) == 1 and words.byline.joins_names().search(text.partition(names[0])[2])
    return text if is_joined else " | ".join(names)


@lru_cache(maxsize=8192)
def _is_label(text: str) -> bool:
    """Say whether a line holds nothing but the label of a byline: 'By', 'Author:'."""
    bare = text.rstrip(" :：")
    return len(text) < _MAX_LABEL and words.byline.label_end(f"{bare}: ") >= max(len(bare), 1)


def _described(one: Candidate, place: Place, line: str) -> Candidate:
    """Add what the shape and the neighbours of a candidate say."""
    blocks, evidence = place.reading.blocks, one.evidence
    if len(line) > MAX_LINE:
        evidence.add("in a long line")
    if find_date(line):
        evidence.add("date on the line")
    elif any(holds_date(b.text) for b in blocks[max(one.block - 1, 0) : one.block + 2] if len(b.text) < MAX_LINE):
        evidence.add("date beside it")
    names = names_in(one.text.replace(" | ", ", "))
    evidence.add(shape_of(names))
    if len(names) > 1 and not all(map(looks_like_name, names)):
        evidence.add("says more")
    block = blocks[one.block]
    if block.linked * 2 > len(block.text) and evidence.isdisjoint(MARKS):
        evidence.add("in a link")
    if block.marked * 2 > len(block.text):
        evidence.add("set apart")
    return one


def shape_of(names: tuple[str, ...]) -> str:
    """Return what the shape of a byline's names says."""
    if any(looks_like_name(name) and not is_few_signs(name) for name in names):
        return "shaped as a name"
    return "a few signs" if any(map(is_few_signs, names)) else "not shaped as a name"
