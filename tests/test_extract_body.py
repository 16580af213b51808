"""The body: the whole text of the article and nothing else."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

import pytest
from pages import FIRST, SECOND, TEXT, THIRD, article_of, body_of, page_of, paragraphs, read

H1 = "<h1>Harbour ferry stops at dusk</h1>"


def test_paragraphs_of_the_article_in_order() -> None:
    assert body_of(f"<nav><a href=/>Home</a></nav><article>{H1}{paragraphs()}</article><footer>Gazette</footer>") == [
        *TEXT
    ]


@pytest.mark.parametrize(
    "clutter",
    [
        '<div class="share-bar"><a href="#">Share</a> <a href="#">Tweet</a></div>',
        '<div class="newsletter-box"><p>Get the harbour news every morning, free of charge, in your inbox.</p></div>',
        '<aside><p>The council has nine members, who are elected every four years by all residents.</p></aside>',
        '<figure><img src="a.jpg"><figcaption>The last trip of the day.</figcaption></figure>',
        '<div class="image-box"><img src="a.jpg"><p class="cap">The ferry leaves the quay on a grey day.</p></div>',
        '<p style="display:none">A hidden copy of the text that no reader ever sees on this page at all.</p>',
        '<p hidden>A hidden copy of the text that no reader ever sees on this page at all.</p>',
        '<div aria-hidden="true"><p>A hidden copy of the text that no reader ever sees on this page.</p></div>',
        '<p>Read more: <a href="/other/">Fishermen want a longer pier</a></p>',
        '<p>Lea también: <a href="/other/">Los pescadores quieren un muelle más largo</a></p>',
        '<p>Lesen Sie auch: <a href="/other/">Fischer wollen eine längere Mole</a></p>',
        '<p>관련기사: <a href="/other/">어민들, 더 긴 부두를 원하다</a></p>',
        '<p><a href="/other/">FISHERMEN WANT A LONGER PIER</a></p>',
        '<div class="box7"><h3><a href="/other/">A longer pier</a></h3><p>It is too short.</p></div>',
        '<p>Subscribe to our newsletter to read more stories like this one.</p>',
        '<p>You have reached your limit of 5 free articles this month.</p>',
        '<div><p>Existing users, please sign in here:</p><form><label>Remember Me</label><input></form></div>',
        '<div id="onetrust-consent-sdk"><p>We store cookies on your device to show you advertising.</p></div>',
        '<p>Advertisement</p>',
        '<p>Photo: Harbour Archive</p>',
        '<blockquote class="twitter-tweet"><p>The ferry is gone!</p>— A passenger, May 1, 2014</blockquote>',
        '<p>Follow the Gazette on Twitter and Facebook for more harbour news.</p>',
        '<ul class="tags"><li><a href="/tag/ferry">Ferry</a></li></ul>',
    ],
)  # fmt: skip
def test_what_is_no_text_stays_out(clutter: str) -> None:
    html = f"<article>{H1}<p>{FIRST}</p>{clutter}<p>{SECOND}</p><p>{THIRD}</p></article>"
    assert body_of(html) == [*TEXT]


@pytest.mark.parametrize(
    ("inside", "kept"),
    [
        ("<h2>Late shifts</h2>", "Late shifts"),
        ("<ul><li>The last boat leaves at six.</li></ul>", "The last boat leaves at six."),
        (
            "<blockquote>We had no choice, the harbour master said.</blockquote>",
            "We had no choice, the harbour master said.",
        ),
        ("<pre>Boat one: 17:40. Boat two: 18:15.</pre>", "Boat one: 17:40. Boat two: 18:15."),
        (
            "<p>Asked <a href=/x>twice</a>, the <b>council</b> did not answer.</p>",
            "Asked twice, the council did not answer.",
        ),
        (
            "<dl><dt>Fare</dt><dd>Two coins for the crossing, as before.</dd></dl>",
            "Two coins for the crossing, as before.",
        ),
    ],
)
def test_what_is_text_stays(inside: str, kept: str) -> None:
    assert kept in body_of(f"<article>{H1}<p>{FIRST}</p>{inside}<p>{SECOND}</p><p>{THIRD}</p></article>")


def test_lede_in_bare_text_and_breaks() -> None:
    html = f"<div id=content>{H1}<div class=t>{FIRST}<br><br>{SECOND}<br>{THIRD}</div></div>"
    assert body_of(html) == [FIRST, f"{SECOND}\n{THIRD}"]


def test_text_split_over_sibling_containers() -> None:
    parts = "".join(f'<div class="chunk"><div class="inner"><p>{text}</p></div></div>' for text in TEXT)
    assert body_of(f"<main>{H1}{parts}</main>") == [*TEXT]


def test_words_of_class_names_do_not_condemn_the_text() -> None:
    html = f'<div class="sidebar-grid">{H1}<div class="paywall article-widget">{paragraphs()}</div></div>'
    assert body_of(html) == [*TEXT]


def test_other_posts_in_their_own_article_stay_out() -> None:
    other = (
        '<article><h2><a href="/x/">Fishermen want a longer pier</a></h2><p>The pier is far too short.</p></article>'
    )
    assert body_of(f"<main><article>{H1}{paragraphs()}</article>{other}{other}</main>") == [*TEXT]


def test_the_title_repeated_at_the_top_stays_out() -> None:
    assert body_of(f"<article>{H1}<h2>Harbour ferry stops at dusk</h2>{paragraphs()}</article>") == [*TEXT]


def test_byline_and_date_stay_out() -> None:
    html = f"<article>{H1}<p>By Mina Harbour</p><p>April 18th, 2014</p>{paragraphs()}</article>"
    assert body_of(html) == [*TEXT]


def test_what_follows_the_end_stays_out() -> None:
    end = "<h3>About the author</h3><p>Mina Harbour has written about boats for the Gazette since 2003.</p>"
    assert body_of(f"<article>{H1}{paragraphs()}{end}</article>") == [*TEXT]


def test_a_pull_quote_of_the_text_is_not_said_twice() -> None:
    quote = '<div class="pull">Passengers who work late shifts must take the bus around the bay</div>'
    assert body_of(f"<article>{H1}<p>{FIRST}</p>{quote}<p>{SECOND}</p><p>{THIRD}</p></article>") == [*TEXT]


def test_short_sentences_in_chinese_are_text() -> None:
    texts = [
        "港口的渡轮从星期一起天黑后停止运行，镇议会表示，因为船员太少。",
        "上晚班的乘客必须绕道乘坐公共汽车。",
        "新船长六月上任。",
    ]
    html = f"<article><h1>渡轮天黑后停运的消息</h1>{paragraphs(*texts)}</article>"
    assert body_of(html, "<title>渡轮天黑后停运的消息</title>") == texts


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "ستتوقف عبّارة الميناء عن العمل بعد حلول الظلام ابتداء من يوم الاثنين لأن الطاقم صغير جدا."),
        ("he", "מעבורת הנמל תפסיק לפעול לאחר רדת החשכה החל מיום שני משום שהצוות קטן מדי לכך."),
        ("ru", "С понедельника портовый паром перестанет ходить после наступления темноты из-за нехватки команды."),
        ("ko", "항구 여객선은 승무원이 너무 적어서 월요일부터 해가 지면 운항을 멈춘다고 시의회가 밝혔다."),
        ("ja", "港の渡し船は乗組員が足りないため、月曜日から日没後の運航を取りやめると町議会が発表した。"),
    ],
)
def test_languages(language: str, text: str) -> None:
    second = text.replace("الاثنين", "الثلاثاء") + " " + text[:60]
    article = article_of(f"<article><h1>{text[:25]}</h1>{paragraphs(text, second)}</article>")
    assert (article.body or "").split("\n\n") == [text, second.strip()]
    assert article.language == language


def test_text_in_json_ld_alone() -> None:
    head = (
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour ferry stops at dusk",'
        f'"articleBody":"{FIRST}\\n\\n{SECOND}\\n\\n{THIRD}"}}</script>'
    )
    assert body_of(f"{H1}<div id=app></div>", head) == [*TEXT]


@pytest.mark.parametrize(
    "script",
    [
        '<script id="__NEXT_DATA__" type="application/json">{"props":{"story":{"blocks":[{"type":"text","text":"%s"},'
        '{"type":"text","text":"%s"},{"type":"text","text":"%s"}]}}}</script>',
        '<script>Fusion.globalContent={"content_elements":[{"type":"text","content":"%s"},{"type":"text","content":"%s"},'
        '{"type":"text","content":"%s"}]};Fusion.x=1;</script>',
        '<script>window.__NUXT__={"data":[{"body":"<p>%s</p><p>%s</p><p>%s</p>"}]}</script>',
    ],
)
def test_text_in_script_state_alone(script: str) -> None:
    assert body_of(f"{H1}<div id=app></div>{script % TEXT}") == [*TEXT]


def test_a_table_of_figures_between_paragraphs_keeps_its_rows() -> None:
    table = "<table>" + "".join(f"<tr><td>Boat {n}</td><td>{n}:15</td></tr>" for n in range(9)) + "</table>"
    rows = [f"Boat {n}\t{n}:15" for n in range(9)]
    html = f"<article>{H1}<p>{FIRST}</p>{table}<p>{SECOND}</p><p>{THIRD}</p></article>"
    assert body_of(html) == [FIRST, *rows, SECOND, THIRD]


def test_a_layout_table_is_no_table_of_figures() -> None:
    html = f"<table><tr><td>{H1}<p>{FIRST}<p>{SECOND}<p>{THIRD}</td></tr></table>"
    assert body_of(html) == [*TEXT]


def test_each_paragraph_has_its_own_share_of_links() -> None:
    pointer = '<a href="/other/">Fishermen want a longer pier and ask the council for money</a>'
    html = f"<div id=content>{H1}<div class=t>{FIRST}<br><br>{pointer}<br><br>{SECOND}<br><br>{THIRD}</div></div>"
    assert body_of(html) == [*TEXT]


def test_of_two_copies_one_stays_and_recurring_short_lines_stay() -> None:
    kicker = '<div class="blurb">The last boat leaves at six.</div>'
    html = f"<article>{H1}{paragraphs(FIRST, 'Why?', SECOND, 'Why?', THIRD)}{kicker}<p>{SECOND}</p></article>"
    body = body_of(html)
    assert body.count(SECOND) == 1
    assert body.count("Why?") == 2


def test_a_table_of_data_keeps_its_rows_and_a_layout_table_is_read_through() -> None:
    rows = "<tr><th>Boat</th><th>Leaves</th></tr><tr><td>One</td><td>17:40</td></tr><tr><td>Two</td><td>18:15</td></tr>"
    html = f"<article>{H1}<p>{FIRST}</p><table>{rows}</table><p>{SECOND}</p><p>{THIRD}</p></article>"
    assert body_of(html) == [FIRST, "Boat\tLeaves", "One\t17:40", "Two\t18:15", SECOND, THIRD]
    layout = f"<table><tr><td><a href=/>Home</a></td><td>{H1}{paragraphs()}</td></tr></table>"
    assert body_of(layout) == [*TEXT]


def test_what_microdata_marks_as_the_body_outranks_what_looks_like_it() -> None:
    about = "<p>The Gazette has reported on the harbour since 1890 and is printed on paper made of seaweed.</p>"
    html = f'<div>{H1}<div itemprop="articleBody">{paragraphs()}</div><div>{about}</div></div>'
    assert body_of(html) == [*TEXT]


@pytest.mark.parametrize("name", ["share-of-voice", "author-notes", "sidebar", "newsletter-issue", "related"])
def test_a_class_word_alone_removes_no_running_text(name: str) -> None:
    html = f'<article>{H1}<p>{FIRST}</p><p class="{name}">{SECOND}</p><p>{THIRD}</p></article>'
    assert body_of(html) == [*TEXT]


@pytest.mark.parametrize("opening", ["Read more", "Most significantly", "Related", "Photo", "About the author"])
def test_a_phrase_alone_removes_no_running_text(opening: str) -> None:
    text = f"{opening}: {SECOND}"
    assert body_of(f"<article>{H1}<p>{FIRST}</p><p>{text}</p><p>{THIRD}</p></article>") == [FIRST, text, THIRD]


def test_a_list_of_the_text_stays_and_a_list_of_links_goes() -> None:
    items = "<ul><li>Two cups of flour</li><li>A spoon of salt</li></ul>"
    links = "<ul><li><a href=/a/>A longer pier</a></li><li><a href=/b/>Seaweed paper</a></li></ul>"
    html = f"<article>{H1}<p>{FIRST}</p>{items}<p>{SECOND}</p><p>{THIRD}</p>{links}</article>"
    assert body_of(html) == [FIRST, "Two cups of flour", "A spoon of salt", SECOND, THIRD]


def test_what_is_hidden_inside_a_line_is_not_read() -> None:
    link = '<a href="/x/">twice<span class="sr-only"> opens in a new window</span></a>'
    asked = f"<p>Asked {link} the council did not answer, which it regrets.</p>"
    assert (
        body_of(f"<article>{H1}<p>{FIRST}</p>{asked}<p>{THIRD}</p></article>")[1]
        == "Asked twice the council did not answer, which it regrets."
    )


def test_a_name_between_paragraphs_is_text_and_one_behind_them_is_a_signature() -> None:
    text = f"<p>{FIRST}</p><p>Mina Harbour</p><p>{SECOND}</p><p>{THIRD}</p><p>{FIRST[:-1]} again.</p>"
    assert "Mina Harbour" in body_of(f"<article>{H1}{text}</article>")
    assert "Mina Harbour" not in body_of(f"<article>{H1}{paragraphs()}<div class=x>Mina Harbour</div></article>")


def test_judgements_of_blocks_can_be_read() -> None:
    page = page_of(f'<article>{H1}{paragraphs()}<div class="share-bar"><a href="/s/">Share this</a></div></article>')
    page = replace(page, ledger=[])
    read(page)
    told = {one.subject: one for one in page.ledger or () if one.question == "text"}
    assert told[FIRST[:80]].won and "like the main text" in told[FIRST[:80]].evidence
    assert not told["Share this"].won and {"class says box", "links alone"} <= set(told["Share this"].evidence)


def test_the_largest_footer_is_no_text() -> None:
    rights = "All rights to the texts and pictures of this paper are with its publisher, and none may be copied. " * 9
    html = f"<body><div>{H1}<div class=t><p>{FIRST}</p><p>{SECOND}</p></div></div><footer><p>{rights}</p></footer>"
    assert body_of(html) == [FIRST, SECOND]


def test_those_who_worked_on_a_text_stand_below_it() -> None:
    signed = "Reporting by Jane Doe; Editing by John Roe"
    inner = "".join(f"<div class=e><p class=text>{text}</p></div>" for text in TEXT)
    html = f"<article>{H1}{inner}<div class=e><p class=small>{signed}</p></div></article>"
    assert body_of(html) == [*TEXT, signed]


def test_the_first_paragraph_said_in_the_head_again_stays_in_the_text() -> None:
    html = (
        f"<article>{H1}<h2 class=deck>Where the last boat goes from now on</h2><div class=summary>{FIRST}</div>"
        f"<div class=story><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></article>"
    )
    assert body_of(html)[0] == FIRST


POST = """<article class="post"><header class="entry-header"><h1>Harbour ferry stops at dusk</h1><p>
<time datetime="2014-04-18">Friday</time> by <a rel="author" href="/author/mina/">Mina Harbour</a></p></header>
<div class="entry-content">{}</div></article>"""


def body_of_post(inner: str) -> list[str]:
    """Return the paragraphs of a post on a page with a menu and a sidebar."""
    aside = "<aside><h2>Recent posts</h2><ul><li><a href=/1>Boats and more boats</a></li></ul></aside>"
    return body_of(f"<nav><a href=/>Home</a></nav><main>{POST.format(inner)}</main>{aside}")


def test_a_figure_around_a_table_of_data_keeps_its_rows() -> None:
    rows = "<tr><th>Day</th><th>Boats</th></tr><tr><td>2024-05-03</td><td>Anna</td></tr>"
    table = f'<figure class="wp-block-table"><table>{rows}</table><figcaption>Boats in May</figcaption></figure>'
    assert body_of_post(f"<p>{FIRST}</p>{table}<p>{SECOND}</p>") == [FIRST, "Day\tBoats", "2024-05-03\tAnna", SECOND]


def test_a_short_note_and_a_picture_with_a_caption_are_the_body_of_their_posts() -> None:
    assert body_of_post("<p>No ferry today, sorry.</p>") == ["No ferry today, sorry."]
    picture = "<figure><img src=/pier.jpg><figcaption>The pier at low tide</figcaption></figure>"
    assert body_of_post(picture) == ["The pier at low tide"]


def test_what_an_ad_inserter_puts_between_paragraphs_is_no_text() -> None:
    offer = (
        '<div class="code-block code-block-3"><p><b>Our letter.</b> <a href=/letter>Every Friday by post</a></p></div>'
    )
    assert body_of_post(f"<p>{FIRST}</p>{offer}<p>{SECOND}</p><p>{THIRD}</p>") == [*TEXT]


def test_many_lines_in_one_element_with_many_links_take_linear_time() -> None:
    def seconds(lines: int) -> float:
        source = "<br><br>".join(f"<a href=#{n}>Up</a> A line, {n}, of no more" for n in range(lines))
        started = perf_counter()
        body_of(f"<article>{H1}{paragraphs()}<div>{source}</div></article>")
        return perf_counter() - started

    seconds(100)
    assert seconds(4000) < 12 * seconds(1000)
