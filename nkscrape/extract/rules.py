"""A site's own selectors: CSS, or XPath where they start with '/' or './'; the first that matches wins."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from cssselect import SelectorError
from lxml import etree
from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement

from nkscrape.errors import UserError
from nkscrape.extract.data.structured import Stated
from nkscrape.extract.text import elements_at, text_of


def select(root: HtmlElement, selectors: Iterable[str]) -> list[HtmlElement]:
    """Return the elements of the first selector that matches; empty where none does.

    Raises UserError for a selector that is neither CSS nor XPath.
    """
    return next((found for selector in selectors if (found := elements_at(_compiled(selector), root))), [])


def stated_by_rule(root: HtmlElement, selectors: Iterable[str]) -> Stated | None:
    """Return the text a site's selectors point to: a date's `datetime`, a meta tag's `content`, else what is shown."""
    values = [e.get("datetime") or e.get("content") or text_of(e) for e in select(root, selectors)]
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
