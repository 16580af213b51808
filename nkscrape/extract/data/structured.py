"""What a page says about its article in data: JSON-LD, meta tags (OpenGraph and others), microdata, script state."""

from __future__ import annotations

import html
import re
from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from nkscrape.extract.data.microdata import ARTICLE_TYPE, read_microdata
from nkscrape.extract.reading.text import inline, key_of
from nkscrape.page import Page

Json = dict[str, Any]
_OTHER_ARTICLES = frozenset(
    "itemListElement isPartOf hasPart citation mentions relatedLink author publisher comment liveBlogUpdate "
    "video".split()
)
"""Where objects of other articles, and other things, stand."""
MAX_OBJECTS = 2_000
"""JSON-LD objects of one page that are looked at."""
MAX_NESTING = 4
_TAG = re.compile(r"<[^<>]{1,2000}>")


@dataclass(frozen=True, slots=True)
class Stated:
    """A value and where the page states it."""

    value: str
    source: str
    """json-ld, opengraph, microdata or text."""


@dataclass
class Structured:
    """What the page's data says, each field's candidates most trusted first."""

    node: Json = field(default_factory=dict)
    """The JSON-LD object of the article; empty where there is none."""
    objects: list[Json] = field(default_factory=list)
    meta: dict[str, list[str]] = field(default_factory=dict)
    props: dict[str, list[str]] = field(default_factory=dict)
    """Microdata and RDFa, by schema.org's names."""

    @property
    def is_bare(self) -> bool:
        """Whether the page states nothing in data, so that its text alone must tell."""
        return not self.node and "og:title" not in self.meta

    def ld(self, *names: str) -> Iterator[Stated]:
        """Yield the texts of properties of the JSON-LD article."""
        for name in names:
            for text in texts(self.node.get(name)):
                yield Stated(text, "json-ld")

    def tags(self, *names: str) -> Iterator[Stated]:
        """Yield the contents of meta tags by lower-case name or property."""
        for name in names:
            source = "opengraph" if name.startswith(("og:", "article:")) else "text"
            for text in self.meta.get(name, ()):
                if value := plain(text):
                    yield Stated(value, source)

    def items(self, name: str) -> Iterator[Stated]:
        """Yield the values of a microdata property."""
        for text in self.props.get(name, ()):
            yield Stated(text, "microdata")

    def resolve(self, value: Any) -> Any:
        """Return the object a bare `@id` reference points to, a list with its references resolved, else the value."""
        if isinstance(value, list):
            return [self.resolve(one) if isinstance(one, dict) else one for one in value]
        if isinstance(value, dict) and set(value) <= {"@id", "@type"} and isinstance(name := value.get("@id"), str):
            return self._described.get(name, value)
        return value

    @cached_property
    def _described(self) -> dict[str, Json]:
        """The objects that are more than a reference by `@id`, the first of each."""
        found: dict[str, Json] = {}
        for one in _nested(self.objects, skipped=()):
            if len(one) > 2 and isinstance(name := one.get("@id"), str):
                found.setdefault(name, one)
        return found


def read_structured(page: Page) -> Structured:
    """Return what the page's data says about its article."""
    node = _article_node(page.json_ld, page)
    if isinstance(about := node.get("mainEntityOfPage"), dict):
        node = {**about, **node}  # some templates put the article's own properties into the page's object
    props = {name: [plain(one) for one in values] for name, values in read_microdata(page.reading).items()}
    structured = Structured(node, page.json_ld, page.meta, props)
    structured.node = {name: structured.resolve(value) for name, value in node.items()}
    return structured


def is_article(value: Json) -> bool:
    """Whether a JSON-LD object is an article of some kind."""
    return any(ARTICLE_TYPE.search(kind) for kind in types(value))


def types(value: Json) -> list[str]:
    """Return the names of an object's types."""
    kinds = value.get("@type")
    return [k for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)]


def texts(value: Any, depth: int = 0) -> Iterator[str]:
    """Yield the plain texts of a JSON-LD value: strings, lists, `@value` or named objects."""
    if isinstance(value, str):
        if text := plain(value):
            yield text
    elif isinstance(value, list) and depth < 4:
        for item in value[:100]:
            yield from texts(item, depth + 1)
    elif isinstance(value, dict) and depth < 4:
        yield from texts(value.get("@value") or value.get("name") or _full_name(value) or value.get("url"), depth + 1)


def _full_name(value: Json) -> str:
    """Return the name of a person that is stated in parts."""
    return " ".join(part for key in ("givenName", "familyName") if isinstance(part := value.get(key), str))


def title_tag(page: Page) -> str:
    """Return the text of the page's `title`."""
    return plain(page.reading.title)


def plain(text: str) -> str:
    """Return text on one line with entities decoded, even where they were encoded twice, and tags taken out."""
    if "&" in text:
        text = html.unescape(html.unescape(text))
    if "<" in text:
        text = _TAG.sub(" ", text)
    return inline(text)


def _article_node(objects: list[Json], page: Page) -> Json:
    """Return the object of this page's article: the one that bears its URL or title, else the fullest."""
    found = [o for o in _nested(objects) if is_article(o)]
    if not found:
        return {}
    if len(found) == 1:
        return found[0]
    title = key_of((page.meta.get("og:title") or [""])[0])
    best = max(found, key=lambda o: _fitness(o, title, page.canonical_url))
    headline = _headline_key(best)
    for other in found:
        if headline and other is not best and _headline_key(other) == headline:
            best = {**other, **best}  # one article described twice: by the site, and by a plugin
    return best


def _headline_key(node: Json) -> str:
    return key_of(next(texts(node.get("headline") or node.get("name")), ""))


def _nested(objects: list[Json], skipped: Collection[str] = _OTHER_ARTICLES) -> Iterator[Json]:
    """Yield the objects of a page and those inside them, to a depth at which articles stand."""
    waiting = deque((one, 0) for one in objects[:200])
    for _ in range(MAX_OBJECTS):
        if not waiting:
            return
        one, depth = waiting.popleft()
        yield one
        for name, value in one.items() if depth < MAX_NESTING else ():
            if isinstance(value, (dict, list)) and name not in skipped:
                inner = value[:20] if isinstance(value, list) else [value]
                waiting.extend((each, depth + 1) for each in inner if isinstance(each, dict))


def _fitness(node: Json, title: str, url: str) -> tuple[int, int, int]:
    headline = _headline_key(node)
    same_title = bool(headline and title) and (headline in title or title in headline)
    stated = [*texts(node.get("url")), *texts(node.get("@id")), *texts(node.get("mainEntityOfPage"))]
    same_url = any(s.split("#")[0].rstrip("/") == url.rstrip("/") for s in stated)
    fullness = sum(name in node for name in ("headline", "datePublished", "author", "articleBody"))
    return same_title + same_url, fullness, len(next(texts(node.get("articleBody")), ""))
