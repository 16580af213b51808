"""The frontier: what a crawl asks for, in which order, and when it stops."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from nkscrape import limits
from nkscrape.discovery import Candidate, Found
from nkscrape.frontier import Frontier, Task
from nkscrape.known import COMPLETE, Known
from nkscrape.options import Options
from nkscrape.site import Site
from nkscrape.wanted import OUTSIDE

NOW = datetime(2014, 4, 18, 12, tzinfo=UTC)
HOME = "https://daily.example"
SITE = Site(name="daily", domains=("daily.example",))


def known(url: str, **fields: Any) -> Known:
    values: dict[str, Any] = dict.fromkeys(f.name for f in dataclasses.fields(Known))
    values |= {"url": url, "outcome": "article", "article_id": "a", "due_at": NOW + timedelta(days=9)}
    values |= {"fetched_at": NOW - timedelta(days=9), "first_fetched_at": NOW - timedelta(days=9)}
    return Known(**(values | fields))


class Crawl:
    """A frontier driven by pages written down: every task's answer is what `pages` holds for its URL."""

    def __init__(
        self, pages: dict[str, Found], options: Options | None = None, memory: dict[str, Known] | None = None
    ) -> None:
        self.pages = pages
        self.memory = memory or {}
        self.frontier = Frontier(options or Options(), self.memory.get, NOW, SITE.owns)
        self.dates: dict[str, date] = {}

    def run(self, *starts: str) -> list[str]:
        for start in starts:
            self.frontier.add_start(HOME + start, "source")
        asked = []
        while task := self.frontier.next():
            asked.append(task.url.removeprefix(HOME))
            self.answer(task)
        return asked

    def answer(self, task: Task) -> None:
        if task.role == "article":
            self.frontier.note_date(task.url, self.dates.get(task.url.removeprefix(HOME)))
        elif task.chain:
            self.frontier.add_found(self.pages.get(task.url.removeprefix(HOME), Found()), task.chain)

    @property
    def completed(self) -> list[str]:
        return [chain.start.removeprefix(HOME) for chain in self.frontier.completed]


def listing(*articles: str, next_page: str | None = None, **fields: Any) -> Found:
    found = [Candidate(url=HOME + article, **fields) for article in articles]
    return Found(articles=found, next_url=HOME + next_page if next_page else None)


def test_articles_come_before_the_source_that_finds_more() -> None:
    crawl = Crawl(
        {"/feed": listing("/1", "/2"), "/": listing("/2", "/3", next_page="/?page=2"), "/?page=2": listing("/4")}
    )
    assert crawl.run("/feed", "/") == ["/feed", "/1", "/2", "/", "/3", "/?page=2", "/4"]
    assert crawl.completed == ["/feed", "/"]


def test_each_address_is_asked_for_once() -> None:
    crawl = Crawl({"/": listing("/1", "/1?utm_source=x", "/1#top"), "/b": listing("/1")})
    assert crawl.run("/", "/b", "/") == ["/", "/1", "/b"]


def test_a_first_crawl_pages_to_the_end_even_where_a_feed_was_ahead() -> None:
    pages = {"/feed": listing("/1"), "/": listing("/1", next_page="/?page=2"), "/?page=2": listing("/2")}
    assert Crawl(pages).run("/feed", "/") == ["/feed", "/1", "/", "/?page=2", "/2"]


def test_paging_stops_where_the_site_repeats_itself() -> None:
    pages = {f"/?page={n}": listing("/1", "/2", next_page=f"/?page={n + 1}") for n in range(2, 50)}
    crawl = Crawl({"/": listing("/1", "/2", next_page="/?page=2"), **pages})
    assert crawl.run("/") == ["/", "/1", "/2", "/?page=2"]


PAGES = {
    "/": listing("/3", "/2", next_page="/?page=2"),
    "/?page=2": listing("/1", next_page="/?page=3"),
    "/?page=3": listing("/0"),
}


def test_paging_stops_at_known_articles_only_if_the_listing_was_once_read_to_its_end() -> None:
    memory = {HOME + f"/{n}": known(HOME + f"/{n}") for n in (2, 1)}
    assert Crawl(PAGES, memory=memory).run("/") == ["/", "/3", "/?page=2", "/?page=3", "/0"]
    memory[HOME + "/"] = known(HOME + "/", outcome=COMPLETE, walked_at=NOW - timedelta(days=9))
    assert Crawl(PAGES, memory=memory).run("/") == ["/", "/3", "/?page=2"]


@pytest.mark.parametrize("outcome", ["listing", "failed: 503"])
def test_a_walk_cut_short_is_taken_up_where_the_last_whole_one_ended(outcome: str) -> None:
    """A night that failed stored the first page of what was new: the next goes on to what it did not reach."""
    memory = {HOME + f"/{n}": known(HOME + f"/{n}") for n in (1, 0)}
    memory[HOME + "/3"] = memory[HOME + "/2"] = known(HOME + "/2", first_fetched_at=NOW - timedelta(days=1))
    memory[HOME + "/"] = known(HOME + "/", outcome=outcome, walked_at=NOW - timedelta(days=9))
    crawl = Crawl(PAGES, memory=memory)
    assert crawl.run("/") == ["/", "/?page=2"]
    assert crawl.completed == ["/"]


def test_paging_stops_before_since() -> None:
    crawl = Crawl(PAGES, Options(since=date(2014, 4, 1)))
    crawl.dates = {"/3": date(2014, 4, 3), "/2": date(2014, 4, 1), "/1": date(2014, 3, 31)}
    assert crawl.run("/") == ["/", "/3", "/2", "/?page=2", "/1"]
    assert crawl.completed == []


@pytest.mark.parametrize(
    ("candidate", "options", "fetched"),
    [
        (Candidate(url=HOME + "/x", published=date(2014, 3, 1)), Options(since=date(2014, 4, 1)), False),
        (Candidate(url=HOME + "/x", lastmod=datetime(2014, 3, 1, tzinfo=UTC)), Options(since=date(2014, 4, 1)), False),
        (Candidate(url=HOME + "/x", lastmod=datetime(2014, 5, 1, tzinfo=UTC)), Options(until=date(2014, 4, 1)), True),
        (Candidate(url=HOME + "/2014/03/x/"), Options(since=date(2014, 4, 1)), False),
        (Candidate(url=HOME + "/2014/04/x/"), Options(since=date(2014, 4, 20)), True),
        (Candidate(url=HOME + "/2014/05/x/"), Options(until=date(2014, 4, 20)), False),
        (Candidate(url=HOME + "/2014/04/x/"), Options(until=date(2014, 4, 20)), True),
        (Candidate(url=HOME + "/x"), Options(since=date(2014, 4, 1), until=date(2014, 4, 2)), True),
    ],
)
def test_what_lies_outside_the_window_is_not_fetched(candidate: Candidate, options: Options, fetched: bool) -> None:
    crawl = Crawl({"/": Found(articles=[candidate])}, options)
    assert (len(crawl.run("/")) == 2) is fetched
    assert len(crawl.frontier.outside) == (not fetched)


DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("memory", "lastmod", "recheck", "fetched"),
    [
        ({}, None, "due", False),
        ({}, NOW - 20 * DAY, "due", False),
        ({}, NOW - 2 * DAY, "none", True),
        ({"sitemap_lastmod": NOW - 2 * DAY}, NOW - 2 * DAY, "due", False),
        ({"sitemap_lastmod": NOW - 9 * DAY}, NOW - 2 * DAY, "due", True),
        ({}, None, "all", True),
        ({"outcome": "failed: 500", "article_id": None}, None, "due", True),
        ({"outcome": "failed: 404", "article_id": None}, None, "due", False),
        ({"outcome": "failed: 404", "article_id": None, "due_at": NOW - DAY}, None, "due", True),
        ({"outcome": "skipped: no article", "article_id": None}, None, "due", False),
        ({"outcome": "skipped: no article: no text", "article_id": None, "due_at": NOW - DAY}, None, "due", True),
        ({"outcome": "skipped: no article", "article_id": None, "due_at": NOW - DAY}, None, "none", False),
        ({"outcome": OUTSIDE, "article_id": None}, None, "due", True),
    ],
)
def test_known_articles_are_left_alone_unless_changed(
    memory: dict[str, Any], lastmod: datetime | None, recheck: Any, fetched: bool
) -> None:
    crawl = Crawl(
        {"/": listing("/x", lastmod=lastmod)}, Options(recheck=recheck), {HOME + "/x": known(HOME + "/x", **memory)}
    )
    assert (len(crawl.run("/")) == 2) is fetched
    assert len(crawl.frontier.known) == (not fetched and memory.get("article_id", "a") is not None)


def test_an_index_is_read_newest_first_without_what_has_not_changed_or_is_too_old() -> None:
    months = {f"/{month}.xml": datetime(2014, month, 20, tzinfo=UTC) for month in (1, 2, 3, 4)}
    index = Found(sources=[Candidate(url=HOME + path, lastmod=changed) for path, changed in months.items()])
    read = known(HOME + "/3.xml", outcome=COMPLETE, sitemap_lastmod=months["/3.xml"])
    pages = {"/index.xml": index, "/4.xml": listing("/x")}
    crawl = Crawl(pages, Options(since=date(2014, 2, 1)), {HOME + "/3.xml": read})
    assert crawl.run("/index.xml") == ["/index.xml", "/4.xml", "/x", "/2.xml"]


def test_teasers_are_followed_as_far_as_asked() -> None:
    crawl = Crawl({"/": listing("/1")}, Options(follow_teasers=2))
    for _ in range(2):
        crawl.frontier.add_start(HOME + "/", "source")
    asked = []
    while task := crawl.frontier.next():
        asked.append((task.url.removeprefix(HOME), task.depth))
        crawl.answer(task)
        if task.role == "article":
            crawl.frontier.add_teasers([task.url + "1"], task.depth + 1)
    assert asked == [("/", 0), ("/1", 0), ("/11", 1), ("/111", 2)]


ELSEWHERE = "https://other.example/2014/04/a"


def test_nothing_off_the_site_is_asked_for() -> None:
    found = Found(
        articles=[Candidate(url=HOME + "/1"), Candidate(url=ELSEWHERE)],
        sources=[Candidate(url=ELSEWHERE + ".xml"), Candidate(url="https://sub.daily.example/b.xml")],
        next_url=ELSEWHERE + "?page=2",
    )
    crawl = Crawl({"/": found})
    crawl.frontier.add_start(ELSEWHERE, "article")
    crawl.frontier.add_again([ELSEWHERE])
    crawl.frontier.add_teasers([ELSEWHERE], 0)
    assert crawl.run("/") == ["/", "/1", "https://sub.daily.example/b.xml"]
    assert crawl.frontier.off_site == 3
    assert [notice.partition(" names")[0] for notice in crawl.frontier.notices] == [
        "what the crawl starts from",
        HOME + "/",
    ]


def index(*sitemaps: str) -> Found:
    return Found(sources=[Candidate(url=HOME + sitemap) for sitemap in sitemaps])


def test_indexes_below_indexes_end() -> None:
    crawl = Crawl({f"/{n}.xml": index(f"/{n + 1}.xml") for n in range(99)})
    assert crawl.run("/0.xml") == ["/0.xml", "/1.xml", "/2.xml", "/3.xml"]
    assert "3 indexes deep" in crawl.frontier.notices[0]
    assert crawl.completed == ["/0.xml", "/1.xml", "/2.xml"]


def test_sources_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SOURCES", 4)
    crawl = Crawl({"/0.xml": index(*(f"/{n}.xml" for n in range(1, 99)))})
    assert len(crawl.run("/0.xml", "/a.xml")) == 4
    assert len(crawl.frontier.notices) == 1


def test_a_listing_without_end_is_left_and_not_taken_for_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LISTING_PAGES", 3)
    pages = {f"/?page={n}": listing(f"/{n}", next_page=f"/?page={n + 1}") for n in range(1, 99)}
    crawl = Crawl(pages)
    assert crawl.run("/?page=1")[-2:] == ["/?page=3", "/3"]
    assert crawl.completed == []
    assert "more than 3 pages" in crawl.frontier.notices[0]


class Barren(Crawl):
    """Of the pages it names, only those in `stories` are articles."""

    stories: tuple[str, ...] = ()

    def answer(self, task: Task) -> None:
        if task.role != "article" or task.url.removeprefix(HOME) in self.stories:
            super().answer(task)


def test_a_listing_that_leads_nowhere_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BARREN_PAGES", 3)
    pages = {f"/?page={n}": listing(f"/{n}", f"/{n}b", next_page=f"/?page={n + 1}") for n in range(1, 99)}
    crawl = Barren(pages)
    crawl.stories = ("/2b",)
    assert crawl.run("/?page=1")[-3:] == ["/?page=5", "/5", "/5b"]
    assert crawl.completed == []


def test_a_listing_of_what_is_known_or_outside_the_window_is_walked_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BARREN_PAGES", 2)
    new = listing("/new", published=date(2014, 5, 1)).articles
    pages = {
        f"/?page={n}": Found(articles=[*new, *listing(f"/x{n}").articles], next_url=f"{HOME}/?page={n + 1}")
        for n in range(1, 9)
    }
    crawl = Barren(pages, Options(until=date(2014, 4, 20)))
    assert crawl.run("/?page=1")[-1] == "/?page=9"


def test_a_source_that_was_not_read_to_its_end_is_not_complete() -> None:
    crawl = Crawl({"/a.xml": Found(articles=listing("/1").articles, cut="too large"), "/b.xml": listing("/2")})
    assert crawl.run("/a.xml", "/b.xml") == ["/a.xml", "/1", "/b.xml", "/2"]
    assert crawl.completed == ["/b.xml"]
    assert crawl.frontier.notices == [
        f"{HOME}/a.xml is left early: it was not read to its end (too large); what it named up to there is taken"
    ]
