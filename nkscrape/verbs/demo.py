"""Serve a small news site of our own words on 127.0.0.1, crawl it with the real spider, show what was stored.

Run it twice: the second crawl asks for nothing that has not changed and changes no byte of articles, authors, teasers
and comments; only the log of crawls (`pages`, `runs`) grows.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import threading
from collections.abc import Iterator
from pathlib import Path

from nkscrape import console
from nkscrape.demo.content import HOST, NAME, gazette
from nkscrape.demo.server import DemoServer
from nkscrape.errors import UserError

START_URLS = (f"http://{HOST}/", f"http://{HOST}/category/opinion/")
"""The home page, from where feed and sitemaps are found, and a listing of several pages."""
DELAY = 0.02
"""Seconds between requests, for our own server only; robots.txt of the demo asks for a little more and gets it."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments."""
    parser.add_argument("--dataset", metavar="DIR", default="output", help="where the dataset lies (default output)")


def run(args: argparse.Namespace) -> int:
    """Serve, crawl, report; the exit code is the crawl's."""
    # Scrapy and pyarrow load slowly, and the other verbs need not wait for them.
    from nkscrape.crawl import project_settings, run_crawl  # noqa: PLC0415
    from nkscrape.demo import report  # noqa: PLC0415
    from pipelines.location import check_location  # noqa: PLC0415

    check_location(args.dataset)
    if "://" in args.dataset:
        raise UserError("the demo keeps its dataset in a folder of this machine; --dataset takes a path here")
    root = Path(args.dataset)
    settings = project_settings()
    settings.setdict({"DOWNLOAD_DELAY": DELAY, "LOG_LEVEL": "WARNING"}, priority="cmdline")
    with DemoServer() as server, _proxy(server.proxy_url):
        console.say(
            f"{NAME}: {len(gazette().stories)} articles, served on {server.proxy_url} for the time of this crawl"
        )
        console.say(f"nkscrape crawl news {' '.join(f'--url {url}' for url in START_URLS)} --dataset {args.dataset}\n")
        with _progress(server):
            code = run_crawl("news", {"url": " ".join(START_URLS), "dataset": args.dataset}, settings)
    console.say(f"\n{report.traffic(server)}\n\n{report.stored(root)}\n\n{report.queries_text(root)}")
    return code


@contextlib.contextmanager
def _proxy(url: str) -> Iterator[None]:
    """Let the crawler reach the demo's host through its own server: no name is looked up."""
    names = {"http_proxy": url, "no_proxy": ""}
    before = {name: os.environ.get(name) for name in names}
    os.environ.update(names)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


@contextlib.contextmanager
def _progress(server: DemoServer) -> Iterator[None]:
    """Say once a second how far the crawl is."""
    done = threading.Event()

    def watch() -> None:
        while not done.wait(1.0):
            console.say(f"  {server.articles_sent} articles fetched, {len(server.hits)} requests")

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()
