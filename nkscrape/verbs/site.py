"""Add a site, or see whether its rules still give what its stored pages must give."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import Any

from nkscrape import fixtures, propose, sites, urls
from nkscrape.errors import ExitCode, UserError
from nkscrape.fixtures import Fixture
from nkscrape.options import check_url
from nkscrape.page import Page
from nkscrape.sites import all_sites, site_for
from nkscrape.verbs.extract import Source, UnreadableError, read_bundle, read_page

_SHOWN = 300


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the verb's two actions."""
    actions = parser.add_subparsers(dest="action", metavar="new|test", required=True)
    new = actions.add_parser("new", help="propose a site file and a fixture from one article page")
    new.add_argument("page", metavar="URL-or-FILE", help="an article: its address, or a saved page")
    new.add_argument("--url", help="where a saved page came from (default: its own canonical URL)")
    new.add_argument("--name", help="name of the site (default: from its domain)")
    new.set_defaults(act=_new)
    test = actions.add_parser("test", help="show field by field what is expected and found")
    test.add_argument("site", metavar="SITE", help="a name from `nkscrape sites`")
    test.add_argument("--update", action="store_true", help="write what is found as the new expectation")
    test.set_defaults(act=_test)


def run(args: argparse.Namespace) -> int:
    """Run the action; `test` gives 3 where a page does not give what it must."""
    if not fixtures.FOLDER.parent.is_dir():
        raise UserError("site files and fixtures live in a source checkout; clone the repository and run it there")
    return int(args.act(args))


def _new(args: argparse.Namespace) -> ExitCode:
    for name, url in (("URL", args.page if _is_web(args.page) else None), ("--url", args.url)):
        if url:
            check_url(name, url)
    page = _page(args.page, args.url)
    if urls.site_of(page.url) == "" or not page.url.startswith("http"):
        raise UserError(f"{args.page} does not say where it came from; add --url")
    known = site_for(page.url)
    name = args.name or (known.name if known.name in all_sites() else propose.site_name(page.url))
    if not re.fullmatch(r"[a-z0-9][a-z0-9_]{1,40}", name) or name == "news":
        raise UserError(f"a site's name is a word like nknews, not {name!r}; add --name")
    bundle = read_bundle(page)
    if bundle.article is None:
        print(f"note: this page gave no article ({'; '.join(bundle.warnings)})", file=sys.stderr)
    site_file = Path(sites.__file__).with_name(f"{'site_' if name[0].isdigit() else ''}{name}.py")
    proposal = propose.propose_site(page, bundle, name)
    if name in all_sites() or site_file.exists():
        print(f"the file of {name} stands and is left alone. From this page it would be:\n\n{proposal}")
    else:
        site_file.write_text(proposal, encoding="utf-8")
        print(f"{site_file}:\n\n{proposal}")
    fixture = _free_fixture(name, page.url)
    fixtures.store(fixture, page.body, fixtures.plain(bundle))
    print(f"{fixture.records_path} holds what was found: correct it by hand, then run `nkscrape site test {name}`.")
    return ExitCode.OK


def _page(named: str, url: str | None) -> Page:
    if _is_web(named):
        from nkscrape.fetch import fetch_page  # noqa: PLC0415 - starts Scrapy, which a saved page does not need

        return fetch_page(named)
    try:
        return read_page(Source(named, url))
    except UnreadableError as error:
        raise UserError(f"cannot read {named}: {error}") from None


def _is_web(named: str) -> bool:
    return re.match(r"https?://", named, re.IGNORECASE) is not None


def _free_fixture(site: str, url: str) -> Fixture:
    """Return a fixture named after the end of a URL that is not taken yet."""
    last = next((part for part in reversed(url.partition("?")[0].split("/")) if part), "page")
    words = re.findall(r"[a-z0-9]+", last.lower().removesuffix(".html"))
    stem = "-".join(words[:6])[:60] or "page"
    names = [stem, *(f"{stem}-{number}" for number in range(2, 1000))]
    paths = (fixtures.FOLDER / site / f"{name}.html.gz" for name in names)
    return Fixture(next(path for path in paths if not path.exists()))


def _test(args: argparse.Namespace) -> ExitCode:
    if args.site not in all_sites():
        raise UserError(f"unknown site '{args.site}'; `nkscrape sites` lists the known")
    stored = fixtures.fixtures_of(args.site)
    if not stored:
        raise UserError(f"no stored pages of {args.site}; `nkscrape site new URL-or-FILE` stores one")
    wrong = sum(_check(fixture, args.update) for fixture in stored)
    print(f"{args.site}: {len(stored)} pages, {wrong} {'updated' if args.update else 'not as expected'}")
    return ExitCode.BELOW_FLOORS if wrong and not args.update else ExitCode.OK


def _check(fixture: Fixture, update: bool) -> bool:
    """Print how a page's records differ from what they must be; say whether they do."""
    expected, found = fixture.expected(), fixture.found()
    wrong = list(fixtures.differences(expected, found))
    total = len(set(fixtures.fields(expected)) | set(fixtures.fields(found)))
    print(f"{fixture.name}: {total - len(wrong)} of {total} fields as expected")
    for field, wanted, got in wrong:
        print(f"  {field}\n    - {_shown(wanted)}\n    + {_shown(got)}")
    if wrong and update:
        fixtures.store(fixture, None, found)
    return bool(wrong)


def _shown(value: Any) -> str:
    text = "(absent)" if value is None else repr(value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN // 2]} … {text[-_SHOWN // 2 :]}"
