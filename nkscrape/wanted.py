"""Which of the articles that sources name are to be fetched: new, changed or due, and within the dates asked for."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta

from nkscrape import urls
from nkscrape.discovery import Candidate, url_date
from nkscrape.known import NO_ARTICLE, Known
from nkscrape.options import Options

OUTSIDE = "skipped: outside since and until"
"""Outcome of an article that was fetched to learn that nobody asked for it."""
OFF_SITE = "skipped: off the site"
"""Outcome of a page of the site that leads away from it."""
ROBOTS = "skipped: robots.txt"
_UNREAD = (OUTSIDE, ROBOTS)
"""What another window, or another robots.txt, may let in."""
_GONE = ("failed: 404", "failed: 410")
SKEW = timedelta(days=1)
"""How far a site's clock or zone may be off, and how coarse a lastmod without a time is."""


def key_of(url: str) -> int:
    """Return 64 bits that stand for a page in the sets of a long crawl."""
    return int(urls.article_id(url)[:16], 16)


def is_wanted(article: Candidate, known: Known | None, options: Options, now: datetime) -> bool:
    """Say whether an article must be fetched: it is new, failed before, has changed, or all are to be rechecked."""
    if known is None or known.outcome in _UNREAD or options.recheck == "all":
        return True
    if known.outcome.startswith("failed"):
        return not known.outcome.startswith(_GONE) or known.due_at <= now
    if known.outcome.startswith(NO_ARTICLE) and known.due_at <= now and options.recheck != "none":
        return True
    if article.lastmod is None or article.lastmod <= known.fetched_at - SKEW:
        return False
    return known.sitemap_lastmod is None or article.lastmod > known.sitemap_lastmod


def covers(options: Options, article: Candidate, known: Known | None = None) -> bool:
    """Say whether an article may lie between since and until, by what its source, its URL and memory say."""
    day = article.published or (known.published_date if known else None)
    if day:
        return options.covers(day, article.published_at)
    latest = latest_day(article, known)
    stated = url_date(article.url)
    return not options.is_before(latest) and (not stated or options.covers(stated[0]) or options.is_before(stated[0]))


def latest_day(article: Candidate, known: Known | None) -> date | None:
    """Return the day an article was published at the latest; None where nothing tells."""
    if day := article.published or (known.published_date if known else None):
        return day
    days = [(article.lastmod + SKEW).date()] if article.lastmod else []
    if stated := url_date(article.url):
        first, precision = stated
        last_of_month = first.replace(day=calendar.monthrange(first.year, first.month)[1])
        days.append(last_of_month if precision == "month" else first)
    return min(days, default=None)
