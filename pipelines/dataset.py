"""Dataset: where everything of one dataset lies, and reading it back."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

import pyarrow as pa

from nkscrape.databases import DamagedDatabaseError, is_damage, set_aside
from nkscrape.errors import UserError
from nkscrape.seen import DamagedStateError, Seen
from pipelines import arrow
from pipelines.arrow import Row
from pipelines.index import Index
from pipelines.location import bare, open_location
from pipelines.lock import site_lock
from pipelines.partition import Partition, check_site


@contextmanager
def storage_errors(name: str) -> Iterator[None]:
    """Turn what a disk or an object store refuses into one clear line; by then every finished page is journalled."""
    try:
        yield
    except (OSError, sqlite3.Error, DamagedDatabaseError) as error:
        if is_damage(error) or isinstance(error, DamagedDatabaseError):
            raise UserError(
                f"a state file of the dataset {name} is damaged: run `nkscrape recover --rebuild-state`; no finished "
                "page is lost"
            ) from error
        reason = getattr(error, "strerror", None) or str(error).partition("\n")[0]
        raise UserError(
            f"cannot write the dataset {bare(name)}: {reason}; no finished page is lost: mend that, then run the same "
            "command again, or `nkscrape recover`"
        ) from error


class Dataset:
    """One dataset: `<root>/<table>/site=…/month=…/part.parquet`, and its working files.

    A local dataset keeps those in `<root>/.nkscrape`, a remote one on this machine (`location.open_location`).
    """

    def __init__(self, root: str | Path) -> None:
        self.name = bare(str(root))
        self.store, self.work = open_location(str(root))

    @classmethod
    def open(cls, root: str | Path) -> Dataset:
        """Return the dataset at `root` for writing, made where it is not there; UserError where that cannot be."""
        dataset = cls(root)
        try:
            dataset.work.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(f"cannot use {dataset.name} as dataset: {error.strerror}") from None
        if not os.access(dataset.work, os.W_OK | os.X_OK) or not dataset.store.is_writable():
            raise UserError(f"cannot use {dataset.name} as dataset: no permission to write there")
        return dataset

    @classmethod
    def existing(cls, root: str | Path) -> Dataset:
        """Return the dataset at `root` for reading; UserError where there is none."""
        dataset = cls(root)
        if not dataset.store.exists():
            raise UserError(f"no dataset at {dataset.name}")
        return dataset

    def sites(self) -> list[str]:
        """Return every site that has rows or a journal, sorted."""
        journals = (path.name for path in (self.work / "journal").glob("*") if path.is_dir())
        return sorted({partition.site for partition in self.store.partitions("")} | set(journals))

    def require(self, sites: Sequence[str]) -> None:
        """Raise UserError where the dataset has nothing of one of these sites."""
        known = self.sites() if sites else []
        if missing := [site for site in sites if site not in known]:
            raise UserError(f"no site {missing[0]!r} in {self.name}; there are: {', '.join(known) or 'none'}")

    def journal_folder(self, site: str) -> Path:
        """Return where a site's journals lie."""
        return self.work / "journal" / check_site(site)

    def journals(self, site: str) -> list[Path]:
        """Return the journals of a site that are not merged yet, oldest first."""
        return sorted(self.journal_folder(site).glob("*.jsonl"))

    def quarantine_folder(self, site: str) -> Path:
        """Return where damaged journal lines are kept."""
        return self.work / "quarantine" / check_site(site)

    def seen(self, site: str) -> Seen:
        """Open the store of what a site's crawls have fetched."""
        return Seen(self._state(site, "seen"))

    def _state(self, site: str, kind: str) -> Path:
        return self.work / "state" / f"{check_site(site)}.{kind}.sqlite"

    @contextmanager
    def lock(self, site: str) -> Iterator[None]:
        """Be the one writer of a site; what an earlier one left half-written is cleared away."""
        with site_lock(self.work / "locks" / f"{check_site(site)}.lock"):
            self.store.clear_scratch(site)
            yield

    @contextmanager
    def writer(self, site: str) -> Iterator[Seen]:
        """Be the one writer of a site, with its store of what was fetched; what the disk refuses is a UserError."""
        with storage_errors(self.name), self.lock(site), self.seen(site) as seen:
            yield seen

    def mend_state(self, site: str) -> Path | None:
        """Move a damaged store of what was fetched aside; return where it then is, None where it is sound.

        The index, whose faults may not show, makes itself anew.
        """
        with storage_errors(self.name), self.lock(site):
            self.drop_index(site)
            try:
                self.seen(site).close()
            except DamagedStateError:
                return set_aside(self._state(site, "seen"))
        return None

    def writing(self, site: str, held: str) -> AbstractContextManager[None]:
        """Hold the lock of a site some records belong to, where it is not the one that is held already."""
        return nullcontext() if site == held else self.lock(site)

    @contextmanager
    def index(self, site: str) -> Iterator[Index]:
        """Open the index of a site's articles."""
        index = Index(self._state(site, "index"), self.store, site)
        try:
            yield index
        finally:
            index.close()

    def drop_index(self, site: str) -> None:
        """Set the index of a site's articles aside: it makes itself anew."""
        set_aside(self._state(site, "index"))

    def partitions(self, table: str, site: str | None = None) -> list[Partition]:
        """Return the partitions of a table, of one site or of all, sorted by site and month."""
        return list(self.store.partitions(f"{table}/site={check_site(site)}" if site else table))

    def rows(self, table: str, site: str, columns: list[str] | None = None) -> Iterator[Row]:
        """Yield a site's rows of one table, partition after partition."""
        for partition in self.partitions(table, site):
            yield from self.rows_of(partition, columns)

    def rows_of(self, partition: Partition, columns: list[str] | None = None) -> Iterator[Row]:
        """Yield the rows of one partition."""
        for batch in self.store.read(partition, columns):
            yield from arrow.to_rows(batch)

    def read(self, table: str, site: str | None = None) -> pa.Table:
        """Return a table's rows with its partition keys `site` and `month`."""
        parts = [arrow.with_keys(arrow.schema(table).empty_table(), "", "")]
        for partition in self.partitions(table, site):
            parts += (arrow.with_keys(rows, partition.site, partition.month) for rows in self.store.read(partition))
        return pa.concat_tables(parts)
