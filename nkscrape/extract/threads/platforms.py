"""Comment systems as `platforms.toml` has them: how their comments are recognised, how far their numbers reach."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from nkscrape import urls
from nkscrape.extract.reading import Reading
from nkscrape.page import Page

UNKNOWN = "html"
"""What stands for the platform in ids of comments whose markup is nobody's in particular."""
_PATTERNS = ("item_id", "item_class", "key_inside")


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """One platform's marks; the file says what each is. What they do not say is read by the roles of class names."""

    name: str | None
    """Name in `comments.platform`; None where the markup is shared by hand-made pages."""
    item_id: re.Pattern[str] | None = None
    item_class: re.Pattern[str] | None = None
    key_inside: re.Pattern[str] | None = None
    page_marks: Sequence[str] = ()
    has_dates: bool = True
    numbers: str = "article"
    elements: Sequence[str] = ()
    scripts: Sequence[str] = ()

    def fits(self, page: Page) -> bool:
        """Say whether the page may be of this platform at all."""
        return not self.page_marks or any(mark.encode() in page.body for mark in self.page_marks)


HANDMADE = Platform(name=None)


@cache
def platforms() -> dict[str, Platform]:
    """Return the platforms by name, the most telling first."""
    tables = tomllib.loads(Path(__file__).with_name("platforms.toml").read_text(encoding="utf-8"))
    return {name: _platform(name, marks) for name, marks in tables.items()}


def _platform(name: str, marks: dict[str, Any]) -> Platform:
    compiled = {key: re.compile(marks[key]) for key in _PATTERNS if key in marks}
    return Platform(name=name, **{**marks, **compiled})


# --- Comments that a script loads


@lru_cache(maxsize=32_768)
def filled_by(name: str) -> str | None:
    """Return the platform whose script fills an element of this class, id or tag."""
    filled = _elements()
    return next((filled[word] for word in name.split() if word in filled), None)


@cache
def _elements() -> dict[str, str]:
    return {element: name for name, one in platforms().items() for element in one.elements}


def loaded_by(page: Reading) -> str | None:
    """Return the platform whose script a page asks for."""
    if own := next((filled_by(tag) for tag in page.by_tag if "-" in tag and filled_by(tag)), None):
        return own
    for i in page.elements("script"):
        if page.has(i, "data-isso"):
            return "isso"
        if (source := page.get(i, "src")) and (name := _sent_by(source)):
            return name
    return None


@lru_cache(maxsize=4096)
def _sent_by(address: str) -> str | None:
    return next((name for name, one in platforms().items() if any(part in address for part in one.scripts)), None)


# --- What a comment's number means


def is_known(platform: str | None) -> bool:
    """Say whether a platform's numbers are known to mean one comment each beyond its page."""
    return _reach(platform) != HANDMADE.numbers


def scope(platform: str | None, article_url: str) -> str:
    """Return what an id says of where its comment stands: the host, nothing where the platform counts everywhere."""
    return "" if _reach(platform) == "everywhere" else urls.host_of(article_url).removeprefix("www.")


def numbered_id(platform: str | None, article_url: str, number: str, *, is_local: bool = False) -> str:
    """Return the id of a numbered comment: `platform:scope:number`, the article before the number where it must."""
    within = "" if is_known(platform) and not is_local else urls.article_id(article_url)
    return ":".join(filter(None, (platform or UNKNOWN, scope(platform, article_url), within, number)))


def _reach(platform: str | None) -> str:
    return platforms().get(platform or "", HANDMADE).numbers
