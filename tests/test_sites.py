from __future__ import annotations

import re
import sys
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest

from nkscrape import sites, urls
from nkscrape.errors import UserError
from nkscrape.sites import all_sites, site_for

NAMES = sorted(all_sites())
# One of each kind, in the shape the site's public addresses have; the slugs are ours.
ARTICLES = [
    "https://www.nknews.org/2014/04/a-slug-of-ours/",
    "https://www.nknews.org/pro/2014/04/a-slug-of-ours/",
    "https://www.dailynk.com/english/a-slug-of-ours/",
    "https://www.dailynk.com/20140418-3/",
    "https://www.38north.org/2014/04/aslug041814/",
    "https://kcnawatch.org/newstream/1397812800-123456789/a-slug-of-ours/",
    "https://kcnawatch.org/newstream/276945/a-slug-of-ours/",
    "https://www.rfa.org/english/news/korea/slug-04182014102030.html",
    "https://www.rfa.org/english/korea/2025/01/08/a-slug-of-ours/",
    "https://www.yna.co.kr/view/AKR20140418000100014",
    "https://en.yna.co.kr/view/AEN20140418000100315",
    "https://www.nkeconwatch.com/2014/04/18/a-slug-of-ours/",
    "https://www.northkoreatech.org/2014/04/18/a-slug-of-ours/",
    "https://english.hani.co.kr/arti/english_edition/e_northkorea/633000.html",
    "https://www.koreaherald.com/article/3100000",
    "https://www.koreaherald.com/view.php?ud=20140418000100",
]
LISTINGS = [
    "https://www.nknews.org/category/news/",
    "https://www.nknews.org/content_author/somebody/",
    "https://www.dailynk.com/english/",
    "https://www.dailynk.com/english/category/a-b-c/",
    "https://www.38north.org/category/a-topic/",
    "https://kcnawatch.org/newstream/",
    "https://www.rfa.org/english/news/korea/",
    "https://www.yna.co.kr/nk/index",
    "https://en.yna.co.kr/northkorea/index",
    "https://www.nkeconwatch.com/2014/04/",
    "https://www.northkoreatech.org/tag/a-tag/",
    "https://english.hani.co.kr/arti/english_edition/e_northkorea/list1.html",
    "https://www.koreaherald.com/list.php?ct=020100000000",
]


def test_every_site_the_issue_names_is_there() -> None:
    assert set(NAMES) >= set(
        "nknews dailynk 38north kcnawatch rfa yonhap nkeconwatch northkoreatech hani koreaherald".split()
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_site_states_what_can_be_used(name: str) -> None:
    site = all_sites()[name]
    for pattern in (site.article_urls, site.listing_urls):
        assert pattern is None or re.compile(pattern)
    for url in (*site.feeds, *site.sitemaps, *site.start_urls):
        host = urls.host_of(url)
        assert url.startswith("https://")
        assert any(host == domain or host.endswith(f".{domain}") for domain in site.domains)
        assert site_for(url) is site
    assert site.timezone is None or ZoneInfo(site.timezone)
    assert site.date_order in (None, "DMY", "MDY", "YMD")
    assert site.languages
    assert site.start_urls or site.feeds
    assert site.verified is None, "nobody has seen the live site from here"


@pytest.mark.parametrize("url", ARTICLES)
def test_article_addresses_are_known(url: str) -> None:
    assert site_for(url).is_article_url(urlsplit(url).path) is True


@pytest.mark.parametrize("url", LISTINGS)
def test_listing_addresses_are_no_articles(url: str) -> None:
    assert site_for(url).is_article_url(urlsplit(url).path) is False


def test_every_site_has_examples_of_both_kinds() -> None:
    for examples in (ARTICLES, LISTINGS):
        assert {site_for(url).name for url in examples} == set(NAMES)


def test_an_unknown_host_is_a_site_without_rules() -> None:
    site = site_for("https://www.lamp.example/2014/04/story/")
    assert (site.name, site.is_article_url("/2014/04/story/")) == ("news", None)


@pytest.mark.parametrize("source", ["SITE = 1", "x = 2", "SITE = Site(", "import no_such_module"])
def test_a_file_that_holds_no_site_is_one_line(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken_gazette.py").write_text(source, encoding="utf-8")
    monkeypatch.setattr(sites, "__path__", [str(tmp_path)])
    monkeypatch.delitem(sys.modules, "nkscrape.sites.broken_gazette", raising=False)
    with pytest.raises(UserError, match=r"^nkscrape/sites/broken_gazette\.py is no site file: [^\n]+$"):
        sites.all_sites.__wrapped__()
