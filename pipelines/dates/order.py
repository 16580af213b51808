"""Day-month order of numeric dates, by language and by the country of the site."""

from __future__ import annotations

import re
from collections.abc import Sequence

_YEAR_FIRST = frozenset("ko ja zh hu mn".split())
_YEAR_FIRST_COUNTRIES = frozenset("kr kp jp cn tw hu mn".split())
_MONTH_FIRST_ENGLISH = frozenset(("en", "en-us", "en-ph"))
_DAY_FIRST_COUNTRIES = frozenset("uk au nz ie in pk bd lk za ng ke gh ug tz zw zm bw sg my hk mt jm tt eu".split())
"""Country domains whose English-language sites write the day first."""
_NOT_COUNTRIES = frozenset("us ph ca io co tv me ai fm ws cc to ly gl la".split())
"""Two-letter domains that say nothing about dates: mixed habits, or sold to the whole world."""
_URL_DATE = re.compile(
    r"/((?:19|20)\d{2})(?:[/-](0?[1-9]|1[0-2])(?:[/-](0?[1-9]|[12]\d|3[01])(?!\d))?|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))"
    r"(?=[/-]|$)"
)
_CODES = {"no": "nb", "nn": "nb", "iw": "he", "in": "id", "fil": "tl"}
"""Languages that go by another code here."""


def base_languages(tags: Sequence[str]) -> tuple[str, ...]:
    """Return the languages of BCP 47 tags without region or script, in order."""
    bases = (tag.replace("_", "-").split("-")[0].strip().lower() for tag in tags)
    return tuple(dict.fromkeys(_CODES.get(base, base) for base in bases))


def numeric_order(languages: Sequence[str], host: str = "") -> str | None:
    """Return 'DMY', 'MDY' or 'YMD' for pages of these languages (BCP 47, likeliest first); None where unknown."""
    country = host.rpartition(".")[2]
    if not languages:
        return _order_in(country)
    tags = [tag.strip().lower().replace("_", "-") for tag in languages]
    base = tags[0].split("-")[0]
    if base in _YEAR_FIRST:
        return "YMD"
    if base != "en":
        return "DMY"
    tag = next((tag for tag in tags if tag.startswith("en-")), "en")
    is_day_first = tag not in _MONTH_FIRST_ENGLISH or (tag == "en" and country in _DAY_FIRST_COUNTRIES)
    return "DMY" if is_day_first else "MDY"


def _order_in(country: str) -> str | None:
    """Return the order of a country's domain, for pages that state no language."""
    if country in _YEAR_FIRST_COUNTRIES:
        return "YMD"
    return "DMY" if len(country) == 2 and country.isalpha() and country not in _NOT_COUNTRIES else None


def url_date(url: str) -> tuple[int, int, int | None] | None:
    """Return year, month and day of a URL such as /2014/04/18/slug (the day may be missing); None without."""
    match = _URL_DATE.search(url)
    if not match:
        return None
    year, month, day = match[1], match[2] or match[4], match[3] or match[5]
    return int(year), int(month), int(day) if day else None
