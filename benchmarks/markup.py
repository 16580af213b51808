"""How much of drawn markup is read exactly right, by kind of choice.

`python -m benchmarks.markup [--pages N] [--seed S]` draws N pages of the grammar that extraction is tuned on and N that
have something in them that is held back (tests/markup/grammar.py), and prints for each value of each choice on how many
pages it was and which share of their threads, teasers and articles (headline and text) came out exactly right.
`--show SEED` prints one page (`held:` before the seed for one of the held back), its truth and what was read;
`--failing` prints the seeds that fail and why.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from markup.drawing import choose
from markup.page import Drawn, render
from markup.scoring import article_errors, read, teaser_errors, thread_errors

TABLE = "{:10s} {:22s} {:>6s} {:>8s} {:>8s} {:>8s}   {:>6s} {:>8s} {:>8s} {:>8s}"


@dataclass(frozen=True)
class Result:
    """One drawn page and what was wrong with its reading."""

    seed: int
    drawn: Drawn
    thread: list[str]
    teasers: list[str]
    article: list[str]


def main(argv: list[str] | None = None) -> int:
    """Print the shares, the failing seeds, or one page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=300, help="pages drawn of each grammar (default 300)")
    parser.add_argument("--seed", type=int, default=0, help="seed of the first page; the next ones count on")
    parser.add_argument("--failing", action="store_true", help="print seeds of failing pages, with their first errors")
    parser.add_argument("--only", metavar="CHOICE=VALUE", help="with --failing: only pages with this value")
    parser.add_argument("--show", metavar="[held:]SEED", help="print one page, its truth and what was read")
    args = parser.parse_args(argv)
    if args.show:
        kind, _, seed = args.show.rpartition(":")
        print("\n".join(_shown(result_of(int(seed), held_back=kind == "held"))))
        return 0
    seeds = range(args.seed, args.seed + args.pages)
    tuned = [result_of(seed) for seed in seeds]
    held = [result_of(seed, held_back=True) for seed in seeds]
    lines = _failing(tuned, held, args.only) if args.failing else _table(tuned, held)
    print("\n".join(lines))
    return 0


def result_of(seed: int, *, held_back: bool = False) -> Result:
    """Draw a page, read it, compare."""
    drawn = render(choose(seed, held_back=held_back))
    found, truth = read(drawn), drawn.truth
    wrong = thread_errors(truth.comments, found.comments), teaser_errors(truth.teasers, found.teasers)
    return Result(seed, drawn, *wrong, article_errors(truth, found.article))


def _table(tuned: list[Result], held: list[Result]) -> Iterator[str]:
    """Yield a line for each value of each choice, worst threads first, under the totals."""
    columns = ("pages", "threads", "teasers", "articles")
    yield TABLE.format("choice", "value", *columns, *columns) + "  (left: tuned on, right: held back)"
    yield TABLE.format("all", "", *_shares(tuned), *_shares(held))
    yield "wrong threads by what is wrong: " + " | ".join(", ".join(_kinds(results)) for results in (tuned, held))
    by_value: dict[tuple[str, str], tuple[list[Result], list[Result]]] = defaultdict(lambda: ([], []))
    for side, results in enumerate((tuned, held)):
        for result in results:
            for choice in result.drawn.choices.values():
                by_value[choice][side].append(result)
    order = list(dict.fromkeys(name for name, _ in by_value))
    for choice in sorted(by_value, key=lambda c: (order.index(c[0]), _share([r.thread for r in by_value[c][0]]), c[1])):
        yield TABLE.format(*choice, *_shares(by_value[choice][0]), *_shares(by_value[choice][1]))


def _kinds(results: list[Result]) -> Iterator[str]:
    """Yield the parts of comments that were wrong, and on how many pages."""
    kinds = Counter(
        kind
        for result in results
        for kind in {error.partition(": ")[2].partition(" ")[0] or "number of comments" for error in result.thread}
    )
    return (f"{kind} {count}" for kind, count in kinds.most_common())


def _shares(results: list[Result]) -> list[str]:
    if not results:
        return ["-"] * 4
    wrong = [r.thread for r in results], [r.teasers for r in results], [r.article for r in results]
    return [str(len(results)), *(f"{_share(errors):.3f}" for errors in wrong)]


def _share(errors: list[list[str]]) -> float:
    return sum(not wrong for wrong in errors) / max(len(errors), 1)


def _failing(tuned: list[Result], held: list[Result], only: str | None) -> Iterator[str]:
    for kind, results in (("", tuned), ("held:", held)):
        for result in results:
            chosen = {f"{name}={value}" for name, value in result.drawn.choices.values()}
            wrong = [*result.thread[:2], *result.teasers[:2], *result.article[:2]]
            if wrong and (only is None or only in chosen):
                yield f"{kind}{result.seed}: {'; '.join(wrong)}"


def _shown(result: Result) -> Iterator[str]:
    found = read(result.drawn)
    yield result.drawn.html.replace("><", ">\n<")
    yield f"\nchoices: {asdict(result.drawn.choices)}"
    yield "\ntruth:"
    yield from map(str, (*result.drawn.truth.comments, *result.drawn.truth.teasers))
    yield "\nread:"
    index = {comment.comment_id: i for i, comment in enumerate(found.comments)}
    for c in found.comments:
        yield str((c.author_name, c.published_raw, index.get(c.parent_id or ""), c.text, c.is_deleted))
    yield from (str((t.title, t.url, t.excerpt, t.published_raw, t.block)) for t in found.teasers)
    yield "\nwrong:"
    yield from result.thread or ["nothing in the thread"]
    yield from result.teasers or ["nothing in the teasers"]
    yield from result.article or ["nothing in the article"]


if __name__ == "__main__":
    sys.exit(main())
