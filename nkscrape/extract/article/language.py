"""The language of the article: what the page declares, checked against the script and the words of its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from nkscrape.extract import words
from nkscrape.extract.data.structured import Stated, Structured
from nkscrape.page import Page

_TAG = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?(?![a-z])", re.IGNORECASE)
_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ko", re.compile("[가-힣]")),
    ("ja", re.compile("[぀-ヿ]")),
    ("zh", re.compile("[一-鿿]")),
    ("ru", re.compile("[а-яё]")),
    ("ar", re.compile("[؀-ۿ]")),
    ("he", re.compile("[א-ת]")),
    ("el", re.compile("[α-ω]")),
    ("th", re.compile("[ก-๙]")),
    ("hi", re.compile("[ऀ-ॿ]")),
)
_SHARES_SCRIPT = {
    "ru": {"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg"},
    "ar": {"ar", "fa", "ur", "ps", "ckb", "ku", "sd", "ug"},
    "hi": {"hi", "mr", "ne", "sa", "bho", "mai"},
    "zh": {"zh", "ja", "yue"},
    "he": {"he", "iw", "yi"},
}
_OWN_LETTERS = (("ru", "uk", re.compile("[іїєґ]")), ("ar", "fa", re.compile("[پچژگ]")))
"""Letters of one language among those that share a script."""
_SAMPLE = 600
"""Characters of the text whose script is looked at."""
_START = 1500
"""Characters of the text whose words are counted."""
_MAX_WORDS = 400
_MIN_WORDS = 12
_CLEAR = 100
"""Words from which they can say that a declared language is not the text's."""
_TIMES = 4
_SHARE = 0.12
_NOT_LATIN = re.compile("[\u0370-\u1dff\u2e80-\ud7ff\uf900-\ufdff]")
_LETTER = re.compile(r"[^\W\d_]")


def read_language(page: Page, structured: Structured, body: str) -> Stated | None:
    """Return the BCP 47 tag of the text's language; None where neither page nor text tells."""
    guess = script = _script_language(body[:_SAMPLE])
    said, hits = body[:_START].lower().split()[:_MAX_WORDS], Counter[str]()
    if not script and len(said) >= _MIN_WORDS:
        known = _languages_of_words()
        hits = Counter(tag for word in said if word in known for tag in known[word])
        guess = next((tag for tag, count in hits.most_common(1) if count > len(said) * _SHARE), None)
    for stated in _declared(page, structured):
        tag = bcp47(stated.value)
        base = tag.partition("-")[0] if tag else ""
        is_other = len(said) >= _CLEAR and base in words.text.stopwords() and hits[guess or ""] > _TIMES * hits[base]
        if tag and _fits(tag, script, body) and not is_other:
            return Stated(tag, stated.source)
    return Stated(guess, "text") if guess else None


def bcp47(value: str) -> str | None:
    """Return a language tag in BCP 47 casing: 'en_us' -> 'en-US'."""
    found = _TAG.match(value.strip())
    if not found or found.group(1).lower() in ("und", "mul", "zxx"):
        return None
    language, script, region = found.groups()
    parts = [language.lower(), script and script.title(), region and region.upper()]
    return "-".join(part for part in parts if part)


@cache
def _languages_of_words() -> dict[str, list[str]]:
    """Return the languages each of their commonest words stands for."""
    found: dict[str, list[str]] = {}
    for tag, known in words.text.stopwords().items():
        for word in known:
            found.setdefault(word, []).append(tag)
    return found


def _declared(page: Page, structured: Structured) -> Iterator[Stated]:
    if lang := page.reading.get(0, "lang") or page.reading.get(0, "xml:lang"):
        yield Stated(lang, "text")
    yield from structured.ld("inLanguage")
    yield from structured.tags("og:locale", "content-language", "language", "dc.language", "dcterms.language")


def _script_language(text: str) -> str | None:
    """Return the language a non-Latin script stands for, where most letters are of it."""
    if text.isascii() or len(_NOT_LATIN.findall(text)) * 5 < len(text):
        return None
    lower = "".join(_LETTER.findall(text)).lower()
    for tag, pattern in _SCRIPTS:
        share = len(pattern.findall(lower)) / (len(lower) or 1)
        if share > (0.15 if tag == "ja" else 0.4):
            return next((own for of, own, letters in _OWN_LETTERS if of == tag and letters.search(lower)), tag)
    return None


def _fits(tag: str, script: str | None, body: str) -> bool:
    """Whether a declared language can be written in the script of the text."""
    base = tag.partition("-")[0]
    if script is None:
        return base not in dict(_SCRIPTS) or len(body) <= 100
    family = next((f for f in _SHARES_SCRIPT.values() if script in f), {script})
    return base == script or base in family or ("-" in tag and base not in words.text.stopwords())
