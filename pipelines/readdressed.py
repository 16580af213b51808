"""Ids of schema version 1 as later versions give them.

Version 1 took a page of comments (`/comment-page-2/`) or a printed view for an article of its own. What it stored keeps
its id, and has the one of today among its aliases, so that it becomes one row with the article.
"""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from nkscrape.items import Article
from nkscrape.urls import article_id
from pipelines import arrow
from pipelines.arrow import Row

SINCE = 2
"""Schema version that has the ids of today."""
_SOURCES = ("article_id", "url", "canonical_url")


def concerns(table: str, stored: pa.Schema, names: Sequence[str]) -> bool:
    """Say whether a file holds articles under ids of version 1, and their aliases are asked for."""
    return table == Article.TABLE and (arrow.version_of(stored) or 0) < SINCE and "aliases" in names


def columns(names: Sequence[str]) -> list[str]:
    """Return the columns to read so that `names` can be brought up to date."""
    return list(dict.fromkeys([*names, *_SOURCES]))


def name_row(row: Row) -> None:
    """Give an article that version 1 has read the id of today among its aliases."""
    row["aliases"] = _aliases(row)


def upgraded(rows: pa.Table) -> pa.Table:
    """Return articles that version 1 has stored likewise."""
    at = rows.column_names.index("aliases")
    aliases = [_aliases(row) for row in rows.select(_SOURCES).to_pylist()]
    return rows.set_column(at, rows.schema.field(at), pa.array(aliases, rows.schema.field(at).type))


def _aliases(row: Row) -> list[str]:
    today = article_id(row["canonical_url"] or row["url"])
    return [] if today == row["article_id"] else [today]
