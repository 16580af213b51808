"""URLs: what counts as the same page, and ids that never change."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nkscrape import canonical, discovery, urls
from nkscrape.errors import UserError
from pipelines.dates.order import url_date
from pipelines.partition import check_site

PAGE = "https://www.example.org/2014/04/what-defectors-miss/"


@pytest.mark.parametrize(
    "variant",
    [
        "http://www.example.org/2014/04/what-defectors-miss/",
        "https://example.org/2014/04/what-defectors-miss",
        "https://EXAMPLE.org:443/2014/04/what-defectors-miss/#comments",
        PAGE + "?utm_source=x&utm_medium=y&fbclid=z",
        PAGE + "?replytocom=12",
    ],
)
def test_variants_of_a_url_are_one_article(variant: str) -> None:
    assert urls.article_id(variant) == urls.article_id(PAGE)


@pytest.mark.parametrize(
    "other", [PAGE + "?page=2", PAGE + "x", "https://other.example.org/2014/04/what-defectors-miss/"]
)
def test_other_pages_are_other_articles(other: str) -> None:
    assert urls.article_id(other) != urls.article_id(PAGE)


def test_the_order_of_the_query_does_not_matter() -> None:
    assert urls.canonical_key("http://a.org/?b=2&a=1") == urls.canonical_key("http://a.org/?a=1&b=2")


def test_the_id_is_stable_across_releases() -> None:
    assert urls.article_id(PAGE) == "97c33d9d62c85b5b1104a4715bcec0f5"


def test_clean_url_keeps_the_site_s_own_spelling() -> None:
    assert urls.clean_url("https://a.org/x/?id=a%20b&utm_id=1#top") == "https://a.org/x/?id=a+b"
    assert urls.clean_url("https://a.org/x/?id=a%20b#top") == "https://a.org/x/?id=a%20b"


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.nknews.org/x", "nknews.org"),
        ("https://en.yna.co.kr/x", "yna.co.kr"),
        ("http://127.0.0.1:8000/", "127.0.0.1"),
        ("https://someone.github.io/", "someone.github.io"),
        ("https://뉴스.한국/", "xn--vg1b002a.xn--3e0b707e"),
        ("not a url", ""),
    ],
)
def test_the_site_is_the_registrable_domain(url: str, site: str) -> None:
    assert urls.site_of(url) == site


@pytest.mark.parametrize(
    "link",
    [None, "", "javascript:alert(1)", "mailto:a@b.org", "data:text/html,x", "http://[", "http://a:b:c/", "x" * 9000],
)
def test_links_that_are_no_addresses_give_none(link: str | None) -> None:
    assert urls.absolute_url("https://a.org/", link) is None


@pytest.mark.parametrize(
    "host",
    [
        *"[::1] [::1 ::1 a..b .a a. -a ${HOST} %41 a%2eb a{b} a'b a\"b a,b a:b:c a:99999 a:² x@".split(),
        *("a b", "a" * 64, "a." * 127 + "abc", "\u2100", "\u3002a"),
    ],
)
def test_what_is_no_host_is_no_address(host: str) -> None:
    assert urls.absolute_url("https://a.org/b/", f"http://{host}/x") is None
    assert urls.absolute_url(f"http://{host}/x", "/2014/04/story/") is None
    with pytest.raises(UserError):
        check_site(host)


@pytest.mark.parametrize(
    "host", ["foo_bar", "a-.b", "_dmarc.a.org", "127.0.0.1:8000", "EXAMPLE.org", "bücher.example", "x"]
)
def test_hosts(host: str) -> None:
    url = urls.absolute_url("https://a.org/b/", f"http://{host}/x y")
    assert url and url.endswith("/x%20y")
    assert check_site(urls.site_of(url))


def test_a_password_never_leaves() -> None:
    for link in ("https://me:pass@b.org/x", "//me:p%40ss@b.org/x", "https://me@b.org/x", "https://a@c@b.org/x"):
        assert urls.absolute_url("https://a.org/", link) == "https://b.org/x"
        assert urls.clean_url(f"https:{link.removeprefix('https:')}") == "https://b.org/x"
    assert urls.absolute_url("https://me:pass@b.org/", "/x/") == "https://b.org/x/"


@pytest.mark.parametrize(
    ("uri", "carries"),
    [
        ("s3://KEY:SECRET@bucket/x", True),
        ("s3://KEY:SEC/RET+x==@bucket/x", True),
        ("https://me:pass@a.org/", True),
        ("https://a.org:8080/x@y", False),
        ("hdfs://me@node:8020/user/me@work", False),
        ("abfs://container@account.dfs.core.windows.net/x", False),
        ("s3://bucket/a:b@c?endpoint_override=localhost:9000", False),
        ("/data/a:b@c", False),
    ],
)
def test_a_password_is_told_from_a_port_and_a_container(uri: str, carries: bool) -> None:
    assert urls.has_password(uri) is carries


@pytest.mark.parametrize(
    "variant",
    [
        "https://example.org/2014/04/what-defectors-miss/;jsessionid=6E16038CD8F33513DF6634FABA4F655F.2_cid387",
        "https://example.org/2014/04/what-defectors-miss;JSESSIONID=a!-12!NONE?utm_source=x",
        "https://example.org/(S(lit3py55t21z5v55vlm25s55))/2014/04/what-defectors-miss/",
        PAGE + "?PHPSESSID=0q9s8d7f6g5h4j3k2l1",
        PAGE + "?CFID=123456&CFTOKEN=87654321",
        PAGE + "?zenid=abc123&osCsid=def456",
        PAGE + "?sid=c613f07a94d24ae130f878df2f758925",
        PAGE + "?sessionid=c613f07a94d24ae130f878df2f758925",
    ],
)
def test_a_session_is_no_part_of_the_address(variant: str) -> None:
    assert urls.article_id(variant) == urls.article_id(PAGE)


@pytest.mark.parametrize(
    "variant",
    [
        PAGE + "comment-page-1/#comments",
        PAGE + "comment-page-12",
        PAGE + "?cpage=2#comment-77",
        PAGE + "?replytocom=77#respond",
        PAGE + "?print=1",
        PAGE + "?output=amp",
        "http://www.example.org/2014/04/what-defectors-miss?view=print&utm_source=feed",
    ],
)
def test_a_page_of_comments_or_a_view_is_no_other_article(variant: str) -> None:
    assert urls.article_id(variant) == urls.article_id(PAGE)


@pytest.mark.parametrize("tail", ["page-1/", "2/", "comment-page/", "comment-page-one/", "?view=12", "?page=2"])
def test_what_may_be_another_article_is_told_apart(tail: str) -> None:
    assert urls.article_id(PAGE + tail) != urls.article_id(PAGE)


@pytest.mark.parametrize(
    "query",
    ["sid=12345", "sid=20140418123456789", "sid=AKR20140418001200073", "sid=what-defectors-miss-in-2014", "s=kim"],
)
def test_what_may_name_an_article_stays(query: str) -> None:
    assert urls.clean_url(f"{PAGE}?{query}") == f"{PAGE}?{query}"


PIECES = (
    "http:// https:// // / ? # @ : [ ] [::1] a..b foo_bar ${HOST} %41 .. . - example.org www. 뉴스.한국 ß.de xn--a "
    "user:pw@ ;jsessionid= (S(lit3py55t21z5v55vlm25s55)) sid= & = c613f07a94d24ae130f878df2f758925 \\ { \" ' ² ١ :80 "
    ":99999 2014 04 amp utm_source=x % %ff /../ ; + javascript: \ud800 \0 \n \u202e \u2100 \u3002"
).split(" ")
NASTY = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)


@settings(max_examples=200)
@given(st.one_of(st.text(max_size=200), NASTY, NASTY.map(lambda text: f"http://{text}")), NASTY)
def test_no_text_breaks_the_url_functions(text: str, base: str) -> None:
    link = urls.absolute_url("https://a.org/b/", text)
    for url in (text, link or PAGE, urls.absolute_url(base, text) or PAGE):
        assert len(urls.article_id(url)) == 32
        assert urls.clean_url(urls.clean_url(url)) == urls.clean_url(url)
        assert check_site(urls.site_of(url) or "a.org")
        assert discovery.url_date(url) is None or url_date(url)
        assert isinstance(urls.is_home(url), bool)
        assert canonical.choose(url, [PAGE], text) in (url, PAGE)
    if link:
        assert urls.site_of(link) and "@" not in urlsplit(link).netloc
        assert urls.canonical_key(urls.clean_url(link)) == urls.canonical_key(link)
