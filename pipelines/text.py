"""Text as the record contract wants it: NFC, whitespace folded, nothing invisible; empty is null."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from typing import Any

from nkscrape.bundle import Bundle
from nkscrape.items import Article, Author, Comment, Teaser
from nkscrape.normal import normal
from nkscrape.site import Site
from nkscrape.urls import hash_id
from pipelines.stage import StagePipeline

MULTILINE = frozenset({"body", "text", "bio", "excerpt"})
"""Fields that keep paragraphs and line breaks; every other text is one line."""
FIELDS = {cls.TABLE: tuple(f.name for f in dataclasses.fields(cls)) for cls in (Article, Author, Teaser, Comment)}

_CONTROL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0 and C1 but for whitespace and NEL
    "\u00ad\u200b\u200e\u200f\u061c"  # soft hyphen, zero-width space, direction marks
    "\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # overrides, isolates, invisible operators, BOM
    "\ud800-\udfff\ufffe\uffff]+"  # lone surrogates, non-characters
)
_SPACELESS_SCRIPTS = (
    "\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Myanmar, Khmer
    "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # Kana, Han
)
_SPACELESS = re.compile(f"[{_SPACELESS_SCRIPTS}]")
_WORD = re.compile(r"\w[^\s—–…]*")
_WORD_OR_CHARACTER = re.compile(rf"[^\W{_SPACELESS_SCRIPTS}][^\s{_SPACELESS_SCRIPTS}—–…]*|(?=\w)[{_SPACELESS_SCRIPTS}]")


def clean_line(text: str | None) -> str | None:
    """Return `text` as one line: NFC, whitespace folded, control and bidi-override characters out; '' as None."""
    return normal("NFC", _visible(text)) or None if text else None


def clean_text(text: str | None) -> str | None:
    """Return `text` with its paragraphs one blank line apart and its line breaks kept; else as `clean_line`."""
    return _clean_lines(text, _visible)


def clean_body(text: str | None) -> str | None:
    """Return `text` as `clean_text`, the cells of a row one tab apart."""
    return _clean_lines(text, _row)


def _clean_lines(text: str | None, clean: Callable[[str], str]) -> str | None:
    if not text:
        return None
    lines = map(clean, text.replace("\u2029", "\n\n").splitlines())
    joined = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return normal("NFC", joined) or None


def word_count(text: str | None) -> int | None:
    """Count words; each character counts in scripts that write without spaces (Han, Kana, Thai); None for no text."""
    if not text:
        return None
    return len((_WORD_OR_CHARACTER if _SPACELESS.search(text) else _WORD).findall(text))


def content_hash(title: str | None, subtitle: str | None, body: str | None) -> str | None:
    """Return 32 hex digits over title, subtitle and body; None where the article has none of them."""
    parts = (title or "", subtitle or "", body or "")
    return hash_id(*parts) if any(parts) else None


def normalise_text(bundle: Bundle, site: Site) -> None:
    """Clean every text field of a bundle; count the words and hash the text of its article."""
    for record in bundle.records():
        for name in FIELDS.get(record.TABLE, ()):
            setattr(record, name, _clean(name, getattr(record, name)))
    article = bundle.article
    if article:
        article.word_count = word_count(article.body)
        article.content_hash = content_hash(article.title, article.subtitle, article.body)


class TextPipeline(StagePipeline):
    """`normalise_text` in a crawl."""

    stage = normalise_text


def _visible(line: str) -> str:
    """Return a line with its whitespace folded and what nobody can see taken out."""
    folded = " ".join(line.split())
    return folded if folded.isprintable() else " ".join(_CONTROL.sub("", folded).split())


def _row(line: str) -> str:
    """Return a line as `_visible`, and its cells apart."""
    return "\t".join(filter(None, map(_visible, line.split("\t")))) if "\t" in line else _visible(line)


def _clean(name: str, value: Any) -> Any:
    """Return a field's value with its text cleaned; other types as they are."""
    if isinstance(value, str) and name == "body":
        return clean_body(value)
    if isinstance(value, str):
        return clean_text(value) if name in MULTILINE else clean_line(value)
    if isinstance(value, list):
        return [line for line in map(clean_line, value) if line]
    return value
