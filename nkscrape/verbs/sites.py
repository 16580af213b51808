"""List the sites nkscrape has rules for. Any other site can be crawled as `news` with --url."""

from __future__ import annotations

import argparse

from nkscrape.errors import ExitCode
from nkscrape.site import Site
from nkscrape.sites import all_sites


def configure(parser: argparse.ArgumentParser) -> None:
    """Add no arguments: the verb takes none."""


def run(args: argparse.Namespace) -> int:
    """Print one line per site."""
    rows = [("SITE", "DOMAINS", "LANGUAGES", "FEEDS", "VERIFIED"), *map(_row, all_sites().values())]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    for row in rows:
        print("  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]))
    return ExitCode.OK


def _row(site: Site) -> tuple[str, str, str, str, str]:
    verified = f"{site.verified:%Y-%m-%d}" if site.verified else "not verified live"
    return site.name, ",".join(site.domains), ",".join(site.languages) or "-", ",".join(site.feeds) or "-", verified
