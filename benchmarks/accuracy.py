"""Scores on the shared evaluation pages, twice, against pinned floors.

`python -m benchmarks.accuracy` reads the pages of ../shared/eval, where present, and fails below a floor. Beside each
score stands what it would be on sites the weights were not made on: each site's pages are read once more with weights
chosen from all other sites (benchmarks/weights.py). `--pin` raises the floors to today's scores; only `--pin --lower`
also lowers them. `--quick` leaves the second reading out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.evaluation import EVALUATION, TRUTHS, Case, Records, cases, read, scores_of
from benchmarks.judged import DRAWN_SITE, Example, drawn_cases, examples
from benchmarks.weights import Chooser, choosers, in_place
from nkscrape.extract.evidence import QUESTIONS

FLOORS = Path(__file__).with_name("floors.json")
_MARGIN = 0.002
"""How far below its floor a score may lie: rounding of the scorers' tables."""
_MUCH = 0.01
"""What a score may lose on sites the weights were not made on."""
Found = list[tuple[Case, Records]]


def main(argv: list[str] | None = None) -> int:
    """Print scores and floors; 1 where one is below its floor, 2 where the set is not the one the floors belong to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pin", action="store_true", help="raise the floors to today's scores")
    parser.add_argument("--lower", action="store_true", help="with --pin: lower floors, too")
    parser.add_argument("--quick", action="store_true", help="only the scores as they are")
    args = parser.parse_args(argv)
    if not EVALUATION.is_dir():
        print(f"no evaluation pages at {EVALUATION}: nothing measured")
        return 0
    pinned = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    digest = digest_of_truth()
    if pinned and pinned["digest"] != digest and not args.pin:
        print("the evaluation set is not the one the floors were pinned on; pin them anew", file=sys.stderr)
        return 2
    every = cases()
    found, judged = read_all(every)
    scores = scores_of(found)
    if args.pin:
        _pin(digest, scores, pinned.get("floors", {}), lower=args.lower)
        return 0
    if args.quick:
        return _compare(scores, pinned.get("floors", {}), {}, {})
    made = choosers([*judged, *drawn_examples()])
    chosen, left_out = scores_of(read_chosen(every, made)), scores_of(read_left_out(every, made))
    code = _compare(scores, pinned.get("floors", {}), chosen, left_out)
    print("\n".join(_legend(made)))
    return code


def digest_of_truth() -> str:
    """Return a digest of the truth files."""
    digest = hashlib.sha256()
    for name in TRUTHS:
        digest.update((EVALUATION / name).read_bytes())
    return digest.hexdigest()


def read_all(every: Sequence[Case]) -> tuple[Found, list[Example]]:
    """Return what is read of each page, and what was judged on them as far as their truths tell right from wrong."""
    found: Found = []
    judged: list[Example] = []
    for case in every:
        page = case.page()
        found.append((case, read(page)))
        judged += examples(case, page)
    return found, judged


def drawn_examples() -> list[Example]:
    """Return what was judged on pages of the markup generator."""
    return read_all(drawn_cases())[1]


def read_chosen(every: Sequence[Case], made: Sequence[Chooser]) -> Found:
    """Return what is read of each page with weights chosen from all pages."""
    with in_place({one.question.name: one.chosen() for one in made}):
        return [(case, read(case.page())) for case in every]


def read_left_out(every: Sequence[Case], made: Sequence[Chooser]) -> Found:
    """Return what is read of each page with weights chosen without its site."""
    by_site: dict[str, list[Case]] = {}
    for case in every:
        by_site.setdefault(case.site, []).append(case)
    found: Found = []
    for site, own in by_site.items():
        with in_place({one.question.name: one.chosen(without=site) for one in made}):
            found += [(case, read(case.page())) for case in own]
    return found


def _pin(digest: str, scores: Mapping[str, float], floors: Mapping[str, float], *, lower: bool) -> None:
    """Write the floors; a floor only falls where the user says so."""
    kept = {name: score if lower else max(score, floors.get(name, 0.0)) for name, score in scores.items()}
    FLOORS.write_text(json.dumps({"digest": digest, "floors": dict(sorted(kept.items()))}, indent=1) + "\n")
    print(f"pinned {len(kept)} floors in {FLOORS.name}")


def _compare(
    scores: Mapping[str, float], floors: Mapping[str, float], chosen: Mapping[str, float], left_out: Mapping[str, float]
) -> int:
    """Print a line for each score; 1 where one is below its floor."""
    below = 0
    print(
        f"{'score':32s} {'as is':>6s} {'floor':>6s}"
        + (f" {'chosen':>7s} {'left out':>9s} {'owed':>6s} {'change':>6s}" * bool(left_out))
    )
    for name, score in sorted(scores.items()):
        floor = floors.get(name)
        failed = floor is not None and score < floor - _MARGIN
        below += failed
        least = "-" if floor is None else f"{floor:.3f}"
        second = _second(score, chosen[name], left_out[name]) if left_out else ""
        print(f"{name:32s} {score:6.3f} {least:>6s}{second}{'  BELOW' if failed else ''}")
    return 1 if below else 0


def _second(score: float, chosen: float, left_out: float) -> str:
    """Return what a score is with other weights, and what it loses with those its site had no part in."""
    much = "  MUCH" if score - left_out > _MUCH else ""
    return f" {chosen:7.3f} {left_out:9.3f} {left_out - chosen:+6.3f} {left_out - score:+6.3f}{much}"


def _legend(made: Sequence[Chooser]) -> Iterator[str]:
    """Yield what the second reading was."""
    yield "\nas is: with the weights in use. chosen: with weights chosen from the judged candidates of all sites."
    yield "left out: each site's pages read with weights chosen the same way from all other sites. Chosen were those of"
    for one in made:
        sites = len(one.sites - {DRAWN_SITE})
        drawn = sum(judged.site == DRAWN_SITE for judged in one.judged)
        yield f"  {one.question.name}: {len(one.judged) - drawn} on {sites} sites" + (f", {drawn} drawn" * (drawn > 0))
    kept = sorted(QUESTIONS.keys() - {one.question.name for one in made})
    yield f"No truth tells these right from wrong, so they keep their weights: {', '.join(kept) or 'none'}."
    yield "owed: left out against chosen, what the weights owe to the very site that is scored."
    yield f"change: left out against as is, so with what the tables in use were adjusted by; MUCH: over {_MUCH} lost."
    yield "Words, structure and the weights kept were made with all sites in sight."


if __name__ == "__main__":
    sys.exit(main())
