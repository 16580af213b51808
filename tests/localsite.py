"""A news site on 127.0.0.1 for crawl tests: pages from a dict, and a log of what was asked for."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Answer:
    """What the site sends back."""

    body: str | bytes = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    media_type: str = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Asked:
    """One request the site got."""

    path: str
    headers: Message
    at: float
    """Monotonic seconds."""


Page = Answer | Callable[[Asked], Answer]


@dataclass
class LocalSite:
    """Pages by path; a path that is not there is a 404."""

    url: str
    pages: dict[str, Page] = field(default_factory=dict)
    log: list[Asked] = field(default_factory=list)

    def paths(self) -> list[str]:
        """Return the paths asked for, in order."""
        return [asked.path for asked in self.log]

    def add_article(
        self, path: str, day: str, *, title: str = "", more: str = "", headers: dict[str, str] | None = None
    ) -> None:
        """Put up an article published on `day`."""
        self.pages[path] = Answer(article(title or f"Story at {path}", day, more), headers=headers or {})

    def add_listing(self, path: str, links: list[str], next_link: str | None = None) -> None:
        """Put up a listing."""
        items = "".join(
            f'<article><h2><a href="{link}">A headline long enough for {link}</a></h2></article>' for link in links
        )
        paging = f'<a rel="next" href="{next_link}">Older</a>' if next_link else ""
        self.pages[path] = Answer(f"<html><body><h1>Latest</h1>{items}{paging}</body></html>")

    def add_sitemap(self, path: str, entries: dict[str, str]) -> None:
        """Put up a sitemap of paths and their last change ('' for none)."""
        urls = "".join(
            f"<url><loc>{self.url}{link}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>"
            for link, day in entries.items()
        )
        self.pages[path] = Answer(
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>', media_type="application/xml"
        )

    def add_robots(self, text: str) -> None:
        """Put up robots.txt."""
        self.pages["/robots.txt"] = Answer(text, media_type="text/plain")


def article(title: str, day: str, more: str = "") -> str:
    """Return an article page."""
    text = "".join(
        f"<p>Paragraph {n} of {title} tells at some length what happened, who said so, and what is expected next.</p>"
        for n in range(5)
    )
    return (
        f'<html lang="en"><head><title>{title} | Local News</title><meta property="og:type" content="article">'
        f'<meta property="article:published_time" content="{day}T09:00:00+00:00"></head><body><article><h1>{title}</h1>'
        f"<p>By Ann Barr</p>{text}</article>{more}</body></html>"
    )


@contextmanager
def serve() -> Iterator[LocalSite]:
    """Serve an empty site on a free port for the length of the block."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    site = LocalSite(url=f"http://127.0.0.1:{server.server_address[1]}")
    server.site = site  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        site: LocalSite = self.server.site  # type: ignore[attr-defined]
        asked = Asked(self.path, self.headers, time.monotonic())
        site.log.append(asked)
        page = site.pages.get(self.path, Answer("<html>not found</html>", status=404))
        answer = page(asked) if callable(page) else page
        etag = answer.headers.get("ETag")
        if etag and asked.headers.get("If-None-Match") == etag:
            answer = Answer(status=304, headers={"ETag": etag})
        body = answer.body.encode() if isinstance(answer.body, str) else answer.body
        self.send_response(answer.status)
        for name, value in {
            "Content-Type": answer.media_type,
            "Content-Length": str(len(body)),
            **answer.headers,
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the site keeps its own log."""
