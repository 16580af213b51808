"""The Gazette on systems that are no WordPress, crawled whole: every field against what the system keeps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import ikiwiki_gazette as ikiwiki
import pelican_gazette as pelican
import pytest
from commands import run_nkscrape
from crawling import FAST
from django_gazette import Django, django_server
from figures import Table, story
from floors import below
from gazette import gazette
from scores import Scores, Shown, score
from static_server import Served
from truth import Post


@pytest.fixture(scope="module")
def table() -> Iterator[Table]:
    """What is measured here, written into docs/real-sites.md at the end."""
    table = Table("others")
    yield table
    table.write()


def check(site: Django | Served, posts: list[Post], dataset: Path, shown: Shown) -> tuple[Scores, float]:
    """Crawl a site and compare; return the scores and the requests a post."""
    before = len(site.asked)
    result = run_nkscrape("crawl", "news", "--url", f"{site.url}/", "--dataset", str(dataset), *FAST, patience=600)
    scores = score(posts, dataset, shown)
    print(result.stdout + result.stderr + story(scores))
    assert result.returncode == 0
    return scores, (len(site.asked) - before) / len(posts)


def test_django(tmp_path: Path, table: Table) -> None:
    pytest.importorskip("django_comments_xtd", reason="not installed: make test-live installs it")
    with django_server(tmp_path, gazette()) as site:
        # Its comments show a time without a zone.
        scores, requests = check(site, site.truth(), tmp_path / "dataset", Shown(comment_minutes=False))
    table.add("Django, comments-xtd", scores, requests)
    assert below(scores) == {}


@pytest.mark.parametrize("theme", pelican.THEMES)
def test_pelican(tmp_path: Path, table: Table, theme: str) -> None:
    pytest.importorskip("pelican", reason="not installed: make test-live installs it")
    stories = gazette()
    with pelican.pelican_site(tmp_path, stories, theme) as site:
        scores, requests = check(site, pelican.truth(stories), tmp_path / "dataset", Shown(bios=False))
    table.add(f"Pelican, {theme}", scores, requests)
    assert below(scores) == {}


def test_ikiwiki(tmp_path: Path, table: Table) -> None:
    if missing := ikiwiki.missing_packages():
        pytest.skip(f"not installed: apt-get install --no-install-recommends {' '.join(missing)}")
    stories = gazette()
    # It shows when a page was edited, not when it was written, and no zone; its comments are not nested.
    shown = Shown(bios=False, days=False, minutes=False, comment_minutes=False, parents=False)
    with ikiwiki.ikiwiki_site(tmp_path, stories) as site:
        scores, requests = check(site, ikiwiki.truth(stories), tmp_path / "dataset", shown)
    table.add("ikiwiki, comments", scores, requests)
    assert below(scores) == {}
