from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nkscrape.bundle import Bundle
from nkscrape.items import Article, Comment, Teaser
from nkscrape.site import Site
from pipelines.dates import Parsed, Problem, normalise_dates, parse_date
from pipelines.dates.fallback import absolute, is_plausible
from pipelines.dates.model import Context
from pipelines.dates.months import fold
from pipelines.dates.written import read_written

FETCHED = datetime(2014, 4, 20, 12, 0, tzinfo=UTC)
SEOUL = "Asia/Seoul"
DAY = date(2014, 4, 18)


def read(raw: str, language: str = "en", zone: str | None = None, order: str | None = None) -> Parsed | Problem:
    return parse_date(
        raw, languages=(language,) if language else (), timezone=zone, date_order=order, fetched_at=FETCHED
    )


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("raw", "instant", "precision"),
    [
        ("2014-04-18T10:20:30+09:00", "2014-04-18T01:20:30", "second"),
        ("2014-04-18T10:20:30+0900", "2014-04-18T01:20:30", "second"),
        ("20140418T10:20:30Z", "2014-04-18T10:20:30", "second"),
        ("20140418 10:20:30+09:00", "2014-04-18T01:20:30", "second"),
        ("20140418T10:20", None, "minute"),
        ("2014-04-18T10:20:30+09", "2014-04-18T01:20:30", "second"),
        ("2014-04-18 10:20:30 +0900", "2014-04-18T01:20:30", "second"),
        ("2014-04-18T10:20:30.250Z", "2014-04-18T10:20:30.250", "second"),
        ("2014-04-18T10:20:30,250Z", "2014-04-18T10:20:30.250", "second"),
        ("2014-04-18t10:20z", "2014-04-18T10:20", "minute"),
        ("2014-04-18 10:20 UTC", "2014-04-18T10:20", "minute"),
        ("2014-04-18T10:20:30-04:00[America/New_York]", "2014-04-18T14:20:30", "second"),
        ("2014-4-18 9:05", None, "minute"),
        ("2014-04-18 10:20:30", None, "second"),
        ("2014-04-18T10:20", None, "minute"),
        ("20140418T102030Z", "2014-04-18T10:20:30", "second"),
        ("20140418", None, "day"),
        ("2014-04-18", None, "day"),
        ("Fri, 18 Apr 2014 10:20:30 +0900", "2014-04-18T01:20:30", "second"),
        ("18 Apr 2014 10:20:30 GMT", "2014-04-18T10:20:30", "second"),
        ("Friday, 18-Apr-2014 10:20:30 EST", "2014-04-18T15:20:30", "second"),
        ("1397816430", "2014-04-18T10:20:30", "second"),
        ("1397816430000", "2014-04-18T10:20:30", "second"),
    ],
)
def test_forms_for_machines(raw: str, instant: str | None, precision: str) -> None:
    assert read(raw) == Parsed(DAY, utc(instant) if instant else None, precision)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("raw", "language"),
    [
        ("April 18th, 2014", "en"),
        ("18 April 2014", "en"),
        ("18th of April 2014", "en"),
        ("Friday, April 18, 2014", "en"),
        ("Apr. 18, 2014", "en"),
        ("Apr-18-2014", "en"),
        ("18-Apr-2014", "en"),
        ("18-Apr-14", "en"),
        ("APRIL 18 2014", "en"),
        ("Published: April 18, 2014", "en"),
        ("Posted on April 18, 2014 by Mara Quillfeather", "en"),
        ("Updated April 18, 2014", "en"),
        ("April 18, 2014 - 5 min read", "en"),
        ("4/18/2014", "en"),
        ("18/04/2014", "en-GB"),
        ("18/04/14", "en-GB"),
        ("4/18/14", "en-US"),
        ("2014/04/18", "en"),
        ("2014.4.18", "en"),
        ("18. April 2014", "de"),
        ("Freitag, 18. April 2014", "de"),
        ("Datum:18. April 2014", "de"),
        ("Datum:18.04.2014", "de"),
        ("18.04, 2014", "de"),
        ("04/18, 2014", "en"),
        ("Veröffentlicht am 18.04.2014", "de"),
        ("18.4.14", "de"),
        ("18.04.2014", ""),
        ("vendredi 18 avril 2014", "fr"),
        ("Publié le 18 avr. 2014", "fr"),
        ("viernes, 18 de abril de 2014", "es"),
        ("18 abril, 2014", "es"),
        ("18 de abril de 2014", "pt"),
        ("venerdì 18 aprile 2014", "it"),
        ("18 apr 2014", "nl"),
        ("18 kwietnia 2014", "pl"),
        ("18 апреля 2014 г.", "ru"),
        ("18 квітня 2014", "uk"),
        ("18 Nisan 2014 Cuma", "tr"),
        ("18 NİSAN 2014", "tr"),
        ("18 أبريل 2014", "ar"),
        ("١٨ أبريل ٢٠١٤", "ar"),
        ("18 نيسان 2014", "ar"),
        ("18 באפריל 2014", "he"),
        ("18 april 2014", "sv"),
        ("18. huhtikuuta 2014", "fi"),
        ("18. dubna 2014", "cs"),
        ("18. travnja 2014", "hr"),
        ("2014. április 18.", "hu"),
        ("18 Απριλίου 2014", "el"),
        ("18 aprilie 2014", "ro"),
        ("18 April 2014", "id"),
        ("Ngày 18 tháng 4 năm 2014", "vi"),
        ("18 เมษายน 2557", "th"),
        ("2014년 4월 18일", "ko"),
        ("2014년 4월 18일 금요일", "ko"),
        ("2014. 4. 18.", "ko"),
        ("14.04.18", "ko"),
        ("입력 2014.04.18 수정 2014.04.19", "ko"),
        ("주체103(2014)년 4월 18일", "ko"),
        ("Juche 103 (2014).4.18.", "en"),
        ("2014年4月18日", "ja"),
        ("2014年4月18日(金)", "ja"),
        ("２０１４年４月１８日", "ja"),
        ("平成26年4月18日", "ja"),
        ("民國103年4月18日", "zh"),
        ("发布时间：2014-04-18", "zh"),
        ("२०१४-०४-१८", "hi"),
    ],
)
def test_a_day_stays_a_day(raw: str, language: str) -> None:
    assert read(raw, language, zone=SEOUL) == Parsed(DAY, None, "day")


@pytest.mark.parametrize(
    ("raw", "language", "instant"),
    [
        ("18 April 2014 10:20 KST", "en", "2014-04-18T01:20"),
        ("18 April 2014 10:20 (GMT+9)", "en", "2014-04-18T01:20"),
        ("18 April 2014 at 10:20 UTC+09:00", "en", "2014-04-18T01:20"),
        ("18 April 2014 10.20 BST", "en", "2014-04-18T09:20"),
        ("Apr. 18, 2014 3:04 p.m. EDT", "en", "2014-04-18T19:04"),
        ("April 18, 2014 12:01 a.m. PT", "en", "2014-04-18T07:01"),
        ("April 18, 2014 at 3:04 PM ET", "en", "2014-04-18T19:04"),
        ("10:20 KST, 18 April 2014", "en", "2014-04-18T01:20"),
        ("18 апреля 2014, 10:20 мск", "ru", "2014-04-18T06:20"),
        ("18.04.2014, 10:20 MESZ", "de", "2014-04-18T08:20"),
        ("2014/04/18 10:20 JST", "ja", "2014-04-18T01:20"),
        ("Fri Apr 18 2014 10:20 GMT+0900 (Korean Standard Time)", "en", "2014-04-18T01:20"),
    ],
)
def test_a_zone_in_the_string_gives_an_instant(raw: str, language: str, instant: str) -> None:
    parsed = read(raw, language)
    assert parsed == Parsed(DAY, utc(instant), "minute")


@pytest.mark.parametrize(
    ("raw", "language", "clock"),
    [
        ("18 April 2014 10:20", "en", "10:20"),
        ("April 18, 2014 | 10:20 AM", "en", "10:20"),
        ("April 18, 2014 at 10pm", "en", "22:00"),
        ("April 18, 2014 12:20 am", "en", "00:20"),
        ("April 18, 2014 12:20 pm", "en", "12:20"),
        ("Updated 10:20, 18 April 2014", "en", "10:20"),
        ("18 Apr 201410:20 AM", "en", "10:20"),
        ("18.04.2014, 10:20 Uhr", "de", "10:20"),
        ("18. April 2014 um 10.20 Uhr", "de", "10:20"),
        ("18. April 2014, 10 Uhr", "de", "10:00"),
        ("18 avril 2014 à 10h20", "fr", "10:20"),
        ("18 de abril de 2014 às 10h20", "pt", "10:20"),
        ("18 de abril de 2014 a las 10:20h", "es", "10:20"),
        ("18/04/2014 alle 10:20", "it", "10:20"),
        ("18 kwietnia 2014, godz. 10:20", "pl", "10:20"),
        ("18 Nisan 2014 Cuma 10:20", "tr", "10:20"),
        ("18. huhtikuuta 2014 klo 10.20", "fi", "10:20"),
        ("2014년 4월 18일 오전 10:20", "ko", "10:20"),
        ("2014년 4월 18일 오후 3시 20분", "ko", "15:20"),
        ("2014.04.18 오후 12:20", "ko", "12:20"),
        ("2014.04.18 (금) 10:20", "ko", "10:20"),
        ("입력 : 2014.04.18 10:20 | 수정 : 2014.04.19 11:30", "ko", "10:20"),
        ("2014年4月18日 10時20分", "ja", "10:20"),
        ("2014年4月18日(金) 午後3時20分", "ja", "15:20"),
        ("2014年04月18日 下午3:20", "zh", "15:20"),
        ("18 أبريل 2014 3:20 مساء", "ar", "15:20"),
    ],
)
def test_a_time_without_zone_is_the_sites(raw: str, language: str, clock: str) -> None:
    local = datetime.fromisoformat(f"2014-04-18T{clock}+09:00")
    assert read(raw, language, zone=SEOUL) == Parsed(DAY, local.astimezone(UTC), "minute")
    assert read(raw, language) == Parsed(DAY, None, "minute")


@pytest.mark.parametrize("offset", ["+09:00", "+0900", " +09:00", " (KST)", " KST", "+09:00[Asia/Seoul]"])
def test_an_offset_after_the_seconds_is_read_in_any_surroundings(offset: str) -> None:
    expected = Parsed(DAY, utc("2014-04-18T01:20:30"), "second")
    assert read(f"Published: 2014-04-18T10:20:30{offset} by us") == expected
    assert read(f"2014-04-18 10:20:30{offset}") == expected


def test_a_negative_offset_is_no_range_and_a_range_no_offset() -> None:
    assert read("Published 2014-04-18T10:20:30-0400") == Parsed(DAY, utc("2014-04-18T14:20:30"), "second")
    assert read("18 April 2014, 10:20-11:30") == Parsed(DAY, None, "day")


def test_an_instant_in_utc_is_shown_on_the_sites_day() -> None:
    at = utc("2014-04-17T20:20:00")
    assert read("2014-04-17T20:20:00Z", zone=SEOUL) == Parsed(DAY, at, "second")
    assert read("2014-04-17T20:20:00+00:00", zone=SEOUL) == Parsed(DAY, at, "second")
    assert read("1397766000", zone=SEOUL) == Parsed(DAY, at, "second")
    assert read("2014-04-17T20:20:00Z") == Parsed(date(2014, 4, 17), at, "second")
    assert read("17 April 2014 20:20 GMT", zone=SEOUL) == Parsed(date(2014, 4, 17), at, "minute")


def test_midnight_is_what_systems_print_for_no_time() -> None:
    assert read("2014-04-18T00:00:00", zone=SEOUL) == Parsed(DAY, None, "day")
    assert read("18 April 2014 00:00", zone=SEOUL) == Parsed(DAY, None, "day")
    assert read("2014-04-18T00:00:00Z", zone="America/New_York") == Parsed(DAY, utc("2014-04-18T00:00"), "second")


@pytest.mark.parametrize(
    ("raw", "language", "expected", "precision"),
    [
        ("April 2014", "en", date(2014, 4, 1), "month"),
        ("avril 2014", "fr", date(2014, 4, 1), "month"),
        ("2014-04", "en", date(2014, 4, 1), "month"),
        ("04/2014", "en", date(2014, 4, 1), "month"),
        ("2014년 4월", "ko", date(2014, 4, 1), "month"),
        ("2014", "en", date(2014, 1, 1), "year"),
        ("2014年", "ja", date(2014, 1, 1), "year"),
    ],
)
def test_months_and_years(raw: str, language: str, expected: date, precision: str) -> None:
    assert read(raw, language) == Parsed(expected, None, precision)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("raw", "language", "expected", "precision"),
    [
        ("3 hours ago", "en", date(2014, 4, 20), "day"),
        ("13 hours ago", "en", date(2014, 4, 20), "day"),
        ("yesterday", "en", date(2014, 4, 19), "day"),
        ("Posted yesterday", "en", date(2014, 4, 19), "day"),
        ("3 days ago", "en", date(2014, 4, 17), "day"),
        ("2 weeks ago", "en", date(2014, 4, 1), "month"),
        ("3 months ago", "en", date(2014, 1, 1), "month"),
        ("4 months ago", "en", date(2013, 12, 1), "month"),
        ("2 years ago", "en", date(2012, 1, 1), "year"),
        ("vor 2 Stunden", "de", date(2014, 4, 20), "day"),
        ("hace 3 días", "es", date(2014, 4, 17), "day"),
        ("il y a 2 jours", "fr", date(2014, 4, 18), "day"),
        ("2 giorni fa", "it", date(2014, 4, 18), "day"),
        ("3일 전", "ko", date(2014, 4, 17), "day"),
        ("어제", "ko", date(2014, 4, 19), "day"),
        ("3日前", "ja", date(2014, 4, 17), "day"),
    ],
)
def test_relative_dates_count_back_from_the_fetch(raw: str, language: str, expected: date, precision: str) -> None:
    assert read(raw, language, zone=SEOUL) == Parsed(expected, None, precision)  # type: ignore[arg-type]
    assert parse_date(raw, languages=(language,)) == Problem("date-unparsed")


def test_relative_dates_with_a_time_give_an_instant() -> None:
    assert read("5 minutes ago") == Parsed(date(2014, 4, 20), utc("2014-04-20T11:55"), "minute")
    assert read("yesterday at 10:20", zone=SEOUL) == Parsed(date(2014, 4, 19), utc("2014-04-19T01:20"), "minute")
    assert read("gestern, 10:20 Uhr", "de") == Parsed(date(2014, 4, 19), None, "minute")


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("", "date-unparsed"),
        ("Mara Quillfeather", "date-unparsed"),
        ("10:20", "date-unparsed"),
        ("Monday", "date-unparsed"),
        ("April 18", "date-unparsed"),
        ("04/05/14", "date-unparsed"),
        ("5 things we learnt in 3 hours of talks", "date-unparsed"),
        ("April 18, 2014 " + "and so on " * 40, "date-unparsed"),
        ("31 February 2014", "date-impossible"),
        ("2014-02-29", "date-impossible"),
        ("2014-13-01", "date-impossible"),
        ("0001-01-01T00:00:00Z", "date-impossible"),
        ("1970-01-01T00:00:00Z", "date-impossible"),
        ("18 April 1814", "date-impossible"),
        ("2014-04-22", "date-future"),
        ("April 18th, 2015", "date-future"),
        ("in 3 days", "date-unparsed"),
    ],
)
def test_what_is_no_date_says_why(raw: str, kind: str) -> None:
    parsed = read(raw, language="" if raw == "04/05/14" else "en")
    assert parsed == Problem(kind)  # type: ignore[arg-type]


def test_tomorrow_is_not_yet_the_future() -> None:
    assert isinstance(read("2014-04-21"), Parsed)
    assert read("2014-04-21T12:00:01Z") == Problem("date-future")


def test_an_impossible_time_leaves_the_date() -> None:
    assert read("2014-04-18T24:10:00", zone=SEOUL) == Parsed(DAY, None, "day")
    assert read("April 18, 2014 25:61", zone=SEOUL) == Parsed(DAY, None, "day")


@pytest.mark.parametrize(
    ("language", "order", "expected"),
    [
        ("en", None, date(2014, 3, 2)),
        ("en-US", None, date(2014, 3, 2)),
        ("en-GB", None, date(2014, 2, 3)),
        ("de", None, date(2014, 2, 3)),
        ("ko", None, date(2014, 2, 3)),
        ("en", "DMY", date(2014, 2, 3)),
        ("de", "MDY", date(2014, 3, 2)),
        ("", None, None),
    ],
)
def test_day_month_order_by_language_and_site(language: str, order: str | None, expected: date | None) -> None:
    parsed = read("03/02/2014", language, order=order)
    assert (parsed.date if isinstance(parsed, Parsed) else None) == expected


def test_the_url_settles_an_ambiguous_date() -> None:
    for url_date in ((2014, 2, 3), (2014, 2, None)):
        parsed = parse_date("03/02/2014", languages=("en",), fetched_at=FETCHED, url_date=url_date)
        assert parsed == Parsed(date(2014, 2, 3), None, "day")
    assert parse_date("03/02/2014", url_date=(2013, 1, 1)) == Problem("date-unparsed")


def test_the_reading_that_is_not_in_the_future_wins() -> None:
    assert read("03/05/2014", "de") == Parsed(date(2014, 3, 5), None, "day")


def test_the_published_date_is_taken_before_the_update() -> None:
    assert read("Updated 19 April 2014 11:30, published 18 April 2014 10:20") == Parsed(DAY, None, "minute")
    assert read("18 April 2014, updated 11:30") == Parsed(DAY, None, "day")


def test_months_that_languages_disagree_on_follow_the_page() -> None:
    assert read("18 listopada 2013", "pl") == Parsed(date(2013, 11, 18), None, "day")
    assert read("18. listopada 2013.", "hr") == Parsed(date(2013, 10, 18), None, "day")


def test_an_ambiguous_abbreviation_counts_only_in_the_sites_own_zone() -> None:
    raw = "18 April 2014, 10:20 IST"
    assert read(raw) == Parsed(DAY, None, "minute")
    assert read(raw, zone="Asia/Kolkata") == Parsed(DAY, utc("2014-04-18T04:50"), "minute")


ANY_TEXT = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            "2014 04 18 31 99 : - / . T Z +09:00 April 년 월 일 ago hours 오후 pm KST , 平成 元年 ١٨ 1397816430".split()
        ),
        max_size=12,
    ).map(" ".join),
    st.from_regex(r"\A[0-9]{1,4}[-/. ][0-9]{1,4}[-/. ][0-9]{1,4}([T ][0-9]{1,2}:[0-9]{1,2})?\Z"),
)


@given(ANY_TEXT, st.sampled_from(["en", "de", "ko", "th", "xx", ""]), st.sampled_from([None, SEOUL, "No/Where"]))
@settings(deadline=None, max_examples=500, derandomize=True)
def test_any_string_is_a_date_or_a_problem(raw: str, language: str, zone: str | None) -> None:
    parsed = read(raw, language, zone)
    if isinstance(parsed, Parsed):
        assert date(1900, 1, 1) <= parsed.date <= date(2014, 4, 21)
        assert parsed.instant is None or abs(parsed.instant.date() - parsed.date) <= timedelta(days=1)
        assert parsed.instant is None or parsed.precision in ("minute", "second")


@pytest.mark.parametrize("piece", ["1 ", "1/", "April ", "2014-", "9:", "년 ", "a.m. ", "\u0301", "(", "١"])
def test_long_hostile_strings_are_bounded(piece: str) -> None:
    assert read(piece * 100_000) == Problem("date-unparsed")
    assert isinstance(read((piece * 200)[:199]), Parsed | Problem)


def test_only_what_can_be_a_whole_date_reaches_dateparser() -> None:
    assert not is_plausible("The talks that began on a rainy Monday went on for a week and then some")
    assert not any(is_plausible(text) for text in ("vor 2 Stunden", "gestern", "21:00", "18. September um 08:37"))
    assert is_plausible("18 aperire 2014")
    assert is_plausible("18 7 2014")


FORMATS = {
    "en": ("{d} {m} {y}", "{m} {d}, {y}", "{d} {m} {y} {H}:{M}", "{m} {d}, {y} {H}:{M}"),
    "de": ("{d}. {m} {y}", "{d}.{n}.{y}", "{d}.{n}.{y}, {H}:{M} Uhr", "{d}. {m} {y} {H}:{M}"),
    "fr": ("{d} {m} {y}", "{d}/{n}/{y}", "{d} {m} {y} à {H}:{M}"),
    "es": ("{d} de {m} de {y}", "{d}/{n}/{y} {H}:{M}"),
    "pt": ("{d} de {m} de {y}", "{d}/{n}/{y}"),
    "it": ("{d} {m} {y}", "{d}/{n}/{y}"),
    "pl": ("{d} {m} {y}", "{d}.{n}.{y} {H}:{M}"),
    "ru": ("{d} {m} {y}", "{d} {m} {y} г. {H}:{M}", "{d}.{n}.{y}"),
    "tr": ("{d} {m} {y}", "{d}.{n}.{y} {H}:{M}"),
    "nl": ("{d} {m} {y}", "{d}-{n}-{y}"),
    "ar": ("{d} {m} {y}",),
    "he": ("{d} {m} {y}",),
    "ko": ("{y}년 {n}월 {d}일", "{y}.{n}.{d}"),
    "ja": ("{y}年{n}月{d}日", "{y}/{n}/{d} {H}:{M}"),
    "zh": ("{y}年{n}月{d}日", "{y}-{n}-{d} {H}:{M}"),
}
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "he": "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
}


@pytest.mark.parametrize("language", FORMATS)
def test_the_fast_path_agrees_with_dateparser(language: str) -> None:
    both = 0
    for n in range(0, 400, 7):
        at = datetime(2009, 1, 1, 1, 3) + timedelta(days=n * 5, hours=n, minutes=n)
        month = MONTHS[language].split()[at.month - 1] if language in MONTHS else ""
        parts = {"d": at.day, "n": at.month, "y": at.year, "m": month, "H": f"{at:%H}", "M": f"{at:%M}"}
        for form in FORMATS[language]:
            text = form.format(**parts)
            fast = read_written(fold(text), Context(languages=(language,), order="MDY" if language == "en" else None))
            slow = absolute(text, (language,), None)
            assert fast, text
            if slow:
                both += 1
                assert (fast[0].year, fast[0].month, fast[0].day) == (slow.year, slow.month, slow.day), text
                assert fast[0].clock == slow.clock, text
    assert both > 50


SITE = Site(name="lamp", domains=("lamp.example",), languages=("en",), timezone=SEOUL)


def make_article(**fields: str | None) -> Article:
    return Article(article_id="a", url="https://lamp.example/2014/02/story", site="lamp.example", **fields)  # type: ignore[arg-type]


def make_comment(raw: str | None) -> Comment:
    return Comment(comment_id="c", article_id="a", root_id="c", position=1, published_raw=raw, site="lamp.example")


def make_teaser(raw: str) -> Teaser:
    return Teaser(article_id="a", teaser_id="t", position=1, published_raw=raw, site="lamp.example")


def test_every_record_of_a_page_gets_its_dates() -> None:
    article = make_article(published_raw="April 18th, 2014", modified_raw="2014-04-19T08:00:00Z")
    teaser = make_teaser("18 April 2014 10:20")
    comment = make_comment("18 April 2014 10:20")
    bundle = Bundle(url=article.url, fetched_at=FETCHED, article=article, teasers=[teaser], comments=[comment])
    normalise_dates(bundle, SITE)
    assert (article.published_date, article.published_at, article.published_precision) == (DAY, None, "day")
    assert article.modified_at == utc("2014-04-19T08:00")
    assert (teaser.published_date, teaser.published_at) == (DAY, utc("2014-04-18T01:20"))
    assert (comment.published_at, comment.published_precision) == (utc("2014-04-18T01:20"), "minute")
    assert bundle.warnings == []


def test_the_articles_language_and_url_settle_its_dates() -> None:
    by_language = make_article(published_raw="05/01/2014", language="de")
    by_url = make_article(published_raw="03/02/2014", language="en")
    for article in (by_language, by_url):
        normalise_dates(Bundle(url=article.url, fetched_at=FETCHED, article=article), SITE)
    assert by_language.published_date == date(2014, 1, 5)
    assert by_url.published_date == date(2014, 2, 3)


def test_a_british_domain_writes_the_day_first() -> None:
    article = make_article(published_raw="05/01/2014", language="en")
    bundle = Bundle(url="https://lamp.co.uk/story", fetched_at=FETCHED, article=article)
    normalise_dates(bundle, Site(name="news", domains=("lamp.co.uk",)))
    assert article.published_date == date(2014, 1, 5)


def test_a_country_of_one_zone_lends_it_to_its_sites() -> None:
    article = make_article(published_raw="2014-04-17T22:30:00Z", modified_raw="18.04.2014, 10:20 Uhr")
    comment = make_comment("18 April 2014 10:20")
    bundle = Bundle(url="https://lamp.de/story", fetched_at=FETCHED, article=article, comments=[comment])
    normalise_dates(bundle, Site(name="news", domains=("lamp.de",)))
    assert (article.published_date, article.published_at) == (DAY, utc("2014-04-17T22:30"))
    assert comment.published_at is None, "whose clock a discussion follows is not known"
    assert article.modified_at == utc("2014-04-18T08:20")


def test_problems_are_named_once_each() -> None:
    article = make_article(published_raw="31 February 2014")
    comments = [make_comment("soon"), make_comment("soon"), make_comment("April 18th, 2019"), make_comment(None)]
    bundle = Bundle(url=article.url, fetched_at=FETCHED, article=article, comments=comments)
    normalise_dates(bundle, SITE)
    assert article.published_date is None
    assert bundle.warnings == [
        "date-impossible: articles.published_raw: '31 February 2014'",
        "date-unparsed: comments.published_raw: 'soon'",
        "date-future: comments.published_raw: 'April 18th, 2019'",
    ]


@pytest.mark.parametrize(("published", "expected"), [("2014-04-01", date(2014, 4, 19)), ("2011-04-01", None)])
def test_a_comment_told_from_now_long_after_its_article_has_no_date(published: str, expected: date | None) -> None:
    article = Article(article_id="a", url="https://a.example/x", site="a.example", published_raw=published)
    comment = Comment(
        comment_id="1", root_id="1", article_id="a", position=1, site="a.example", published_raw="23 hours ago"
    )
    bundle = Bundle(url="https://a.example/x", fetched_at=FETCHED, article=article, comments=[comment])
    normalise_dates(bundle, Site(name="a", domains=("a.example",), languages=("en",)))
    assert comment.published_date == expected
    assert bundle.warnings == ([] if expected else ["date-unsure: comments.published_raw: '23 hours ago'"])
