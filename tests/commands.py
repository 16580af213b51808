"""Commands in processes of their own, forked from one that has loaded everything: a start costs little."""

from __future__ import annotations

import multiprocessing
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
_CONTEXT = multiprocessing.get_context("forkserver")
_LOADED = "nkscrape.cli nkscrape.crawl nkscrape.spiders.news nkscrape.archiver pipelines.writer pandas"
_LATE = (
    "core.downloader.handlers.http11 core.downloader.contextfactory extensions.memusage downloadermiddlewares.cookies"
)
_CONTEXT.set_forkserver_preload([*_LOADED.split(), *(f"scrapy.{name}" for name in _LATE.split())])


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    returncode: int
    stdout: str
    stderr: str


def run_nkscrape(*arguments: str, env: dict[str, str] | None = None, prelude: str = "", patience: float = 60) -> Result:
    """Run `nkscrape` in a new process, `prelude` (Python) before it; end it after `patience` seconds."""
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        process = _CONTEXT.Process(target=_main, args=(arguments, env or {}, prelude, str(out), str(err)))
        process.start()
        process.join(patience)
        if process.is_alive():
            process.kill()
            process.join()
        assert process.exitcode is not None
        return Result(process.exitcode, out.read_text(), err.read_text())


def _main(arguments: tuple[str, ...], env: dict[str, str], prelude: str, out: str, err: str) -> None:
    for descriptor, path in ((1, out), (2, err)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), descriptor)
    sys.stdout, sys.stderr = (os.fdopen(descriptor, "w", buffering=1, closefd=False) for descriptor in (1, 2))
    os.environ.update(env)
    os.chdir(ROOT)
    exec(prelude, {})
    from nkscrape.cli import main  # noqa: PLC0415 - after the prelude

    sys.exit(main(arguments))
