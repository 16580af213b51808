"""The `nkscrape` command: finds the verb, runs it, turns a user's mistake into one line and an exit code.

Nothing is imported before `main` runs but this file: Ctrl-C while modules load must not end in a traceback.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Sequence


def build_parser(verb: str | None) -> ArgumentParser:
    """Return the parser that knows every verb's name and the arguments of one, the only one that is loaded."""
    import argparse  # noqa: PLC0415 - see above
    import importlib  # noqa: PLC0415

    from nkscrape import __version__, verbs  # noqa: PLC0415

    parser = argparse.ArgumentParser(prog="nkscrape", description="News sites into Parquet datasets.")
    parser.add_argument("--version", action="version", version=f"nkscrape {__version__}")
    subparsers = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    for name, does in verbs.VERBS.items():
        sub = subparsers.add_parser(name, help=does)
        if name == verb:
            module = importlib.import_module(f"{verbs.__name__}.{name}")
            sub.description = module.__doc__
            module.configure(sub)
            sub.set_defaults(run=module.run)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit code."""
    try:
        return _main(list(sys.argv[1:] if argv is None else argv))
    except KeyboardInterrupt:  # before or after all that matters
        return 130


def _main(given: list[str]) -> int:
    from nkscrape import console  # noqa: PLC0415 - see above
    from nkscrape.verbs import VERBS  # noqa: PLC0415

    console.prepare()
    name = "nkscrape"
    try:
        with console.interruptible():
            args = build_parser(next((word for word in given if word in VERBS), None)).parse_args(given)
        name = f"nkscrape {args.verb}"
        code = console.run(name, lambda: int(args.run(args)))
    except SystemExit as ending:  # argparse has said why
        code = ending.code if isinstance(ending.code, int) else 0
    return console.finish(name, code)


if __name__ == "__main__":
    sys.exit(main())
