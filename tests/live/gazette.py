"""The Gazette: one invented newspaper, the same for each system that publishes it.

What a shape is here (a note, a table, a picture, pages, an odd name) is what some real site has in thousands.
"""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from phrases import Voice
from truth import SEOUL

FIRST_DAY = datetime(2013, 3, 4, 0, 40, tzinfo=UTC)
STORIES = 149
BREAK = "\n\n<!--nextpage-->\n\n"
"""Between two pages of a text, as WordPress writes it."""


@dataclass(frozen=True)
class Writer:
    """Someone in a byline."""

    login: str
    name: str
    bio: str = ""


@dataclass
class Said:
    """A reader's comment; `answers` is the place of another in the same thread."""

    author: str
    text: str
    at: datetime
    answers: int | None = None
    kind: str = "comment"
    """comment, pingback, held (for moderation) or spam."""
    url: str = ""


@dataclass
class Story:
    """One post, its text as HTML, page by page."""

    slug: str
    title: str
    at: datetime
    writer: Writer
    sections: list[str]
    tags: list[str]
    pages: list[str]
    comments: list[Said] = field(default_factory=list)
    kind: str = "post"
    """post, page (a static one), protected (by a password) or draft."""
    picture: str | None = None
    """Name of an image file that the story shows."""


WRITERS = [
    Writer("amiller", "Ada Miller", "Ada Miller has covered the harbour since the old ferry sank. She keeps bees."),
    Writer("staff", "Gazette Staff"),
    Writer("minsu", "김민수", "김민수 기자는 항구와 시장을 취재한다. 주말에는 연을 만든다."),
    Writer("seoyeon", "이서연"),
    Writer("oneil", "Brian O'Neil-McCarthy", "Brian O'Neil-McCarthy writes about bridges, tolls and what they cost."),
    Writer("ljang", "Lea Jang", "A former pilot, Lea Jang reports on shipping. Write to her with tips & corrections."),
    Writer("desk", "Harbour News Desk"),
]
SECTIONS = ["Politics", "Economy", "Society & Culture", "북한", "Opinion", "Shipping"]
TAGS = ["ferry", "budget", "old bridges", "tides", "어시장", "K-pop", "schools", "night watch", "tariffs", "lanterns"]
READERS = (
    "harbour_rat|Jon|Reply|18 April 2014|Anonymous|박지훈|Mrs. E. Lindqvist|says|Admin|D'Arcy|tide table|Kim|최유나|"
    "Ferry Friend|Ada Miller|2|Dr. No|sea&sand"
).split("|")
SHORT = ["Well said.", "+1", "Thanks!", "동의합니다.", "Source?", "No."]
ROUNDUP = "Weekly roundup"


def gazette() -> list[Story]:
    """Return the whole newspaper, oldest first: stories, then static pages, what is protected and a draft."""
    stories = [story_of(number) for number in range(STORIES)]
    random = Random("threads")
    for number, story in enumerate(stories):
        story.comments = list(_thread(random, story, _length(number)))
    return stories + _others()


def write_down(folder: Path, stories: list[Story], markup: Callable[[int, Story], str]) -> Path:
    """Write the newspaper as JSON for a system's own script; `markup` gives a story's text."""
    told = [plain_story(story, markup(number, story)) for number, story in enumerate(stories)]
    file = folder / "gazette.json"
    file.write_text(json.dumps({"writers": [asdict(one) for one in WRITERS], "stories": told}))
    return file


def plain_story(story: Story, text: str) -> dict[str, Any]:
    """Return a story as JSON has it, with its text as one."""
    said = [asdict(one) | {"at": one.at.timestamp()} for one in story.comments]
    return asdict(story) | {"at": story.at.timestamp(), "writer": story.writer.login, "text": text, "comments": said}


def told_of(story: Story, url: str, comments: list[Said]) -> dict[str, Any]:
    """Return what the reader of a story is to find, as `truth.posts_of` reads it; comments without nesting."""
    said = [
        {"id": number, "parent": None, "author": one.author, "text": html.escape(one.text), "at": one.at.timestamp()}
        for number, one in enumerate(comments, 1)
    ]
    return {
        "number": story.slug, "url": url, "title": html.escape(story.title), "at": story.at.timestamp(),
        "date": str(story.at.astimezone(SEOUL).date()), "author": story.writer.name,
        "bio": html.escape(story.writer.bio), "sections": story.sections[:1],
        "tags": story.tags, "pages": story.pages, "comments": said,
    }  # fmt: skip


def story_of(number: int) -> Story:
    """Return a story without its comments; numbers go on beyond the newspaper's."""
    random = Random(f"story {number}")
    korean = number % 6 == 2
    voice = Voice(f"voice {number}", korean=korean)
    days = 40 * min(number, 6) + 6 * max(number - 6, 0)
    at = FIRST_DAY + timedelta(days=days, minutes=(number * 397) % 1440)
    writer = WRITERS[2 + number // 6 % 2] if korean else WRITERS[(0, 1, 4, 5, 6, 0, 1)[number % 7]]
    pages, picture = _text(number, voice)
    return Story(
        slug=f"story-{number}-{random.choice(['tide', 'lamp', 'bridge', 'rope'])}",
        title=_title(number, voice),
        at=at,
        writer=writer,
        sections=_sections(number, random),
        tags=random.sample(TAGS, number % 4) + ([f"once {number}"] if number % 30 == 11 else []),
        pages=pages,
        picture=picture,
    )


def _title(number: int, voice: Voice) -> str:
    headline = voice.headline()
    return {
        7: "“Not a penny more”: " + headline, 21: headline + " & nobody noticed", 33: ROUNDUP, 40: ROUNDUP,
        47: ROUNDUP, 52: "It's the mayor's harbour, isn't it?", 58: "What <br> means to a printer", 63: "1984",
        70: headline + " – a 10% rise?", 77: "Comments", 84: "Local Gazette: how this paper is made",
    }.get(number, headline)  # fmt: skip


def _sections(number: int, random: Random) -> list[str]:
    chosen = random.sample(SECTIONS, 2 if number % 9 == 4 else 1)
    return ["Weather"] if number == 17 else chosen


def _text(number: int, voice: Voice) -> tuple[list[str], str | None]:
    """Return the pages of a story's text, and the picture it shows."""
    shape = number % 25
    if shape == 3:
        return [_paragraphs(voice, 1, 1, 1)], None
    if shape == 9:
        return [f"<p>{voice.sentence().split(',')[0]}.</p>"], None
    if shape == 14:
        return [_figure(number, voice)], f"picture-{number}.png"
    if shape == 18:
        return [_paragraphs(voice, 3) for _ in range(3)], None
    body = [_paragraphs(voice, 3 + number % 5)]
    if shape in {1, 11, 20}:
        body += [_table(voice, number), _paragraphs(voice, 1)]
    if shape in {5, 16}:
        body += [f"<h2>{voice.headline()}</h2>", _paragraphs(voice, 2), _list(voice), _paragraphs(voice, 1)]
    if shape in {6, 21}:
        body += [f"<blockquote><p>{voice.paragraph(2, 3)}</p></blockquote>", _paragraphs(voice, 2)]
    if shape == 12:
        body = [_figure(number, voice), *body]
    if shape == 22:
        body += [f'<p>Read also: <a href="/about/">how we work</a>. {voice.sentence()}</p>']
    return ["\n\n".join(body)], f"picture-{number}.png" if shape == 12 else None


def _paragraphs(voice: Voice, count: int, low: int = 3, high: int = 6) -> str:
    return "\n\n".join(f"<p>{voice.paragraph(low, high)}</p>" for _ in range(count))


def _figure(number: int, voice: Voice) -> str:
    image = f'<img src="@picture-{number}.png@" alt="{voice.headline()}" width="640" height="400">'
    return f"<figure>{image}<figcaption>{voice.sentence()}</figcaption></figure>"


def _table(voice: Voice, number: int) -> str:
    rows = "".join(
        f"<tr><td>{voice.headline()}</td><td>{number * 31 + row}</td><td>{row * 7}.{number % 10} %</td></tr>"
        for row in range(4)
    )
    return f"<table><thead><tr><th>Work</th><th>Crowns</th><th>Share</th></tr></thead><tbody>{rows}</tbody></table>"


def _list(voice: Voice) -> str:
    return "<ul>" + "".join(f"<li>{voice.sentence()}</li>" for _ in range(4)) + "</ul>"


def _length(number: int) -> int:
    """Return how many comments a story has: most few, some many, one a great many."""
    return {10: 120, 31: 64, 60: 230, 100: 56, 125: 30}.get(number, (0, 3, 0, 5, 1, 2, 7, 0, 4, 1)[number % 10])


def _thread(random: Random, story: Story, count: int) -> Iterator[Said]:
    depth: list[int] = []
    for place in range(count):
        answers = random.randrange(place) if place and random.random() < 0.55 else None
        if answers is not None and depth[answers] >= 4:
            answers = None
        depth.append(0 if answers is None else depth[answers] + 1)
        author = READERS[(place * 7 + len(story.slug)) % len(READERS)]
        voice = Voice(f"{story.slug} {place}", korean=any(letter > "가" for letter in author))
        text = random.choice(SHORT) if random.random() < 0.12 else voice.paragraph(1, 3)
        if random.random() < 0.2:
            text += f"\n\n{voice.paragraph(1, 2)}"
        at = story.at + timedelta(minutes=17 + 41 * place)
        yield Said(author, text, at, answers, url="https://reader.example/" if place % 11 == 5 else "")
    if count in {5, 64}:
        yield from (Said("Jon", "Well said.", story.at + timedelta(days=3, minutes=n)) for n in (0, 1))
    if count in {4, 120}:
        yield Said("Another Blog", "[…] says the Gazette […]", story.at + timedelta(days=4), kind="pingback",
                   url="https://blog.example/said/")  # fmt: skip
        yield Said("Waiting", "Held for moderation, this is.", story.at + timedelta(days=4, minutes=3), kind="held")
        yield Said("pills", "Cheap pills in every harbour.", story.at + timedelta(days=4, minutes=5), kind="spam")


def _others() -> list[Story]:
    """Return what is no article: static pages, protected posts, a draft."""
    late = FIRST_DAY + timedelta(days=60)

    def other(slug: str, title: str, kind: str) -> Story:
        text = _paragraphs(Voice(slug), 4)
        said = [Said("Jon", "Where do I send a letter?", late + timedelta(days=1))] if slug == "about" else []
        return Story(slug, title, late, WRITERS[0], ["Politics"] if kind == "protected" else [], [], [text], said, kind)

    return [
        other("about", "About the Gazette", "page"),
        other("contact", "Contact", "page"),
        other("privacy", "Privacy policy", "page"),
        other("members-only", "For members only", "protected"),
        other("sealed", "The sealed letter", "protected"),
        other("unfinished", "An unfinished story", "draft"),
    ]
