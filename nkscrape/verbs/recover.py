"""Merge what killed runs left in their journals into the dataset. Every crawl does so for its own site at start.

Partitions an older schema version wrote are brought up to date as well; a crawl does so for those it touches.
"""

from __future__ import annotations

import argparse

from nkscrape import console
from nkscrape.errors import ExitCode
from pipelines.apply import upgrade
from pipelines.dataset import Dataset
from pipelines.recover import rebuild_seen, recover

HELP = "merge what killed runs left behind"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments."""
    parser.add_argument("--dataset", default="output", help="root of the dataset (default: output)")
    parser.add_argument("--site", help="only this site (default: every site of the dataset)")
    parser.add_argument(
        "--rebuild-state",
        action="store_true",
        help="also make the record of what was fetched anew, from the dataset alone",
    )


def run(args: argparse.Namespace) -> int:
    """Recover each site under its lock; 3 where a journal was damaged and what was good of it is saved."""
    dataset = Dataset.existing(args.dataset)
    dataset.require([args.site] if args.site is not None else [])
    damaged = 0
    for site in [args.site] if args.site else dataset.sites():
        with dataset.writer(site) as seen:
            for recovered in recover(dataset, site, seen):
                console.say(f"{site}: {recovered.pages} pages of {recovered.path.stem} merged")
                if recovered.damaged:
                    damaged += 1
                    console.complain(f"nkscrape recover: {recovered.complaint()}")
            with dataset.index(site) as index:
                if count := upgrade(dataset.store, index, site):
                    console.say(f"{site}: {count} partitions brought up to this version's schema")
            if args.rebuild_state:
                console.say(f"{site}: state of {rebuild_seen(dataset, site, seen)} pages rebuilt")
    return ExitCode.BELOW_FLOORS if damaged else ExitCode.OK
