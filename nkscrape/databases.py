"""SQLite files of ours: opened where they are sound, set aside where they are not. A full disk is neither."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_DISK = {
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}
"""What SQLite answers where the file is not to blame."""


class DamagedDatabaseError(Exception):
    """A file is no sound database of ours."""


def is_damage(error: BaseException) -> bool:
    """Say whether an error of SQLite comes from what the file holds, and not from the disk."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    ours = isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.ProgrammingError)
    return ours and code & 0xFF not in _DISK


def open_database(
    path: Path, pragma: str, schema: str, tables: Mapping[str, tuple[str, ...]], **options: Any
) -> sqlite3.Connection:
    """Return a database with the tables of `schema`, made where they are missing; `tables` are their columns.

    Raises DamagedDatabaseError where the file is not sound; sqlite3.Error where the disk refuses.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        raise DamagedDatabaseError(f"{path} is a folder")
    db: sqlite3.Connection = sqlite3.connect(path, **options)
    try:
        db.text_factory = _text
        db.execute(f"PRAGMA {pragma}")
        db.executescript(schema)
        for name, columns in tables.items():
            if tuple(row[1] for row in db.execute(f"PRAGMA table_info({name})")) != columns:
                raise DamagedDatabaseError(f"{path}: table {name} has other columns")
        if (found := db.execute("PRAGMA quick_check(1)").fetchone()[0]) != "ok":
            raise DamagedDatabaseError(f"{path}: {found}")
    except BaseException as error:
        db.close()
        if is_damage(error) or isinstance(error, UnicodeDecodeError):  # SQLite's own words quote what the file holds
            raise DamagedDatabaseError(f"{path}: {error}") from error
        raise
    return db


def set_aside(path: Path) -> Path:
    """Move a damaged database out of the way, in the place of an earlier one; return where it is kept."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        found, kept = path.with_name(path.name + suffix), path.with_name(f"{path.name}.damaged{suffix}")
        if kept.is_dir() and not kept.is_symlink():
            shutil.rmtree(kept)
        else:
            kept.unlink(missing_ok=True)
        if found.exists():
            found.rename(kept)
    return path.with_name(f"{path.name}.damaged")


def _text(stored: bytes) -> str:
    """Return a text, whatever has happened to its bytes."""
    return stored.decode("utf-8", "replace")
