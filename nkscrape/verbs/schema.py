"""Print the data dictionary: every table and field with type and meaning, as Markdown."""

from __future__ import annotations

import argparse

from nkscrape.errors import ExitCode
from pipelines.arrow import data_dictionary


def configure(parser: argparse.ArgumentParser) -> None:
    """The verb takes no arguments."""


def run(args: argparse.Namespace) -> int:
    """Print what docs/schema.md holds."""
    print(data_dictionary(), end="")
    return ExitCode.OK
