"""The arrows of docs/architecture.md hold: a room imports only from rooms before it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# Room of a module, by longest prefix; a module may import from its own room and lower ones.
ROOMS = {
    "nkscrape": 0,
    "nkscrape.errors": 0,
    "nkscrape.items": 0,
    "nkscrape.limits": 0,
    "nkscrape.loose_xml": 0,
    "nkscrape.sniff": 0,
    "nkscrape.times": 0,
    "nkscrape.urls": 0,
    "nkscrape.taxonomy": 0,
    "nkscrape.canonical": 1,
    "nkscrape.decode": 0,
    "nkscrape.console": 0,
    "nkscrape.jsontext": 0,
    "nkscrape.packed": 0,
    "nkscrape.warc": 0,
    "nkscrape.gate": 0,
    "nkscrape.normal": 0,
    "nkscrape.deadline": 0,
    "nkscrape.page": 1,
    "nkscrape.site": 1,
    "nkscrape.options": 1,
    "nkscrape.archive": 2,
    "nkscrape.bundle": 2,
    "nkscrape.extract": 3,
    "nkscrape.extract.reading": 1,
    "nkscrape.extract.evidence": 1,
    "nkscrape.extract.data.json_ld": 1,
    "nkscrape.extract.data.meta": 1,
    "nkscrape.sites": 4,
    "nkscrape.discovery": 4,
    "nkscrape.listings": 4,
    "nkscrape.known": 4,
    "nkscrape.late": 4,
    "nkscrape.databases": 4,
    "nkscrape.seen": 4,
    "nkscrape.runlog": 4,
    "nkscrape.chain": 5,
    "nkscrape.frontier": 5,
    "nkscrape.wanted": 5,
    "pipelines": 5,
    "nkscrape.archiver": 6,
    "nkscrape.download": 6,
    "nkscrape.reach": 6,
    "nkscrape.trust": 6,
    "nkscrape.unpacking": 6,
    "nkscrape.wire": 6,
    "nkscrape.keyed": 6,
    "nkscrape.stopping": 6,
    "nkscrape.politeness": 6,
    "nkscrape.progress": 6,
    "nkscrape.settings": 6,
    "nkscrape.fetched": 6,
    "nkscrape.spiders": 6,
    "nkscrape.given": 7,
    "nkscrape.explain": 7,
    "nkscrape.crawl": 7,
    "nkscrape.demo": 7,
    "nkscrape.fixtures": 8,
    "nkscrape.propose": 8,
    "nkscrape.fetch": 8,
    "nkscrape.commands": 8,
    "nkscrape.verbs": 8,
    "nkscrape.cli": 9,
}
PURE = tuple(
    f"nkscrape.{name}"
    for name in (
        "extract items urls canonical gate normal page site bundle loose_xml sniff taxonomy times jsontext late known"
    ).split()
)
SCRAPY_FREE = (*PURE, "nkscrape.sites", "nkscrape.discovery", "nkscrape.decode", "pipelines")
THIN_PIPELINES = ("pipelines.writer",)
"""Item pipelines that need Scrapy's signals; the work is done in modules that do not."""
IMPURE = {"time", "signal", "socket", "urllib.request", "requests", "sqlite3", "subprocess", "os"}


def modules() -> list[tuple[str, Path]]:
    """Return every module of both packages as (dotted name, file)."""
    found = []
    for package in ("nkscrape", "pipelines"):
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found.append((".".join(parts[:-1] if parts[-1] == "__init__" else parts), path))
    return found


def room_of(module: str) -> int | None:
    """Return the room of a module by its longest listed prefix."""
    parts = module.split(".")
    names = (".".join(parts[:n]) for n in range(len(parts), 0, -1))
    return next((ROOMS[name] for name in names if name in ROOMS), None)


def imports_of(path: Path) -> set[str]:
    """Return the dotted names a file imports at run time (blocks under TYPE_CHECKING left out)."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for inner in ast.walk(node)
    }
    names: set[str] = set()
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.update({node.module, *(f"{node.module}.{alias.name}" for alias in node.names)})
    return names


@pytest.mark.parametrize(("module", "path"), modules(), ids=lambda value: value if isinstance(value, str) else "")
def test_modules_import_only_from_rooms_before_them(module: str, path: Path) -> None:
    own = room_of(module)
    assert own is not None, f"{module} stands in no room: add it to ROOMS"
    for name in imports_of(path):
        if name.startswith(("nkscrape.", "pipelines")):
            room = room_of(name)
            assert room is not None and room <= own, f"{module} imports {name}"


@pytest.mark.parametrize(("module", "path"), modules(), ids=lambda value: value if isinstance(value, str) else "")
def test_extraction_and_pipelines_need_no_scrapy_and_extraction_is_pure(module: str, path: Path) -> None:
    names = imports_of(path)
    if module.startswith(SCRAPY_FREE) and module not in THIN_PIPELINES:
        assert not any(name == "scrapy" or name.startswith("scrapy.") for name in names)
    if module.startswith(PURE):
        assert not names & IMPURE, f"{module} imports {names & IMPURE}"
