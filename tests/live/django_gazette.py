"""The Gazette as a Django site with django-comments-xtd."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gazette import BREAK, Story, write_down
from processes import free_port, listens, running
from truth import Post, posts_of

PAPER = Path(__file__).parent / "django_paper" / "paper.py"


@dataclass(frozen=True)
class Django:
    """The site, filled by its own models."""

    url: str
    folder: Path

    @property
    def asked(self) -> list[str]:
        """What was asked for, in order."""
        return (self.folder / "asked").read_text().splitlines()

    def truth(self) -> list[Post]:
        """Return what the database holds for readers."""
        return posts_of(json.loads(_paper(self.folder, "truth")))


@contextmanager
def django_server(folder: Path, stories: list[Story]) -> Iterator[Django]:
    """Run the site for the length of the block."""
    port = free_port()
    _paper(folder, "fill", str(write_down(folder, stories, lambda _, story: BREAK.join(story.pages))))
    (folder / "asked").touch()
    command = [sys.executable, str(PAPER), "serve", str(port)]
    with running(command, folder / "django.log", lambda: listens(port), _environment(folder)):
        yield Django(f"http://127.0.0.1:{port}", folder)


def _environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "GAZETTE_FOLDER": str(folder)}


def _paper(folder: Path, *what: str) -> str:
    command = [sys.executable, str(PAPER), *what]
    done = subprocess.run(command, env=_environment(folder), capture_output=True, text=True, timeout=600, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return done.stdout
