"""The arguments of a crawl: what they mean, and one clear line for what they do not."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkscrape.errors import UserError
from nkscrape.options import Options, parse_options

NOW = datetime(2014, 4, 18, 12, tzinfo=UTC)


def parse(**arguments: str) -> Options:
    return parse_options(arguments, NOW)


def test_nothing_given_is_a_plain_crawl() -> None:
    assert parse() == parse(since="", url=" ") == Options()
    assert not parse().is_limited


def test_all_arguments() -> None:
    options = parse(
        since="2014-04-01", until="24h", max_articles="5", url="https://a.example/x,y,https://a.example/z  https://b.example",
        follow_teasers="2", dataset="/data", recheck="all",
    )  # fmt: skip
    assert options.since == date(2014, 4, 1)
    assert options.until == NOW - timedelta(hours=24)
    assert options.urls == ("https://a.example/x,y", "https://a.example/z", "https://b.example")
    assert (options.max_articles, options.follow_teasers, options.dataset, options.recheck) == (5, 2, "/data", "all")


@pytest.mark.parametrize(
    ("argument", "value"),
    [
        ("since", "yesterday"),
        ("since", "2014-02-31"),
        ("since", "18.4.2014"),
        ("until", "7"),
        ("since", "999999w"),
        ("max_articles", "0"),
        ("max_articles", "-1"),
        ("max_articles", "many"),
        ("max_articles", "٣"),
        ("follow_teasers", "1.5"),
        ("url", "nknews.org"),
        ("url", "ftp://a.example/"),
        ("url", "https://"),
        ("url", "https://[::1"),
        ("recheck", "sometimes"),
        ("snice", "7d"),
    ],
)
def test_a_mistake_is_one_line_that_names_it(argument: str, value: str) -> None:
    with pytest.raises(UserError) as caught:
        parse(**{argument: value})
    message = str(caught.value)
    assert argument in message
    assert "\n" not in message


def test_a_window_must_not_be_empty() -> None:
    with pytest.raises(UserError, match="after until"):
        parse(since="2014-04-02", until="2014-04-01")


@pytest.mark.parametrize(
    ("since", "until", "day", "instant", "inside"),
    [
        ("2014-04-18", "", date(2014, 4, 18), None, True),
        ("2014-04-18", "", date(2014, 4, 17), None, False),
        ("2014-04-18", "", None, None, True),
        # The calendar date of the site counts, not the UTC day of the instant.
        ("2014-04-18", "", date(2014, 4, 18), datetime(2014, 4, 17, 15, tzinfo=UTC), True),
        ("", "2014-04-18", date(2014, 4, 18), None, True),
        ("", "2014-04-18", date(2014, 4, 19), None, False),
        ("24h", "", date(2014, 4, 17), datetime(2014, 4, 17, 12, tzinfo=UTC), True),
        ("24h", "", date(2014, 4, 17), datetime(2014, 4, 17, 11, tzinfo=UTC), False),
        ("24h", "", date(2014, 4, 17), None, True),
    ],
)
def test_the_window(since: str, until: str, day: date | None, instant: datetime | None, inside: bool) -> None:
    assert parse(since=since, until=until).covers(day, instant) is inside


@given(
    st.dictionaries(st.sampled_from(["since", "until", "max_articles", "url", "follow_teasers"]), st.text(max_size=30))
)
def test_any_text_is_an_option_or_a_mistake(arguments: dict[str, str]) -> None:
    try:
        parse_options(arguments, NOW)
    except UserError as error:
        assert len(str(error)) < 500
