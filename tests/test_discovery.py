"""Sitemaps, feeds and listings: what a site publishes about itself, well-formed, broken and hostile."""

from __future__ import annotations

import gzip
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkscrape import limits
from nkscrape.discovery import gunzip, is_xml_source, newest_first, read_source, url_date
from nkscrape.listings import may_be_article, read_feed_links, read_listing
from nkscrape.page import Page
from nkscrape.site import Site
from nkscrape.taxonomy import groups_articles, is_sitemap_of_groups
from nkscrape.times import parse_time

BASE = "https://daily.example/sitemap.xml"
SITE = Site(name="daily", domains=("daily.example",))


def links(body: str | bytes) -> list[str]:
    return [found.url for found in read_source(body if isinstance(body, bytes) else body.encode(), BASE).articles]


def test_a_sitemap_gives_urls_and_their_last_change() -> None:
    body = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      <url><loc> https://daily.example/a/ </loc><lastmod>2014-04-18T10:20:00+09:00</lastmod></url>
      <url><loc>/b/</loc><lastmod>2014-04-17</lastmod></url><url><loc>mailto:x@y</loc></url><url/></urlset>"""
    first, second = read_source(body, BASE).articles
    assert (first.url, first.lastmod) == ("https://daily.example/a/", datetime(2014, 4, 18, 1, 20, tzinfo=UTC))
    assert (second.url, second.lastmod) == ("https://daily.example/b/", datetime(2014, 4, 17, tzinfo=UTC))


def test_a_news_sitemap_gives_publication_dates_as_the_site_writes_them() -> None:
    body = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
      xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://daily.example/a/</loc><news:news>
      <news:publication_date>2014-04-18T00:30:00+09:00</news:publication_date></news:news></url></urlset>"""
    (found,) = read_source(body, BASE).articles
    assert found.published == date(2014, 4, 18)
    assert found.published_at == datetime(2014, 4, 17, 15, 30, tzinfo=UTC)


def test_the_newest_come_first_whatever_the_site_s_order() -> None:
    body = b"""<urlset><url><loc>/undated/</loc></url><url><loc>/2013/05/a/</loc><lastmod>2014-04-18</lastmod></url>
      <url><loc>/2014/02/b/</loc></url><url><loc>/c/</loc><lastmod>2014-03-01</lastmod></url>
      <url><loc>/2014/02/d/</loc><lastmod>2014-02-20</lastmod></url><url><loc>/without/</loc></url></urlset>"""
    found = newest_first(read_source(body, BASE).articles)
    paths = [one.url.removeprefix("https://daily.example") for one in found]
    assert paths == ["/c/", "/2014/02/d/", "/2014/02/b/", "/2013/05/a/", "/undated/", "/without/"]


@pytest.mark.parametrize(
    ("sitemap", "is_of_groups"),
    [
        ("/wp-sitemap-taxonomies-category-1.xml", True),
        ("/wp-sitemap-users-1.xml", True),
        ("/wp-sitemap-posts-post-1.xml", False),
        ("/post_tag-sitemap2.xml", True),
        ("/author-sitemap.xml.gz", True),
        ("/sitemap-tags.xml", True),
        ("/sitemap-tax-category.xml", True),
        ("/post-sitemap1.xml", False),
        ("/sitemap-posts.xml", False),
        ("/sitemaps/category/politics.xml", False),
        ("/sitemap-category-politics-2014.xml", False),
        ("/sitemap.xml?page=2", False),
    ],
)
def test_sitemaps_of_groups_are_told_by_the_name_their_system_gives_them(sitemap: str, is_of_groups: bool) -> None:
    assert is_sitemap_of_groups(f"https://daily.example{sitemap}") is is_of_groups


@pytest.mark.parametrize(
    ("path", "groups"),
    [
        ("/tag/pyongyang/", True),
        ("/category/economy/page/2/", True),
        ("/author/jane-doe", True),
        ("/2014/04/a-story/attachment/picture-one/", True),
        ("/?cat=3", True),
        ("/?author=1&paged=2", True),
        ("/?attachment_id=19", True),
        ("/?p=12", False),
        ("/category/asia/a-story-of-two-rivers/", False),
        ("/tag/2014/04/a-story/", False),
        ("/authors/", False),
        ("/story/?tag=x", False),
        ("/", False),
    ],
)
def test_what_groups_articles_is_none(path: str, groups: bool) -> None:
    assert groups_articles(f"https://daily.example{path}") is groups


def test_an_index_gives_sitemaps() -> None:
    body = b"""<sitemapindex><sitemap><loc>https://daily.example/1.xml.gz</loc><lastmod>2014-04-18</lastmod></sitemap>
      <sitemap><loc>https://daily.example/2.xml</loc></sitemap></sitemapindex>"""
    found = read_source(gzip.compress(body), BASE)
    assert [source.url for source in found.sources] == ["https://daily.example/1.xml.gz", "https://daily.example/2.xml"]
    assert found.articles == []


RSS = """<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>T</title><link>https://daily.example/</link><image><url>https://daily.example/logo.png</url></image>
<atom:link rel="self" href="https://daily.example/feed/"/>
<atom:link rel="next" href="https://daily.example/feed/?paged=2&amp;x=1"/>
<item><title>One &nbsp; two</title><link>https://daily.example/one/</link>
<media:content url="x"><url>n</url></media:content><pubDate>Fri, 18 Apr 2014 10:00:00 +0900</pubDate></item>
<item><guid isPermaLink="true">https://daily.example/two/</guid></item>
<item><guid isPermaLink="false">tag:1</guid><title>no link</title></item></channel></rss>"""


def test_rss_2() -> None:
    found = read_source(RSS.encode(), BASE)
    assert [article.url for article in found.articles] == ["https://daily.example/one/", "https://daily.example/two/"]
    assert found.articles[0].published_at == datetime(2014, 4, 18, 1, tzinfo=UTC)
    assert found.next_url == "https://daily.example/feed/?paged=2&x=1"


def test_rss_1_and_atom() -> None:
    rdf = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><item rdf:about="https://daily.example/r/"><dc:date>2014-04-18</dc:date>
      </item></rdf:RDF>"""
    atom = """<feed xmlns="http://www.w3.org/2005/Atom"><link rel="alternate" href="/"/><entry>
      <link rel="replies" href="/no"/><link rel="alternate" href="/yes/"/><updated>2014-04-18T01:00:00Z</updated>
      <published>2014-04-17T01:00:00Z</published><source><link href="/other"/></source></entry></feed>"""
    assert links(rdf) == ["https://daily.example/r/"]
    (entry,) = read_source(atom.encode(), BASE).articles
    assert entry.url == "https://daily.example/yes/"
    assert (entry.published, entry.lastmod) == (date(2014, 4, 17), datetime(2014, 4, 18, 1, tzinfo=UTC))


def test_broken_xml_is_read_as_far_as_it_goes() -> None:
    body = "<rss><channel><item><link>/a</link><description>x & y <b>z</description></item><item><link>/b</link></item>"
    assert set(links("\ufeff\n " + body)) == {"https://daily.example/a", "https://daily.example/b"}
    assert links("<html><body>Not found</body></html>") == []
    assert links(b"\x1f\x8bnot gzip") == []
    assert links(b"") == []


def test_one_lastmod_for_every_page_is_the_generators_clock() -> None:
    body = "".join(f"<url><loc>/{n}</loc><lastmod>2014-04-18T01:02:03Z</lastmod></url>" for n in range(5))
    assert {found.lastmod for found in read_source(f"<urlset>{body}</urlset>".encode(), BASE).articles} == {None}


def test_hostile_xml_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol"}">' for n in range(12))
    (link,) = links(f"<!DOCTYPE urlset [{entities}]><urlset><url><loc>/&e11;</loc></url></urlset>")
    assert "lol" not in link and len(link) < 40
    outside = '<!DOCTYPE urlset [<!ENTITY x SYSTEM "file:///etc/passwd">]><urlset><url><loc>/&x;</loc></url></urlset>'
    assert not any("root" in link for link in links(outside))
    assert links("<urlset>" + "<url>" * 100_000) == []
    monkeypatch.setattr(limits, "SOURCE_ENTRIES", 100)
    many = "".join(f"<url><loc>/{n}</loc></url>" for n in range(110))
    assert len(links(f"<urlset>{many}</urlset>")) == 100
    assert len(gunzip(gzip.compress(b"<urlset>" + b" " * 60_000_000))) == 50_000_000


@given(st.binary(max_size=300), st.sampled_from([b"", b"<urlset>", b"<rss><item>", b"<feed><entry>"]))
def test_any_bytes_are_read_without_an_error(noise: bytes, start: bytes) -> None:
    for found in read_source(start + noise, BASE).articles:
        assert found.url.startswith(("http://", "https://"))
    is_xml_source(noise)


@given(st.lists(st.integers(1, 10**9), unique=True, max_size=30))
def test_what_a_sitemap_lists_comes_out_in_order(numbers: list[int]) -> None:
    body = "".join(f"<url><loc>https://daily.example/{n}</loc></url>" for n in numbers)
    assert links(f"<urlset>{body}</urlset>") == [f"https://daily.example/{n}" for n in numbers]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2014-04-18", (date(2014, 4, 18), None)),
        ("2014-04-18T10:20:30Z", (date(2014, 4, 18), datetime(2014, 4, 18, 10, 20, 30, tzinfo=UTC))),
        ("2014-04-18T10:20", (date(2014, 4, 18), None)),
        ("Fri, 18 Apr 2014 23:00:00 -0500", (date(2014, 4, 18), datetime(2014, 4, 19, 4, tzinfo=UTC))),
        ("2014-13-45", (None, None)),
        ("yesterday", (None, None)),
        ("9999-99", (None, None)),
        ("9999-12-31", (None, None)),
        ("0001-01-01T00:00:00+09:00", (None, None)),
        ("Mon, 01 Jan 0001 00:00:00 GMT", (None, None)),
        ("1970-01-01T00:00:00Z", (None, None)),
        ("", (None, None)),
    ],
)
def test_times(value: str, expected: tuple[date | None, datetime | None]) -> None:
    assert parse_time(value) == expected


def test_a_time_ahead_of_ours_is_not_believed() -> None:
    now = datetime(2014, 4, 18, 12, tzinfo=UTC)
    assert parse_time("2014-04-20", now)[0] == date(2014, 4, 20)
    assert parse_time("2014-04-21T00:00:00Z", now) == (None, None)
    assert parse_time("2014-04-21", datetime.max.replace(tzinfo=UTC))[0] == date(2014, 4, 21)


@pytest.mark.parametrize(
    ("body", "cut"),
    [
        ("<urlset><url><loc>/1</loc></url></urlset>", None),
        ("<urlset><url><loc>/1</loc></url></urlset>\n<!-- cached -->", None),
        ("<x:urlset><x:url><x:loc>/1</x:loc></x:url></x:urlset >", None),
        ("<urlset/>", None),
        ("<urlset><url><loc>/1</loc></url>", "broken off"),
        ("<urlset><url><loc>/1</loc></url><url><loc>/2</loc></url><url><loc>/3</loc></url></urlset>", "too large"),
        ("<urlset><url><loc>/1</loc>" + "<a/>" * 50 + "</url></urlset>", "too large"),
    ],
)
def test_a_source_that_was_not_read_to_its_end_says_so(
    body: str, cut: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "SOURCE_ENTRIES", 1)
    monkeypatch.setattr(limits, "SOURCE_TAGS", 20)
    assert read_source(body.encode(), BASE).cut == cut


def test_what_an_entry_says_of_itself_goes_before_what_lies_deeper() -> None:
    body = """<feed><entry><source><updated>2011-01-01</updated><link href="/source"/><id>x</id></source>
      <media:group><media:content><published>2012-01-01</published></media:content></media:group>
      <link rel='self' href='/self'/><link title="a > b" href='/1?a=1&amp;b=2&c=3'/>
      <updated>2014-04-18</updated><published>2014-04-17</published></entry></feed>"""
    (found,) = read_source(body.encode(), BASE).articles
    assert found.url == "https://daily.example/1?a=1&b=2&c=3"
    assert found.lastmod == datetime(2014, 4, 18, tzinfo=UTC)
    assert found.published == date(2014, 4, 17)


def test_addresses_are_read_in_their_charset() -> None:
    korean = "<?xml version='1.0' encoding='euc-kr'?><urlset><url><loc>/한글</loc></url></urlset>"
    assert links(korean.encode("euc-kr")) == links(korean.encode()) == ["https://daily.example/%ED%95%9C%EA%B8%80"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://daily.example/2014/04/slug/", (date(2014, 4, 1), "month")),
        ("https://daily.example/news/2014-04-18/slug", (date(2014, 4, 18), "day")),
        ("https://daily.example/AKR20140418001", None),
        ("https://daily.example/20140418/x", (date(2014, 4, 18), "day")),
        ("https://daily.example/2014/", None),
        ("https://daily.example/201413/", None),
        ("https://daily.example/2014/02/31/x", None),
    ],
)
def test_dates_in_urls(url: str, expected: object) -> None:
    assert url_date(url) == expected


def page(body: str, url: str = "https://daily.example/news/") -> Page:
    return Page(url=url, body=body.encode())


LISTING = """<html><head><link rel="alternate" type="application/rss+xml" href="/feed/">
<link rel="alternate" type="application/rss+xml" href="/comments/feed/">
<link rel="alternate" type="application/atom+xml" href="https://other.example/feed"></head><body>
<nav><a href="/2014/04/in-the-menu-of-things/">Menu</a><a href="/about/">About</a></nav>
<h2><a href="/2014/04/first-story-of-all/?utm_source=home">First</a></h2>
<a href="/2014/04/first-story-of-all/"><img></a>
<a href="/category/politics/">Politics, everything we have on it in one place for you</a>
<a href="/photo.jpg">A very long caption of a photograph that leads to a file</a>
<a href="https://other.example/2014/04/elsewhere-is-news-too/">Elsewhere</a>
<a href="javascript:void(0)">x</a><a href="/politics/a-headline-made-of-words">Short</a>
<a href="/news/">This very page</a>%s</body></html>"""


def test_a_listing_gives_its_articles_once_and_in_order() -> None:
    found = read_listing(page(LISTING % ""), SITE)
    assert [article.url for article in found.articles] == [
        "https://daily.example/2014/04/first-story-of-all/",
        "https://daily.example/politics/a-headline-made-of-words",
    ]
    assert found.next_url is None
    assert read_feed_links(page(LISTING % "")) == ["https://daily.example/feed/"]


@pytest.mark.parametrize(
    ("here", "anchors", "expected"),
    [
        ("/news/", '<a rel="next" href="/news/older/">Older</a>', "/news/older/"),
        ("/news/", '<a href="/news/?page=2">2</a><a href="/news/?page=3">3</a>', "/news/?page=2"),
        ("/news/?page=2", '<a href="/news/">1</a><a href="/news/?page=3">3</a>', "/news/?page=3"),
        ("/news/", '<nav><a href="/news/page/2/">2</a></nav>', "/news/page/2/"),
        ("/news/page/9/", '<a href="/news/page/8/">8</a><a href="/news/page/10/">10</a>', "/news/page/10/"),
        ("/news/page/2/", '<a href="/news/">1</a>', None),
        ("/news/", '<a href="/sport/page/2/">2</a>', None),
        ("/news/", '<a rel="next" href="https://other.example/news/2">Next</a>', None),
        ("/news/", '<a href="/news/?page=²">2</a>', None),
        ("/news/?page=①", '<a href="/news/?page=2">2</a>', None),
    ],
)
def test_paging(here: str, anchors: str, expected: str | None) -> None:
    found = read_listing(page(f"<html><body>{anchors}</body></html>", f"https://daily.example{here}"), SITE)
    assert found.next_url == (expected and f"https://daily.example{expected}")


def test_the_site_s_own_rule_decides_what_is_an_article() -> None:
    site = Site(name="d", domains=("daily.example",), article_urls=r"^/story/\d+$", listing_urls=r"^/story/9")
    assert may_be_article("https://daily.example/story/1", site)
    assert not may_be_article("https://daily.example/2014/04/first-story-of-all/", site)
    assert not may_be_article("https://daily.example/story/9", site)


@given(st.text(max_size=200))
def test_any_listing_is_read_without_an_error(text: str) -> None:
    read_listing(page(f'<a href="{text}">{text}</a>'), SITE)
