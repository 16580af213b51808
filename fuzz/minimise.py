"""Making a finding small: parts are taken out, then words replaced by ours, as long as it breaks the same thing."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

from fuzz.judge import judge
from fuzz.targets import TARGETS

_WORD = re.compile(rb"[A-Za-z\x80-\xff]{3,}")
_TEXT = re.compile(rb"(?<=>)[^<]+|\"[^\"]+\"")


def minimise(target: str, data: bytes, finding: str, seconds: float) -> bytes:
    """Return a smaller input with the same finding; what it says is no longer what a real page said, where possible."""
    end = time.monotonic() + seconds
    kind = finding.split(maxsplit=1)[0]

    def breaks(candidate: bytes) -> bool:
        found = judge(TARGETS[target].check, candidate).finding
        return found == finding or (kind in ("slow", "memory") and found is not None and found.startswith(kind))

    if not breaks(data):
        return data
    data = _without_parts(data, breaks, end)
    for pattern, ours in ((_TEXT, lambda text: _WORD.sub(b"word", text)), (_WORD, lambda _: b"word")):
        data = _reworded(data, pattern, ours, breaks, end)
    return data


def _without_parts(data: bytes, breaks: Callable[[bytes], bool], end: float) -> bytes:
    size = len(data) // 2
    while size:
        at = 0
        while at < len(data):
            if time.monotonic() > end:
                return data
            candidate = data[:at] + data[at + size :]
            if breaks(candidate):
                data = candidate
            else:
                at += size
        size //= 2
    return data


def _reworded(
    data: bytes, pattern: re.Pattern[bytes], ours: Callable[[bytes], bytes], breaks: Callable[[bytes], bool], end: float
) -> bytes:
    """Replace all matches at once where that may be, else one after the other."""
    whole = pattern.sub(lambda match: ours(match[0]), data)
    if breaks(whole):
        return whole
    at = 0
    while time.monotonic() < end and (match := pattern.search(data, at)):
        word = ours(match[0])
        candidate = data[: match.start()] + word + data[match.end() :]
        if breaks(candidate):
            data, at = candidate, match.start() + len(word)
        else:
            at = match.end()
    return data
