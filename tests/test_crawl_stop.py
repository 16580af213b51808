"""SIGTERM and SIGINT, once and twice: a crawl stops soon, keeps what it has, and the next one goes on."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from commands import ROOT
from crawling import APRIL, FAST, MAY, crawl, rows, stored
from localsite import Answer, Asked, LocalSite, article

from nkscrape.cli import main


def test_a_stop_finishes_the_page_in_flight_and_the_next_run_goes_on(site: LocalSite, tmp_path: Path) -> None:
    reached = threading.Event()

    def slow(asked: Asked) -> Answer:
        reached.set()
        time.sleep(0.3)
        return Answer(article("Slow", "2014-04-18"))

    site.add_robots("User-agent: *\nCrawl-delay: 0.1\n")
    for path in [*APRIL, *MAY]:
        site.add_article(path, "2014-04-18")
    site.pages[APRIL[2]] = slow
    site.add_listing("/news/", [*APRIL, *MAY])
    command = [sys.executable, "-m", "nkscrape.cli", "crawl", "news", "--url", f"{site.url}/news/"]
    with subprocess.Popen(
        [*command, "--dataset", str(tmp_path), *FAST], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert reached.wait(30)
        process.send_signal(signal.SIGTERM)
        output, _ = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "stopped" in output
    assert stored(site, tmp_path) == APRIL[:3]
    assert rows(tmp_path, "runs")[0]["finish_reason"] == "shutdown"
    assert crawl(site, tmp_path, url="/news/").returncode == 0
    assert stored(site, tmp_path) == sorted([*APRIL, *MAY])
    assert not set(site.paths()) & set(APRIL[:3])


def test_a_second_stop_ends_at_once_and_loses_nothing(site: LocalSite, tmp_path: Path) -> None:
    reached, released = threading.Event(), threading.Event()

    def hanging(asked: Asked) -> Answer:
        reached.set()
        released.wait(30)
        return Answer(article("Late", "2014-04-18"))

    site.add_article(APRIL[0], "2014-04-18")
    site.pages[APRIL[1]] = hanging
    site.add_listing("/news/", APRIL[:2])
    command = [sys.executable, "-m", "nkscrape.cli", "crawl", "news", "--url", f"{site.url}/news/", "--dataset"]
    with subprocess.Popen([*command, str(tmp_path), *FAST], cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        assert reached.wait(30)
        process.send_signal(signal.SIGINT)
        assert process.stderr
        while "stopping" not in process.stderr.readline():
            pass
        process.send_signal(signal.SIGINT)
        asked = time.monotonic()
        _, errors = process.communicate(timeout=30)
    assert time.monotonic() - asked < 5
    released.set()
    assert process.returncode == 128 + signal.SIGINT
    assert "second time" in errors.splitlines()[-1]
    assert rows(tmp_path, "articles") == []
    assert main(["recover", "--dataset", str(tmp_path)]) == 0
    assert stored(site, tmp_path) == APRIL[:1]


def test_a_stop_does_not_wait_for_a_long_delay(site: LocalSite, tmp_path: Path) -> None:
    reached = threading.Event()

    def listing(asked: Asked) -> Answer:
        reached.set()
        return Answer(f'<html><body><a href="{APRIL[0]}">One</a></body></html>')

    site.pages["/news/"] = listing
    command = [sys.executable, "-m", "nkscrape.cli", "crawl", "news", "--url", f"{site.url}/news/", "--dataset"]
    settings = ["-s", "DOWNLOAD_DELAY=0", "-s", "NKSCRAPE_MAX_CRAWL_DELAY=600"]
    site.add_robots("User-agent: *\nCrawl-delay: 2\n")
    with subprocess.Popen([*command, str(tmp_path), *settings], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert reached.wait(30)
        site.add_robots("")
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "stopped" in output
    assert APRIL[0] not in site.paths()


@pytest.mark.parametrize(
    ("first", "second"), [(signal.SIGINT, signal.SIGTERM), (signal.SIGTERM, signal.SIGTERM)], ids=str
)
@pytest.mark.parametrize(
    "work",
    [
        "while True: pass",
        "import re; re.match('(a|a)*b', 'a' * 60)",
        "import hashlib; hashlib.pbkdf2_hmac('md5', b'', b'', 10**9)",  # C code that lets other threads run, as lxml
    ],
)
def test_a_second_stop_ends_at_once_whatever_the_page_is_doing(
    site: LocalSite, tmp_path: Path, first: signal.Signals, second: signal.Signals, work: str
) -> None:
    program = (
        "import sys\nfrom nkscrape.spiders import pages\n"
        f"def extract(page, site):\n    print('reading', file=sys.stderr, flush=True)\n    {work}\n"
        "pages.extract = extract\nfrom nkscrape.cli import main\nsys.exit(main())\n"
    )
    site.add_article(APRIL[0], "2014-04-18")
    command = [sys.executable, "-c", program, "crawl", "news", "--url", f"{site.url}{APRIL[0]}", "--dataset"]
    with subprocess.Popen([*command, str(tmp_path), *FAST], cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        while "reading" not in process.stderr.readline():
            pass
        process.send_signal(first)
        time.sleep(0.2)  # so that two of a kind do not count as one
        process.send_signal(second)
        asked = time.monotonic()
        _, errors = process.communicate(timeout=30)
    assert time.monotonic() - asked < 5
    assert process.returncode == 128 + second
    assert "second time" in errors


def test_what_a_stop_drops_is_not_taken_for_stored(site: LocalSite, tmp_path: Path) -> None:
    """A source of which everything seems stored answers 304 next time, and names its articles no more."""
    reached = threading.Event()

    def listing(asked: Asked) -> Answer:
        reached.set()
        return Answer(f'<html><body><a href="{APRIL[0]}">One</a></body></html>', headers={"ETag": '"same"'})

    site.pages["/news/"] = listing
    site.add_article(APRIL[0], "2014-04-18")
    site.add_robots("User-agent: *\nCrawl-delay: 3\n")
    command = [sys.executable, "-m", "nkscrape.cli", "crawl", "news", "--url", f"{site.url}/news/", "--dataset"]
    settings = ["-s", "DOWNLOAD_DELAY=0"]
    with subprocess.Popen([*command, str(tmp_path), *settings], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert reached.wait(30)
        time.sleep(0.5)  # the article now waits for its turn
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)
    assert stored(site, tmp_path) == []
    site.add_robots("")
    assert crawl(site, tmp_path, url="/news/").returncode == 0
    assert stored(site, tmp_path) == APRIL[:1]


def test_a_feed_that_only_the_home_page_names_is_read_by_the_next_run_where_a_stop_came_first(
    site: LocalSite, tmp_path: Path
) -> None:
    reached = threading.Event()

    def feed(asked: Asked) -> Answer:
        reached.set()
        items = f"<item><link>{site.url}{APRIL[0]}</link></item>"
        return Answer(f"<rss><channel>{items}</channel></rss>", media_type="application/rss+xml")

    head = '<link rel="alternate" type="application/rss+xml" href="/feed/">'
    site.pages["/"] = Answer(f"<html><head>{head}</head><body>Welcome</body></html>", headers={"ETag": '"home"'})
    site.pages["/feed/"] = feed
    site.add_article(APRIL[0], "2014-04-18")
    site.add_robots("User-agent: *\nCrawl-delay: 2\n")
    command = [sys.executable, "-m", "nkscrape.cli", "crawl", "news", "--url", f"{site.url}/", "--dataset"]
    with subprocess.Popen([*command, str(tmp_path), "-s", "DOWNLOAD_DELAY=0"], cwd=ROOT, stderr=subprocess.PIPE) as run:
        while not {"/"} <= set(site.paths()):
            time.sleep(0.05)
        time.sleep(0.5)  # the feed now waits for its turn
        run.send_signal(signal.SIGTERM)
        run.communicate(timeout=30)
    assert not reached.is_set()
    site.add_robots("")
    assert crawl(site, tmp_path).returncode == 0
    assert stored(site, tmp_path) == APRIL[:1]
