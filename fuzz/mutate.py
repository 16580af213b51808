"""Mutations: an input made of a sound one. The same target, seed and number give the same input, always."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable
from random import Random
from typing import Any

from fuzz import values
from fuzz.targets import Form

MAX_BYTES = 1_000_000
"""No input is longer: bounds by size have tests of their own, and a fuzzer lives on many inputs."""
Pick = Callable[[], bytes]
"""Gives another seed of the same target, to take parts from."""
Operation = Callable[[bytes, Random, Pick], bytes]

_TOKEN = re.compile(rb"<[^<>]{0,5000}>|[^<]+|<")
_ATTRIBUTE = re.compile(rb"([\w:-]+)=(\"[^\"]*\"|'[^']*'|[^\s>]+)")
_NUMBER = re.compile(rb"\d+")
_DATE = re.compile(rb"\d{4}-\d\d-\d\d(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?|\d{1,2} \w{3,9} \d{4}")
_ADDRESS = re.compile(rb"https?://[^\s\"'<>\\]+")
_CHARSET = re.compile(rb"charset=[\"']?[\w-]+|encoding=[\"'][\w-]+")
_LD = re.compile(rb"(<script[^>]*ld\+json[^>]*>)(.*?)(</script>)", re.DOTALL)


def mutate(data: bytes, form: Form, chance: Random, pick: Pick) -> bytes:
    """Return `data` after one to eight random mutations that suit its form."""
    for _ in range(chance.choice((1, 1, 2, 2, 3, 5, 8))):
        data = chance.choice(_OPERATIONS[form])(data, chance, pick)[:MAX_BYTES]
    return data


def evil(chance: Random) -> bytes:
    """Return a value of any kind."""
    kind = chance.choice((values.NUMBERS, values.DATES, values.TEXTS, values.ADDRESSES, values.CHARSETS, values.WORDS))
    return chance.choice(kind).encode("utf-8", "surrogatepass")


# --- Bytes of any kind


def flip(data: bytes, chance: Random, pick: Pick) -> bytes:
    """Change some bytes."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 4, 16)) if changed else 0):
        changed[chance.randrange(len(changed))] = chance.choice((chance.randrange(256), 0, 0xFF, 0x3C, 0x0A))
    return bytes(changed)


def cut(data: bytes, chance: Random, pick: Pick) -> bytes:
    """Take a part out."""
    start, end = _span(data, chance)
    return data[:start] + data[end:]


def truncate(data: bytes, chance: Random, pick: Pick) -> bytes:
    """Break off."""
    return data[: chance.randrange(len(data) + 1)]


def repeat(data: bytes, chance: Random, pick: Pick) -> bytes:
    """Say a part again and again."""
    start, end = _span(data, chance)
    times = min(_many(chance), 1 + 300_000 // max(1, end - start))
    return data[:end] + data[start:end] * times + data[end:]


def insert(data: bytes, chance: Random, pick: Pick) -> bytes:
    """Put an evil value anywhere."""
    at = chance.randrange(len(data) + 1)
    return data[:at] + evil(chance) + data[at:]


def splice(data: bytes, chance: Random, pick: Pick) -> bytes:
    """Put a part of another input in the place of one of this."""
    other = pick()
    (start, end), (first, last) = _span(data, chance), _span(other, chance)
    return data[:start] + other[first:last] + data[end:]


def repack(data: bytes, chance: Random, pick: Pick) -> bytes:
    """Change what is in a gzip body."""
    try:
        plain = zlib.decompressobj(wbits=47).decompress(data, MAX_BYTES)
    except zlib.error:
        return flip(data, chance, pick)
    packer = zlib.compressobj(1, wbits=31)
    return packer.compress(chance.choice(_BYTES)(plain, chance, pick)) + packer.flush()


# --- Text and markup


def change(pattern: re.Pattern[bytes], kind: tuple[str, ...]) -> Operation:
    """Return what puts a value of a kind in the place of one or of every match."""

    def operation(data: bytes, chance: Random, pick: Pick) -> bytes:
        found = list(pattern.finditer(data[:200_000]))
        if not found:
            return insert(data, chance, pick)
        value = chance.choice(kind).encode("utf-8", "surrogatepass")
        if chance.random() < 0.1:
            return pattern.sub(lambda _: value[:200], data)
        match = chance.choice(found)
        return data[: match.start()] + value + data[match.end() :]

    return operation


def change_charset(data: bytes, chance: Random, pick: Pick) -> bytes:
    """State another charset, and perhaps encode in it."""
    label = chance.choice(values.CHARSETS)
    if chance.random() < 0.3:
        try:
            head, _, body = data.partition(b"\n")
            data = head + b"\n" + body.decode("utf-8", "replace").encode(label, "replace")
        except (LookupError, UnicodeError, ValueError, TypeError, AssertionError):
            return data
    return _CHARSET.sub(b"charset=" + label.encode(), data, count=chance.choice((1, 0)))


def move_run(data: bytes, chance: Random, pick: Pick) -> bytes:
    """Drop, double, move or replace a run of tags and texts."""
    tokens = _TOKEN.findall(data)
    start, end = _span(tokens, chance)
    run = tokens[start:end]
    how = chance.randrange(4)
    if how == 0:
        return b"".join(tokens[:start] + tokens[end:])
    if how == 1:
        return b"".join(tokens[:end] + run * min(_many(chance), 1 + 300_000 // (len(b"".join(run)) + 1)) + tokens[end:])
    if how == 2:
        del tokens[start:end]
        at = chance.randrange(len(tokens) + 1)
        return b"".join(tokens[:at] + run + tokens[at:])
    others = _TOKEN.findall(pick())
    first, last = _span(others, chance)
    return b"".join(tokens[:start] + others[first:last] + tokens[end:])


def nest(data: bytes, chance: Random, pick: Pick) -> bytes:
    """Open many elements, and close as many, some or none."""
    tags = [_tag(chance) for _ in range(chance.choice((1, 1, 2, 3)))]
    count = _many(chance) // len(tags)
    start, end = _span(data, chance)
    opened = b"".join(tag for tag, _ in tags) * count
    closed = b"".join(close for _, close in reversed(tags)) * chance.choice((0, count, count // 2, count * 2))
    return data[:start] + opened + data[start:end] + closed + data[end:]


def crowd(data: bytes, chance: Random, pick: Pick) -> bytes:
    """Put many small elements side by side."""
    (tag, close), at = _tag(chance), chance.randrange(len(data) + 1)
    return data[:at] + (tag + evil(chance)[:20] + close) * _many(chance) + data[at:]


def change_tag(data: bytes, chance: Random, pick: Pick) -> bytes:
    """Change a tag: its name, an attribute's value, one more attribute, very many."""
    found = [match for match in _TOKEN.finditer(data) if match[0][:1] == b"<" and len(match[0]) > 2]
    if not found:
        return insert(data, chance, pick)
    match = chance.choice(found)
    tag, how = match[0], chance.randrange(5)
    if how == 0:
        tag = re.sub(rb"^</?\w+", b"<" + chance.choice(values.TAGS).encode(), tag)
    elif how == 1 and (attributes := list(_ATTRIBUTE.finditer(tag))):
        one = chance.choice(attributes)
        tag = tag[: one.start(2)] + b'"' + evil(chance) + b'"' + tag[one.end(2) :]
    elif how == 2:
        tag = tag[:-1] + b" " + b" ".join(b"a%d=%d" % (n, n) for n in range(_many(chance))) + b">"
    else:
        tag = tag[:-1] + b" " + _attribute(chance) + b">"
    return data[: match.start()] + tag + data[match.end() :]


def change_ld(data: bytes, chance: Random, pick: Pick) -> bytes:
    """Change the JSON-LD of a page."""
    match = chance.choice(list(_LD.finditer(data)) or [None])
    if match is None:
        script = b'<script type="application/ld+json">' + json.dumps(chance.choice(values.JSON)).encode() + b"</script>"
        return data + script
    return data[: match.start(2)] + change_value(match[2], chance, pick) + data[match.end(2) :]


# --- JSON and lines


def change_value(data: bytes, chance: Random, pick: Pick) -> bytes:
    """Change a value anywhere in one JSON line of the input; bytes where there is none."""
    lines = data.split(b"\n")
    number = chance.randrange(len(lines))
    try:
        value = _changed(json.loads(lines[number]), chance)
        lines[number] = json.dumps(value, ensure_ascii=chance.random() < 0.7).encode("utf-8", "replace")
    except (ValueError, RecursionError):
        return flip(data, chance, pick)
    return b"\n".join(lines)


def _changed(value: Any, chance: Random) -> Any:
    if isinstance(value, (dict, list)) and value and chance.random() < 0.85:
        keys = list(value) if isinstance(value, dict) else range(len(value))
        key = chance.choice(keys)
        how = chance.random()
        if how < 0.1:
            del value[key]
        elif how < 0.2 and isinstance(value, list):
            value.extend([value[key]] * min(_many(chance), 300))
        else:
            value[key] = _changed(value[key], chance)
        return value
    if chance.random() < 0.1:
        for _ in range(min(_many(chance), 100)):
            value = [value] if chance.random() < 0.5 else {"replies": [value]}
        return value
    return chance.choice(values.JSON)


def move_line(data: bytes, chance: Random, pick: Pick) -> bytes:
    """Drop, double or swap lines, or take one of another input."""
    lines = data.split(b"\n")
    at, how = chance.randrange(len(lines)), chance.randrange(4)
    if how == 0:
        del lines[at]
    elif how == 1:
        lines[at:at] = [lines[at]] * min(_many(chance), 1 + 100_000 // (len(lines[at]) + 1))
    elif how == 2:
        other = chance.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    else:
        lines.insert(at, chance.choice(pick().split(b"\n")))
    return b"\n".join(lines)


def change_line(data: bytes, chance: Random, pick: Pick) -> bytes:
    """Give a line another value behind its '=' or ':', or altogether."""
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    head, sign, _ = lines[at].partition(chance.choice((b"=", b":", b" ")))
    lines[at] = (head + sign if sign else b"") + evil(chance)
    return b"\n".join(lines)


def _span(data: bytes | list[bytes], chance: Random) -> tuple[int, int]:
    """Return where a part begins and ends; short parts are likelier."""
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + int(2 ** (chance.random() * max(1, len(data)).bit_length())))


def _many(chance: Random) -> int:
    """Return a count from 2 to some thousands; small ones are likelier."""
    return int(2 ** (1 + chance.random() ** 3 * 12))


def _tag(chance: Random) -> tuple[bytes, bytes]:
    name = chance.choice(values.TAGS).encode()
    return b"<" + name + (b" " + _attribute(chance)[:300] if chance.random() < 0.5 else b"") + b">", b"</" + name + b">"


def _attribute(chance: Random) -> bytes:
    value = chance.choice(values.WORDS).encode() if chance.random() < 0.5 else evil(chance)
    return chance.choice(values.ATTRIBUTES).encode() + b'="' + value * chance.choice((1, 1, 1, 50)) + b'"'


_BYTES: tuple[Operation, ...] = (flip, flip, cut, truncate, repeat, insert, splice)
_TEXT: tuple[Operation, ...] = (
    change(_NUMBER, values.NUMBERS),
    change(_DATE, values.DATES),
    change(_ADDRESS, values.ADDRESSES),
)
_OPERATIONS: dict[Form, tuple[Operation, ...]] = {
    "markup": (*_BYTES, *_TEXT, repack, change_charset, nest, crowd, *(move_run, change_tag, change_ld) * 3),
    "json": (*_BYTES, *_TEXT, *(change_value,) * 15),
    "lines": (*_BYTES, *_TEXT, *(change_line, move_line) * 3),
    "binary": (*_BYTES, repack, repack, _TEXT[0]),
}
