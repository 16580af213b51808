"""Words of an invented newspaper, and sentences made of them: our own text, as much of it as is asked for."""

from __future__ import annotations

import tomllib
from pathlib import Path
from random import Random

PHRASES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text())


class Voice:
    """Sentences in the order of a seed; the same seed says the same."""

    def __init__(self, seed: str, *, korean: bool = False) -> None:
        self._random = Random(seed)
        self._korean = korean
        self._words: dict[str, list[str]] = PHRASES["ko" if korean else "en"]

    def _pick(self, *kinds: str) -> list[str]:
        return [self._random.choice(self._words[kind]) for kind in kinds]

    def sentence(self) -> str:
        """Return one sentence."""
        if self._korean:
            return f"{' '.join(self._pick('who', 'when', 'what', 'did'))}."
        who, did, what, when, why = self._pick("who", "did", "what", "when", "why")
        return f"{who[0].upper()}{who[1:]} {did} {what} {when}, {why}."

    def paragraph(self, low: int = 3, high: int = 6) -> str:
        """Return some sentences."""
        return " ".join(self.sentence() for _ in range(self._random.randint(low, high)))

    def headline(self) -> str:
        """Return a headline."""
        if self._korean:
            who, when, what = self._pick("who", "when", "what")
            return f"{who[:-1]}, {when} {what[:-1]} 두고 머리를 맞대다"
        who, did, what = self._pick("who", "did", "what")
        return f"{who[0].upper()}{who[1:]} {did} {what}"
