"""Platforms whose comments are known by the id or class of their element. One small file each.

To add one: a module here with a FAMILY, its name in ORDER, a page of its shape in the tests.
"""

from __future__ import annotations

import importlib

from nkscrape.extract.comments.families.family import Family

ORDER = ("disqus", "wpdiscuz", "blogger", "discourse", "spip", "wordpress", "drupal", "numbered")
"""Most telling first: where a page has comments of two families, the first that can be read is its thread."""
FAMILIES: tuple[Family, ...] = tuple(importlib.import_module(f"{__name__}.{name}").FAMILY for name in ORDER)
