"""What a user types: arguments, settings and command lines."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress

from fuzz import sample
from fuzz.scratch import scratch
from fuzz.web import NOW
from nkscrape import cli
from nkscrape.crawl import check, project_settings
from nkscrape.errors import UserError
from nkscrape.given import check_settings
from nkscrape.options import parse_options

HARMLESS = ("check", "export", "extract", "info", "recover", "schema", "sites")
"""Verbs that fetch nothing and write only where they are told to."""
_SETTING = "set "


def check_options(data: bytes) -> None:
    """The arguments and settings of a crawl, as a user or a scheduler writes them, one NAME=VALUE a line."""
    pairs = [line.partition("=")[::2] for line in data.decode("utf-8", "surrogateescape").splitlines()]
    settings = project_settings()
    with suppress(UserError):
        for name, value in pairs:
            if name.startswith(_SETTING):
                settings.set(name.removeprefix(_SETTING), value, priority="cmdline")
        options = parse_options({name: value for name, value in pairs if not name.startswith(_SETTING)}, NOW)
        options.covers(NOW.date(), NOW)
        check("news", options)
        check_settings(settings)


def check_command(data: bytes) -> None:
    """A command line of a harmless verb, one word a line: an exit code and one line, never a traceback."""
    words = [_tame(word) for word in data.decode("utf-8", "surrogateescape").splitlines()[:30]]
    if not words or words[0] not in HARMLESS:
        return
    with _user_folder():
        code = cli.main(words)
    assert code in (0, 2, 3), f"exit code {code}"


def _tame(word: str) -> str:
    """Keep a word within the folder and off the network."""
    return (
        word.replace("\0", "")
        .replace("://", ":" if not word.startswith("http") else "://")
        .replace("..", ".")
        .lstrip("/")
    )


@contextmanager
def _user_folder() -> Iterator[None]:
    """Stand in a folder with a dataset and a page; what is printed is thrown away."""
    folder = scratch("user")
    shutil.copytree(sample.dataset(), folder / "output")
    (folder / "page.html").write_bytes(sample.pages()[0].body)
    (folder / "a.warc").write_bytes(sample.warcs()[0])
    (folder / "m.jsonl").write_text('{"path": "page.html", "url": "https://gazette.example/a"}\n')
    before, stdin = os.getcwd(), sys.stdin  # noqa: PTH109
    out = io.TextIOWrapper(io.BytesIO(), "utf-8")
    os.chdir(folder)
    os.environ["NKSCRAPE_DEBUG"] = "1"  # an internal error is to come out
    sys.stdin = io.TextIOWrapper(io.BytesIO(sample.pages()[0].body), "utf-8")
    try:
        with redirect_stdout(out), redirect_stderr(io.StringIO()):
            yield
    finally:
        os.chdir(before)
        del os.environ["NKSCRAPE_DEBUG"]
        sys.stdin = stdin
