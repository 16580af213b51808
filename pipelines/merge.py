"""Keep-the-better: how two readings of one record become one row.

Fields that only make sense together form a group. Of each group the better reading wins, then the later one; a row
remembers in `kept_from` which groups are older than itself, and which come from a page that was not whole. A row is
thus the maximum of its readings under a total order, so any order, batching and repetition of the same readings gives
the same row.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipelines import arrow
from pipelines.arrow import Row
from pipelines.text import content_hash

Rank = tuple[int, ...]

_PRECISIONS = ("year", "month", "day", "minute", "second")
_EMPTY: tuple[Any, ...] = (None, "", [], {})
_RULED = frozenset(
    "fetched_at run_id schema_version kept_from sources content_hash first_seen_at last_seen_at gone_at".split()
)
"""Fields with a rule of their own in `merge_rows`."""
_UNIONS = frozenset({"names_seen", "aliases"})
"""Lists that keep everything ever seen, sorted."""


_INCOMPLETE = " incomplete"
"""Ends the entry in `kept_from` of what a page showed that was not whole."""


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that are taken from one reading together; `rank` says how good a row's reading is."""

    fields: tuple[str, ...]
    rank: Callable[[Row], Rank]
    wholeness: int | None = 1
    """Place in the rank of whether the page was whole: after whether there is a value; None where it is no matter."""


def mark_incomplete(table: str, row: Row) -> None:
    """Note in a reading that its page was not whole, so that nothing of it replaces what a whole page showed."""
    stamp = _stamp(row) + _INCOMPLETE
    told = (group for group in groups(table) if _tells(group, row))
    row["kept_from"] = {group.fields[0]: stamp for group in told if group.wholeness is not None}


def order_sources(row: Row) -> None:
    """Bring what a reading says of its sources into the one order rows have."""
    row["sources"] = {name: row["sources"][name] for name in sorted(row["sources"]) if name in row}


def merge_rows(table: str, a: Row, b: Row) -> Row:
    """Return the one row of two readings of the same record; neither is changed."""
    if a == b:
        return a
    stamps = _stamp(a), _stamp(b)
    if stamps[0] > stamps[1]:
        a, b, stamps = b, a, (stamps[1], stamps[0])
    merged = {**b, "sources": dict(b["sources"])} if "sources" in b else dict(b)
    kept: dict[str, str] = {}
    simple = stamps[0] < stamps[1] and not (a.get("kept_from") or b.get("kept_from"))
    for group in groups(table):
        if simple and group.rank(b) >= group.rank(a):
            continue  # the usual case: the later reading is no worse
        row, stamp = _better(group, (a, stamps[0]), (b, stamps[1]))
        _take(group, row, merged)
        if stamp != stamps[1] and _tells(group, row):
            kept[group.fields[0]] = stamp
    return _finish(merged, a, b, kept)


def are_strangers(table: str, a: Row, b: Row) -> bool:
    """Say whether two readings under one key are of two comments, of which only one can stay.

    That is so where they stand under two articles, or twice on one page, and do not say the same; a comment that says
    something else at another time has been edited.
    """
    if table != "comments":
        return False
    if a["article_id"] == b["article_id"]:
        if a["fetched_at"] != b["fetched_at"] or a["run_id"] != b["run_id"]:
            return False  # the usual case: a comment read again
        if a["kept_from"] or b["kept_from"]:
            return False  # the same reading, merged with another before
    return bool(a["text"] and b["text"]) and (a["author_name"], a["text"]) != (b["author_name"], b["text"])


@cache
def groups(table: str) -> tuple[Group, ...]:
    """Return the groups of `table`; a field without a declared group is its own."""
    declared = _GROUPS.get(table, ())
    taken = {name for group in declared for name in group.fields} | _RULED | _UNIONS | set(arrow.TABLES[table].KEY)
    alone = (name for name in arrow.names(table) if name not in taken)
    if "kept_from" not in arrow.names(table):  # runs and pages: one reading each, taken whole
        return (Group(tuple(alone), _ended),)
    return (*declared, *(Group((name,), _presence(name)) for name in alone))


def _better(group: Group, a: tuple[Row, str], b: tuple[Row, str]) -> tuple[Row, str]:
    """Return the row whose reading of `group` wins, and that reading's stamp."""
    readings = [_reading(group, row, stamp) for row, stamp in (a, b)]
    if readings[0] == readings[1]:
        values = _values(group, a[0]), _values(group, b[0])
        wins = values[0] != values[1] and _tie_break(values[0]) > _tie_break(values[1])
    else:
        wins = readings[0] > readings[1]
    return (a[0], readings[0][1]) if wins else (b[0], readings[1][1])


def _tells(group: Group, row: Row) -> bool:
    """Say whether a row says anything of a group: a value, or that none is known any more."""
    return any(row[name] not in _EMPTY for name in group.fields) or any(group.rank(row))


def _reading(group: Group, row: Row, stamp: str) -> tuple[Rank, str]:
    """Return how good a row's reading of a group is, and when it is from."""
    rank, stamp = group.rank(row), row.get("kept_from", {}).get(group.fields[0], stamp)
    if group.wholeness is not None:
        whole = (int(any(rank) and not stamp.endswith(_INCOMPLETE)),)
        rank = rank[: group.wholeness] + whole + rank[group.wholeness :]
    return rank, stamp


def _values(group: Group, row: Row) -> list[Any]:
    sources = row.get("sources", {})
    return [(row[name], sources.get(name)) for name in group.fields]


def _tie_break(values: list[Any]) -> str:
    """Return an arbitrary but fixed order for two readings as good and as late as each other."""
    return json.dumps(values, default=str, sort_keys=True)


def _take(group: Group, row: Row, merged: Row) -> None:
    """Put one row's reading of a group into the merged row, with where its values came from."""
    for name in group.fields:
        merged[name] = row[name]
        if "sources" in merged:
            merged["sources"].pop(name, None)
            if name in row["sources"]:
                merged["sources"][name] = row["sources"][name]


def _finish(merged: Row, a: Row, b: Row, kept: dict[str, str]) -> Row:
    """Set the fields that are computed from both rows."""
    if "kept_from" in merged:
        merged["kept_from"] = kept
        merged["first_seen_at"] = min(a["first_seen_at"], b["first_seen_at"])
        merged["last_seen_at"] = max(a["last_seen_at"], b["last_seen_at"])
    if "sources" in merged:
        order_sources(merged)
    if "gone_at" in merged:
        gone = [one["gone_at"] for one in (a, b) if one["gone_at"] and one["gone_at"] > merged["last_seen_at"]]
        merged["gone_at"] = max(gone, default=None)
    for name in _UNIONS & merged.keys():
        merged[name] = sorted({*a[name], *b[name]})
    if "content_hash" in merged:
        merged["content_hash"] = content_hash(merged["title"], merged["subtitle"], merged["body"])
    merged["schema_version"] = max(a["schema_version"], b["schema_version"])
    return merged


def _stamp(row: Row) -> str:
    """Return when and by which run a row was last read, in an order strings have too."""
    return f"{row['fetched_at'].isoformat(timespec='microseconds')[:26]}Z {row['run_id']}"


def _ended(row: Row) -> Rank:
    """Rank a run's own report above the one recovery writes for it; pages are all alike."""
    return (int(row.get("finished_at") is not None),)


def _presence(*names: str) -> Callable[[Row], Rank]:
    """Rank by which of the fields are there, the first counting most."""
    if len(names) == 1:
        (name,) = names
        return lambda row: (row[name] not in _EMPTY,)
    return lambda row: tuple(row[name] not in _EMPTY for name in names)


def _whole(text: str, truncated: str) -> Callable[[Row], Rank]:
    """Rank no text below a truncated one, and that below a whole one."""
    return lambda row: (int(row[text] not in _EMPTY), int(row[text] not in _EMPTY and not row[truncated]))


def _body_rank(row: Row) -> Rank:
    """Rank no text below a truncated one, of those the shorter below the longer, and both below a whole one."""
    has, whole = _BODY(row)
    return has, whole, (row["word_count"] or 0) if has and not whole else 0


def _date_rank(row: Row) -> Rank:
    """Rank a date above its raw string, an instant above a mere date, a finer date above a coarser one."""
    precision = row.get("published_precision")
    return (
        int(row["published_date"] is not None),
        int(row["published_at"] is not None),
        _PRECISIONS.index(precision) if precision in _PRECISIONS else 0,
        int(row["published_raw"] is not None),
    )


def _access_rank(row: Row) -> Rank:
    return (int(row["access"] is not None), int(row["access"] not in (None, "unknown")))


_BODY = _whole("body", "body_is_truncated")
_PUBLISHED = ("published_at", "published_date", "published_raw", "published_precision")
_GROUPS: dict[str, tuple[Group, ...]] = {
    "articles": (
        Group(_PUBLISHED, _date_rank),
        Group(("modified_at", "modified_raw"), _presence("modified_at", "modified_raw")),
        Group(("authors", "author_ids", "authors_raw"), _presence("authors", "authors_raw")),
        Group(("body", "word_count", "body_is_truncated"), _body_rank, wholeness=3),
        Group(("access",), _access_rank, wholeness=2),
        Group(("comments_complete",), lambda _: (1,)),  # of the thread as it then was: not known beats once whole
    ),
    "teasers": (
        Group(_PUBLISHED[:3], _date_rank),
        Group(("excerpt", "excerpt_is_truncated"), _whole("excerpt", "excerpt_is_truncated")),
        Group(("position",), _presence("position"), wholeness=None),
    ),
    "comments": (
        Group(_PUBLISHED, _date_rank),
        Group(("parent_id", "root_id", "depth"), _presence("parent_id")),
        Group(("position",), _presence("position"), wholeness=None),
    ),
}
