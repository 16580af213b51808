"""Sitemaps, feeds and listings made to break, stop, slow down or mislead a crawl."""

from __future__ import annotations

import gzip
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from attacks import Attack
from commands import run_nkscrape
from crawling import SITE, crawl, outcomes, rows, stored
from localsite import Answer, Asked, LocalSite

from nkscrape import limits
from nkscrape.discovery import read_source
from nkscrape.frontier import Frontier
from nkscrape.listings import read_listing
from nkscrape.options import Options
from nkscrape.page import Page
from nkscrape.seen import Seen
from nkscrape.site import Site

NOW = datetime(2014, 4, 18, 12, tzinfo=UTC)
HOME = "https://daily.example"
OWN = Site(name="daily", domains=("daily.example",))
LINKS = [f"{HOME}/{n}" for n in (1, 2, 3)]


def urlset(entry: str, head: str = "<urlset>", tail: str = "</urlset>") -> bytes:
    return (head + "".join(entry.format(n=n) for n in (1, 2, 3)) + tail).encode()


def rss(entry: str, head: str = "<rss><channel>") -> bytes:
    return urlset(entry, head, "</channel></rss>")


def noise(count: int) -> bytes:
    return random.Random(8).randbytes(count)


URL = "<url><loc>/{n}</loc></url>"
IMAGE = "<url><image:image><image:loc>/no</image:loc></image:image><loc>/{n}</loc></url>"
COMMENT = "<url><loc>/{n}</loc><!-- <url><loc>/no</loc></url> --></url>"
HIDDEN = "<urlset><![CDATA[<url><loc>/no</loc></url>]]>"
CAPITALS = "<URL><LOC>/{n}</LOC></URL>"
ACCENT = "<url><x>caf\xe9</x><loc>/{n}</loc></url>"
DECLARED = b"<?xml version='1.0' encoding='%b'?>"
WARNING = b"\n \n<br><b>Warning</b>: foo() failed\n"
ENTITY = b"<!DOCTYPE x [<!ENTITY a '<url><loc>/no</loc></url>'>]>"
FIRST = b"<rss><item><link>/1</link></item></rss>"

READ = "every byte is read by its tags, without a parser that gives up"
ALL = "all three addresses are found"


def broken(what: str, make: Callable[[], bytes], sees: str = ALL) -> Attack:
    return Attack(what, READ, sees, make)


BROKEN = [
    broken("an undeclared prefix in a feed", lambda: rss("<item><dc:date>x</dc:date><link>/{n}</link></item>")),
    broken("an undeclared prefix in a sitemap", lambda: urlset(IMAGE)),
    broken(
        "an undeclared prefix on all", lambda: urlset("<x:url><x:loc>/{n}</x:loc></x:url>", "<x:urlset>", "</x:urlset>")
    ),
    broken("a bare & and HTML entities", lambda: rss("<item><title>A&B &nbsp; &foo</title><link>/{n}</link></item>")),
    broken("control characters", lambda: urlset("<url><x>\0\1\x0b</x><loc>/{n}</loc></url>")),
    broken("warnings before the first tag", lambda: WARNING + DECLARED % b"utf-8" + urlset(URL)),
    broken("a byte order mark and blank lines", lambda: b"\xef\xbb\xbf" + b"\n" * 9999 + urlset(URL)),
    broken("UTF-16", lambda: urlset(URL).decode().encode("utf-16")),
    broken("Latin-1 that says it is UTF-8", lambda: DECLARED % b"utf-8" + urlset(ACCENT).decode().encode("latin-1")),
    broken("a charset that is none", lambda: DECLARED % b"punycode" + urlset(URL)),
    broken("tags in capitals", lambda: urlset(CAPITALS, "<URLSET>", "</URLSET>")),
    broken("two documents in one", lambda: FIRST + urlset(URL).replace(b"<url><loc>/1</loc></url>", b"")),
    broken("entries that are never closed", lambda: urlset("<url><loc>/{n}</loc>")),
    broken("a torn end", lambda: urlset(URL, tail="<url><loc>/4"), sees="the torn address is no address"),
    broken("a torn gzip stream", lambda: gzip.compress(urlset(URL) + noise(200_000))[:-100_000]),
    broken("two gzip streams in one body", lambda: gzip.compress(urlset(URL)[:40]) + gzip.compress(urlset(URL)[40:])),
    broken("an HTML page around it", lambda: b"<html><body><br>" + urlset(URL) + b"</body></html>"),
    broken("addresses in CDATA", lambda: rss("<item><link><![CDATA[ /{n} ]]></link></item>")),
    broken("entries in comments and CDATA", lambda: urlset(COMMENT, HIDDEN)),
    broken("entities that hold entries", lambda: ENTITY + urlset("<url>&a;<loc>/{n}</loc></url>")),
]


@pytest.mark.parametrize("attack", BROKEN, ids=str)
def test_a_broken_source_is_read(attack: Attack) -> None:
    assert [found.url for found in read_source(attack.make(), HOME + "/map.xml", NOW).articles] == LINKS


BUDGET = "bounded tags, entries and bytes; every search ends at the next tag"


def heavy(what: str, unit: bytes, head: bytes = b"<rss><item>", size: int = 3_000_000) -> Attack:
    return Attack(what, BUDGET, "what is read within the budget counts", lambda: head + unit * (size // len(unit)))


HEAVY = [
    heavy("10 MB of tiny elements", b"<a/>", b"<urlset>", 10_000_000),
    heavy("10 MB of tiny elements in one entry", b"<a/>", b"<urlset><url><loc>/1</loc>", 10_000_000),
    heavy("10 MB of elements in elements", b"<a>", b"<urlset><url>", 10_000_000),
    heavy("entries and nothing in them", b"<url>", b"<urlset>"),
    heavy("comments", b"<!---->"),
    heavy("comments without end", b"<!--"),
    heavy("CDATA in an address", b"<![CDATA[a]]>", b"<rss><item><link>"),
    heavy("CDATA without end", b"<![CDATA["),
    heavy("nothing but <", b"<"),
    heavy("tags without end", b"<item "),
    heavy("quotes without end", b"b='", b"<rss><item><a "),
    heavy("a tag name of 3 MB", b"a", b"<rss><item><"),
    heavy("an attribute name of 3 MB", b"a", b"<rss><item><link "),
    heavy("links full of attributes", b"<item><link " + b"a=''" * 1200 + b"/></item>", b"<rss>"),
    heavy("entities", b"&amp;", b"<rss><item><link>"),
    Attack("a gzip bomb", BUDGET, "as above", lambda: gzip.compress(b"<urlset>" + b"<a/>" * 5_000_000)),
    Attack("100,000 gzip streams in one body", BUDGET, "as above", lambda: gzip.compress(b"") * 100_000),
]


@pytest.mark.parametrize("attack", HEAVY, ids=str)
def test_a_heavy_source_is_read_within_its_budget(attack: Attack) -> None:
    body = attack.make()
    began = time.process_time()
    found = read_source(body, HOME + "/map.xml", NOW)
    assert time.process_time() - began < 5
    assert len(found.articles) <= 2


def test_fifty_megabytes_are_read_in_ten_seconds_and_a_gigabyte() -> None:
    script = (
        "import resource; from nkscrape.discovery import read_source; "
        "body = b'<urlset><url>' + b'<a/>' * 12_500_000; "
        "read_source(body, 'https://daily.example/'); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)"
    )

    def tighten() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (10, 10))

    result = subprocess.run(
        [sys.executable, "-c", script], preexec_fn=tighten, capture_output=True, text=True, check=True, timeout=120
    )
    assert int(result.stdout) < 10**9


CREDIBLE = "dates before the web or after today are unknown"
DATES = [
    Attack(text, CREDIBLE, "the entry and its neighbours are read, its date is null")
    for text in (
        "0001-01-01", "0999-12-31T00:00:00Z", "0001-01-01T00:00:00+14:00", "1970-01-01T00:00:00Z", "2999-01-01",
        "9999-12-31", "9999-12-31T23:59:59-14:00", "Mon, 01 Jan 0001 00:00:00 +0000", "Fri, 31 Dec 9999 23:59:59 -2359",
        "Fri, 18 Apr 2014 10:00:00 +999999999", "2014-04-18T25:61:61Z", "²⁰¹⁴-04-18", "٢٠١٤-٠٤-١٨T", ",", "+",
    )
]  # fmt: skip


@pytest.mark.parametrize("attack", DATES, ids=str)
def test_a_date_that_cannot_be_costs_nothing_but_itself(attack: Attack, tmp_path: Path) -> None:
    entry = "<url><loc>/{n}</loc><lastmod>%s</lastmod><news:publication_date>%s</news:publication_date></url>"
    good = "<url><loc>/9</loc><lastmod>2014-04-17</lastmod></url>"
    found = read_source(urlset(entry % (attack.what, attack.what), tail=good + "</urlset>"), HOME + "/map.xml", NOW)
    assert [one.url for one in found.articles] == [*LINKS, HOME + "/9"]
    assert [one.lastmod for one in found.articles[:3]] == [None] * 3
    assert [one.published for one in found.articles[:3]] == [None] * 3
    with Seen(tmp_path / "seen.sqlite") as seen:
        frontier = Frontier(Options(since=date(2014, 4, 1)), seen.get, NOW, OWN.owns)
        frontier.add_start(HOME + "/map.xml", "source")
        task = frontier.next()
        assert task and task.chain
        frontier.add_found(found, task.chain)
        assert sum(1 for _ in iter(frontier.next, None)) == 4


OFF = "<a href='https://e.example/2014/04/a-b-c-d'>x</a>"


def anchors(*hrefs: object) -> str:
    return "".join(f'<a href="{href}">x</a>' for href in hrefs)


LISTINGS = [
    Attack(
        "100,000 links",
        "20,000 are looked at, 2,000 taken",
        "the first 2,000",
        lambda: anchors(*(f"/2014/04/{n}-a-b-c" for n in range(100_000))),
    ),
    Attack("100,000 links off the site", "20,000 are looked at", "no links", lambda: OFF * 100_000),
    Attack("addresses of 100 KB", "4,096 characters", "no links", lambda: anchors("/" + "a-" * 50_000) * 100),
    Attack("links in links", "the parser's depth", "the link", lambda: "<a href='/2014/04/a-b-c-d'>x<div>" * 5_000),
    Attack(
        "page numbers that are none",
        "decimal digits",
        "no next page",
        lambda: anchors("?page=²", "?page=①", "?page=" + "9" * 4000),
    ),
]


@pytest.mark.parametrize("attack", LISTINGS, ids=str)
def test_a_hostile_listing_is_read(attack: Attack) -> None:
    page = Page(url=HOME + "/", body=f"<html><body>{attack.make()}</body></html>".encode())
    assert page.reading is not None
    began = time.process_time()
    found = read_listing(page, OWN)
    assert time.process_time() - began < 5
    assert len(found.articles) <= limits.LISTING_LINKS
    assert found.next_url is None


def sitemap_for_ever(asked: Asked) -> Answer:
    number = int(asked.path.rpartition("-")[2])
    body = "".join(f"<sitemap><loc>/endless-{number * 2 + n}</loc></sitemap>" for n in (0, 1))
    return Answer(f"<sitemapindex>{body}</sitemapindex>", media_type="text/xml")


def calendar(number: int) -> dict[str, Answer]:
    """Return one page of a calendar and the empty days it names."""
    days = [f"/2014/04/day-{number}-{n}-is-empty" for n in range(2)]
    next_page = f'<a rel="next" href="/calendar/{number + 1}">Next</a>'
    return {f"/calendar/{number}": Answer(f"<html>{anchors(*days)}{next_page}</html>")} | dict.fromkeys(
        days, Answer("<html><body>Nothing on this day.</body></html>")
    )


VICTIM = "http://victim.example/2014/04/a-b-c-d"
PDF = "/2014/04/a-pdf-that-says-it-is-html"
STORY = "/2014/04/a-story-that-is-one/"
CRAWLS = [
    Attack(
        "an index of indexes without end", "three below the first", "sitemaps more than 3 indexes deep are left out"
    ),
    Attack("a calendar without end", "25 pages without an article", "left early: 25 pages in a row led to no article"),
    Attack("sitemap entries on another site", "never asked for nor stored", "names what is not on the site"),
    Attack("a sitemap of year 1", CREDIBLE, "1 new"),
    Attack("a PDF that says it is a page", "bytes are looked at", "skipped"),
    Attack("a link to page ²", "decimal digits only", "healthy"),
]


def test_a_site_that_does_all_of_it_is_crawled_again_and_again(site: LocalSite, tmp_path: Path) -> None:
    """Three processes for all attacks together take some six seconds; each alone would take as long."""
    site.add_robots(f"User-agent: *\nSitemap: {site.url}/endless-1\nSitemap: {site.url}/map.xml\n")
    site.pages |= {f"/endless-{n}": sitemap_for_ever for n in range(1, 64)}
    for number in range(2, 64):
        site.pages |= calendar(number)
    victim = f"<url><loc>{VICTIM}</loc></url>"
    dates = "<url><loc>{}</loc><lastmod>{}</lastmod></url>"
    entries = victim + dates.format(STORY, "0001-01-01") + dates.format(PDF, "9999-12-31")
    site.pages["/map.xml"] = Answer(f"<urlset>{entries}</urlset>", media_type="application/xml")
    site.add_article(STORY, "2014-04-18")
    site.pages[PDF] = Answer(b"%PDF-1.4\n" + bytes(range(256)) * 99)
    site.add_listing("/", [STORY, "/?page=²"], "/calendar/2")

    first = crawl(site, tmp_path)
    assert first.returncode == 0, first.stderr
    told = first.stdout + first.stderr
    for attack in CRAWLS:
        assert attack.sees in told, f"{attack}\n{told}"
    assert stored(site, tmp_path) == [STORY]
    assert len([path for path in site.paths() if path.startswith("/endless")]) == 1 + 2 + 4 + 8
    assert len([path for path in site.paths() if path.startswith("/calendar")]) == limits.BARREN_PAGES
    assert outcomes(site, tmp_path)[PDF] == "skipped: binary"
    assert {path.name for path in tmp_path.glob("*/site=*")} == {f"site={SITE}"}
    assert all(SITE in row["url"] for row in rows(tmp_path, "pages"))

    again = crawl(site, tmp_path)
    assert again.returncode == 0, again.stderr
    rebuilt = run_nkscrape("recover", "--dataset", str(tmp_path), "--rebuild-state")
    assert rebuilt.returncode == 0, rebuilt.stderr
