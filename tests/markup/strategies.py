"""Lets Hypothesis choose what pages are drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from markup.choices import Choices, is_held_back, settle
from markup.drawing import tuned_values
from markup.grammar import GRAMMAR
from markup.page import Drawn, render

SEEDS = st.integers(0, 2**32 - 1)


def _settled(grammar: Mapping[str, Sequence[str]]) -> st.SearchStrategy[Choices]:
    values = {name: st.sampled_from(values) for name, values in grammar.items()}
    return st.builds(Choices, seed=SEEDS, **values).map(settle)


def choices() -> st.SearchStrategy[Choices]:
    """Any drawing of the whole grammar."""
    return _settled(GRAMMAR)


def tuned_pages() -> st.SearchStrategy[Drawn]:
    """Pages of the grammar that extraction is tuned on."""
    return _settled(tuned_values()).filter(lambda drawn: not is_held_back(drawn)).map(render)


def pages() -> st.SearchStrategy[Drawn]:
    """Pages of the whole grammar."""
    return choices().map(render)
