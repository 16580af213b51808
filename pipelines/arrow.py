"""Arrow schemas and the data dictionary, derived from `nkscrape.items`; rows of a table as plain dicts."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import pyarrow as pa
import pyarrow.compute as pc

from nkscrape.items import RECORDS, SCHEMA_VERSION, Doc, Record

Row = dict[str, Any]
"""One row of a table: field name -> Python value, `site` left out (it stands in the path)."""

TABLES: dict[str, type[Record]] = {record.TABLE: record for record in RECORDS}
PARTITION_KEYS = {
    "site": "Registrable domain of the site.",
    "month": "Month of publication (YYYY-MM or unknown); of the fetch for pages and runs; all for authors.",
}
VERSION_KEY = b"nkscrape.schema_version"
_SCALARS: dict[Any, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    date: pa.date32(),
    datetime: pa.timestamp("us", tz="UTC"),
}


_FIRST_DAY, _LAST_DAY = -719_162, 2_932_896
"""Days from 1970-01-01 to those of the years 1 and 9999."""
_DAY = 86_400_000_000
_CALENDAR = {
    pa.date32(): (pa.int32(), _FIRST_DAY, _LAST_DAY),
    pa.timestamp("us", tz="UTC"): (pa.int64(), _FIRST_DAY * _DAY, (_LAST_DAY + 1) * _DAY - 1),
}
"""Type -> the numbers it is stored as, the least and the greatest that Python can name."""


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """One field of a record, as it is stored."""

    name: str
    type: pa.DataType
    doc: Doc


@cache
def columns(table: str) -> tuple[Column, ...]:
    """Return the stored columns of `table` in order: the record's fields but for the partition keys."""
    record = TABLES[table]
    hints = get_type_hints(record, include_extras=True)
    names = (field.name for field in dataclasses.fields(record) if field.name not in PARTITION_KEYS)
    return tuple(Column(name, _arrow_type(hints[name]), _doc(hints[name])) for name in names)


@cache
def schema(table: str) -> pa.Schema:
    """Return the Arrow schema of `table`: descriptions with the fields, the schema version with the whole."""
    fields = [
        pa.field(c.name, c.type, nullable=not c.doc.required, metadata={"description": c.doc.meaning})
        for c in columns(table)
    ]
    return pa.schema(fields, metadata={VERSION_KEY: str(SCHEMA_VERSION), "nkscrape.table": table})


@cache
def names(table: str) -> tuple[str, ...]:
    """Return the stored column names of `table`, in order."""
    return tuple(c.name for c in columns(table))


def to_table(table: str, rows: Sequence[Row]) -> pa.Table:
    """Return rows as an Arrow table."""
    arrays = [pa.array([row[c.name] for row in rows], c.type) for c in columns(table)]
    return pa.Table.from_arrays(arrays, schema=schema(table))


def version_of(stored: pa.Schema) -> int | None:
    """Return the schema version a file was written under; None where it was not written by nkscrape."""
    mark = (stored.metadata or {}).get(VERSION_KEY)
    return int(mark) if mark and mark.isdigit() else None


def upgraded(table: str, data: pa.Table, names: Sequence[str]) -> pa.Table:
    """Return stored rows, whatever version wrote them, as this version's columns `names`.

    A column that is newer than the file takes its default; one whose type has changed is cast.
    Raises ArrowInvalid where the file is none of ours.
    """
    target = pa.schema([schema(table).field(name) for name in names], metadata=schema(table).metadata)
    _check_calendar(data)
    if data.schema.equals(target):
        return pa.Table.from_arrays(data.columns, schema=target)
    defaults = {name: default for name, _, _, default, _ in _readers(table)}
    needed = {name for name, _, _, default, required in _readers(table) if required and (default and default()) is None}
    if missing := (needed | set(TABLES[table].KEY)) & set(names) - set(data.column_names):
        raise pa.ArrowInvalid(f"it has no column {min(missing)}")
    arrays = []
    for field in target:
        if field.name == "schema_version":
            arrays.append(pa.array([SCHEMA_VERSION] * len(data), field.type))
        elif field.name in data.column_names:
            arrays.append(data[field.name].cast(field.type))
        else:
            default = defaults[field.name]
            arrays.append(pa.array([default() if default else None] * len(data), field.type))
    return pa.Table.from_arrays(arrays, schema=target)


def _check_calendar(data: pa.Table) -> None:
    """Raise ArrowInvalid where a damaged file gives an instant or date that Python has none for."""
    for field, column in zip(data.schema, data.columns, strict=True):
        if (limits := _CALENDAR.get(field.type)) and len(column):
            number, first, last = limits
            ends = pc.min_max(column.cast(number)).as_py()
            if ends["min"] is not None and not first <= ends["min"] <= ends["max"] <= last:
                raise pa.ArrowInvalid(f"its column {field.name} holds a time outside the years 1 to 9999")


def to_rows(data: pa.Table) -> list[Row]:
    """Return an Arrow table as rows; maps as dicts."""
    maps = [field.name for field in data.schema if pa.types.is_map(field.type)]
    rows: list[Row] = data.to_pylist()
    for row in rows:
        for name in maps:
            row[name] = dict(row[name] or ())
    return rows


def row_from_json(table: str, data: Mapping[str, Any]) -> Row:
    """Return a record's JSON form as a row that its table can hold; missing fields take their default.

    Raises KeyError, ValueError or TypeError where the data is no such record.
    """
    row = {}
    for name, kind, read, default, required in _readers(table):
        value = data[name] if default is None or name in data else default()
        if value is not None and value.__class__ is not kind:
            value = read(value)
        if value is None and required:
            raise ValueError(f"{table}.{name} is missing")
        row[name] = value
    return row


def with_keys(rows: pa.Table, site: str, month: str) -> pa.Table:
    """Return rows with the partition keys as columns, as a hive-aware reader gives them."""
    for name, value in (("site", site), ("month", month)):
        rows = rows.append_column(name, pa.repeat(pa.scalar(value), len(rows)))
    return rows


def data_dictionary() -> str:
    """Return every table and field as Markdown."""
    return "\n\n".join([_DICTIONARY_HEAD, *(_describe(name) for name in TABLES)]) + "\n"


_DICTIONARY_HEAD = f"""\
# Data dictionary

Schema version {SCHEMA_VERSION}. Written by `nkscrape schema` from `nkscrape/items.py`.

Dates are calendar dates as the site shows them, instants are UTC, unknown is null. Every table also has the \
partition keys `site` and `month` (strings, in the path; see [dataset.md](dataset.md))."""


def _describe(table: str) -> str:
    record = TABLES[table]
    lines = [
        f"## {table}",
        "",
        f"{(record.__doc__ or '').strip()} Key: {', '.join(f'`{name}`' for name in record.KEY)}.",
        "",
        "| field | type | null | set by | meaning |",
        "| --- | --- | --- | --- | --- |",
    ]
    for c in columns(table):
        meaning = c.doc.meaning.replace("|", "\\|")
        lines.append(f"| `{c.name}` | {c.type} | {'no' if c.doc.required else 'yes'} | {c.doc.by} | {meaning} |")
    return "\n".join(lines)


Reader = tuple[str, type | None, Callable[[Any], Any], Callable[[], Any] | None, bool]
"""A column's name, the type its JSON form mostly has as it is stored, what reads any other, its default, required."""


@cache
def _readers(table: str) -> tuple[Reader, ...]:
    fields = {field.name: field for field in dataclasses.fields(TABLES[table])}
    return tuple((c.name, *_reader(c.type), _default(fields[c.name]), c.doc.required) for c in columns(table))


def _reader(kind: pa.DataType) -> tuple[type | None, Callable[[Any], Any]]:
    if kind == pa.date32():
        return None, date.fromisoformat
    if kind == _SCALARS[datetime]:
        return None, _instant
    if kind == pa.int64():
        return None, _integer
    if pa.types.is_map(kind) or pa.types.is_list(kind):
        return None, _collection_reader(kind)
    return {pa.string(): str, pa.float64(): float, pa.bool_(): bool}[kind], _refuse


def _collection_reader(kind: pa.DataType) -> Callable[[Any], Any]:
    """Return what reads a list, or a map with texts as keys: it refuses elements that the column cannot hold."""
    whole, inside = (dict, kind.item_type) if pa.types.is_map(kind) else (list, kind.value_type)
    element, read = _reader(inside)

    def collection(value: Any) -> Any:
        if value.__class__ is not whole:
            _refuse(value)
        if value:  # most are empty
            for one in value.values() if whole is dict else value:
                if one.__class__ is not element and read(one) is None:
                    _refuse(one)
        return value

    return collection


def _refuse(value: Any) -> None:
    raise TypeError(f"{value!r:.40} is of a type its column cannot hold")


def _integer(value: Any) -> int | None:
    """Return a number; null where a page shows one no counter reaches."""
    if value.__class__ is not int:
        raise TypeError(f"{value!r:.40} is no number")
    number: int = value
    return number if -(2**63) <= number < 2**63 else None


def _instant(text: str) -> datetime | None:
    """Return an ISO 8601 instant in UTC; null where it lacks a zone, for then it is no instant."""
    instant = datetime.fromisoformat(text)
    try:
        return instant.astimezone(UTC) if instant.tzinfo else None
    except OverflowError:
        raise ValueError(f"{text!r:.40} lies outside the years 1 to 9999") from None


def _default(field: dataclasses.Field[Any]) -> Callable[[], Any] | None:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory
    if field.default is dataclasses.MISSING:
        return None
    value = field.default
    return lambda: value


def _doc(hint: Any) -> Doc:
    return next(extra for extra in get_args(hint) if isinstance(extra, Doc))


def _arrow_type(hint: Any) -> pa.DataType:
    """Return the Arrow type of a field's annotation (the mapping at the head of `nkscrape.items`)."""
    if get_origin(hint) is Annotated:
        hint = get_args(hint)[0]
    if get_origin(hint) in (types.UnionType, Union):
        hint = next(arg for arg in get_args(hint) if arg is not type(None))
    if get_origin(hint) is list:
        return pa.list_(_arrow_type(get_args(hint)[0]))
    if get_origin(hint) is dict:
        key, value = get_args(hint)
        return pa.map_(_arrow_type(key), _arrow_type(value))
    return _SCALARS[hint]
