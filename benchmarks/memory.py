"""Memory of a long crawl: how much the process grows between a tenth of its pages and the end.

`python -m benchmarks.memory [PAGES]` crawls a synthetic site of that many articles (default 5,000) on 127.0.0.1 with
the real spider, stored, and prints one JSON line. The promise: 50,000 pages grow it by no more than 50 MB.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PER_LISTING = 50


class SyntheticSite(BaseHTTPRequestHandler):
    """Listings at /news/?page=N, articles at /2014/MM/story-N-of-many/, each with a thread of three."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    pages = 0
    sent = 0

    def do_GET(self) -> None:
        """Answer with a listing, an article or a 404."""
        cls = type(self)
        if self.path.startswith("/news/"):
            body = _listing(int(self.path.partition("page=")[2] or 1), cls.pages)
        elif "/story-" in self.path:
            cls.sent += 1
            body = _article(int(self.path.split("-")[1]))
        else:
            body = ""
        data = body.encode()
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def _listing(number: int, pages: int) -> str:
    first = (number - 1) * PER_LISTING
    stories = range(first, min(first + PER_LISTING, pages))
    links = "".join(f'<a href="/2014/{n % 12 + 1:02}/story-{n}-of-many/">Story {n}</a>' for n in stories)
    paging = f'<a rel="next" href="/news/?page={number + 1}">Older</a>' if first + PER_LISTING < pages else ""
    return f"<html><body>{links}{paging}</body></html>"


def _article(n: int) -> str:
    text = "".join(
        f"<p>Paragraph {i} of story {n} says what happened, to whom, and what may follow.</p>" for i in range(12)
    )
    thread = "".join(
        f'<li class="comment" id="comment-{n}{i}"><div class="comment-author"><cite class="fn">Reader {i}</cite></div>'
        f'<div class="comment-content"><p>Remark {i} on story {n}.</p></div></li>'
        for i in range(3)
    )
    return (
        f'<html><head><title>Story {n}</title><meta property="og:type" content="article"><meta property='
        f'"article:published_time" content="2014-{n % 12 + 1:02}-18T09:00:00Z"></head><body><article><h1>Story {n} of '
        f'many</h1>{text}</article><ol class="commentlist">{thread}</ol></body></html>'
    )


def _resident(pid: int) -> float:
    """Return a process's resident memory in MB; 0 when it is gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS")), 0.0)


def measure(pages: int, *settings: str) -> dict[str, float]:
    """Crawl `pages` articles; return resident MB at a tenth, the most after it, the growth, and pages a second."""
    SyntheticSite.pages, SyntheticSite.sent = pages, 0
    server = ThreadingHTTPServer(("127.0.0.1", 0), SyntheticSite)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_address[1]}/news/"
    with tempfile.TemporaryDirectory() as dataset:
        command = [sys.executable, "-m", "nkscrape.cli", "crawl", "news", "--url", url, "--dataset", dataset]
        options = [option for pair in ("DOWNLOAD_DELAY=0", "LOG_LEVEL=ERROR", *settings) for option in ("-s", pair)]
        begun = time.monotonic()
        crawl = subprocess.Popen([*command, *options], stdout=subprocess.DEVNULL)
        early = most = 0.0
        while crawl.poll() is None:
            time.sleep(0.1)
            now = _resident(crawl.pid)
            if SyntheticSite.sent < pages / 10:
                early = now
            most = max(most, now)
        seconds = time.monotonic() - begun
    server.shutdown()
    return {
        "pages": SyntheticSite.sent,
        "mb_at_a_tenth": round(early, 1),
        "mb_at_most": round(most, 1),
        "grown_mb": round(most - early, 1),
        "pages_per_second": round(SyntheticSite.sent / seconds, 1),
    }


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)))
