"""Bylines inside a line: 'DATE | Author: NAME', 'NAME 기자', '記者NAME／台北報導', 'posted on DATE by NAME in …'."""

from __future__ import annotations

import re

MAX_LINE = 120
_PARTS = re.compile(r"\s*[|｜·•\n]\s*")
_LABEL = re.compile(
    r"^\W*(?:(?:автор|авторы|текст|haber|yazar|yazan|muhabir|كتبت?|بقلم|إعداد|מאת|כתבה?)\s*[:：]?\s+|"
    r"(?:words|story|text|texte|texto|testo|tekst|report)\s?[:：]\s*)(?=\S)",
    re.IGNORECASE,
)
_POSTED = re.compile(
    r"\b(?:published|posted|submitted|veröffentlicht|geschrieben|gepostet|publié|publicado|pubblicato|geplaatst)\b.{4,50}?"
    r"\s(?:by|von|par|por|da|door)\s+(?P<name>[^\W\d_][^|,;:!?]{2,40}?)(?=\s+(?:in|dans|en|unter|under|am|on)\s|\s*$)",
    re.IGNORECASE,
)
_KOREAN = re.compile(
    r"(?<![가-힣])(?!(?:취재|사진|담당|전문|인턴|선임|수습|시민|온라인|본지|영상|경제|정치)\s?기자)"
    r"[가-힣]{2,4}\s?(?:선임|수석|인턴|수습|전문|객원)?(?:기자|특파원|논설위원)(?![가-힣])"
)
_HAN = re.compile(
    r"(?:(?:記者|记者)(?![會会们們节節站团團])\s*[:：/／]?|(?:作者|撰文|執筆|文)\s*[:：/／])\s*(?P<name>[\u4e00-\u9fff]{2,4})"
    r"(?=[\s/／】)）|,，、。]|$)"
)


def signature_in(line: str) -> str | None:
    """Return the author's part of a line that says more; None where no label or role marks one."""
    if len(line) > MAX_LINE:
        return None
    if named := _KOREAN.findall(line):
        return ", ".join(dict.fromkeys(named))
    found = _HAN.search(line) or _POSTED.search(line)
    if found:
        return found["name"].strip(" —–-.")
    return next((part for part in _PARTS.split(line) if _LABEL.match(part)), None)
