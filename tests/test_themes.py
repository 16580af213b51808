"""A post as each of WordPress's own themes lays it out: its fields come out, and nobody who comments is its author."""

from __future__ import annotations

from pathlib import Path

import pytest
from pages import page_of, read

from nkscrape.items import Article

SITE_NAME = "The Gazette"
TITLE = "Harbour ferry stops at dusk"
NAME = "Mina Harbour"
THEMES = {path.stem: path.read_text() for path in sorted((Path(__file__).parent / "wordpress_themes").glob("*.html"))}
DAYS = ("2020-03-03T23:40:00+09:00", "2020-03-03T14:40:00+00:00", "March 3, 2020")
"""How a theme may say when the post was published: in the site's zone, in UTC, in words."""
BARE = f"<title>{TITLE} – {SITE_NAME}</title>"
PLUGIN = (
    f'{BARE}<meta property="og:title" content="{TITLE}"><meta property="og:type" content="article">'
    f'<meta property="og:site_name" content="{SITE_NAME}">'
    '<meta property="article:published_time" content="2020-03-03T14:40:00+00:00">'
)


def article_in(html: str, head: str) -> Article:
    bundle = read(page_of(html, head))
    assert bundle.article, bundle.warnings
    return bundle.article


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("head", [BARE, PLUGIN], ids=["bare", "plugin"])
class TestTheme:
    """What each theme's page gives, without a plugin for search engines and with one."""

    def test_fields_of_a_post(self, theme: str, head: str) -> None:
        article = article_in(THEMES[theme], head)
        assert article.title == TITLE
        assert (article.authors_raw or "").removeprefix("By ") == NAME
        assert any(day in (article.published_raw or "") for day in DAYS)
        assert (article.section, article.tags) == ("Harbour", ["boats", "night"])

    def test_who_comments_is_no_author(self, theme: str, head: str) -> None:
        html = THEMES[theme].replace(f"View all posts by {NAME}", "").replace(NAME, "")
        article = article_in(html.replace(">By ", ">").replace("<p>by</p>", ""), head)
        assert (article.title, article.authors_raw) == (TITLE, None)

    @pytest.mark.parametrize("name", ["Gazette Staff", "admin", "김바다"])
    def test_an_author_who_is_no_first_and_last_name(self, theme: str, head: str, name: str) -> None:
        assert (article_in(THEMES[theme].replace(NAME, name), head).authors_raw or "").removeprefix("By ") == name
