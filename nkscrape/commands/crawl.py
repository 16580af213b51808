"""`scrapy crawl`: as Scrapy's, but its exit code tells how the crawl went."""

from __future__ import annotations

import argparse

from scrapy.commands import BaseRunSpiderCommand
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from nkscrape import console
from nkscrape.crawl import run_crawl


class Command(BaseRunSpiderCommand):
    """Run a spider of this project, by name."""

    requires_project = True
    requires_crawler_process = False  # run_crawl starts its own, which stops without waiting out delays

    def syntax(self) -> str:
        """Return the arguments, as `scrapy crawl -h` shows them."""
        return "[options] <spider>"

    def short_desc(self) -> str:
        """Return the line `scrapy` shows for the command."""
        return "Crawl a news site into the dataset (exit codes as `nkscrape crawl`)"

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Run the crawl; the exit code is left where Scrapy looks for it."""
        if len(args) != 1:
            raise UsageError("scrapy crawl takes one spider name")
        settings = self.settings
        assert isinstance(settings, Settings)
        console.prepare()
        code = console.run("scrapy crawl", lambda: run_crawl(args[0], opts.spargs, settings))
        self.exitcode = console.finish("scrapy crawl", code)
