"""Comment ids of schema version 1 as later versions write them.

Version 1 gave comments of hand-made pages `html:host:number`, also where every page counts from one. The article now
stands before the number; rows tell theirs, so that a thread stored then and read again now is not there twice.
"""

from __future__ import annotations

import re

import pyarrow as pa
import pyarrow.compute as pc

from nkscrape.items import Comment
from pipelines import arrow
from pipelines.arrow import Row

SINCE = 2
"""Schema version that has the ids of today."""
_IDS = ("comment_id", "parent_id", "root_id")
_OLD = re.compile(r"(html:.*):([0-9]{1,20})")


def concerns(table: str, stored: pa.Schema) -> bool:
    """Say whether a file holds comments under ids of version 1."""
    return table == Comment.TABLE and (arrow.version_of(stored) or 0) < SINCE


def renumber_row(row: Row) -> None:
    """Give a comment that version 1 has read the ids of today."""
    for name in _IDS:
        if row[name] and (old := _OLD.fullmatch(row[name])):
            row[name] = f"{old[1]}:{row['article_id']}:{old[2]}"


def renumbered(rows: pa.Table) -> pa.Table:
    """Return comments that version 1 has stored, `article_id` among their columns, with the ids of today, sorted."""
    for name in set(_IDS) & set(rows.column_names):
        ids = rows[name]
        is_old = pc.match_substring_regex(ids, f"^{_OLD.pattern}$")
        stem = pc.replace_substring_regex(ids, ":[0-9]+$", "")
        number = pc.replace_substring_regex(ids, "^.*:", "")
        new = pc.if_else(is_old, pc.binary_join_element_wise(stem, rows["article_id"], number, ":"), ids)
        rows = rows.set_column(rows.column_names.index(name), rows.schema.field(name), new)
    return rows.sort_by("comment_id") if "comment_id" in rows.column_names else rows
