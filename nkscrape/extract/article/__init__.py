"""The article of a page, put together from structured data and the text itself."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from nkscrape.bundle import Notice
from nkscrape.extract.article.absence import Shown, why_no_article
from nkscrape.extract.article.access import breaks_off, notices_among, read_access
from nkscrape.extract.article.author_box import is_bio, read_author_boxes
from nkscrape.extract.article.body import Text, read_body, read_marked_body, without_standfirst
from nkscrape.extract.article.boxes import Boxes
from nkscrape.extract.article.byline import read_byline
from nkscrape.extract.article.dates import read_modified, read_published
from nkscrape.extract.article.headline import Headline, read_headline
from nkscrape.extract.article.language import read_language
from nkscrape.extract.article.place import Place
from nkscrape.extract.article.standfirst import read_standfirst, standfirst_text
from nkscrape.extract.article.topics import read_image, read_section, read_tags
from nkscrape.extract.data.state import read_embedded
from nkscrape.extract.data.structured import Stated, Structured, read_structured
from nkscrape.extract.reading import Block
from nkscrape.extract.rules import select, stated_by_rule
from nkscrape.extract.threads import Thread
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
    taken: set[int]
    boxes: Boxes
    headline: Headline
    text: Text
    embedded: list[str]
    """Paragraphs that stand only in the page's data; used where they are the greater part."""


def read_article(page: Page, site: Site, thread: Thread, taken: set[int]) -> Iterator[Article | Author | Notice]:
    """Yield the article and the authors its page describes; only a Notice where the page is no article."""
    source = _read_source(page, site, taken | {i for rule in site.remove for i in select(page, [rule])})
    shown = Shown(source.boxes, source.headline.element, source.text.size)
    if not source.embedded and (reason := why_no_article(page, site, source.structured, shown)):
        yield Notice("no-article", reason)
        return
    article, boxes = _read_fields(source)
    article.comment_count = thread.displayed_count
    article.comments_platform = thread.platform
    article.comments_complete = thread.complete
    yield article
    yield from boxes


def _read_source(page: Page, site: Site, taken: set[int]) -> _Source:
    structured = read_structured(page)
    headline = read_headline(page, structured, taken)
    if ruled := stated_by_rule(page, site.title):
        element = next(iter(select(page, site.title)), None)
        headline = replace(headline, title=ruled.value, source=ruled.source, element=element)
    boxes = Boxes(page.reading, taken, headline.element)
    if marked := select(page, site.body):
        text = read_marked_body(page, boxes, marked, headline.title)
    else:
        text = read_body(page, boxes, headline.element, headline.title)
    found = read_embedded(page, structured) if text.size < SCARCE or _is_cut(text, structured) else []
    embedded = found if sum(map(len, found)) > 1.5 * text.size else []
    return _Source(page, site, structured, taken, boxes, headline, text, embedded)


def _is_cut(text: Text, structured: Structured) -> bool:
    """Whether the page's data holds a good deal more text than its elements."""
    body = structured.node.get("articleBody")
    return isinstance(body, str) and len(body) > 1.7 * text.size


def _read_fields(source: _Source) -> tuple[Article, list[Author]]:
    """Return the article with every field that is read from its page, and the authors its boxes describe."""
    page, structured = source.page, source.structured
    headline = (source.headline.element, source.headline.title)
    standfirst = read_standfirst(page, structured, source.boxes, headline, source.text.blocks)
    source = _behind(standfirst, source)
    place = _place(source)
    found = _fields(source, place, standfirst)
    subtitle = stated.value if (stated := found["subtitle"]) else ""
    paragraphs = without_standfirst(source.embedded or [block.text for block in source.text.blocks], subtitle)
    notices = notices_among(page.reading.blocks)
    article = Article(
        article_id=page.article_id,
        url=page.url,
        canonical_url=page.canonical_url,
        site=page.site,
        fetched_at=page.fetched_at,
        tags=[tag.value for tag in read_tags(page, structured)],
        access=read_access(structured, notices),
    )
    article.body_is_truncated = breaks_off(article.access or "unknown", notices, paragraphs)
    named = byline.value if (byline := found["authors_raw"]) else None
    boxes = read_author_boxes(page, place, named)
    if len(paragraphs) > 3 and named and is_bio(paragraphs[-1], named):
        paragraphs.pop()
    if boxes and not named:
        found["authors_raw"] = Stated(" | ".join(box.name for box in boxes), "text")
    article.body = "\n\n".join(paragraphs)
    found["language"] = read_language(page, structured, article.body)
    article.sources = {"body": "json-ld" if source.embedded else "text"}
    for name, stated in found.items():
        if stated:
            setattr(article, name, stated.value)
            article.sources[name] = stated.source
    return article, boxes


def _behind(standfirst: list[Block], source: _Source) -> _Source:
    """Return the source with the text that follows the standfirst: byline, date and picture may stand between them."""
    shown = {(block.start, block.element) for block in standfirst}
    blocks = [block for block in source.text.blocks if (block.start, block.element) not in shown]
    return replace(source, text=replace(source.text, blocks=blocks))


def _fields(source: _Source, place: Place, standfirst: list[Block]) -> dict[str, Stated | None]:
    """Return what the page states for each field that holds one string, its language apart."""
    page, site, structured, headline = source.page, source.site, source.structured, source.headline
    subtitle = " ".join(map(standfirst_text, standfirst))
    return {
        "title": Stated(headline.title, headline.source) if headline.title else None,
        "subtitle": stated_by_rule(page, site.subtitle) or (Stated(subtitle, "text") if subtitle else None),
        "section": read_section(page, structured, headline.element),
        "authors_raw": stated_by_rule(page, site.byline) or read_byline(page, structured, place),
        "published_raw": _site_date(page, site) or read_published(page, structured, place),
        "modified_raw": read_modified(structured),
        "image_url": read_image(page, structured, _between(source)),
    }


def _place(source: _Source) -> Place:
    blocks = source.text.blocks
    pieces = range(blocks[0].start, blocks[-1].stop) if blocks else range(0)
    return Place(source.page.reading, source.headline.element, pieces, source.taken)


def _between(source: _Source) -> range:
    """Return the elements that start between headline and text."""
    headline, blocks, page = source.headline.element, source.text.blocks, source.page.reading
    if headline is None or not blocks:
        return range(0)
    return range(headline, bisect_right(page.starts, blocks[0].start))


def _site_date(page: Page, site: Site) -> Stated | None:
    """Return the publication date a site's own rules give."""
    if site.read_published and (value := site.read_published(page)):
        return Stated(value, "site-rule")
    return stated_by_rule(page, site.published)
