"""The demo site over HTTP, as origin and as forward proxy for its own host, so that no name has to resolve."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import MutableMapping
from datetime import UTC
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from nkscrape.demo.content import HOST, gazette
from nkscrape.demo.site import Answer, build_site

LOOPBACK = "127.0.0.1"
_NOT_FOUND = Answer(b"<title>Not found</title><h1>Nothing here</h1>", status=404)
_UNAVAILABLE = Answer(b"<title>Back soon</title>", status=503, headers={"Retry-After": "1"})
_REFUSED = Answer(b"This proxy serves the demo site only.\n", "text/plain", status=403)


class DemoServer:
    """The site on a free port of 127.0.0.1 while the context lasts; `hits` tells what was asked for."""

    def __init__(self, site: MutableMapping[str, Answer] | None = None) -> None:
        self.site = build_site() if site is None else site
        self.hits: list[tuple[str, int]] = []
        """(path with query, status answered), in order."""
        self._lock = Lock()
        self._http = _Server((LOOPBACK, 0), type("Handler", (_Handler,), {"demo": self}))
        self._http.daemon_threads = True
        self._http.block_on_close = False
        self._thread = Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    @property
    def proxy_url(self) -> str:
        """What to set as http_proxy."""
        return f"http://{LOOPBACK}:{self._http.server_address[1]}"

    @property
    def requests(self) -> Counter[str]:
        """How often each path was asked for."""
        with self._lock:
            return Counter(path for path, _ in self.hits)

    @property
    def statuses(self) -> Counter[int]:
        """How often each status was answered."""
        with self._lock:
            return Counter(status for _, status in self.hits)

    @property
    def articles_sent(self) -> int:
        """How many articles were sent in full."""
        paths = {story.path for story in gazette().stories}
        with self._lock:
            return len({path for path, status in self.hits if status == 200} & paths)

    def answer(self, path: str) -> Answer:
        """Return what the site answers now."""
        answer = self.site.get(path, _NOT_FOUND)
        with self._lock:
            seen_before = any(asked == path for asked, _ in self.hits)
        return _UNAVAILABLE if answer.fails_once and not seen_before else answer

    def note(self, path: str, status: int) -> None:
        """Remember a request."""
        with self._lock:
            self.hits.append((path, status))


class _Server(ThreadingHTTPServer):
    """Lets a client that is killed break off in peace."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report what goes wrong, but for connections that are gone."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    """One connection; `demo` is set by the server that made the class."""

    demo: DemoServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or each answer waits 40 ms for the acknowledgement of its headers

    def do_GET(self) -> None:
        """Answer a request in either form: '/path' to the origin, 'http://host/path' to the proxy."""
        target = urlsplit(self.path)
        host = target.netloc or self.headers.get("Host", "")
        if host.split(":")[0] not in (HOST, LOOPBACK) or target.scheme not in ("", "http"):
            self._send(_REFUSED, 403)
            return
        path = target._replace(scheme="", netloc="").geturl() or "/"
        answer = self.demo.answer(path)
        status = 304 if answer.status == 200 and self._is_known(answer) else answer.status
        self.demo.note(path, status)
        self._send(answer, status)

    do_HEAD = do_GET  # noqa: N815

    def do_CONNECT(self) -> None:
        """Refuse tunnels."""
        self._send(_REFUSED, 403)

    def _is_known(self, answer: Answer) -> bool:
        """Say whether the client holds this very answer (RFC 9110, section 13)."""
        tags = self.headers.get("If-None-Match")
        if tags is not None:
            return answer.etag in tags
        since = self.headers.get("If-Modified-Since")
        try:
            return since is not None and answer.modified <= parsedate_to_datetime(since)
        except ValueError:
            return False

    def _send(self, answer: Answer, status: int) -> None:
        body = b"" if status == 304 else answer.body
        self.send_response(status)
        for name, value in {**self._validators(answer), **answer.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _validators(self, answer: Answer) -> dict[str, str]:
        if answer.status != 200:
            return {"Content-Type": answer.media_type}
        modified = format_datetime(answer.modified.astimezone(UTC), usegmt=True)
        return {"Content-Type": answer.media_type, "ETag": answer.etag, "Last-Modified": modified}

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet: `hits` is the log."""
