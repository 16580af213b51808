"""A folder of files on 127.0.0.1, and what was asked of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any


@dataclass(frozen=True)
class Served:
    """The site, and what was asked for, in order."""

    url: str
    asked: list[str] = field(default_factory=list)


class _Noting(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: Any, asked: list[str], **named: Any) -> None:
        self.asked = asked
        super().__init__(*arguments, **named)

    def log_message(self, format: str, *arguments: Any) -> None:
        self.asked.append(self.path)


@contextmanager
def served(folder: Path, port: int) -> Iterator[Served]:
    """Serve a folder for the length of the block."""
    site = Served(f"http://127.0.0.1:{port}")
    handler = partial(_Noting, directory=str(folder), asked=site.asked)
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield site
        server.shutdown()
