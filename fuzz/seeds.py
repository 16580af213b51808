"""What mutations begin with: pages in our own words, kept cases, and real pages where the evaluation set is present."""

from __future__ import annotations

import ast
import gzip
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

from fuzz import sample
from fuzz.mutate import mutate
from fuzz.targets import TARGETS
from fuzz.web import SITE
from nkscrape.demo.site import build_site

ROOT = Path(__file__).parents[1]
CORPUS = Path(__file__).with_name("corpus")
"""Kept inputs by target: seeds, and cases that were findings once. tests/hostile/test_hostile_corpus.py runs them."""
EVALUATION = ROOT.parent / "shared" / "eval"


def make(target: str, seed: int | None, number: int) -> bytes:
    """Return the input of that number; without a seed the kept input of that number as it is."""
    if seed is None:
        return kept(target)[number].read_bytes()
    chance = Random(f"{target} {seed} {number}")
    return mutate(pick(target, chance), TARGETS[target].form, chance, lambda: pick(target, chance))


def pick(target: str, chance: Random) -> bytes:
    """Return a sound input of a target, unchanged."""
    files = _real_pages() if target == "page" else []
    if files and chance.random() < 0.5:
        path = min(chance.choice(files), chance.choice(files), key=lambda path: path.stat().st_size)  # small ones first
        return b"https://www.example.org/2024/05/a-story/ text/html\n" + gzip.decompress(path.read_bytes())
    return chance.choice(own(target))


def kept(target: str) -> list[Path]:
    """Return the kept inputs of a target."""
    return sorted(path for path in (CORPUS / target).glob("*") if path.is_file())


@cache
def own(target: str) -> list[bytes]:
    """Return the sound inputs of a target that are our own."""
    made: dict[str, Callable[[], list[bytes]]] = {
        "page": _pages,
        "source": _sources,
        "journal": lambda: [sample.journal(), *sample.journal().splitlines(keepends=True)],
        "warc": sample.warcs,
        "parquet": _partitions,
        "state": lambda: [path.read_bytes() for path in sample.dataset().glob(".nkscrape/state/*.seen.sqlite")],
    }
    return [path.read_bytes() for path in kept(target)] + (made[target]() if target in made else [])


def _pages() -> list[bytes]:
    demo = [
        f"https://{SITE}{path} {answer.media_type}\n".encode() + answer.body
        for path, answer in build_site().items()
        if answer.media_type.startswith("text/html") and answer.status == 200
    ]
    fixtures = [gzip.decompress(path.read_bytes()) for path in sorted(ROOT.glob("tests/sites/*/*.html.gz"))]
    head = f"https://{SITE}/2024/05/a-story/ text/html\n".encode()
    return demo + [head + page for page in (*fixtures, *_markup_of_tests())]


def _markup_of_tests() -> list[bytes]:
    """Return the longer pieces of markup that our tests are written with."""
    found = []
    for path in sorted(ROOT.glob("tests/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value
                if len(text) > 150 and text.count("<") > 3:
                    found.append(text.encode())
    return found


def _sources() -> list[bytes]:
    return [
        f"https://{SITE}{path}\n".encode() + answer.body
        for path, answer in build_site().items()
        if "xml" in answer.media_type
    ]


def _partitions() -> list[bytes]:
    files = sorted(sample.dataset().glob("*/site=*/month=*/part.parquet"))
    return [path.parts[-4].encode() + b"\n" + path.read_bytes() for path in files]


@cache
def _real_pages() -> list[Path]:
    return sorted(EVALUATION.glob("*/pages/*.html.gz"))
