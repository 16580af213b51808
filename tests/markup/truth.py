"""What a drawn page says, whatever its markup."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Comment:
    """One comment as a reader sees it."""

    author: str
    text: str
    parent: int | None
    """Index of the comment it answers."""
    depth: int
    dates: tuple[str, ...] = ()
    """The date as shown and as its markup states it: any of them, or both, is right. None is shown where empty."""
    deleted: bool = False
    """The slot of a removed comment; its text is the notice."""
    subject: str | None = None
    quote: str | None = None
    """What it quotes of the comment it answers; belongs to the text, and its attribution may."""

    @property
    def texts(self) -> set[str]:
        """The texts that are right: with or without subject line and attribution of the quote."""
        bare = self.text if self.quote is None else f"{self.quote} {self.text}"
        quoted = {bare, self.text} if self.quote is None else {bare, self.quote.partition("\n")[2] + f" {self.text}"}
        subjects = {f"{self.subject} {text}" for text in quoted} if self.subject else set()
        return quoted | subjects


@dataclass(frozen=True, kw_only=True)
class Teaser:
    """One link to another article of the site, offered as related reading."""

    title: str
    url: str
    excerpt: str | None = None
    dates: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Truth:
    """What a page holds."""

    headline: str
    paragraphs: tuple[str, ...]
    comments: tuple[Comment, ...]
    teasers: tuple[Teaser, ...]
