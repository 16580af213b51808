"""Bodies of schema version 1 as later versions write them.

Version 1 opened a body with the standfirst where that was a sentence. It now stands in `subtitle` alone; rows tell
their version, so that an article stored then and read again now has it once.
"""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from nkscrape.items import Article
from pipelines import arrow
from pipelines.arrow import Row
from pipelines.text import content_hash, word_count

SINCE = 2
"""Schema version whose bodies open with their text."""
_SOURCES = ("title", "subtitle", "body")
_CHANGED = frozenset(("body", "word_count", "content_hash"))


def concerns(table: str, stored: pa.Schema, names: Sequence[str]) -> bool:
    """Say whether a file holds bodies of version 1, and one of the columns they matter to is asked for."""
    return table == Article.TABLE and (arrow.version_of(stored) or 0) < SINCE and not _CHANGED.isdisjoint(names)


def columns(names: Sequence[str]) -> list[str]:
    """Return the columns to read so that `names` can be brought up to date."""
    return list(dict.fromkeys([*names, *_SOURCES]))


def cut_row(row: Row) -> None:
    """Take the standfirst off the body of an article that version 1 has read."""
    body = _cut(row["body"], row["subtitle"])
    if body != row["body"]:
        row["body"], row["word_count"] = body, word_count(body)
        row["content_hash"] = content_hash(row["title"], row["subtitle"], body)


def upgraded(rows: pa.Table) -> pa.Table:
    """Return articles that version 1 has stored, `title`, `subtitle` and `body` among their columns, likewise."""
    names = [*_SOURCES, *(name for name in rows.column_names if name in _CHANGED and name not in _SOURCES)]
    found = [{"word_count": None, "content_hash": None, **row} for row in rows.select(names).to_pylist()]
    for row in found:
        cut_row(row)
    for name in _CHANGED.intersection(rows.column_names):
        at = rows.column_names.index(name)
        rows = rows.set_column(
            at, rows.schema.field(at), pa.array([row[name] for row in found], rows.schema.field(at).type)
        )
    return rows


def _cut(body: str | None, subtitle: str | None) -> str | None:
    """Return a body without the paragraphs that together are the standfirst; where nothing follows, as it is."""
    paragraphs, said = (body or "").split("\n\n"), ""
    for count, paragraph in enumerate(paragraphs if subtitle else (), 1):
        said = " ".join(filter(None, (said, *paragraph.split())))
        if said == subtitle:
            return "\n\n".join(paragraphs[count:]) or body
        if not (subtitle or "").startswith(said):
            break
    return body
