"""The title: JSON-LD, OpenGraph, the page's h1 and `title` weighed against each other."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from nkscrape.extract.data.structured import Stated, Structured, texts, title_tag
from nkscrape.extract.regions import Regions
from nkscrape.extract.text import inline, key_of
from nkscrape.page import Page

MAX_TITLE = 500
"""Characters; what is longer is no headline."""
_SEPARATOR = re.compile(r"\s+[|\-–—·»«•*:/]+\s+|\s*[|｜»]\s*|[:：](?=\S{2,20}$)")
_WORD = re.compile(r"\w{4,}")


@dataclass(frozen=True, slots=True)
class Headline:
    """The title and the element that shows it."""

    title: str | None
    source: str
    element: HtmlElement | None


def read_headline(page: Page, structured: Structured, regions: Regions) -> Headline:
    """Return the article's title, without site name or section."""
    names = _site_names(structured)
    stated = {
        "ld": _first(structured.ld("headline", "name"), structured.items("headline")),
        "og": _first(structured.tags("og:title", "twitter:title", "dc.title", "title")),
        "ti": _first([Stated(title_tag(page), "text")]),
    }
    witnesses = [s.value for s in stated.values() if s]
    element = _headline_element(page, regions, witnesses, names)
    shown = _first([Stated(_text(element), "text")]) if element is not None else None
    found = {k: _trim(s, [*witnesses, shown.value if shown else ""], names) for k, s in stated.items() if s}
    if shown:
        found["h1"] = shown
    best = _choose({k: s for k, s in found.items() if key_of(s.value) and key_of(s.value) not in names})
    if element is None and best:
        element = _element_with(page, best.value)
    return Headline(best.value if best else None, best.source if best else "text", element)


def _first(*groups: object) -> Stated | None:
    for group in groups:
        for one in group:  # type: ignore[attr-defined]
            if 1 < len(one.value) <= MAX_TITLE:
                return one  # type: ignore[no-any-return]
    return None


def _text(element: HtmlElement) -> str:
    return inline("".join(element.itertext()))


def _site_names(structured: Structured) -> set[str]:
    """Return the keys of the site's own name, which is never a title."""
    names = [s.value for s in structured.tags("og:site_name", "application-name", "twitter:site")]
    names += texts(structured.node.get("publisher"))
    return {key_of(name) for name in names} - {""}


def _headline_element(page: Page, regions: Regions, witnesses: list[str], names: set[str]) -> HtmlElement | None:
    """Return the h1 that agrees with the page's data, else the first that can be a headline."""
    keys = [key_of(w) for w in witnesses]
    first = None
    for element in page.landmarks["h1"][:50]:
        text = _text(element)
        key = key_of(text)
        if len(key) < 2 or len(text) > MAX_TITLE or key in names:
            continue
        if any(key in w or w in key for w in keys if w):
            return element
        if first is None and not regions.within_outside(element):
            first = element
    if first is not None and witnesses and not any(_alike(_text(first), w) for w in witnesses):
        lower = _same_text(page, keys)
        return lower if lower is not None else first
    return first if first is not None else _same_text(page, keys)


def _same_text(page: Page, keys: list[str]) -> HtmlElement | None:
    """Return a lower heading that shows a witness's wording."""
    for element in [*page.landmarks["h2"], *page.landmarks["h3"]]:
        key = key_of(_text(element))
        if len(key) > 11 and any(w.startswith(key) or w.endswith(key) for w in keys):
            return element
    return None


def _element_with(page: Page, title: str) -> HtmlElement | None:
    return _same_text(page, [key_of(title)])


def _trim(stated: Stated, others: list[str], names: set[str]) -> Stated:
    """Cut site name and section off the end (or start) of a title."""
    value = stated.value
    for separator in _SEPARATOR.finditer(value):
        head, tail = value[: separator.start()], value[separator.end() :]
        head_key, tail_key = key_of(head), key_of(tail)
        if any(head_key == key_of(other) for other in others if other != value) and len(head_key) > 7:
            return Stated(head, stated.source)
        if tail_key in names and head_key:
            return Stated(head, stated.source)
        if head_key in names and tail_key:
            return Stated(tail, stated.source)
    return stated


def _choose(found: dict[str, Stated]) -> Stated | None:
    """Return the best candidate of `ld`, `og`, `h1` and `ti`, the title tag."""
    keys = {k: key_of(s.value) for k, s in found.items()}
    ld, og, h1, ti = (keys.get(k) for k in ("ld", "og", "h1", "ti"))
    others = [key for name, key in keys.items() if name != "ld"]
    if ld and len(set(others)) == len(others) < 2:
        return found["ld"]
    if ld and any(_alike(found["ld"].value, s.value) for k, s in found.items() if k != "ld"):
        if og and og in (ld, h1) and ti is not None and ld in (og, ti):
            return found["og"]
        return found["ld"]
    if og and (og in (h1, ti) or not h1):
        return found["og"]
    if h1 and og and len(og) > 14 and h1.endswith(og):
        return found["og"]
    if h1 and (h1 == ti or not og or _alike(found["h1"].value, found["og"].value)):
        return found["h1"]
    return found.get("og") or found.get("h1") or found.get("ti") or found.get("ld")


def _alike(a: str, b: str) -> bool:
    """Whether two titles can be about the same thing: one in the other, or a share of their words."""
    x, y = key_of(a), key_of(b)
    if not x or not y:
        return False
    if x in y or y in x:
        return True
    left, right = _parts(a), _parts(b)
    return len(left & right) >= max(1, min(len(left), len(right)) * 0.2)


def _parts(text: str) -> set[str]:
    folded = text.casefold()
    if sum(c > "\u2e80" for c in folded) * 3 > len(folded):
        return {folded[i : i + 2] for i in range(len(folded) - 1)}
    return set(_WORD.findall(folded))
