"""A synthetic news site on 127.0.0.1, of any size: listings at /news/?page=N, articles each with a thread of three."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PER_LISTING = 50
_MENU = "".join(
    f'<li class="menu-item"><a href="/section/{n}/" title="Section {n}">Section {n}</a></li>' for n in range(60)
)
_CHROME = f'<script>var settings = {{"a": "{"x" * 6000}"}};</script><nav><ul>{_MENU}</ul></nav>'


class SyntheticSite:
    """What is served, and how many articles have been sent."""

    def __init__(self, pages: int) -> None:
        self.pages = pages
        self.sent = 0
        self.url = ""

    def answer(self, path: str) -> str:
        """Return a listing or an article; '' for any other path."""
        if path.startswith("/news/"):
            return self._listing(int(path.partition("page=")[2] or 1))
        if "/story-" not in path:
            return ""
        self.sent += 1
        return _article(int(path.split("-")[1]))

    def _listing(self, number: int) -> str:
        first = (number - 1) * PER_LISTING
        last = min(first + PER_LISTING, self.pages)
        links = "".join(f'<a href="/2014/{n % 12 + 1:02}/story-{n}-of-many/">Story {n}</a>' for n in range(first, last))
        paging = f'<a rel="next" href="/news/?page={number + 1}">Older</a>' if last < self.pages else ""
        return f"<html><body>{links}{paging}</body></html>"


@contextmanager
def serve(pages: int) -> Iterator[SyntheticSite]:
    """Serve a site of that many articles for the length of the block."""
    site = SyntheticSite(pages)

    class Handler(_Handler):
        served = site

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.url = f"http://127.0.0.1:{server.server_address[1]}/news/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    served: SyntheticSite

    def do_GET(self) -> None:
        body = self.served.answer(self.path).encode()
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def _article(n: int) -> str:
    """Return some 25 kB of page with about 600 words of article."""
    text = "".join(
        f'<p class="paragraph">Paragraph {i} of story {n} says what happened, to whom, and what may follow from it; '
        "officials would not comment, but people who know the matter said that more was to come before the year is "
        "out, and that nobody they had spoken to expected otherwise.</p>"
        for i in range(12)
    )
    thread = "".join(
        f'<li class="comment" id="comment-{n}{i}"><div class="comment-author"><cite class="fn">Reader {i}</cite></div>'
        f'<div class="comment-content"><p>Remark {i} on story {n}.</p></div></li>'
        for i in range(3)
    )
    head = (
        f'<meta property="article:published_time" content="2014-{n % 12 + 1:02}-18T09:00:00Z"><title>Story {n}</title>'
    )
    body = f'<article><h1>Story {n} of many</h1>{text}</article><ol class="commentlist">{thread}</ol>'
    return f"<html><head>{head}</head><body>{_CHROME}{body}<footer>{_CHROME}</footer></body></html>"
