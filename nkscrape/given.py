"""Settings as a user gives them: each is of its kind and within its range before anything is asked for."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from typing import Any

from scrapy.settings import SETTINGS_PRIORITIES, Settings, default_settings
from scrapy.utils.misc import load_object

from nkscrape import settings as defaults
from nkscrape.errors import UserError

_CLASS = re.compile(r"[a-z_0-9]+(?:\.[a-z_0-9]+)+\.[A-Z]\w+")
_KINDS: dict[type, tuple[Callable[[Settings, str], Any], str]] = {
    bool: (Settings.getbool, "True or False"),
    int: (Settings.getint, "a whole number"),
    float: (Settings.getfloat, "a number"),
    dict: (Settings.getdict, "a JSON object"),
}
_DAY = 86_400.0
_ANY = (-1e12, 1e12)
_RANGES = {
    "DELAY": (0, _DAY),
    "DOWNLOAD_TIMEOUT": (0.1, _DAY),
    "TIMEOUT": (0, _DAY),
    "RETRY_AFTER": (0, _DAY),
    "JITTER": (0, 1),
    "CONCURRENT_REQUESTS": (1, 1000),
    "_ITEMS": (1, 1000),
    "_PER_DOMAIN": (1, 1000),
    "THREADPOOL_MAXSIZE": (1, 1000),
    "_TIMES": (0, 1000),
    "SIZE": (0, 1e12),
}
"""Least and most of numbers by the end of their name: beyond, a crawl never ends or asks without measure."""


def check_settings(settings: Settings) -> None:
    """Raise UserError where a setting, ours or Scrapy's, has been given a value of another kind or out of range."""
    for name, default in {**vars(default_settings), **vars(defaults)}.items():
        if name.isupper() and settings[name] != default:
            _check(settings, name, default)
    for name in ("NKSCRAPE_DATASET", "USER_AGENT"):
        if not str(settings[name]).strip() or not str(settings[name]).isprintable():
            raise UserError(f"setting {name} is a line of text, not {_shown(settings, name)}")
    try:
        logging.Formatter(settings["LOG_FORMAT"], settings["LOG_DATEFORMAT"]).format(logging.makeLogRecord({}))
    except (ValueError, TypeError, KeyError):
        raise UserError(f"setting LOG_FORMAT is a format of a log, not {_shown(settings, 'LOG_FORMAT')}") from None


def misfit(settings: Settings, error: BaseException) -> UserError | None:
    """Return what to say of a crawl that did not begin: the fault lies in what was set, where anything was."""
    given = [name for name in settings if (settings.getpriority(name) or 0) >= SETTINGS_PRIORITIES["cmdline"]]
    reason = str(error).strip().partition("\n")[0] or type(error).__name__
    return UserError(f"the crawl cannot begin with {', '.join(sorted(given))} as set: {reason}") if given else None


def _check(settings: Settings, name: str, default: object) -> None:
    if isinstance(default, str) and _CLASS.fullmatch(default):
        try:
            load_object(settings[name])
        except Exception as error:
            raise UserError(f"setting {name} is the path of a class, not {_shown(settings, name)}: {error}") from None
    if type(default) not in _KINDS:
        return
    read, words = _KINDS[type(default)]
    try:
        value = read(settings, name)
    except (ValueError, TypeError):
        raise UserError(f"setting {name} is {words}, not {_shown(settings, name)}") from None
    least, most = next((span for end, span in _RANGES.items() if name.endswith(end)), _ANY)
    if isinstance(value, (int, float)) and not least <= value <= most:
        raise UserError(f"setting {name} is {words} from {least:g} to {most:g}, not {_shown(settings, name)}")


def _shown(settings: Settings, name: str) -> str:
    return repr(str(settings[name])[:100])
