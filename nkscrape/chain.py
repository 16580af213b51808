"""Chain: a source of links and the pages that follow it, and when to stop asking for the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from nkscrape import limits
from nkscrape.items import PageRecord
from nkscrape.options import Options


@dataclass(slots=True)
class Chain:
    """A source and the pages that follow it."""

    start: str
    walked_at: datetime | None = None
    """When an earlier run walked it to its end; what it names and is known since before ends a walk."""
    is_stored: bool = False
    """Whether everything it named when it last answered is stored: then it may be asked for changes only."""
    depth: int = 0
    """Indexes above it."""
    pages: int = 0
    listed: set[int] = field(default_factory=set)
    """Keys of all articles it has named."""
    dates: dict[int, date | None] = field(default_factory=dict)
    """Keys of the articles its last page named, with the latest they can have been published."""
    repeats: bool = False
    """Whether its last page named only what earlier pages had named, or nothing."""
    is_fruitful: bool = True
    """Whether its last page led to an article, or to nothing that was fetched."""
    barren: int = 0
    """Its last pages in a row that were not fruitful."""
    cut: str | None = None
    """Why it is not read to its end; the next run begins it anew."""
    has_fresh: bool = True
    """Whether its last page named an article that was not known when it was last walked to its end."""
    next_url: str | None = None
    record: PageRecord | None = None
    """The fetch of its first page."""

    def goes_on(self, options: Options) -> bool:
        """Say whether the next page may bring something."""
        if not self.next_url or self.repeats:
            return False
        if self.walked_at and not self.has_fresh:
            return False
        dated = [day for day in self.dates.values() if day]
        return not dated or any(not options.is_before(day) for day in dated)

    def bound(self) -> str | None:
        """Return why its next page is not asked for though it may bring something; None where it is."""
        if self.pages >= limits.LISTING_PAGES:
            return f"it has more than {limits.LISTING_PAGES} pages"
        if self.barren >= limits.BARREN_PAGES:
            return f"{self.barren} pages in a row led to no article"
        return None
