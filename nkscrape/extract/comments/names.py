"""Names: what stands around them taken off; names, dates and counters found in the lines of a comment's text."""

from __future__ import annotations

import re

from nkscrape.extract import words
from nkscrape.extract.comments.stamps import find_stamp, is_stamp

MAX_NAME = 80
_ADDRESS = re.compile(r"https?://\S+\s+(?=\S)")
_PLAIN_NAME = re.compile(r"[A-ZÄÖÜ][^\W\d_]{2,20}(?: [A-ZÄÖÜ][^\W\d_]{3,20})?")
"""A name that needs no cleaning: one or two capitalised words, the second none of the short ones like 'on'."""
_SEPARATORS = re.compile(r"[|·•∙‧,;:/()\[\]+–—-]+")
_SMALL_NUMBER = re.compile(r"(?<!\S)\d{1,5}(?!\S)")
_INITIAL = re.compile(r"(?:^|[\s.])\w{1,3}\.\)?$")
"""'Lena M.', 'J.', 'John Smith Jr.': a full stop that ends no sentence."""


def byline_name(text: str) -> str:
    """Return the name in a line like 'written by NAME on DATE' or 'NAME | DATE', '' where it is none."""
    found = find_stamp(text) if text else None
    if not found:
        return ""
    name = clean_name(text[: found.start()]) or clean_name(text[found.end() :])
    return name if may_be_name(name) else ""


def clean_name(name: str) -> str:
    """Return a name without what stands around it: 'by', 'says:', a date, separators."""
    if _PLAIN_NAME.fullmatch(name):
        return name
    found = find_stamp(name) if any(map(str.isdigit, name)) else None
    if found:
        return clean_name(name[: found.start()]) or clean_name(name[found.end() :])
    name = _ADDRESS.sub("", name).strip(" \t\n,;:|·•–—")
    name = words.comments.before_name().sub("", name, count=1)
    for _ in range(3):
        shorter = words.comments.after_name().sub("", name)
        if shorter == name:
            break
        name = shorter
    return name.strip()


def may_be_name(name: str) -> bool:
    """Say whether a cleaned text can be a name: no date, number or button."""
    return (
        bool(name)
        and len(name) <= MAX_NAME
        and not is_stamp(name)
        and name.casefold() not in words.comments.buttons()
        and not words.comments.is_counter(name)
    )


def looks_like_name(line: str) -> bool:
    """Say whether a line on its own may be a person's or screen name."""
    found = find_stamp(line)
    rest = clean_name(line) if found else line
    ends_as_text = rest.endswith(("!", "?", "…", ",")) or (rest.endswith(".") and not _INITIAL.search(rest))
    return bool(rest) and len(rest) <= 50 and len(rest.split()) <= 6 and not ends_as_text


def name_from_lines(name: str, stamp: str | None, text: str) -> tuple[str, str | None, str]:
    """Take name and date from the first or last lines of the text, where no element was found to hold them."""
    lines = text.split("\n")
    head = [index for index, line in enumerate(lines) if line][:3]
    used: list[int] = []
    for index in head:
        line = lines[index]
        if not stamp and is_stamp(line):
            found = find_stamp(line)
            stamp = found[0] if found else None
        elif not name and len(line) <= MAX_NAME and looks_like_name(line) and may_be_name(clean_name(line)):
            found = find_stamp(line)
            stamp = stamp or (found[0] if found else None)
            name = clean_name(line)
        elif not words.comments.is_says(line):
            break
        used.append(index)
    if not name or not stamp:
        name, stamp = _from_last_line(lines, used, name, stamp)
    kept = [line for index, line in enumerate(lines) if index not in used]
    return name, stamp, re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def _from_last_line(lines: list[str], used: list[int], name: str, stamp: str | None) -> tuple[str, str | None]:
    """Old themes sign below the text: 'Comment by NAME — DATE'."""
    last = next((index for index in range(len(lines) - 1, -1, -1) if lines[index]), -1)
    if last <= 0 or last in used or len(lines[last]) > MAX_NAME + 60:
        return name, stamp
    found = find_stamp(lines[last])
    if found and (name or byline_name(lines[last])):
        used.append(last)
        return name or byline_name(lines[last]), stamp or found[0]
    return name, stamp


def without_counters(text: str) -> str:
    """Return a text without 'says:' above it, and without numbers and button words that stand alone below it."""
    lines = text.strip().split("\n")
    if len(lines) > 1 and words.comments.is_says(lines[0]):
        lines.pop(0)
    while len(lines) > 1 and (not lines[-1] or _only_buttons(lines[-1])):
        lines.pop()
    return "\n".join(lines).strip()


def _only_buttons(line: str) -> bool:
    """Say whether a line holds nothing but button words and small numbers: 'Like · Reply · 3'."""
    if len(line) > MAX_NAME:
        return False
    rest = " ".join(_SEPARATORS.sub(" ", line).casefold().split())
    buttons = words.comments.buttons()
    return rest in buttons or all(word in buttons for word in _SMALL_NUMBER.sub(" ", rest).split())


def announces_name(text: str) -> bool:
    """Say whether a line begins like 'Comment by'."""
    return bool(words.comments.before_name().search(text))
