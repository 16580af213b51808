"""Verify a dataset: schemas, keys, order, references between tables, dates in their partition, stray files."""

from __future__ import annotations

import argparse

from nkscrape.errors import ExitCode
from pipelines.check import check
from pipelines.dataset import Dataset


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments."""
    parser.add_argument("--dataset", default="output", help="root of the dataset (default: output)")


def run(args: argparse.Namespace) -> int:
    """Print what is wrong, one line each; exit 3 where anything is."""
    dataset = Dataset.existing(args.dataset)
    sites = dataset.sites()
    problems = 0
    for problem in check(dataset.store, sites):
        problems += 1
        print(problem)
    for site in sites:
        if waiting := dataset.journals(site):
            print(f"{site}: {len(waiting)} journals wait to be merged (a run is going on, or run `nkscrape recover`)")
    print(f"{problems} problems" if problems else f"{len(sites)} sites, no problem found")
    return ExitCode.BELOW_FLOORS if problems else ExitCode.OK
