"""The arguments of a crawl: the same names and checks for `nkscrape crawl` and `scrapy crawl -a`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal, cast, get_args

from nkscrape import urls
from nkscrape.errors import UserError

Recheck = Literal["all", "due", "none"]
Bound = date | datetime
"""A calendar date as the site shows it, or (from an age such as 24h) a UTC instant."""

_AGE = re.compile(r"^([0-9]{1,5})\s*([hdw])$", re.IGNORECASE)
_UNITS = {"h": "hours", "d": "days", "w": "weeks"}
_NAMES = ("since", "until", "max_articles", "url", "follow_teasers", "dataset", "recheck", "archive", "pseudonymise")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What one crawl was asked to do."""

    since: Bound | None = None
    until: Bound | None = None
    max_articles: int | None = None
    urls: tuple[str, ...] = ()
    follow_teasers: int = 0
    """How many steps along related articles to go from the articles found."""
    dataset: str = "output"
    recheck: Recheck = "due"
    """Which known articles to look at again: all, those due, or none but the changed."""
    archive: bool = False
    pseudonymise: bool = False
    """Whether to keep what is fetched, as WARC."""

    def covers(self, day: date | None, instant: datetime | None = None) -> bool:
        """Say whether a publication date lies in the window; an unknown one does."""
        return not self.is_before(day, instant) and not (self.until and _compare(day, instant, self.until) > 0)

    def is_before(self, day: date | None, instant: datetime | None = None) -> bool:
        """Say whether a publication date is known to lie before `since`."""
        return bool(self.since) and _compare(day, instant, cast(Bound, self.since)) < 0

    @property
    def is_limited(self) -> bool:
        """Whether this crawl leaves out articles a plain one would take."""
        return bool(self.since or self.until or self.max_articles)


def parse_options(arguments: Mapping[str, str | None], now: datetime) -> Options:
    """Return the options of string arguments; None and '' stand for the default.

    Raises UserError naming the argument that is wrong.
    """
    given = {name: value.strip() for name, value in arguments.items() if value and value.strip()}
    for name in given:
        if name not in _NAMES:
            raise UserError(f"unknown argument '{name}'; known are {', '.join(_NAMES)}")
    recheck = given.get("recheck", "due")
    if recheck not in get_args(Recheck):
        raise UserError(f"recheck is all, due or none, not '{recheck}'")
    options = Options(
        since=_bound("since", given.get("since"), now),
        until=_bound("until", given.get("until"), now),
        max_articles=_number("max_articles", given["max_articles"], least=1) if "max_articles" in given else None,
        urls=_urls(given.get("url", "")),
        follow_teasers=_number("follow_teasers", given.get("follow_teasers", "0"), least=0),
        dataset=given.get("dataset", "output"),
        recheck=cast(Recheck, recheck),
        archive=_yes_or_no("archive", given.get("archive", "no")),
        pseudonymise=_yes_or_no("pseudonymise", given.get("pseudonymise", "no")),
    )
    if options.since and options.until and _day(options.since) > _day(options.until):
        raise UserError(f"since ({given['since']}) lies after until ({given['until']})")
    if options.archive and options.pseudonymise:
        raise UserError("archive keeps pages as they came, with every name: it cannot go with pseudonymise")
    return options


def _bound(name: str, value: str | None, now: datetime) -> Bound | None:
    """Return a date (2014-04-18) or the instant an age (7d, 24h, 2w) before `now`."""
    if value is None:
        return None
    age = _AGE.match(value)
    try:
        if age:
            return now - timedelta(**{_UNITS[age[2].lower()]: int(age[1])})
        return datetime.strptime(value, "%Y-%m-%d").replace(tzinfo=UTC).date()
    except (ValueError, OverflowError):
        raise UserError(f"{name} is a date like 2014-04-18 or an age like 7d, 24h or 2w, not '{value}'") from None


def _number(name: str, value: str, least: int) -> int:
    """Return a whole number of at least `least`."""
    if not re.fullmatch(r"[0-9]{1,9}", value) or int(value) < least:
        raise UserError(f"{name} is a whole number from {least}, not '{value}'")
    return int(value)


def _yes_or_no(name: str, value: str) -> bool:
    if value not in ("yes", "no"):
        raise UserError(f"{name} is yes or no, not '{value}'")
    return value == "yes"


def _urls(value: str) -> tuple[str, ...]:
    """Return the http(s) URLs of a list separated by spaces or by commas before the next URL."""
    found = re.split(r"\s+|,+\s*(?=https?://)", value.strip()) if value else []
    for url in found:
        check_url("url", url)
    return tuple(dict.fromkeys(found))


def check_url(name: str, url: str) -> None:
    """Raise UserError where an address the user gives under `name` cannot be asked for, or carries a password."""
    check_no_password(name, url)
    if urls.absolute_url(url, url) is None or not urls.site_of(url) or not re.match(r"https?://[^/\s]", url):
        raise UserError(f"{name} is an address like https://example.org/news/ (no IPv6 address), not '{url[:200]}'")


def check_no_password(name: str, url: str) -> None:
    """Raise UserError where a web address carries a user name or password: it would be shown, logged and stored."""
    if urls.has_password(url) or "@" in re.split(r"[/?#]", url.partition("//")[2], maxsplit=1)[0]:
        raise UserError(f"{name} carries a user name or password; leave it out: nkscrape logs in to no site")


def _day(bound: Bound) -> date:
    return bound.date() if isinstance(bound, datetime) else bound


def _compare(day: date | None, instant: datetime | None, bound: Bound) -> int:
    """Return -1, 0 or 1: a publication before, at or after `bound`; 0 where it is not known."""
    if isinstance(bound, datetime) and instant:
        return (instant > bound) - (instant < bound)
    if day is None:
        return 0
    return (day > _day(bound)) - (day < _day(bound))
