"""Related-reading blocks become teasers in page order; lists of other matter do not."""

# Markup reads best unbroken.
# ruff: noqa: E501

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from discussions import SITE, page

from nkscrape import urls
from nkscrape.extract import teasers
from nkscrape.extract.teasers import Related
from nkscrape.items import Teaser

STORIES = (
    (
        "Ferry line to the islands to start again",
        "/2021/04/ferry-line/",
        "The boats will leave three times a day, if the wind lets them…",
        "April 12th, 2021",
    ),
    (
        "Why the sea wall broke in a single night",
        "/2021/03/sea-wall/",
        "Engineers had warned of the cracks since the nineties…",
        "March 30th, 2021",
    ),
)


def related(body: str, head: str = "") -> Related:
    return teasers.read_teasers(page(body, head), SITE, [])


def titles(body: str, head: str = "") -> list[str | None]:
    return [teaser.title for teaser in related(body, head).teasers]


def card(title: str, path: str, excerpt: str, date: str) -> str:
    return (
        f'<div class="item"><a href="{path}"><img src="/thumbs/a.jpg" alt="{title}"></a><h4><a href="{path}">{title}</a></h4>'
        f"<p>{excerpt}</p><span>{date}</span></div>"
    )


def opaque_card(title: str, path: str, excerpt: str, date: str) -> str:
    return (
        f'<div class="q3"><a href="{path}"><img src="/thumbs/a.jpg" alt="">{title}</a><div class="q4"><a href="{path}">{title}</a>'
        f'</div><div class="q5">{excerpt}</div><div class="q6">{date}</div></div>'
    )


CARDS = "".join(card(*story) for story in STORIES)
LINKS = "".join(f'<li><a href="{path}">{title}</a></li>' for title, path, _, _ in STORIES)
ANCHORS = "".join(f'<a href="{path}">{title}</a>' for title, path, _, _ in STORIES)
OTHERS = "".join(f'<a href="/2020/01/{i}/">What else happened on the islands, part {i}</a>' for i in range(3))
PARAGRAPHS = (
    "<p>The harbour was closed in March, when the sea wall broke in the storm and the boats had to leave it.</p>" * 3
)
TITLES = [story[0] for story in STORIES]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f'<div class="rec"><h3>Recommended for You</h3>{CARDS}</div>', id="classes"),
        pytest.param(
            f'<div class="q1">Recommended for You</div><div class="q2">{"".join(opaque_card(*s) for s in STORIES)}</div>',
            id="opaque",
        ),
    ],
)
def test_every_field_of_a_teaser(body: str) -> None:
    first, second = related(body).teasers
    assert first == Teaser(
        article_id=page("").article_id,
        teaser_id=first.teaser_id,
        block="Recommended for You",
        position=1,
        title=TITLES[0],
        url="https://gazette.example/2021/04/ferry-line/",
        target_article_id=urls.article_id("https://gazette.example/2021/04/ferry-line/"),
        excerpt="The boats will leave three times a day, if the wind lets them",
        excerpt_is_truncated=True,
        published_raw="April 12th, 2021",
        image_url="https://gazette.example/thumbs/a.jpg",
        site="gazette.example",
    )
    assert (second.position, second.title) == (2, TITLES[1])


@pytest.mark.parametrize(
    "body",
    [
        f'<div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>Related</em></h3>{CARDS}</div>',
        f'<div class="yarpp yarpp-related"><h3>Related posts:</h3><ol>{LINKS}</ol></div>',
        f'<div class="crp_related"><h3>Related Posts:</h3><ul>{LINKS}</ul></div>',
        f'<div class="wp_rp_wrap"><div class="wp_rp_content"><h3 class="related_post_title">More Stories</h3><ul class="related_post wp_rp">{LINKS}</ul></div></div>',
        f'<div class="rp4wp-related-posts"><h3>Related Posts</h3><ul>{LINKS}</ul></div>',
        f'<div class="td_block_wrap td_block_related_posts"><h4 class="td-related-title"><a class="td-related-left">RELATED ARTICLES</a><a class="td-related-right">MORE FROM AUTHOR</a></h4>{CARDS}</div>',
        f'<section class="article-related-list">{CARDS}</section>',
        f"<h2>Mehr zum Thema</h2><ul>{LINKS}</ul>",
        f"<div><h3>Das könnte Sie auch interessieren:</h3><div>{CARDS}</div></div>",
        f"<div><span>Sur le même sujet</span><ul>{LINKS}</ul></div>",
        f"<header>Te puede interesar</header><div>{CARDS}</div>",
        f"<p><strong>Lees ook</strong></p><ul>{LINKS}</ul>",
        f"<h3>Czytaj także</h3><div>{CARDS}</div>",
        f"<h3>Читайте также</h3><ul>{LINKS}</ul>",
        f"<h2>関連記事</h2><ul>{LINKS}</ul>",
        f"<h2>관련기사</h2><ul>{LINKS}</ul>",
        f"<h2>مقالات ذات صلة</h2><ul>{LINKS}</ul>",
        f'<nav class="jp-relatedposts-i2" aria-label="Related Posts"><ul>{LINKS}</ul></nav>',
        f'<section aria-label="Recommended articles" class="related-box">{ANCHORS}</section>',
        f"<article>{PARAGRAPHS}<p><b>Related stories</b><br>{ANCHORS.replace('</a>', '</a><br>')}</p>{PARAGRAPHS}</article>",
    ],
)
def test_blocks_by_class_and_by_heading_in_many_languages(body: str) -> None:
    assert titles(body) == TITLES


@pytest.mark.parametrize(
    "body",
    [
        f'<div class="related-posts"><h3>Most Read</h3>{CARDS}</div>',
        f'<aside class="recommended"><h3>Latest News</h3><ul>{LINKS}</ul></aside>',
        f"<h3>Trending</h3><ul>{LINKS}</ul>",
        f'<div class="popular-posts"><ul>{LINKS}</ul></div>',
        f"<nav><h3>Related</h3><ul>{LINKS}</ul></nav>",
        f'<footer class="site-footer"><div class="related">{CARDS}</div></footer>',
        '<div class="related-posts"><h3>Related Posts</h3></div>',
        '<div class="related"><h3>Related topics</h3><a href="/tag/harbour/">Harbour</a><a href="/topic/storms/">Storms</a></div>',
        '<div class="related"><a href="https://elsewhere.example/2021/04/ten-tricks-for-boats/">Ten tricks every boat owner knows</a></div>',
        '<div class="post-navigation"><a rel="prev" href="/2021/04/ferry-line/">Ferry line to the islands</a></div>',
        '<p><strong>Read also:</strong> <a href="/2021/04/ferry-line/">Ferry line to the islands to start again</a></p>',
        f'<article class="post has-related-posts"><ul>{LINKS}</ul></article>',
    ],
)
def test_what_is_no_related_reading(body: str) -> None:
    assert titles(body) == []


def test_desktop_and_mobile_copies_and_the_page_itself_are_one_or_none() -> None:
    own = '<li><a href="/2021/05/harbour/">Harbour to reopen in May</a></li>'
    block = f'<div class="related"><h3>Related</h3><ul>{own}{LINKS}</ul></div>'
    assert titles(block + block.replace('class="related"', 'class="related mobile-only"')) == TITLES


def test_kickers_tags_and_counters_inside_cards_are_no_titles() -> None:
    body = (
        '<div class="related-articles"><h2>Related</h2><div class="card"><div class="category"><a href="/islands/">Islands</a></div>'
        '<a href="/2021/04/ferry-line/"><div class="kicker">Transport</div><div class="headline">Ferry line to start again</div></a>'
        '<p class="comments"><a href="/2021/04/ferry-line/#comments">8</a></p><ul><li><a rel="tag" href="/tag/boats/">Boats</a></li></ul>'
        '<a href="/author/ann-writer/">Ann Writer</a></div></div>'
    )
    assert titles(body) == ["Ferry line to start again"]


def test_a_sub_block_of_other_matter_is_left_out() -> None:
    other = '<li><a href="/2021/01/something-else-entirely/">Something else that many read</a></li>'
    assert (
        titles(f'<div class="related-box"><h3>Related</h3><ul>{LINKS}</ul><h3>Most popular</h3><ul>{other}</ul></div>')
        == TITLES
    )


def test_lazy_images_and_dates_in_attributes() -> None:
    body = (
        '<div class="related"><h3>Related</h3><a href="/2021/04/ferry-line/"><img src="data:image/gif;base64,R0" data-src="/real.jpg">'
        '<h4>Ferry line to the islands</h4><time datetime="2021-04-12">last month</time></a></div>'
    )
    (teaser,) = related(body).teasers
    assert (teaser.image_url, teaser.published_raw) == ("https://gazette.example/real.jpg", "2021-04-12")


def test_elements_of_blocks_are_regions_and_discussions_hold_no_blocks() -> None:
    body = f'<div class="related"><h3>Related</h3><ul>{LINKS}</ul></div>'
    source = page(body)
    regions = teasers.read_teasers(source, SITE, []).regions
    assert [source.reading.get(i, "class") for i in regions] == ["related"]
    assert teasers.read_teasers(source, SITE, regions).teasers == []


def test_json_islands_serve_where_the_markup_has_none() -> None:
    data = '{"props": {"pageProps": {"relatedContent": [{"url": "/2021/04/ferry-line/", "title": "Ferry line to start again", "publishedAt": "2021-04-12"}]}}}'
    (teaser,) = related(f'<script id="__NEXT_DATA__" type="application/json">{data}</script>').teasers
    assert (teaser.title, teaser.url, teaser.published_raw) == (
        "Ferry line to start again",
        "https://gazette.example/2021/04/ferry-line/",
        "2021-04-12",
    )


@pytest.mark.parametrize("gap", ["", "<p>&nbsp;</p>"])
@pytest.mark.parametrize("between", ["<br>", "<p>"])
def test_old_markup_with_headline_excerpt_and_date_between_line_breaks(gap: str, between: str) -> None:
    items = gap.join(
        f'<p><a href="{path}"><img src=/t.gif alt="{title}"></a> <a href="{path}"><b>{title}</b></a>{between}{excerpt}<br>{date}'
        for title, path, excerpt, date in STORIES
    )
    found = related(f"<h3>Recommended for You</h3>{items}<h3>About the Author</h3>").teasers
    assert [(t.title, f"{t.excerpt}…", t.published_raw) for t in found] == [(s[0], s[2], s[3]) for s in STORIES]


def test_headlines_in_a_script_of_few_signs() -> None:
    items = "".join(
        f'<li><a href="/articles/ASQ{i}.html">{t}</a></li>'
        for i, t in enumerate(("光回線の整備、また延期", "市議会、港の再開を決定"))
    )
    assert titles(f"<h2>関連記事</h2><ul>{items}</ul>") == ["光回線の整備、また延期", "市議会、港の再開を決定"]


def test_an_excerpt_set_as_a_heading_is_no_headline() -> None:
    items = "".join(
        f'<article><a href="{path}"><h2>{title}</h2><h3>The council approved the plan on Tuesday after a debate of four hours.</h3></a></article>'
        for title, path, _, _ in STORIES
    )
    assert titles(f"<h2>Recommended for You</h2>{items}") == [story[0] for story in STORIES]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            f"<article>{PARAGRAPHS}<p>Most significantly, <a href='/2021/04/ferry-line/'>the ferry line to the islands</a> is back.</p>{PARAGRAPHS}</article>",
            id="a paragraph that begins like a heading",
        ),
        pytest.param(
            f"<article>{PARAGRAPHS}<p>Read more about the ferry in <a href='/2021/04/ferry-line/'>the report of the harbour board</a></p>{PARAGRAPHS}</article>",
            id="running text with a link",
        ),
        pytest.param(
            f"<p><b>Related stories</b><br>{'<br>'.join(('We wrote of it before and after', ANCHORS, 'and shall again'))}</p>",
            id="lines of text under a label",
        ),
        pytest.param(f"<h3>Read more</h3><ul>{LINKS[: LINKS.index('</li>')]}</li></ul>", id="weak heading, one link"),
        pytest.param(f'<p><a href="/news/">Read more</a></p><ul>{LINKS}</ul>', id="a button, and a list behind it"),
        pytest.param(f"<h3>More from The Gazette</h3><ul>{LINKS}</ul>", id="the site's own name"),
        pytest.param(f'<h3>Related</h3><ol class="trending-now">{LINKS}</ol>', id="a list by another name"),
        pytest.param(
            f'<div class="related"><h3>Most read</h3><ul class="related-list">{LINKS}</ul></div>',
            id="a part of a box of other matter",
        ),
        pytest.param(
            '<h3>Related</h3><ul><li><a href="/islands/">Islands</a></li><li><a href="/boats/">Boats</a></li></ul>',
            id="a menu of sections",
        ),
        pytest.param(
            '<div class="related"><ul><li><a href="/category/news/harbour/">The harbour and all its boats</a></li></ul></div>',
            id="a section in a tree of sections",
        ),
    ],
)
def test_one_kind_of_evidence_is_not_enough(body: str) -> None:
    assert titles(body) == []


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f'<div class="related"><ul>{LINKS}</ul></div>', id="class and headlines"),
        pytest.param(f"<h3>Read more</h3><ul>{LINKS}</ul>", id="weak heading and headlines"),
        pytest.param(f"<article>{PARAGRAPHS}<aside>Read more: {ANCHORS}</aside>{PARAGRAPHS}</article>", id="label"),
        pytest.param(
            f"<article>{PARAGRAPHS}<h4>More on the storm of 2019</h4><ul>{LINKS}</ul>{PARAGRAPHS}</article>", id="topic"
        ),
        pytest.param(f'<div class="related-posts"><div class="card">{ANCHORS}</div></div>', id="anchors alone"),
        pytest.param(
            '<div class="related"><ul><li><a href="/2021/04/ferry-line/">Most ferries to the islands to start again</a></li></ul></div>',
            id="a headline that begins like a heading of other matter",
        ),
    ],
)
def test_two_kinds_of_evidence_that_agree_are(body: str) -> None:
    assert titles(body)


def test_cards_end_where_another_box_begins() -> None:
    cards = "".join(f"<div>{ANCHORS[: ANCHORS.index('</a>')]}</a></div>" for _ in range(2))
    other = f"<div><h3>Words that are no known heading</h3>{OTHERS}</div>"
    assert titles(f"<h2>Related</h2>{cards}{other}") == TITLES[:1]


def test_the_ledger_says_why() -> None:
    source = replace(page(f"<h3>Related</h3><ul>{LINKS}</ul>"), ledger=[])
    teasers.read_teasers(source, SITE, [])
    assert source.ledger is not None
    (judgement,) = source.ledger
    assert (judgement.question, judgement.won) == ("related", True)
    assert {"heading of related reading", "several headlines"} <= set(judgement.evidence)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param('<div class="related"><h3>Related</h3>' * 300 + LINKS, id="nested"),
        pytest.param("".join(f"<div>Related: {LINKS}</div>" for _ in range(20_000)), id="labels"),
        pytest.param('<div class="related"><h3>Related</h3>' + LINKS * 30_000 + "</div>", id="one box"),
        pytest.param("<h3>Related</h3>" + f"<div>{LINKS}</div>" * 20_000, id="one heading"),
    ],
)
def test_pages_made_to_cost_time(body: str) -> None:
    source = page(body)
    _ = source.reading.blocks
    start = time.process_time()
    teasers.read_teasers(source, SITE, [])
    assert time.process_time() - start < 3
