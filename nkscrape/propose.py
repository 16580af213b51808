"""Propose a site file from one page of the site: only what differs from what works without it."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from nkscrape import urls
from nkscrape.bundle import Bundle
from nkscrape.discovery import url_date
from nkscrape.listings import read_feed_links
from nkscrape.page import Page

SELECTABLE = {
    "title": "title",
    "subtitle": "subtitle",
    "authors": "byline",
    "published_date": "published",
    "body": "body",
}
"""Article field -> the Site field whose selectors would find it."""
_MAX_LINKS = 500


def site_name(url: str) -> str:
    """Return a name for the site of `url`: its registrable domain without the suffix."""
    return re.sub(r"\W+", "_", urls.site_of(url).partition(".")[0]).strip("_") or "site"


def propose_site(page: Page, bundle: Bundle, name: str) -> str:
    """Return the source of a site file for `page`, whose records are `bundle`: a docstring and literals, no more."""
    domain = urls.site_of(page.url)
    stated: dict[str, Any] = {"name": name, "domains": (domain,)}
    if feeds := read_feed_links(page):
        stated["feeds"] = (feeds[0],)
    if pattern := article_pattern(page):
        stated["article_urls"] = pattern
    article = bundle.article
    if article and article.language:
        stated["languages"] = (article.language,)
    lines = [f"{field}={_literal(value)}," for field, value in stated.items()]
    lines += _timezone_hint(article.published_raw if article else None)
    lines += [f'# {field}=("CSS or XPath",),  # {missing} was not found' for missing, field in _missing(bundle)]
    body = "\n".join(f"    {line}" for line in lines)
    source = f'"""{domain}."""\n\nfrom nkscrape.site import Site\n\nSITE = Site(\n{body}\n)\n'
    if (found := read_literals(source)) != stated:
        raise ValueError(f"a site file that would state {found}, not {stated}")
    return source


def read_literals(source: str) -> dict[str, Any]:
    """Return what a proposed site file states, without running it.

    Raises ValueError where it is more than a docstring, one import and `SITE = Site(…)` of literals: a page must not
    be able to write a program.
    """
    match ast.parse(source).body:
        case [
            ast.Expr(ast.Constant(str())),
            ast.ImportFrom(module="nkscrape.site", names=[ast.alias(name="Site", asname=None)], level=0),
            ast.Assign([ast.Name("SITE")], ast.Call(func=ast.Name("Site"), args=[], keywords=keywords)),
        ] if all(keyword.arg for keyword in keywords):
            return {str(keyword.arg): ast.literal_eval(keyword.value) for keyword in keywords}
    raise ValueError("not a site file of literals")


def _literal(value: str | tuple[str, ...]) -> str:
    """Return Python source for a value: plain text as the house writes it, all else as `repr` has it."""
    if isinstance(value, tuple):
        return f"({', '.join(map(_literal, value))},)"
    if re.fullmatch(r"[ !#-~]*[ !#-\[\]-~]", value):  # printable ASCII without quotes, no backslash at its end
        return f'r"{value}"' if "\\" in value else f'"{value}"'
    return repr(value)


def article_pattern(page: Page) -> str | None:
    """Return a regular expression for the paths of articles: the page's own path, made general by the page's links.

    Only the first part is kept to the letter, where every link of the same shape has it: the links of one page do not
    tell which sections a site has. None where nothing sets a path apart.
    """
    own = _parts(page.url)
    alike = [parts for url in _links(page) if (parts := _parts(url)) and _shape(parts) == _shape(own)]
    if not own or len(alike) < 3:
        return _pattern(own, []) if own and url_date(page.url) else None
    return _pattern(own, alike)


def _pattern(own: list[str], alike: list[list[str]]) -> str:
    pieces = []
    for index, part in enumerate(own):
        seen = Counter(parts[index] for parts in alike)
        if index == 0 and _kind(part) == "word" and set(seen) == {part}:
            pieces.append(re.escape(part))
        else:
            pieces.append(_PATTERNS[_kind(part)] + re.escape(_extension(part)))
    return "^/" + "/".join(pieces) + "/?$"


_PATTERNS = {"year": r"\d{4}", "two": r"\d{1,2}", "number": r"\d+", "slug": "[^/]+", "word": "[^/]+"}


def _kind(part: str) -> str:
    """Return what a path part looks like."""
    stem = part.removesuffix(_extension(part))
    if re.fullmatch(r"(19|20)\d\d", stem):
        return "year"
    if stem.isdigit():
        return "two" if len(stem) <= 2 else "number"
    return "slug" if re.search(r"[-_].*[-_]|\d{3}|%", stem) or len(stem) > 25 else "word"


def _extension(part: str) -> str:
    found = re.search(r"\.(s?html?|php|aspx?)$", part)
    return found[0] if found else ""


def _shape(parts: list[str]) -> tuple[str, ...]:
    return tuple(_kind(part) + _extension(part) for part in parts)


def _parts(url: str) -> list[str]:
    return [part for part in urlsplit(url).path.split("/") if part]


def _links(page: Page) -> Iterator[str]:
    """Yield the distinct same-site links of a page, its own left out."""
    found = (page.link(page.reading.get(anchor, "href")) for anchor in page.reading.elements("a")[:_MAX_LINKS])
    distinct = dict.fromkeys(urls.clean_url(url) for url in found if url and urls.same_site(url, page.url))
    return (url for url in distinct if urls.canonical_key(url) != urls.canonical_key(page.url))


def _timezone_hint(raw: str | None) -> list[str]:
    offset = re.search(r"[0-9]([+-][0-9]{2}:?[0-9]{2})$", raw or "")
    return [f'# timezone="Area/City",  # the page\'s own times carry {offset[1]}'] if offset else []


def _missing(bundle: Bundle) -> list[tuple[str, str]]:
    """Return the fields the page gave nothing for, and the Site field that would help."""
    return [(name, field) for name, field in SELECTABLE.items() if not getattr(bundle.article, name, None)]
