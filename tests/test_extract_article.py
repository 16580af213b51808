"""The article's fields: title, standfirst, byline, dates, access and the rest, from data and from the page itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import FIRST, SITE, TEXT, article_of, ld, page_of, paragraphs, read

import pipelines
from nkscrape.bundle import Bundle, to_json
from nkscrape.errors import UserError
from nkscrape.page import Page
from nkscrape.site import Site

TITLE = "Harbour ferry stops at dusk"
H1 = f"<h1>{TITLE}</h1>"
BODY = f"<article>{H1}{paragraphs()}</article>"


def og(title: str) -> str:
    return f'<meta property="og:title" content="{title}">'


PERSON = '<script type="application/ld+json">{"@type":"Person","@id":"#m","name":"Mina Harbour"}</script>'


def normalised(page: Page, site: Site = SITE) -> Bundle:
    bundle = read(page, site)
    pipelines.normalise(bundle, site)
    return bundle


@pytest.mark.parametrize(
    ("head", "shown", "title"),
    [
        ("", TITLE, TITLE),
        (f"<title>{TITLE} | Gazette</title>", TITLE, TITLE),
        (f'<title>{TITLE} - News - Gazette</title>' + og(f"{TITLE} - Gazette"), TITLE, TITLE),
        (og(TITLE), f"News: {TITLE}", TITLE),
        (ld(f'"headline":"{TITLE}"'), "Gazette", TITLE),
        (ld('"headline":"Ferry &amp; bus: dusk"'), "Ferry &amp; bus: dusk", "Ferry & bus: dusk"),
        (ld('"headline":"The Gazette – news from the bay"') + og(TITLE), TITLE, TITLE),
        ('<meta property="og:site_name" content="Gazette"><title>Gazette: ' + TITLE + "</title>", TITLE, TITLE),
        (og(f"{TITLE}：湾日報"), TITLE, TITLE),
    ],
)  # fmt: skip
def test_title(head: str, shown: str, title: str) -> None:
    assert article_of(f"<article><h1>{shown}</h1>{paragraphs()}</article>", head).title == title


def test_the_headline_is_the_h1_that_agrees_not_the_first() -> None:
    html = f"<header><h1>Log in</h1></header><article>{H1}{paragraphs()}</article>"
    assert article_of(html, f"<title>{TITLE} | Gazette</title>").title == TITLE


def test_a_headline_in_a_lower_heading() -> None:
    html = f"<article><h2>{TITLE}</h2>{paragraphs()}</article>"
    article = article_of(html, f"<title>{TITLE} | Gazette</title>")
    assert (article.title, article.body) == (TITLE, "\n\n".join(TEXT))


STANDFIRST = "Late workers will have to take the bus around the bay"


@pytest.mark.parametrize(
    "head",
    [
        f'<p class="standfirst">{STANDFIRST}</p><p>By Mina Harbour</p>',
        f'<div class="x1">{STANDFIRST}</div><div class="x2">April 18th, 2014</div>',
        f"<h2>{STANDFIRST}</h2><time datetime=2014-04-18>18 April</time>",
    ],
)
def test_standfirst_between_headline_and_text(head: str) -> None:
    article = article_of(f"<div>{H1}{head}<div>{paragraphs()}</div></div>")
    assert (article.subtitle, article.body) == (STANDFIRST, "\n\n".join(TEXT))


def test_a_standfirst_that_is_a_sentence_stands_in_the_subtitle_alone() -> None:
    article = article_of(f'<div>{H1}<p class="lead">{STANDFIRST}.</p><div>{paragraphs()}</div></div>')
    assert article.subtitle == f"{STANDFIRST}."
    assert (article.body or "").split("\n\n") == [*TEXT]


def test_text_in_data_does_not_open_with_the_standfirst_either() -> None:
    body = "\\n\\n".join((f"{STANDFIRST}.", *TEXT))
    head = ld(f'"headline":"Harbour ferry stops at dusk","articleBody":"{body}"')
    article = article_of(
        f'<div>{H1}<p class="lead">{STANDFIRST}.</p><p>Loading the text of this story, please wait.</p></div>', head
    )
    assert article.subtitle == f"{STANDFIRST}."
    assert (article.body or "").split("\n\n") == [*TEXT]


@pytest.mark.parametrize(
    ("head", "byline", "authors"),
    [
        (ld('"headline":"x","author":{"@type":"Person","name":"Mina Harbour"}'), "", ["Mina Harbour"]),
        (ld('"author":[{"name":"Mina Harbour"},{"name":"Jo Pier"}]'), "", ["Mina Harbour", "Jo Pier"]),
        (ld('"author":{"@id":"#m"},"about":[]') + PERSON, "", ["Mina Harbour"]),
        ('<meta name="author" content="Mina Harbour">', "", ["Mina Harbour"]),
        ('<meta name="author" content="https://x.example/mina">', "<p>By Mina Harbour</p>", ["Mina Harbour"]),
        ("", "<p>By Mina Harbour and Jo Pier</p>", ["Mina Harbour", "Jo Pier"]),
        ("", '<p><a rel="author" href="/author/mina/">Mina Harbour</a></p>', ["Mina Harbour"]),
        ("", '<div class="byline">Mina Harbour</div>', ["Mina Harbour"]),
        ("", "<p>Von Mina Hafen</p>", ["Mina Hafen"]),
        ("", "<p>Mina Harbour</p>", ["Mina Harbour"]),
        ("", '<div class="autor">Mina Harbour</div>', ["Mina Harbour"]),
        ("", "<p>3. April 2021 | Автор: Иван Петров</p>", ["Иван Петров"]),
        ("", "<p>Veröffentlicht am 5. März 2012 von Mina Hafen in Allgemein</p>", ["Mina Hafen"]),
        ("", "<p>Haber: Ayşe Yılmaz | İstanbul</p>", ["Ayşe Yılmaz"]),
        ("", "<p>كتب: أحمد حسن</p>", ["أحمد حسن"]),
        ("", "<p>מאת: יעל כהן</p>", ["יעל כהן"]),
        ("", "<p>김민수 기자 | 입력 2021.04.03. 오전 10:20</p>", ["김민수"]),
        ("", "<p>2021年04月03日 10:20 来源：港口日报 作者：李明 责任编辑：王芳</p>", ["李明"]),
        ("", "<p>記者陳小明／台北報導</p>", ["陳小明"]),
        ("", "<p>記者會今天舉行</p>", []),
        (ld('"author":{"@type":"Organization","name":"Gazette"}'), "<p>By Mina Harbour</p>", ["Mina Harbour"]),
        ("", "", []),
    ],
)  # fmt: skip
def test_authors(head: str, byline: str, authors: list[str]) -> None:
    page = page_of(f"<article>{H1}{byline}<div>{paragraphs()}</div></article>", head)
    article = normalised(page).article
    assert article
    assert article.authors == authors


@pytest.mark.parametrize("tag", ["h3", "div", "p", "strong"])
def test_the_author_box_alone_names_the_author(tag: str) -> None:
    name = '<div><a href="/author/mina/">Mina Harbour</a></div>'
    box = f"<div><{tag}>About the Author</{tag}>{name}<div>Mina Harbour has sailed since 1999.</div></div>"
    bundle = read(page_of(f"<div>{H1}<div>{paragraphs()}</div>{box}</div>"))
    assert bundle.article
    assert bundle.article.authors_raw == "Mina Harbour"
    assert "Mina Harbour has" not in (bundle.article.body or "")
    (author,) = bundle.authors
    assert (author.name, author.bio) == ("Mina Harbour", "Mina Harbour has sailed since 1999.")
    assert author.profile_url == "https://gazette.example/author/mina/"


@pytest.mark.parametrize(
    "box",
    [
        "<b>Mina Harbour</b><br>Mina Harbour has sailed since 1999.",
        "<p>Mina Harbour has sailed since 1999.</p>",
    ],
)
def test_an_author_box_without_a_name_in_an_element_of_its_own(box: str) -> None:
    html = f"<div>{H1}<p>By MINA HARBOUR</p><div>{paragraphs()}</div><h3>About the Author</h3><div>{box}</div></div>"
    (author,) = read(page_of(html)).authors
    assert (author.name, author.bio) == ("Mina Harbour", "Mina Harbour has sailed since 1999.")


DATE = "2014-04-18"
META = f'<meta property="article:published_time" content="{DATE}T10:20:00Z">'


@pytest.mark.parametrize(
    ("head", "shown", "raw"),
    [
        (ld(f'"datePublished":"{DATE}T10:20:00+09:00"'), "", f"{DATE}T10:20:00+09:00"),
        (ld(f'"datePublished":"{DATE}"') + META, "", f"{DATE}T10:20:00Z"),
        (META, "<p>18 April 2014</p>", f"{DATE}T10:20:00Z"),
        ("", f'<p><time datetime="{DATE}T10:20">18 April</time></p>', f"{DATE}T10:20"),
        ("", "<p>April 18th, 2014</p>", "April 18th, 2014"),
        ("", "<div class=k2>18.04.2014, 10:20 Uhr</div>", "18.04.2014, 10:20 Uhr"),
        ("", "<p>2014년 4월 18일</p>", "2014년 4월 18일"),
        ("", f'<span itemprop="datePublished" content="{DATE}">18/4</span>', DATE),
        ("", "", None),
    ],
)  # fmt: skip
def test_published(head: str, shown: str, raw: str | None) -> None:
    assert article_of(f"<div>{H1}{shown}<div>{paragraphs()}</div></div>", head).published_raw == raw


@pytest.mark.parametrize(
    ("before", "after", "raw"),
    [
        ("<div><small>04.02.2022 | Uta Hafen</small>{h1}</div>", "", "04.02.2022 | Uta Hafen"),
        ("<div class=k>{h1}<div>26.10.2023</div></div><div></div>", "", "26.10.2023"),
        ("{h1}", "<div><h5>Datum:</h5> 03.11.2021</div>", "03.11.2021"),
        ("{h1}", "<p class=credits>Published on</p><p class=credits>18 April 2014</p>", "18 April 2014"),
        ("{h1}", "<div class=author-box><time datetime=2021-11-04>4.11.</time></div>", "2021-11-04"),
        ("<div class=top>Thursday, May 1st, 2014</div><div>{h1}</div>", "", None),
        ("<p>Thursday, May 1st, 2014</p>{h1}", "", None),
        ("<div><div>{h1}</div></div>", "<ul><li><a href=/2/>A</a> <time datetime=2014-03-01></time></ul>", None),
    ],
)  # fmt: skip
def test_a_date_that_only_the_page_around_the_text_shows(before: str, after: str, raw: str | None) -> None:
    html = f"<div class=page>{before.format(h1=H1)}<div>{paragraphs()}</div>{after}</div>"
    assert article_of(html).published_raw == raw


@pytest.mark.parametrize(
    ("path", "raw", "day", "precision"),
    [
        ("2014/04/18/harbour-ferry", "2014-04-18", date(2014, 4, 18), "day"),
        ("news/20140418/harbour-ferry", "2014-04-18", date(2014, 4, 18), "day"),
        ("2014/04/harbour-ferry", "2014-04", date(2014, 4, 1), "month"),
        ("news/201404/harbour-ferry", "2014-04", date(2014, 4, 1), "month"),
        ("news/2014-harbour-ferry", None, None, None),
        ("news/harbour-ferry?day=/2014/04/18/", None, None, None),
    ],
)
def test_a_date_that_only_the_address_states(
    path: str, raw: str | None, day: date | None, precision: str | None
) -> None:
    bundle = normalised(replace(page_of(BODY), url=f"https://gazette.example/{path}/"))
    assert (article := bundle.article)
    assert (article.published_raw, article.published_date, article.published_precision) == (raw, day, precision)
    assert article.sources.get("published_raw") == ("url" if raw else None)


@pytest.mark.parametrize(
    ("shown", "path", "day"),
    [
        ("<p>17 April 2014</p>", "news/harbour-ferry", 17),
        ('<p><time datetime="2014-04-17T18:20:30-06:00">17 April</time></p>', "news/harbour-ferry", 17),
        ("<p>18 April 2014</p>", "news/harbour-ferry", 18),
        ("<p>3 March 2014</p>", "news/harbour-ferry", 18),
        ("<p>Updated 19 April 2014</p>", "news/harbour-ferry", 18),
        ("", "2014/04/17/harbour-ferry", 17),
        ("", "2014/03/03/harbour-ferry", 18),
        ("", "news/20140417/harbour-ferry", 17),
    ],
)
def test_the_day_is_the_one_the_site_shows_where_its_data_gives_utc(shown: str, path: str, day: int) -> None:
    html = f"<div>{H1}{shown}<div>{paragraphs()}</div></div>"
    page = page_of(html, ld('"datePublished":"2014-04-18T00:20:30Z"'))
    bundle = normalised(replace(page, url=f"https://gazette.example/{path}/"))
    assert (article := bundle.article)
    assert article.published_date == date(2014, 4, day)
    assert article.published_at == datetime(2014, 4, 18, 0, 20, 30, tzinfo=UTC)


@pytest.mark.parametrize(("stated", "day"), [("2014-04-18T00:20:30Z", 18), ("20140418T00:20:30Z", 18)])
def test_the_day_shown_is_not_noted_twice(stated: str, day: int) -> None:
    html = f"<div>{H1}<p>{day} April 2014</p><div>{paragraphs()}</div></div>"
    assert article_of(html, ld(f'"datePublished":"{stated}"')).published_raw == stated


def test_data_of_the_article_may_stand_deep_or_in_the_object_of_its_page() -> None:
    deep = '{"@type":"WebPage","mainEntity":{"about":{"@type":"NewsArticle","datePublished":"2014-04-18"}}}'
    beside = '{"@type":"NewsArticle","mainEntityOfPage":{"@type":"WebPage","datePublished":"2014-04-18"}}'
    other = '{"@type":"Thing","citation":[{"@type":"NewsArticle","datePublished":"2014-04-18"}]}'
    for data, raw in ((deep, "2014-04-18"), (beside, "2014-04-18"), (other, None)):
        assert article_of(BODY, f'<script type="application/ld+json">{data}</script>').published_raw == raw


def test_meta_tags_of_old_templates_write_value_for_content() -> None:
    assert article_of(BODY, '<meta name="pubdate" value="2014-04-18">').published_raw == "2014-04-18"


def test_dates_that_are_not_the_articles() -> None:
    html = (
        "<div class=top><span class=date>Thursday, May 1st, 2014</span></div>"
        f"<div><div>{H1}<div>{paragraphs()}</div></div></div>"
        '<div class="teasers"><time datetime="2014-03-01">1 March</time></div><p>© 2010-2014 Gazette</p>'
    )
    assert article_of(html).published_raw is None


def test_a_comments_date_is_not_the_articles() -> None:
    said = (
        '<li id="comment-{i}" class="comment depth-1"><cite class="fn">Jo Pier</cite> '
        '<time datetime="2024-01-0{i}T10:00:00Z">'
        "January {i}, 2024</time><p>Lovely piece, I remember the storm.</p></li>"
    )
    thread = "".join(said.format(i=i) for i in (2, 3))
    article = article_of(f"<main><article>{H1}{paragraphs()}</article><ol class=comment-list>{thread}</ol></main>")
    assert article.published_raw is None


def test_modified_section_tags_image_and_language() -> None:
    head = (
        ld('"dateModified":"2014-04-19T08:00:00Z","articleSection":"Transport","keywords":["Ferry","Bay"],"inLanguage":"en-GB"')
        + '<meta property="og:image" content="/img/ferry.jpg">'
    )  # fmt: skip
    article = article_of(BODY, head)
    assert article.modified_raw == "2014-04-19T08:00:00Z"
    assert (article.section, article.tags, article.language) == ("Transport", ["Ferry", "Bay"], "en-GB")
    assert article.image_url == "https://gazette.example/img/ferry.jpg"
    assert article.sources["section"] == "json-ld"


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ('<a href="/">Home</a> › <a href="/category/news/">News</a> › <a href="/category/ports/">Ports</a>', "Ports"),
        ('<a href="/">Home</a> <a href="/category/news/">News</a> <a href="/category/opinion/">Opinion</a>', None),
    ],
)  # fmt: skip
def test_a_menu_above_the_headline_is_no_trail_to_a_section(line: str, section: str | None) -> None:
    assert article_of(f"<div>{line}</div><div>{H1}</div><div>{paragraphs()}</div>").section == section


def test_a_declared_language_gives_way_to_the_script() -> None:
    text = "항구 여객선은 승무원이 너무 적어서 월요일부터 해가 지면 운항을 멈춘다고 시의회가 밝혔다."
    page = Page(
        url="https://g.example/a", body=f'<html lang="en"><h1>{text[:12]}</h1>{paragraphs(text, text[::-1])}'.encode()
    )
    assert read(page).article.language == "ko"  # type: ignore[union-attr]


METER = "<div><p>You have reached your limit of 5 free articles this month. Subscribe today.</p></div>"


def test_a_text_that_breaks_off_at_the_meter() -> None:
    cut = "While the town buys a second boat and trains its crew for the winter,"
    article = article_of(f"<div>{H1}{paragraphs(FIRST, cut)}{METER}</div>")
    assert (article.access, article.body_is_truncated) == ("metered", True)
    assert "free articles" not in (article.body or "")


@pytest.mark.parametrize(
    ("head", "access"),
    [
        (ld('"isAccessibleForFree":true'), "free"),
        (ld('"isAccessibleForFree":"False"'), "subscriber"),
        ('<meta property="article:content_tier" content="metered">', "metered"),
        ("", "unknown"),
    ],
)
def test_access(head: str, access: str) -> None:
    assert article_of(BODY, head).access == access


CARD = '<div><h3><a href="/x/">One of the stories of the day</a></h3><p>Short.</p></div>'


@pytest.mark.parametrize(
    ("html", "head", "reason"),
    [
        ("<h1>Not found</h1><p>The page is gone.</p>", "<title>404 Not Found</title>", "error"),
        ("<p>Checking your browser before you go on.</p>", "<title>Just a moment...</title>", "wall"),
        ("", "<title>Gazette</title>", "no text"),
        ("<h1>News</h1>" + CARD * 9, "", "listing"),
    ],
)  # fmt: skip
def test_pages_that_are_no_article(html: str, head: str, reason: str) -> None:
    bundle = read(page_of(html, head))
    assert bundle.article is None
    (warning,) = (w for w in bundle.warnings if w.startswith("no-article: "))
    assert reason in warning


def test_an_error_status_is_no_article() -> None:
    assert read(page_of(BODY, status=404)).article is None


def test_a_sites_own_rules_come_first() -> None:
    site = Site(
        name="gazette",
        domains=("gazette.example",),
        title=("h2.real",),
        subtitle=(".missing", ".dek"),
        byline=("//p[@id='who']",),
        published=("time.when",),
        body=("div.text",),
        remove=(".promo",),
    )
    html = (
        f"{H1}<h2 class=real>The real headline</h2><p class=dek>The dek of the story</p><p id=who>Mina Harbour</p>"
        f'<time class=when datetime="2014-04-18">x</time><div class=text>{paragraphs()}'
        "<p class=promo>Buy our boat.</p></div>"
        f"<div>{paragraphs(*(t.upper() for t in TEXT * 3))}</div>"
    )
    article = article_of(html, site=site)
    assert (article.title, article.subtitle, article.authors_raw) == (
        "The real headline",
        "The dek of the story",
        "Mina Harbour",
    )
    assert (article.published_raw, article.body) == ("2014-04-18", "\n\n".join(TEXT))
    assert article.sources["title"] == "site-rule"


def test_a_bad_selector_is_the_users_mistake() -> None:
    with pytest.raises(UserError, match="bad selector"):
        read(page_of(BODY), Site(name="g", domains=("g.example",), title=("h1[",)))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\x00" * 50,
        b"\xff\xfe\x00\xd8",
        bytes(range(256)) * 20,
        b"<div>" * 10_000 + b"<p>deep",
        b"<table><tr><td>" * 3000,
        b"<html><script type=application/ld+json>" + b"[" * 50_000,
        ld('"author":{"author":{}},"headline":5,"keywords":{"a":[1]}').encode() + b"<h1>x",
        b"<?xml version='1.0' encoding='utf-16'?><html><h1>x</h1></html>",
        b"<h1>" + b"a" * 100_000,
        b"<p>" + b"<a href=#>" * 20_000,
    ],
)
def test_hostile_pages_are_read_to_the_end(body: bytes) -> None:
    to_json(normalised(Page(url="https://gazette.example/a", body=body, fetched_at=datetime(2014, 5, 1, tzinfo=UTC))))


SOUP = (
    "<p>", "</p>", "<div class=meta>", "</div>", "<br>", "<h1>", "<a href=/x>", "</a>", FIRST, " 18 April 2014 ",
    "<li>", "<td>", "<time datetime=x>", "<!--", "<b>",
)  # fmt: skip


@given(st.lists(st.sampled_from(SOUP), max_size=40))
def test_any_soup_gives_records_or_a_reason(pieces: list[str]) -> None:
    bundle = read(page_of("".join(pieces)))
    assert bundle.article is not None or any(w.startswith("no-article: ") for w in bundle.warnings)


@given(st.text(max_size=300))
def test_reading_is_a_pure_function_of_the_page(text: str) -> None:
    page = page_of(f"<article>{H1}{paragraphs()}<p>{text}</p></article>")
    assert to_json(read(page)) == to_json(read(Page(url=page.url, body=page.body)))


def test_what_is_read_from_a_page_that_did_not_come_whole_says_so() -> None:
    page = page_of(BODY)
    whole, part = (read(replace(page, incomplete=why)) for why in (None, "broken off"))
    assert whole.article and part.article
    assert (whole.article.body_is_truncated, part.article.body_is_truncated) == (False, True)
    assert (part.article.comments_complete, part.warnings) == (False, ["incomplete: broken off"])


@pytest.mark.parametrize(
    ("marked", "raw"),
    [
        ('<a rel="author" href="/a/mina">Mina Harbour</a>', "Mina Harbour"),
        ('<p class="article-writer">Mina Harbour</p>', "Mina Harbour"),
        ('<span class="writer">松村太郎</span>', "松村太郎"),
        ('<ul class="names"><li class="byline__author">Mina Harbour | mina@gazette.example</li></ul>', "Mina Harbour"),
        ('<p class="author">All our writers</p>', None),
    ],
)  # fmt: skip
def test_names_in_marked_elements_away_from_the_headline(marked: str, raw: str | None) -> None:
    assert article_of(f"<article>{H1}{paragraphs()}</article><div>{marked}</div>").authors_raw == raw


@pytest.mark.parametrize("stated", ["minah", "Gazette Staff", "News Team"])
def test_a_handle_or_a_desk_in_data_gives_way_to_the_person_shown(stated: str) -> None:
    head = f'<meta name="author" content="{stated}">'
    assert (
        article_of(f"<article>{H1}<p>By Mina Harbour</p>{paragraphs()}</article>", head).authors_raw
        == "By Mina Harbour"
    )
    assert article_of(BODY, head).authors_raw == stated


def test_microdata_of_a_picture_is_not_the_articles() -> None:
    picture = '<div itemscope itemtype="https://schema.org/ImageObject"><span itemprop="author">Jo Pier</span></div>'
    own = '<div itemscope itemtype="https://schema.org/NewsArticle">{}<span itemprop="author">Mina Harbour</span></div>'
    assert article_of(BODY + own.format(picture)).authors_raw == "Mina Harbour"
