"""Where a dataset lies: a path of this machine, or the URI of any filesystem Arrow or fsspec knows."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pyarrow as pa
from pyarrow import fs

from nkscrape.errors import UserError
from nkscrape.urls import has_password, hash_id
from pipelines.store import LocalStore, Store

WORK = ".nkscrape"
"""Journals, locks, state and drafts of a local dataset: beside the tables, so that a draft can be renamed."""
_URI = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def open_location(name: str) -> tuple[Store, Path]:
    """Return the store of a dataset and its local working folder; UserError for an address nobody knows."""
    if not name or "\0" in name or not _is_utf8(name):
        raise UserError(f"cannot use {name!r} as dataset: a name in UTF-8 is needed")
    check_location(name)
    if not _URI.match(name):
        root = Path(name)
        return LocalStore(root, root / WORK / "tmp"), root / WORK
    filesystem, root_path = _filesystem(name)
    if not root_path.strip("/"):
        raise UserError(f"cannot use {bare(name)} as dataset: it names no bucket or folder")
    if isinstance(filesystem, fs.LocalFileSystem):
        return open_location(root_path)
    work = state_home() / f"{re.sub(r'[^a-z0-9]+', '-', bare(name).lower()).strip('-')}-{hash_id(bare(name))[:8]}"
    return Store(filesystem, root_path.rstrip("/"), work / "tmp"), work


def check_location(name: str) -> None:
    """Raise UserError where the address of a dataset carries a password: it would be shown, logged and stored."""
    if has_password(name):
        raise UserError(
            f"the {name.partition(':')[0].lower()} address of the dataset carries a password; leave it out and give it "
            "in the environment (such as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY) or the store's credentials file"
        )


def _is_utf8(name: str) -> bool:
    """Say whether a name can be written as UTF-8: the bytes of other charsets come as half characters."""
    return not any("\ud800" <= character <= "\udfff" for character in name)


def state_home() -> Path:
    """Return where remote datasets have their journals and state: nkscrape's folder below XDG_STATE_HOME."""
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "nkscrape"


def _filesystem(uri: str) -> tuple[fs.FileSystem, str]:
    """Return the filesystem of a URI and the path in it: Arrow's own where it has one, else fsspec's."""
    try:
        filesystem, path = fs.FileSystem.from_uri(uri)
    except (pa.ArrowException, OSError) as first:
        try:
            import fsspec  # noqa: PLC0415 - an optional part, for stores Arrow does not speak to itself

            found, path = fsspec.core.url_to_fs(uri)
        except (ImportError, ValueError, OSError):
            reason = str(first).splitlines()[0].replace(uri, bare(uri))
            raise UserError(f"cannot use {bare(uri)} as dataset: {reason}") from None
        filesystem = fs.PyFileSystem(fs.FSSpecHandler(found))
    return filesystem, path


def bare(uri: str) -> str:
    """Return a URI without password and options, which belong into no message; a path as it is."""
    if not _URI.match(uri):
        return uri
    scheme, _, rest = re.split(r"[?#]", uri, maxsplit=1)[0].partition("://")
    return f"{scheme}://{rest.rpartition('@')[2] if has_password(uri) else rest}".rstrip("/")
