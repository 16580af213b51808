"""A dataset in an object store, on a real S3-compatible server of this machine (extra `test-remote`)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.dataset as pads
import pytest
from pyarrow import fs
from storing import SITE, at, bundle, files, merge_all, store, write_journal

from nkscrape.cli import main
from nkscrape.errors import UserError
from pipelines.dataset import Dataset
from pipelines.partition import Partition

moto = pytest.importorskip("moto.server", reason="needs moto's server: pip install -e '.[test-remote]'")
pytestmark = pytest.mark.filterwarnings("ignore")
APRIL = Partition("articles", SITE, "2014-04")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Yield the address of an S3 server with a bucket."""
    thread = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    thread.start()
    host, port = thread.get_host_and_port()
    yield f"{host}:{port}"
    thread.stop()


@pytest.fixture
def uri(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the URI of an empty dataset of its own."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    options = f"endpoint_override={server}&scheme=http&region=us-east-1"
    bucket = tmp_path.name.replace("_", "-").lower()[-40:].strip("-")
    filesystem, _ = fs.FileSystem.from_uri(f"s3://{bucket}?{options}&allow_bucket_creation=true")
    filesystem.create_dir(bucket)
    return f"s3://{bucket}/news?{options}"


def remote_files(dataset: Dataset) -> dict[str, bytes]:
    """Return every object below the dataset's root."""
    root = dataset.store.root
    infos = dataset.store.filesystem.get_file_info(fs.FileSelector(root, recursive=True))
    return {
        info.path.removeprefix(f"{root}/"): dataset.store.filesystem.open_input_file(info.path).read()
        for info in infos
        if info.type == fs.FileType.File
    }


def fill(root: Any) -> Dataset:
    """Store pages, read one again and move another to its new month."""
    later = [bundle(1, fetched_at=at(1), title=None), bundle(2, day=date(2014, 5, 2), fetched_at=at(1))]
    return store(root, [bundle(1), bundle(2), bundle(3, day=None)], later)


def test_a_remote_dataset_has_the_same_bytes_as_a_local_one(uri: str, tmp_path: Path) -> None:
    dataset = fill(uri)
    fill(tmp_path / "local")
    assert remote_files(dataset) == files(tmp_path / "local")
    assert not list(dataset.work.rglob("*.parquet"))


def test_readers_find_it_through_arrow(uri: str) -> None:
    dataset = fill(uri)
    path = f"{dataset.store.root}/articles"
    found = pads.dataset(path, filesystem=dataset.store.filesystem, partitioning="hive").to_table()
    assert sorted(found["month"].to_pylist()) == ["2014-04", "2014-05", "unknown"]


def test_the_verbs_work_on_it(uri: str, capsys: pytest.CaptureFixture[str]) -> None:
    dataset = fill(uri)
    write_journal(dataset, "dead", [bundle(7)])
    assert main(["recover", "--dataset", uri, "--rebuild-state"]) == 0
    assert main(["info", "--dataset", uri]) == 0
    assert main(["check", "--dataset", uri]) == 3  # no run has been recorded
    told = capsys.readouterr().out
    assert f"{SITE}: 1 pages of dead merged" in told
    assert "run_id that runs does not have" in told


def test_an_upload_that_fails_leaves_the_old_object(uri: str, monkeypatch: pytest.MonkeyPatch) -> None:
    dataset = store(uri, [bundle(1)])
    before = remote_files(dataset)

    def half(source: Any, target: Any, length: int) -> None:
        target.write(source.read(100))
        raise OSError("connection reset")

    write_journal(dataset, "next", [bundle(2, fetched_at=at(1))])
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfileobj", half)
        with pytest.raises(UserError, match="connection reset; no finished page is lost"):
            merge_all(dataset)
    after = remote_files(dataset)
    assert {path: after[path] for path in before} == before
    merge_all(dataset)
    assert len(dataset.read("articles")) == 2


def test_a_bucket_that_is_not_there_is_one_clear_line(uri: str) -> None:
    dataset = Dataset.open(uri.replace("s3://", "s3://no-such-"))
    write_journal(dataset, "next", [bundle(1)])
    with pytest.raises(UserError, match=r"(?i)cannot write the dataset s3://no-such.*bucket"):
        merge_all(dataset)


def test_an_unknown_scheme_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot use nowhere://x/y as dataset"):
        Dataset("nowhere://user:secret@x/y")


def test_a_file_uri_is_a_local_dataset(tmp_path: Path) -> None:
    store(f"file://{tmp_path}", [bundle(1)])
    assert APRIL.path in files(tmp_path)
