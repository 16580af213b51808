"""Names: what stands around them taken off; names, dates and counters found in the lines of a comment's text."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from nkscrape.extract import words
from nkscrape.extract.threads.stamps import MAX_REMEMBERED, find_stamp, is_stamp

MAX_NAME = 80
_ADDRESS = re.compile(r"https?://\S+\s+(?=\S)")
_PLAIN_NAME = re.compile(r"[A-ZÄÖÜ][^\W\d_]{2,20}(?: [A-ZÄÖÜ][^\W\d_]{3,20})?")
"""A name that needs no cleaning: one or two capitalised words, the second none of the short ones like 'on'."""
_SEPARATORS = re.compile(r"[|·•∙‧,;:/()\[\]+–—-]+")
_SMALL_NUMBER = re.compile(r"(?<!\S)\d{1,5}(?!\S)")
_BEHIND = re.compile(r"\s*[|·•–—-]\s+(\S.*)")
_TEXT_ENDS = tuple("!?…,。！？।؟")
"""What ends a sentence, and no name; a full stop may be an initial's."""
_INITIAL = re.compile(r"(?:^|[\s.])\w{1,3}\.\)?$")
"""'Lena M.', 'J.', 'John Smith Jr.': a full stop that ends no sentence."""


@lru_cache(maxsize=MAX_REMEMBERED)
def byline_name(text: str) -> str:
    """Return the name in a line like 'written by NAME on DATE' or 'NAME | DATE', '' where it is none."""
    found = find_stamp(text) if text else None
    if not found:
        return ""
    name = clean_name(text[: found.start()]) or clean_name(text[found.end() :].lstrip(" -"))
    return name if may_be_name(name) else ""


@lru_cache(maxsize=MAX_REMEMBERED)
def clean_name(name: str) -> str:
    """Return a name without what stands around it: 'by', 'says:', a date, separators."""
    if _PLAIN_NAME.fullmatch(name):
        return name
    found = find_stamp(name) if any(map(str.isdigit, name)) else None
    if found:
        return clean_name(name[: found.start()]) or clean_name(name[found.end() :].lstrip(" -"))
    name = _ADDRESS.sub("", name).strip(" \t\n,;:|·•–—")
    name = words.comments.before_name().sub("", name, count=1)
    for _ in range(3):
        shorter = words.comments.after_name().sub("", name)
        if shorter == name:
            break
        name = shorter
    return name.strip()


def name_behind_date(text: str) -> str:
    """Return what stands behind the date that a line begins with and a dash, as it is; '' for nothing."""
    found = find_stamp(text)
    behind = _BEHIND.fullmatch(text, found.end()) if found and not text[: found.start()].strip() else None
    return behind[1] if behind and len(behind[1]) <= MAX_NAME else ""


def is_label(text: str) -> bool:
    """Say whether a text is only the label before a name: 'Comment by'."""
    return not words.comments.before_name().sub("", f"{text.strip()} ", count=1).strip()


def may_be_name(name: str) -> bool:
    """Say whether a cleaned text can be a name: no date, number or button."""
    return (
        bool(name)
        and len(name) <= MAX_NAME
        and not is_stamp(name)
        and name.casefold() not in words.comments.buttons()
        and not words.comments.is_counter(name)
    )


@lru_cache(maxsize=MAX_REMEMBERED)
def looks_like_name(line: str) -> bool:
    """Say whether a line on its own may be a person's or screen name."""
    found = find_stamp(line)
    rest = clean_name(line) if found else line
    ends_as_text = rest.endswith(_TEXT_ENDS) or (rest.endswith(".") and not _INITIAL.search(rest))
    return bool(rest) and len(rest) <= 50 and len(rest.split()) <= 6 and not ends_as_text


def without_counters(text: str) -> str:
    """Return a text without 'says:' before it, and without numbers and button words that stand alone below it."""
    lines = words.comments.without_says(text.strip()).split("\n")
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


def name_after_label(text: str, authors: Collection[str], labels: tuple[str, ...]) -> str:
    """Return the author a line of a label and a name names, '' where it is no such line."""
    text = text.rstrip(" :")
    lower = text.casefold()
    if not lower.startswith(labels) and not lower.endswith(labels):
        return ""
    starts = (text[len(label) :] for label in labels if lower.startswith(label))
    ends = (text[: -len(label)] for label in labels if lower.endswith(label))
    names = (name.strip(" :@") for name in (*starts, *ends))
    return next((name for name in names if name in authors), "")
