"""Scores on the shared evaluation pages against pinned floors.

`python -m benchmarks.accuracy` runs `nkscrape extract` over ../shared/eval, where present, and fails below a floor.
`--pin` raises the floors to today's scores; only `--pin --lower` also lowers them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.extraction import EVALUATION

FLOORS = Path(__file__).with_name("floors.json")
_TRUTH = ("articles/truth.jsonl", "articles/segments.jsonl", "fields/truth.jsonl", "threads/labels.jsonl")
_MARGIN = 0.002
"""How far below its floor a score may lie: rounding of the scorers' tables."""


def main(argv: list[str] | None = None) -> int:
    """Print scores and floors; 1 where one is below its floor, 2 where the set is not the one the floors belong to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pin", action="store_true", help="raise the floors to today's scores")
    parser.add_argument("--lower", action="store_true", help="with --pin: lower floors, too")
    args = parser.parse_args(argv)
    if not EVALUATION.is_dir():
        print(f"no evaluation pages at {EVALUATION}: nothing measured")
        return 0
    pinned = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    digest = digest_of_truth()
    if pinned and pinned["digest"] != digest and not args.pin:
        print("the evaluation set is not the one the floors were pinned on; pin them anew", file=sys.stderr)
        return 2
    scores = measure()
    if args.pin:
        _pin(digest, scores, pinned.get("floors", {}), lower=args.lower)
        return 0
    return _compare(scores, pinned.get("floors", {}))


def digest_of_truth() -> str:
    """Return a digest of the truth files."""
    digest = hashlib.sha256()
    for name in _TRUTH:
        digest.update((EVALUATION / name).read_bytes())
    return digest.hexdigest()


def measure() -> dict[str, float]:
    """Return every score by name."""
    with tempfile.TemporaryDirectory() as folder:
        return {**_articles(Path(folder)), **_fields(Path(folder)), **_threads(Path(folder))}


def _run(*command: str | Path) -> str:
    return subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True).stdout


def _extract(manifest: str, folder: Path, name: str) -> Path:
    listed, found = folder / f"{name}.manifest.jsonl", folder / f"{name}.jsonl"
    listed.write_text(manifest)
    command = [sys.executable, "-m", "nkscrape.cli", "extract", "--manifest", str(listed)]
    with found.open("w") as out:
        subprocess.run(command, check=False, stdout=out)
    return found


def _articles(folder: Path) -> dict[str, float]:
    home = EVALUATION / "articles"
    found = _extract(_run(sys.executable, home / "manifest.py"), folder, "articles")
    head, *rows = _run(sys.executable, home / "score.py", found).splitlines()
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


def _fields(folder: Path) -> dict[str, float]:
    home = EVALUATION / "fields"
    found = _extract(_run(sys.executable, home / "manifest.py"), folder, "fields")
    rows = (row.rsplit(maxsplit=3)[:2] for row in _run(sys.executable, home / "score.py", found).splitlines())
    return {f"fields.{name.strip().replace(' ', '_')}": float(score) for name, score in rows}


def _threads(folder: Path) -> dict[str, float]:
    home = EVALUATION / "threads"
    labels = home / "labels.jsonl"
    found = _extract(_run(sys.executable, home / "manifest.py", labels), folder, "threads")
    predicted = folder / "predicted.jsonl"
    predicted.write_text(_run(sys.executable, home / "from_extract.py", labels, found))
    report = json.loads(_run(sys.executable, home / "score.py", labels, predicted, "--json"))
    wanted = {"comments": ("f1", "reply_edge_recall", "reply_edge_precision", "date_day_accuracy"), "teasers": ("f1",)}
    overall = report.get("overall", report)
    return {f"{task}.{name}": overall[task][name] for task, names in wanted.items() for name in names}


def _pin(digest: str, scores: dict[str, float], floors: dict[str, float], *, lower: bool) -> None:
    """Write the floors; a floor only falls where the user says so."""
    kept = {name: score if lower else max(score, floors.get(name, 0.0)) for name, score in scores.items()}
    FLOORS.write_text(json.dumps({"digest": digest, "floors": dict(sorted(kept.items()))}, indent=1) + "\n")
    print(f"pinned {len(kept)} floors in {FLOORS.name}")


def _compare(scores: dict[str, float], floors: dict[str, float]) -> int:
    below = 0
    for name, score in sorted(scores.items()):
        floor = floors.get(name)
        failed = floor is not None and score < floor - _MARGIN
        below += failed
        print(f"{name:32s} {score:.3f}  floor {'-' if floor is None else f'{floor:.3f}'}{'  BELOW' if failed else ''}")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
