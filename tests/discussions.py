"""Builds small pages with a discussion, in our own words, in many markup shapes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nkscrape.extract import threads
from nkscrape.extract.threads import Thread
from nkscrape.page import Page
from nkscrape.site import Site

URL = "https://gazette.example/2021/05/harbour/"
SITE = Site(name="news", domains=("gazette.example",))
ARTICLE = (
    "<h1>Harbour to reopen in May</h1><p>The council said on Monday that the old harbour would reopen to small boats "
    "before the summer, two years after the storm that broke its wall.</p>"
)


@dataclass(frozen=True)
class Said:
    """One comment of the sample thread: who, under which other (index), in which paragraphs."""

    name: str
    parent: int | None
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The text as it must come out."""
        return "\n\n".join(self.paragraphs)


SAMPLE = (
    Said(
        "Ada Miller",
        None,
        ("I rowed there as a child. It was never safe in a northerly wind.", "Bring back the ferry!"),
    ),
    Said("harbour_rat", 0, ("The ferry was cancelled long before the storm,\nas everybody here remembers.",)),
    Said("Jon", 1, ("Not everybody: I moved here last year and wondered about the empty pier.",)),
    Said("Mary-Lou Fisher", None, ("Who pays for the wall? The article does not say a word about it.",)),
    Said("Ada Miller", 3, ("The county does, it was in the budget they passed in February.",)),
    Said("Tomasz", None, ("Thanks for reporting on this; the big papers never come out here.",)),
)
Item = Callable[[int, Said, str], str]


def nested(item: Item) -> str:
    """Return the sample thread as nested markup; `item` gets number, comment and the markup of its answers."""

    def build(parent: int | None) -> str:
        return "".join(item(i, said, build(i)) for i, said in enumerate(SAMPLE) if said.parent == parent)

    return build(None)


def flat(item: Callable[[int, Said, int], str]) -> str:
    """Return the sample thread as flat markup; `item` gets number, comment and depth."""
    depths: list[int] = []
    for said in SAMPLE:
        depths.append(0 if said.parent is None else depths[said.parent] + 1)
    return "".join(item(i, said, depths[i]) for i, said in enumerate(SAMPLE))


def paragraphs(said: Said) -> str:
    """Return a comment's paragraphs as HTML."""
    return "".join(f"<p>{part}</p>".replace("\n", "<br>") for part in said.paragraphs)


def page(body: str, head: str = "") -> Page:
    """Return the article with `body` below it."""
    source = f"<html><head><title>Harbour</title>{head}</head><body>{ARTICLE}{body}</body></html>"
    return Page(url=URL, body=source.encode())


def read(body: str, head: str = "") -> Thread:
    """Return the thread of the article with `body` below it."""
    return threads.read_thread(page(body, head), SITE)


def outline(thread: Thread) -> list[tuple[str | None, int | None, str | None]]:
    """Return name, index of the parent and text of each comment."""
    index = {comment.comment_id: number for number, comment in enumerate(thread.comments)}
    return [
        (comment.author_name, index[comment.parent_id] if comment.parent_id else None, comment.text)
        for comment in thread.comments
    ]


EXPECTED: list[tuple[str | None, int | None, str | None]] = [(said.name, said.parent, said.text) for said in SAMPLE]
