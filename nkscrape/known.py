"""What is known of a page, what one more fetch of it teaches, and when it is time to look again. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from nkscrape.items import IN_PART, PageRecord
from nkscrape.urls import hash_id

COMPLETE = "listing: complete"
"""Outcome under which a source is known everything of which is stored (the `pages` table says `listing`)."""
NO_ARTICLE = "skipped: no article"
"""How the outcome of a page begins that was read and is no article: it may become one."""
_LISTING = f"{NO_ARTICLE}: listing"
"""Of a page that lists others, and is not likely to become one."""
_NEXT_NIGHT = timedelta(hours=12)
SOONEST = timedelta(hours=1)
RAREST = timedelta(days=60)


def recheck_after(age: timedelta) -> timedelta:
    """Return how long to wait before an article of some age is looked at again for new comments.

    Half its age, within an hour and sixty days: discussions die down roughly as one over their age, so looking
    whenever an article is half as old again finds about as much each time. A year takes some 20 looks.
    """
    return min(max(age / 2, SOONEST), RAREST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of one page. Instants are UTC."""

    url: str
    fetched_at: datetime
    """Last time it was asked for, whatever came of it."""
    outcome: str
    """What became of that fetch (`pages.outcome`)."""
    article_id: str | None
    published_date: date | None
    etag: str | None
    last_modified: str | None
    """Validators of the last good answer."""
    sitemap_lastmod: datetime | None
    """Change date the sitemap gave when the last good answer came."""
    first_fetched_at: datetime
    due_at: datetime
    """When it is time to look again."""
    run_id: str | None
    walked_at: datetime | None = None
    """Of a source: when it was last walked to its end. What it names and is known since before needs no walk."""


def learn(old: Known | None, page: PageRecord, published: date | None) -> Known:
    """Return what is known after a fetch: a failure says nothing about the page, so what was known stays."""
    if page.fetched_at is None:
        raise ValueError(f"a fetch without its time: {page.url}")
    if old and old.fetched_at > page.fetched_at:
        return old
    # A page that came in part is stored, and yet to be asked for: what is known of it is what a failure leaves.
    in_part = page.incomplete in IN_PART
    outcome = f"failed: {page.incomplete}" if in_part else page.outcome
    good = not outcome.startswith("failed")
    unchanged = page.outcome == "unchanged" or page.status == 304
    if old and old.outcome == COMPLETE and (unchanged or not good):
        outcome = COMPLETE  # what it named is stored, whatever became of asking again
    first = old.first_fetched_at if old else page.fetched_at
    published = published or (old.published_date if old else None)
    began = min(datetime(published.year, published.month, published.day, tzinfo=UTC), first) if published else first
    fresh = good and not unchanged

    def last(name: str) -> Any:
        value = getattr(page, name) if good else None
        return value if fresh or value is not None else getattr(old, name, None)

    return Known(
        url=page.url,
        fetched_at=page.fetched_at,
        outcome=outcome,
        article_id=page.article_id or (old.article_id if old else None),
        published_date=published,
        etag=last("etag"),
        last_modified=last("last_modified"),
        sitemap_lastmod=last("sitemap_lastmod"),
        first_fetched_at=first,
        due_at=page.fetched_at + _wait(page, outcome, old, began),
        run_id=page.run_id,
        walked_at=old.walked_at if old else None,
    )


def _wait(page: PageRecord, outcome: str, old: Known | None, began: datetime) -> timedelta:
    """Return how long to leave a page alone, by what became of it and when it was published or first seen."""
    assert page.fetched_at
    failed_for_now = outcome.startswith("failed") and (not outcome.startswith("failed: 4") or outcome == "failed: 429")
    if failed_for_now:
        return retry_after(old, page.fetched_at)
    if outcome.startswith(NO_ARTICLE) and not outcome.startswith(_LISTING):
        return max(retry_after(old, page.fetched_at), _NEXT_NIGHT)
    wait = RAREST if outcome.startswith(_LISTING) else recheck_after(page.fetched_at - began)
    return wait * _share(page.url) if wait == RAREST else wait


def _share(url: str) -> float:
    """Return from a half to one, for a page the same every time: what is read in one night falls due on many."""
    return 1 - int(hash_id(url)[:8], 16) / 2**33


def retry_after(old: Known | None, now: datetime) -> timedelta:
    """Return how long to leave a page alone that did not bring an article: not at all, then ever twice as long."""
    failed_before = old is not None and old.outcome.startswith(("failed", NO_ARTICLE))
    return min(now - old.fetched_at, RAREST) if old and failed_before else timedelta()
