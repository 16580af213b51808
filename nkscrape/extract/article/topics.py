"""Where the site files the article: section, tags and lead image."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice, pairwise

from nkscrape import urls
from nkscrape.extract import words
from nkscrape.extract.data.structured import Stated, Structured, texts, types
from nkscrape.extract.reading import Reading
from nkscrape.extract.reading.text import key_of
from nkscrape.page import Page

MAX_TAGS = 50
_MAX_LENGTH = 80
_MAX_CRUMBS = 4
"""Links of a breadcrumb line; more are a menu."""
_MAX_LEVELS = 4
"""Elements around the headline above which a line of links may stand."""
_LINES = ("div", "p", "span", "font", "li", "td", "ul", "section", "footer", "b", "strong")
"""Tags of what may hold the line of an article's tags."""
_MAX_LABEL = 40
_SEPARATOR = re.compile(r"\s*[,;|、，]\s*")
_SECTIONS = ("article:section", "og:article:section", "section", "parsely-section", "cxenseparse:section")


def read_section(page: Page, structured: Structured, headline: int | None) -> Stated | None:
    """Return the section the site states; else its category, or the last step of the links above the headline."""
    stated = chain(
        structured.ld("articleSection"),
        structured.items("articleSection"),
        structured.tags(*_SECTIONS),
        _breadcrumbs(structured),
        (Stated(text, "text") for text, is_category in _filed(page.reading) if is_category),
    )
    named = (s for s in stated if len(s.value) < _MAX_LENGTH and any(map(str.isalpha, s.value)))
    return next(named, None) or _section_above(page.reading, headline)


def read_tags(page: Page, structured: Structured) -> list[Stated]:
    """Return the topics the site attaches, in page order, from the first source that has any."""
    tags = next(filter(None, map(list, _sources_of_tags(page.reading, structured))), [])
    if len(tags) == 1:
        tags = list(_parts(tags))
    unique = {key_of(s.value): s for s in reversed(tags) if 0 < len(s.value) < _MAX_LENGTH}
    return list(reversed(unique.values()))[:MAX_TAGS]


def _sources_of_tags(reading: Reading, structured: Structured) -> Iterator[Iterator[Stated]]:
    yield structured.tags("article:tag", "og:article:tag")
    yield _parts(structured.ld("keywords"))
    tags = (Stated(text, "text") for text, is_category in _filed(reading) if not is_category)
    yield islice(tags, 2 * MAX_TAGS)
    if structured.is_bare:
        yield (Stated(reading.text(i), "text") for i in _labelled_links(reading))
    yield _parts(islice(structured.tags("news_keywords", "parsely-tags", "sailthru.tags", "keywords"), 1))


def _parts(stated: Iterable[Stated]) -> Iterator[Stated]:
    return (Stated(part, one.source) for one in stated for part in _SEPARATOR.split(one.value))


def read_image(page: Page, structured: Structured, head: range) -> Stated | None:
    """Return the lead image's absolute URL; `head` are the elements between headline and text."""
    reading = page.reading
    stated = chain(
        structured.tags("og:image", "og:image:url", "twitter:image", "twitter:image:src"),
        _ld_images(structured),
        (Stated(reading.get(i, "src"), "text") for i in reading.elements("img") if i in head),
    )
    found = (Stated(url, one.source) for one in stated if (url := page.link(one.value)))
    return next(found, None)


def _ld_images(structured: Structured) -> Iterator[Stated]:
    image = structured.resolve(structured.node.get("image") or structured.node.get("thumbnailUrl"))
    for one in (image if isinstance(image, list) else [image])[:5]:
        stated = one.get("url") or one.get("contentUrl") if isinstance(one, dict) else one
        yield from (Stated(url, "json-ld") for url in texts(stated))


def _filed(reading: Reading) -> Iterator[tuple[str, bool]]:
    """Yield the texts of the links that say where an article is filed, with whether that is a category."""
    attributes, names = reading.attributes, reading.names
    for i in reading.by_tag.get("a", ()):
        rel = (attributes[i].get("rel") or "").split()
        if "tag" in rel and (text := reading.text(i)):
            yield text, "category" in rel or "categories" in words.classes.kinds_of(names[reading.parents[i]])


def _section_above(reading: Reading, headline: int | None) -> Stated | None:
    """Return the last step of the line of links above the headline where it leads to a section; menus do not count."""
    if headline is None:
        return None
    for node in (headline, *islice(reading.around(headline), _MAX_LEVELS - 1)):
        for box in reading.preceding(node):
            inside = reading.inside(box, "a") or ([box] if reading.tags[box] == "a" else [])
            links = [a for a in inside[: _MAX_CRUMBS + 1] if reading.text(a)]
            if links:
                is_crumbs = len(links) <= _MAX_CRUMBS and reading.tags[box] not in ("nav", "header")
                leads = words.pages.leads_to_section(reading.get(links[-1], "href"))
                is_section = is_crumbs and leads and _is_trail(reading, box, links)
                return Stated(reading.text(links[-1]), "text") if is_section else None
    return None


def _is_trail(reading: Reading, box: int, links: list[int]) -> bool:
    """Whether links are steps that lead down, not items of a menu: few, parted by arrows, in a list, or nested."""
    if len(links) < 3 or any(mark in reading.text(box) for mark in "›»→>/"):
        return True
    steps = (urls.split(reading.get(link, "href")) for link in links)
    folders = [step.path.rstrip("/") if step else "" for step in steps]
    return reading.tags[box] in ("ol", "ul") or all(below.startswith(above) for above, below in pairwise(folders))


def _labelled_links(reading: Reading) -> list[int]:
    """Return the links of the first line that opens with 'Tags:' or the like."""
    for i in reading.elements(*_LINES):
        label = reading.own(i).strip()
        if not label or len(label) > _MAX_LABEL or not words.lines.is_tag_label(label):
            continue
        box = i if reading.first(i, "a") is not None else reading.parents[i]
        links = reading.inside(box, "a")[: 2 * MAX_TAGS]
        if links and sum(len(reading.text(a)) for a in links) > 0.5 * reading.size(box) - len(label):
            return links
    return []


def _breadcrumbs(structured: Structured) -> Iterator[Stated]:
    """Yield the last step but the article itself of the breadcrumbs in data."""
    for one in structured.objects:
        items = one.get("itemListElement")
        if "BreadcrumbList" in types(one) and isinstance(items, list) and len(items) > 2:
            names = [next(texts(i.get("name") or i.get("item")), "") for i in items[:20] if isinstance(i, dict)]
            inner = [n for n in names[1:-1] if n and not n.startswith("http")]
            yield from (Stated(n, "json-ld") for n in inner[-1:])
            return
