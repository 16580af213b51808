"""Crawl a news site into the dataset: new and changed articles, their comments and related teasers.

Exit codes: 0 healthy, 1 internal error, 2 wrong usage, 3 below its floors, 4 the site refused, 75 site locked.
"""

from __future__ import annotations

import argparse
import re

from nkscrape.errors import UserError


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments; they are those of `scrapy crawl -a`."""
    parser.add_argument("site", help="a site of `nkscrape sites`, or `news` for any other with --url")
    parser.add_argument("--since", metavar="DATE|AGE", help="publication date (2014-04-18) or age (7d, 24h, 2w)")
    parser.add_argument("--until", metavar="DATE|AGE", help="as --since, inclusive")
    parser.add_argument("--max-articles", metavar="N", help="stop after N articles")
    parser.add_argument("--url", action="append", help="page to start from, a listing or an article; may be repeated")
    parser.add_argument("--follow-teasers", metavar="DEPTH", help="steps to go along related articles (default 0)")
    parser.add_argument("--dataset", metavar="DIR", help="where the dataset lies (default output)")
    parser.add_argument(
        "--recheck", metavar="all|due|none", help="which known articles to look at again (default due: by their age)"
    )
    parser.add_argument(
        "--archive", action="store_const", const="yes", help="keep every answer as WARC beside the dataset"
    )
    parser.add_argument(
        "--pseudonymise", action="store_const", const="yes", help="keep comment authors only as hashes under your key"
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing of a crawl that is healthy")
    parser.add_argument("-s", "--set", action="append", default=[], metavar="NAME=VALUE", help="a Scrapy setting")


def run(args: argparse.Namespace) -> int:
    """Run the crawl and return its exit code."""
    from nkscrape.crawl import project_settings, run_crawl  # noqa: PLC0415 - Scrapy loads slowly; other verbs need none

    settings = project_settings()
    for pair in args.set:
        name, separator, value = pair.partition("=")
        if not separator or not re.fullmatch(r"[A-Z][A-Z0-9_]*", name):
            raise UserError(f"--set takes NAME=VALUE, not {pair[:200]!r}")
        try:
            settings.set(name, value, priority="cmdline")
        except (ValueError, TypeError):
            raise UserError(f"setting {name} is a JSON object, not {value[:200]!r}") from None
    if args.quiet:
        settings.set("NKSCRAPE_QUIET", True, priority="cmdline")
    arguments = {
        "since": args.since,
        "until": args.until,
        "max_articles": args.max_articles,
        "url": " ".join(args.url or ()),
        "follow_teasers": args.follow_teasers,
        "dataset": args.dataset,
        "recheck": args.recheck,
        "archive": args.archive,
        "pseudonymise": args.pseudonymise,
    }
    return run_crawl(args.site, arguments, settings)
