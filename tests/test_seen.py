"""Seen: what is known of a page, when it is due, and that the dataset alone can tell it again."""

from __future__ import annotations

import itertools
import sqlite3
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from storing import SITE, at, bundle, merge_all, store, write_journal

from nkscrape.cli import main
from nkscrape.errors import UserError
from nkscrape.items import Article, PageRecord
from nkscrape.known import COMPLETE, RAREST, SOONEST, recheck_after
from nkscrape.seen import Seen
from nkscrape.wanted import OFF_SITE
from pipelines.recover import rebuild_seen

URL = f"https://{SITE}/1"


def page(hours: float, outcome: str = "article", url: str = URL, **fields: Any) -> PageRecord:
    article_id = "a1" if outcome == "article" else None
    return PageRecord(
        url=url, outcome=outcome, site=SITE, fetched_at=at(hours), run_id="r", article_id=article_id, **fields
    )


@pytest.fixture
def seen(tmp_path: Path) -> Seen:
    return Seen(tmp_path / "seen.sqlite")


def test_a_page_is_known_by_every_spelling_of_its_address(seen: Seen) -> None:
    article = Article(article_id="a1", url=URL, canonical_url=f"https://{SITE}/canonical", site=SITE)
    seen.record(page(0, final_url=f"https://{SITE}/final"), article)
    for url in (URL, f"http://www.{SITE}/1/?utm_source=x#top", f"https://{SITE}/final", f"https://{SITE}/canonical"):
        known = seen.get(url)
        assert known and known.article_id == "a1"
    assert len(seen) == 1
    seen.record(page(1, url=f"https://{SITE}/canonical"), article)
    assert len(seen) == 1
    known = seen.get(URL)
    assert known and known.fetched_at == at(1)


def test_a_failure_takes_nothing_away(seen: Seen) -> None:
    seen.record(page(0, etag='"1"'), Article(article_id="a1", url=URL, site=SITE, published_date=date(2014, 4, 18)))
    seen.record(page(1, "failed: 500"), None)
    known = seen.get(URL)
    assert known and known.outcome == "failed: 500" and known.fetched_at == at(1)
    assert (known.article_id, known.etag, known.published_date) == ("a1", '"1"', date(2014, 4, 18))


def test_an_unchanged_page_keeps_its_validators_and_a_new_answer_brings_its_own(seen: Seen) -> None:
    seen.record(page(0, etag='"1"'), None)
    seen.record(page(1, "unchanged"), None)
    known = seen.get(URL)
    assert known and (known.etag, known.article_id) == ('"1"', "a1")
    seen.record(page(2, last_modified="yesterday"), None)
    known = seen.get(URL)
    assert known and (known.etag, known.last_modified) == (None, "yesterday")


def test_an_older_fetch_changes_nothing(seen: Seen) -> None:
    seen.record(page(2), None)
    seen.record(page(1, "failed: 404"), None)
    known = seen.get(URL)
    assert known and known.outcome == "article"


def test_what_is_not_committed_is_not_kept(tmp_path: Path, seen: Seen) -> None:
    seen.record(page(0), None)
    assert Seen(tmp_path / "seen.sqlite").get(URL) is None
    seen.commit()
    assert Seen(tmp_path / "seen.sqlite").get(URL)


@given(st.integers(0, 20_000), st.integers(0, 20_000))
def test_older_articles_are_looked_at_more_rarely(a: int, b: int) -> None:
    younger, older = sorted([timedelta(hours=a), timedelta(hours=b)])
    assert SOONEST <= recheck_after(younger) <= recheck_after(older) <= RAREST


def test_a_year_takes_some_twenty_looks() -> None:
    age, looks = timedelta(0), 0
    while age < timedelta(days=365):
        age += recheck_after(age)
        looks += 1
    assert 15 <= looks <= 25


def test_articles_fall_due_and_other_pages_do_not(seen: Seen) -> None:
    fresh = Article(article_id="a1", url=URL, site=SITE, published_date=at(0).date())
    seen.record(page(0), fresh)
    seen.record(page(0, "listing", url=f"https://{SITE}/"), None)
    assert list(seen.due(at(0))) == []
    assert [known.url for known in seen.due(at(24))] == [URL]
    seen.record(page(24, "unchanged"), None)
    assert list(seen.due(at(24))) == []


@pytest.mark.parametrize(
    ("outcome", "again"),
    [("failed: 500", True), ("failed: no answer in time", True), ("failed: 429", True), ("failed: 404", False)],
)
def test_what_failed_for_the_moment_falls_due(seen: Seen, outcome: str, again: bool) -> None:
    seen.record(page(0, outcome), None)
    assert [known.url for known in seen.due(at(2))] == [URL] * again
    assert list(seen.due(at(2), fetched_before=at(0))) == []


def test_half_a_page_is_due_again_at_once_and_its_validators_are_not_kept(seen: Seen) -> None:
    seen.record(page(0, etag='"whole"'), None)
    seen.record(page(1, etag='"half"', incomplete="broken off"), None)
    known = seen.get(URL)
    assert known and (known.outcome, known.etag) == ("failed: broken off", '"whole"')
    assert [known.url for known in seen.due(at(1))] == [URL]


def test_what_goes_on_failing_is_asked_for_ever_more_rarely(seen: Seen) -> None:
    waits = []
    for hours in (0, 24, 72, 168):
        seen.record(page(hours, "failed: 500"), None)
        known = seen.get(URL)
        assert known
        waits.append((known.due_at - known.fetched_at) / timedelta(hours=1))
    assert waits == [0, 24, 48, 96]


def test_with_a_lost_page_its_sources_are_no_longer_complete(seen: Seen) -> None:
    source = f"https://{SITE}/feed/"
    seen.record(page(0, COMPLETE, url=source), None)
    seen.record(page(0), None)
    assert seen.forget("r", but=[URL, source]) == 0
    assert seen.get(source)
    assert seen.forget("r", but=[source]) == 1
    assert seen.get(source) is None


@pytest.mark.parametrize("then", ["unchanged", "failed: 429", "failed: 404", "failed: connection refused"])
def test_a_source_stays_complete_when_it_is_asked_in_vain(seen: Seen, then: str) -> None:
    seen.record_walk(page(0, "listing", etag='"1"'), at(1))
    seen.record(page(24, then), None)
    known = seen.get(URL)
    assert known and (known.outcome, known.walked_at, known.etag) == (COMPLETE, at(1), '"1"')
    seen.record(page(48, "listing"), None)  # it has something new, and this run may end before that is stored
    known = seen.get(URL)
    assert known and (known.outcome, known.walked_at) == ("listing", at(1))


def test_what_is_no_article_is_looked_at_the_next_night_and_then_ever_more_rarely(seen: Seen) -> None:
    for hours, due in ((0, 24), (24, 48), (48, 72), (96, 144)):
        seen.record(page(hours, "skipped: no article: too little text"), None)
        assert [known.url for known in seen.due(at(due))] == [URL]
    assert list(seen.due(at(143))) == []
    seen.record(page(150, "skipped: no article: listing: its address"), None)
    assert list(seen.due(at(150 + 29 * 24))) == []
    assert [known.url for known in seen.due(at(150 + 60 * 24))] == [URL]
    seen.record(page(9000, "skipped: application/pdf"), None)
    assert list(seen.due(at(99_999))) == []


def test_what_is_read_in_one_night_falls_due_on_many(seen: Seen) -> None:
    for number in range(60):
        seen.record(page(0, url=f"https://{SITE}/{number}"), None)
        seen.record(page(9000, url=f"https://{SITE}/{number}"), None)
    due = [len(list(seen.due(at(9000 + 24 * day)))) for day in range(61)]
    assert due[29] == 0 and due[60] == 60
    assert max(later - earlier for earlier, later in itertools.pairwise(due)) < 10


def test_a_state_of_an_earlier_version_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "seen.sqlite"
    with Seen(path) as seen:
        seen.record(page(0, COMPLETE), None)
    with sqlite3.connect(path) as db:
        db.execute("ALTER TABLE seen DROP COLUMN walked_at")
    db.close()
    with Seen(path) as seen:
        known = seen.get(URL)
        assert known and known.walked_at == at(0)


def test_the_state_is_rebuilt_from_the_dataset_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    failed = bundle(3, comments=())
    failed.article = None
    assert failed.page
    failed.page.outcome, failed.page.article_id = "failed: 404", None
    dataset = store(tmp_path, [bundle(1), bundle(2), failed, bundle(1, fetched_at=at(40))])
    with dataset.seen(SITE) as seen:
        before = [seen.get(f"https://{SITE}/{number}") for number in (1, 2, 3)]
    for path in (tmp_path / ".nkscrape/state").iterdir():
        path.unlink()
    assert main(["recover", "--dataset", str(tmp_path), "--rebuild-state"]) == 0
    assert "state of 3 pages rebuilt" in capsys.readouterr().out
    with dataset.seen(SITE) as seen:
        assert [seen.get(f"https://{SITE}/{number}") for number in (1, 2, 3)] == before


def flip_a_bit_in_every_page(path: Path) -> None:
    stored = bytearray(path.read_bytes())
    for start in range(0, len(stored), 4096):
        for place in (0, 3, 5, 40):
            stored[min(start + place, len(stored) - 1)] ^= 0x55
    path.write_bytes(stored)


def fill_with_another_table(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE seen (url TEXT)")
    db.close()


def put_a_folder_there(path: Path) -> None:
    path.unlink()
    (path / "inside").mkdir(parents=True)


DAMAGE = {
    "flipped bits": flip_a_bit_in_every_page,
    "cut in half": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "a page of zeros": lambda path: path.write_bytes(path.read_bytes()[:4096] + bytes(4096) + path.read_bytes()[8192:]),
    "no database": lambda path: path.write_bytes(b"not a database, but long enough " * 40),
    "another table": fill_with_another_table,
    "a folder": put_a_folder_there,
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_state_is_told_once_and_mended_by_one_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], damage: str
) -> None:
    dataset = store(tmp_path, [bundle(n) for n in range(60)])
    path = dataset.work / "state" / f"{SITE}.seen.sqlite"
    DAMAGE[damage](path)
    journal = write_journal(dataset, "run-7", [bundle(99)])
    assert main(["recover", "--dataset", str(tmp_path)]) == 2
    told = capsys.readouterr().err
    assert told == f"nkscrape recover: {path} is damaged: run `nkscrape recover --rebuild-state`\n"
    assert journal.exists()
    assert main(["recover", "--dataset", str(tmp_path), "--rebuild-state"]) == 0
    said = capsys.readouterr().out
    assert f"the damaged state is kept in {path}.damaged" in said and "state of 61 pages rebuilt" in said
    assert main(["recover", "--dataset", str(tmp_path), "--rebuild-state"]) == 0
    assert "damaged" not in capsys.readouterr().out


def test_dates_earlier_versions_took_unseen_are_unknown_and_end_no_run(tmp_path: Path, seen: Seen) -> None:
    """Year 1 of a sitemap was written '1-01-01T…', which nothing could read again."""
    dates = ["1-01-01T00:00:00.000000+00:00", "0001-01-01T00:00:00.000000+00:00", "9999-12-31T00:00:00.000000+00:00"]
    for number, text in enumerate(dates):
        seen.record(page(0, url=f"{URL}{number}", sitemap_lastmod=at(0)), None)
        seen.commit()
        with sqlite3.connect(tmp_path / "seen.sqlite") as database:
            database.execute("UPDATE seen SET sitemap_lastmod = ? WHERE url = ?", (text, f"{URL}{number}"))
        known = seen.get(f"{URL}{number}")
        assert known and known.fetched_at == at(0)
        assert known.sitemap_lastmod is None
    assert len(list(seen.due(at(99_999)))) == 3


@pytest.mark.parametrize("year", [1, 999, 1000, 9999])
def test_instants_are_written_in_one_width_whatever_the_year(seen: Seen, year: int) -> None:
    fetched_at = datetime(year, 5, 1, tzinfo=UTC)
    seen.record(PageRecord(url=URL, outcome="listing", site=SITE, fetched_at=fetched_at), None)
    known = seen.get(URL)
    assert known and known.fetched_at == fetched_at


def test_pages_other_sites_crawls_wrote_do_not_come_into_a_rebuilt_state(tmp_path: Path) -> None:
    away = bundle(2, comments=())
    away.article = None
    assert away.page
    away.page.outcome, away.page.article_id = OFF_SITE, None
    dataset = store(tmp_path, [bundle(1), away])
    with dataset.writer(SITE) as seen:
        rebuild_seen(dataset, SITE, seen)
        assert seen.get(f"https://{SITE}/1")
        assert seen.get(f"https://{SITE}/2") is None


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_index_makes_itself_anew(tmp_path: Path, damage: str) -> None:
    dataset = store(tmp_path, [bundle(n) for n in range(60)])
    DAMAGE[damage](dataset.work / "state" / f"{SITE}.index.sqlite")
    store(tmp_path, [bundle(1, fetched_at=at(1), day=date(2014, 5, 2))])
    rows = list(dataset.rows("articles", SITE))
    assert len(rows) == 60 and sum(row["published_date"] == date(2014, 5, 2) for row in rows) == 1


def test_an_index_that_no_disk_takes_is_tried_twice_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dataset = store(tmp_path, [bundle(1)])
    journal = write_journal(dataset, "run-7", [bundle(2)])
    tries = []

    def full(*_: object, **__: object) -> None:
        tries.append(1)
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    monkeypatch.setattr("pipelines.index.open_database", full)
    with pytest.raises(UserError, match="disk is full"):
        merge_all(dataset)
    assert len(tries) <= 2 and journal.exists()


def test_a_row_whose_bytes_have_changed_is_a_page_not_known(tmp_path: Path, seen: Seen) -> None:
    seen.record(page(0), Article(article_id="a1", url=URL, site=SITE))
    seen.commit()
    with sqlite3.connect(tmp_path / "seen.sqlite") as db:
        db.execute("UPDATE seen SET fetched_at = CAST(x'32303236ff' AS TEXT)")
    db.close()
    assert seen.get(URL) is None and list(seen.due(at(9_000))) == []
    seen.record(page(1), Article(article_id="a1", url=URL, site=SITE))
    assert seen.get(URL)


def test_validators_come_back_byte_for_byte(tmp_path: Path, seen: Seen) -> None:
    etag = '"a\x00b\x7f\u00e9\udcff"'.encode("utf-8", "replace").decode()
    seen.record(page(0, etag=etag), None)
    known = seen.get(URL)
    assert known and known.etag == etag
