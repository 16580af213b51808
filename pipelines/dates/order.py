"""Day-month order of numeric dates, by language and by the country of the site."""

from __future__ import annotations

import re
from collections.abc import Sequence

_YEAR_FIRST = frozenset("ko ja zh hu mn".split())
_MONTH_FIRST_ENGLISH = frozenset(("en", "en-us", "en-ph"))
_DAY_FIRST_COUNTRIES = frozenset("uk au nz ie in pk bd lk za ng ke gh ug tz zw zm bw sg my hk mt jm tt eu".split())
"""Country domains whose English-language sites write the day first."""
_URL_DATE = re.compile(r"/((?:19|20)\d{2})[/-](0?[1-9]|1[0-2])(?:[/-](0?[1-9]|[12]\d|3[01])(?!\d))?(?=[/-]|$)")


def numeric_order(languages: Sequence[str], host: str = "") -> str | None:
    """Return 'DMY', 'MDY' or 'YMD' for pages of these languages (BCP 47, likeliest first); None where unknown."""
    if not languages:
        return None
    tags = [tag.lower().replace("_", "-") for tag in languages]
    base = tags[0].split("-")[0]
    if base in _YEAR_FIRST:
        return "YMD"
    if base != "en":
        return "DMY"
    tag = next((tag for tag in tags if tag.startswith("en-")), "en")
    is_day_first = tag not in _MONTH_FIRST_ENGLISH or (tag == "en" and host.rpartition(".")[2] in _DAY_FIRST_COUNTRIES)
    return "DMY" if is_day_first else "MDY"


def url_date(url: str) -> tuple[int, int, int | None] | None:
    """Return year, month and day of a URL such as /2014/04/18/slug (the day may be missing); None without."""
    match = _URL_DATE.search(url)
    if not match:
        return None
    return int(match[1]), int(match[2]), int(match[3]) if match[3] else None
