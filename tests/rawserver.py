"""A server on 127.0.0.1 that sends whatever bytes a test wants, plain or over TLS."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Send = Callable[[socket.socket, str], None]
"""Answers one request: gets the connection and the path asked for."""


@dataclass
class RawSite:
    """Answers by path; a path that is not there is a 404. One connection serves one request."""

    url: str
    answers: dict[str, Send | bytes] = field(default_factory=dict)
    heads: list[str] = field(default_factory=list)
    """Every request's line and headers, in order."""
    connections: int = 0

    def paths(self) -> list[str]:
        """Return the paths asked for, in order."""
        return [head.split(" ", 2)[1] for head in self.heads]


@contextmanager
def serve_raw(context: ssl.SSLContext | None = None, host: str = "127.0.0.1", port: int = 0) -> Iterator[RawSite]:
    """Serve for the length of the block, on a free port unless one is given, over TLS where a context is given."""
    with socket.create_server((host, port)) as listener:
        listener.settimeout(0.05)
        site = RawSite(f"{'https' if context else 'http'}://{host}:{listener.getsockname()[1]}")
        stop = threading.Event()
        thread = threading.Thread(target=_accept, args=(listener, site, context, stop), daemon=True)
        thread.start()
        try:
            yield site
        finally:
            stop.set()
            thread.join(5)


def _accept(listener: socket.socket, site: RawSite, context: ssl.SSLContext | None, stop: threading.Event) -> None:
    while not stop.is_set():
        with suppress(TimeoutError):
            connection, _ = listener.accept()
            site.connections += 1
            threading.Thread(target=_serve, args=(connection, site, context), daemon=True).start()


def _serve(connection: socket.socket, site: RawSite, context: ssl.SSLContext | None) -> None:
    connection.settimeout(20)
    with suppress(OSError), connection:
        talk = context.wrap_socket(connection, server_side=True) if context else connection
        with talk:
            head = b""
            while b"\r\n\r\n" not in head:
                data = talk.recv(65536)
                if not data:
                    return
                head += data
            site.heads.append(head.decode("latin-1"))
            answer = site.answers.get(
                site.paths()[-1], b"HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
            )
            if isinstance(answer, bytes):
                talk.sendall(answer)
            else:
                answer(talk, site.paths()[-1])


def ok(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """Return a whole answer; headers given replace the length."""
    lines = headers or (f"Content-Length: {len(body)}",)
    head = [f"HTTP/1.1 {status}", "Content-Type: text/html", "Connection: close", *lines, "", ""]
    return "\r\n".join(head).encode() + body


def moved(location: str, status: str = "302 Found") -> bytes:
    """Return a redirect."""
    return ok(b"", f"Location: {location}", "Content-Length: 0", status=status)


_MISSING = ok(b"", status="404 Not Found")
