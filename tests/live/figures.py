"""The table of docs/real-sites.md: one row for each system as it was set, written after the tests that measured it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from scores import Scores

FILE = Path(__file__).parents[2] / "docs" / "real-sites.md"
COLUMNS = {
    "posts": ("posts found", "posts right"), "once": ("once",), "title": ("title",), "day": ("day",),
    "minute": ("minute",), "authors": ("authors",), "bios": ("bios",), "section": ("section",), "tags": ("tags",),
    "words": ("words found", "words right"), "whole": ("whole said", "thread said"),
    "comments": ("comments found", "comments right"), "by": ("commenters",), "text": ("comment texts",),
    "at": ("comment times",), "parents": ("parents",),
}  # fmt: skip
"""Columns of the table, and the scores of each; two are found/right or text/thread."""


@dataclass
class Table:
    """What was measured of one system, setting by setting."""

    name: str
    lines: dict[str, list[str]] = field(default_factory=dict)

    def add(self, setting: str, scores: Scores, requests: float) -> None:
        """Add a row."""
        cells = ["/".join(_cell(scores.share(name)) for name in names) for names in COLUMNS.values()]
        self.lines[setting] = [*cells, f"{requests:.2f}"]

    def markdown(self) -> str:
        """Return the table."""
        head = ["setting", *COLUMNS, "requests a post"]
        lines = [[name, *cells] for name, cells in self.lines.items()]
        return "\n".join(f"| {' | '.join(line)} |" for line in (head, ["---"] * len(head), *lines))

    def write(self) -> None:
        """Put the rows in the place of their last ones; those that were not measured now stay."""
        last = {line.split(" | ")[0].removeprefix("| "): line for line in marked(self.name).splitlines()[2:]}
        head, rule, *lines = self.markdown().splitlines()
        new = dict(zip(self.lines, lines, strict=True))
        mark(self.name, "\n".join([head, rule, *(last | new).values()]))


def marked(name: str) -> str:
    """Return what stands between a text's marks in docs/real-sites.md."""
    return FILE.read_text().partition(f"<!-- {name} -->\n")[2].partition("<!-- end -->")[0]


def mark(name: str, text: str) -> None:
    """Put a text there."""
    before, at, rest = FILE.read_text().partition(f"<!-- {name} -->\n")
    FILE.write_text(f"{before}{at}{text}\n<!-- end -->{rest.partition('<!-- end -->')[2]}")


def _cell(share: float | None) -> str:
    if share is None:
        return "–"
    cut = int(share * 1000 + 1e-9) / 1000
    return "1" if share == 1 else f"{cut:.3f}".lstrip("0") or "0"


def story(scores: Scores, most: int = 8) -> str:
    """Return what missed, some of each field."""
    return "\n".join(
        f"{name}: {len(missed)} missed\n" + "\n".join(f"    {line[:400]}" for line in missed[:most])
        for name, missed in scores.misses.items()
    )
