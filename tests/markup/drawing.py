"""Draws choices by seed, for what wants the same pages each time and is no test."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from markup.choices import Choices, is_held_back, settle
from markup.grammar import GRAMMAR, HELD_BACK, HELD_BACK_PAIRS

COMMON = {
    "record": ("div", "div", "li", "li", "article"),
    "nesting": ("nested", "nested", "nested", "nested", "beside"),
    "size": ("few", "few", "some", "some", "many"),
    "related": ("heading", "heading"),
}
"""Values that count once more in a draw by seed, as often as they stand here."""
EXTRAS = "badge avatar quote signature subject likes number deleted data more widget decoy".split()
"""Choices that most sites answer with 'none'."""


def tuned_values() -> dict[str, list[str]]:
    """Return the values of each choice that are not held back."""
    return {name: [v for v in values if v not in HELD_BACK.get(name, ())] for name, values in GRAMMAR.items()}


def choose(seed: int, *, held_back: bool = False) -> Choices:
    """Return the drawing of a seed: of the grammar that is tuned on, or with something in it that is held back."""
    rng = random.Random(seed)
    while True:
        values = _draw(rng, GRAMMAR) | _draw_held_back(rng) if held_back else _draw(rng, tuned_values())
        choices = settle(Choices(seed=rng.randrange(2**32), **values))
        if is_held_back(choices) == held_back:
            return choices


def _draw(rng: random.Random, grammar: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return a value for each choice: common ones more often, and half the time none of what only some sites have."""
    drawn = {}
    for name, values in grammar.items():
        common = [value for value in COMMON.get(name, ()) if value in values]
        drawn[name] = "none" if name in EXTRAS and rng.random() < 0.5 else rng.choice([*values, *common])
    return drawn


def _draw_held_back(rng: random.Random) -> dict[str, str]:
    """Return one value or one pair that is held back."""
    if rng.random() < 0.4:
        return dict(rng.choice(HELD_BACK_PAIRS))
    name = rng.choice(sorted(HELD_BACK))
    return {name: rng.choice(sorted(HELD_BACK[name]))}
