"""Platforms whose comments are known by the id or class of their element. One small file each.

To add one: a module here with a PLATFORM, its name in ORDER, a page of its shape in the tests.
"""

from __future__ import annotations

import importlib

from nkscrape.extract.threads.platforms.platform import Platform

ORDER = ("disqus", "wpdiscuz", "blogger", "discourse", "spip", "wordpress", "drupal")
"""Most telling first: where a page has comments of two platforms, the first that can be read is its thread."""
PLATFORMS: tuple[Platform, ...] = tuple(importlib.import_module(f"{__name__}.{name}").PLATFORM for name in ORDER)
