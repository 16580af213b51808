"""The journal: no finished page is lost, no damage goes unnoticed."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest
from storing import SITE, at, bundle, files, merge_all, store, write_journal

from nkscrape.bundle import to_json
from nkscrape.cli import main
from pipelines import journal
from pipelines.dataset import Dataset
from pipelines.journal import Journal

OTHER = "herald.example"


def contents(path: Path) -> list[dict[str, Any] | None]:
    return [journal.parse(raw) for _, raw in journal.lines(path)]


def test_a_line_is_with_the_kernel_before_append_returns(tmp_path: Path) -> None:
    with Journal(tmp_path / "j.jsonl") as one:
        one.append(to_json(bundle(1)))
        assert contents(tmp_path / "j.jsonl") == [to_json(bundle(1))]


def test_a_torn_last_line_is_left_out(tmp_path: Path) -> None:
    dataset = Dataset.open(tmp_path)
    path = write_journal(dataset, "run", [bundle(1), bundle(2)])
    path.write_bytes(path.read_bytes()[:-10])
    (result,) = merge_all(dataset)
    assert (result.pages, result.damaged) == (1, [])
    assert not path.exists()
    with dataset.seen(SITE) as seen:
        assert seen.get(f"https://{SITE}/1")
        assert seen.get(f"https://{SITE}/2") is None


@pytest.mark.parametrize(
    "damage", [b"\x00\x00\x00", b"{}", b"[1]", b'{"article": {"site": "x"}}', b'{"url": "u", \xff']
)
def test_a_damaged_line_is_kept_aside_and_its_page_fetched_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], damage: bytes
) -> None:
    dataset = Dataset.open(tmp_path)
    path = write_journal(dataset, "run-1", [bundle(1), bundle(2), bundle(3)])
    with dataset.seen(SITE) as seen:
        for number in (1, 2, 3):
            page = bundle(number).page
            assert page
            seen.record(page, None)
    lines = path.read_bytes().splitlines()
    path.write_bytes(b"\n".join([lines[0], damage, lines[2], b""]))
    assert main(["recover", "--dataset", str(tmp_path)]) == 3
    assert "run-1.jsonl is damaged in line 2: its other 2 pages are merged" in capsys.readouterr().err
    assert (tmp_path / f".nkscrape/quarantine/{SITE}/run-1.jsonl").read_bytes() == damage + b"\n"
    with dataset.seen(SITE) as seen:
        assert [bool(seen.get(f"https://{SITE}/{number}")) for number in (1, 2, 3)] == [True, False, True]
    assert main(["recover", "--dataset", str(tmp_path)]) == 0


def test_a_full_disk_leaves_no_half_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write

    def write(fd: int, data: bytes) -> int:
        if len(data) > 600:
            return real(fd, data[:500])
        raise OSError(errno.ENOSPC, "No space left on device")

    with Journal(tmp_path / "j.jsonl") as one:
        one.append(to_json(bundle(1)))
        monkeypatch.setattr("os.write", write)
        with pytest.raises(OSError, match="No space"):
            one.append(to_json(bundle(2)))
        monkeypatch.undo()
        one.append(to_json(bundle(3)))
    assert [data["url"][-1] for data in contents(tmp_path / "j.jsonl") if data] == ["1", "3"]


def test_text_no_encoding_can_hold_does_not_break_the_journal(tmp_path: Path) -> None:
    with Journal(tmp_path / "j.jsonl") as one:
        one.append({"title": "a\ud800b"})
    assert contents(tmp_path / "j.jsonl") == [{"title": "a?b"}]


def test_merging_a_journal_again_changes_no_byte(tmp_path: Path) -> None:
    found = [bundle(1), bundle(2), bundle(1, fetched_at=at(3), title=None)]
    store(tmp_path, found)
    before = files(tmp_path)
    store(tmp_path, found, found[1:])
    assert files(tmp_path) == before


def test_a_long_journal_is_merged_in_bounded_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [bundle(number % 7, fetched_at=at(number), comments=range(number % 5)) for number in range(40)]
    store(tmp_path / "whole", found)
    monkeypatch.setattr("pipelines.recover.BATCH_BYTES", 5_000)
    store(tmp_path / "batches", found)
    assert files(tmp_path / "whole") == files(tmp_path / "batches")


def test_rows_of_another_site_wait_for_its_run_and_hold_up_no_others(tmp_path: Path) -> None:
    """A site may have two domains; a run of the other one must not keep this one's rows from being stored."""
    dataset = Dataset.open(tmp_path)
    path = write_journal(dataset, "run", [bundle(1), bundle(2, site=OTHER)])
    with dataset.lock(OTHER):
        (result,) = merge_all(dataset)
        assert result.locked == {OTHER}
        assert OTHER in result.postponed()
    assert [row["url"] for row in dataset.rows("articles", SITE)] == [f"https://{SITE}/1"]
    assert list(dataset.rows("articles", OTHER)) == []
    assert path.exists()
    (result,) = merge_all(dataset)
    assert result.locked == set()
    assert [row["url"] for row in dataset.rows("articles", OTHER)] == [f"https://{OTHER}/2"]
    assert not path.exists()


def test_recover_says_what_waits(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dataset = Dataset.open(tmp_path)
    write_journal(dataset, "run", [bundle(1), bundle(2, site=OTHER)])
    with dataset.lock(OTHER):
        assert main(["recover", "--dataset", str(tmp_path), "--site", SITE]) == 75
    assert f"another run is writing {OTHER}" in capsys.readouterr().err
    assert main(["recover", "--dataset", str(tmp_path), "--site", SITE]) == 0


def test_pages_are_stored_with_the_site_whose_crawl_asked_for_them(tmp_path: Path) -> None:
    dataset = Dataset.open(tmp_path)
    write_journal(dataset, "run", [bundle(1), bundle(2, site=OTHER)])
    merge_all(dataset)
    assert [row["url"] for row in dataset.rows("pages", SITE)] == [f"https://{SITE}/1", f"https://{OTHER}/2"]
    assert list(dataset.rows("pages", OTHER)) == []


def knows_of(dataset: Dataset, run_id: str, *numbers: int) -> None:
    """Let the state know of pages, as after a journal that a power cut or a full disk has then damaged."""
    with dataset.seen(SITE) as seen:
        for number in numbers:
            page = bundle(number, run_id=run_id).page
            assert page
            seen.record(page, None)


def test_a_line_torn_at_any_byte_costs_that_page_alone_and_it_is_fetched_again(tmp_path: Path) -> None:
    whole = write_journal(Dataset.open(tmp_path / "whole"), "run-1", [bundle(1), bundle(2, comments=())]).read_bytes()
    last = whole.splitlines(keepends=True)[-1]
    for length in {0, 1, len(last) - 2, len(last) - 1, *range(2, len(last), 97)}:
        dataset = Dataset.open(tmp_path / str(length))
        knows_of(dataset, "run-1", 1, 2)
        path = dataset.journal_folder(SITE) / "run-1.jsonl"
        path.parent.mkdir(parents=True)
        path.write_bytes(whole.removesuffix(last) + last[:length])
        (result,) = merge_all(dataset)
        assert (result.pages, result.damaged) == (1, [])
        if length:  # cut at a line's end, a journal does not show that there was more
            with dataset.seen(SITE) as seen:
                assert [bool(seen.get(f"https://{SITE}/{number}")) for number in (1, 2)] == [True, False]


def test_a_line_torn_in_the_middle_costs_the_two_pages_that_run_together(tmp_path: Path) -> None:
    dataset = Dataset.open(tmp_path)
    path = write_journal(dataset, "run-1", [bundle(n) for n in range(4)])
    knows_of(dataset, "run-1", 0, 1, 2, 3)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0] + lines[1][: len(lines[1]) // 2] + b"".join(lines[2:]))
    (result,) = merge_all(dataset)
    assert (result.pages, result.damaged) == (2, [2])
    with dataset.seen(SITE) as seen:
        assert [bool(seen.get(f"https://{SITE}/{number}")) for number in range(4)] == [True, False, False, True]


def test_a_line_beyond_all_measure_is_set_aside_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.journal.JOURNAL_LINE", 5_000)
    dataset = Dataset.open(tmp_path)
    path = write_journal(dataset, "run-1", [bundle(1)])
    long = b'{"page": "' + b"x" * 23_456 + b'"}\n'
    path.write_bytes(long + path.read_bytes())
    (result,) = merge_all(dataset)
    assert (result.pages, result.damaged) == (1, [1])
    assert result.quarantine and result.quarantine.read_bytes() == long
    with Journal(tmp_path / "j.jsonl") as one, pytest.raises(ValueError, match="more than a journal line may hold"):
        one.append({"url": "u", "x": "y" * 6_000})


def test_lines_of_other_systems_are_read(tmp_path: Path) -> None:
    dataset = Dataset.open(tmp_path)
    path = write_journal(dataset, "run-1", [bundle(1), bundle(2)])
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    (result,) = merge_all(dataset)
    assert (result.pages, result.damaged) == (2, [])
