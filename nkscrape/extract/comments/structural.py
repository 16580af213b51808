"""Hand-made threads."""
from __future__ import annotations
from collections.abc import Iterator
from lxml.html import HtmlElement
from nkscrape.extract.comments.items import Group
from nkscrape.extract.landmarks import Landmarks
from nkscrape.page import Page

def groups(page: Page, landmarks: Landmarks) -> Iterator[Group]:
    """x"""
    return iter(())

def key_of(element: HtmlElement) -> str | None:
    """x"""
    return None
