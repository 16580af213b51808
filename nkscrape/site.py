"""Site: what one news site states about itself. Data only; everything has a default that works."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from nkscrape import urls

if TYPE_CHECKING:
    from nkscrape.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One site. Selectors are ordered: CSS, or XPath where they start with '/' or '.'; the first match wins."""

    name: str
    """Spider name: `nkscrape crawl NAME`."""
    domains: tuple[str, ...]
    """Hosts that belong to the site, subdomains included; the first is its home."""
    start_urls: tuple[str, ...] = ()
    """Listings to read; the home page where nothing else is given."""
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    """Sitemaps beside those robots.txt names."""
    article_urls: str | None = None
    """Regular expression an article URL's path must match."""
    listing_urls: str | None = None
    """Regular expression of paths that are listings, never articles."""
    languages: tuple[str, ...] = ()
    """BCP 47, most likely first; ('en',) for NK News."""
    timezone: str | None = None
    """IANA zone of times the site prints without one."""
    date_order: str | None = None
    """'DMY', 'MDY' or 'YMD' for numeric dates; by language where None."""
    title: tuple[str, ...] = ()
    subtitle: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    teasers: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    """What never belongs to the body."""
    staff: tuple[str, ...] = ()
    """Bylines that are the organisation itself, e.g. 'NK News'."""
    delay: float | None = None
    """Seconds between requests where the site asks for more than the default."""
    follow_comments: bool = True
    """Ask the comment platform for threads that are not in the page."""
    read_published: Callable[[Page], str | None] | None = None
    """For what selectors cannot say."""
    verified: datetime | None = None
    """When a person last saw the rules work on the live site; None: never."""

    def owns(self, url: str) -> bool:
        """Say whether a URL's host is one of the site's domains or a subdomain of one."""
        host = urls.host_of(url)
        return any(host == domain or host.endswith("." + domain) for domain in self.domains)

    def is_article_url(self, path: str) -> bool | None:
        """Say whether a URL path is an article's; None where the site states nothing about it."""
        if self.listing_urls and re.search(self.listing_urls, path):
            return False
        return bool(re.search(self.article_urls, path)) if self.article_urls else None
