"""A site on 127.0.0.1 whose answers go wrong by a plan: for tests and for the soak.

    with serve_chaos(pages, seed=1, trouble=0.3) as chaos:
        crawl(chaos.url)
        chaos.whole   # paths that were served whole at least once
        chaos.log     # every request, in the order they came

The plan depends on seed, path and try alone. No path has more than `MOST_TROUBLES` bad answers in a row, so each is
served whole after some tries. Every answer with a page carries the page's ETag, the broken ones too: who keeps the
validator of half a page is told 304 and never gets the other half.
"""

from __future__ import annotations

import gzip
import hashlib
import random
import select
import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

MOST_TROUBLES = 4
"""Bad answers to one path in a row."""
HEADER_FLOOD = 64_000_000
"""Bytes after which even endless headers end."""


@dataclass(frozen=True)
class Served:
    """One request and what became of it."""

    path: str
    started: float
    """Monotonic seconds: when the request had been read."""
    ended: float
    """Monotonic seconds: when the answer was out, or the connection gone."""
    client: tuple[str, int]
    answer: str
    """'whole', 'unchanged', 'missing', or a name of TROUBLES."""
    retry_after: float = 0.0
    """Seconds the client was asked to stay away."""


@dataclass
class Chaos:
    """The site: what it has, and what it was asked for."""

    pages: dict[str, bytes]
    """Bodies by path; may be added to while it serves."""
    seed: int
    trouble: float
    troubles: Sequence[str]
    retry_after: int
    url: str = ""
    log: list[Served] = field(default_factory=list)
    whole: set[str] = field(default_factory=set)
    stopping: threading.Event = field(default_factory=threading.Event)
    _tries: Counter[str] = field(default_factory=Counter)
    _in_a_row: Counter[str] = field(default_factory=Counter)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def plan(self, path: str) -> str | None:
        """Return the trouble of the next answer to `path`; None where it goes well."""
        with self._lock:
            self._tries[path] += 1
            chance = random.Random(f"{self.seed} {path} {self._tries[path]}")
            if chance.random() >= self.trouble or self._in_a_row[path] >= MOST_TROUBLES:
                self._in_a_row[path] = 0
                return None
            self._in_a_row[path] += 1
            return chance.choice(self.troubles)


@contextmanager
def serve_chaos(
    pages: Mapping[str, bytes],
    seed: int,
    trouble: float,
    *,
    troubles: Sequence[str] | None = None,
    retry_after: int = 1,
) -> Iterator[Chaos]:
    """Serve `pages` (bodies by path) on a free port for the length of the block.

    `trouble` is the share of answers that go wrong, in one of the ways named in `troubles` (all of TROUBLES unless
    given; 'stall' and 'drip' last until the client has had enough); `retry_after` the seconds 429 and 503 ask for.
    """
    chaos = Chaos(dict(pages), seed, trouble, troubles or tuple(TROUBLES), retry_after)
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listener:
        listener.settimeout(0.1)
        chaos.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        accepting = threading.Thread(target=_accept, args=(listener, chaos), daemon=True)
        accepting.start()
        try:
            yield chaos
        finally:
            chaos.stopping.set()
            accepting.join(5)


def _accept(listener: socket.socket, chaos: Chaos) -> None:
    while not chaos.stopping.is_set():
        with suppress(TimeoutError):
            connection, client = listener.accept()
            threading.Thread(target=_serve, args=(connection, client, chaos), daemon=True).start()


def _serve(connection: socket.socket, client: tuple[str, int], chaos: Chaos) -> None:
    """Answer one connection's requests until one goes wrong or the client leaves."""
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    with connection, suppress(OSError):
        goes_on = True
        while goes_on and (head := _read_head(connection, chaos)):
            goes_on = _answer(connection, client, head, chaos)


def _read_head(connection: socket.socket, chaos: Chaos) -> bytes:
    """Return the next request's line and headers; nothing where none comes."""
    head = b""
    while b"\r\n\r\n" not in head and not chaos.stopping.is_set():
        if select.select([connection], [], [], 0.1)[0]:
            data = connection.recv(65536)
            if not data:
                return b""
            head += data
    return head


def _answer(connection: socket.socket, client: tuple[str, int], head: bytes, chaos: Chaos) -> bool:
    """Send one answer and log it; return whether the connection can be used again."""
    started = time.monotonic()
    path = head.split(b" ", 2)[1].decode("latin-1")
    body = chaos.pages.get(path)
    trouble = chaos.plan(path) if body is not None else None
    reply = _Reply(connection, path, body or b"", chaos)
    name = trouble or reply.plain_name(head, known=body is not None)
    try:
        if trouble:
            TROUBLES[trouble](reply)
        else:
            reply.send_plain(name)
            if name == "whole":
                chaos.whole.add(path)
    except OSError:
        name = trouble or "client left"
    finally:
        if trouble:  # the other side must see the end before it is in the log
            connection.close()
        asked = chaos.retry_after if name in BUSY else 0.0
        chaos.log.append(Served(path, started, time.monotonic(), client, name, asked))
    return trouble is None


@dataclass(frozen=True)
class _Reply:
    """One answer in the making."""

    connection: socket.socket
    path: str
    body: bytes
    chaos: Chaos

    @property
    def half(self) -> bytes:
        return self.body[: len(self.body) // 2]

    @property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.body).hexdigest()[:16]}"'

    def plain_name(self, head: bytes, *, known: bool) -> str:
        if not known:
            return "missing"
        return "unchanged" if f"if-none-match: {self.etag}".encode() in head.lower() else "whole"

    def send_plain(self, name: str) -> None:
        if name == "whole":
            self.send("200 OK", f"Content-Length: {len(self.body)}", body=self.body)
        else:
            self.send("304 Not Modified" if name == "unchanged" else "404 Not Found", "Content-Length: 0")

    def send(self, status: str, *headers: str, body: bytes = b"") -> None:
        kind = {"txt": "text/plain", "xml": "application/xml"}.get(self.path.rpartition(".")[2], "text/html")
        lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}; charset=utf-8", f"ETag: {self.etag}", *headers, "", ""]
        self.connection.sendall("\r\n".join(lines).encode() + body)

    def reset(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def wait_for_client(self) -> None:
        """Say nothing more until the client leaves."""
        while not self.chaos.stopping.is_set():
            if select.select([self.connection], [], [], 0.1)[0] and not self.connection.recv(65536):
                return


def _status(status: str, *, wait: bool = False) -> Callable[[_Reply], None]:
    def answer(reply: _Reply) -> None:
        headers = [f"Retry-After: {reply.chaos.retry_after}"] if wait else []
        reply.send(status, *headers, "Content-Length: 5", "Connection: close", body=b"later")

    return answer


def _body(length: Callable[[int], int], *, reset: bool = False) -> Callable[[_Reply], None]:
    """Half the page under a length made from that of the whole one."""

    def answer(reply: _Reply) -> None:
        reply.send("200 OK", f"Content-Length: {length(len(reply.body))}", body=reply.half)
        if reset:
            time.sleep(0.01)  # a reset overtakes what has not been read
            reply.reset()

    return answer


def _too_short(reply: _Reply) -> None:
    reply.send("200 OK", f"Content-Length: {len(reply.half)}", body=reply.body)


def _partial(reply: _Reply) -> None:
    last, total = len(reply.half) - 1, len(reply.body)
    headers = (f"Content-Range: bytes 0-{last}/{total}", f"Content-Length: {last + 1}")
    reply.send("206 Partial Content", *headers, body=reply.half)


def _half_gzip(reply: _Reply) -> None:
    packed = gzip.compress(reply.body)
    packed = packed[: len(packed) // 2]
    reply.send("200 OK", "Content-Encoding: gzip", f"Content-Length: {len(packed)}", body=packed)


def _chunks(end: bytes) -> Callable[[_Reply], None]:
    def answer(reply: _Reply) -> None:
        body = b"%x\r\n%b\r\n%b" % (len(reply.half), reply.half, end)
        reply.send("200 OK", "Transfer-Encoding: chunked", body=body)

    return answer


def _stall(reply: _Reply) -> None:
    reply.send("200 OK", f"Content-Length: {len(reply.body)}", body=reply.half)
    reply.wait_for_client()


def _drip(reply: _Reply) -> None:
    reply.send("200 OK", f"Content-Length: {len(reply.body)}")
    for at in range(len(reply.body)):
        if reply.chaos.stopping.wait(0.05):
            return
        reply.connection.sendall(reply.body[at : at + 1])


def _endless_headers(reply: _Reply) -> None:
    lines = b"".join(b"X-Header-%d: %b\r\n" % (n, b"x" * 1000) for n in range(60))
    reply.connection.sendall(b"HTTP/1.1 200 OK\r\n")
    for _ in range(HEADER_FLOOD // len(lines)):
        reply.connection.sendall(lines)


TROUBLES: dict[str, Callable[[_Reply], None]] = {
    "close": lambda reply: None,
    "reset": _Reply.reset,
    "reset midway": _body(lambda size: size, reset=True),
    "truncated": _body(lambda size: size),
    "length too long": _body(lambda size: size * 2),
    "length too short": _too_short,
    "stall": _stall,
    "drip": _drip,
    "500": _status("500 Internal Server Error"),
    "429": _status("429 Too Many Requests"),
    "429 retry-after": _status("429 Too Many Requests", wait=True),
    "503 retry-after": _status("503 Service Unavailable", wait=True),
    "206": _partial,
    "half gzip": _half_gzip,
    "chunks unfinished": _chunks(b""),
    "chunks broken": _chunks(b"zz\r\nnot a chunk\r\n"),
    "endless headers": _endless_headers,
    "not http": lambda reply: reply.connection.sendall(b"\x16\x03\x01 hello\r\n\r\n" + reply.half),
}
"""What may go wrong, by name."""
BUSY = frozenset({"429 retry-after", "503 retry-after"})
"""Troubles that ask the client to stay away for a while."""
