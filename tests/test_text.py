from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pipelines
from nkscrape.bundle import Bundle
from nkscrape.items import Article, Author, Comment
from nkscrape.site import Site
from pipelines.text import clean_line, clean_text, content_hash, normalise_text, word_count

SITE = Site(name="lamp", domains=("lamp.example",))


def make_article(**fields: object) -> Article:
    return Article(article_id="a", url="https://lamp.example/1", site="lamp.example", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (None, None),
        ("", None),
        (" \n\t\u00a0\u200b", None),
        ("  two \n words\u00a0here ", "two words here"),
        ("cafe\u0301", "caf\u00e9"),
        ("abc\u202edef\u202c", "abcdef"),
        ("soft\u00adhyphen and zero\u200bwidth", "softhyphen and zerowidth"),
        ("bell\x07 and \x00nul \x9bcsi", "bell and nul csi"),
        ("next\x85line", "next line"),
        ("lone \ud800 surrogate", "lone surrogate"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🔬", "👩\u200d🔬"),
    ],
)
def test_a_line_is_clean(raw: str | None, expected: str | None) -> None:
    assert clean_line(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("one\n\ntwo", "one\n\ntwo"),
        ("one\n \n\n\t\ntwo", "one\n\ntwo"),
        ("one\r\n\r\ntwo", "one\n\ntwo"),
        ("one\u2029two", "one\n\ntwo"),
        (" one \n two  three ", "one\ntwo three"),
        ("\n\none\n\n", "one"),
        ("one\n\u200b\ntwo", "one\n\ntwo"),
        (" \n\n ", None),
    ],
)
def test_paragraphs_stand_one_blank_line_apart(raw: str, expected: str | None) -> None:
    assert clean_text(raw) == expected


@given(st.text(alphabet=st.characters(codec=None), max_size=60))
@settings(deadline=None, max_examples=300, derandomize=True)
def test_cleaning_is_idempotent_and_leaves_nothing_invisible(raw: str) -> None:
    for clean in (clean_line, clean_text):
        once = clean(raw)
        assert clean(once) == once
        if once is None:
            continue
        assert unicodedata.is_normalized("NFC", once)
        assert not any("\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069" for c in once)
        assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in once.replace("\n", ""))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (None, None),
        ("", None),
        ("one two, three.", 3),
        ("don't re-count 3.5 well-known words", 5),
        ("… — *** !", 0),
        ("one—two", 2),
        ("북한 경제는 어렵다", 3),
        ("北京大学", 4),
        ("日本語です。", 5),
        ("北京 and 上海", 5),
        ("สวัสดี", 4),
        ("हिन्दी में समाचार", 3),
        ("كتب أحمد", 2),
        ("one\n\ntwo", 2),
    ],
)
def test_words_are_counted_in_every_script(text: str | None, count: int | None) -> None:
    assert word_count(text) == count


def test_the_content_hash_follows_the_text_alone() -> None:
    assert content_hash("T", "S", "B") == content_hash("T", "S", "B")
    assert content_hash("T", None, "B") != content_hash("T", "B", None)
    assert content_hash(None, None, "") is None


def test_every_text_of_a_bundle_is_cleaned() -> None:
    article = make_article(title=" A\ntitle ", body="One.\r\n\r\n\r\nTwo\u202e. ", tags=[" a ", "\u200b"], section=" ")
    author = Author(name="Mara", bio="First.\n\n\nSecond.", site="lamp.example")
    comment = Comment(
        comment_id="c", article_id="a", root_id="c", position=1, author_name=" Tom ", text="a \n b", site="lamp.example"
    )
    bundle = Bundle(url=article.url, fetched_at=None, article=article, authors=[author], comments=[comment])
    normalise_text(bundle, SITE)
    assert (article.title, article.body, article.tags, article.section) == ("A title", "One.\n\nTwo.", ["a"], None)
    assert (article.word_count, article.content_hash) == (2, content_hash("A title", None, article.body))
    assert (author.bio, comment.author_name, comment.text) == ("First.\n\nSecond.", "Tom", "a\nb")


def test_normalise_runs_every_stage_and_is_idempotent() -> None:
    article = make_article(
        title=" T ", body="Body text.", authors_raw="By MARA QUILLFEATHER", published_raw="April 18th, 2014"
    )
    bundle = Bundle(url=article.url, fetched_at=None, article=article)
    pipelines.normalise(bundle, SITE)
    assert article.authors == ["Mara Quillfeather"]
    assert str(article.published_date) == "2014-04-18"
    assert (article.title, article.word_count) == ("T", 2)
    before = (article.authors, article.author_ids, article.published_date, article.content_hash)
    pipelines.normalise(bundle, SITE)
    assert (article.authors, article.author_ids, article.published_date, article.content_hash) == before
    assert len(bundle.authors) == 1
