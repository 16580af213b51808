"""Canonical addresses: which of a page's statements about its own address are believed."""

from __future__ import annotations

import pytest
from pages import page_of

from nkscrape import canonical
from nkscrape.page import Page

SITE = "https://www.example.org"
STORY = f"{SITE}/2014/04/what-defectors-miss/"


@pytest.mark.parametrize(
    ("own", "other"),
    [
        (f"{STORY}amp/", STORY),
        (f"{STORY}comment-page-3/", STORY),
        (f"{STORY}2/", STORY),
        (f"{STORY}?output=print&page=2", STORY),
        ("https://m.example.org/2014/04/what-defectors-miss.html", STORY),
        ("https://amp.example.org/2014/04/what-defectors-miss", STORY),
        (f"{SITE}/amp/2014/04/what-defectors-miss", STORY),
        (f"{SITE}/print/2014/04/what-defectors-miss", STORY),
        (f"{SITE}/view.php?id=12345&print=1", f"{SITE}/view.php?id=12345"),
        (f"{SITE}/view/AKR20140418001200?section=search", f"{SITE}/view/AKR20140418001200"),
    ],
)
def test_versions_are_told_by_their_address(own: str, other: str) -> None:
    assert canonical.is_version(own, other)


@pytest.mark.parametrize(
    ("own", "other", "headline"),
    [
        ("https://blog.example.org/x/what-defectors-miss", STORY, ""),
        (f"{SITE}/world/what-defectors-miss/", STORY, ""),
        (f"{SITE}/node/123", STORY, "What defectors miss most"),
        (f"{SITE}/print.php?id=12345", f"{SITE}/news/12345.html", ""),
        (f"{SITE}/news/12345/what-defectors-miss", f"{SITE}/news/12345", ""),
    ],
)
def test_what_is_borne_out_is_believed_but_no_version(own: str, other: str, headline: str) -> None:
    assert canonical.choose(own, [other], headline) == other
    assert not canonical.is_version(own, other)


@pytest.mark.parametrize(
    ("own", "other"),
    [
        (f"{SITE}/blogs/eve-77/", STORY),
        ("https://eve.example.org/home-sweet-home", STORY),
        (f"{SITE}/2014/05/quite-another-story/", STORY),
        (f"{SITE}/news/2014/04/story-of-a-day", f"{SITE}/news/"),
        (f"{SITE}/2014/04/what-defectors-miss/", f"{SITE}/2014/04/"),
        (f"{SITE}/view.php?id=12345", f"{SITE}/view.php"),
        (f"{SITE}/view.php?id=12345", f"{SITE}/view.php?id=99999"),
        (STORY, f"{SITE}/"),
        (STORY, "https://other.example/2014/04/what-defectors-miss/"),
    ],
)
def test_what_nothing_bears_out_is_not_believed(own: str, other: str) -> None:
    assert canonical.choose(own, [other], "A tale of home") == own


def test_of_several_statements_the_nearest_to_the_page_s_own_address_is_believed() -> None:
    elsewhere = f"{SITE}/world/what-defectors-miss/"
    assert canonical.choose(f"{STORY}amp/", [elsewhere, STORY], "") == STORY


def test_a_page_that_is_known_to_stand_alone_has_its_own_address() -> None:
    page = page_of("<p>x</p>", head='<link rel="canonical" href="/2014/04/harbour-ferry/print-2014/">')
    alone = Page(url=page.url, body=page.body, stands_alone=True)
    assert alone.canonical_url == page.url
