"""A site's own selectors: CSS, or XPath where they start with '/' or './'; the first that matches wins."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from cssselect import SelectorError
from lxml import etree
from lxml.cssselect import CSSSelector

from nkscrape.errors import UserError
from nkscrape.extract.data.structured import Stated
from nkscrape.page import Page


def select(page: Page, selectors: Iterable[str]) -> list[int]:
    """Return the elements of the first selector that matches; empty where none does.

    Raises UserError for a selector that is neither CSS nor XPath. Only here a page is made an lxml tree.
    """
    for selector in selectors:
        if found := page.tree.find(_compiled(selector)):
            return found
    return []


def stated_by_rule(page: Page, selectors: Iterable[str]) -> Stated | None:
    """Return the text a site's selectors point to: a date's `datetime`, a meta tag's `content`, else what is shown."""
    reading = page.reading
    values = [
        reading.get(i, "datetime") or reading.get(i, "content") or " ".join(reading.layout.lines(i)).replace("\n", " ")
        for i in select(page, selectors)
    ]
    value = " | ".join(dict.fromkeys(filter(None, values)))
    return Stated(value, "site-rule") if value else None


@lru_cache(maxsize=512)
def _compiled(selector: str) -> etree.XPath:
    try:
        if selector.startswith(("/", "./")):
            return etree.XPath(selector)
        return CSSSelector(selector, translator="html")
    except (etree.XPathSyntaxError, SelectorError) as error:
        raise UserError(f"bad selector {selector!r} in the site file: {error}") from None
