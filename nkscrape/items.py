"""THE schema: what a record is and what each field means.

Everything else (Arrow types, the data dictionary, JSON) is derived from these declarations.
Python types map to Arrow as: str -> string, int -> int64, float -> float64, bool -> bool,
date -> date32, datetime -> timestamp[us, UTC], list[str] -> list<string>, dict[str, T] -> map<string, T>.
Dates are calendar dates as the site shows them; instants are UTC; unknown is null.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, ClassVar, Literal

SCHEMA_VERSION = 2

BROKEN_OFF, PARTIAL_CONTENT, STOPPED = IN_PART = "broken off", "partial content", "stopped"
"""Values of `pages.incomplete` for what another visit may bring whole; the others say how far a page is read at all."""

Stage = Literal["extract", "normalise", "write"]
"""The one stage that sets a field: from the page, from the raw string, or when the record is stored."""


@dataclass(frozen=True, slots=True)
class Doc:
    """What a field means, which stage sets it, and whether a stored row may lack it."""

    meaning: str
    by: Stage = "extract"
    required: bool = False


SiteName = Annotated[
    str, Doc("Registrable domain of the site (public suffix list); a partition key, kept in the path.", required=True)
]
FetchedAt = Annotated[datetime | None, Doc("When the page this row was last read from was fetched.", required=True)]
RunId = Annotated[str | None, Doc("Run that last wrote this row (`runs.run_id`).", "write", required=True)]
SchemaVersion = Annotated[int, Doc("Version of this schema the row was written under.", "write", required=True)]
FirstSeenAt = Annotated[
    datetime | None, Doc("Earliest `fetched_at` at which the row was seen.", "write", required=True)
]
LastSeenAt = Annotated[datetime | None, Doc("Latest `fetched_at` at which the row was seen.", "write", required=True)]
KeptFrom = Annotated[
    dict[str, str],
    Doc(
        "Field -> `fetched_at run_id` of the earlier page its value was kept from, where the last page lacked it or "
        "showed a lesser one, with ` incomplete` behind it where that page was not whole; the merge rules need it, and "
        "it says how old a value is.",
        "write",
    ),
]
ArticleId = Annotated[
    str,
    Doc(
        "32 hex digits: first 128 bits of SHA-256 of the canonical key (host without www., path, significant "
        "query sorted; no scheme, fragment or tracking parameters) of the address the article was first known by.",
        required=True,
    ),
]
PublishedDate = Annotated[date | None, Doc("Calendar date of publication as the site shows it.", "normalise")]
PublishedAt = Annotated[
    datetime | None,
    Doc("Instant of publication; null unless the page gives a time, and a zone is given or known.", "normalise"),
]
PublishedRaw = Annotated[
    str | None,
    Doc("The date exactly as found on the page; a time in UTC and a line that shows the day before or after: `a | b`."),
]
PublishedPrecision = Annotated[
    str | None, Doc("How exact the date is: year, month, day, minute or second.", "normalise")
]


@dataclass(slots=True, kw_only=True)
class Article:
    """One news article, as its page shows it."""

    TABLE: ClassVar[str] = "articles"
    KEY: ClassVar[tuple[str, ...]] = ("article_id",)

    article_id: ArticleId
    url: Annotated[str, Doc("URL the page was fetched from, after redirects.", required=True)]
    canonical_url: Annotated[str | None, Doc("The page's own canonical URL, else `url` cleaned.")] = None
    aliases: Annotated[
        list[str],
        Doc(
            "Ids that the article's other addresses have (redirects to it, short links, AMP views, where it moved), "
            "sorted. What names one of them in another row means this article, unless an article has it as its own.",
            "write",
        ),
    ] = field(default_factory=list)
    title: Annotated[str | None, Doc("Headline, without site name, section or kicker.")] = None
    subtitle: Annotated[str | None, Doc("Standfirst (dek) shown under the headline; `body` does not repeat it.")] = None
    section: Annotated[str | None, Doc("Section or category the site files the article under.")] = None
    tags: Annotated[list[str], Doc("Topics the site attaches, in page order.")] = field(default_factory=list)
    authors: Annotated[list[str], Doc("Normalised author names, in byline order.", "normalise")] = field(
        default_factory=list
    )
    author_ids: Annotated[list[str], Doc("`authors.author_id` of each of `authors`.", "normalise")] = field(
        default_factory=list
    )
    authors_raw: Annotated[str | None, Doc("The byline as found; several candidates joined by ' | '.")] = None
    published_date: PublishedDate = None
    published_at: PublishedAt = None
    published_raw: PublishedRaw = None
    published_precision: PublishedPrecision = None
    modified_at: Annotated[datetime | None, Doc("Instant of the last change the page states.", "normalise")] = None
    modified_raw: Annotated[str | None, Doc("The modification date exactly as found.")] = None
    language: Annotated[str | None, Doc("BCP 47 tag of the text's language.")] = None
    body: Annotated[
        str | None,
        Doc(
            "Article text without headline and standfirst (`subtitle`: whoever wants the whole joins the two); "
            "paragraphs separated by a blank line, cells of a table's row by a tab, no markup."
        ),
    ] = None
    word_count: Annotated[
        int | None, Doc("Words in `body`; scripts without spaces count their characters.", "normalise")
    ] = None
    access: Annotated[str | None, Doc("free, metered, subscriber or unknown: who may read the whole text.")] = None
    body_is_truncated: Annotated[
        bool | None,
        Doc(
            "True where the text breaks off: at a meter or paywall, where a further page of it is missing, or where "
            "the page came or was read only in part."
        ),
    ] = None
    comment_count: Annotated[int | None, Doc("Number of comments as displayed on the page.")] = None
    comments_platform: Annotated[str | None, Doc("Comment system of the page (wordpress, disqus, …).")] = None
    comments_complete: Annotated[bool | None, Doc("True where the stored thread is known to be whole.")] = None
    image_url: Annotated[str | None, Doc("Lead image.")] = None
    content_hash: Annotated[
        str | None, Doc("32 hex digits over title, subtitle and body: changes when the text does.", "normalise")
    ] = None
    sources: Annotated[
        dict[str, str],
        Doc("Field -> where its value came from: json-ld, opengraph, microdata, site-rule, text or url."),
    ] = field(default_factory=dict)
    archive_ref: Annotated[str | None, Doc("WARC record of the page: file#offset+length.", "write")] = None
    first_seen_at: FirstSeenAt = None
    last_seen_at: LastSeenAt = None
    gone_at: Annotated[
        datetime | None,
        Doc("When the page had answered 404 or 410 on two runs and was shown on none since; else null.", "write"),
    ] = None
    kept_from: KeptFrom = field(default_factory=dict)
    site: SiteName
    fetched_at: FetchedAt = None
    run_id: RunId = None
    schema_version: SchemaVersion = SCHEMA_VERSION


@dataclass(slots=True, kw_only=True)
class Author:
    """A person or organisation named in a byline, with the author box's facts."""

    TABLE: ClassVar[str] = "authors"
    KEY: ClassVar[tuple[str, ...]] = ("author_id",)

    author_id: Annotated[str, Doc("32 hex digits over site and normalised name.", "normalise", required=True)] = ""
    name: Annotated[str, Doc("Normalised name.", "normalise", required=True)]
    names_seen: Annotated[list[str], Doc("Spellings found in bylines and author boxes, sorted.", "normalise")] = field(
        default_factory=list
    )
    bio: Annotated[str | None, Doc("Text of the author box.")] = None
    profile_url: Annotated[str | None, Doc("The author's page on the site.")] = None
    is_organisation: Annotated[bool | None, Doc("True for agencies, desks and staff bylines.", "normalise")] = None
    first_seen_at: FirstSeenAt = None
    last_seen_at: LastSeenAt = None
    kept_from: KeptFrom = field(default_factory=dict)
    site: SiteName
    fetched_at: FetchedAt = None
    run_id: RunId = None
    schema_version: SchemaVersion = SCHEMA_VERSION


@dataclass(slots=True, kw_only=True)
class Teaser:
    """An edge from an article to one its page offers as related or recommended reading."""

    TABLE: ClassVar[str] = "teasers"
    KEY: ClassVar[tuple[str, ...]] = ("article_id", "teaser_id")

    article_id: ArticleId
    teaser_id: Annotated[str, Doc("32 hex digits over target and article, stable across crawls.", required=True)]
    block: Annotated[str | None, Doc("Heading of the block the teaser stands in.")] = None
    position: Annotated[int, Doc("1-based order among the page's teasers.", required=True)]
    title: Annotated[str | None, Doc("Headline of the teaser.")] = None
    url: Annotated[str | None, Doc("Absolute URL of the target.")] = None
    target_article_id: Annotated[str | None, Doc("`articles.article_id` of the target, or an alias.")] = None
    excerpt: Annotated[str | None, Doc("Text shown under the headline, without its closing ellipsis.")] = None
    excerpt_is_truncated: Annotated[bool | None, Doc("True where the excerpt ends in an ellipsis.")] = None
    published_date: PublishedDate = None
    published_at: PublishedAt = None
    published_raw: PublishedRaw = None
    image_url: Annotated[str | None, Doc("Thumbnail.")] = None
    first_seen_at: FirstSeenAt = None
    last_seen_at: LastSeenAt = None
    kept_from: KeptFrom = field(default_factory=dict)
    site: SiteName
    fetched_at: FetchedAt = None
    run_id: RunId = None
    schema_version: SchemaVersion = SCHEMA_VERSION


@dataclass(slots=True, kw_only=True)
class Comment:
    """One contribution of a reader to the article's discussion."""

    TABLE: ClassVar[str] = "comments"
    KEY: ClassVar[tuple[str, ...]] = ("comment_id",)

    comment_id: Annotated[
        str,
        Doc("platform:scope:id as the platform numbers it, else a content hash stable across crawls.", required=True),
    ]
    article_id: ArticleId
    parent_id: Annotated[str | None, Doc("`comment_id` this one answers; null for a root.")] = None
    root_id: Annotated[str, Doc("`comment_id` of the first comment of its branch; its own for a root.", required=True)]
    depth: Annotated[int, Doc("0 for a root, 1 for an answer to it, and so on.", required=True)] = 0
    position: Annotated[int, Doc("1-based document order in the thread.", required=True)]
    author_name: Annotated[str | None, Doc("Name as shown.")] = None
    author_id: Annotated[str | None, Doc("The platform's id of the author.")] = None
    author_url: Annotated[str | None, Doc("Link behind the name.")] = None
    published_date: PublishedDate = None
    published_at: PublishedAt = None
    published_raw: PublishedRaw = None
    published_precision: PublishedPrecision = None
    text: Annotated[str | None, Doc("The comment; paragraphs and line breaks kept, no markup.")] = None
    likes: Annotated[int | None, Doc("Approvals (likes, upvotes) as displayed.")] = None
    platform: Annotated[str | None, Doc("Comment system (wordpress, disqus, …).")] = None
    is_deleted: Annotated[bool, Doc("True for the slot of a removed comment.", required=True)] = False
    first_seen_at: FirstSeenAt = None
    last_seen_at: LastSeenAt = None
    kept_from: KeptFrom = field(default_factory=dict)
    site: SiteName
    fetched_at: FetchedAt = None
    run_id: RunId = None
    schema_version: SchemaVersion = SCHEMA_VERSION


@dataclass(slots=True, kw_only=True)
class PageRecord:
    """One fetch and what became of it."""

    TABLE: ClassVar[str] = "pages"
    KEY: ClassVar[tuple[str, ...]] = ("url", "fetched_at")

    url: Annotated[str, Doc("URL asked for.", "write", required=True)]
    final_url: Annotated[str | None, Doc("URL that answered, after redirects.", "write")] = None
    status: Annotated[int | None, Doc("HTTP status; null where no answer came.", "write")] = None
    media_type: Annotated[str | None, Doc("Content type without parameters.", "write")] = None
    byte_count: Annotated[int | None, Doc("Size of the body in bytes, decompressed.", "write")] = None
    duration_ms: Annotated[int | None, Doc("Time from request to answer in milliseconds.", "write")] = None
    outcome: Annotated[
        str, Doc("article, listing, unchanged, `skipped: reason` or `failed: reason`.", "write", required=True)
    ]
    incomplete: Annotated[
        str | None,
        Doc("Why what was read is not the whole page (`broken off`, `too large`, …); null where it is.", "write"),
    ] = None
    article_id: Annotated[
        str | None,
        Doc("`articles.article_id` (or an alias) the page gave; of one found gone, that it had given.", "write"),
    ] = None
    etag: Annotated[str | None, Doc("ETag header, sent back on the next visit.", "write")] = None
    last_modified: Annotated[str | None, Doc("Last-Modified header, sent back on the next visit.", "write")] = None
    sitemap_lastmod: Annotated[
        datetime | None, Doc("What the sitemap or feed gave as the page's last change.", "write")
    ] = None
    archive_file: Annotated[str | None, Doc("WARC file that holds the response.", "write")] = None
    archive_offset: Annotated[int | None, Doc("Offset of its record in bytes.", "write")] = None
    archive_length: Annotated[int | None, Doc("Length of its record in bytes.", "write")] = None
    digest: Annotated[str | None, Doc("SHA-1 of the body, base32, as WARC writes it.", "write")] = None
    site: SiteName
    fetched_at: FetchedAt = None
    run_id: RunId = None
    schema_version: SchemaVersion = SCHEMA_VERSION


@dataclass(slots=True, kw_only=True)
class Run:
    """One run of a spider: what was asked, what was counted, how it ended."""

    TABLE: ClassVar[str] = "runs"
    KEY: ClassVar[tuple[str, ...]] = ("run_id",)

    run_id: Annotated[str, Doc("UTC start and site: `20140418T091500Z-nknews.org-1a2b`.", "write", required=True)]
    spider: Annotated[str, Doc("Spider name.", "write", required=True)]
    arguments: Annotated[dict[str, str], Doc("Arguments the run was given.", "write")] = field(default_factory=dict)
    versions: Annotated[dict[str, str], Doc("Versions of nkscrape and its main parts.", "write")] = field(
        default_factory=dict
    )
    started_at: Annotated[datetime, Doc("Start.", "write", required=True)]
    finished_at: Annotated[datetime | None, Doc("End.", "write")] = None
    finish_reason: Annotated[str | None, Doc("Why the crawl ended (finished, shutdown, …).", "write")] = None
    counts: Annotated[dict[str, int], Doc("Requests, pages by outcome, rows by table, warnings by kind.", "write")] = (
        field(default_factory=dict)
    )
    fill_rates: Annotated[
        dict[str, float], Doc("table.field -> share of this run's rows that have it, 0 to 1.", "write")
    ] = field(default_factory=dict)
    verdict: Annotated[str | None, Doc("healthy, or what was below its floor.", "write")] = None
    site: SiteName
    fetched_at: FetchedAt = None
    schema_version: SchemaVersion = SCHEMA_VERSION


Record = Article | Author | Teaser | Comment | PageRecord | Run
RECORDS: tuple[type[Record], ...] = (Article, Author, Teaser, Comment, PageRecord, Run)
