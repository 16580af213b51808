"""A command loads what it needs and no more: what starts slowly is left to the verbs that use it."""

from __future__ import annotations

import json
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

from nkscrape import verbs

ROOT = Path(__file__).parents[1]
HEAVY = frozenset("scrapy twisted parsel pyarrow numpy dateparser tldextract requests lxml sqlite3 asyncio".split())
STORY = "\n".join(
    f"<p>On evening {n} the harbour master lit the lamp, and {n} boats came in before the fog had closed the quay.</p>"
    for n in range(2, 9)
)
PAGE = f"""<html lang="en"><head><title>The lamp on the quay</title></head><body><article><h1>The lamp on the quay</h1>
<p class="byline">By Mara Quillfeather, 24 November 2026</p>
{STORY}</article>
<ol class="commentlist"><li class="comment depth-1" id="comment-7"><div class="comment-author">Tam Reed</div>
<div class="comment-meta">2 hours ago</div><p>The fog was thicker than that.</p></li></ol></body></html>"""
SCRIPT = """
import json, sys
from nkscrape.cli import main
code = main(sys.argv[1:])
print()
print(json.dumps([code, sorted(name for name in sys.modules)]))
"""


def loaded(*arguments: str) -> tuple[set[str], str]:
    """Return the modules that a command has loaded by its end, and what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    printed, _, last = done.stdout.rstrip().rpartition("\n")
    code, names = json.loads(last)
    assert code == 0, printed + done.stderr
    return set(names), printed


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_no_verb_is_loaded_to_name_them(option: str) -> None:
    names, printed = loaded(option)
    assert not names & HEAVY
    assert not {name for name in names if name.startswith(("nkscrape.verbs.", "pipelines", "nkscrape.extract"))}
    assert option == "--version" or all(line in " ".join(printed.split()) for line in verbs.VERBS.values())


def test_the_table_of_verbs_names_every_module() -> None:
    assert sorted(verbs.VERBS) == [module.name for module in pkgutil.iter_modules(verbs.__path__)]


def test_a_verb_loads_no_other() -> None:
    names, printed = loaded("schema")
    assert "article_id" in printed
    assert not names & (HEAVY - {"pyarrow", "numpy"})
    assert {name for name in names if name.startswith("nkscrape.verbs.")} == {"nkscrape.verbs.schema"}


def test_extraction_needs_neither_crawler_nor_dataset_nor_dateparser(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE)
    address = "https://lamp.example/story/"
    names, printed = loaded("extract", str(page), "--url", address, "--fetched-at", "2026-11-25T22:00:00Z")
    record = json.loads(printed)
    assert record["article"]["published_date"] == "2026-11-24"
    assert [comment["published_date"] for comment in record["comments"]] == ["2026-11-25"]
    assert not names & (HEAVY - {"lxml", "tldextract", "requests"})
