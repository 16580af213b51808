"""One article, one row: readings under several addresses are put together, in any order, and nothing is lost."""

from __future__ import annotations

import dataclasses
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from storing import SITE, at, bundle, files, merge_all, store, write_journal

from nkscrape.bundle import Bundle
from nkscrape.cli import main
from nkscrape.items import PageRecord
from nkscrape.urls import article_id, hash_id
from pipelines.dataset import Dataset
from pipelines.recover import rebuild_seen

TEXT = "The last boat leaves at six.\n\nThe council met on Monday.\n\nIt meets again in May."
MAY = date(2014, 5, 2)


def id_of(number: int) -> str:
    return article_id(f"https://{SITE}/{number}")


def moved(number: int, *olds: int, hours: float = 1, comments: tuple[int, ...] = (1,), **fields: Any) -> Bundle:
    """Return a reading of Story 1 at another address, to which the others lead."""
    fields = {"title": "Story 1", "body": TEXT, "aliases": [id_of(old) for old in olds], **fields}
    found = bundle(number, fetched_at=at(hours), comments=(), **fields)
    found.comments = numbered(number, comments, hours)
    return found


def numbered(number: int, comments: tuple[int, ...], hours: float = 0) -> Any:
    """Return comments as a platform numbers them, each an answer to the one before."""
    found = bundle(number, fetched_at=at(hours), comments=comments).comments
    first = f"wordpress:{SITE}:{comments[0]}" if comments else ""
    return [
        dataclasses.replace(
            one,
            comment_id=f"wordpress:{SITE}:{n}",
            parent_id=f"wordpress:{SITE}:{n - 1}" if n != comments[0] else None,
            root_id=first,
            depth=at,
        )
        for at, (n, one) in enumerate(zip(comments, found, strict=True))
    ]


FIRST = moved(1, hours=0, comments=(1, 2))


def ids(dataset: Dataset, table: str) -> list[str]:
    return [row["article_id"] for row in dataset.rows(table, SITE)]


def test_an_article_that_moved_keeps_its_id_and_all_its_rows(tmp_path: Path) -> None:
    dataset = store(tmp_path, [FIRST], [moved(7, 1, comments=(2, 3), published_date=MAY)])
    (row,) = dataset.rows("articles", SITE)
    assert (row["article_id"], row["aliases"], row["canonical_url"]) == (id_of(1), [id_of(7)], f"https://{SITE}/7")
    assert (row["first_seen_at"], row["last_seen_at"]) == (at(0), at(1))
    comments = list(dataset.rows("comments", SITE))
    assert [one["comment_id"] for one in comments] == [f"wordpress:{SITE}:{n}" for n in (1, 2, 3)]
    assert {one["article_id"] for one in comments} == set(ids(dataset, "teasers")) == {id_of(1)}
    assert {partition.month for partition in dataset.partitions("comments", SITE)} == {"2014-05"}
    assert len(ids(dataset, "teasers")) == 1


def test_what_is_read_later_under_a_given_up_id_is_known_again(tmp_path: Path) -> None:
    dataset = store(tmp_path, [FIRST], [moved(7, 1)], [moved(7, hours=2, comments=(4,))])
    (row,) = dataset.rows("articles", SITE)
    assert (row["article_id"], row["last_seen_at"]) == (id_of(1), at(2))
    assert set(ids(dataset, "comments")) == {id_of(1)} and len(ids(dataset, "comments")) == 3


def test_rows_that_turn_out_to_be_one_become_one(tmp_path: Path) -> None:
    dataset = store(tmp_path, [FIRST], [moved(7, comments=(2, 3))])
    assert sorted(ids(dataset, "articles")) == sorted([id_of(1), id_of(7)])
    store(tmp_path, [moved(7, 1, hours=2, comments=(3,))])
    assert ids(dataset, "articles") == [id_of(1)]
    assert ids(dataset, "comments") == [id_of(1)] * 3


def test_whatever_the_order_and_the_batches_the_dataset_is_the_same(tmp_path: Path) -> None:
    readings = [
        FIRST,
        moved(7, 1, hours=1, published_date=MAY),
        moved(8, 7, hours=2),
        moved(7, 9, hours=3, comments=()),
    ]
    results = []
    for number, order in enumerate(permutations(readings)):
        batches = [[one] for one in order] if number % 2 else [list(order)]
        found = store(tmp_path / str(number), *batches)
        results.append(
            {path: data for path, data in files(tmp_path / str(number)).items() if not path.startswith("pages")}
        )
        (row,) = found.rows("articles", SITE)
        assert (row["article_id"], row["aliases"]) == (id_of(1), sorted(map(id_of, (7, 8, 9))))
    assert all(result == results[0] for result in results)


def test_merging_twice_changes_no_byte(tmp_path: Path) -> None:
    store(tmp_path, [FIRST], [moved(7, 1, comments=(2, 3))])
    before = files(tmp_path)
    store(tmp_path, [FIRST, moved(7, 1, comments=(2, 3))])
    assert files(tmp_path) == before


@pytest.mark.parametrize("killed", ["articles", "comments"])
def test_a_merge_that_dies_between_two_files_is_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, killed: str
) -> None:
    """The new place is written, the old one not yet given up: nothing is doubled for long."""
    batches = [FIRST], [moved(7, 1, published_date=MAY, comments=(2, 3))]
    whole = store(tmp_path / "whole", *batches)
    dataset = store(tmp_path / "cut", batches[0])
    write_journal(dataset, "run-1", batches[1])

    def die(self: Any, partition: Any, rows: Any) -> None:
        if (partition.table, partition.month) == (killed, "2014-04"):
            raise KeyboardInterrupt
        real(self, partition, rows)

    real = type(dataset.store).replace
    with monkeypatch.context() as patched:
        patched.setattr(type(dataset.store), "replace", die)
        with pytest.raises(KeyboardInterrupt):
            merge_all(dataset)
    merge_all(dataset)
    assert files(tmp_path / "cut") == files(tmp_path / "whole")
    assert len(ids(whole, "comments")) == 3


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Story 9", "body": "A different text.\n\nOf another day.", "published_date": MAY},
        {"title": "Story 1", "body": "The same headline every week.\n\nAnother text.", "published_date": MAY},
    ],
)
def test_an_address_that_leads_to_another_article_makes_them_no_one(tmp_path: Path, other: dict[str, Any]) -> None:
    """Dead links are sent to other articles, short links are repeated by a template, slugs are used again."""
    dataset = store(tmp_path, [FIRST], [moved(7, 1, comments=(9,), **other)])
    rows = {row["article_id"]: row["title"] for row in dataset.rows("articles", SITE)}
    assert rows == {id_of(1): "Story 1", id_of(7): other["title"]}
    assert sorted(ids(dataset, "comments")) == sorted([id_of(1), id_of(1), id_of(7)])


def test_a_short_link_that_every_page_names_makes_none_of_them_one(tmp_path: Path) -> None:
    readings = [moved(n, 99, body=f"Text {n}.\n\nMore.", title=f"Story {n}", comments=()) for n in range(40)]
    assert len(ids(store(tmp_path, readings[:30], readings[30:]), "articles")) == 40


def test_comments_without_numbers_of_their_own_are_not_doubled(tmp_path: Path) -> None:
    def hand_made(number: int, **more: Any) -> Bundle:
        found = moved(number, comments=(1, 2), **more)
        host = f"html:{SITE}"
        told = f"{host}:{hash_id(id_of(number), 'Reader', 'Comment 1', '1')}"
        one, two = found.comments
        found.comments = [
            dataclasses.replace(one, comment_id=told, root_id=told),
            dataclasses.replace(two, comment_id=f"{host}:{id_of(number)}:5", parent_id=told, root_id=told),
        ]
        return found

    later = hand_made(7, hours=1)
    assert later.article
    later.article.aliases = [id_of(1)]
    dataset = store(tmp_path, [hand_made(1, hours=0)], [later])
    alone = store(tmp_path / "alone", [hand_made(1, hours=0)])
    told = [[row[name] for name in ("comment_id", "parent_id", "root_id")] for row in dataset.rows("comments", SITE)]
    same = [[row[name] for name in ("comment_id", "parent_id", "root_id")] for row in alone.rows("comments", SITE)]
    assert told == same


def test_check_finds_what_should_be_one_and_recover_makes_it_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("pipelines.identity.are_one", lambda a, b: False)
        dataset = store(tmp_path, [FIRST], [moved(7, 1)])
    assert len(ids(dataset, "articles")) == 2
    assert main(["check", "--dataset", str(tmp_path)]) == 3
    assert f"{SITE}: 1 articles are there twice, {id_of(7)} as {id_of(1)}" in capsys.readouterr().out
    assert main(["recover", "--dataset", str(tmp_path)]) == 0
    assert f"{SITE}: 1 articles that were there twice made one" in capsys.readouterr().out
    assert ids(dataset, "articles") == [id_of(1)]
    main(["check", "--dataset", str(tmp_path)])
    out = capsys.readouterr().out
    assert "twice" not in out and "have a article_id that articles does not have" not in out


def gone(url_number: int, number: int, hours: float, status: int = 404) -> Bundle:
    """Return what a page gives that answers a second time that it is not there."""
    page = PageRecord(
        url=f"https://{SITE}/{url_number}", outcome=f"failed: {status}", status=status, article_id=id_of(number),
        site=SITE, fetched_at=at(hours), run_id="run-9",
    )  # fmt: skip
    return Bundle(url=page.url, fetched_at=page.fetched_at, page=page)


def test_an_article_found_gone_is_kept_and_marked_once(tmp_path: Path) -> None:
    dataset = store(tmp_path, [FIRST], [gone(1, 1, 5, 410)], [gone(1, 1, 9)])
    (row,) = dataset.rows("articles", SITE)
    assert (row["gone_at"], row["body"], row["last_seen_at"], row["fetched_at"]) == (at(5), TEXT, at(0), at(0))
    store(tmp_path, [moved(1, hours=10)])
    (row,) = dataset.rows("articles", SITE)
    assert row["gone_at"] is None


def test_what_moved_is_not_gone_where_its_old_address_is(tmp_path: Path) -> None:
    dataset = store(tmp_path, [FIRST], [moved(7, 1)], [gone(1, 1, 5)])
    (row,) = dataset.rows("articles", SITE)
    assert row["gone_at"] is None
    store(tmp_path, [gone(7, 7, 6)])
    (row,) = dataset.rows("articles", SITE)
    assert row["gone_at"] == at(6)


def test_the_state_made_anew_knows_a_moved_article_under_its_old_address(tmp_path: Path) -> None:
    dataset = store(tmp_path, [FIRST], [moved(7, 1)])
    with dataset.writer(SITE) as seen:
        rebuild_seen(dataset, SITE, seen)
        known = seen.get(f"https://{SITE}/7")
        assert known and known.published_date == date(2014, 4, 18)


def test_one_order_of_sources_whatever_was_merged(tmp_path: Path) -> None:
    one = moved(1, sources={"title": "text", "body": "json-ld"})
    two = moved(1, sources={"body": "json-ld", "title": "text"})
    store(tmp_path / "a", [one])
    store(tmp_path / "b", [two], [one])
    assert files(tmp_path / "a") == files(tmp_path / "b")
