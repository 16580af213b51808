"""Time zones in strings: offsets, and abbreviations that mean one thing only."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

_HOURS = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2, "EET": 2,
    "EEST": 3, "SAST": 2, "WIB": 7, "HKT": 8, "SGT": 8, "PHT": 8, "KST": 9, "JST": 9,
    "AWST": 8, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "ACST": 9.5, "ACDT": 10.5,
    "EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "AKST": -9, "AKDT": -8, "HST": -10,
}  # fmt: skip
"""Abbreviations with one common meaning; IST and CST have several and are left out."""
_PLACES = {
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles",
    "MSK": "Europe/Moscow", "МСК": "Europe/Moscow",
}  # fmt: skip
"""Names of a place's time, whatever its offset is on the day."""

_COUNTRIES = {
    "Europe/Vienna": "at", "Europe/Brussels": "be", "Europe/Sofia": "bg", "Europe/Zurich": "ch li",
    "Europe/Prague": "cz", "Europe/Berlin": "de", "Europe/Copenhagen": "dk", "Europe/Tallinn": "ee",
    "Europe/Helsinki": "fi", "Europe/Paris": "fr", "Europe/London": "uk", "Europe/Athens": "gr", "Europe/Zagreb": "hr",
    "Europe/Budapest": "hu", "Europe/Dublin": "ie", "Europe/Rome": "it", "Europe/Vilnius": "lt",
    "Europe/Luxembourg": "lu", "Europe/Riga": "lv", "Europe/Amsterdam": "nl", "Europe/Oslo": "no",
    "Europe/Warsaw": "pl", "Europe/Bucharest": "ro", "Europe/Belgrade": "rs", "Europe/Stockholm": "se",
    "Europe/Ljubljana": "si", "Europe/Bratislava": "sk", "Europe/Istanbul": "tr", "Europe/Kyiv": "ua",
    "Asia/Dubai": "ae", "Asia/Dhaka": "bd", "Asia/Shanghai": "cn", "Asia/Hong_Kong": "hk", "Asia/Jerusalem": "il",
    "Asia/Kolkata": "in", "Asia/Tokyo": "jp", "Asia/Seoul": "kr", "Asia/Pyongyang": "kp", "Asia/Karachi": "pk",
    "Asia/Riyadh": "sa", "Asia/Bangkok": "th", "Asia/Taipei": "tw", "Asia/Ho_Chi_Minh": "vn", "Africa/Cairo": "eg",
    "Africa/Nairobi": "ke", "Africa/Lagos": "ng", "Africa/Johannesburg": "za", "America/La_Paz": "bo",
    "America/Lima": "pe", "America/Montevideo": "uy", "America/Caracas": "ve", "America/Argentina/Buenos_Aires": "ar",
    "America/Santiago": "cl", "America/Guatemala": "gt", "America/Costa_Rica": "cr", "America/Guayaquil": "ec",
    "Europe/Madrid": "es", "Europe/Lisbon": "pt", "Asia/Kuala_Lumpur": "my", "Asia/Singapore": "sg",
    "Asia/Manila": "ph", "Pacific/Auckland": "nz",
}  # fmt: skip
"""Countries that keep one time (but for far islands) and whose domains belong to sites of the country."""
_ZONE_OF = {country: zone for zone, countries in _COUNTRIES.items() for country in countries.split()}

ZONE = re.compile(
    r"[\s,]{0,3}[\[(]?\s?(?P<name>(?:[A-Z]{1,5}?|МСК|мск)(?=\b|[A-Z][a-z]))?"
    r"\s?(?P<offset>(?:(?<=[ \d)TC])[+-]\d{2}:?\d{2}|(?<=[TC ])[+-]\s?\d{1,2})(?![:\d]))?"
)
"""What may follow a time; every part is optional."""


@lru_cache(maxsize=256)
def site_zone(name: str | None) -> tzinfo | None:
    """Return an IANA zone by name; None for None and for names that are none."""
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None


def country_zone(host: str) -> tzinfo | None:
    """Return the zone of a host's country, where the country keeps one; None for every other host."""
    return site_zone(_ZONE_OF.get(host.rpartition(".")[2]))


@lru_cache(maxsize=256)
def offset_zone(offset: str) -> tzinfo | None:
    """Return '+09:00', '-0500', '+9' or 'Z' as a zone; None where it is out of range."""
    if offset in ("Z", "z", ""):
        return UTC
    digits = re.sub(r"\D", "", offset)
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    if hours > 14 or minutes > 59:
        return None
    delta = timedelta(hours=hours, minutes=minutes)
    return timezone(-delta if offset.startswith("-") else delta) if delta else UTC


def named_zone(name: str, known: tzinfo | None, at: datetime) -> tzinfo | None:
    """Return the zone an abbreviation stands for; the site's own zone where it goes by that name at that time."""
    name = name.upper()
    if known and known.tzname(at) == name:
        return known
    if name in _HOURS:
        return timezone(timedelta(hours=_HOURS[name])) if _HOURS[name] else UTC
    return site_zone(_PLACES.get(name))


def read_zone(text: str, start: int, known: tzinfo | None, at: datetime) -> tzinfo | None:
    """Return the zone at text[start:], where a time of day has ended; None where there is none."""
    match = ZONE.match(text, start)
    if not match:
        return None
    name, offset = match["name"], match["offset"]
    if offset and (name in (None, "GMT", "UTC") or len(offset) > 3):
        return offset_zone(offset)
    return named_zone(name, known, at) if name else None
