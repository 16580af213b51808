"""The dates a page shows: in `time`, in elements marked as the date, in lines around headline and text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nkscrape.extract import words
from nkscrape.extract.article.date_text import MACHINE, find_date
from nkscrape.extract.article.place import Place
from nkscrape.extract.data.microdata import MAX_PROPERTIES, is_of_article, properties_of
from nkscrape.extract.reading import Reading
from nkscrape.extract.reading.text import inline, reading_length

MAX_TIMES = 60
"""Elements with a date for machines that are looked at."""
_MAX_LINE = 200
_SHORT = 60
_BESIDE = 18
"""Characters beside a date on its line: weekday, clock, place."""
_NEAR = ("below the headline", "above the headline")


@dataclass(slots=True)
class Candidate:
    """One wording of a date, and what is said of it."""

    value: str
    source: str
    evidence: set[str]
    element: int = -1
    """-1 where it stands in data only."""
    score: float = 0.0


def shown_dates(place: Place) -> Iterator[Candidate]:
    """Yield the dates a reader sees, with the evidence of each."""
    reading = place.reading
    published = {i for i in reading.properties[:MAX_PROPERTIES] if _is_published(reading, i)}
    for i in sorted({*reading.elements("time", "abbr"), *published})[:MAX_TIMES]:
        if value := _for_machines(reading, i, is_published=i in published):
            before = "".join(reading.texts[max(reading.starts[i] - 2, 0) : reading.starts[i]])
            one = _candidate(place, value, i, before, reading.text(i))
            one.evidence.add(place.position(place.block_at(reading.starts[i])))
            if i in published:
                one.source = "microdata"
                one.evidence.add("datePublished in microdata")
            if reading.tags[i] == "time":
                one.evidence.add("time element")
            if reading.has(i, "pubdate"):
                one.evidence.add("pubdate")
            yield one
    for number in place.ends:
        if len(reading.blocks[number].text) < _MAX_LINE and (shown := _in_block(place, number)):
            yield shown


def _is_published(reading: Reading, i: int) -> bool:
    return "datePublished" in properties_of(reading, i) and is_of_article(reading, i)


def _for_machines(reading: Reading, i: int, *, is_published: bool) -> str:
    """Return the date an element states for machines, '' for none; what it shows is read with its block."""
    value = reading.get(i, "datetime") or reading.get(i, "content") or reading.get(i, "title")
    if not value and is_published and reading.tags[i] != "abbr":
        value = reading.text(i)[:_MAX_LINE]
    return inline(value) if MACHINE.search(value) or find_date(value) else ""


def _in_block(place: Place, number: int) -> Candidate | None:
    blocks = place.reading.blocks
    block, text = blocks[number], blocks[number].text
    found = find_date(text)
    if found is None:
        is_stamp = len(text) < _SHORT and words.dates.opens_stamp(text) and place.position(number) in _NEAR
        if not is_stamp:
            return None
        one = _candidate(place, text, block.element)
        one.evidence |= {"told from now", place.position(number)}
        return one
    before = text[: found.start()] or (blocks[number - 1].text if number else "")
    one = _candidate(place, _line_around(text, found), block.element, before, text)
    one.evidence.add(place.position(number))
    if reading_length(text) < reading_length(found.group()) + _BESIDE:
        one.evidence.add("date alone")
    elif len(text) > 2 * _SHORT:
        one.evidence.add("in a long line")
    if block.linked * 2 > len(text):
        one.evidence.add("in a link")
    if words.byline.is_labelled(text) or words.byline.posted().search(text):
        one.evidence.add("beside the byline")
    return one


def _candidate(place: Place, value: str, i: int, before: str = "", text: str = "") -> Candidate:
    """Return a date with what the elements around it, and the words before it and beside it, say."""
    reading = place.reading
    evidence = set(place.around(i))
    for one in (i, reading.parents[i]):
        kinds = words.classes.kinds_of(reading.names[one]) if one > 0 and reading.names[one] else ()
        if "card_date" in kinds:
            evidence.add("class says published" if "published" in kinds else "class says date")
        if "writer" in kinds:
            evidence.add("beside the byline")
    before, text = inline(before)[-_MAX_LINE:].strip(" ("), text[-_SHORT:]
    if "(" in before and ")" not in before:
        evidence.add("in brackets")
    elif words.dates.ends_with_label(before) or words.dates.ends_with_label(text):
        evidence.add("label of publication")
    if words.dates.speaks_of_change(before[-30:]) or words.dates.speaks_of_change(text):
        evidence.add("label of change")
    return Candidate(value, "text", evidence, i)


def _line_around(text: str, found: re.Match[str]) -> str:
    """Return the line a date stands in; the date and its clock alone where the line says more."""
    line = next(line for line in text.split("\n") if found.group() in line or "\n" in found.group())
    return line if len(line) < _SHORT else text[found.start() : found.end() + 14]
