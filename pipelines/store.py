"""Store: partition files on a filesystem, each replaced as a whole or not at all.

A new file is always written to the local scratch folder first. On a local disk it is renamed into place; to an object
store it is uploaded under a name of its own, below `.nkscrape/`, and then copied within the store, which is atomic.
"""

from __future__ import annotations

import glob
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import reduce
from itertools import chain
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import fs

from nkscrape.errors import UserError
from nkscrape.items import SCHEMA_VERSION
from pipelines import arrow, readdressed, renumber, standfirst
from pipelines.journal import sync_directory
from pipelines.partition import FILE, Partition

GROUP_ROWS = {"articles": 4096}
"""Rows per row group: fixed, so that bytes do not depend on batching; fewer where rows are long."""
DEFAULT_GROUP_ROWS = 65_536
_CHANGES = (standfirst, readdressed)
"""What brings the articles of earlier versions up to date, a batch at a time."""
UPLOAD_CHUNK = 8_000_000
"""Bytes handed to an object store at a time."""


class Store:
    """The partitions below one folder of any filesystem; `scratch` is a local folder for drafts."""

    def __init__(self, filesystem: fs.FileSystem, root: str, scratch: Path) -> None:
        self.filesystem = filesystem
        self.root = root
        self.scratch = scratch

    def uri(self, path: str) -> str:
        """Return the name of a file below the root, for messages and for `filesystem`."""
        return f"{self.root}/{path}".rstrip("/")

    def exists(self) -> bool:
        """Say whether there is such a folder."""
        try:
            return bool(self.filesystem.get_file_info(self.root).type == fs.FileType.Directory)
        except OSError as error:
            raise UserError(f"cannot reach {self.root}: {str(error).splitlines()[0]}") from None

    def is_writable(self) -> bool:
        """Say whether files can be made here, as far as that can be known without making one."""
        self.exists()  # that it answers is all an object store tells
        return True

    def partitions(self, folder: str) -> dict[Partition, str]:
        """Return the partitions below `folder` with a fingerprint that changes when the file does, sorted."""
        found = ((Partition.at(path), mark) for path, mark in self._files(folder))
        return dict(sorted((partition, mark) for partition, mark in found if partition))

    def _files(self, folder: str) -> Iterator[tuple[str, str]]:
        """Yield path and fingerprint of every partition file below `folder`."""
        selector = fs.FileSelector(self.uri(folder), recursive=True, allow_not_found=True)
        for info in self.filesystem.get_file_info(selector):
            if info.base_name == FILE:
                yield info.path, f"{info.size}-{info.mtime_ns}"

    def fingerprint(self, partition: Partition) -> str | None:
        """Return what `partitions` says of one partition; None where there is no such file."""
        info = self.filesystem.get_file_info(self.uri(partition.path))
        return f"{info.size}-{info.mtime_ns}" if info.type == fs.FileType.File else None

    def size(self, partition: Partition) -> int:
        """Return the size of a partition's file in bytes."""
        size: int = self.filesystem.get_file_info(self.uri(partition.path)).size
        return size

    def read(self, partition: Partition, columns: Sequence[str] | None = None) -> Iterator[pa.Table]:
        """Yield the rows of a partition a row group's worth at a time, as this version's schema has them.

        Raises UserError where the file cannot be read: it is left as it is.
        """
        if self.fingerprint(partition) is None:
            return
        names = columns or arrow.names(partition.table)
        with self.opened(partition) as file:
            if renumber.concerns(partition.table, file.schema_arrow):
                yield from _renumbered(partition.table, file, names)
                return
            changes = [one for one in _CHANGES if one.concerns(partition.table, file.schema_arrow, names)]
            wanted = reduce(lambda found, one: one.columns(found), changes, list(names))
            for batch in file.iter_batches(group_rows(partition.table), columns=wanted, use_threads=False):
                rows = arrow.upgraded(partition.table, pa.Table.from_batches([batch]), wanted)
                yield reduce(lambda found, one: one.upgraded(found), changes, rows).select(list(names))

    def is_current(self, partition: Partition) -> bool:
        """Say whether a partition was written under this version's schema."""
        with self.opened(partition) as file:
            stored = file.schema_arrow
            return arrow.version_of(stored) == SCHEMA_VERSION and stored.equals(arrow.schema(partition.table))

    @contextmanager
    def opened(self, partition: Partition) -> Iterator[pq.ParquetFile]:
        """Open a partition's file; raise UserError where it cannot be read or is newer than this program."""
        path = self.uri(partition.path)
        try:
            with pq.ParquetFile(self.filesystem.open_input_file(path), pre_buffer=False) as file:
                if (arrow.version_of(file.schema_arrow) or 0) > SCHEMA_VERSION:
                    raise UserError(f"{path} was written by a newer nkscrape; upgrade this one (nothing was changed)")
                yield file
        except (pa.ArrowException, OSError, UnicodeDecodeError) as error:  # the last: a column's name
            raise UserError(unreadable(path, error)) from None

    def replace(self, partition: Partition, rows: Iterator[pa.Table]) -> None:
        """Write a partition beside the old one, then put it in its place; with no rows, remove it."""
        draft = self.scratch / partition.site / f"{partition.table}.{partition.month}.parquet"
        draft.parent.mkdir(parents=True, exist_ok=True)
        try:
            if write(draft, partition.table, rows):
                self._publish(draft, partition)
            else:
                self.remove(partition)
        finally:
            draft.unlink(missing_ok=True)

    def remove(self, partition: Partition) -> None:
        """Remove a partition."""
        if self.fingerprint(partition):
            self.filesystem.delete_file(self.uri(partition.path))

    def get(self, path: str) -> str | None:
        """Return the text of a small file; None where there is none."""
        name = self.uri(path)
        if self.filesystem.get_file_info(name).type != fs.FileType.File:
            return None
        with self.filesystem.open_input_stream(name) as file:
            return bytes(file.read()).decode("utf-8", "replace")

    def put(self, path: str, text: str) -> None:
        """Write a small file, in the place of another."""
        with self.filesystem.open_output_stream(self.uri(path)) as file:
            file.write(text.encode())

    def put_first(self, path: str, text: str) -> str:
        """Write a small file where there is none; return what then stands there."""
        if (found := self.get(path)) is not None:
            return found
        self.put(path, text)
        return self.get(path) or text

    def clear_scratch(self, site: str) -> None:
        """Remove what a writer that died has left half-written; only the holder of the site's lock may."""
        shutil.rmtree(self.scratch / site, ignore_errors=True)

    def _publish(self, draft: Path, partition: Partition) -> None:
        upload = self.uri(f".nkscrape/{partition.site}.{partition.table}.{partition.month}")
        with draft.open("rb") as source, self.filesystem.open_output_stream(upload) as target:
            shutil.copyfileobj(source, target, UPLOAD_CHUNK)
        self.filesystem.move(upload, self.uri(partition.path))


class LocalStore(Store):
    """The partitions below one folder of this machine; `scratch` is on the same filesystem."""

    def __init__(self, root: Path, scratch: Path) -> None:
        name = f"./{root}" if ":" in str(root) and not root.is_absolute() else str(root)  # Arrow takes `a:b` for a URI
        super().__init__(fs.LocalFileSystem(), name, scratch)

    def is_writable(self) -> bool:
        """Say whether the folder may be written to."""
        return os.access(self.root, os.W_OK | os.X_OK)

    def _files(self, folder: str) -> Iterator[tuple[str, str]]:
        # A fifth of the time Arrow takes for it, and every merge asks for every file of its site.
        levels = ("*", "site=*", "month=*", FILE)[len(folder.split("/")) if folder else 0 :]
        for path in glob.iglob("/".join(levels), root_dir=self.uri(folder)):  # noqa: PTH207
            with suppress(FileNotFoundError):  # a writer has just moved its rows to another month
                status = os.stat(f"{self.uri(folder)}/{path}")  # noqa: PTH116 (as above)
                yield f"{folder}/{path}", f"{status.st_size}-{status.st_mtime_ns}"

    def remove(self, partition: Partition) -> None:
        """Remove a partition and its folder."""
        path = Path(self.uri(partition.path))
        path.unlink(missing_ok=True)
        if path.parent.is_dir() and not any(path.parent.iterdir()):
            path.parent.rmdir()
            sync_directory(path.parent.parent)

    def put(self, path: str, text: str) -> None:
        """Write a small file, in the place of another, and put it on the disk."""
        name = Path(self.uri(path))
        with self._draft(name, text) as draft:
            os.replace(draft, name)  # noqa: PTH105 (as in _publish)
        sync_directory(name.parent)

    def put_first(self, path: str, text: str) -> str:
        """Write a small file where there is none, of two at once only one; return what then stands there."""
        name = Path(self.uri(path))
        if not name.exists():
            with self._draft(name, text) as draft:
                try:
                    name.hardlink_to(draft)
                except FileExistsError:
                    pass  # another was first
                except OSError:  # a filesystem without links
                    os.replace(draft, name)  # noqa: PTH105 (as in _publish)
            sync_directory(name.parent)
        return name.read_text(encoding="utf-8", errors="replace")

    @contextmanager
    def _draft(self, name: Path, text: str) -> Iterator[Path]:
        """Write a file beside another; it is gone afterwards."""
        make_directories(name.parent)
        draft = name.with_name(f"{name.name}.{os.getpid()}")
        try:
            with draft.open("w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            yield draft
        finally:
            draft.unlink(missing_ok=True)

    def _publish(self, draft: Path, partition: Partition) -> None:
        path = Path(self.uri(partition.path))
        make_directories(path.parent)
        os.replace(draft, path)  # noqa: PTH105 (the one call everything rests on, by its own name)
        sync_directory(path.parent)


def unreadable(path: str, error: Exception) -> str:
    """Return what the user is told of a partition that cannot be read."""
    return (
        f"cannot read {path}: {str(error).partition(chr(10))[0]}; nothing was changed. Restore the file from a backup, "
        "or move it away, then run `nkscrape recover`"
    )


def write(path: Path, table: str, rows: Iterator[pa.Table]) -> int:
    """Write rows as one Parquet file, put it on the disk and return how many they were; no file for none."""
    chunks = _even(rows, group_rows(table))
    first = next(chunks, None)
    if first is None:
        return 0
    count = 0
    with path.open("wb") as file:
        with pq.ParquetWriter(file, arrow.schema(table), compression="zstd") as writer:
            for chunk in chain([first], chunks):
                writer.write_table(chunk, row_group_size=len(chunk))
                count += len(chunk)
        file.flush()
        os.fsync(file.fileno())
    return count


def _renumbered(table: str, file: pq.ParquetFile, names: Sequence[str]) -> Iterator[pa.Table]:
    """Yield a file's rows under the ids of today: sorted anew, for which they must be in memory at once."""
    wanted = list(dict.fromkeys([*names, "article_id"]))
    rows = renumber.renumbered(arrow.upgraded(table, file.read(wanted), wanted)).select(list(names))
    for start in range(0, len(rows), group_rows(table)):
        yield rows.slice(start, group_rows(table))


def group_rows(table: str) -> int:
    """Return the rows per row group of a table's files."""
    return GROUP_ROWS.get(table, DEFAULT_GROUP_ROWS)


def make_directories(path: Path) -> None:
    """Make a directory and its parents, each on the disk before the next."""
    if not path.is_dir():
        make_directories(path.parent)
        path.mkdir(exist_ok=True)
        sync_directory(path.parent)


def _even(tables: Iterator[pa.Table], size: int) -> Iterator[pa.Table]:
    """Cut a stream of tables into tables of exactly `size` rows (the last one of what is left), each one chunk."""
    held: list[pa.Table] = []
    count = 0
    for table in tables:
        held.append(table)
        count += len(table)
        while count >= size:
            whole = pa.concat_tables(held)
            yield whole.slice(0, size).combine_chunks()
            held, count = [whole.slice(size)], count - size
    if count:
        yield pa.concat_tables(held).combine_chunks()
