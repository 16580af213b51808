"""A Reading as an lxml tree, for a site's own CSS and XPath selectors: nothing else walks a tree."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

from nkscrape.extract.reading.reading import Reading

_PARSER = etree.HTMLParser()
_PARSER.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
_NAME = re.compile(r"[a-zA-Z_][\w.-]*")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Tree:
    """A page as lxml's elements; names that XML forbids are left out or replaced."""

    def __init__(self, page: Reading) -> None:
        self.elements = _elements(page)
        """By their number in the reading."""
        self._numbers = {element: i for i, element in enumerate(self.elements)}

    def find(self, path: etree.XPath) -> list[int]:
        """Return the numbers of the elements that a path finds from the root."""
        found = path(self.elements[0]) if self.elements else []
        return [self._numbers[one] for one in found if one in self._numbers] if isinstance(found, list) else []


def _elements(page: Reading) -> list[HtmlElement]:
    made: list[HtmlElement] = []
    for i, (tag, parent) in enumerate(zip(page.tags, page.parents, strict=True)):
        name = tag if _NAME.fullmatch(tag) else "span"
        element = etree.SubElement(made[parent], name) if parent >= 0 else _PARSER.makeelement(name)
        for key, value in page.attributes[i].items():
            if _NAME.fullmatch(key):
                element.set(key, _NOT_XML.sub("", value or ""))
        if text := page.raw(i) or page.own(i):
            element.text = _NOT_XML.sub("", text)
        made.append(element)
    for i, element in enumerate(made):
        if i and (tail := page.tail(i)):
            element.tail = _NOT_XML.sub("", tail)
    return made
