"""What is fuzzed: a function per surface that takes what strangers send, a disk gives back or a user types.

A function takes the bytes of one input. Whatever it raises is a finding, so it passes over what is documented: a
UserError where the surface promises one. The first line of an input says what goes beside the bytes, where
anything does: an address and content type, the kind of comment server, a table. `fuzz/seeds.py` shows inputs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from fuzz import disk, user, web

Form = Literal["markup", "json", "lines", "binary"]


@dataclass(frozen=True)
class Target:
    """One surface."""

    check: Callable[[bytes], None]
    form: Form
    """What its inputs are made of: says how they are mutated."""
    share: int
    """Per cent of all inputs."""


TARGETS: dict[str, Target] = {
    "page": Target(web.check_page, "markup", 30),
    "source": Target(web.check_source, "markup", 15),
    "robots": Target(web.check_robots, "lines", 6),
    "headers": Target(web.check_headers, "lines", 4),
    "answer": Target(web.check_answer, "json", 14),
    "values": Target(web.check_values, "lines", 9),
    "journal": Target(disk.check_journal, "json", 4),
    "warc": Target(disk.check_warc, "binary", 6),
    "parquet": Target(disk.check_parquet, "binary", 3),
    "state": Target(disk.check_state, "binary", 3),
    "options": Target(user.check_options, "lines", 4),
    "command": Target(user.check_command, "lines", 2),
}
