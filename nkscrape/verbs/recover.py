"""Merge what killed runs left in their journals into the dataset. Every crawl does so for its own site at start.

Partitions an older schema version wrote are brought up to date as well; a crawl does so for those it touches.
"""

from __future__ import annotations

import argparse

from nkscrape import console
from nkscrape.errors import ExitCode, UserError
from pipelines.apply import unite, upgrade
from pipelines.dataset import Dataset
from pipelines.recover import rebuild_seen, recover


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
    """Recover each site under its lock; one that cannot be does not keep the others from it.

    3 where something was damaged and what was good of it is saved, 75 where some rows wait for another run to end;
    else the code of the first site that failed.
    """
    dataset = Dataset.existing(args.dataset)
    dataset.require([args.site] if args.site is not None else [])
    worst = ExitCode.OK
    for site in [args.site] if args.site else dataset.sites():
        try:
            code = _recover(dataset, site, args.rebuild_state)
        except UserError as error:
            _tell(str(error))
            code = error.exit_code
        worst = worst or code
    return worst


def _recover(dataset: Dataset, site: str, rebuild_state: bool) -> ExitCode:
    """Recover one site and say what was done."""
    code = ExitCode.OK
    if rebuild_state and (kept := dataset.mend_state(site)):
        console.say(f"{site}: the damaged state is kept in {kept}")
    with dataset.writer(site) as seen:
        for recovered in recover(dataset, site, seen):
            console.say(f"{site}: {recovered.pages} pages of {recovered.path.stem} merged")
            for complaint in recovered.complaints():
                code = ExitCode.BELOW_FLOORS
                _tell(complaint)
            if recovered.locked:
                code = code or ExitCode.LOCKED
                _tell(recovered.postponed())
        with dataset.index(site) as index:
            if count := upgrade(dataset.store, index, site):
                console.say(f"{site}: {count} partitions brought up to this version's schema")
            if count := unite(dataset.store, index, site):
                console.say(f"{site}: {count} articles that were there twice made one")
        if rebuild_state:
            console.say(f"{site}: state of {rebuild_seen(dataset, site, seen)} pages rebuilt")
    return code


def _tell(complaint: str) -> None:
    console.complain(f"nkscrape recover: {complaint}")
