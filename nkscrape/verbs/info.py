"""Show what a dataset holds: rows, time span and size per site and table, and each site's last run."""

from __future__ import annotations

import argparse

from nkscrape.errors import ExitCode
from pipelines.arrow import TABLES
from pipelines.dataset import Dataset

LINE = "{:<24} {:<9} {:>10} {:>9}  {}"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments."""
    parser.add_argument("--dataset", default="output", help="root of the dataset (default: output)")


def run(args: argparse.Namespace) -> int:
    """Print one line per site and table, then one per site about its last run."""
    dataset = Dataset.existing(args.dataset)
    print(LINE.format("site", "table", "rows", "size", "months"))
    for site in dataset.sites():
        for table in TABLES:
            if line := _line(dataset, site, table):
                print(line)
        print(_last_run(dataset, site))
    return ExitCode.OK


def _line(dataset: Dataset, site: str, table: str) -> str:
    partitions = dataset.partitions(table, site)
    if not partitions:
        return ""
    months = sorted({partition.month for partition in partitions})
    span = months[0] if len(months) == 1 else f"{months[0]} to {months[-1]} ({len(months)})"
    rows = size = 0
    for partition in partitions:
        with dataset.store.opened(partition) as file:
            rows += file.metadata.num_rows
        size += dataset.store.size(partition)
    return LINE.format(site, table, f"{rows:,}", _bytes(size), span)


def _last_run(dataset: Dataset, site: str) -> str:
    rows = sorted(dataset.rows("runs", site), key=lambda row: row["started_at"])
    if not rows:
        return f"{site}: no run recorded"
    last = rows[-1]
    return f"{site}: last run {last['started_at']:%Y-%m-%d %H:%M} UTC, {last['finish_reason']}: {last['verdict']}"


def _bytes(size: int) -> str:
    for unit in ("B", "kB", "MB"):
        if size < 1000:
            return f"{size:.0f} {unit}"
        size //= 1000
    return f"{size:,} GB"
