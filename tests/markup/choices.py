"""One drawing: a value for each choice, of those that go together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from markup.grammar import (
    FLAT_NESTING,
    GRAMMAR,
    HELD_BACK,
    HELD_BACK_PAIRS,
    LOOSE,
    OF_CARDS,
    OF_COMMENTS,
    ROWS,
    SPEAKING,
    SUITABLE,
)


@dataclass(frozen=True, kw_only=True)
class Choices:
    """One drawing: a value for each choice, and a seed for words, names and numbers."""

    seed: int
    language: str
    vocabulary: str
    frame: str
    spacing: str
    size: str
    date: str
    record: str
    nesting: str
    order: str
    head: str
    layout: str
    name_tag: str
    text_tag: str
    names: str
    badge: str
    avatar: str
    quote: str
    signature: str
    subject: str
    likes: str
    number: str
    tools: str
    deleted: str
    data: str
    heading: str
    form: str
    more: str
    widget: str
    related: str
    place: str
    card: str
    parts: str
    title_tag: str
    decoy: str

    def values(self) -> Iterator[tuple[str, str]]:
        """Yield each choice that shows on the page, and its value."""
        hidden = {"seed", *(OF_COMMENTS if self.size == "empty" else ()), *(OF_CARDS if self.related == "none" else ())}
        return ((name, value) for name, value in asdict(self).items() if name not in hidden)


def settle(choices: Choices) -> Choices:
    """Return the choices with values that go together: a page that a person can read without doubt."""
    for rule in (_nesting, _shape, _writing, _numbers, _evidence, _related):
        changes: dict[str, Any] = rule(choices)
        choices = replace(choices, **changes)
    return choices


def _nesting(c: Choices) -> dict[str, str]:
    if c.size in ("empty", "single"):
        return {"nesting": "none"}
    ways = SUITABLE.get(c.record, FLAT_NESTING)
    if c.nesting in ("none", *ways) or (c.nesting in FLAT_NESTING and c.record not in LOOSE):
        return {}
    return {"nesting": ways[c.seed % len(ways)]}


def _shape(c: Choices) -> dict[str, str]:
    """Records without blocks have no room for all layouts; a head in two cells or terms stands before the text."""
    changes: dict[str, str] = {}
    if c.record in ("tr", "pair", "table", "dl", "dt", "details", "p"):
        changes |= {"order": "name date text tools", "layout": "flat"}
    if c.record == "p":
        changes |= {"head": "row", "text_tag": "breaks", "quote": "none", "signature": "none", "subject": "none"}
        changes |= {
            "name_tag": c.name_tag if c.name_tag in ("span", "b", "a", "cite") else "b",
            "likes": "none",
            "number": "none",
        }
        changes |= {"tools": "none" if c.tools == "none" else "reply"}
    if c.record in ("p", *LOOSE):
        changes |= {"data": "none"}
    if c.record in ROWS:
        changes |= {"layout": "flat", "avatar": "none"}
    if c.record == "blockquote" or c.nesting == "none":
        changes |= {"quote": "none"}
    if c.layout == "columns" and c.avatar == "none":
        changes |= {"avatar": "image"} if not changes.get("layout") else {}
    return changes


def _writing(c: Choices) -> dict[str, str]:
    """Text without an element of its own stands alone; a sentence of name and date has no room for more."""
    changes: dict[str, str] = {}
    if c.head == "sentence":
        changes |= {"data": "none", "badge": "none", "number": "none"}
        changes |= {"name_tag": c.name_tag if c.name_tag in ("b", "a") else "b"}
    if c.head == "sentence" and c.date in ("iso_relative", "relative"):
        changes |= {"date": "absolute"}
    if c.text_tag == "bare" and (c.quote != "none" or c.data != "none" or c.signature != "none"):
        changes |= {"text_tag": "breaks"}
    return changes


def _numbers(c: Choices) -> dict[str, str]:
    """What only repetition explains needs several comments."""
    if c.size == "empty":
        return {"form": "after", "heading": "plain"}
    if c.size != "single":
        return {}
    return {"names": "people", "deleted": "none", "badge": "none" if c.badge == "constant" else c.badge}


def _evidence(c: Choices) -> dict[str, str]:
    """A thread must be told from other matter: by a heading, or by its names with a form below it."""
    if c.heading == "none" and c.vocabulary not in SPEAKING:
        return {"heading": "plain"}
    if c.heading == "none" and c.size == "single" and c.date == "none":
        return {"date": "absolute"}
    return {}


def _related(c: Choices) -> dict[str, str]:
    """Related reading is announced by a heading, or by a class that says so; boxes within the text are small."""
    if c.related == "none":
        return {"place": "text", "card": "list", "parts": "title", "title_tag": "bare"}
    changes: dict[str, str] = {}
    if c.related == "class" and c.vocabulary not in SPEAKING:
        changes |= {"related": "heading"}
    if c.related == "siblings":
        changes |= {"card": c.card if c.card in ("div", "article", "wrapped") else "div"}
    if c.related == "lines":
        return {"card": "list", "parts": "title", "title_tag": "bare"}
    if c.related == "box":
        return {"card": "list", "parts": "title", "title_tag": "bare", "place": "middle"}
    if c.card == "wrapped" and c.title_tag in ("bare", "span", "strong"):
        changes |= {"title_tag": "h4"}
    if c.card == "list":
        changes |= {"title_tag": "bare" if c.parts == "title" else c.title_tag}
    return changes


def is_held_back(choices: Choices) -> bool:
    """Say whether a drawing has a value or a pair of values that is held back."""
    values = dict(choices.values())
    return any(values.get(name) in held for name, held in HELD_BACK.items()) or any(
        all(values.get(name) == value for name, value in pair.items()) for pair in HELD_BACK_PAIRS
    )


assert {field.name for field in fields(Choices)} == {"seed", *GRAMMAR}
