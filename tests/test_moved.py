"""Crawls of a site whose articles move, go, come under several addresses: each is one row, and none is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from commands import run_nkscrape
from crawling import crawl, rows
from localsite import Answer, LocalSite, article, serve

from nkscrape.urls import article_id

OLD, NEW = "/2014/04/the-last-boat-leaves/", "/2014/05/the-last-boat-has-left/"
OTHER = "/2014/04/the-council-met-again/"


def thread(*numbers: int) -> str:
    items = "".join(
        f'<li id="comment-{n}" class="comment depth-1"><b class="fn">Reader {n}</b><div class="comment-content">'
        f"<p>Remark number {n} on this matter.</p></div></li>"
        for n in numbers
    )
    return f'<div id="comments"><ol class="comment-list">{items}</ol></div><script src="/wp-content/x.js"></script>'


def page(title: str = "The last boat", more: str = "", head: str = "", day: str = "2014-04-18") -> Answer:
    return Answer(article(title, day, more).replace("</head>", f"{head}</head>"))


def redirect(path: str) -> Answer:
    return Answer(status=301, headers={"Location": path})


def only(dataset: Path, **wanted: Any) -> dict[str, Any]:
    """Return the one article of a dataset that `check` finds sound."""
    (row,) = rows(dataset, "articles")
    assert {name: row[name] for name in wanted} == wanted
    result = run_nkscrape("check", "--dataset", str(dataset))
    assert result.returncode == 0, result.stdout
    return row


def night(site: LocalSite, dataset: Path, *listed: str) -> None:
    site.add_listing("/", list(listed))
    result = crawl(site, dataset, "--recheck", "all")
    assert result.returncode == 0, result.stderr


def test_a_thread_that_gets_pages_makes_no_second_article(tmp_path: Path) -> None:
    """With comment paging WordPress names the page of comments as canonical as soon as there is a comment."""
    with serve() as site:
        site.pages[OLD] = page()
        night(site, tmp_path, OLD)
        paged = f'<link rel="canonical" href="{site.url}{OLD}comment-page-1/#comments">'
        site.pages[OLD] = site.pages[f"{OLD}comment-page-1/"] = page(more=thread(5), head=paged)
        night(site, tmp_path, OLD, f"{OLD}comment-page-1/#comment-5", f"{OLD}?replytocom=5#respond")
        only(tmp_path, article_id=article_id(site.url + OLD), canonical_url=site.url + OLD, aliases=[])
        assert len(rows(tmp_path, "comments")) == 1
        assert site.paths().count(OLD) == 1 and f"{OLD}comment-page-1/" not in site.paths()


@pytest.mark.parametrize("listed", [(NEW,), (NEW, OLD), (OLD, NEW), (OLD,)])
def test_an_article_that_moved_keeps_its_id(tmp_path: Path, listed: tuple[str, ...]) -> None:
    """The slug and the date changed; the old address leads to the new one, whichever of them is met first."""
    with serve() as site:
        site.pages[OLD] = page(more=thread(5, 6))
        night(site, tmp_path, OLD)
        site.pages |= {OLD: redirect(NEW), NEW: page(more=thread(6, 7), day="2014-05-02")}
        night(site, tmp_path, *listed)
        night(site, tmp_path, *listed)
        ids = article_id(site.url + OLD), [article_id(site.url + NEW)]
        only(tmp_path, article_id=ids[0], aliases=ids[1], canonical_url=site.url + NEW)
        found = {row["comment_id"].rpartition(":")[2]: row["article_id"] for row in rows(tmp_path, "comments")}
        assert found == dict.fromkeys("567", ids[0])


@pytest.mark.parametrize("answer", [None, redirect(NEW)])
def test_a_short_link_tells_at_once_that_an_article_moved(tmp_path: Path, answer: Answer | None) -> None:
    """The old address is not due yet; whether it is gone or leads on, it is asked, and only once."""
    with serve() as site:
        link = '<link rel="shortlink" href="/?p=77">'
        site.pages[OLD] = page(head=link)
        night(site, tmp_path, OLD)
        site.pages.pop(OLD)
        site.pages |= {NEW: page(head=link, day="2014-05-02"), **({OLD: answer} if answer else {})}
        site.add_listing("/", [NEW])
        for asked in (1, 0):
            assert crawl(site, tmp_path).returncode == 0
            assert site.paths().count(OLD) == asked
        only(tmp_path, article_id=article_id(site.url + OLD), aliases=[article_id(site.url + NEW)], gone_at=None)


def test_a_short_link_that_every_page_states_tells_nothing_and_costs_nothing(tmp_path: Path) -> None:
    with serve() as site:
        paths = [f"/2014/04/story-number-{n}-of-april/" for n in range(5)]
        site.pages |= {path: page(path, head='<link rel="shortlink" href="/?p=77">') for path in paths}
        night(site, tmp_path, *paths)
        assert len(rows(tmp_path, "articles")) == 5
        assert len([path for path in site.paths() if path in paths]) == 6


def test_a_short_address_of_an_article_leads_to_it_and_is_not_asked_again(tmp_path: Path) -> None:
    with serve() as site:
        site.pages |= {OLD: page(), "/?p=77": redirect(OLD)}
        night(site, tmp_path, OLD, "/?p=77")
        only(tmp_path, article_id=article_id(site.url + OLD))
        night(site, tmp_path, OLD)
        assert "/?p=77" not in site.paths()


def test_an_address_that_is_sent_to_another_article_stays_an_article(tmp_path: Path) -> None:
    with serve() as site:
        site.pages |= {OLD: page(), OTHER: page("The council", day="2014-04-19")}
        night(site, tmp_path, OLD, OTHER)
        site.pages[OLD] = redirect(OTHER)
        night(site, tmp_path, OLD, OTHER)
        assert {row["article_id"]: row["title"] for row in rows(tmp_path, "articles")} == {
            article_id(site.url + OLD): "The last boat",
            article_id(site.url + OTHER): "The council",
        }
        assert run_nkscrape("check", "--dataset", str(tmp_path)).returncode == 0


@pytest.mark.parametrize("canonical", ["", '<link rel="canonical" href="{}">'])
def test_the_second_page_of_an_article_is_no_article(tmp_path: Path, canonical: str) -> None:
    with serve() as site:
        links = f'<p><a href="{OLD}">1</a> <a href="{OLD}2/">2</a></p>'
        site.pages[OLD] = page(more=links)
        second = article("The last boat", "2014-04-18", links).replace("Paragraph", "Passage")
        site.pages[f"{OLD}2/"] = Answer(second.replace("</head>", f"{canonical.format(OLD)}</head>"))
        night(site, tmp_path, f"{OLD}2/")
        row = only(tmp_path, article_id=article_id(site.url + OLD), body_is_truncated=False)
        assert "Paragraph 0" in row["body"] and "Passage 4" in row["body"]


def test_what_is_gone_on_two_runs_is_marked_and_kept_and_comes_back(tmp_path: Path) -> None:
    with serve() as site:
        site.pages |= {OLD: page(), OTHER: page("The council")}
        night(site, tmp_path, OLD, OTHER)
        known = site.pages.pop(OLD)
        for is_gone in (False, True, True):
            night(site, tmp_path, OTHER)
            marked = {row["title"]: row["gone_at"] is not None for row in rows(tmp_path, "articles")}
            assert marked == {"The last boat": is_gone, "The council": False}
        assert len({row["gone_at"] for row in rows(tmp_path, "articles")}) == 2
        assert run_nkscrape("check", "--dataset", str(tmp_path)).returncode == 0
        site.pages[OLD] = known
        night(site, tmp_path, OTHER)
        assert {row["gone_at"] for row in rows(tmp_path, "articles")} == {None}
