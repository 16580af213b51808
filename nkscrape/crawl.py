"""One crawl from arguments to exit code: what `nkscrape crawl` and `scrapy crawl` have in common."""

from __future__ import annotations

import asyncio
import difflib
import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.settings import Settings
from twisted.python.failure import Failure

from nkscrape import console, runlog
from nkscrape.errors import ExitCode, UserError
from nkscrape.given import check_settings, misfit
from nkscrape.options import Options, check_url, parse_options
from nkscrape.runlog import Verdict
from nkscrape.sites import all_sites, site_for
from nkscrape.stopping import StoppableProcess
from pipelines.location import bare, check_location
from pipelines.pseudonyms import KEY_NAME, read_key

logger = logging.getLogger(__name__)


def run_crawl(name: str, arguments: Mapping[str, str | None], settings: Settings) -> ExitCode:
    """Run the spider `name` and print what came of it; raise UserError before any request where that is possible."""
    options = parse_options(arguments, datetime.now(UTC))
    check(name, options)
    check_settings(settings)
    check_location(arguments.get("dataset") or settings["NKSCRAPE_DATASET"])
    if options.pseudonymise:
        read_key(settings.get(KEY_NAME))
    try:
        process = _start_quietly(settings)
        crawler = process.create_crawler(name)
        task = process.crawl(crawler, **arguments)
        process.start()
    except Exception as error:
        raise misfit(settings, error) or error from None
    if task.done() and (reason := task.exception()):
        if not _has_begun(crawler) and (mistake := misfit(settings, reason)):
            raise mistake
        logger.error("the crawl broke off", exc_info=reason)
        return ExitCode.INTERNAL
    if mistake := getattr(crawler.spider, "mistake", None):
        raise mistake
    return _report(crawler)


def check(name: str, options: Options) -> None:
    """Raise UserError where the spider is unknown, the start pages are not its own, or an address of its is none."""
    sites = all_sites()
    if name != "news" and name not in sites:
        near = difflib.get_close_matches(name, [*sites, "news"], n=3, cutoff=0.5)
        hint = f"did you mean {' or '.join(near)}? " if near else ""
        raise UserError(f"unknown site '{name}'; {hint}`nkscrape sites` lists the known, `news` takes any with a url")
    if name == "news" and not options.urls:
        raise UserError("`news` needs a url to start from, such as --url https://example.org/")
    site = sites.get(name) or site_for(options.urls[0])
    for url in (*site.start_urls, *site.feeds, *site.sitemaps):
        check_url(f"an address in the file of site {site.name}", url)
    for url in options.urls:
        if not site.owns(url):
            raise UserError(f"{url} is not on {site.domains[0]}; one crawl keeps to one site")


def project_settings() -> Settings:
    """Return nkscrape's settings, wherever the command is run."""
    settings = Settings()
    settings.setmodule("nkscrape.settings", priority="project")
    return settings


class Process(StoppableProcess):
    """Stops without waiting out delays: only the page in flight is finished."""

    async def stop(self) -> None:
        """Tell the spider, drop requests that wait for their turn, then stop as Scrapy does."""
        for crawler in self.crawlers:
            stopping: asyncio.Event | None = getattr(crawler.spider, "stopping", None)
            if stopping and not stopping.is_set():
                logger.info("stopping: the page in flight is finished and everything stored; once more ends at once")
                stopping.set()
                _drop_waiting(crawler)
        await super().stop()


def _drop_waiting(crawler: Crawler) -> None:
    for slot in crawler.engine.downloader.slots.values():
        while slot.queue:
            _, waiting = slot.queue.popleft()
            waiting.errback(Failure(IgnoreRequest("the crawl is being stopped")))  # type: ignore[no-untyped-call]


def _has_begun(crawler: Crawler) -> bool:
    """Say whether a crawl got as far as asking for something."""
    try:
        return bool(crawler.stats.get_value("downloader/request_count"))
    except RuntimeError:  # Scrapy's word for: it has none yet
        return False


def _start_quietly(settings: Settings) -> Process:
    """Return the process, Scrapy's own chatter left out but for warnings and its progress line, unless debugging."""
    if settings.getbool("NKSCRAPE_QUIET"):
        settings.set("LOG_LEVEL", "ERROR", priority="project")
    logging.raiseExceptions = False  # a log that cannot be written stops nothing, and nobody could read of it
    if settings["LOG_LEVEL"] == "DEBUG":
        return Process(settings)
    logging.disable(logging.INFO)  # Scrapy sets its loggers up anew, then introduces itself
    process = Process(settings)
    logging.disable(logging.NOTSET)
    for name in ("addons", "core.engine", "crawler", "middleware"):
        logging.getLogger(f"scrapy.{name}").setLevel(logging.WARNING)
    return process


def _report(crawler: Crawler) -> ExitCode:
    """Print the summary of a crawl; one that was left without a verdict was not stored."""
    verdict: Verdict | None = getattr(crawler.spider, "verdict", None)
    if verdict is None:
        console.say(
            "the crawl ended before everything was stored; the next run, or `nkscrape recover`, stores the rest"
        )
        return ExitCode.INTERNAL
    if verdict.text == runlog.HEALTHY and crawler.settings.getbool("NKSCRAPE_QUIET"):
        return verdict.exit_code
    console.say(summary(crawler.stats.get_stats(), crawler.settings["NKSCRAPE_DATASET"], verdict))
    return verdict.exit_code


def summary(stats: Mapping[str, Any], dataset: str, verdict: Verdict) -> str:
    """Return what a user wants to know at the end of a crawl, in a few lines."""

    counts = runlog.counts(stats)

    def count(key: str) -> int:
        return counts.get(key, 0)

    def of(word: str) -> str:
        reasons = runlog.by_reason(counts, word)
        return (
            f"{sum(n for key, n in counts.items() if key.startswith(f'{word}.'))}{f' ({reasons})' if reasons else ''}"
        )

    new, changed = count("new.articles"), count("changed.articles")
    again = max(0, count("stored.articles") - new - changed) + count("unchanged.articles")
    outside = f", {count('outside')} outside the dates asked for" if count("outside") else ""
    comments, teasers = (
        f"{count(f'new.{table}')} new, {count(f'stored.{table}') - count(f'new.{table}')} read again"
        for table in ("comments", "teasers")
    )
    return "\n".join(
        [
            f"articles: {new} new, {changed} changed, {again} read again, {count('known')} left alone{outside}",
            f"comments: {comments}; teasers: {teasers}",
            f"skipped: {of('skipped')}",
            f"failed: {of('failed')}",
            f"requests: {count('requests')}, {count('pages.unchanged')} answered unchanged",
            f"dataset: {bare(dataset)}",
            f"verdict: {verdict.text}",
        ]
    )
