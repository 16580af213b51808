"""What extraction costs, as a multiple of a bare lxml parse of the same pages in the same run.

Times are CPU times, the best of several rounds, so that the figures hold on a busy machine.
"""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable, Iterator

from lxml import etree, html
from lxml import html as lxml_html

from benchmarks.evaluation import EVALUATION
from nkscrape.demo.site import build_site
from nkscrape.extract import extract, teasers, threads
from nkscrape.page import Page
from nkscrape.sites import site_for

ROUNDS = 3
SAMPLE = 200
"""Pages of each evaluation set that are measured."""
Stored = tuple[str, bytes]
"""URL and bytes of a page."""


def report() -> Iterator[str]:
    """Yield a line for each set of pages that is there."""
    for name, pages in page_sets().items():
        bare = best_time(lambda stored: html.document_fromstring(stored[1]), pages)
        full = best_time(read_all, pages)
        threads = best_time(read_threads, pages) - best_time(parse, pages)
        worst = max(_time(read_all, [p]) / best_time(lambda s: html.document_fromstring(s[1]), [p]) for p in pages)
        yield (
            f"extraction, {name}: {len(pages)} pages, bare parse {1000 * bare / len(pages):.2f} ms a page; "
            f"full {full / bare:.2f}x, of it threads and teasers {threads / bare:.2f}x; worst page {worst:.0f}x"
        )


def page_sets() -> dict[str, list[Stored]]:
    """Return the demo site's articles and, where present, a sample of the evaluation pages."""
    answers = build_site().items()
    sets = {"demo": [(f"https://demo.example{path}", a.body) for path, a in answers if b"<h1" in a.body.lower()]}
    for name in ("articles", "threads"):
        files = sorted((EVALUATION / name / "pages").glob("*.gz"))
        step = max(1, len(files) // SAMPLE)
        pages = [
            (f"https://{file.name.partition('.html')[0]}/", gzip.decompress(file.read_bytes()))
            for file in files[::step]
        ]
        if pages := [page for page in pages if page[1].strip()]:
            sets[name] = pages
    return sets


_PARSER = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)


def best_time(work: Callable[[Stored], object], pages: list[Stored]) -> float:
    """Return the CPU seconds the work takes on all pages, in the best round."""
    return min(_time(work, pages) for _ in range(ROUNDS))


def _time(work: Callable[[Stored], object], pages: list[Stored]) -> float:
    start = time.process_time()
    for page in pages:
        work(page)
    return time.process_time() - start


def parse(stored: Stored) -> None:
    """Parse with lxml and do nothing else: what everything is measured against."""
    lxml_html.document_fromstring(stored[1], parser=_PARSER)


def read_threads(stored: Stored) -> None:
    """Parse and read the thread and the teasers."""
    page = Page(url=stored[0], body=stored[1])
    site = site_for(page.url)
    thread = threads.read_thread(page, site)
    teasers.read_teasers(page, site, thread.regions)


def read_all(stored: Stored) -> None:
    """Parse and extract everything."""
    page = Page(url=stored[0], body=stored[1])
    for _ in extract(page, site_for(page.url)):
        pass
