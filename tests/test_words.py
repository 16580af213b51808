"""The word files keep to their format, every key is documented, and the questions asked of them are answered."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import unicodedata
from pathlib import Path

import pytest

from nkscrape.extract import words
from nkscrape.extract.words.classes import expanded
from nkscrape.extract.words.files import ROOM, languages, phrases
from nkscrape.extract.words.matching import Anywhere, Opening
from nkscrape.extract.words.pattern import first_letters, needs, regex_of

ROOT = Path(__file__).parents[1]
DOCS = (ROOT / "docs" / "words.md").read_text(encoding="utf-8")
KEYS = set(
    re.findall(r"`([a-z]+\.[a-z_]+)`[,|& ]", DOCS.partition("## What the sections answer")[2].partition("##")[0])
)
LISTS = ("discussion", "related", "other", "topics", "elsewhere", "ambiguous", "weak", "author_hints")
"""Keys of headings that are looked up as they stand."""
NOTATION = re.compile(r"\{(?:rest|n|\(n\)|w|topic|name)\}|[^\\^$\[\]{}]")


def lines_of(text: str) -> list[str]:
    return text.strip("\n").split("\n")


@pytest.mark.parametrize("tag", languages())
def test_a_language_file_keeps_to_the_format(tag: str) -> None:
    file = tomllib.loads((ROOM / f"{tag}.toml").read_text(encoding="utf-8"))
    assert re.fullmatch(r"[a-z]{2,3}", tag)
    assert isinstance(file.pop("name"), str)
    for section, keys in file.items():
        for key, text in keys.items():
            assert f"{section}.{key}" in KEYS, f"{section}.{key} is not in docs/words.md"
            entries = lines_of(text)
            assert entries == sorted(set(entries)), f"{section}.{key} is not sorted, or says something twice"
            for phrase in entries:
                assert phrase == unicodedata.normalize("NFC", phrase).lower().rstrip()
                assert phrase, f"{section}.{key} holds an empty line"
                assert NOTATION.sub("", phrase) == ""
                if section != "headings" or key not in LISTS:
                    assert not re.fullmatch(regex_of(phrase), ""), phrase


def test_every_documented_key_is_in_a_file() -> None:
    used = {
        f"{section}.{key}"
        for tag in languages()
        for section, keys in tomllib.loads((ROOM / f"{tag}.toml").read_text(encoding="utf-8")).items()
        if isinstance(keys, dict)
        for key in keys
    }
    assert used == KEYS


def test_class_words_keep_to_the_format() -> None:
    file = tomllib.loads((ROOM / "classes.toml").read_text(encoding="utf-8"))
    assert isinstance(file.pop("name"), str)
    assert set(file) == {"words", "parts", "names", "roles", "paths"}
    for section, keys in file.items():
        for key, text in keys.items():
            entries = text.split()
            assert entries == sorted(set(entries)), f"{section}.{key} is not sorted, or says something twice"
            for entry in entries:
                assert entry == entry.lower()
                if section in ("words", "parts", "names"):
                    assert all(re.fullmatch(r"[a-z0-9_-]+|\*?[a-z0-9_-]{3,}\*?", plain) for plain in expanded(entry))


def test_what_is_found_anywhere_has_a_plain_part_to_find_it_by() -> None:
    for section, key in (("lines", "notices"), ("access", "meter"), ("access", "wall")):
        for phrase in phrases(section, key):
            assert min(map(len, needs(phrase))) > 1, phrase


def test_no_word_is_read_before_it_is_asked_for() -> None:
    code = (
        "import nkscrape.cli\n"
        "import nkscrape.extract.words\n"
        "from nkscrape.extract.words import files\n"
        "assert files.tables.cache_info().currsize == 0\n"
        "assert files.languages.cache_info().currsize == 0\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_the_word_files_are_package_data() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "extract/words/*.toml" in project["tool"]["setuptools"]["package-data"]["nkscrape"]


@pytest.mark.parametrize(
    ("phrase", "found", "not_found"),
    [
        ("read (more|next)", ("read more", "Read Next: it"), ("read this",)),
        ("stor(y|ies)?", ("stor", "Stories"), ("storms",)),
        ("güncelle*", ("güncelleme", "güncelle"), ("güncel",)),
        ("limit of {n} articles", ("limit of 12 articles",), ("limit of some articles",)),
        ("comments? {(n)}", ("Comments (12)",), ("Comments 12",)),
        ("your … limit", ("your monthly free limit",), ("your unlimited", "your " + "x" * 90 + " limit")),
        ("subscribe {rest}", ("subscribe", "Subscribe to our letter: " + "it comes daily " * 20), ("subscribers",)),
        ("source ?:", ("Source: me", "source：me"), ("sources",)),
        ("don't miss", ("Don’t miss", "don't miss"), ("dont miss",)),
        ("a+b?", ("a+b", "a+"), ("aab",)),
    ],
)
def test_the_notation(phrase: str, found: tuple[str, ...], not_found: tuple[str, ...]) -> None:
    opening = Opening(([phrase], ""))
    whole = Opening(([phrase], r"(?!\w)"))
    assert all(opening.match(text) for text in found)
    assert not any(whole.match(text) for text in not_found)


@pytest.mark.parametrize("phrase", ["(a|b", "a|b)", "?a", "(a"])
def test_a_broken_phrase_is_refused(phrase: str) -> None:
    with pytest.raises(re.error):
        re.compile(regex_of(phrase))


@pytest.mark.parametrize(
    ("phrase", "firsts", "parts"),
    [
        ("read (more|next)", {"r"}, {"read "}),
        ("(our )?{n} (articles|stories)", {"o", "0"}, {"articles", "stories"}),
        ("(about (the|our)|on) authors?", {"a", "o"}, {" author"}),
        ("s?hips", {"s", "h"}, {"hips"}),
        ("{w} of it", {""}, {"of it"}),
        ("newsletter … (order|subscribe)", {"n"}, {"newsletter"}),
    ],
)
def test_what_tells_early_that_a_phrase_is_not_there(phrase: str, firsts: set[str], parts: set[str]) -> None:
    assert first_letters(phrase) == firsts
    assert needs(phrase) == parts


def test_phrases_anywhere_begin_where_a_word_does() -> None:
    notices = Anywhere(["all rights reserved", "무단( |-)?전재"])
    assert notices.among(["© The Paper. All rights reserved", "small rights reserved", "기사무단전재 금지"]) == {
        "© The Paper. All rights reserved",
        "기사무단전재 금지",
    }


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Comments (12)", "discussion"),
        ("3 thoughts on “The pier”", "discussion"),
        ("Das könnte Sie auch interessieren:", "related"),
        ("More from Harbour news", "related"),
        ("港の関連記事", "related"),
        ("Related videos", "other"),
        ("Most read this week", "other"),
        ("The pier was closed on Monday", None),
    ],
)
def test_what_a_heading_announces(text: str, kind: str | None) -> None:
    assert words.headings.kind(text) == kind


def test_what_a_heading_names() -> None:
    assert words.headings.topic("More from Harbour News ›") == "harbour news"
    assert words.headings.topic("Related articles") is None
    assert words.headings.author_announced("About Jane Doe") == "Jane Doe"
    assert words.headings.author_announced("ABOUT THE AUTHOR") is None
    assert words.headings.announces_author("ABOUT THE AUTHOR")


def test_lines_that_are_no_text() -> None:
    assert words.lines.is_read_more("Lesen Sie auch: Der Hafen")
    assert words.lines.is_label("Share on Facebook")
    assert words.lines.is_label("Tags: harbour, pier")
    assert words.lines.is_label("14:30 Uhr")
    assert not words.lines.is_label("Share prices fell on Monday, and the harbour paid for it.")
    assert words.lines.is_tag_label("Schlagwörter:")
    assert not words.lines.is_tag_label("Categories:")
    assert words.lines.is_credit("Foto: Jane Doe")
    assert not words.lines.is_credit("Photographs were taken")


def test_bylines() -> None:
    assert words.byline.without_label("By Jane Doe") == "Jane Doe"
    assert words.byline.without_label("Byron Doe") == "Byron Doe"
    assert words.byline.signature("Text: Jane Doe", ["Text: Jane Doe"]) == "Text: Jane Doe"
    assert words.byline.signature("서울=홍길동 기자", []) == "홍길동 기자"


def test_dates_and_comments() -> None:
    assert words.dates.ends_with_label("Veröffentlicht am ")
    assert words.dates.opens_stamp("Updated on 3 May")
    assert words.dates.opens_stamp("3시간 전")
    assert words.comments.is_removed("This comment has been removed by a moderator.")
    assert words.comments.is_says("wrote:")
    assert words.comments.is_counter("12 points")
    assert not words.comments.is_counter("Room 12")


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("post-comments", {"comment", "discussion", "area"}),
        ("readNext", {"related"}),
        ("social share-bar", {"share"}),
        ("cookie-banner", {"consent"}),
        ("entry__title", {"title"}),
        ("teaser__kicker", {"kicker", "teaser"}),
        ("c-article-dek", {"standfirst"}),
    ],
)
def test_what_a_class_speaks_of(name: str, kinds: set[str]) -> None:
    assert kinds <= words.classes.kinds_of(name)


def test_a_class_word_inside_another_says_nothing() -> None:
    assert "not_thread" not in words.classes.kinds_of("shareBarComments")
    assert "share" not in words.classes.kinds_of("shareholders")
    assert "related" not in words.classes.kinds_of("unrelated-col")
    assert not words.classes.kinds_of("")


@pytest.mark.parametrize("text", ["x" * 1_000_000, "." * 1_000_000, "subscribe " + ". " * 400_000 + "x", "{" * 100_000])
def test_hostile_text_takes_no_time(text: str) -> None:
    assert words.headings.kind(text) is None
    assert not words.lines.is_label(text)
    assert not words.lines.is_read_more_alone(text)
    assert not words.lines.is_credit(text)
    assert not words.dates.ends_with_label(text)
    words.classes.kinds_of(text)
