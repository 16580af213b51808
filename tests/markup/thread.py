"""Who says what: the discussion of a page, before it has any markup."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from markup.choices import Choices
from markup.grammar import TREE_NESTING
from markup.language import Language

SIZES = {"empty": (0, 0), "single": (1, 1), "few": (2, 5), "some": (6, 14), "many": (15, 40)}
NICKNAMES = (
    *("harbour_rat", "Jolly77", "mk", "TheOtherSam", "night owl", "papyrus", "Zed", "lamp.post", "x3n0", "marlow"),
    *("BlueTeapot", "no1special", "gr8reader", "Old Timer", "pebble", "quince", "A. Nonym", "kettle42", "Vera", "oak"),
)
START = datetime(2024, 3, 4, 7, 12)
MAX_DEPTH = 4


@dataclass(frozen=True, kw_only=True)
class Said:
    """One comment: who, what, when, under which other."""

    number: int
    """Its id on the page."""
    position: int
    """Its place in the thread, from 1."""
    author: str
    paragraphs: tuple[str, ...]
    when: datetime
    parent: int | None
    depth: int
    badge: str | None
    signature: str | None
    subject: str | None
    likes: int
    deleted: bool
    quoted: str | None
    """First paragraph of the comment it answers, where it quotes it."""


def discuss(choices: Choices, language: Language, rng: random.Random) -> list[Said]:
    """Return the comments of a page in document order."""
    count = rng.randint(*SIZES[choices.size])
    parents = _parents(choices, count, rng)
    names = _names(choices, language, count, parents, rng)
    signatures = {name: rng.choice(language.short) for name in names if rng.random() < 0.4}
    first = rng.randrange(100, 90_000)
    said: list[Said] = []
    texts: set[tuple[str, ...]] = set()
    for i, (name, parent) in enumerate(zip(names, parents, strict=True)):
        above = said[parent] if parent is not None else None
        deleted = choices.deleted == "some" and i > 0 and rng.random() < 0.15
        written = _paragraphs(language, texts, rng)
        said.append(
            Said(
                number=first + 7 * i,
                position=i + 1,
                author=name,
                paragraphs=(language.removed,) if deleted else written,
                when=START + timedelta(minutes=i * 397 + rng.randrange(300)),
                parent=parent,
                depth=above.depth + 1 if above else 0,
                badge=_badge(choices, language, name),
                signature=signatures.get(name) if choices.signature == "below" and not deleted else None,
                subject=_subject(choices, language, rng) if not deleted else None,
                likes=rng.randrange(60),
                deleted=deleted,
                quoted=_quoted(choices, above, rng) if not deleted else None,
            )
        )
    return said


def _parents(choices: Choices, count: int, rng: random.Random) -> list[int | None]:
    """Return a forest in document order; where only a reference says who answers whom, in order of time."""
    by_reference = choices.nesting in ("data_parent", "reply_line", "reply_link") and rng.random() < 0.5
    parents: list[int | None] = [None] if count else []
    branch = [0]
    for i in range(1, count):
        if choices.nesting == "none" or rng.random() < 0.45:
            parents.append(None)
            branch = [i]
        elif by_reference:
            parents.append(rng.randrange(i))
        else:
            branch = branch[: rng.randint(1, min(len(branch), MAX_DEPTH))]
            parents.append(branch[-1])
            branch.append(i)
    if choices.nesting != "none" and count > 1 and not any(parent is not None for parent in parents):
        parents[1] = 0
    return parents


def _names(
    choices: Choices, language: Language, count: int, parents: list[int | None], rng: random.Random
) -> list[str]:
    """Return a name for each comment: no one answers himself, and who is named in a reply is the last of that name."""
    pool = {
        "people": language.people,
        "nicknames": list(NICKNAMES),
        "anonymous": [*language.people[:4], *NICKNAMES[:4], *language.anonymous],
    }[choices.names]
    names: list[str] = []
    for parent in parents[:count]:
        said = {names[parent]} if parent is not None else set()
        names.append(rng.choice([name for name in pool if name not in said | set(names[-1:])]))
    if choices.names == "anonymous" and count > 1 and not set(names) & set(language.anonymous):
        names[-1] = next(name for name in language.anonymous)
    return _distinct(names, parents) if choices.nesting in ("reply_line", "reply_link") else names


def _distinct(names: list[str], parents: list[int | None]) -> list[str]:
    """Number the names of those who are answered, so that 'in reply to Ann' names one comment only."""
    seen: dict[str, int] = {}
    for i, name in enumerate(names):
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            names[i] = f"{name} {seen[name]}"
    return names


def _paragraphs(language: Language, taken: set[tuple[str, ...]], rng: random.Random) -> tuple[str, ...]:
    """Return a text that nobody else has written."""
    while True:
        sentences = rng.sample(language.said, rng.choice((1, 2, 2, 3, 4)))
        cut = rng.randint(1, len(sentences))
        written = tuple(language.gap.join(part) for part in (sentences[:cut], sentences[cut:]) if part)
        if rng.random() < 0.15:
            written = (rng.choice(language.short),)
        if written not in taken:
            taken.add(written)
            return written


def _subject(choices: Choices, language: Language, rng: random.Random) -> str | None:
    if choices.subject == "none":
        return None
    return f"{rng.choice(language.subjects)}{language.gap}{rng.choice(language.events)}"


def _badge(choices: Choices, language: Language, name: str) -> str | None:
    """Return a badge: the same for all, or one that some names carry wherever they appear."""
    if choices.badge == "constant":
        return language.member
    if choices.badge == "varying":
        lot = random.Random(f"{choices.seed} {name}").randrange(9)
        return language.badges[lot] if lot < len(language.badges) else None
    return None


def _quoted(choices: Choices, above: Said | None, rng: random.Random) -> str | None:
    if choices.quote == "none" or above is None or above.deleted or rng.random() < 0.5:
        return None
    return above.paragraphs[0]


def is_tree(choices: Choices) -> bool:
    """Say whether answers stand in or behind the record they answer."""
    return choices.nesting in TREE_NESTING
