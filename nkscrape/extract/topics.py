"""Where the site files the article: section, tags and lead image."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice, pairwise

from lxml.html import HtmlElement

from nkscrape import urls
from nkscrape.extract import words
from nkscrape.extract.data.structured import Stated, Structured, texts, types
from nkscrape.extract.text import key_of, text_of
from nkscrape.page import Page

MAX_TAGS = 50
_MAX_CRUMBS = 4
"""Links of a breadcrumb line; more are a menu."""
_MAX_LEVELS = 4
"""Elements around the headline above which a line of links may stand."""
_SEPARATOR = re.compile(r"\s*[,;|、，]\s*")


def read_section(structured: Structured, headline: HtmlElement | None) -> Stated | None:
    """Return the section the site states; else the last step of its breadcrumbs, or of a link above the headline."""
    stated = [
        *structured.ld("articleSection"),
        *structured.items("articleSection"),
        *structured.tags("article:section", "og:article:section", "section", "parsely-section", "cxenseparse:section"),
        *_breadcrumbs(structured),
    ]
    named = (s for s in stated if len(s.value) < 80 and any(c.isalpha() for c in s.value))
    return next(named, None) or _section_above(headline)


def read_tags(page: Page, structured: Structured) -> list[Stated]:
    """Return the topics the site attaches, in page order."""
    keywords = [Stated(part, s.source) for s in structured.ld("keywords") for part in _SEPARATOR.split(s.value)]
    stated = list(structured.tags("article:tag", "og:article:tag")) or keywords
    if not stated:
        links = [a for a in page.landmarks["a"] if "tag" in (rel := a.get("rel") or "") and _is_tag(rel.split())]
        stated = [Stated(text_of(a), "text") for a in links[: 2 * MAX_TAGS]]
    if not stated and structured.is_bare:
        stated = [Stated(text_of(a), "text") for a in _labelled_links(page)]
    if not stated:
        names = structured.tags("news_keywords", "parsely-tags", "sailthru.tags", "keywords")
        stated = [Stated(part, s.source) for s in list(names)[:1] for part in _SEPARATOR.split(s.value)]
    if len(stated) == 1:
        stated = [Stated(part, stated[0].source) for part in _SEPARATOR.split(stated[0].value)]
    unique = {key_of(s.value): s for s in reversed(stated) if 0 < len(s.value) < 80}
    return list(reversed(unique.values()))[:MAX_TAGS]


def read_image(page: Page, structured: Structured, around: Iterable[HtmlElement]) -> Stated | None:
    """Return the lead image's absolute URL; `around` stands between headline and text."""
    stated = [
        *structured.tags("og:image", "og:image:url", "twitter:image", "twitter:image:src"),
        *_ld_images(structured),
        *(Stated(image.get("src"), "text") for element in around for image in element.iter("img") if image.get("src")),
    ]
    for one in stated:
        if url := page.link(one.value):
            return Stated(url, one.source)
    return None


def _ld_images(structured: Structured) -> list[Stated]:
    image = structured.resolve(structured.node.get("image") or structured.node.get("thumbnailUrl"))
    images = image if isinstance(image, list) else [image]
    stated = [one.get("url") or one.get("contentUrl") if isinstance(one, dict) else one for one in images[:5]]
    return [Stated(url, "json-ld") for one in stated for url in texts(one)]


def _section_above(headline: HtmlElement | None) -> Stated | None:
    """Return the last step of the line of links above the headline where it leads to a section; menus do not count."""
    node = headline
    for _ in range(_MAX_LEVELS):
        if node is None:
            return None
        for box in node.itersiblings(preceding=True):
            links = [a for a in islice(box.iter("a"), _MAX_CRUMBS + 1) if text_of(a)]
            if links:
                is_crumbs = len(links) <= _MAX_CRUMBS and box.tag not in ("nav", "header") and _is_trail(box, links)
                leads = words.pages.leads_to_section(links[-1].get("href") or "")
                return Stated(text_of(links[-1]), "text") if is_crumbs and leads else None
        node = node.getparent()
    return None


def _is_trail(box: HtmlElement, links: list[HtmlElement]) -> bool:
    """Whether links are steps that lead down, not items of a menu: few, parted by arrows, in a list, or nested."""
    if len(links) < 3 or any(mark in text_of(box) for mark in "›»→>/"):
        return True
    steps = (urls.split(link.get("href") or "") for link in links)
    folders = [step.path.rstrip("/") if step else "" for step in steps]
    return box.tag in ("ol", "ul") or all(below.startswith(above) for above, below in pairwise(folders))


def _is_tag(rel: list[str]) -> bool:
    """Whether a link's relations make it a topic of the article."""
    return "tag" in rel and "category" not in rel


def _labelled_links(page: Page) -> list[HtmlElement]:
    """Return the links of the first line that opens with 'Tags:' or the like."""
    for element in page.root.iter("div", "p", "span", "font", "li", "td", "ul", "section", "footer", "b", "strong"):
        text = element.text
        if text and len(text) < 40 and words.lines.is_tag_label(text):
            box = element if next(element.iter("a"), None) is not None else element.getparent()
            links = list(islice(box.iter("a"), 2 * MAX_TAGS)) if box is not None else []
            if links and sum(len(text_of(a)) for a in links) > 0.5 * len(text_of(box)) - len(text):
                return links
    return []


def _breadcrumbs(structured: Structured) -> list[Stated]:
    for one in structured.objects:
        items = one.get("itemListElement")
        if "BreadcrumbList" in types(one) and isinstance(items, list) and len(items) > 2:
            names = [next(texts(i.get("name") or i.get("item")), "") for i in items[:20] if isinstance(i, dict)]
            inner = [n for n in names[1:-1] if n and not n.startswith("http")]
            return [Stated(n, "json-ld") for n in inner[-1:]]
    return []
