"""Who may be the author: lines around headline and text, elements that are marked, and what the page's data states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from nkscrape.extract import words
from nkscrape.extract.article.date_text import find_date, holds_date
from nkscrape.extract.article.marked import Mark, author_marks
from nkscrape.extract.article.names import is_few_signs, is_name_line, looks_like_name, may_name, names_in
from nkscrape.extract.article.place import Place
from nkscrape.extract.data.structured import Structured, texts, types
from nkscrape.extract.reading.text import key_of

MAX_LINE = 120
MAX_AUTHORS = 30
"""Authors that one piece of data gives."""
NAMED, LABELLED, SIGNED = "shaped as a name", "label in front", "signature"
_MIN_LINE = 6
_MAX_LINES = 10
"""Lines of one block that are read."""
_MAX_LABEL = 30
_MAX_ELSEWHERE = 12
"""Blocks with marked elements that are read away from headline and text: more are cards."""
_BARE = ("below the headline", "above the headline", "opens the text", "closes the text", "behind the text")
"""Where a line that is no more than a name may be a byline."""
_SIGN = re.compile(r"\s*[|｜·•\n]\s*")
_DURATION = re.compile(r"\d+\s[^\W\d]+\.?(?:\s[^\W\d]+)?")
"""'2 minutes', '5 min read'."""
_META = re.compile(r"(?:^|[.:_-])(?:authors?|creators?|byl|byline|authors?[_-]?names?|citation_authors?)$")
_NOT_META = re.compile(r"^(?:twitter|web|fb|facebook|google|image|photo|video|book|comment)\b|publisher|site[_-]")


@dataclass(slots=True)
class Candidate:
    """One line, element or piece of data that may name the authors."""

    text: str
    """Where it gives names one by one, joined by ' | '."""
    source: str
    evidence: set[str]
    element: int = -1
    block: int = -1
    score: float = 0.0
    names: tuple[str, ...] = field(init=False)
    keys: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Read the names."""
        self.names = tuple(name for part in self.text.split(" | ") for name in names_in(part))
        self.keys = frozenset(map(key_of, self.names)) - {""}
        if any(looks_like_name(name) and not is_few_signs(name) for name in self.names):
            self.evidence.add(NAMED)
        elif any(map(is_few_signs, self.names)):
            self.evidence.add("a few signs")
        elif self.element >= 0:
            self.evidence.add("not shaped as a name")


def stated_authors(structured: Structured) -> Iterator[Candidate]:
    """Yield what each source of the page's data names as authors."""
    for evidence, source, values in _statements(structured):
        if names := [value for value in dict.fromkeys(values) if may_name(value)][:MAX_AUTHORS]:
            yield Candidate(" | ".join(names), source, {evidence})


def _statements(structured: Structured) -> Iterator[tuple[str, str, Iterable[str]]]:
    authors = structured.node.get("author") or structured.node.get("creator")
    persons, houses = list[str](), list[str]()
    for author in authors[:MAX_AUTHORS] if isinstance(authors, list) else [authors]:
        is_house = isinstance(author, dict) and "Organization" in " ".join(types(author))
        (houses if is_house else persons).extend(texts(author))
    yield "person in JSON-LD", "json-ld", persons
    yield "organisation in JSON-LD", "json-ld", houses
    yield "person in microdata", "microdata", [stated.value for stated in structured.items("author")]
    for name in structured.meta:
        if _META.search(name) and not _NOT_META.search(name) and (stated := list(structured.tags(name))):
            yield "in a meta tag", stated[0].source, [one.value for one in stated]
    for n in (1, 2):  # plugins print 'Written by' and the name for the preview of a link
        label = next(iter(structured.meta.get(f"twitter:label{n}", ())), "")
        if words.byline.is_labelled(f"{label} …"):
            yield "in a preview tag", "text", [one.value for one in structured.tags(f"twitter:data{n}")][:1]


def shown_authors(place: Place) -> Iterator[Candidate]:
    """Yield what a page shows as its authors, with the evidence of each."""
    blocks, ends = place.reading.blocks, place.ends
    if not ends:
        return
    by_block: dict[int, list[Mark]] = {}
    for mark in author_marks(place.reading, place.writers, range(blocks[ends[0]].start, blocks[ends[-1]].stop)):
        by_block.setdefault(place.block_at(mark.start), []).append(mark)
    elsewhere = sorted(by_block.keys() - set(ends))[:_MAX_ELSEWHERE]
    for number in sorted([*ends, *elsewhere]):
        marks, text = by_block.get(number, []), blocks[number].text
        if marks or len(text) <= MAX_LINE or "\n" in text:
            yield from _of_block(place, number, marks)


def _of_block(place: Place, number: int, marks: list[Mark]) -> Iterator[Candidate]:
    """Yield the bylines among the lines of one block."""
    blocks = place.reading.blocks
    block, position = blocks[number], ""
    is_below_label = number > 0 and _is_label(blocks[number - 1].text)
    for line in block.text.split("\n", _MAX_LINES)[:_MAX_LINES]:
        inner = [mark for mark in marks if mark.text in line] if marks else marks
        kind, text = _read_line(line)
        if kind == NAMED and not inner:
            position = position or place.position(number)
            kind = kind if position in _BARE and not block.is_heading else ""
        sure = [mark for mark in inner if _is_platforms(place.reading.names[mark.element])]
        names = list(dict.fromkeys(mark.text for mark in inner if mark.is_name or mark in sure))
        if not (kind or names or (is_below_label and may_name(line))):
            continue
        position = position or place.position(number)
        evidence = {position, *place.around(inner[0].element if inner else block.element)}
        evidence.update(*(mark.evidence for mark in inner), _line_says(place, number, line))
        if sure:
            evidence.add("the platform says author")
        if kind in (LABELLED, SIGNED):
            evidence.add(kind)
        if is_below_label and kind not in (LABELLED, SIGNED):
            evidence.add("label on the line before")
        text = _named_in(text, names) if kind == LABELLED else " | ".join(names) or text
        one = Candidate(text, "text", evidence, block.element, number)
        if len(one.names) > 1 and not all(map(looks_like_name, one.names)):
            one.evidence.add("says more")
        yield one


def _line_says(place: Place, number: int, line: str) -> Iterator[str]:
    """Yield what the shape and the neighbours of a line say."""
    blocks = place.reading.blocks
    block = blocks[number]
    if len(line) > MAX_LINE:
        yield "in a long line"
    if find_date(line):
        yield "date on the line"
    elif any(holds_date(b.text) for b in blocks[max(number - 1, 0) : number + 2] if len(b.text) < MAX_LINE):
        yield "date beside it"
    if block.linked * 2 > len(block.text):
        yield "in a link"
    if block.marked * 2 > len(block.text):
        yield "set apart"


def _is_platforms(name: str) -> bool:
    """Say whether a class is what a known system gives the author's name."""
    return bool(name) and "post_author" in words.classes.kinds_of(name)


@lru_cache(maxsize=8192)
def _read_line(line: str) -> tuple[str, str]:
    """Return what makes a line a byline, '' for nothing, and the part of it that names the authors."""
    if not 1 < len(line) <= MAX_LINE or words.lines.is_credit(line) or _DURATION.fullmatch(line):
        return "", line
    if words.headings.announces_author(line):
        return "", line
    parts = _SIGN.split(line)
    date = find_date(line)
    for part in (line, *parts[1:], *([line[date.end() :].lstrip(" ,-–—|")] if date else ())):
        if words.byline.is_labelled(part) and not _is_sentence(part):
            return LABELLED, _before_date(words.byline.line_end().split(part)[0])
    if not words.lines.ends_sentence(line) and (signature := words.byline.signature(line, parts)):
        return SIGNED, signature
    return (NAMED if is_name_line(line) else ""), line


def _is_sentence(line: str) -> bool:
    """Say whether what follows a label is a sentence of the text: 'By the time the ferry came, …'."""
    rest = words.byline.without_label(line).lstrip()
    return words.lines.ends_sentence(line) or (len(line) > 40 and rest[:1].islower())


def _before_date(text: str) -> str:
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
    is_joined = len(names) == 1 and words.byline.joins_names().search(text.partition(names[0])[2])
    return text if is_joined or any(map(looks_like_name, names_in(behind))) else " | ".join(names)


@lru_cache(maxsize=8192)
def _is_label(text: str) -> bool:
    """Say whether a line holds nothing but the label of a byline: 'By', 'Author:'."""
    bare = text.rstrip(" :：")
    return len(text) < _MAX_LABEL and words.byline.label_end(f"{bare}: ") >= max(len(bare), 1)
