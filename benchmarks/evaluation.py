"""The shared evaluation pages: their truth, what is read of them, and what their own scorers say of that."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from nkscrape import urls
from nkscrape.archive import read_time
from nkscrape.bundle import to_json
from nkscrape.page import Page
from nkscrape.verbs.extract import Source, read_bundle, read_page

EVALUATION = Path(__file__).resolve().parents[2] / "shared" / "eval"
"""The optional evaluation folder beside the repository."""
TRUTHS = ("articles/truth.jsonl", "articles/segments.jsonl", "fields/truth.jsonl", "threads/labels.jsonl")
_FETCHED = "2026-11-23T00:00:00Z"
"""When a page was fetched whose truth does not say."""
Truth = dict[str, Any]
Records = dict[str, Any]
"""What was read of one page, as `nkscrape extract` prints it."""


@dataclass(frozen=True)
class Case:
    """One page with what is known to be true of it."""

    group: str
    """The scorer it belongs to: articles, fields or threads."""
    site: str
    truth: Truth
    path: str
    url: str
    fetched_at: datetime | None
    body: bytes | None = None
    """The page where it lies in no file."""

    def page(self) -> Page:
        """Return the page, with a ledger for what is judged on it."""
        if self.body is not None:
            return Page(url=self.url, body=self.body, fetched_at=self.fetched_at, ledger=[])
        return replace(read_page(Source(self.path, self.url, self.fetched_at)), ledger=[])


def cases() -> list[Case]:
    """Return every evaluation page."""
    return [_case(name, json.loads(line)) for name in TRUTHS for line in _lines(EVALUATION / name)]


def site_in(url: str) -> str:
    """Return the site of a page; some addresses are names of a collection that holds the host's."""
    return urls.site_of(url) or url.partition("::")[2].partition("-")[0] or url


def read(page: Page) -> Records:
    """Return what is read of a page, its judgements in its ledger."""
    found: Records = to_json(read_bundle(page))
    del found["page"]
    return found


def scores_of(found: Iterable[tuple[Case, Records]]) -> dict[str, float]:
    """Return every score of what was read, by name; of the groups that it holds."""
    by_group: dict[str, list[str]] = {}
    for case, records in found:
        by_group.setdefault(case.group, []).append(json.dumps({"path": case.path, **records}))
    scores: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for group, lines in by_group.items():
            file = Path(folder) / f"{group}.jsonl"
            file.write_text("\n".join(lines) + "\n", encoding="utf-8")
            scores.update(_SCORERS[group](file))
    return scores


def _case(name: str, truth: Truth) -> Case:
    group = name.partition("/")[0]
    path, url = str(EVALUATION / group / truth["page"]), truth["url"]
    return Case(group, site_in(url), truth, path, url, read_time(truth.get("fetched_at") or _FETCHED))


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _run(*command: str | Path) -> str:
    return subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True).stdout


def _articles(found: Path) -> dict[str, float]:
    head, *rows = _run(sys.executable, EVALUATION / "articles" / "score.py", found).splitlines()
    columns = head.split()[2:]
    scores = {}
    for row in rows:
        name, *values = row.split()
        if name == "segments:":
            scores["segments.f1"] = float(values[values.index("f1") + 1])
            continue
        for column, value in zip(columns, values[1:], strict=True):
            if value != "-":
                scores[f"{name}.{column}"] = float(value)
    return scores


def _fields(found: Path) -> dict[str, float]:
    printed = _run(sys.executable, EVALUATION / "fields" / "score.py", found)
    rows = (row.rsplit(maxsplit=3)[:2] for row in printed.splitlines())
    return {f"fields.{name.strip().replace(' ', '_')}": float(score) for name, score in rows}


def _threads(found: Path) -> dict[str, float]:
    home = EVALUATION / "threads"
    predicted = found.with_name("predicted.jsonl")
    predicted.write_text(_run(sys.executable, home / "from_extract.py", home / "labels.jsonl", found))
    report = json.loads(_run(sys.executable, home / "score.py", home / "labels.jsonl", predicted, "--json"))
    wanted = {"comments": ("f1", "reply_edge_recall", "reply_edge_precision", "date_day_accuracy"), "teasers": ("f1",)}
    overall = report.get("overall", report)
    told = {f"{task}.{name}": overall.get(task, {}).get(name) for task, names in wanted.items() for name in names}
    return {name: score for name, score in told.items() if score is not None}


_SCORERS: Mapping[str, Any] = {"articles": _articles, "fields": _fields, "threads": _threads}
