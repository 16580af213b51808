"""Fixtures: stored pages of a site beside the records they must give.

`tests/sites/<site>/<page>.html.gz` and `<page>.json`. The JSON has the record contract's names; fields that are absent
from it must be absent from the page's records too, so that a value that appears out of nowhere is seen.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from nkscrape.bundle import Bundle, to_json
from nkscrape.errors import UserError
from nkscrape.page import Page
from nkscrape.verbs.extract import read_bundle

FOLDER = Path(__file__).parents[1] / "tests" / "sites"
"""Where the fixtures of a source checkout are."""
LEFT_OUT = frozenset(
    "site fetched_at run_id schema_version archive_ref first_seen_at last_seen_at kept_from content_hash page "
    "follows".split()
)
"""What a run sets, or what follows from other fields."""


@dataclass(frozen=True, slots=True)
class Fixture:
    """One stored page and its expected records."""

    page_path: Path

    @property
    def records_path(self) -> Path:
        """The JSON beside the page."""
        return self.page_path.with_name(self.page_path.name.removesuffix(".html.gz") + ".json")

    @property
    def name(self) -> str:
        """Site and page, as in `nknews/metered`."""
        return f"{self.page_path.parent.name}/{self.records_path.stem}"

    def expected(self) -> dict[str, Any]:
        """Return the expected records; UserError where the file is no JSON object with a url."""
        try:
            data: dict[str, Any] = json.loads(self.records_path.read_text(encoding="utf-8"))
            return {"url": data["url"], **data}
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise UserError(f"{self.records_path} is no expectation ({type(error).__name__}: {error})") from None

    def found(self) -> dict[str, Any]:
        """Return the records the page gives now, in the form of `expected`."""
        expected = self.expected()
        fetched_at = expected.get("fetched_at")
        page = Page(
            url=expected["url"],
            body=gzip.decompress(self.page_path.read_bytes()),
            fetched_at=datetime.fromisoformat(fetched_at) if fetched_at else None,
        )
        return plain(read_bundle(page))


def fixtures_of(site: str) -> list[Fixture]:
    """Return the fixtures of a site, by name."""
    return [Fixture(path) for path in sorted((FOLDER / site).glob("*.html.gz"))]


def plain(bundle: Bundle) -> dict[str, Any]:
    """Return a bundle as JSON data without empty fields and without what a run sets."""
    data: dict[str, Any] = _prune(to_json(bundle))
    fetched_at = {"fetched_at": to_json(bundle.fetched_at)} if bundle.fetched_at else {}
    return {"url": bundle.url, **fetched_at, **{key: value for key, value in data.items() if key != "url"}}


def store(fixture: Fixture, body: bytes | None, records: dict[str, Any]) -> None:
    """Write a fixture's records, and its page where `body` is given."""
    fixture.page_path.parent.mkdir(parents=True, exist_ok=True)
    if body is not None:
        fixture.page_path.write_bytes(gzip.compress(body, mtime=0))
    fixture.records_path.write_text(json.dumps(records, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def differences(expected: Any, found: Any, path: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Yield (field, expected, found) wherever two pieces of JSON data differ; absent is None."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in dict.fromkeys((*expected, *found)):
            yield from differences(expected.get(key), found.get(key), f"{path}.{key}" if path else key)
    elif isinstance(expected, list) and isinstance(found, list):
        for index in range(max(len(expected), len(found))):
            one, other = (side[index] if index < len(side) else None for side in (expected, found))
            yield from differences(one, other, f"{path}[{index}]")
    elif expected != found:
        yield path, expected, found


def fields(records: Any, path: str = "") -> Iterator[str]:
    """Yield the path of every single value in JSON data."""
    pairs = records.items() if isinstance(records, dict) else enumerate(records) if isinstance(records, list) else ()
    for key, value in pairs:
        yield from fields(value, f"{path}[{key}]" if isinstance(key, int) else f"{path}.{key}".lstrip("."))
    if not isinstance(records, dict | list):
        yield path


def _prune(value: Any) -> Any:
    if isinstance(value, dict):
        pruned = {key: _prune(item) for key, item in value.items() if key not in LEFT_OUT}
        return {key: item for key, item in pruned.items() if item not in (None, "", [], {})}
    return [_prune(item) for item in value] if isinstance(value, list) else value
