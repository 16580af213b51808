"""A real Isso on 127.0.0.1."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from processes import free_port, listens, running

SETTINGS = """
[general]
dbpath = {folder}/comments.db
host = {host}
[server]
listen = http://127.0.0.1:{port}
[guard]
enabled = false
"""


@dataclass(frozen=True)
class Isso:
    """The server, asked by its own API."""

    url: str

    def post(self, thread: str, author: str | None, text: str, parent: int | None = None) -> int:
        """Say something in a thread; return its number."""
        said = {"author": author, "text": text, "parent": parent, "title": "A story"}
        return int(self._ask(f"/new?{urlencode({'uri': thread})}", said)["id"])

    def like(self, number: int) -> None:
        """Vote a comment up."""
        self._ask(f"/id/{number}/like", {})

    def _ask(self, path: str, said: dict[str, Any]) -> Any:
        request = Request(self.url + path, json.dumps(said).encode(), {"Content-Type": "application/json"})
        with urlopen(request, timeout=30) as answer:
            return json.load(answer)


@contextmanager
def isso_server(folder: Path) -> Iterator[Isso]:
    """Run Isso for the length of the block."""
    port = free_port()
    settings = folder / "isso.cfg"
    settings.write_text(SETTINGS.format(folder=folder, port=port, host="http://127.0.0.1/"))
    command = [str(Path(sys.executable).parent / "isso"), "-c", str(settings), "run"]
    with running(command, folder / "isso.log", lambda: listens(port)):
        yield Isso(f"http://127.0.0.1:{port}")
