"""Bylines inside a line: 'DATE | Author: NAME', 'NAME 기자', '記者NAME／台北報導', 'posted on DATE by NAME in …'."""

from __future__ import annotations

import re
from functools import lru_cache

from nkscrape.extract.words import byline

MAX_LINE = 120
_PARTS = re.compile(r"\s*[|｜·•\n]\s*")


@lru_cache(maxsize=8192)
def signature_in(line: str) -> str | None:
    """Return the author's part of a line that says more; None where no label or role marks one."""
    if len(line) > MAX_LINE:
        return None
    if named := byline.korean().findall(line):
        return ", ".join(dict.fromkeys(named))
    found = byline.han().search(line) or byline.posted().search(line)
    if found:
        return found["name"].strip(" —–-.")
    return next((part for part in _PARTS.split(line) if byline.opens_signature(part)), None)
