"""Where the site files the article: section, tags and lead image."""

from __future__ import annotations

import re

from lxml import etree

from nkscrape.extract.structured import Stated, Structured, texts, types
from nkscrape.extract.text import key_of, text_of
from nkscrape.page import Page

MAX_TAGS = 50
_TAG_LINKS = etree.XPath("//a[contains(concat(' ', @rel, ' '), ' tag ')]")
_TAG_REL = re.compile(rb"""rel=["']?[^"'>]{0,30}\btag\b""")
_SEPARATOR = re.compile(r"\s*[,;|、，]\s*")


def read_section(structured: Structured) -> Stated | None:
    """Return the section the site states; the last step of its breadcrumbs before the article, else."""
    stated = [
        *structured.ld("articleSection"),
        *structured.items("articleSection"),
        *structured.tags("article:section", "og:article:section", "section", "parsely-section", "cxenseparse:section"),
        *_breadcrumbs(structured),
    ]
    return next((s for s in stated if len(s.value) < 80 and any(c.isalpha() for c in s.value)), None)


def read_tags(page: Page, structured: Structured) -> list[Stated]:
    """Return the topics the site attaches, in page order."""
    keywords = [Stated(part, s.source) for s in structured.ld("keywords") for part in _SEPARATOR.split(s.value)]
    stated = list(structured.tags("article:tag", "og:article:tag")) or keywords
    if not stated:
        stated = [
            Stated(text_of(a), "text") for a in _TAG_LINKS(page.root)[: 2 * MAX_TAGS] if "category" not in a.get("rel")
        ]
    if not stated:
        names = structured.tags("news_keywords", "parsely-tags", "sailthru.tags", "keywords")
        stated = [Stated(part, s.source) for s in list(names)[:1] for part in _SEPARATOR.split(s.value)]
    if len(stated) == 1:
        stated = [Stated(part, stated[0].source) for part in _SEPARATOR.split(stated[0].value)]
    unique = {key_of(s.value): s for s in reversed(stated) if 0 < len(s.value) < 80}
    return list(reversed(unique.values()))[:MAX_TAGS]


def read_image(page: Page, structured: Structured) -> Stated | None:
    """Return the lead image's absolute URL."""
    stated = [
        *structured.tags("og:image", "og:image:url", "twitter:image", "twitter:image:src"),
        *_ld_images(structured),
    ]
    for one in stated:
        if url := page.link(one.value):
            return Stated(url, one.source)
    return None


def _ld_images(structured: Structured) -> list[Stated]:
    image = structured.resolve(structured.node.get("image") or structured.node.get("thumbnailUrl"))
    images = image if isinstance(image, list) else [image]
    urls = [one.get("url") or one.get("contentUrl") if isinstance(one, dict) else one for one in images[:5]]
    return [Stated(url, "json-ld") for one in urls for url in texts(one)]


def _breadcrumbs(structured: Structured) -> list[Stated]:
    for one in structured.objects:
        items = one.get("itemListElement")
        if "BreadcrumbList" in types(one) and isinstance(items, list) and len(items) > 2:
            names = [next(texts(i.get("name") or i.get("item")), "") for i in items[:20] if isinstance(i, dict)]
            inner = [n for n in names[1:-1] if n and not n.startswith("http")]
            return [Stated(n, "json-ld") for n in inner[-1:]]
    return []
