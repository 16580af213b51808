"""Forms of dates by class: months in every language, other calendars, years of two digits, forms of programs."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from dateparser.data.languages_info import language_order

from pipelines.dates import Parsed, Problem, parse_date
from pipelines.dates.calendars import from_solar
from pipelines.dates.fallback import absolute
from pipelines.dates.model import Context
from pipelines.dates.months import _TABLE, fold
from pipelines.dates.written import read_written

FETCHED = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
DAY = date(2020, 11, 23)


def read(raw: str, language: str = "en", fetched_at: datetime = FETCHED) -> Parsed | Problem:
    return parse_date(raw, languages=(language,) if language else (), fetched_at=fetched_at)


@pytest.mark.parametrize(
    ("language", "raw"),
    [
        ("en", "23 Nov 20"), ("en", "Nov 23, 20"), ("en", "23/11/20"), ("en", "11/23/20"), ("en", "Date: 23/11/20"),
        ("en", "11.23.2020"), ("en", "Mon, 23 Nov 2020"), ("de", "23. November 20"), ("ja", "20/11/23"),
        ("th", "23 พ.ย. 63"), ("th", "23/11/63"), ("th", "23 พ.ย. 2563"), ("th", "23 พฤศจิกายน พ.ศ. 2563"),
        ("th", "วันจันทร์ที่ 23 พฤศจิกายน 2563"), ("th", "23 พ.ย. 2020"),
        ("ar", "23 تشرين الثاني / نوفمبر 2020"), ("ar", "23 نوفمبر/تشرين الثاني 2020"),
        ("ar", "23 نوفمبر (تشرين الثاني) 2020"),
        ("ar", "23 نوفمبر، 2020"), ("ar", "٢٣ نونبر ٢٠٢٠"),
        ("fa", "۳ آذر ۱۳۹۹"), ("fa", "دوشنبه ۳ آذر ۱۳۹۹"), ("fa", "۱۳۹۹/۰۹/۰۳"), ("fa", "1399-09-03"),
        ("fa", "۲۳ نوامبر ۲۰۲۰"), ("", "3 آذر 1399"),
        ("zh", "十一月 23, 2020"), ("zh", "23 十一月, 2020"), ("zh", "109年11月23日"), ("zh", "民國109年11月23日"),
        ("zh", "二〇二〇年十一月二十三日"),
        ("zh", "二零二零年 十一月 23日"), ("ja", "令和二年十一月二十三日"), ("ja", "令和2年11月23日"),
        ("ko", "11월 23, 2020"), ("ko", "23 11월 2020"), ("ko", "2020. 11. 23."),
        ("vi", "23 tháng 11, 2020"), ("vi", "ngày 23 tháng 11 năm 2020"), ("vi", "23 Tháng Mười Một, 2020"),
        ("vi", "Tháng Mười Một 23, 2020"),
        ("lt", "2020 m. lapkričio 23 d."), ("lv", "2020. gada 23. novembris"), ("hi", "सोमवार, २३ नवंबर २०२०"),
        ("bn", "২৩ নভেম্বর, ২০২০"), ("sr", "23. новембар 2020."), ("sr", "23. novembra 2020."),
    ],
)  # fmt: skip
def test_a_day_in_a_written_form(language: str, raw: str) -> None:
    assert read(raw, language) == Parsed(DAY, None, "day")


@pytest.mark.parametrize(
    "raw",
    [
        "20201123T11:02:35Z", "1606129355", "1606129355000", "1606129355000000", "/Date(1606129355000)/",
        "Mon, 23 Nov 20 12:02:35 +0100", "Mon, 23 Nov 2020 12:02:35 +0100 (CET)", "23 Nov 2020 11:02:35 GMT",
    ],
)  # fmt: skip
def test_forms_of_programs(raw: str) -> None:
    assert read(raw) == Parsed(DAY, datetime(2020, 11, 23, 11, 2, 35, tzinfo=UTC), "second")


@pytest.mark.parametrize(
    ("language", "raw"),
    [
        ("", "23/11/20"),  # 2020 or 2023
        ("ar", "23 نوفمبر / أبريل 2020"),  # two months
        ("ja", "3月4日"),  # no year
        ("en", "3/4/5"), ("en", "23 Nov 20 comments"), ("fa", "30 اسفند 1400"),  # no leap year
    ],
)  # fmt: skip
def test_what_can_be_read_two_ways_is_none(language: str, raw: str) -> None:
    assert isinstance(read(raw, language), Problem)


def test_the_page_decides_which_number_is_the_day() -> None:
    assert read("03/02/14", "en") == Parsed(date(2014, 3, 2), None, "day")
    assert read("03/02/14", "de") == Parsed(date(2014, 2, 3), None, "day")
    assert read("14/02/03", "ja") == Parsed(date(2014, 2, 3), None, "day")
    assert read("05.04.2014", "en") == Parsed(date(2014, 4, 5), None, "day")
    march = datetime(2020, 3, 1, tzinfo=UTC)
    assert read("12/01/20", "en", march) == Parsed(date(2020, 1, 12), None, "day"), "December has not yet come"


def test_chinese_numerals() -> None:
    for raw, expected in (("十", 10), ("二十", 20), ("三", 3), ("十二", 12), ("三十一", 31)):
        assert read(f"二〇二〇年一月{raw}日", "zh") == Parsed(date(2020, 1, expected), None, "day")


def test_hindi_months_differ_by_their_vowel_signs() -> None:
    assert read("2 जून 2020", "hi") == Parsed(date(2020, 6, 2), None, "day")
    assert read("2 जनवरी 2020", "hi") == Parsed(date(2020, 1, 2), None, "day")
    assert read("2 ม.ค. 2563", "th") == Parsed(date(2020, 1, 2), None, "day")
    assert read("2 มี.ค. 2563", "th") == Parsed(date(2020, 3, 2), None, "day")


@pytest.mark.parametrize("nowruz", [(1370, 21), (1371, 21), (1375, 20), (1399, 20), (1400, 21), (1403, 20), (1408, 20)])
def test_the_persian_year_begins_in_march(nowruz: tuple[int, int]) -> None:
    year, day = nowruz
    assert from_solar(year, 1, 1) == (year + 621, 3, day)
    first = date(year + 621, 3, day)
    days = [from_solar(year, month, n) for month in range(1, 13) for n in range(1, 32)]
    assert [date(*one) for one in days if one] == [first + timedelta(n) for n in range(sum(map(bool, days)))]
    assert sum(map(bool, days)) == (366 if year in (1370, 1375, 1399, 1403, 1408) else 365)


WRONG_THERE = {("th", "มีค")}
"""What dateparser takes for January: it drops the sign that makes it March."""


@pytest.mark.parametrize("language", _TABLE)
def test_every_name_of_a_month_is_what_dateparser_takes_it_for(language: str) -> None:
    for number, names in enumerate(_TABLE[language].split(), start=1):
        for name in names.replace("_", " ").split("/"):
            text = f"4 {name} 2019"
            (stamp,) = read_written(fold(text), Context(languages=(language,)))
            assert (stamp.year, stamp.month, stamp.day) == (2019, number, 4), text
            theirs = absolute(text, (language,), None) if language in language_order else None
            assert theirs is None or theirs.month == number or (language, name) in WRONG_THERE, text
