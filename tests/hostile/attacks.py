"""What every attack of this folder states: a row of the table in docs/security.md."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Attack:
    """One attack, the bound that meets it, and what the user sees of it."""

    what: str
    """What is sent or done, in a few words."""
    bound: str
    """What keeps it harmless."""
    sees: str
    """What the user sees: a line, an outcome, an exit code."""
    make: Callable[..., Any] = lambda: None
    """Makes the hostile input; what it takes and returns is the file's own affair."""

    def __str__(self) -> str:
        return self.what
