"""The headline: the one a reader sees above the text, by what speaks for it, not by where one site puts it."""

from __future__ import annotations

import pytest
from pages import article_of, ld, page_of, paragraphs, read

from nkscrape.extract.article.headline import read_headline
from nkscrape.extract.data.structured import read_structured
from nkscrape.extract.evidence import Judgement
from nkscrape.page import Page

TITLE = "Harbour ferry stops at dusk"
OTHER = "No more boats after six"
ARTICLE = f"<article><h1>{TITLE}</h1>{paragraphs()}</article>"


def og(title: str) -> str:
    return f'<meta property="og:title" content="{title}">'


def title_of(body: str, head: str = "") -> str | None:
    return article_of(body, head).title


@pytest.mark.parametrize(
    "head",
    [
        og(OTHER),
        f"<title>{OTHER}</title>" + og(OTHER),
        ld(f'"headline":"{OTHER}"'),
        ld(f'"headline":"{OTHER}"') + og(OTHER) + f"<title>{OTHER} | Gazette</title>",
    ],
)
def test_the_headline_shown_beats_the_one_written_for_search_engines(head: str) -> None:
    assert title_of(ARTICLE, head) == TITLE


@pytest.mark.parametrize(
    "page",
    [
        # A block theme: the site's name is an h1, the post's title an h1 or h2.
        '<header><h1 class="wp-block-site-title"><a href="/">The Bay Notes</a></h1></header>'
        f'<main><h2 class="wp-block-post-title">{TITLE}</h2>{paragraphs()}</main>',
        '<header><h1 class="wp-block-site-title"><a href="/">The Bay Notes</a></h1></header>'
        f'<main><h1 class="wp-block-post-title">{TITLE}</h1>{paragraphs()}</main>',
        # An old blog theme: the site's name leads home, the title to itself.
        '<h1><a href="https://gazette.example/">The Bay Notes</a></h1><p>News from the pier</p>'
        f'<h2><a href="/news/harbour-ferry/">{TITLE}</a></h2>{paragraphs()}',
        # A breadcrumb that sets its last step as h1.
        '<main><nav><ul class="breadcrumb"><li><a href="/">Home</a></li>'
        "<li><h1>Ferry news of the bay</h1></li></ul></nav>"
        f"<article><h2>{TITLE}</h2>{paragraphs()}</article></main>",
        # Headings of boxes before and behind.
        f"<aside><h1>Subscribe to our letter</h1></aside><article><h1>{TITLE}</h1>{paragraphs()}</article>"
        '<div class="related"><h2><a href="/a/">Ferry fares rise again</a></h2></div>',
        # No heading at all.
        f"<div><b>{TITLE}</b></div><div>{paragraphs()}</div>",
        f'<div class="story-headline">{TITLE}</div><div>{paragraphs()}</div>',
        f'<div itemscope itemtype="https://schema.org/Article"><p itemprop="headline">{TITLE}</p>{paragraphs()}</div>',
    ],
)  # fmt: skip
def test_the_title_is_the_posts_not_the_sites(page: str) -> None:
    assert title_of(page, f"<title>{TITLE} – The Bay Notes</title>") == TITLE


def test_without_a_visible_headline_the_data_stands_in() -> None:
    head = og(f"{TITLE} | Gazette") + f"<title>{TITLE} | Gazette</title>"
    assert title_of(f"<div>{paragraphs()}</div>", head) == TITLE


@pytest.mark.parametrize(
    ("shown", "stated", "title"),
    [
        (f"<span>Transport</span> {TITLE}", TITLE, TITLE),
        (f"<small>12.03.2021</small>{TITLE}", TITLE, TITLE),
        (f"Transport: {TITLE}", TITLE, TITLE),
        (f"<span>Transport: </span>{TITLE}", f"Transport: {TITLE}", f"Transport: {TITLE}"),
        (f"{TITLE} <small>The council wants a bus</small>", TITLE, TITLE),
        (TITLE.upper(), TITLE, TITLE),
        (f"{TITLE}: what we know", TITLE, f"{TITLE}: what we know"),
        ("Harbour ferry stops - and starts again", "Harbour ferry stops - and starts again",
         "Harbour ferry stops - and starts again"),
        ("Le port dit « assez » au ferry du soir", "Le port dit « assez » au ferry du soir",
         "Le port dit « assez » au ferry du soir"),
        (f"{TITLE} | Gazette", TITLE, TITLE),
    ],
)  # fmt: skip
def test_kicker_subtitle_and_site_are_no_part_of_the_headline(shown: str, stated: str, title: str) -> None:
    head = og(stated) + f"<title>{stated} | Gazette</title>" + '<meta property="og:site_name" content="Gazette">'
    assert title_of(f"<article><h1>{shown}</h1>{paragraphs()}</article>", head) == title


@pytest.mark.parametrize(
    ("tag", "title"),
    [
        (f"Gazette: {TITLE}", TITLE),
        (f"{TITLE} - News - Gazette", f"{TITLE} - News"),
        (f"{TITLE} » Blog » The Bay", TITLE),
        (f"{TITLE} :: The Bay", f"{TITLE} :: The Bay"),
        ("港の渡し船が夕方で終わる-湾日報", "港の渡し船が夕方で終わる-湾日報"),
    ],
)
def test_a_title_tag_alone_loses_the_site(tag: str, title: str) -> None:
    assert title_of(f"<div>{paragraphs()}</div>", f"<title>{tag}</title>") == title


def test_headings_of_one_look_are_the_headings_of_a_list() -> None:
    parts = "".join(f"<h2>Ferry number {n}</h2>{paragraphs()}" for n in range(5))
    assert title_of(f"<article><p class=title>{TITLE}</p>{parts}</article>", f"<title>{TITLE}</title>") == TITLE


def test_what_others_own_is_not_the_headline() -> None:
    html = f"<div><h1>Ferries of the week to read now</h1></div><div><h1>{TITLE}</h1>{paragraphs()}</div>"
    page = page_of(html)
    structured = read_structured(page)
    others = page.reading.elements("h1")[:1]
    assert read_headline(page, structured, others).title == TITLE


def test_what_spoke_for_the_headline_is_noted() -> None:
    ledger: list[Judgement] = []
    page = page_of(f"<h2>{OTHER}</h2>{ARTICLE}", og(TITLE))
    page = Page(url=page.url, body=page.body, ledger=ledger)
    headline = read_headline(page, read_structured(page))
    (won,) = (one for one in ledger if one.won)
    assert (won.subject, won.element) == (TITLE, headline.element)
    assert {"h1", "as in OpenGraph", "the text follows"} <= set(won.evidence)


def test_hostile_headings_take_no_time() -> None:
    many = "".join(f"<h2 class=title{n % 7}><a href=/{n}>Boat {n} - the bay</a></h2>" for n in range(3000))
    dashes = "a - " * 3000
    page = page_of(f"<h1>{dashes}</h1>{many}{paragraphs()}", f"<title>{dashes}</title>" + og(dashes[:400]))
    assert read_headline(page, read_structured(page)).title


def test_a_name_in_the_bar_above_that_closes_the_title_tag_is_not_the_headline() -> None:
    """As documentation prints it: no data, and the site's name an h1 above the headline's h2."""
    html = (
        "<title>B - The last ferries - The Harbour Book</title><body>"
        "<div class='menu-bar'><h1 class='menu-title'>The Harbour Book</h1></div>"
        f"<main><h2>Part B: The last ferries</h2>{paragraphs()}</main>"
    )
    article = read(Page(url="https://harbour.example/b/last-ferries", body=html.encode())).article
    assert article
    assert article.title == "Part B: The last ferries"
