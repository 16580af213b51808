"""What readers of comment data share: bounded JSON and XML, HTML fragments as text, records with their answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from lxml import etree

from nkscrape import jsontext
from nkscrape.decode import decode
from nkscrape.extract.reading import read_fragment
from nkscrape.extract.reading.text import inline
from nkscrape.extract.threads.build import build_for
from nkscrape.extract.threads.thread import Found, Thread
from nkscrape.limits import MAX_COMMENTS
from nkscrape.page import Follow, Page

MAX_ANSWER = 10_000_000
"""Bytes of one answer that are parsed: 10,000 comments at once, and some 300 MB where all of it is empty lists."""
MAX_HTML = 200_000
"""Characters of one comment's HTML that are parsed."""
MAX_STRING = 4096
"""Characters of a name, id, date or address; what is longer is none."""
_TAG = re.compile(r"<[a-zA-Z/!]|&[#\w]")
_WHOLE = re.compile(r"[0-9]{1,18}")


def json_of(page: Page) -> Any:
    """Return an answer's JSON value, None where it is none or too large."""
    if len(page.body) > MAX_ANSWER:
        return None
    return jsontext.parse(decode(page.body, page.headers.get("content-type")))


def xml_of(page: Page) -> etree._Element | None:
    """Return the root of an answer's XML without resolving entities or fetching anything, None where it is none."""
    if len(page.body) > MAX_ANSWER:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, load_dtd=False)
    try:
        return etree.fromstring(page.body, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def text_of_html(source: object) -> str:
    """Return the text of a comment given as HTML; paragraphs and line breaks kept."""
    if not isinstance(source, str):
        return ""
    source = source[:MAX_HTML]
    if not _TAG.search(source):
        return "\n".join(map(inline, source.strip().split("\n")))
    fragment = read_fragment(source)
    return fragment.paragraphs(0)


def objects(value: Any) -> list[dict[str, Any]]:
    """Return the objects in a JSON list, [] for anything else."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def at(value: Any, *path: str) -> Any:
    """Return what stands at a path of keys, None where a step is missing."""
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def string(value: Any) -> str | None:
    """Return a non-empty string or a whole number as a string, None for anything else."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    text = str(value).strip()
    return text if 0 < len(text) <= MAX_STRING else None


def number(value: Any) -> int | None:
    """Return a whole number, also one written as a string, None for anything else."""
    if isinstance(value, str) and _WHOLE.fullmatch(value):
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def thread_of(
    page: Page, follow: Follow, found: Sequence[Found], total: int | None, following: Sequence[Follow] = ()
) -> Thread:
    """Return an answer's thread; it is whole where nothing more is to be fetched and nothing was left out."""
    platform = follow.kind.partition(".")[2].partition("_")[0]
    return Thread(
        comments=build_for(follow.article_url, page, platform, found, is_part=True),
        platform=platform,
        complete=not following and len(found) <= MAX_COMMENTS,
        displayed_count=total,
        follows=list(following),
    )
