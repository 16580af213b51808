"""Bundle: everything one page gave, the unit that is normalised, journalled and merged."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from nkscrape.items import Article, Author, Comment, PageRecord, Record, Teaser
from nkscrape.page import Follow


@dataclass(slots=True, kw_only=True)
class Bundle:
    """One page's records. It is stored whole or not at all."""

    url: str
    fetched_at: datetime | None
    article: Article | None = None
    authors: list[Author] = field(default_factory=list)
    teasers: list[Teaser] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    follows: list[Follow] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    """'kind: detail' lines; `kind` is counted per run."""
    page: PageRecord | None = None

    def add(self, found: Iterable[Article | Author | Teaser | Comment | Follow | Notice]) -> Bundle:
        """Take in what `extract` yields, each kind in its place; return self."""
        lists: dict[type, list[Any]] = {
            Author: self.authors,
            Teaser: self.teasers,
            Comment: self.comments,
            Follow: self.follows,
        }
        for one in found:
            if isinstance(one, Article):
                self.article = one
            elif isinstance(one, Notice):
                self.warnings.append(f"{one.kind}: {one.detail}")
                if one.kind == "incomplete" and self.page:
                    self.page.incomplete = one.detail
            else:
                lists[type(one)].append(one)
        return self

    def records(self) -> Iterable[Record]:
        """Every record of the bundle, article first."""
        if self.article:
            yield self.article
        yield from self.authors
        yield from self.teasers
        yield from self.comments
        if self.page:
            yield self.page


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the page worth counting: `kind` is a fixed word, `detail` says what and where."""

    kind: str
    detail: str


_PLAIN = frozenset({str, int, float, bool, type(None)})


def to_json(value: Any) -> Any:
    """Return a bundle, record or follow as JSON-ready data; dates as ISO 8601 strings."""
    if value.__class__ in _PLAIN:  # most values are: asked first
        return value
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [to_json(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: to_json(getattr(value, name)) for name in _field_names(type(value))}
    if isinstance(value, dict) or hasattr(value, "items"):
        return {key: to_json(item) for key, item in value.items()}
    return value


def from_json(data: dict[str, Any]) -> Bundle:
    """Return the bundle `to_json` wrote; unknown keys are refused, missing ones take their default.

    Raises ValueError or TypeError where the data is no bundle.
    """
    bundle = _build(Bundle, data)
    assert isinstance(bundle, Bundle)
    return bundle


@cache
def _field_names(cls: type) -> tuple[str, ...]:
    return tuple(f.name for f in dataclasses.fields(cls))


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls, include_extras=False)


def _build(kind: Any, value: Any) -> Any:
    """Return JSON data as the annotated type `kind`."""
    if value is None:
        return None
    if get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if get_origin(kind) in (types.UnionType, Union):
        kind = next(arg for arg in get_args(kind) if arg is not type(None))
    if kind is datetime:
        return datetime.fromisoformat(value)
    if kind is date:
        return date.fromisoformat(value)
    if get_origin(kind) is list:
        return [_build(get_args(kind)[0], item) for item in value]
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        if unknown := value.keys() - hints.keys():
            raise ValueError(f"{kind.__name__} has no field {sorted(unknown)[0]!r}")
        return kind(**{name: _build(hints[name], item) for name, item in value.items()})
    return value
