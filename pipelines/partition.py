"""Partition: where rows live. Its path is the only place `site` and `month` are written down."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Self

from nkscrape.errors import UserError
from pipelines.arrow import TABLES, Row

FILE = "part.parquet"
UNKNOWN = "unknown"
WHOLE = "all"
"""The month of authors: a person writes in many months and has one row."""
BY_ARTICLE = ("articles", "teasers", "comments")
"""Tables whose rows lie in the month of their article."""

# Files are named after sites, with a prefix or suffix, and a name has 255 bytes.
_SITE = re.compile(r"[a-z0-9]([a-z0-9.-]{0,198}[a-z0-9])?")
_MONTH = re.compile(rf"\d{{4}}-(0[1-9]|1[0-2])|{UNKNOWN}|{WHOLE}")
_PATH = re.compile(rf"(?:^|/)(\w+)/site=([^/]+)/month=([^/]+)/{re.escape(FILE)}$")


@dataclass(frozen=True, slots=True, order=True)
class Partition:
    """One file of the dataset. Its parts are checked before they become a path."""

    table: str
    site: str
    month: str

    def __post_init__(self) -> None:
        if self.table not in TABLES:
            raise UserError(f"no such table: {self.table!r}")
        check_site(self.site)
        if not _MONTH.fullmatch(self.month):
            raise UserError(f"not a month: {self.month!r}")

    @property
    def path(self) -> str:
        """Path of the file below the dataset's root."""
        return f"{self.table}/site={self.site}/month={self.month}/{FILE}"

    @classmethod
    @lru_cache(maxsize=65_536)
    def at(cls, path: str) -> Self | None:
        """Return the partition a file is; None for a path that is none."""
        match = _PATH.search(path)
        try:
            return cls(*match.groups()) if match else None
        except UserError:
            return None


@lru_cache(maxsize=256)
def check_site(site: str) -> str:
    """Return `site` where it can name a partition; raise UserError where it cannot."""
    if not _SITE.fullmatch(site) or ".." in site:
        raise UserError(f"not a site name: {site!r} (a domain such as nknews.org is meant)")
    return site


def month_of(day: date | None) -> str:
    """Return the partition month of a date or instant."""
    return f"{day:%Y-%m}".rjust(7, "0") if day else UNKNOWN


def month_of_row(table: str, row: Row) -> str:
    """Return the month of a row that tells it by itself (all but teasers and comments)."""
    if table == "authors":
        return WHOLE
    return month_of(row[{"articles": "published_date", "pages": "fetched_at", "runs": "started_at"}[table]])
