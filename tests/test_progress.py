"""What a user sees of a crawl: the live line, the lines of a log, the summary, and nothing where it is to be quiet."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import termios
from pathlib import Path

from commands import ROOT
from crawling import APRIL, FAST, crawl, outcomes
from localsite import Answer, LocalSite

THREAD = "".join(
    f'<li class="comment" id="comment-{n}"><article class="comment-body"><footer><b class="fn">Reader {n}</b>'
    f'<time datetime="2014-05-01T10:0{n}:00+00:00">May 1</time></footer><div class="comment-content">'
    f"<p>Remark number {n} on what was said above.</p></div></article></li>"
    for n in range(3)
)


def put_up(site: LocalSite) -> None:
    for path in APRIL:
        site.add_article(path, "2014-04-18")
    site.add_article(APRIL[0], "2014-04-18", more=f'<div id="comments"><ol class="comment-list">{THREAD}</ol></div>')
    site.add_listing("/", APRIL)


def test_a_log_tells_how_far_the_crawl_is_from_the_first_page_on(site: LocalSite, tmp_path: Path) -> None:
    put_up(site)
    assert "INFO pages: 1, articles: 0, comments: 0, queued: 4\n" in crawl(site, tmp_path).stderr


def test_a_terminal_shows_a_live_line_and_log_lines_above_it(site: LocalSite, tmp_path: Path) -> None:
    put_up(site)
    site.pages[APRIL[2]] = Answer("gone", status=404)
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 110))
    arguments = [
        "crawl",
        "news",
        "--url",
        f"{site.url}/",
        "--dataset",
        str(tmp_path),
        *FAST,
        "-s",
        "DOWNLOAD_DELAY=0.15",
    ]
    command = [sys.executable, "-m", "nkscrape.cli", *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=theirs, text=True) as process:
        os.close(theirs)
        shown = b""
        try:
            while data := os.read(ours, 65_536):
                shown += data
        except OSError:  # how a terminal ends
            pass
        os.close(ours)
        assert process.stdout and "verdict: healthy" in process.stdout.read()
    text = shown.decode()
    assert "pages/s, articles: " in text
    assert "queued: " in text
    (warning,) = [line for line in text.replace("\r", "\n").split("\n") if "WARNING" in line]
    assert warning.endswith(f"failed: 404 {site.url}{APRIL[2]}")


def test_a_quiet_crawl_speaks_only_of_what_is_wrong(site: LocalSite, tmp_path: Path) -> None:
    put_up(site)
    site.pages[APRIL[2]] = Answer("gone", status=404)
    healthy = crawl(site, tmp_path, "--quiet")
    assert (healthy.returncode, healthy.stdout, healthy.stderr) == (0, "", "")
    site.add_listing("/", [])
    wrong = crawl(site, tmp_path / "other", "--quiet")
    assert (wrong.returncode, wrong.stderr) == (3, "")
    assert "verdict: no article found" in wrong.stdout


def test_the_summary_tells_new_from_read_again_and_why_pages_are_missing(site: LocalSite, tmp_path: Path) -> None:
    put_up(site)
    site.add_robots("User-agent: *\nDisallow: /2014/04/story-number-3\n")
    site.pages[APRIL[2]] = Answer("gone", status=404)
    site.pages[APRIL[1]] = Answer("<html><head><title>Page not found</title></head><body><p>Nothing.</p></body></html>")
    first = crawl(site, tmp_path).stdout
    assert "articles: 1 new, 0 changed, 0 read again, 0 left alone\ncomments: 3 new, 0 read again; teasers: 0" in first
    assert "\nskipped: 2 (1 × no article: error page: its title, 1 × robots.txt)\nfailed: 1 (1 × 404)\n" in first
    site.add_article(APRIL[0], "2014-04-18", title="A better headline", more=site_thread(extra=1))
    second = crawl(site, tmp_path, "--recheck", "all").stdout
    assert "articles: 0 new, 1 changed, 0 read again, 0 left alone\ncomments: 1 new, 3 read again; teasers: 0" in second
    third = crawl(site, tmp_path).stdout
    assert "articles: 0 new, 0 changed, 0 read again, 1 left alone\n" in third  # the page that is no article is none
    assert outcomes(site, tmp_path)[APRIL[1]] == "skipped: no article: error page: its title"


def site_thread(extra: int) -> str:
    more = THREAD.replace("comment-2", "comment-9").replace("Reader 2", "Reader 9").replace("number 2", "number 9")
    added = more[more.index('<li class="comment" id="comment-9"') :] if extra else ""
    return f'<div id="comments"><ol class="comment-list">{THREAD}{added}</ol></div>'


def test_a_server_that_is_down_has_not_forbidden_anything(site: LocalSite, tmp_path: Path) -> None:
    nobody = LocalSite(url="http://127.0.0.1:9")
    result = crawl(nobody, tmp_path / "nobody", "-s", "RETRY_TIMES=0")
    assert result.returncode == 4
    assert "skipped: 0\nfailed: 1 (1 × connection refused)" in result.stdout
    site.pages["/robots.txt"] = Answer("broken", status=503)
    result = crawl(site, tmp_path / "broken", "-s", "RETRY_TIMES=0")
    assert result.returncode == 4
    assert "skipped: 0\nfailed: 1 (1 × robots.txt could not be read: 503)" in result.stdout


def test_what_tls_has_to_say_is_told_in_words(site: LocalSite, tmp_path: Path) -> None:
    plain = LocalSite(url=site.url.replace("http:", "https:"))
    result = crawl(plain, tmp_path, "-s", "RETRY_TIMES=0")
    assert result.returncode == 4
    assert "(1 × TLS: wrong version number)" in result.stdout
    assert "DownloadFailedError" not in result.stderr


def test_the_live_line_s_library_is_loaded_on_a_terminal_alone() -> None:
    code = "import sys, nkscrape.crawl, nkscrape.progress, nkscrape.spiders.news; sys.exit('tqdm' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
