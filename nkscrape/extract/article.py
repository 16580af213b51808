"""The article of a page, put together from structured data and the text itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from nkscrape.bundle import Notice
from nkscrape.extract import words
from nkscrape.extract.absence import why_no_article
from nkscrape.extract.access import breaks_off, notices_among, read_access
from nkscrape.extract.authorbox import read_author_boxes
from nkscrape.extract.blocks import Block
from nkscrape.extract.body import Text, read_body, read_marked_body
from nkscrape.extract.byline import is_bio, read_byline
from nkscrape.extract.comments import Thread
from nkscrape.extract.data.structured import Stated, Structured, read_structured
from nkscrape.extract.embedded import read_embedded
from nkscrape.extract.head import Head, read_head
from nkscrape.extract.headline import Headline, read_headline
from nkscrape.extract.language import read_language
from nkscrape.extract.published import date_in_address, read_modified, read_published
from nkscrape.extract.regions import Regions
from nkscrape.extract.rules import select, stated_by_rule
from nkscrape.extract.subtitle import read_subtitle, standfirst_text
from nkscrape.extract.topics import read_image, read_section, read_tags
from nkscrape.items import Article, Author
from nkscrape.page import Page
from nkscrape.site import Site

SCARCE = 500
"""Characters of text under which the page's data is searched for more."""


@dataclass(frozen=True, slots=True)
class _Source:
    """What the fields of an article are read from."""

    page: Page
    site: Site
    structured: Structured
    regions: Regions
    headline: Headline
    text: Text
    embedded: list[str]
    """Paragraphs that stand only in the page's data; used where they are the greater part."""


def read_article(
    page: Page, site: Site, thread: Thread, taken: Collection[HtmlElement]
) -> Iterator[Article | Author | Notice]:
    """Yield the article and the authors its page describes; only a Notice where the page is no article."""
    source = _read_source(page, site, {*taken, *(e for rule in site.remove for e in select(page.root, [rule]))})
    reason = None if source.embedded else why_no_article(page, site, source.structured, source.text, source.regions)
    if reason:
        yield Notice("no-article", reason)
        return
    article, boxes = _read_fields(source)
    article.comment_count = thread.displayed_count
    article.comments_platform = thread.platform
    article.comments_complete = thread.complete
    yield article
    yield from boxes


def _read_source(page: Page, site: Site, taken: Collection[HtmlElement]) -> _Source:
    structured = read_structured(page)
    regions = Regions(page.root, taken)
    headline = read_headline(page, structured, regions)
    if ruled := stated_by_rule(page.root, site.title):
        headline = replace(headline, title=ruled.value, source=ruled.source, element=select(page.root, site.title)[0])
    marked = select(page.root, site.body)
    text = read_marked_body(marked, regions) if marked else read_body(regions, headline.element, headline.title)
    found = read_embedded(page, structured) if text.size < SCARCE or _is_cut(text, structured) else []
    embedded = found if sum(map(len, found)) > 1.5 * text.size else []
    return _Source(page, site, structured, regions, headline, text, embedded)


def _is_cut(text: Text, structured: Structured) -> bool:
    """Whether the page's data holds a good deal more text than its elements."""
    body = structured.node.get("articleBody")
    return isinstance(body, str) and len(body) > 1.7 * text.size


def _read_fields(source: _Source) -> tuple[Article, list[Author]]:
    """Return the article with every field that is read from its page, and the authors its boxes describe."""
    page, structured = source.page, source.structured
    head = read_head(source.headline.element, source.text.blocks, source.regions)
    standfirst = read_subtitle(structured, source.headline.title, head.blocks, source.text.blocks)
    subtitle = " ".join(map(standfirst_text, standfirst))
    paragraphs = source.embedded or _paragraphs(source.text, standfirst, subtitle)
    notices = notices_among(source.regions.notices)
    article = Article(
        article_id=page.article_id,
        url=page.url,
        canonical_url=page.canonical_url,
        site=page.site,
        fetched_at=page.fetched_at,
        body="\n\n".join(paragraphs),
        tags=[tag.value for tag in read_tags(page, structured)],
        access=read_access(structured, notices),
    )
    article.body_is_truncated = breaks_off(article.access or "unknown", notices, paragraphs)
    found = _fields(source, head, subtitle, article.body or "")
    if len(paragraphs) > 3 and (byline := found["authors_raw"]) and is_bio(paragraphs[-1], byline.value):
        article.body = "\n\n".join(paragraphs[:-1])
    named = byline.value if (byline := found["authors_raw"]) else None
    boxes = list(read_author_boxes(page, named, thorough=structured.is_bare or not named))
    if boxes and not found["authors_raw"]:
        found["authors_raw"] = Stated(" | ".join(box.name for box in boxes), "text")
    article.sources = {"body": "json-ld" if source.embedded else "text"}
    for name, stated in found.items():
        if stated:
            setattr(article, name, stated.value)
            article.sources[name] = stated.source
    return article, boxes


def _paragraphs(text: Text, standfirst: list[Block], subtitle: str) -> list[str]:
    """Return the body's paragraphs; a standfirst that is a sentence opens the text, one like a headline does not."""
    paragraphs = [block.text for block in text.blocks if block not in standfirst]
    if subtitle and words.lines.ends_sentence(subtitle):
        paragraphs[:0] = [standfirst_text(block) for block in standfirst]
    return paragraphs


def _fields(source: _Source, head: Head, subtitle: str, body: str) -> dict[str, Stated | None]:
    """Return what the page states for each field that holds one string."""
    page, site, structured, root = source.page, source.site, source.structured, source.page.root
    lines = [*head.blocks, *source.text.lines]
    title = source.headline.title
    regions, headline = source.regions, source.headline.element
    return {
        "title": Stated(title, source.headline.source) if title else None,
        "subtitle": stated_by_rule(root, site.subtitle) or (Stated(subtitle, "text") if subtitle else None),
        "section": read_section(structured, headline),
        "authors_raw": stated_by_rule(root, site.byline) or read_byline(structured, lines, head, regions),
        "published_raw": _site_date(page, site)
        or read_published(structured, lines, head, regions, headline)
        or date_in_address(page.canonical_url),
        "modified_raw": read_modified(structured),
        "language": read_language(page, structured, body),
        "image_url": read_image(page, structured, head.elements),
    }


def _site_date(page: Page, site: Site) -> Stated | None:
    """Return the publication date a site's own rules give."""
    if site.read_published and (value := site.read_published(page)):
        return Stated(value, "site-rule")
    return stated_by_rule(page.root, site.published)
