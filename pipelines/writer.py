"""The writer: the last item pipeline of a crawl. Journal first, then `Seen`; the dataset at the end."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self

from scrapy import signals
from scrapy.exceptions import CloseSpider, DropItem
from scrapy.utils.defer import deferred_from_coro

from nkscrape import runlog
from nkscrape.bundle import Bundle, to_json
from nkscrape.errors import UserError
from nkscrape.items import Article, PageRecord, Run
from pipelines import arrow, commenters
from pipelines.dataset import Dataset, storage_errors
from pipelines.journal import Journal
from pipelines.pseudonyms import KEY_NAME, fingerprint, read_key
from pipelines.recover import Recovered, merge_journal, recover, rows_of

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

logger = logging.getLogger(__name__)

SYNC_SECONDS = 1.0
"""How often the journal is put on the disk: what a power cut can cost."""
KILLED = "killed"
"""Finish reason of a run that never came to write its own."""
CANNOT_WRITE = "cannot_write"
PREVIOUS_RUNS = 20
"""Earlier runs a run is judged against."""


class WriterPipeline:
    """Stores what a crawl finds. Sets the spider's `seen` and, at the end, its `verdict` or `mistake`."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.spider: Any = crawler.spider
        self.held = ExitStack()
        self.journal: Journal | None = None
        self.given: dict[str, int] = {}
        """Articles of this run with a hash of their headline."""
        self.key: str | None = None
        """Fingerprint of the key under which comment authors are hidden."""
        self.synced = time.monotonic()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the pipeline for one crawl (Scrapy's protocol)."""
        pipeline = cls(crawler)
        crawler.signals.connect(pipeline.finish, signals.spider_closed)  # only this signal tells the reason
        return pipeline

    def open_spider(self) -> None:
        """Make ready to store; where that is impossible, close the spider and leave it the mistake to report."""
        try:
            with storage_errors(self.crawler.settings["NKSCRAPE_DATASET"]):
                self._open()
        except UserError as error:
            self.spider.mistake = error
            raise CloseSpider(CANNOT_WRITE) from error

    def _open(self) -> None:
        """Become the site's one writer and store what earlier runs left; SiteLockedError where another is."""
        site = self.spider.domain
        self.dataset = Dataset.open(self.crawler.settings["NKSCRAPE_DATASET"])
        hidden = self.spider.options.pseudonymise
        self.key = fingerprint(read_key(self.crawler.settings.get(KEY_NAME))) if hidden else None
        commenters.claim(self.dataset, self.key or commenters.BY_NAME)
        self.seen = self.spider.seen = self.held.enter_context(self.dataset.writer(site))
        for recovered in recover(self.dataset, site, self.seen):
            self._report(recovered)
        arrow.to_table("runs", [])  # Arrow loads what it needs now, and not on top of a long crawl's memory
        path = self.dataset.journal_folder(site) / f"{self.spider.run_id}.jsonl"
        self.journal = self.held.enter_context(Journal(path))
        started, _ = self._run(KILLED)
        self._append_run(replace(started, verdict="killed before its end; what was finished is stored"))

    def process_item(self, item: Bundle) -> Bundle:
        """Store one page: its records go to the journal, then the page is known."""
        assert self.journal
        self._stamp(item)
        line = to_json(item)
        list(rows_of(line))  # what the tables cannot hold must not reach the journal
        try:
            with storage_errors(self.dataset.name):
                self._keep(item, line)
        except UserError as error:
            self._give_up(error)
            raise DropItem(str(error), log_level="DEBUG") from error  # the command reports it, once
        return item

    def finish(self, reason: str) -> None:
        """Merge the run into the dataset and give its verdict to the spider (Scrapy's spider_closed signal)."""
        with self.held:
            if not self.journal:
                return
            try:
                with storage_errors(self.dataset.name):
                    self._close(reason)
            except UserError as error:
                self.spider.mistake = self.spider.mistake or error

    def _keep(self, item: Bundle, line: dict[str, Any]) -> None:
        assert self.journal
        self.journal.append(line)
        if item.page:
            self.seen.record(item.page, item.article)
        if item.article:
            self._note(item.article)
        if time.monotonic() - self.synced >= SYNC_SECONDS:
            self._sync()

    def _note(self, article: Article) -> None:
        """Count pages that give an article another page of this run has given: variants, or lost to one another."""
        assert self.crawler.stats
        first = self.given.setdefault(article.article_id, hash(article.title))
        if first != hash(article.title):
            self.crawler.stats.inc_value("nkscrape/displaced/articles")

    def _close(self, reason: str) -> None:
        assert self.journal
        self._sync()

        def conclude(merged: Recovered) -> None:
            """Judge the run by what of it is stored, and store that too."""
            self._count(merged)
            run, self.spider.verdict = self._run(reason, datetime.now(UTC), self._previous_runs())
            self._append_run(run)
            self._sync()

        merge_journal(self.dataset, self.spider.domain, self.journal.path, self.seen, conclude)

    def _count(self, merged: Recovered) -> None:
        """Add to the crawl's stats what the merge came to."""
        assert self.crawler.stats
        for table, rows in merged.tally.rows().items():
            self.crawler.stats.set_value(f"nkscrape/stored/{table}", rows)
        for table, rows in merged.tally.new_rows().items():
            self.crawler.stats.set_value(f"nkscrape/new/{table}", rows)
        self.crawler.stats.set_value("nkscrape/changed/articles", len(merged.tally.changed))
        if merged.tally.displaced:
            self.crawler.stats.set_value("nkscrape/displaced/comments", merged.tally.displaced)
        self._report(merged)

    def _append_run(self, run: Run) -> None:
        assert self.journal
        self.journal.append({"run": to_json(run)})

    def _run(
        self, reason: str, finished_at: datetime | None = None, previous: Sequence[Run] = ()
    ) -> tuple[Run, runlog.Verdict]:
        """Return the run's row and verdict as things stand."""
        assert self.crawler.stats
        spider = self.spider
        return runlog.build_run(
            self.crawler.stats.get_stats(),
            run_id=spider.run_id,
            spider=spider.name,
            site=spider.domain,
            arguments=spider.arguments | ({commenters.ARGUMENT: self.key} if self.key else {}),
            started_at=spider.started_at,
            finished_at=finished_at,
            finish_reason=reason,
            previous=previous,
        )

    def _previous_runs(self) -> list[Run]:
        """Return the site's earlier runs that came to their end, the latest ones."""
        site = self.spider.domain
        ended = [Run(site=site, **row) for row in self.dataset.rows("runs", site) if row["finished_at"]]
        return sorted(ended, key=lambda run: run.started_at)[-PREVIOUS_RUNS:]

    def _stamp(self, bundle: Bundle) -> None:
        """Set the fields the writer owns."""
        for record in bundle.records():
            record.fetched_at = record.fetched_at or bundle.fetched_at
            if isinstance(record, Run):
                continue
            record.run_id = self.spider.run_id
            if isinstance(record, PageRecord):
                record.site = self.spider.domain  # whichever host answered
            else:
                record.first_seen_at = record.last_seen_at = record.fetched_at

    def _sync(self) -> None:
        """Put the journal on the disk, then let what it holds be known."""
        assert self.journal
        self.journal.sync()
        self.seen.commit()
        self.synced = time.monotonic()

    def _give_up(self, error: UserError) -> None:
        """End the crawl: what cannot be stored need not be fetched."""
        assert self.crawler.engine
        if self.spider.mistake:
            return
        self.spider.mistake = error
        deferred_from_coro(self.crawler.engine.close_spider_async(reason=CANNOT_WRITE))

    def _report(self, recovered: Recovered) -> None:
        assert self.crawler.stats
        for complaint in recovered.complaints():
            logger.warning("%s", complaint)
        if recovered.damaged:
            self.crawler.stats.inc_value("nkscrape/warnings/damaged-journal", len(recovered.damaged))
        if recovered.locked:
            logger.warning("%s", recovered.postponed())
