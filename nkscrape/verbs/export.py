"""Write rows of a dataset to one file: Parquet, CSV, JSON Lines or a DuckDB database, as its name says.

CSV cells that a spreadsheet would run as a formula get a leading apostrophe; lists and maps are JSON.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from nkscrape.errors import ExitCode, UserError
from pipelines.arrow import TABLES
from pipelines.dataset import Dataset
from pipelines.export import Selection, export


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments."""
    parser.add_argument("file", type=Path, help="where to: a name ending in .parquet, .csv, .jsonl or .duckdb")
    parser.add_argument("--dataset", default="output", help="root of the dataset (default: output)")
    parser.add_argument("--table", choices=TABLES, help="which table (default: articles; for DuckDB all)")
    parser.add_argument("--site", action="append", default=[], help="only this site; may be repeated")
    parser.add_argument("--since", metavar="DATE", help="only articles published on this date or later, and theirs")
    parser.add_argument("--until", metavar="DATE", help="only articles published on this date or earlier, and theirs")


def run(args: argparse.Namespace) -> int:
    """Export and say how many rows."""
    selection = Selection(tuple(args.site), _day("--since", args.since), _day("--until", args.until))
    if selection.since and selection.until and selection.since > selection.until:
        raise UserError(f"--since ({selection.since}) lies after --until ({selection.until})")
    every = list(TABLES) if args.file.suffix == ".duckdb" else ["articles"]
    tables = [args.table] if args.table else every
    count = export(Dataset.existing(args.dataset), tables, selection, args.file)
    print(f"{count} rows written to {args.file}" + ("" if count else ": there are none of that table, site and time"))
    return ExitCode.OK


def _day(name: str, value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise UserError(f"{name} is a date like 2014-04-18, not '{value}'") from None
