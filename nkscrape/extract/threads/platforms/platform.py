"""Platform: how one platform's server-rendered comments are recognised."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nkscrape.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """One platform's markup. What it does not say is read by the roles of class names."""

    platform: str | None
    """Name in `comments.platform`; None where the markup is shared by hand-made pages."""
    item_id: re.Pattern[str] | None = None
    """Matches the whole id of a comment's element; group `key` is its number, `parent` that of its parent.

    A group `number` in the place of `key` holds one that counts within the thread only.
    """
    item_class: re.Pattern[str] | None = None
    """Matches the class of a comment's element that has no id."""
    key_inside: re.Pattern[str] | None = None
    """Finds the platform's number in the classes of a comment's own elements."""
    page_marks: tuple[str, ...] = ()
    """One of these must stand in the page's source."""
    has_dates: bool = True

    def fits(self, page: Page) -> bool:
        """Say whether the page may be of this platform at all."""
        return not self.page_marks or any(mark.encode() in page.body for mark in self.page_marks)
