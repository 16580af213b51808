"""The article of a page, put together from structured data and the text itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lxml.html import HtmlElement

from nkscrape.bundle import Notice
from nkscrape.extract.access import breaks_off, meter_notices, read_access
from nkscrape.extract.authorbox import read_author_boxes
from nkscrape.extract.body import Text, read_body
from nkscrape.extract.byline import read_byline
from nkscrape.extract.clutter import ends_sentence
from nkscrape.extract.comments import Thread
from nkscrape.extract.embedded import read_embedded
from nkscrape.extract.head import blocks_in, elements_between
from nkscrape.extract.headline import read_headline
from nkscrape.extract.language import read_language
from nkscrape.extract.published import read_modified, read_published
from nkscrape.extract.regions import Regions
from nkscrape.extract.structured import Stated, Structured, read_structured
from nkscrape.extract.subtitle import read_subtitle, standfirst_text
from nkscrape.extract.topics import read_image, read_section, read_tags
from nkscrape.items import Article, Author
from nkscrape.page import Page
from nkscrape.site import Site

SCARCE = 500
"""Characters of text under which the page's data is searched for more."""


def read_article(
    page: Page, site: Site, thread: Thread, taken: Collection[HtmlElement]
) -> Iterator[Article | Author | Notice]:
    """Yield the article and the authors its page describes; only a Notice where the page is no article."""
    structured = read_structured(page)
    regions = Regions(page.root, taken)
    headline = read_headline(page, structured, regions)
    text = read_body(regions, headline.element, headline.title)
    body = text.blocks
    embedded = read_embedded(page, structured) if text.size < SCARCE or _is_cut(text, structured) else []
    if not body and not embedded:
        yield Notice("no-article", "no text")
        return
    around: list[HtmlElement] = []
    if headline.element is not None and body:
        around = list(elements_between(headline.element, body[0].element))
    head = blocks_in(around, regions.outside_head)
    standfirst = read_subtitle(structured, headline.title, head, body)
    subtitle = " ".join(map(standfirst_text, standfirst)) or None
    body = [b for b in body if b not in standfirst]
    paragraphs = [b.text for b in body]
    if sum(map(len, embedded)) > 1.5 * text.size:
        paragraphs = embedded
    elif subtitle and ends_sentence(subtitle):
        paragraphs[:0] = [b.text for b in standfirst]
    whole = "\n\n".join(paragraphs)
    notices = meter_notices(regions.notices)
    access = read_access(structured, notices)
    near = list(headline.element.iterancestors())[1:2] if headline.element is not None else []
    lines = [*head, *text.lines]
    found: dict[str, Stated | None] = {
        "title": Stated(headline.title, headline.source) if headline.title else None,
        "subtitle": Stated(subtitle, "text") if subtitle else None,
        "section": read_section(structured, headline.element),
        "authors_raw": read_byline(structured, lines, around, near),
        "published_raw": read_published(structured, lines, around, near),
        "modified_raw": read_modified(structured),
        "language": read_language(page, structured, whole),
        "image_url": read_image(page, structured, around),
    }
    boxes = list(read_author_boxes(page))
    if boxes and not found["authors_raw"]:
        found["authors_raw"] = Stated(" | ".join(box.name for box in boxes), "text")
    tags = read_tags(page, structured)
    yield Article(
        article_id=page.article_id,
        url=page.url,
        canonical_url=page.canonical_url,
        site=page.site,
        fetched_at=page.fetched_at,
        body=whole,
        tags=[t.value for t in tags],
        access=access,
        body_is_truncated=breaks_off(access, notices, paragraphs),
        comment_count=thread.displayed_count,
        comments_platform=thread.platform,
        comments_complete=thread.complete,
        sources={name: one.source for name, one in found.items() if one} | {"body": "text"},
        **{name: one.value if one else None for name, one in found.items()},
    )
    yield from boxes


def _is_cut(text: Text, structured: Structured) -> bool:
    """Whether the page's data holds a good deal more text than its elements."""
    return isinstance(body := structured.node.get("articleBody"), str) and len(body) > 1.7 * text.size
