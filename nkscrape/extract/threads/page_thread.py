"""The thread in a page's own HTML: known platforms first, then the structure of hand-made markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice, takewhile

from nkscrape.extract import words
from nkscrape.extract.threads import discussion, nesting, schema_org
from nkscrape.extract.threads.build import without_repeats
from nkscrape.extract.threads.fields import read_records
from nkscrape.extract.threads.foreign import of_this_page
from nkscrape.extract.threads.hints import Hints, find_hints
from nkscrape.extract.threads.marks import key_of
from nkscrape.extract.threads.numbering import is_known
from nkscrape.extract.threads.platforms.platform import Platform
from nkscrape.extract.threads.platforms.records import Group, known_groups
from nkscrape.extract.threads.thread import Found, Record
from nkscrape.page import Page

MAX_INSIDE = 60
"""Elements of one comment that are looked at for its number."""
_PING = re.compile(r"(?:ping|track)back\b", re.IGNORECASE)
_HANDMADE = Platform(platform=None)


@dataclass(slots=True)
class PageThread:
    """Comments found in a page, each with its element."""

    platform: str | None = None
    found: list[Found] = field(default_factory=list)
    elements: list[int] = field(default_factory=list)
    left_out: int = 0
    """Pingbacks and the like, which displayed counts may include."""
    unread: int = 0
    """Records of no one's name or words."""


def read_page_thread(page: Page, hints: Hints | None = None) -> PageThread:
    """Return the comments in the page; an empty thread where there are none."""
    hints = hints or find_hints(page.reading)
    for group in known_groups(page, hints.named):
        thread = _read_group(page, group)
        if thread.found or (thread.left_out and group.platform.platform):
            return thread
    for records, read in discussion.find_records(page, hints):
        thread = _read_group(page, Group(_HANDMADE, records), read)
        if thread.found:
            return thread
    return PageThread(found=schema_org.json_ld_comments(page))


def _read_group(page: Page, group: Group, before: Sequence[Found] = ()) -> PageThread:
    """Return the thread of a group, `before` being what was read of its first records."""
    records = of_this_page(page, group.records)
    if not records:
        return PageThread()
    for record in records:
        if not record.tail and page.reading.tags[record.element] == "dt":
            record.tail, before = _tail(page, record.element, records), ()
    elements = [record.element for record in records]
    thread = PageThread(group.platform.platform)
    rows = before if len(before) == len(records) else read_records(page, records)
    pings = [_is_ping(page, i) for i in elements]
    echoes = sum(ping or _is_echo(found) for ping, found in zip(pings, rows, strict=True))
    read: list[Found | None] = [
        None if ping else _as_comment(page, group, record, found)
        for ping, record, found in zip(pings, records, rows, strict=True)
    ]
    _link_parents(read, nesting.parents_of(page.reading, elements))
    thread.found = [found for found in read if found is not None]
    thread.elements = [i for record in records for i in (record.element, *record.tail)]
    thread.left_out, thread.unread = echoes, len(read) - len(thread.found) - echoes
    if not thread.found:
        return PageThread(left_out=sum(pings))
    thread.found = without_repeats(thread.found, are_ids=is_known(thread.platform))
    return thread


def _is_ping(page: Page, i: int) -> bool:
    return "echo" in words.classes.kinds_of(page.reading.get(i, "class"))


def _is_echo(found: Found) -> bool:
    return words.comments.is_echo(found.text) or bool(_PING.match(found.author_name or ""))


def _link_parents(read: list[Found | None], parents: list[int | None]) -> None:
    """Give each comment its parent; the nearest one above that could be read."""
    for found, parent in zip(read, parents, strict=True):
        above = parent
        while above is not None and read[above] is None:
            above = parents[above]
        if found is not None and above is not None and found.parent is None:
            found.parent = read[above]


def _as_comment(page: Page, group: Group, record: Record, found: Found) -> Found | None:
    """Return what was read of a record with its numbers, None where it is no comment."""
    if not found.text or _is_echo(found):
        return None
    if not found.author_name and not found.is_deleted:
        return None
    found.key = record.key or _key_inside(page, group, record.element)
    found.is_local = record.is_local
    found.parent_key = record.parent_key if record.parent_key != "0" else None
    found.parent_key = found.parent_key or nesting.parent_key(page.reading, record.element)
    if not group.platform.has_dates:
        found.published_raw = None
    return found


def _key_inside(page: Page, group: Group, i: int) -> str | None:
    pattern = group.platform.key_inside
    if pattern is None:
        return key_of(page.reading, i)
    marks = (page.reading.get(one, "class") for one in islice(range(i, page.reading.ends[i]), MAX_INSIDE))
    return next((match[1] for mark in marks if (match := pattern.search(mark))), None)


def _tail(page: Page, i: int, records: Sequence[Record]) -> list[int]:
    """Return the siblings that go on with a definition term's comment."""
    own = {record.element for record in records} if len(records) < 50 else set()
    siblings = islice(page.reading.following(i), MAX_INSIDE)
    return list(takewhile(lambda one: one not in own and page.reading.tags[one] != "dt", siblings))
