"""Text of elements: whitespace folded, blocks as paragraphs, hidden and non-text parts left out."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from lxml import etree
from lxml.html import HtmlElement

from nkscrape.normal import normal

BLOCKS = frozenset(
    "address article aside blockquote caption dd details dialog div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table tbody td tfoot th thead tr "
    "ul".split()
)
SILENT = frozenset(
    "script style noscript template svg iframe object embed button select option textarea input head meta link "
    "canvas audio video map math".split()
)
_BLANK_LINES = re.compile(r"\n{3,}")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"), None)


def inline(text: str | None) -> str:
    """Return `text` on one line: whitespace folded, soft hyphens and zero-width spaces out."""
    if not text:
        return ""
    return " ".join(visible(text).split())


@lru_cache(maxsize=4096)
def key_of(text: str | None) -> str:
    """Return the letters and digits of `text`, case and width folded: what two spellings have in common."""
    if not text:
        return ""
    return "".join(filter(str.isalnum, normal("NFKC", text).casefold()))


def reading_length(text: str) -> int:
    """Return the length of a text in letters of an alphabet: a Han, Kana or Hangul sign says as much as three."""
    return len(text) if text.isascii() else len(text) + 2 * sum("\u3040" <= c <= "\ud7ff" for c in text)


def elements_at(path: etree.XPath, node: HtmlElement) -> list[HtmlElement]:
    """Return the elements a compiled XPath finds from `node`."""
    found = path(node)
    return found if isinstance(found, list) else []


def text_of(element: HtmlElement | None, skip: Collection[HtmlElement] = ()) -> str:
    """Return an element's text on one line, without `skip` elements and their descendants."""
    return inline(paragraphs(element, skip).replace("\n", " ")) if element is not None else ""


def paragraphs(element: HtmlElement, skip: Collection[HtmlElement] = ()) -> str:
    """Return an element's text with a blank line between blocks and a line break at each `br`."""
    parts: list[str] = []
    _collect(element, parts, skip if isinstance(skip, (set, frozenset)) else set(skip), root=element)
    lines = [" ".join(line.split()) for line in visible("".join(parts)).split("\n")]
    text = "\n".join(lines)
    return (_BLANK_LINES.sub("\n\n", text) if "\n\n\n" in text else text).strip()


def visible(text: str) -> str:
    """Return `text` without soft hyphens and zero-width spaces; searching for them costs far less than translating."""
    if text.isascii():
        return text
    if "\u00ad" in text or "\u200b" in text or "\u2060" in text or "\ufeff" in text:
        return text.translate(_INVISIBLE)
    return text


def _collect(element: HtmlElement, parts: list[str], skip: Collection[HtmlElement], root: HtmlElement) -> None:
    """Append the text pieces of a subtree; iterative, so that depth costs no stack."""
    stack: list[tuple[HtmlElement | None, str]] = [(element, "")]
    while stack:
        node, tail = stack.pop()
        if node is None:
            parts.append(tail)
            continue
        if node is not root and node.tail:
            stack.append((None, node.tail.replace("\n", " ")))
        tag = node.tag
        if not isinstance(tag, str) or tag in SILENT or node in skip:
            continue
        if tag == "br":
            parts.append("\n")
            continue
        if tag in BLOCKS:
            parts.append("\n\n")
            stack.append((None, "\n\n"))
        if node.text:
            parts.append(node.text.replace("\n", " "))
        stack.extend((child, "") for child in reversed(node))
