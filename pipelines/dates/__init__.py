"""Dates: from the string on the page to a calendar date and, where time and zone are known, an instant."""

from __future__ import annotations

from dataclasses import replace

from nkscrape import urls
from nkscrape.bundle import Bundle
from nkscrape.items import Article, Comment, Teaser
from nkscrape.site import Site
from pipelines.dates.model import Context, Parsed, Problem
from pipelines.dates.order import base_languages, numeric_order, url_date
from pipelines.dates.parse import parse_date, parse_in
from pipelines.dates.zones import country_zone, site_zone
from pipelines.stage import StagePipeline

__all__ = ["DatesPipeline", "Parsed", "Problem", "normalise_dates", "parse_date"]

_SHOWN = 80
"""Characters of a string that a warning quotes."""


def normalise_dates(bundle: Bundle, site: Site) -> None:
    """Set the dates of a bundle's records from their raw strings; what gives none is named in the warnings."""
    article = bundle.article
    context = page_context(bundle, site, article.language if article else None)
    problems: dict[str, None] = {}
    if article:
        _set_published(article, _at(context, article.canonical_url or article.url), problems)
        _set_modified(article, context, problems)
    for teaser in bundle.teasers:
        _set_published(teaser, _at(context, teaser.url), problems)
    # Discussions often run on a server or platform elsewhere: the country's zone says nothing about their clock.
    published = article.published_date if article else None
    thread = replace(context, zone=site_zone(site.timezone), discussed=published)
    for comment in bundle.comments:
        _set_published(comment, thread, problems)
    bundle.warnings.extend(problems)


class DatesPipeline(StagePipeline):
    """`normalise_dates` in a crawl."""

    stage = normalise_dates


def page_context(bundle: Bundle, site: Site, language: str | None) -> Context:
    """Return what is known of a page: the article's language before the site's, the country's zone where no other."""
    languages = [tag for tag in (language, *site.languages) if tag]
    host = urls.host_of(bundle.url)
    return Context(
        languages=base_languages(languages),
        order=site.date_order or numeric_order(languages, host),
        zone=site_zone(site.timezone) or country_zone(host),
        fetched_at=bundle.fetched_at,
    )


def _at(context: Context, url: str | None) -> Context:
    """Return the context of a record with its own URL."""
    return replace(context, url_date=url_date(url)) if url else context


def _set_published(record: Article | Teaser | Comment, context: Context, problems: dict[str, None]) -> None:
    parsed = _read(record.published_raw, context, f"{record.TABLE}.published_raw", problems)
    if parsed:
        record.published_date, record.published_at = parsed.date, parsed.instant
        if not isinstance(record, Teaser):
            record.published_precision = parsed.precision


def _set_modified(article: Article, context: Context, problems: dict[str, None]) -> None:
    parsed = _read(article.modified_raw, context, "articles.modified_raw", problems)
    if parsed:
        article.modified_at = parsed.instant


def _read(raw: str | None, context: Context, field: str, problems: dict[str, None]) -> Parsed | None:
    """Return the date of a raw string; None with a note in `problems` where it gives none."""
    if not raw or not raw.strip():
        return None
    parsed = parse_in(raw, context)
    if isinstance(parsed, Parsed):
        return parsed
    problems[f"{parsed.kind}: {field}: {raw[:_SHOWN]!r}"] = None
    return None
