"""Everything around the articles: home and listings with paging, writers' and tag pages, feed, sitemaps, robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from email.utils import format_datetime
from html import escape

from nkscrape.demo import markup
from nkscrape.demo.content import HOST, NAME, Gazette, Story, slugify
from nkscrape.demo.shapes import parts

PER_PAGE = 5
MOVED = "/2025/08/night-boat-is-back/"
"""An old address of the first story; the server redirects it."""
WITHDRAWN = "/2025/10/the-story-we-withdrew/"
"""Still in the sitemap, gone from the site: 404."""
PARTNER = "/go/partner/"
"""Redirects to another site."""
LISTING_ONLY, FEED_ONLY = 5, 57
"""Stories the sitemaps forget: one stands only in listings, one only in the feed."""

ROBOTS = f"""User-agent: *
Disallow: /account/
Disallow: /private/
Crawl-delay: 0.05

Sitemap: {parts.absolute("/sitemap.xml")}
"""


def home(paper: Gazette) -> bytes:
    """Return the home page: the latest stories and links that lead astray."""
    astray = [
        ("Our partners", PARTNER),
        ("How the night boat came back", MOVED),
        ("Staff rota", "/private/staff-rota/"),
    ]
    newest = [story for story in paper.newest(14) if story.number != FEED_ONLY]
    return _listing(NAME, newest[:12], lead=f"<p>{markup.links(astray, ' ')}</p>")


def listings(paper: Gazette) -> Iterator[tuple[str, bytes]]:
    """Yield (path with query, page) of every category, tag and writer listing."""
    stories = [story for story in reversed(paper.stories) if story.number != FEED_ONLY]
    for section in parts.SECTIONS:
        yield from _paged(f"/category/{section.lower()}/", section, [s for s in stories if s.section == section])
    for tag in sorted({tag for story in stories for tag in story.tags}):
        yield from _paged(f"/tag/{slugify(tag)}/", f"Tag: {tag}", [s for s in stories if tag in s.tags])
    for name in sorted({name for story in stories for name in story.writers}):
        lead = f"<p>{escape(paper.bios.get(name, ''))}</p>"
        yield from _paged(parts.writer_href(name), name, [s for s in stories if name in s.writers], lead)


def about() -> bytes:
    """Return a page that is no article."""
    text = "The Gazette is printed on Tuesdays and Fridays and written every day."
    return _listing("About us", [], lead=f"<p>{text}</p>")


def _paged(path: str, title: str, stories: Sequence[Story], lead: str = "") -> Iterator[tuple[str, bytes]]:
    starts = range(0, len(stories), PER_PAGE)
    addresses = [path if start == 0 else f"{path}?page={number}" for number, start in enumerate(starts, start=1)]
    for number, start in enumerate(starts, start=1):
        pages = [(str(i), address) for i, address in enumerate(addresses, start=1) if i != number]
        yield addresses[number - 1], _listing(title, stories[start : start + PER_PAGE], lead, pages)


def _listing(title: str, stories: Iterable[Story], lead: str = "", pages: Sequence[tuple[str, str]] = ()) -> bytes:
    cards = (
        f'<div class="story"><h2><a href="{s.path}">{escape(s.title)}</a></h2>\n'
        f"<p>{escape(s.standfirst or markup.excerpt(s.paragraphs[0]))}</p>"
        f"<span>{markup.long_date(s.at.date())}</span></div>"
        for s in stories
    )
    return markup.fill(
        "listing",
        title=escape(title),
        menu=parts.items(parts.MENU),
        lead=lead,
        stories="\n".join(cards),
        pages=markup.links(pages, " "),
        footer=markup.links([("About us", "/about/")], " "),
    ).encode()


def feed(paper: Gazette) -> bytes:
    """Return the RSS feed of the fifteen latest stories."""
    entries = "\n".join(
        f"<item><title>{escape(s.title)}</title><link>{s.url}</link><guid>{s.url}</guid>"
        f"<pubDate>{format_datetime(s.at)}</pubDate><dc:creator>{escape(' and '.join(s.writers))}</dc:creator>"
        f"<description>{escape(markup.excerpt(s.paragraphs[0]))}…</description></item>"
        for s in paper.newest(15)
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>{NAME}</title><link>http://{HOST}/</link><description>News of the peninsula</description>
{entries}
</channel></rss>
""".encode()


def sitemap_index(paper: Gazette) -> bytes:
    """Return the index that names one sitemap for each month."""
    months = {f"{story.at:%Y-%m}": story.last_change for story in paper.stories}
    entries = "".join(_located("sitemap", f"/sitemap-{month}.xml", when) for month, when in months.items())
    return _sitemap("sitemapindex", entries)


def sitemaps(paper: Gazette) -> Iterator[tuple[str, bytes]]:
    """Yield (path, document) of each month's sitemap."""
    for month in dict.fromkeys(f"{story.at:%Y-%m}" for story in paper.stories):
        stories = [s for s in paper.stories if f"{s.at:%Y-%m}" == month and s.number not in (LISTING_ONLY, FEED_ONLY)]
        stale = [(path, stories[0].at) for path in (MOVED, WITHDRAWN) if month[:7] == path[1:8].replace("/", "-")]
        entries = [(story.path, story.last_change) for story in stories] + stale
        yield f"/sitemap-{month}.xml", _sitemap("urlset", "".join(_located("url", *entry) for entry in entries))


def _located(tag: str, path: str, when: datetime) -> str:
    return f"<{tag}><loc>{parts.absolute(path)}</loc><lastmod>{when.isoformat()}</lastmod></{tag}>\n"


def _sitemap(tag: str, entries: str) -> bytes:
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{tag} xmlns="{space}">\n{entries}</{tag}>\n'.encode()
