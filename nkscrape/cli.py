"""The `nkscrape` command: finds the verb, runs it, turns a user's mistake into one line and an exit code."""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import sys
from collections.abc import Sequence

from nkscrape import __version__, verbs
from nkscrape.errors import ExitCode, UserError


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of every verb."""
    parser = argparse.ArgumentParser(prog="nkscrape", description="News sites into Parquet datasets.")
    parser.add_argument("--version", action="version", version=f"nkscrape {__version__}")
    subparsers = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    for module in pkgutil.iter_modules(verbs.__path__):
        verb = importlib.import_module(f"{verbs.__name__}.{module.name}")
        sub = subparsers.add_parser(module.name, help=verb.HELP, description=verb.__doc__)
        verb.configure(sub)
        sub.set_defaults(run=verb.run)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit code."""
    args = build_parser().parse_args(argv)
    try:
        return int(args.run(args))
    except UserError as error:
        print(f"nkscrape {args.verb}: {error}", file=sys.stderr)
        return int(error.exit_code)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(ExitCode.OK)
    except KeyboardInterrupt:
        print(f"nkscrape {args.verb}: interrupted", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
