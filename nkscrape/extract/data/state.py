"""Article text that stands only in data: JSON-LD, script state of Next.js, Nuxt, Arc and the like, templates."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from nkscrape import jsontext
from nkscrape.extract.data.structured import Structured
from nkscrape.extract.reading import Reading, read_fragment
from nkscrape.extract.reading.text import inline, key_of
from nkscrape.limits import MAX_JSON_BLOCK
from nkscrape.page import Page

MIN_SIZE = 300
"""Characters from which text in data is taken for an article's."""
MAX_NODES = 200_000
"""Values of one script that are looked at."""
MAX_FRAGMENT = 500_000
"""Characters of a text that are read."""
MAX_FRAGMENTS = 200
"""Texts of one page that are read as HTML."""
MAX_STATES = 20
_STATE = re.compile(r"(?:Fusion\.globalContent|(?:window|self|globalThis)(?:\.\w+|\[[\"']\w+[\"']\]))\s*=\s*(?=[{\[])")
_PARSED = re.compile(r"JSON\.parse\(\s*(?=\")")
_FLIGHT = re.compile(r"self\.__next_f\.push\(\s*(?=\[)")
_ROW = re.compile(rb"[\da-f]{1,8}:(?:T(?P<size>[\da-f]{1,8}),)?")
_PIECE_KEYS = ("content", "text", "html", "value", "body", "paragraph")
_SKIPPED_KEYS = frozenset(
    "related recommended comments teasers latest popular mostread navigation menu footer header seo meta ads "
    "translations messages locale i18n consent".split()
)
_TEMPLATES = ("text/template", "text/html", "text/x-template", "text/x-handlebars-template")
_TAG = re.compile(r"</?[a-zA-Z]")
_SENTENCE = re.compile(r"\w[.!?…。！？؟।](?=\s|\Z|[\"'”’»)<]|[\u3040-\ud7ff])")
_CODE = re.compile(r"[{};]\s*[\w.#$]+\s*[:({=]")
_PROSE = 3
"""Sentence ends from which a long string is a text."""


def read_embedded(page: Page, structured: Structured) -> list[str]:
    """Return the paragraphs of the longest article text in the page's data; empty where there is none."""
    candidates = [_split(body) for body in _bodies(structured)]
    if not candidates or _size(candidates[0]) < MIN_SIZE:
        candidates += [*_in_templates(page.reading), *_in_state(page.reading)]
    best = max(candidates, key=_size, default=[])
    return best if _size(best) >= MIN_SIZE else []


def _size(texts: list[str]) -> int:
    return sum(map(len, texts))


def _bodies(structured: Structured) -> Iterator[str]:
    for one in (structured.node, *structured.objects):
        body = one.get("articleBody") or one.get("text")
        if isinstance(body, str):
            yield body


def _split(*pieces: str) -> list[str]:
    """Return the paragraphs of texts or of fragments of HTML, a text that stands there twice once."""
    text = "\n".join(pieces)[:MAX_FRAGMENT]
    if "&lt;p" in text:
        text = text.replace("&lt;", "<").replace("&gt;", ">")
    if _TAG.search(text):
        marked = "".join(f"<div>{piece}</div>" for piece in pieces) if len(pieces) > 1 else text
        reading = read_fragment(f"<body>{marked[:MAX_FRAGMENT]}</body>")
        return _once(reading.layout.lines(0))
    return _once([line for line in map(inline, html.unescape(text).splitlines()) if line])


def _once(parts: list[str]) -> list[str]:
    """Return the paragraphs of a text without its second copy: line by line, or behind the first in one line."""
    half = len(parts) // 2
    if half and len(parts) % 2 == 0 and parts[:half] == parts[half:]:
        return parts[:half]
    if len(parts) > 1:
        rest = key_of("".join(parts[1:]))
        return parts[1:] if len(rest) > MIN_SIZE / 2 and key_of(parts[0]) == rest else parts
    whole = "".join(parts)
    at = whole.find(whole[:80], len(whole) // 2 - 2) if len(whole) > MIN_SIZE else -1
    return [whole[:at].rstrip()] if at > 0 and key_of(whole[:at]) == key_of(whole[at:]) else parts


def _in_templates(reading: Reading) -> Iterator[list[str]]:
    for i in reading.elements("script"):
        if reading.get(i, "type").lower() in _TEMPLATES and len(source := reading.raw(i)) > MIN_SIZE:
            yield _split(source)
    for i in reading.elements("noscript"):
        paragraphs = [inline(text) for j in reading.inside(i, "p") if (text := reading.raw_text(j))]
        if len(paragraphs) > 1:
            yield paragraphs


def _in_state(reading: Reading) -> Iterator[list[str]]:
    """Yield the text groups of JSON state in scripts, the chunks of a flight joined before they are read."""
    flight: list[str] = []
    left = MAX_FRAGMENTS
    for i in reading.elements("script"):
        kind, source = reading.get(i, "type"), reading.raw(i)
        if "ld+json" in kind or len(source) > MAX_JSON_BLOCK:
            continue
        if "__next_f" in source:
            flight += _chunks(source)
        elif len(source) >= MIN_SIZE:
            for value in _values(kind, source.strip()):
                for group in _groups(value):
                    if left := left - 1:
                        yield group
                    else:
                        return
    for value in _rows("".join(flight)):
        yield from _groups(value)


def _values(kind: str, source: str) -> Iterator[Any]:
    if "json" in kind or source.startswith(("{", "[")):
        yield jsontext.parse_start(source)
    for found in list(_STATE.finditer(source))[:MAX_STATES]:
        yield jsontext.parse_start(source[found.end() :])
    for found in list(_PARSED.finditer(source))[:MAX_STATES]:
        inner = jsontext.parse_start(source[found.end() :])
        yield jsontext.parse_start(inner) if isinstance(inner, str) else None


def _chunks(source: str) -> Iterator[str]:
    """Yield the strings a script pushes to the flight of Next.js."""
    for found in _FLIGHT.finditer(source):
        pushed = jsontext.parse_start(source[found.end() :])
        if isinstance(pushed, list) and len(pushed) > 1 and isinstance(pushed[1], str):
            yield pushed[1]


def _rows(flight: str) -> Iterator[Any]:
    """Yield the rows of a flight: JSON to the end of its line, or text of a stated number of bytes."""
    data = flight.encode("utf-8", "replace")
    at = 0
    while found := _ROW.match(data, at):
        at = found.end()
        if found["size"]:
            end = at + int(found["size"], 16)
            yield data[at:end].decode("utf-8", "replace")
        else:
            end = data.find(b"\n", at)
            end = len(data) if end < 0 else end + 1
            yield jsontext.parse_start(data[at:end].decode("utf-8", "replace"))
        at = end


def _groups(value: Any) -> Iterator[list[str]]:
    """Yield the texts of each list of text pieces, and each long piece of prose, in a JSON value."""
    stack: list[Any] = [value]
    seen = 0
    while stack and seen < MAX_NODES:
        one = stack.pop()
        seen += 1
        if isinstance(one, str):
            if _is_prose(one):
                yield _split(one)
        elif isinstance(one, list):
            pieces = [piece for item in one[:2000] if isinstance(item, dict) and (piece := _piece(item))]
            if len(pieces) > 1:
                yield _split(*pieces)
            stack.extend(one[:5000])
        elif isinstance(one, dict):
            stack.extend(inner for key, inner in one.items() if key.lower() not in _SKIPPED_KEYS)


def _is_prose(text: str) -> bool:
    """Say whether a string is a text: long, of sentences, no code."""
    if len(text) < MIN_SIZE or text.startswith(("http", "data:", "{", "[")):
        return False
    start = text[:5000]
    return len(_SENTENCE.findall(start)) >= _PROSE and len(_CODE.findall(start)) < _PROSE


def _piece(item: Any) -> str | None:
    """Return the text of one member of a list of content elements."""
    inner = item
    while isinstance(inner, dict):
        inner = next((one for key in _PIECE_KEYS if _leads_on(one := inner.get(key))), None)
    return inner if isinstance(inner, str) else None


def _leads_on(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, str) and (" " in value or len(value) > 10))
