"""Articles of several pages become one body, in extraction and in a crawl."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from commands import run_nkscrape
from localsite import Answer, article, serve

from nkscrape.bundle import Bundle
from nkscrape.extract import continued, extract
from nkscrape.extract.answers import absorb, mark_missing
from nkscrape.page import Follow, Page
from nkscrape.site import Site

SITE = Site(name="news", domains=("example.org",))
URL = "https://example.org/2014/04/a-long-report/"


def page(number: int, links: str = "", url: str = URL) -> Page:
    text = "".join(
        f"<p>Sentence {n} of page {number} says what the part before it has left unsaid so far.</p>" for n in range(6)
    )
    body = f"<html lang=en><body><article><h1>A long report</h1>{text}{links}</article></body></html>"
    return Page(url=url, body=body.encode())


def read(first: Page) -> Bundle:
    return Bundle(url=first.url, fetched_at=None).add(extract(first, SITE))


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("/2014/04/a-long-report/2/", URL + "2/"),
        ("2/", URL + "2/"),
        ("?page=2", URL + "?page=2"),
        ("https://example.org/2014/04/a-long-report/page/2", URL + "page/2"),
        ("/2014/04/a-long-report/comment-page-2/", None),
        ("/2014/04/another-report/2/", None),
        ("/category/reports/page/2/", None),
        ("https://other.example/2014/04/a-long-report/2/", None),
    ],
)
def test_the_next_page_has_the_articles_address_and_the_next_number(href: str, url: str | None) -> None:
    found = continued.next_page(page(1, f'<p><a href="{href}">Next</a></p>'))
    assert (found.url if found else None) == url


@pytest.mark.parametrize(
    ("url", "following"), [(URL, URL + "2/"), ("https://example.org/?p=77", "https://example.org/?p=77&page=2")]
)
def test_an_article_whose_comments_have_pages_goes_on(url: str, following: str) -> None:
    """Then WordPress names the page of comments that is shown as canonical."""
    paged = f"{url}&cpage=1" if "?" in url else f"{url}comment-page-1/"
    body = page(1, f'<a href="{following}">2</a>').body
    first = Page(url=url, body=f'<link rel="canonical" href="{paged}#comments">'.encode() + body)
    found = continued.next_page(first)
    assert found and (found.url, found.article_url) == (following, url)


def test_a_further_page_knows_its_place_and_its_first() -> None:
    links = f'<a href="{URL}">1</a><a href="{URL}2/">2</a>'
    second = page(2, f'<link rel="canonical" href="{URL}">{links}', URL + "2/")
    assert continued.next_page(second) is None
    assert continued.first_page(second) == URL
    assert continued.first_page(page(2, "", URL + "2/")) is None
    assert continued.first_page(page(1, '<a href="/archives">All</a>', "https://example.org/archives/17")) is None


def test_pages_are_put_together_in_order_and_repeats_are_left_out() -> None:
    bundle = read(page(1, '<a href="2/">2</a>'))
    assert bundle.article and bundle.article.body_is_truncated
    (follow,) = bundle.follows
    (last,) = absorb(bundle, page(2, '<a href="../3/">3</a>', URL + "2/"), follow, SITE)
    assert absorb(bundle, page(2, "", URL + "3/"), last, SITE) == []
    assert bundle.article.body
    assert bundle.article.body.count("Sentence 0 of page 1") == bundle.article.body.count("Sentence 5 of page 2") == 1
    assert bundle.article.body_is_truncated is False


def test_a_missing_page_leaves_the_body_marked_as_broken_off() -> None:
    bundle = read(page(1, '<a href="2/">2</a>'))
    assert bundle.article
    bundle.article.body_is_truncated, bundle.article.comments_complete = False, True
    mark_missing(bundle, list(bundle.follows))
    assert bundle.article.body_is_truncated and bundle.article.comments_complete


def test_a_page_that_is_no_article_adds_nothing() -> None:
    bundle = read(page(1, '<a href="2/">2</a>'))
    assert bundle.article
    before = bundle.article.body
    assert absorb(bundle, Page(url=URL + "2/", body=b"<p>Gone"), bundle.follows[0], SITE) == []
    assert bundle.article.body == before and bundle.article.body_is_truncated


def test_pages_end_somewhere() -> None:
    last = Follow(url=URL, kind=continued.KIND, article_url=URL, context={"page": str(continued.MAX_PAGES)})
    endless = f'<a href="../{continued.MAX_PAGES + 1}/">on</a>'
    assert absorb(read(page(1)), page(9, endless), last, SITE) == []


def test_a_crawl_stores_one_article_of_all_its_pages(tmp_path: Path) -> None:
    with serve() as site:
        path = "/2014/04/a-long-report/"
        site.pages[path] = Answer(article("Part one", "2014-04-18", f'<a href="{path}2/">2</a>'))
        site.pages[path + "2/"] = Answer(article("Part two", "2014-04-18"))
        arguments = ["--url", site.url + path, "--dataset", str(tmp_path), "-s", "DOWNLOAD_DELAY=0"]
        assert run_nkscrape("crawl", "news", *arguments).returncode == 0
    (body,) = pd.read_parquet(tmp_path / "articles").body
    assert "Paragraph 0 of Part one" in body and "Paragraph 4 of Part two" in body
