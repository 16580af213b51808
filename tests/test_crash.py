"""Whatever is interrupted wherever, the next run makes the dataset what it would have been."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from storing import SITE, at, bundle, files, merge_all, store, write_journal

from nkscrape.bundle import Bundle
from nkscrape.errors import UserError
from pipelines.dataset import Dataset

POINTS = (
    "os.replace",
    "os.fsync",
    "pathlib.Path.unlink",
    "pathlib.Path.mkdir",
    "pathlib.Path.rmdir",
    "pyarrow.parquet.ParquetWriter.write_table",
)
"""Every call through which a merge changes the disk."""


class KilledError(BaseException):
    """Stands for `kill -9`: nothing of ours catches it, and nothing we planned to do afterwards is done."""


def before() -> list[Bundle]:
    return [bundle(n, day=date(2014, 5, 2) if n == 1 else date(2014, 4, 18), comments=(1, 2)) for n in range(3)]


def after() -> list[Bundle]:
    """What moves two articles to another month, crosswise, reads one again and adds one."""
    days = (date(2014, 5, 2), date(2014, 4, 18))
    later = [bundle(n, day=day, fetched_at=at(1), comments=(2,)) for n, day in enumerate(days)]
    return [*later, bundle(9, fetched_at=at(1)), bundle(2, fetched_at=at(1), title=None)]


@contextmanager
def fault(point: str, count: int, error: Callable[[], BaseException], early: bool) -> Iterator[list[int]]:
    """Let the `count`-th call of `point` fail, before (`early`) or after it has done its work."""
    calls = [0]
    module, _, name = point.rpartition(".")
    owner = _resolve(module)
    real = getattr(owner, name)

    def wrapped(*args: Any, **kwargs: Any) -> Any:
        calls[0] += 1
        if calls[0] == count and early:
            raise error()
        result = real(*args, **kwargs)
        if calls[0] == count:
            raise error()
        return result

    setattr(owner, name, wrapped)
    try:
        yield calls
    finally:
        setattr(owner, name, real)


def _resolve(name: str) -> Any:
    owner: Any = {"os": os, "pathlib.Path": Path, "pyarrow.parquet.ParquetWriter": pq.ParquetWriter}[name]
    return owner


def full_disk() -> OSError:
    return OSError(errno.ENOSPC, "No space left on device")


def read_only() -> OSError:
    return OSError(errno.EROFS, "Read-only file system")


Prepare = Callable[[Path], Dataset]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepare:
    """Returns what makes a dataset with a journal that waits to be merged."""
    template = tmp_path_factory.mktemp("template")
    write_journal(store(template, before()), "next", after())

    def prepare(root: Path) -> Dataset:
        shutil.copytree(template, root, dirs_exist_ok=True)
        return Dataset.open(root)

    return prepare


@pytest.fixture(scope="module")
def expected(prepared: Prepare, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The dataset of a merge that nothing disturbed."""
    root = tmp_path_factory.mktemp("undisturbed")
    merge_all(prepared(root))
    return files(root)


def assert_readable(root: Path) -> None:
    """Every file a reader may find is whole."""
    for path in root.glob("*/site=*/month=*/*"):
        assert path.name == "part.parquet"
        pq.ParquetFile(path).read()


@pytest.mark.parametrize(
    ("point", "early"), [*((point, True) for point in POINTS), (POINTS[0], False), (POINTS[2], False)]
)
def test_killed_at_any_call_the_next_merge_ends_the_same(
    tmp_path: Path, prepared: Prepare, point: str, early: bool, expected: dict[str, bytes]
) -> None:
    for count in range(1, 100):
        root = tmp_path / str(count)
        dataset = prepared(root)
        with fault(point, count, KilledError, early) as calls, suppress(KilledError):
            merge_all(dataset)
        assert_readable(root)
        merge_all(Dataset.open(root))
        assert files(root) == expected, f"killed at call {count} of {point}"
        if calls[0] < count:
            return
    pytest.fail("the merge never got through")


@pytest.mark.parametrize(
    ("point", "error"),
    [("os.replace", read_only), *((point, full_disk) for point in ("os.fsync", "pathlib.Path.mkdir", POINTS[-1]))],
)
def test_a_disk_that_refuses_is_one_clear_line_and_loses_nothing(
    tmp_path: Path, prepared: Prepare, point: str, error: Callable[[], OSError], expected: dict[str, bytes]
) -> None:
    for count in range(1, 100, 4 if point == "os.fsync" else 1):  # nearly half of all calls are fsync
        root = tmp_path / str(count)
        dataset = prepared(root)
        with fault(point, count, error, early=True) as calls:
            try:
                merge_all(dataset)
            except UserError as told:
                assert "cannot write the dataset" in str(told) and "no finished page is lost" in str(told)
        assert_readable(root)
        merge_all(Dataset.open(root))
        assert files(root) == expected
        if calls[0] < count:
            return
    pytest.fail("the merge never got through")


def test_killed_between_two_halves_of_a_move_leaves_no_copy(
    tmp_path: Path, prepared: Prepare, expected: dict[str, bytes]
) -> None:
    dataset = prepared(tmp_path)
    with fault("os.replace", 2, KilledError, early=True), pytest.raises(KilledError):
        merge_all(dataset)
    merge_all(dataset)
    keys = [row["article_id"] for row in dataset.rows("articles", SITE)]
    assert len(keys) == len(set(keys))
    assert files(tmp_path) == expected
