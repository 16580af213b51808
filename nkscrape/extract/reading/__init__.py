"""From a page's source to its Reading: one pass, and every later question is a look-up."""

from __future__ import annotations

from nkscrape import gate
from nkscrape.extract.reading.blocks import Block
from nkscrape.extract.reading.reading import Reading

__all__ = ["Block", "Reading", "read_fragment"]


def read_fragment(html: str) -> Reading:
    """Return the reading of HTML that stands in data, within the bounds of a page."""
    return Reading(gate.admit(html.encode("utf-8", "replace")).html)
