"""What reading a discussion gives: a Thread of Comment records, built from comments as Found in a Record each."""

from __future__ import annotations

from dataclasses import dataclass, field

from nkscrape.items import Comment
from nkscrape.page import Follow


@dataclass(slots=True, kw_only=True)
class Thread:
    """A page's discussion."""

    comments: list[Comment] = field(default_factory=list)
    platform: str | None = None
    complete: bool | None = None
    """Whether `comments` is known to be the whole thread; None: not known."""
    displayed_count: int | None = None
    """Number of comments as the page prints it."""
    regions: list[int] = field(default_factory=list)
    """Elements that belong to the discussion and never to the body."""
    follows: list[Follow] = field(default_factory=list)
    is_answer: bool = True
    """False where an address sent nothing of the shape its platform documents."""


@dataclass(slots=True, kw_only=True)
class Found:
    """One comment as a page or an API shows it, before it has its place in a thread."""

    text: str
    key: str | None = None
    """The platform's own id."""
    is_local: bool = False
    """Whether `key` counts within this thread only, unlike the platform's other ids."""
    parent_key: str | None = None
    """The platform's id of the comment this one answers."""
    parent: Found | None = None
    """The comment this one answers, where the tree says it and not an id."""
    author_name: str | None = None
    author_id: str | None = None
    author_url: str | None = None
    published_raw: str | None = None
    likes: int | None = None
    is_deleted: bool = False


@dataclass(slots=True)
class Record:
    """An element that is a comment, with what its id says."""

    element: int
    key: str | None = None
    parent_key: str | None = None
    is_local: bool = False
    """Whether the number counts within the thread only."""
    tail: list[int] = field(default_factory=list)
    """Siblings that go on with the comment: a definition term's `dd`s, the paragraphs under a name's line."""
    stop: int | None = None
    """Where siblings may have bare text between them: the first piece of the page behind the comment."""
