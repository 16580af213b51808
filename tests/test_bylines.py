"""Who wrote an article and when: what pages of many makes show and state, one page for each kind of mistake mended."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from pages import SITE, article_of, ld, page_of, paragraphs, read

import pipelines
from nkscrape.bundle import Bundle
from nkscrape.extract.article.byline import BYLINE
from nkscrape.extract.article.dates import PUBLISHED
from nkscrape.extract.evidence import Question

H1 = "<h1>Harbour ferry stops at dusk</h1>"
TEXT = f"<div>{paragraphs()}</div>"
PUBLISHER = '"publisher":{"@type":"Organization","name":"The Gazette"}'


def normalised(body: str, head: str = "", url: str | None = None) -> Bundle:
    page = page_of(body, head)
    bundle = read(replace(page, url=url) if url else page)
    pipelines.normalise(bundle, SITE)
    return bundle


def authors(body: str, head: str = "") -> list[str]:
    article = normalised(body, head).article
    assert article
    return article.authors


@pytest.mark.parametrize(
    "shown",
    [
        "<p>By</p><p>Mina Harbour</p>",
        "<span>By</span><div><a href=/people/mina/>Mina Harbour</a></div>",
        "<p class=meta>Autor:</p><ul><li><a href=/profil/mina>Mina Harbour</a></li></ul>",
        "<p>18 April 2014 <span class=byline>By <a href=/author/mina/>Mina Harbour</a></span></p>",
        "<p>18 April 2014 | By Mina Harbour | 3 min read</p>",
        "<div class=author-line>By<a class=author href=/author/mina>Mina Harbour</a>April 18, 2014</div>",
        '<div class="wp-block-post-author-name"><a href="/author/mina">Mina Harbour</a></div>',
        '<div class="wp-block-post-author"><div class="wp-block-post-author__content">'
        '<p class="wp-block-post-author__name">Mina Harbour</p></div></div>',
        '<span class="byline vcard"><a class="fn" rel="author" href="/author/mina">Mina Harbour</a></span>',
    ],
)
def test_label_and_name_stand_in_elements_of_their_own(shown: str) -> None:
    assert authors(f"<div>{H1}{shown}{TEXT}</div>") == ["Mina Harbour"]


@pytest.mark.parametrize(
    "head",
    [
        ld(f'"author":{{"@type":"Organization","name":"The Gazette"}},{PUBLISHER}'),
        ld(f'"author":{{"@type":"Person","name":"The Gazette"}},{PUBLISHER}'),
        ld(f'"author":"gazette",{PUBLISHER}'),
        '<meta name="author" content="Newsroom">',
        '<meta property="og:site_name" content="The Gazette"><meta name="dc.creator" content="The Gazette">',
    ],
)
def test_the_person_shown_beats_the_house_in_the_data(head: str) -> None:
    assert authors(f"<div>{H1}<p class=byline>Mina Harbour</p>{TEXT}</div>", head) == ["Mina Harbour"]


def test_a_labelled_person_beats_a_name_in_the_data_that_the_page_never_shows() -> None:
    head = ld('"author":{"@type":"Person","name":"Gazette Digital Ltd"}')
    assert authors(f"<div>{H1}<p>By Mina Harbour, Bayport</p><p>18 April 2014</p>{TEXT}</div>", head) == [
        "Mina Harbour"
    ]


def test_where_nobody_is_shown_the_house_is_the_author() -> None:
    head = ld(f'"author":{{"@type":"Organization","name":"Gazette Staff"}},{PUBLISHER}')
    assert authors(f"<div>{H1}{TEXT}</div>", head) == ["Gazette Staff"]


def test_the_line_that_names_more_authors_than_the_data_is_the_byline() -> None:
    head = ld('"author":{"@type":"Person","name":"Mina Harbour"}')
    assert authors(f"<div>{H1}<p>By Mina Harbour and Jo Pier</p>{TEXT}</div>", head) == ["Mina Harbour", "Jo Pier"]


def test_data_that_names_more_authors_than_the_line_is_the_byline() -> None:
    head = ld('"author":[{"@type":"Person","name":"Mina Harbour"},{"@type":"Person","name":"Jo Pier"}]')
    assert authors(f"<div>{H1}<p>By Mina Harbour</p>{TEXT}</div>", head) == ["Mina Harbour", "Jo Pier"]


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="parsely-author" content="Mina Harbour">',
        '<meta name="DC.Creator" content="Mina Harbour">',
        '<meta property="article:author_name" content="Mina Harbour">',
        '<meta name="byl" content="By Mina Harbour">',
        '<meta name="article_author" content="Mina Harbour | mina@gazette.example">',
        '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Mina Harbour">',
        '<meta property="article:author" content="https://pages.example/gazette">'
        '<meta name="author" content="Mina Harbour">',
        ld('"author":{"@type":"Person","givenName":"Mina","familyName":"Harbour"}'),
        ld('"creator":["Mina Harbour"]'),
    ],
)
def test_names_in_data_in_any_spelling(head: str) -> None:
    assert authors(f"<div>{H1}{TEXT}</div>", head) == ["Mina Harbour"]


@pytest.mark.parametrize(
    ("shown", "raw"),
    [
        ("<p class=byline>By <a rel=author href=/author/mina>mina harbour</a></p>", "mina harbour"),
        ("<p>By Matteo d'Ancona</p>", "By Matteo d'Ancona"),
        ("<p class=byline>By Sara ibn Rashid</p>", "By Sara ibn Rashid"),
        ("<p>By J. R. Pier</p>", "By J. R. Pier"),
        ("<p class=author>李明 Ming Li</p>", "李明 Ming Li"),
        ("<p>著者：松村太郎</p>", "著者：松村太郎"),
        ("<p>By oz9</p>", "By oz9"),
    ],
)
def test_names_are_kept_as_they_are_spelt(shown: str, raw: str) -> None:
    assert article_of(f"<div>{H1}<p>18 April 2014</p>{shown}{TEXT}</div>").authors_raw == raw


TEASER = "<li class=card><h3><a href=/{0}/>Other news of the day {0}</a></h3><span class=author>By {1}</span></li>"


@pytest.mark.parametrize(
    "other",
    [
        "<figure><img src=/a.jpg><figcaption class=caption>Photo: Jo Pier</figcaption></figure>",
        "<figure><img src=/a.jpg><figcaption><span class=author>Jo Pier</span></figcaption></figure>",
        "<p>Port Harbour</p>",
        "<p>Read More</p>",
        "<p class=author>All our writers</p>",
        "<ul class=related>" + "".join(TEASER.format(n, f"Jo Pier{'abc'[n]}") for n in range(3)) + "</ul>",
        "<div class=share><a href=#a>Mail</a> <a href=#b>Print</a></div>",
        "<blockquote><p>Best regards</p><p>Jo Pier</p></blockquote>",
    ],
)
def test_who_is_no_author(other: str) -> None:
    assert authors(f"<div>{H1}{TEXT}</div>{other}") == []


def test_the_names_on_other_articles_are_not_joined_to_the_byline() -> None:
    others = "".join(TEASER.format(n, name) for n, name in enumerate(("Jo Pier", "Ada Quay", "Max Mole")))
    html = f"<div>{H1}<p class=author>By Mina Harbour</p>{TEXT}</div><aside><ul>{others}</ul></aside>"
    assert authors(html) == ["Mina Harbour"]


BIO = "Mina Harbour writes about ships, ports and the people between them, and lives in Port Gazette and Dover."


@pytest.mark.parametrize(
    "box",
    [
        f"<div class=author-box><h4><a href=/author/mina/>Mina Harbour</a></h4><p>{BIO}</p></div>",
        f"<div class=author-box><p>Mina Harbour</p><p>Mina Harbour</p><p>{BIO}</p></div>",
        f"<section class=about-author><h3>About the author</h3><p>{BIO}</p></section>",
        '<div class="wp-block-post-author"><div class="wp-block-post-author__content">'
        '<p class="wp-block-post-author__name">Mina Harbour</p>'
        f'<p class="wp-block-post-author__bio">{BIO}</p></div></div>',
        f"<div><h3>About Mina Harbour</h3><p>{BIO}</p></div>",
    ],
)
def test_an_author_box_gives_name_and_bio(box: str) -> None:
    bundle = normalised(f"<div>{H1}<p>By Mina Harbour</p>{TEXT}</div>{box}")
    assert bundle.article and bundle.article.authors == ["Mina Harbour"]
    assert [(author.name, author.bio) for author in bundle.authors] == [("Mina Harbour", BIO)]


def test_a_bio_is_no_list_of_names() -> None:
    bio = "바다와 항구를 오래 취재했고, 배와 사람, 시장을 다룬 책을 여럿 썼다."
    box = f"<div class=author-box><p>김민수</p><p>{bio}</p></div>"
    bundle = normalised(f"<div>{H1}{TEXT}</div>{box}")
    assert bundle.article and bundle.article.authors == ["김민수"]


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("ar", "الجمعة 18 نيسان / أبريل 2014 09:22 مساءً"),
        ("vi", "Thứ sáu, 18 tháng 4 năm 2014"),
        ("hu", "2014. április 18."),
        ("hi", "18 अप्रैल 2014"),
        ("ja", "2014年04月18日 14時30分 公開"),
        ("ko", "입력 2014.04.18 10:20"),
        ("de", "18.04.14"),
        ("pt", "18 de abril de 2014 às 10h20"),
        ("en", "18-Apr-2014"),
    ],
)
def test_the_date_shown_in_the_forms_of_many_languages(language: str, shown: str) -> None:
    article = normalised(
        f"<div><div>{H1}<p>{shown}</p></div>{TEXT}</div>", f'<meta http-equiv="content-language" content="{language}">'
    ).article
    assert article and article.published_raw == shown


@pytest.mark.parametrize(
    ("shown", "raw"),
    [
        ("<ul><li class=meta__date>19.07.2022</li><li>10 min</li></ul>", "19.07.2022"),
        (
            "<nav class=breadcrumbs><a href=/a/>A</a> <time datetime=2022-07-19T10:00:00Z>x</time></nav>",
            "2022-07-19T10:00:00Z",
        ),
        ("<p>Written by Mina Harbour on 19 July 2022 at 10:20</p>", "Written by Mina Harbour on 19 July 2022 at 10:20"),
    ],
)
def test_a_date_between_headline_and_text(shown: str, raw: str) -> None:
    assert article_of(f"<div><div>{H1}{shown}</div>{TEXT}</div>").published_raw == raw


@pytest.mark.parametrize(
    "other",
    [
        "<p>Updated 19 July 2022</p>",
        "<figure><img src=/a.jpg><figcaption>The ferry on 19 July 2022, a day of storm</figcaption></figure>",
        "<ul class=related><li class=card><a href=/2/>Other</a> <time datetime=2022-07-19>19 July</time></li></ul>",
        "<blockquote>— Jo Pier (@jo) July 19, 2022</blockquote>",
        "<p>From the <a href=https://bay.example/>Bay Herald (19 July 2022) in full</a></p>",
        "<footer>© 19 July 2022</footer>",
    ],
)
def test_dates_of_other_things(other: str) -> None:
    assert article_of(f"<header>Tuesday, 19 July 2022</header><div>{H1}{TEXT}</div>{other}").published_raw is None


AT = datetime(2020, 11, 23, 11, 2, 35, tzinfo=UTC)


@pytest.mark.parametrize(
    ("head", "at"),
    [
        ('<meta name="article:published" content="20201123T110235Z">', AT),
        ('<meta property="article:published_time" content="1606129355">', AT),
        ('<meta name="pub_date" content="1606129355000">', AT),
        ('<meta name="DC.date.issued" content="2020-11-23T12:02:35+01:00">', AT),
        (ld('"datePublished":"2020-11-23T11:02:5Z"'), datetime(2020, 11, 23, 11, 2, 5, tzinfo=UTC)),
        (
            '<script>window.page = {"id":7,"published_at":"2020-11-23T11:02:35Z","tags":[]}</script>',
            AT,
        ),
    ],
)  # fmt: skip
def test_every_form_in_which_data_states_an_instant(head: str, at: datetime) -> None:
    article = normalised(f"<div>{H1}{TEXT}</div>", head).article
    assert article and article.published_at == at


def test_scripts_that_state_several_days_state_none() -> None:
    head = '<script>x = [{"published_at":"2020-11-23T11:02:35Z"},{"published_at":"2020-11-20T11:02:35Z"}]</script>'
    assert article_of(f"<div>{H1}{TEXT}</div>", head).published_raw is None


@pytest.mark.parametrize(
    ("shown", "url", "day"),
    [
        ("December 19, 2016 | 7:08pm", "https://gazette.example/ferry/", date(2016, 12, 19)),
        ("20 December 2016", "https://gazette.example/2016/12/19/ferry/", date(2016, 12, 20)),
        ("", "https://gazette.example/2016/12/19/ferry/", date(2016, 12, 19)),
        ("", "https://gazette.example/ferry/", date(2016, 12, 20)),
    ],
)
def test_the_day_is_the_one_the_page_shows_before_the_addresss(shown: str, url: str, day: date) -> None:
    head = '<meta property="article:published_time" content="2016-12-20T00:08:44+00:00">'
    article = normalised(f"<div><div>{H1}<p class=date>{shown}</p></div>{TEXT}</div>", head, url).article
    assert article and article.published_date == day
    assert article.published_at == datetime(2016, 12, 20, 0, 8, 44, tzinfo=UTC)


def test_what_won_and_lost_is_noted_with_its_evidence() -> None:
    page = replace(page_of(f"<div>{H1}<p>By Mina Harbour</p><p>18 April 2014</p>{TEXT}</div>"), ledger=[])
    read(page)
    won = {one.question: one for one in page.ledger or [] if one.won}
    assert won["byline"].subject == "By Mina Harbour"
    assert {"label in front", "below the headline", "shaped as a name"} <= set(won["byline"].evidence)
    assert won["published"].subject == "18 April 2014"


@pytest.mark.parametrize("question", [BYLINE, PUBLISHED], ids=lambda question: question.name)
def test_every_place_on_a_page_has_its_weight(question: Question) -> None:
    boxes = "nav header footer aside form figure blockquote article".split()
    marks = "card menu sidebar caption credits gallery comment most-read popular share tags site-footer".split()
    inner = "<p class=author>By Jo Pier <time datetime=2014-04-18>18 April 2014</time></p>"
    tagged = "".join(f"<{tag}>{inner}</{tag}>" for tag in boxes)
    named = "".join(f"<div class={mark}><h3>Other</h3>{inner}</div>" for mark in marks)
    page = replace(page_of(f"{tagged}<div>{tagged}{H1}</div>{named}{TEXT}{named}{tagged}"), ledger=[])
    read(page)
    asked = [one for one in page.ledger or [] if one.question == question.name]
    assert len(asked) > len(boxes) + len(marks)
    assert {piece for one in asked for piece in one.evidence} <= question.weights.keys()
