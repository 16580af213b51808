"""The dates a page shows: in `time`, in elements marked as the date, in lines around headline and text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from nkscrape.extract import words
from nkscrape.extract.article.date_text import MACHINE, find_date, line_around
from nkscrape.extract.article.place import Place
from nkscrape.extract.data.microdata import MAX_PROPERTIES, is_of_article, properties_of
from nkscrape.extract.reading import Block
from nkscrape.extract.reading.text import inline, reading_length

MAX_TIMES = 60
"""`time` elements of one page that are looked at."""
_MAX_LINE = 200
_SHORT = 60
_BESIDE = 18
"""Characters beside a date on its line: weekday, clock, place."""


@dataclass(slots=True)
class Shown:
    """A date on the page and what is said of it there."""

    value: str
    element: int
    evidence: set[str] = field(default_factory=set)


def shown_dates(place: Place) -> list[Shown]:
    """Return the dates a reader sees, with the evidence of each."""
    found = [shown for i in _marked(place) for shown in _of_element(place, i)]
    blocks = place.reading.blocks
    for number in place.ends:
        if len(blocks[number].text) < _MAX_LINE:
            found.extend(_of_block(place, number, blocks[number]))
    return found


def _marked(place: Place) -> list[int]:
    """Return the elements that state a date in an attribute, or are marked as the publication date."""
    reading = place.reading
    found = set(reading.elements("time", "abbr"))
    found.update(i for i in reading.properties[:MAX_PROPERTIES] if _is_stated(place, i))
    return list(islice(sorted(found), MAX_TIMES))


def _is_stated(place: Place, i: int) -> bool:
    """Say whether an element is the publication date in microdata."""
    return "datePublished" in properties_of(place.reading, i) and is_of_article(place.reading, i)


def _of_element(place: Place, i: int) -> Iterator[Shown]:
    """Yield the date an element states for machines; what it shows is read with its block."""
    reading = place.reading
    value = reading.get(i, "datetime") or reading.get(i, "content") or reading.get(i, "title")
    if not value and reading.tags[i] != "abbr" and _is_stated(place, i):
        text = reading.text(i)[:_MAX_LINE]
        value = text if find_date(text) else ""
    if not MACHINE.search(value) and not find_date(value):
        return
    own = {"time element"} if reading.tags[i] == "time" else set()
    if _is_stated(place, i):
        own.add("datePublished in microdata")
    if reading.has(i, "pubdate"):
        own.add("pubdate")
    number = place.block_at(reading.starts[i])
    before = "".join(reading.texts[max(reading.starts[i] - 2, 0) : reading.starts[i]])
    own |= _labels(before, reading.text(i)) | _class_of(place, i)
    yield Shown(inline(value), i, own | place.around(i) | {place.position(number)})


def _of_block(place: Place, number: int, block: Block) -> Iterator[Shown]:
    found = find_date(block.text)
    position = place.position(number)
    if found is None:
        near = position in ("below the headline", "above the headline")
        if near and len(block.text) < _SHORT and words.dates.opens_stamp(block.text):
            evidence = {"told from now", position, *place.around(block.element), *_class_of(place, block.element)}
            yield Shown(block.text, block.element, evidence)
        return
    before = block.text[: found.start()] or (place.reading.blocks[number - 1].text if number else "")
    evidence = {position, *place.around(block.element), *_labels(before, block.text), *_class_of(place, block.element)}
    if reading_length(block.text) < reading_length(found.group()) + _BESIDE:
        evidence.add("date alone")
    elif len(block.text) > 2 * _SHORT:
        evidence.add("in a long line")
    if block.linked * 2 > len(block.text):
        evidence.add("in a link")
    if words.byline.is_labelled(block.text) or words.byline.posted().search(block.text):
        evidence.add("beside the byline")
    yield Shown(line_around(block.text, found), block.element, evidence)


def _labels(before: str, text: str) -> set[str]:
    """Return what the words before a date and beside it say of it; a date in brackets is another's."""
    before, text = inline(before)[-_MAX_LINE:].strip(" ("), text[-_SHORT:]
    found: set[str] = set()
    if "(" not in before and (words.dates.ends_with_label(before) or words.dates.ends_with_label(text)):
        found.add("label of publication")
    if words.dates.speaks_of_change(before[-30:]) or words.dates.speaks_of_change(text):
        found.add("label of change")
    return found


def _class_of(place: Place, i: int) -> set[str]:
    """Return whether the class of an element, or of the one around it, speaks of a date or an author."""
    reading, found = place.reading, set[str]()
    for one in (i, reading.parents[i]):
        kinds = words.classes.kinds_of(reading.names[one]) if one > 0 and reading.names[one] else ()
        if "card_date" in kinds:
            found.add("class says published" if "published" in kinds else "class says date")
        if "writer" in kinds:
            found.add("beside the byline")
    return found
