"""What can vary on a drawn page, which values go together, and which are held back from tuning."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

LANGUAGES = "en de fr es pt it nl pl ru tr ar he ko ja zh hi vi".split()
FLAT_NESTING = "depth_class margin data_depth data_parent reply_line reply_link".split()
"""Ways to say who answers whom while the records stay siblings."""
TREE_NESTING = "nested bare beside".split()
"""Ways to say it by where the records stand: in a wrapper in the record, in the record itself, in a list after it."""
TREES = {
    "li": ["nested"],
    "details": ["nested", "bare"],
    "table": ["beside"],
    **dict.fromkeys(["div", "article", "section", "custom"], TREE_NESTING),
}
"""Records that can hold others (or be followed by a list of them), and how."""
ROWS = ("tr", "pair", "dt", "p", "hr")
"""Records whose element, if they have one, is none to lay out blocks in."""
LOOSE = ("pair", "dt", "hr")
"""Those without one: two rows, a term and its description, what stands between two lines."""
SPEAKING = ("plain", "bem", "camel", "modules", "foreign")
"""Vocabularies that a reader of the source understands."""

GRAMMAR: Mapping[str, tuple[str, ...]] = {
    "language": tuple(LANGUAGES),
    "vocabulary": ("plain", "bem", "camel", "modules", "foreign", "short", "tailwind", "hashed", "none"),
    "frame": ("article", "divs", "table"),
    "spacing": ("lines", "indented", "minified"),
    "size": ("empty", "single", "few", "some", "many"),
    "date": ("iso", "iso_relative", "absolute", "day", "numeric", "relative", "none"),
    "record": (
        *("div", "li", "article", "section", "details", "blockquote", "custom"),
        *("tr", "pair", "table", "dl", "dt", "p", "hr"),
    ),
    "nesting": ("none", *TREE_NESTING, *FLAT_NESTING, "spacer"),
    "order": (
        *("name date text tools", "date name text tools", "name text date tools", "text name date tools"),
        *("name date tools text", "tools name date text"),
    ),
    "head": ("row", "blocks", "sentence", "heading"),
    "layout": ("flat", "wrapped", "columns"),
    "name_tag": ("span", "b", "a", "cite", "h4", "address"),
    "text_tag": ("paragraphs", "breaks", "bare", "span"),
    "names": ("people", "nicknames", "anonymous"),
    "badge": ("none", "constant", "varying", "label"),
    "avatar": ("none", "image", "letter"),
    "quote": ("none", "blockquote", "named"),
    "signature": ("none", "below"),
    "subject": ("none", "heading"),
    "likes": ("none", "count", "labelled"),
    "number": ("none", "shown"),
    "tools": ("none", "reply", "many", "icons", "form"),
    "deleted": ("none", "some"),
    "data": ("none", "microdata", "rdfa"),
    "heading": ("counted", "plain", "none"),
    "form": ("none", "before", "after"),
    "more": ("none", "pages", "button"),
    "widget": ("none", "recent", "excerpts"),
    "related": ("none", "heading", "class", "siblings", "box"),
    "place": ("text", "comments", "side", "middle"),
    "card": ("list", "div", "article", "wrapped", "rows", "terms"),
    "parts": ("title", "image", "kicker", "excerpt", "date", "twin", "full"),
    "title_tag": ("bare", "h3", "h4", "span", "strong"),
    "decoy": ("none", "topics", "newsletter", "author", "sponsored", "neighbours", "popular"),
}
"""Every choice and its values."""
OF_COMMENTS = list(GRAMMAR)[list(GRAMMAR).index("record") : list(GRAMMAR).index("heading")]
"""Choices that do not show where there is no comment."""
OF_CARDS = ("place", "card", "parts", "title_tag")
"""Choices that do not show where there is no related reading."""
COMMON = {
    "record": ("div", "div", "li", "li", "article"),
    "nesting": ("nested", "nested", "nested", "nested", "beside"),
    "size": ("few", "few", "some", "some", "many"),
    "related": ("heading", "heading"),
}
"""Values that count once more in a draw by seed, as often as they stand here."""
EXTRAS = "badge avatar quote signature subject likes number deleted data more widget decoy".split()
"""Choices that most sites answer with 'none'."""

HELD_BACK: Mapping[str, frozenset[str]] = {
    "language": frozenset({"nl", "pt", "ko", "he"}),
    "vocabulary": frozenset({"camel", "short"}),
    "record": frozenset({"section", "dl", "custom"}),
    "order": frozenset({"date name text tools", "tools name date text"}),
    "name_tag": frozenset({"address"}),
    "text_tag": frozenset({"span"}),
    "date": frozenset({"day"}),
    "badge": frozenset({"label"}),
    "quote": frozenset({"named"}),
    "card": frozenset({"article", "terms"}),
    "parts": frozenset({"kicker"}),
    "title_tag": frozenset({"strong"}),
}
"""Values that no drawing for tuning has. None needs knowledge that the others do not need, too."""
HELD_BACK_PAIRS = (
    {"record": "li", "nesting": "data_parent"},
    {"record": "article", "nesting": "margin"},
    {"record": "tr", "nesting": "depth_class"},
    {"record": "div", "nesting": "beside"},
    {"record": "p", "nesting": "reply_link"},
    {"vocabulary": "none", "text_tag": "bare"},
    {"vocabulary": "hashed", "date": "none"},
    {"vocabulary": "tailwind", "names": "anonymous"},
    {"size": "single", "date": "none"},
    {"related": "siblings", "card": "wrapped"},
    {"related": "heading", "card": "rows"},
    {"place": "middle", "parts": "full"},
)
"""Pairs of values that no drawing for tuning has, though it may have either."""


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
    if c.nesting in TREE_NESTING:
        return {"nesting": (c.nesting if c.nesting in TREES.get(c.record, ()) else _instead(c))}
    if c.nesting == "spacer" and c.record != "tr":
        return {"nesting": "margin" if c.record not in ROWS else "reply_line"}
    if c.record in LOOSE and c.nesting not in ("none", "reply_line", "reply_link"):
        return {"nesting": _instead(c)}
    return {}


def _instead(c: Choices) -> str:
    """Return a way of nesting that the record can have, in place of the one drawn."""
    ways = ("none", "none", "reply_line", "reply_link") if c.record in LOOSE else TREES.get(c.record, FLAT_NESTING)
    return ways[c.seed % len(ways)]


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


def tuned_values() -> dict[str, list[str]]:
    """Return the values of each choice that are not held back."""
    return {name: [v for v in values if v not in HELD_BACK.get(name, ())] for name, values in GRAMMAR.items()}


def choose(seed: int, *, held_back: bool = False) -> Choices:
    """Return the drawing of a seed: of the grammar that is tuned on, or with something in it that is held back."""
    rng = random.Random(seed)
    while True:
        values = _draw(rng, GRAMMAR) | _draw_held_back(rng) if held_back else _draw(rng, tuned_values())
        choices = settle(Choices(seed=rng.randrange(2**32), **values))
        if is_held_back(choices) == held_back:
            return choices


def _draw(rng: random.Random, grammar: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return a value for each choice: common ones more often, and half the time none of what only some sites have."""
    drawn = {}
    for name, values in grammar.items():
        common = [value for value in COMMON.get(name, ()) if value in values]
        drawn[name] = "none" if name in EXTRAS and rng.random() < 0.5 else rng.choice([*values, *common])
    return drawn


def _draw_held_back(rng: random.Random) -> dict[str, str]:
    """Return one value or one pair that is held back."""
    if rng.random() < 0.4:
        return dict(rng.choice(HELD_BACK_PAIRS))
    name = rng.choice(sorted(HELD_BACK))
    return {name: rng.choice(sorted(HELD_BACK[name]))}


assert {field.name for field in fields(Choices)} == {"seed", *GRAMMAR}
