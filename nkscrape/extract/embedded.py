"""Article text that stands only in data: JSON-LD, script state of Next.js, Nuxt, Arc and the like, templates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import html as lxml_html

from nkscrape import jsontext
from nkscrape.extract.data.structured import Structured
from nkscrape.extract.text import inline, paragraphs
from nkscrape.limits import MAX_JSON_BLOCK
from nkscrape.page import Page

MIN_SIZE = 300
"""Characters from which text in data is taken for an article's."""
_MAX_NODES = 200_000
_MAX_FRAGMENT = 500_000
_STATE = re.compile(r"""(?:Fusion\.globalContent|window\.__\w+__|window\.\w+|self\.__\w+)\s*=\s*(?=[{\[])""")
_FLIGHT = re.compile(r'self\.__next_f\.push\(\[1,\s*("(?:[^"\\]|\\.)*")\s*\]\)', re.DOTALL)
_TEXT_KEYS = frozenset("content text body html value paragraph articlebody bodytext storybody description_html".split())
_PIECE_KEYS = ("content", "text", "html", "value", "body", "paragraph")
_SKIPPED_KEYS = frozenset(
    "related recommended comments teasers latest popular mostread navigation menu footer header seo meta ads".split()
)
_TEMPLATES = ("text/template", "text/html", "text/x-template", "text/x-handlebars-template")


def read_embedded(page: Page, structured: Structured) -> list[str]:
    """Return the paragraphs of the longest article text in the page's data; empty where there is none."""
    candidates = [_split(text) for text in _bodies(structured)]
    if not candidates or _size(candidates[0]) < MIN_SIZE:
        candidates += [*_in_templates(page), *_in_state(page)]
    best = max(candidates, key=_size, default=[])
    return best if _size(best) >= MIN_SIZE else []


def _size(texts: list[str]) -> int:
    return sum(map(len, texts))


def _bodies(structured: Structured) -> Iterator[str]:
    for one in (structured.node, *structured.objects):
        body = one.get("articleBody") or one.get("text")
        if isinstance(body, str):
            yield body


def _split(text: str) -> list[str]:
    """Return the paragraphs of text or of a fragment of HTML."""
    text = text[:_MAX_FRAGMENT]
    if "&lt;p" in text:
        text = text.replace("&lt;", "<").replace("&gt;", ">")
    if "<" in text or "&" in text:
        try:
            text = paragraphs(lxml_html.fragment_fromstring(text, create_parent="div"))
        except (ValueError, lxml_html.etree.ParserError):
            return []
        return [part for part in text.split("\n\n") if part]
    return [line for line in map(inline, text.splitlines()) if line]


def _in_templates(page: Page) -> Iterator[list[str]]:
    for script in page.root.iter("script"):
        if (script.get("type") or "").lower() in _TEMPLATES and script.text and len(script.text) > MIN_SIZE:
            yield _split(script.text)
    for block in page.root.iter("noscript"):
        if sum(1 for _ in block.iter("p")) > 1:
            yield _split(paragraphs_of_noscript(block))


def paragraphs_of_noscript(block: lxml_html.HtmlElement) -> str:
    """Return the HTML inside a noscript element."""
    return (block.text or "") + "".join(lxml_html.tostring(child, encoding="unicode") for child in block)


def _in_state(page: Page) -> Iterator[list[str]]:
    """Yield the text groups of JSON state in scripts."""
    for script in page.root.iter("script"):
        source = script.text or ""
        if len(source) < MIN_SIZE or "ld+json" in (script.get("type") or ""):
            continue
        for value in _values(script.get("type") or "", source):
            yield from _groups(value)


def _values(kind: str, source: str) -> Iterator[Any]:
    source = source.strip()
    if len(source) > MAX_JSON_BLOCK:
        return
    if "json" in kind or source.startswith(("{", "[")):
        yield jsontext.parse_start(source)
    for found in list(_STATE.finditer(source))[:20]:
        yield jsontext.parse_start(source[found.end() :])
    for found in _FLIGHT.finditer(source):
        yield from _flight(jsontext.parse_start(found.group(1)))


def _flight(text: Any) -> Iterator[Any]:
    """Yield the JSON rows of a Next.js flight chunk: 'id:json' lines."""
    for line in text.split("\n")[:5000] if isinstance(text, str) else ():
        _, _, row = line.partition(":")
        if row[:1] in ("{", "[", '"'):
            yield jsontext.parse_start(row)


def _groups(value: Any) -> Iterator[list[str]]:
    """Yield the texts of each list of text pieces, and each long piece of HTML, in a JSON value."""
    stack: list[Any] = [value]
    seen = 0
    while stack and seen < _MAX_NODES:
        one = stack.pop()
        seen += 1
        if isinstance(one, list):
            pieces = [piece for item in one[:2000] if (piece := _piece(item))]
            if len(pieces) > 1:
                yield [part for piece in pieces for part in _split(piece)]
            stack.extend(one[:5000])
        elif isinstance(one, dict):
            for key, inner in one.items():
                if isinstance(inner, (list, dict)) and key.lower() not in _SKIPPED_KEYS:
                    stack.append(inner)
                elif isinstance(inner, str) and len(inner) >= MIN_SIZE and key.lower() in _TEXT_KEYS:
                    yield _split(inner)


def _piece(item: Any) -> str | None:
    """Return the text of one member of a list of content elements."""
    inner = item if isinstance(item, dict) else None
    while isinstance(inner, dict):
        inner = next((one for key in _PIECE_KEYS if _leads_on(one := inner.get(key))), None)
    return inner


def _leads_on(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, str) and (" " in value or len(value) > 10))
