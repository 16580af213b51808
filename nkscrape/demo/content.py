"""The words of the demo site, read from `content/*.toml` into values; nothing here is random."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

HOST = "gazette.example"
NAME = "Peninsula Gazette"
TODAY = date(2026, 2, 2)
"""What the masthead prints: a date that is no article's."""
SHAPES = ("disqus", "wordpress", "opaque", "tables")
BRANCHES = (0, 2, 1, 3, 1, 0, 5)
"""Branches of discussion under successive stories; none means that comments are closed."""
_FOLDER = Path(__file__).parent / "content"


@dataclass(frozen=True, slots=True)
class Remark:
    """One reader's comment; `parent` is the position of the comment it answers."""

    position: int
    parent: int | None
    depth: int
    author: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One article as the newsroom wrote it."""

    number: int
    slug: str
    title: str
    standfirst: str | None
    section: str
    tags: tuple[str, ...]
    writers: tuple[str, ...]
    at: datetime
    modified: datetime | None
    is_pro: bool
    is_metered: bool
    topic: str
    paragraphs: tuple[str, ...]
    shape: str
    thread: tuple[Remark, ...]

    @property
    def path(self) -> str:
        """Path of the article's URL."""
        return f"{'/pro' if self.is_pro else ''}/{self.at:%Y/%m}/{self.slug}/"

    @property
    def url(self) -> str:
        """The article's URL."""
        return f"http://{HOST}{self.path}"

    @property
    def last_change(self) -> datetime:
        """When the text was last changed."""
        return self.modified or self.at

    @property
    def image(self) -> str:
        """Path of the lead image."""
        return f"/images/{self.slug}.jpg"

    @property
    def shown(self) -> tuple[str, ...]:
        """The paragraphs the page shows: a metered text breaks off inside its second one."""
        if not self.is_metered:
            return self.paragraphs
        first, second, *_ = self.paragraphs
        return first, second[: len(second) // 2].rsplit(" ", 1)[0].rstrip(".")


@dataclass(frozen=True, slots=True)
class Gazette:
    """The whole paper, oldest story first."""

    stories: tuple[Story, ...]
    bios: Mapping[str, str]

    def related(self, story: Story) -> list[Story]:
        """Return the two or three stories its page recommends; every ninth page recommends none."""
        if story.number % 9 == 8:
            return []
        others = [s for s in self.stories if s.topic == story.topic and s is not story]
        return sorted(others, key=lambda s: abs(s.number - story.number))[: 2 + (story.number % 4 == 0)]

    def newest(self, count: int) -> list[Story]:
        """Return the latest stories, newest first."""
        return list(reversed(self.stories[-count:]))


def slugify(name: str) -> str:
    """Return a name as it stands in a URL: 'Hannah O'Dell' -> 'hannah-odell'."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")


@cache
def gazette() -> Gazette:
    """Return the paper; the same value each time."""
    people = _read("people")
    stories = tuple(_stories(people["readers"]["names"]))
    return Gazette(stories, people["writers"])


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))


def _stories(readers: Sequence[str]) -> Iterator[Story]:
    background, branches = _read("background"), _read("threads")["branch"]
    months = sorted(path.stem for path in _FOLDER.glob("stories-*.toml"))
    told: dict[str, int] = {}
    for number, entry in enumerate(entry for month in months for entry in _read(month)["story"]):
        topic = entry["topic"]
        turn = told[topic] = told.get(topic, -1) + 1
        closing = _turn(background[topic], turn, 2)
        shape = SHAPES[number % len(SHAPES)]
        talk = _talk([b for b in branches if b["topic"] in (topic, "any")], number, shape)
        yield Story(
            number=number,
            slug=entry["slug"],
            title=entry["title"],
            standfirst=entry.get("standfirst"),
            section=entry["section"],
            tags=tuple(entry["tags"]),
            writers=tuple(entry["by"]),
            at=entry["at"],
            modified=entry.get("modified"),
            is_pro=entry.get("pro", False),
            is_metered=entry.get("metered", False),
            topic=topic,
            paragraphs=(*entry["text"].strip().split("\n\n"), *closing),
            shape=shape,
            thread=tuple(_thread(talk, readers, number, entry["at"])),
        )


def _turn(pool: Sequence[Any], turn: int, count: int) -> list[Any]:
    """Return `count` neighbours of a pool, one further on at each turn."""
    return [pool[(turn + i) % len(pool)] for i in range(count)]


def _talk(pool: Sequence[dict[str, Any]], number: int, shape: str) -> list[dict[str, Any]]:
    """Return a story's branches; never a lone remark where only its likeness to others could show what it is."""
    count = BRANCHES[number % len(BRANCHES)]
    talk = _turn(pool, number, count)
    is_lone = count == 1 and len(talk[0]["says"]) == 1 and shape in ("opaque", "tables")
    return _turn(pool, number, 2) if is_lone else talk


def _thread(branches: Sequence[dict[str, Any]], readers: Sequence[str], number: int, at: datetime) -> Iterator[Remark]:
    """Yield the remarks of a discussion in document order."""
    ancestors: list[int] = []
    lines = [line for branch in branches for line in branch["says"]]
    for position, (depth, text) in enumerate(lines, start=1):
        parent = ancestors[depth - 1] if depth else None
        ancestors[depth:] = [position]
        author = readers[(number * 7 + position * 3) % len(readers)]
        yield Remark(position, parent, depth, author, text, at + timedelta(hours=2, minutes=47 * position))
