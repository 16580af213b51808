"""URLs: what counts as the same page, and ids that never change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkscrape import urls

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


@given(st.text(max_size=200))
def test_no_text_breaks_the_url_functions(text: str) -> None:
    link = urls.absolute_url("https://a.org/b/", text)
    for url in (text, link or PAGE):
        assert len(urls.article_id(url)) == 32
        assert urls.clean_url(urls.clean_url(url)) == urls.clean_url(url)
        urls.site_of(url)
