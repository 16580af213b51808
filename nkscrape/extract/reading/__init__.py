"""From a page's source to its Reading: one pass, and every later question is a look-up."""

from __future__ import annotations

from nkscrape.extract.reading.blocks import Block
from nkscrape.extract.reading.reading import Reading

__all__ = ["Block", "Reading"]
