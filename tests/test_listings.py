"""Listings: the page that follows, and the archive that a home page names, however an address writes them."""

from __future__ import annotations

import pytest

from nkscrape import listings
from nkscrape.discovery import Found
from nkscrape.page import Page
from nkscrape.site import Site

SITE = Site(name="news", domains=("gazette.example",))


def read(address: str, body: str) -> Found:
    page = Page(url=f"https://gazette.example{address}", body=f"<html><body>{body}</body></html>".encode())
    return listings.read_listing(page, SITE)


@pytest.mark.parametrize(
    ("here", "following"),
    [
        ("/", "/index2.html"),
        ("/index.html", "/index2.html"),
        ("/index2.html", "/index3.html"),
        ("/category/ships/", "/category/ships/index2.html"),
        ("/news/", "/news/page-2.html"),
        ("/news/page-2.html", "/news/page-3.html"),
        ("/", "/page/2/"),
    ],
)
def test_the_next_page_is_told_by_its_number_though_it_stands_in_a_menu(here: str, following: str) -> None:
    found = read(here, f'<nav><a href="/about/">About</a><a href="/index9.html">⟫</a><a href="{following}">›</a></nav>')
    assert found.next_url == f"https://gazette.example{following}"
    assert found.articles == []


def test_another_folders_second_page_follows_nothing() -> None:
    assert read("/news/", '<a href="/sport/index2.html">2</a>').next_url is None


@pytest.mark.parametrize("address", ["/archive/", "/archives", "/archives.html", "/blog/archive/index.html"])
def test_a_home_page_names_the_archive(address: str) -> None:
    found = read("/", f'<nav><a href="{address}">All stories</a></nav>')
    assert [one.url for one in found.sources] == [f"https://gazette.example{address}"]


def test_no_other_page_does_and_what_lies_in_an_archive_is_none() -> None:
    assert read("/news/", '<a href="/archive/">All stories</a>').sources == []
    assert read("/", '<a href="/archive/2014/harbour-to-open-again/">Harbour</a>').sources == []


@pytest.mark.parametrize("address", ["/2014/", "/2014/04/", "/2014/04/18", "/news/2014/04/"])
def test_all_that_appeared_in_a_month_is_no_article(address: str) -> None:
    link = f'<a href="{address}">What the paper wrote in that month, of that year, day by day</a>'
    assert read("/", link).articles == []


@pytest.mark.parametrize("address", ["/2014/04/18/harbour-reopens/", "/news/2014/04/1234", "/en/2014/04/18/7/"])
def test_what_appeared_in_a_month_may_be_one(address: str) -> None:
    assert [one.url for one in read("/", f'<a href="{address}">Harbour reopens</a>').articles]
