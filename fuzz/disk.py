"""What lies on a disk: journals, archives, the dataset and its state, damaged in any way."""

from __future__ import annotations

import shutil
from contextlib import suppress

from fuzz import sample
from fuzz.scratch import scratch
from fuzz.web import NOW, SITE, URL, split
from nkscrape import archive, urls
from nkscrape.errors import UserError
from nkscrape.seen import Seen
from pipelines.arrow import TABLES
from pipelines.check import check
from pipelines.dataset import Dataset, storage_errors
from pipelines.recover import rebuild_seen, recover


def check_journal(data: bytes) -> None:
    """A journal as a power cut or a bad disk leaves it: what is sound is merged, the rest set aside, always."""
    dataset = Dataset.open(scratch("journal"))
    sample.leave_journal(dataset, data)
    with dataset.writer(SITE) as seen:
        recover(dataset, SITE, seen)
        list(seen.due(NOW))
    assert not dataset.journals(SITE), "the journal stays for ever"
    _read_whole(dataset)


def check_warc(data: bytes) -> None:
    """An archive of any origin: its pages are read as far as it is sound."""
    path = scratch("warc") / "any.warc"
    path.write_bytes(data)
    with suppress(UserError):
        for page in archive.read_pages(path):
            assert page.canonical_url is not None
            urls.site_of(page.url)


def check_parquet(data: bytes) -> None:
    """A file of the dataset that is damaged: reading, checking and writing each say so in one line."""
    table, body = split(data)
    root = scratch("parquet")
    shutil.copytree(sample.dataset(), root, dirs_exist_ok=True)
    next(root.glob(f"{table if table in TABLES else 'articles'}/site=*/month=*/part.parquet")).write_bytes(body)
    dataset = Dataset.existing(root)
    with suppress(UserError):
        _read_whole(dataset)
    list(check(dataset.store, dataset.sites()))
    sample.leave_journal(dataset, sample.journal())
    with suppress(UserError), dataset.writer(SITE) as seen:
        recover(dataset, SITE, seen)


def check_state(data: bytes) -> None:
    """A damaged state file: refused in one line, or made anew."""
    path = scratch("state") / "seen.sqlite"
    path.write_bytes(data)
    dataset = Dataset.existing(sample.dataset())
    with suppress(UserError), storage_errors("state"), Seen(path) as seen:
        seen.get(URL)
        list(seen.due(NOW))
        rebuild_seen(dataset, SITE, seen)
        assert len(seen), "a state that was made anew and knows nothing"


def _read_whole(dataset: Dataset) -> None:
    for table in TABLES:
        for site in dataset.sites():
            for _ in dataset.rows(table, site):
                pass
