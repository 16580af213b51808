"""The four shapes of an article page: one module each, the same story in different markup."""

from __future__ import annotations

from nkscrape.demo.content import Gazette, Story
from nkscrape.demo.shapes import disqus, opaque, tables, wordpress

_PAGES = {"disqus": disqus.page, "wordpress": wordpress.page, "opaque": opaque.page, "tables": tables.page}
TYPES = {"tables": "text/html"}
"""Content types that differ from the usual one: the old pages leave their charset to a meta tag."""


def article_page(story: Story, paper: Gazette) -> bytes:
    """Return a story's page in its shape."""
    return _PAGES[story.shape](story, paper)
