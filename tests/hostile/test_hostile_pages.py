"""Pages made to cost more than a page may: each is read within its bounds, and says what it lacks."""

from __future__ import annotations

import itertools
import json
import resource
import time
import unicodedata
from pathlib import Path

import pytest
from attacks import Attack
from commands import ROOT, run_nkscrape
from crawling import FAST, crawl, outcomes, rows
from hypothesis import given
from hypothesis import strategies as st
from localsite import Answer, LocalSite, article
from pages import URL, paragraphs, read

from nkscrape.deadline import deadline
from nkscrape.decode import decode
from nkscrape.errors import OutOfTimeError
from nkscrape.normal import normal
from nkscrape.page import Page
from nkscrape.verbs.extract import read_bundle

MANY = "too many elements"
WHOLE = "the article, whole"
MB = 1_000_000
MARKS = "\u0301\u0323"
NAMES = b" ".join(b"a%d" % number for number in range(100_000))


def page(body: bytes, head: bytes = b"") -> bytes:
    top = b"<html><head><title>The ferry stops at dusk</title>%b</head><body><h1>The ferry stops at dusk</h1>" % head
    return top + paragraphs().encode() + body


def many(of: bytes, size: int = 8 * MB) -> bytes:
    return page(of * (size // len(of)))


def ld(data: bytes) -> bytes:
    return page(b"", b'<script type="application/ld+json">%b</script>' % data)


def comment(number: int, text: bytes = b"I saw it.") -> bytes:
    return b"<li class=comment id=comment-%d><b class=fn>Mina %d</b><time>2014-04-18</time><p>%b" % (
        number,
        number,
        text,
    )


ATTACKS = [
    Attack(
        "a class of 100 KB that says comment",
        "patterns that do not go back",
        WHOLE,
        lambda: page(b'<div class="%b"><p>x</p></div>' % (b"comment " * 12_500)),
    ),
    Attack(
        "an id of 100 KB that says comment",
        "patterns that do not go back",
        WHOLE,
        lambda: page(b'<div id="%b"><p>x</p></div>' % (b"comment " * 12_500)),
    ),
    Attack(
        "a heading of 1 MB",
        "patterns that do not go back",
        WHOLE,
        lambda: page(b"<h2>%b</h2>" % (b"Comments 12 " * 90_000)),
    ),
    Attack(
        "100,000 combining marks on one letter",
        "30 marks in a row",
        WHOLE,
        lambda: page(f"<p>a{MARKS * 50_000}</p>".encode()),
    ),
    Attack(
        "100,000 combining marks as entities",
        "30 marks in a row",
        WHOLE,
        lambda: page(b"<p>a" + b"&#769;&#803;" * 50_000),
    ),
    Attack(
        "100,000 combining marks in data",
        "30 marks in a row",
        WHOLE,
        lambda: ld(
            json.dumps(
                {"@type": "NewsArticle", "author": f"A{MARKS * 50_000}", "headline": f"a{MARKS * 50_000}"}
            ).encode()
        ),
    ),
    Attack("a tag with 100,000 attributes", "500 attributes", WHOLE, lambda: page(b"<div %b>x</div>" % NAMES)),
    Attack(
        "100,000 attributes with tags in their values",
        "500 attributes",
        "too deep",
        lambda: page(b"<div %b>x</div>" % b" ".join(b"a%d='<b>'" % number for number in range(100_000))),
    ),
    Attack(
        "100 tags with 10,000 attributes",
        "500 attributes",
        WHOLE,
        lambda: many(b"<div %b>x</div>" % NAMES[:60_000], 6 * MB),
    ),
    Attack(
        "149,900 attributes with room before their values",
        "500 attributes",
        WHOLE,
        lambda: page(
            b"z" * 25 + b"<div %b>x</div>" % b"".join(b'a%06d=%b">" ' % (n, b" " * 38) for n in range(149_900))
        ),
    ),
    Attack(
        "100,000 attributes behind what looks like a value",
        "500 attributes",
        WHOLE,
        lambda: page(b"<p>' x=\"</p><div %b>x</div>" % NAMES),
    ),
    Attack("2,700,000 elements in 8 MB", "200,000 tags", MANY, lambda: many(b"<p>")),
    Attack("1,000,000 marks of emphasis", "200,000 tags", MANY, lambda: many(b"<i>x</i>")),
    Attack("12,000,000 elements in 48 MB", "8 MB, 200,000 tags", MANY, lambda: many(b"<p>x", 48 * MB)),
    Attack("48 MB of text", "8 MB", "too large", lambda: many(b"The ferry stops. ", 48 * MB)),
    Attack("48 MB without a space", "8 MB", "too large", lambda: many(b"a", 48 * MB)),
    Attack("100,000 boxes inside each other", "depth", "too deep", lambda: many(b"<div>", 500_000)),
    Attack("75,000 lists inside each other", "depth", "too deep", lambda: many(b"<ul><li>", 600_000)),
    Attack(
        "10,000 fonts left open before 10,000 paragraphs",
        "what a parser would open again: 2,000,000",
        WHOLE,
        lambda: page(b"<div>%b</div>" % b"".join(b"<font size=%d>" % n for n in range(10_000)) + b"<p>x" * 10_000),
    ),
    Attack(
        "60,000 boxes, each with an end tag in an attribute",
        "nesting counted before it is parsed",
        "too deep",
        lambda: many(b'<div a="</div>">', 960_000),
    ),
    Attack(
        "60,000 boxes, each with an end tag behind a barrier",
        "nesting counted before it is parsed",
        "too deep",
        lambda: many(b"<div><object></div></object>", 1_680_000),
    ),
    Attack(
        "60,000 boxes, each with an end tag in a comment or script",
        "nesting counted before it is parsed",
        "too deep",
        lambda: many(b"<div><!--</div>--><div><script></div></script>", 1_440_000),
    ),
    Attack(
        "100,000 comments left open",
        "patterns that do not go back",
        WHOLE,
        lambda: many(b"<!-- ", 500_000),
    ),
    Attack(
        "200 microdata texts inside each other",
        "text of one property",
        WHOLE,
        lambda: page(b"<div itemprop=author>" * 200 + paragraphs().encode() * 5_000),
    ),
    Attack(
        "data 10,000 levels deep",
        "Python's recursion limit",
        WHOLE,
        lambda: ld(b'{"@graph":[' * 10_000 + b"]}" * 10_000),
    ),
    Attack("a million objects of data", "4 MB of data", WHOLE, lambda: ld(b"[" + b",".join([b"{}"] * MB) + b"]")),
    Attack(
        "a number of 3 MB in data", "Python's digits limit", WHOLE, lambda: ld(b'{"headline":%b}' % (b"9" * 3 * MB))
    ),
    Attack(
        "a title and descriptions of 1 MB",
        "lengths of fields",
        WHOLE,
        lambda: page(
            b"", b"<title>%b</title><meta property=og:title content='%b'>" % ((b"By Mina Park and " * 60_000,) * 2)
        ),
    ),
    Attack(
        "100,000 dates in a row", "patterns that do not go back", WHOLE, lambda: page(b"<p>" + b"2014-04-18 " * 100_000)
    ),
    Attack(
        "100,000 links to related reading",
        "200,000 tags, 100 teasers",
        MANY,
        lambda: page(
            b"<h3>Related stories</h3><ul>"
            + b"".join(b"<li><a href=/s-%d>The boats %d</a>" % (n, n) for n in range(100_000))
        ),
    ),
    Attack(
        "text of 8 MB in no charset", "100 kB for the detection", WHOLE, lambda: page(b"<p>" + b"\xe9\xe8" * 3 * MB)
    ),
]


@pytest.mark.parametrize("attack", ATTACKS, ids=str)
def test_a_page_costs_no_more_than_its_budget(attack: Attack) -> None:
    body = attack.make()
    start = time.process_time()
    bundle = read_bundle(Page(url=URL, body=body))
    assert time.process_time() - start < 5
    assert bundle.article
    assert (bundle.article.body or "").startswith("The harbour ferry")
    reasons = [] if attack.sees == WHOLE else [f"incomplete: {attack.sees}"]
    assert [line for line in bundle.warnings if line.startswith("incomplete")] == reasons
    assert bundle.article.body_is_truncated or not reasons


def test_a_live_blog_with_5000_comments_is_read_whole() -> None:
    comments = b"".join(
        comment(number, b"I was <i>at the harbour</i> and <a href=/x>saw</a> it.") for number in range(5_000)
    )
    bundle = read_bundle(Page(url=URL, body=page(b"<h2>5000 Comments</h2><ol>" + comments)))
    assert len(bundle.comments) == 5_000
    assert not [line for line in bundle.warnings if line.startswith("incomplete")]


@pytest.mark.parametrize("kind", ["<p>x", "<a href=/a-b-c-d>x y</a>", "The ferry stops. "])
def test_a_file_of_50_mb_is_read_in_little_memory(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(many(kind.encode(), 50 * MB))
    measure = (
        "import atexit, resource, sys; atexit.register(lambda: print("
        "resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000, file=sys.stderr))"
    )
    result = run_nkscrape("extract", str(file), prelude=measure)
    assert result.returncode == 0, result.stderr
    assert "incomplete: too" in result.stdout
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1000
    assert used < 900


# --- What is no page


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" ",
        b"\0\0",
        b"<",
        b"<!",
        b"</",
        b"<!-- x -->",
        b"<!-- x",
        b"<!doctype html>",
        b"<?php x ?>",
        b"</html>",
        b"<html",
        b"<![CDATA[",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xef\xbb\xbf<!-- x -->",
        b"<svg></svg>",
        b"<frameset><frame src=x></frameset>",
        b'<?xml version="1.0" encoding="utf-16"?><a/>',
        "a<!-- x -->".encode("utf-16-le"),
        b"&#xD800;",
        b"\xed\xa0\x80",
    ],
)
def test_a_page_of_nothing_is_a_page_without_an_article(body: bytes) -> None:
    bundle = read_bundle(Page(url=URL, body=body))
    assert bundle.article is None
    assert bundle.warnings


@given(
    st.one_of(st.binary(), st.text().map(lambda text: f"<p>{text}<!--".encode("utf-8", "surrogatepass"))),
    st.sampled_from(
        ["text/html", "text/html; charset=utf-16", "text/html; charset=base64", "charset=", "\0", "x; charset=gbk"]
    ),
)
def test_no_bytes_break_the_reading(body: bytes, content_type: str) -> None:
    for wrapped in (body, page(body), page(b"", body), page(b"<ol><li class=comment id=comment-1><cite>%b" % body)):
        one = Page(url=URL, body=wrapped, headers={"content-type": content_type})
        assert one.reading.tags
        assert isinstance(one.text, str)
        assert (one.meta, one.json_ld, one.canonical_url) is not None
        read_bundle(one)


# --- Charsets

CHARSETS = [
    Attack(f"charset={label}", "labels of the WHATWG", "text, as if none were stated", lambda: None)
    for label in "base64 hex rot13 zlib bz2 uu quopri idna punycode undefined unicode_escape mbcs oem utf-7 x".split()
]


@pytest.mark.parametrize("attack", CHARSETS, ids=str)
def test_a_charset_that_no_browser_knows_counts_as_none(attack: Attack) -> None:
    assert decode("Grüße aus Köln, schöne Häuser".encode("latin-1"), f"text/html; {attack}") == decode(
        "Grüße aus Köln, schöne Häuser".encode("latin-1")
    )
    start = time.process_time()
    stated = f'<meta charset="{attack.what.partition("=")[2]}">'.encode()
    read_bundle(Page(url=URL, body=page(b"<p>" + b"\xe9-" * 200_000, stated)))
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("label", "raw", "text"),
    [
        ("gb2312", b"\xc4\xe3\xa2\xe3", "你€"),
        ("ks_c_5601-1987", b"\xb0\xa1\x81\x41", "가갂"),
        ("x-user-defined", b"a\x80", "a\uf780"),
        ("iso-2022-kr", b"\xff", "\ufffd"),
        ("sjis", b"\x87\x40", "①"),
        ("iso-8859-1", b"\x80\xe9", "€é"),
    ],
)
def test_a_charset_is_what_browsers_take_it_for(label: str, raw: bytes, text: str) -> None:
    assert decode(raw, f"text/html; charset={label}") == text


def test_a_page_cut_off_within_a_character_keeps_its_charset() -> None:
    assert decode("가나다".encode()[:-1]) == "가나"


# --- Marks


def test_text_keeps_its_marks_and_is_normalised_as_ever() -> None:
    for text in ("Zürich z\u0308", "नमस्ते ทำได้ กำ", "שָׁלוֹם", "e" + "\u0301" * 30, "👩‍👩‍👧" * 40, "\U00013000" * 100):
        assert normal("NFC", text) == unicodedata.normalize("NFC", text)
        assert normal("NFKD", text) == unicodedata.normalize("NFKD", text)
    assert normal("NFC", "x" + "\u0323" * 99 + "y") == "x" + "\u0323" * 30 + "y"


def test_nothing_normalises_but_in_one_place() -> None:
    files = itertools.chain((ROOT / "nkscrape").rglob("*.py"), (ROOT / "pipelines").rglob("*.py"))
    found = {file.name for file in files if "unicodedata.normalize" in file.read_text() and "demo" not in file.parts}
    assert found == {"normal.py"}


# --- Time


def spin() -> None:
    while True:
        sum(range(100))


def test_work_that_takes_too_long_is_interrupted_and_again_until_it_ends() -> None:
    caught = 0
    with pytest.raises(OutOfTimeError, match="out of time"), deadline(0.05, 0.05):
        for _ in range(2):
            try:
                spin()
            except OutOfTimeError:
                caught += 1
        spin()
    assert caught == 2
    with deadline(0.05):
        pass
    end = time.process_time() + 0.2
    while time.process_time() < end:
        pass


def test_an_article_whose_thread_takes_too_long_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nkscrape.extract.threads.read_thread", lambda *_: spin())
    with deadline(0.1, 5):
        bundle = read(Page(url=URL, body=page(b"")))
    assert bundle.article
    assert (bundle.article.body_is_truncated, bundle.article.comments_complete) == (True, False)
    assert bundle.warnings == ["incomplete: out of time"]


SLOW = """
import itertools, nkscrape.extract.article, nkscrape.extract as e, nkscrape.limits, nkscrape.deadline as d
real = e.article.read_article
def slow(page, *rest, **named):
    if "slow" in page.url:
        for _ in itertools.count():
            pass
    return real(page, *rest, **named)
e.article.read_article = slow
d.deadline.__wrapped__.__defaults__ = (1.0, 0.2)
"""


def test_a_page_that_takes_too_long_is_recorded_and_the_crawl_goes_on(site: LocalSite, tmp_path: Path) -> None:
    slow, crowded, fine = (f"/2014/04/{slug}-for-the-ferry/" for slug in ("slow-day", "crowded-day", "fine-day"))
    for path in (slow, crowded, fine):
        site.pages[path] = Answer(article("The ferry", "2014-04-03") + ("<p>" * 300_000 if path == crowded else ""))
    site.add_listing("/", [slow, crowded, fine])
    arguments = ("crawl", "news", "--url", f"{site.url}/", "--dataset", str(tmp_path), *FAST)
    result = run_nkscrape(*arguments, prelude=SLOW)
    assert result.returncode == 0, result.stderr
    assert "Traceback" not in result.stderr
    assert outcomes(site, tmp_path) == {
        "/": "listing",
        slow: "skipped: out of time",
        crowded: "article",
        fine: "article",
    }
    said = {row["url"].removeprefix(site.url): row["incomplete"] for row in rows(tmp_path, "pages")}
    assert said == {"/": None, slow: "out of time", crowded: MANY, fine: None}
    again = crawl(site, tmp_path)
    assert again.returncode == 0
    assert slow not in site.paths()
