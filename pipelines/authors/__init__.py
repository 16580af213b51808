"""Authors: from bylines to persons and organisations."""

from __future__ import annotations

from nkscrape.bundle import Bundle
from nkscrape.items import Article, Author
from nkscrape.site import Site
from nkscrape.urls import hash_id
from pipelines.authors.byline import read_byline, same_author
from pipelines.authors.model import Name, name_key
from pipelines.dates.order import base_languages
from pipelines.stage import StagePipeline

__all__ = ["AuthorsPipeline", "author_id", "normalise_authors", "read_byline"]

_SHOWN = 80
"""Characters of a byline that a warning quotes."""


def author_id(site: str, name: str) -> str:
    """Return the id of an author: 32 hex digits over site and name without case, accents and spaces."""
    return hash_id(site, name_key(name) or name)


def normalise_authors(bundle: Bundle, site: Site) -> None:
    """Set the article's authors from its byline, and one Author record for each, joined with the author boxes.

    Where the byline names nobody, the author boxes do.
    """
    article = bundle.article
    if article is None:
        return
    languages = base_languages([tag for tag in (article.language, *site.languages) if tag])
    own = own_names(site, article.site)
    raw = article.authors_raw or ""
    names = read_byline(raw, languages, own)
    boxes = [(box, read_byline(box.name, languages, own)) for box in bundle.authors]
    names = names or [name for _, found in boxes for name in found[:1]]
    if raw.strip() and not names:
        bundle.warnings.append(f"author-unparsed: articles.authors_raw: {raw[:_SHOWN]!r}")
    known = [(box, found[0]) for box, found in boxes if found]
    bundle.authors = _records(article, names, known, bundle)
    article.authors = [name.text for name in names]
    article.author_ids = [author_id(article.site, name.text) for name in names]


class AuthorsPipeline(StagePipeline):
    """`normalise_authors` in a crawl."""

    stage = normalise_authors


def own_names(site: Site, domain: str) -> frozenset[str]:
    """Return the keys of a site's own names: its staff bylines, its domain and the domain's first label."""
    hosts = [host.removeprefix("www.") for host in (*site.domains, domain)]
    labels = [label for host in hosts for label in (host, host.split(".")[0])]
    return frozenset(key for name in (*site.staff, *labels) if (key := name_key(name)))


def _records(article: Article, names: list[Name], boxes: list[tuple[Author, Name]], bundle: Bundle) -> list[Author]:
    """Return one Author for each name and for each author box that is nobody's, in order."""
    records = []
    for name in names:
        own = [box for box, boxed in boxes if same_author(name, boxed)]
        boxes = [(box, boxed) for box, boxed in boxes if box not in own]
        records.append(_record(article, name, own, bundle))
    return records + [_record(article, name, [box], bundle) for box, name in boxes]


def _record(article: Article, name: Name, boxes: list[Author], bundle: Bundle) -> Author:
    """Return the author `name`, with what its boxes say."""
    seen = {*name.seen, *(spelling for box in boxes for spelling in box.names_seen or [box.name])}
    return Author(
        author_id=author_id(article.site, name.text),
        name=name.text,
        names_seen=sorted(seen),
        bio=next((box.bio for box in boxes if box.bio), None),
        profile_url=next((box.profile_url for box in boxes if box.profile_url), None),
        is_organisation=name.is_organisation,
        site=article.site,
        fetched_at=bundle.fetched_at,
    )
