"""Standfirst, language, and what is no article: each by evidence of more than one kind."""

from __future__ import annotations

import pytest
from pages import SITE, TEXT, article_of, ld, page_of, paragraphs, read

from nkscrape.page import Page

TITLE = "Harbour ferry stops at dusk"
H1 = f"<h1>{TITLE}</h1>"
LEAD = "Late workers will have to take the bus around the bay"
DESCRIPTION = f'<meta property="og:description" content="{LEAD}">'


@pytest.mark.parametrize(
    ("between", "head"),
    [
        (f'<p class="deck">{LEAD}</p>', ""),
        (f'<div class="intro"><p>{LEAD}</p></div>', ""),
        (f"<p>{LEAD}</p>", DESCRIPTION),
        (f"<h2>{LEAD}</h2><p>By Mina Harbour</p>", ""),
        (f'<p itemprop="description">{LEAD}</p>', ""),
        (f"<figure><figcaption>Boats in the bay at noon on Monday</figcaption></figure><h2>{LEAD}</h2>", DESCRIPTION),
    ],
)
def test_a_standfirst(between: str, head: str) -> None:
    article = article_of(f"<article>{H1}{between}<div>{paragraphs()}</div></article>", head)
    assert article.subtitle == LEAD
    assert (article.body or "").endswith("\n\n".join(TEXT))


@pytest.mark.parametrize(
    "between",
    [
        "<p>By Mina Harbour and Jo Pier of the Gazette</p>",
        "<p>Photo: Mina Harbour, Gazette, all of the harbour</p>",
        f"<p>{TITLE}</p>",
        '<p><a href="/a/">Bus fares rise again in the old town</a></p>',
        "<p>18 April 2014</p>",
        "<figure><figcaption>Boats in the bay at noon on Monday</figcaption></figure>",
        '<div class="share"><p>Share this with all of your friends today</p></div>',
        "<p>Subscribe to continue reading this article about the bay</p>",
    ],
)
def test_what_is_no_standfirst(between: str) -> None:
    article = article_of(f"<article>{H1}{between}<div>{paragraphs()}</div></article>")
    assert article.subtitle is None


def test_a_standfirst_of_several_lines() -> None:
    lines = ("The last boat leaves at six", "A new pilot starts in June", "The bus needs an hour")
    items = "".join(f"<li>{line}</li>" for line in lines)
    article = article_of(f'<article>{H1}<ul class="summary">{items}</ul><div>{paragraphs()}</div></article>')
    assert article.subtitle == " ".join(lines)


def test_the_first_paragraph_is_no_standfirst_for_being_described() -> None:
    head = f'<meta name="description" content="{TEXT[0]}">'
    assert article_of(f"<article>{H1}{paragraphs()}</article>", head).subtitle is None


GERMAN = (
    "Die Fähre im Hafen fährt ab Montag nicht mehr nach Einbruch der Dunkelheit, weil die Mannschaft zu klein ist, und "
    "das wird sich auch im Sommer nicht ändern, sagt der Rat der Stadt. "
) * 5


@pytest.mark.parametrize(
    ("declared", "text", "language"),
    [
        ("en-US", GERMAN, "de"),
        ("de-AT", GERMAN, "de-AT"),
        ("en-GB", " ".join(TEXT * 2), "en-GB"),
        ("gsw", GERMAN, "gsw"),
        ("en", "Ο διάδρομος του λιμανιού κλείνει τη νύχτα από τη Δευτέρα. " * 6, "el"),
        ("", GERMAN, "de"),
    ],
)
def test_language(declared: str, text: str, language: str) -> None:
    html = f'<!doctype html><html lang="{declared}"><body><article>{H1}<p>{text}</p></article></body></html>'
    article = read(Page(url="https://gazette.example/a/b", body=html.encode())).article
    assert article
    assert article.language == language


LONG = [f"{text} That was day {n} of the long strike." for n in range(4) for text in TEXT]
CARD = '<div><h3><a href="/{0}/">Story number {0} of the long day</a></h3><p>Short words on it.</p></div>'
CARDS = "".join(CARD.format(n) for n in range(9))
TAGGED = "https://gazette.example/tag/harbour/"


def reason_of(html: str, head: str = "", url: str = "https://gazette.example/x/y", body_class: str = "") -> str | None:
    """Return why a page is no article, None where it is one."""
    source = f"<!doctype html><html><head>{head}</head><body class='{body_class}'>{html}</body></html>"
    bundle = read(Page(url=url, body=source.encode()), SITE)
    reasons = [w.removeprefix("no-article: ") for w in bundle.warnings if w.startswith("no-article: ")]
    assert bool(reasons) == (bundle.article is None)
    return reasons[0] if reasons else None


@pytest.mark.parametrize(
    ("html", "url", "body_class", "reason"),
    [
        (f"<h1>Harbour</h1>{CARDS}", TAGGED, "", "listing"),
        (f"<h1>Harbour</h1><p>{TEXT[0]}</p>{CARDS}", TAGGED, "archive tag tag-harbour", "listing"),
        (f"<h1>Latest</h1>{CARDS}", "https://gazette.example/", "home blog", "listing"),
        (f"<h1>Oh no</h1><p>{TEXT[0]}</p>", "https://gazette.example/x/y", "error404", "error page"),
        (f"<h1>{TITLE}</h1><form class=post-password-form><p>{TEXT[0]}</p><input type=password></form>",
         "https://gazette.example/x/y", "", "password"),
        (f"{H1}<time datetime=2014-04-18>Friday</time><form class=post-password-form><p>Enter the password below:</p>"
         "<label>Password: <input type=password></label></form>",
         "https://gazette.example/x/y", "single-post", "password"),
        ("<h1>Hello</h1><p>Soon there will be more to read on this page.</p>", "https://gazette.example/x/y", "",
         "too little text"),
    ],
)  # fmt: skip
def test_what_is_no_article(html: str, url: str, body_class: str, reason: str) -> None:
    found = reason_of(html, url=url, body_class=body_class)
    assert found
    assert reason in found


@pytest.mark.parametrize(
    ("html", "head", "url", "body_class"),
    [
        # A short post with its own headline, day and author.
        (f'{H1}<p>By <a rel="author" href="/author/mina/">Mina Harbour</a></p><time datetime="2014-04-18">Friday</time>'
         "<p>No ferry will run today, the wind is too strong.</p>", "", "https://gazette.example/x/y", ""),
        # A static page without data.
        (f"<h1>About the harbour</h1>{paragraphs()}", "", "https://gazette.example/about/", ""),
        # An article with much to read next, without data.
        (f"<article>{H1}{paragraphs()}</article><div>{CARDS}</div>", "", "https://gazette.example/x/y", ""),
        # One whose address looks like a section's.
        (f"<article>{H1}{paragraphs()}</article>", "", "https://gazette.example/category/ferry-stops-at-dusk/", ""),
        # One about an error.
        (f"<article>{H1}{paragraphs(*LONG)}</article>", "<title>Not found: the lost ferry</title>",
         "https://gazette.example/x/y", ""),
        # A short one that its platform vouches for.
        (f"{H1}<p>No ferry today, the wind is too strong.</p>", "", "https://gazette.example/x/y", "single-post"),
        # A film that its data calls an article.
        (f"{H1}<time datetime=2014-04-18>Friday</time><video src=/film.mp4></video>",
         ld(f'"headline":"{TITLE}"') + '<meta property="og:type" content="article">',
         "https://gazette.example/x/y", ""),
        # A one-page site.
        (f"<h1>The harbour</h1>{paragraphs(*LONG)}", "", "https://gazette.example/", ""),
        (f"{H1}<p>No ferry today.</p>", ld(f'"headline":"{TITLE}"'), "https://gazette.example/x/y", ""),
    ],
)  # fmt: skip
def test_what_is_an_article(html: str, head: str, url: str, body_class: str) -> None:
    assert reason_of(html, head, url, body_class) is None
    assert page_of(html).status == 200
