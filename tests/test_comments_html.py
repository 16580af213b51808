"""Server-rendered threads of known platforms come out whole: names, parents, texts, dates, ids."""

# Markup reads best unbroken.
# ruff: noqa: E501

from __future__ import annotations

import pytest
from discussions import EXPECTED, SAMPLE, SITE, Said, flat, nested, outline, page, paragraphs, read

from nkscrape.extract import threads

WORDPRESS = '<link rel="stylesheet" href="/wp-content/themes/x/style.css">'


def html5(i: int, said: Said, answers: str) -> str:
    return (
        f'<li id="comment-{70 + i}" class="comment even depth-1"><article id="div-comment-{70 + i}" class="comment-body">'
        f'<footer class="comment-meta"><div class="comment-author vcard"><img class="avatar" alt="">'
        f'<b class="fn"><a href="https://{i}.example/" class="url">{said.name}</a></b> <span class="says">says:</span></div>'
        f'<div class="comment-metadata"><a href="#comment-{70 + i}"><time datetime="2021-05-0{i + 1}T10:20:00+02:00">'
        f"May {i + 1}, 2021 at 10:20 am</time></a></div></footer>"
        f'<div class="comment-content">{paragraphs(said)}</div><div class="reply"><a href="#">Reply</a></div></article>'
        + (f'<ul class="children">{answers}</ul>' if answers else "")
        + "</li>"
    )


def xhtml(i: int, said: Said, answers: str) -> str:
    return (
        f'<li class="comment depth-1" id="comment-{70 + i}"><div id="div-comment-{70 + i}" class="comment-body">'
        f'<div class="comment-author vcard"><cite class="fn">{said.name}</cite> <span class="says">says:</span></div>'
        f'<div class="comment-meta commentmetadata"><a href="/2021/05/harbour/#comment-{70 + i}">May {i + 1}, 2021 at 10:20 am'
        f'</a></div>{paragraphs(said)}<div class="reply"><a class="comment-reply-link" href="#">Reply</a></div></div>'
        + (f'<ul class="children">{answers}</ul>' if answers else "")
        + "</li>"
    )


def disqus(i: int, said: Said, answers: str) -> str:
    return (
        f'<li class="comment" id="dsq-comment-{70 + i}"><div id="dsq-comment-header-{70 + i}" class="dsq-comment-header">'
        f'<cite id="dsq-cite-{70 + i}">http://site.example/ <span id="dsq-author-user-{70 + i}">{said.name}</span></cite></div>'
        f'<div class="dsq-comment-body"><div class="dsq-comment-message">{paragraphs(said)}</div></div>'
        + (f'<ul class="children">{answers}</ul>' if answers else "")
        + "</li>"
    )


def wpdiscuz(i: int, said: Said, depth: int) -> str:
    parent = 0 if said.parent is None else 70 + said.parent
    return (
        f'<div id="wpd-comm-{70 + i}_{parent}" class="comment wpd-comment wpd_comment_level-{depth + 1}">'
        f'<div class="wpd-comment-wrap"><div id="comment-{70 + i}" class="wpd-comment-right"><div class="wpd-comment-header">'
        f'<div class="wpd-comment-author">{said.name}</div><div class="wpd-comment-date" title="May {i + 1}, 2021 10:20 am">'
        f'3 years ago</div></div><div class="wpd-comment-text">{paragraphs(said)}</div><div class="wpd-comment-footer">'
        f'<div class="wpd-vote"><div class="wpd-vote-result">{i}</div></div><div class="wpd-reply-button">Reply</div></div>'
        "</div></div></div>"
    )


def blogger(i: int, said: Said, answers: str) -> str:
    return (
        f'<li class="comment" id="c40000000000000000{i}"><div class="comment-block"><div class="comment-header">'
        f'<cite class="user"><a href="https://www.blogger.com/profile/{i}">{said.name}</a></cite><span class="icon user"></span>'
        f'<span class="datetime secondary-text"><a href="#c{i}">May {i + 1}, 2021 at 10:20 AM</a></span></div>'
        f'<p class="comment-content">{"<br><br>".join(said.paragraphs).replace(chr(10), "<br>")}</p>'
        '<span class="comment-actions secondary-text"><a class="comment-reply">Reply</a></span></div>'
        f'<div class="comment-replies"><ol>{answers}</ol></div></li>'
    )


def spip(i: int, said: Said, answers: str) -> str:
    return (
        '<li class="forum-fil comment"><div class="comment-message forum-message"><div class="comment-content forum-texte">'
        f'<div class="crayon forum-texte-{70 + i} comment-texte">{paragraphs(said)}</div></div>'
        f'<div class="comment-meta forum-chapo"><strong class="fn n crayon forum-qui-{70 + i}">{said.name}</strong>'
        f'<abbr class="date" title="2021-05-0{i + 1}T08:20:00Z">Le {i + 1} mai 2021 à 10:20</abbr>'
        f'<p class="comment-reply repondre"><a href="#">Répondre</a></p></div></div><ul>{answers}</ul></li>'
    )


def drupal(i: int, said: Said, answers: str) -> str:
    return (
        f'<article id="comment-{70 + i}" class="js-comment comment"><footer class="comment__meta"><p class="comment__submitted">'
        f'Submitted by <span class="username">{said.name}</span> on Sat, 05/0{i + 1}/2021 - 10:20</p></footer>'
        f'<div class="content"><div class="field field--name-comment-body field--label-hidden">{paragraphs(said)}</div>'
        '<ul class="links inline"><li class="comment-reply"><a href="#">Reply</a></li></ul></div></article>'
        + (f'<div class="indented">{answers}</div>' if answers else "")
    )


def definition_list(i: int, said: Said, depth: int) -> str:
    return (
        f'<dt class="comment depth-{depth}" id="comment-{70 + i}"><span class="comment_author">{said.name}</span>'
        f'<span class="comment_time"><a href="#comment-{70 + i}">May {i + 1}, 2021 at 10:20 am</a></span></dt>'
        f'<dd class="comment depth-{depth}"><div class="format_text" id="comment-body-{70 + i}">{paragraphs(said)}</div></dd>'
    )


def signed_below(i: int, said: Said, depth: int) -> str:
    return (
        f'<li id="comment-{70 + i}" class="lvl{depth}">{paragraphs(said)}'
        f'<p><cite>Comment by <a href="https://{i}.example/">{said.name}</a> — May {i + 1}, 2021 @ 10:20</cite></p></li>'
    )


SHAPES = {
    "wordpress html5": ("wordpress", f'<ol class="comment-list">{nested(html5)}</ol>'),
    "wordpress xhtml": ("wordpress", f'<ol class="commentlist">{nested(xhtml)}</ol>'),
    "wordpress definition list": ("wordpress", f'<dl id="comment_list">{flat(definition_list)}</dl>'),
    "wordpress signed below": ("wordpress", f'<ol id="commentlist">{flat(signed_below)}</ol>'),
    "disqus": ("disqus", f'<div id="disqus_thread"><ul id="dsq-comments">{nested(disqus)}</ul></div>'),
    "wpdiscuz": ("wpdiscuz", f'<div id="wpd-threads" class="wpd-thread-list">{flat(wpdiscuz)}</div>'),
    "blogger": ("blogger", f'<div id="comment-holder"><ol id="top-ra">{nested(blogger)}</ol></div>'),
    "spip": ("spip", f'<ul class="forum comments-list">{nested(spip)}</ul>'),
    "drupal": ("drupal", f'<section id="comments" data-drupal-selector="x">{nested(drupal)}</section>'),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_threads_of_known_platforms_come_out_whole(shape: str) -> None:
    platform, body = SHAPES[shape]
    thread = read(body, WORDPRESS if platform in ("wordpress", "wpdiscuz", "disqus") else "")
    assert outline(thread) == EXPECTED
    assert thread.platform == platform
    assert {comment.platform for comment in thread.comments} == {platform}
    assert [comment.position for comment in thread.comments] == list(range(1, len(SAMPLE) + 1))
    assert [comment.depth for comment in thread.comments] == [0, 1, 2, 0, 1, 0]
    assert thread.complete is True


@pytest.mark.parametrize(
    ("shape", "first"),
    [
        ("wordpress html5", "2021-05-01T10:20:00+02:00"),
        ("wordpress xhtml", "May 1, 2021 at 10:20 am"),
        ("wordpress definition list", "May 1, 2021 at 10:20 am"),
        ("wordpress signed below", "May 1, 2021 @ 10:20"),
        ("wpdiscuz", "May 1, 2021 10:20 am"),
        ("blogger", "May 1, 2021 at 10:20 AM"),
        ("spip", "2021-05-01T08:20:00Z"),
        ("drupal", "Sat, 05/01/2021 - 10:20"),
        ("disqus", None),
    ],
)
def test_dates_are_kept_as_found_and_never_invented(shape: str, first: str | None) -> None:
    platform, body = SHAPES[shape]
    thread = read(body, WORDPRESS if platform in ("wordpress", "wpdiscuz", "disqus") else "")
    assert thread.comments[0].published_raw == first


def test_ids_carry_platform_host_and_number_and_disqus_numbers_are_global() -> None:
    wordpress = read(SHAPES["wordpress html5"][1], WORDPRESS)
    assert wordpress.comments[1].comment_id == "wordpress:gazette.example:71"
    assert wordpress.comments[1].parent_id == "wordpress:gazette.example:70"
    assert wordpress.comments[2].root_id == "wordpress:gazette.example:70"
    assert read(SHAPES["disqus"][1], WORDPRESS).comments[0].comment_id == "disqus:70"


def test_author_links_and_likes() -> None:
    assert read(SHAPES["wordpress html5"][1], WORDPRESS).comments[0].author_url == "https://0.example/"
    assert [comment.likes for comment in read(SHAPES["wpdiscuz"][1], WORDPRESS).comments] == [0, 1, 2, 3, 4, 5]


def test_pingbacks_and_stray_end_tags_do_not_disturb_the_thread() -> None:
    ping = '<li class="post pingback"><p>Pingback: <a href="https://other.example/">Elsewhere</a></p></li></li>'
    thread = read(f'<div id="disqus_thread"><ul id="dsq-comments">{ping}{nested(disqus)}{ping}</ul></div>', WORDPRESS)
    assert outline(thread) == EXPECTED


def test_a_list_of_pingbacks_is_no_thread() -> None:
    pings = "".join(
        f'<li class="pingback depth-1" id="comment-{i}"><p>Pingback: <a href="https://o.example/">Blog {i}</a> 1 May 2021</p></li>'
        for i in range(3)
    )
    assert read(f'<ol class="commentlist">{pings}</ol>', WORDPRESS).comments == []


def test_recent_comments_of_other_pages_are_left_out() -> None:
    widget = "".join(
        f'<li class="comment depth-1" id="comment-{i}"><cite class="fn">Ann {i}</cite> on '
        f'<a href="https://gazette.example/2020/0{i}/other/#comment-{i}">Other story</a><p>So true and well put.</p></li>'
        for i in range(1, 4)
    )
    assert read(f'<ul class="commentlist">{widget}</ul>', WORDPRESS).comments == []


def test_removed_comments_keep_their_place() -> None:
    body = (
        '<ol class="comment-list"><li id="comment-1" class="comment depth-1"><div class="comment-author">Ann</div>'
        '<div class="comment-content"><p>This comment has been removed by the moderators.</p></div>'
        '<ul class="children"><li id="comment-2" class="comment depth-2"><div class="comment-author">Bob</div>'
        '<div class="comment-content"><p>I had hoped for a better answer than that one.</p></div></li></ul></li></ol>'
    )
    thread = read(body, WORDPRESS)
    assert [comment.is_deleted for comment in thread.comments] == [True, False]
    assert thread.comments[1].parent_id == thread.comments[0].comment_id


@pytest.mark.parametrize(
    ("stamp", "raw"),
    [
        ('<time datetime="comment_date">12 May 2021</time>', "12 May 2021"),
        ('<time datetime="2021-05-12">yesterday</time>', "2021-05-12"),
        ('<span class="date" title="May 12, 2021 at 9:30 pm">2 days ago</span>', "May 12, 2021 at 9:30 pm"),
        ('<span class="date" data-timestamp="1620855000">some time</span>', "1620855000"),
        ('<span class="date">2 days ago</span>', "2 days ago"),
        ('<span class="date">2021/05/12 09:30</span>', "2021/05/12 09:30"),
        ('<span class="date">12 mai 2021</span><span class="time">09:30</span>', "12 mai 2021 09:30"),
        ('<span class="date">new</span>', None),
    ],
)
def test_attribute_and_visible_dates(stamp: str, raw: str | None) -> None:
    body = (
        '<ol class="comment-list"><li id="comment-1" class="comment depth-1"><div class="comment-author">Ann</div>'
        f'{stamp}<div class="comment-content"><p>Well said, and long overdue.</p></div></li></ol>'
    )
    assert read(body, WORDPRESS).comments[0].published_raw == raw


def test_regions_cover_heading_thread_and_form_but_not_the_article() -> None:
    body = (
        '<div class="comments-area" id="comments"><h2 class="comments-title">6 thoughts on “Harbour”</h2>'
        f'<ol class="comment-list">{nested(html5)}</ol></div><div id="respond"><form><p>Log in</p></form></div>'
    )
    source = page(body, WORDPRESS)
    thread = threads.read_thread(source, SITE)
    assert {source.reading.get(i, "id") for i in thread.regions} == {"comments", "respond"}
    assert thread.displayed_count == 6


def test_an_unfinished_thread_says_so_and_asks_for_the_rest() -> None:
    head = WORDPRESS + (
        '<link rel="https://api.w.org/" href="https://gazette.example/wp-json/">'
        '<link rel="shortlink" href="https://gazette.example/?p=77">'
    )
    body = (
        '<div id="comments"><h2 class="comments-title">58 comments</h2>'
        f'<ol class="comment-list">{nested(html5)}</ol></div>'
    )
    thread = read(body, head)
    assert thread.complete is False
    assert [follow.kind for follow in thread.follows] == ["comments.wordpress"]
    assert "wp-json/wp/v2/comments?post=77&" in thread.follows[0].url


def test_a_page_without_comments_gives_an_empty_thread() -> None:
    thread = read(
        '<div id="comments"><div id="respond"><h3>Leave a Reply</h3><form><p>Name</p></form></div></div>', WORDPRESS
    )
    assert thread.comments == []
    assert thread.follows == []


def test_schema_org_microdata_without_telling_classes() -> None:
    body = "".join(
        '<div class="z" itemscope itemtype="https://schema.org/Comment"><span itemprop="author" itemscope>'
        f'<span itemprop="name">{said.name}</span></span><meta itemprop="dateCreated" content="2021-05-0{i + 1}T10:20:00Z">'
        f'<div itemprop="text">{paragraphs(said)}</div></div>'
        for i, said in enumerate(SAMPLE)
    )
    thread = read(f'<section class="q">{body}</section>')
    assert [(one.author_name, one.text) for one in thread.comments] == [(said.name, said.text) for said in SAMPLE]
    assert thread.comments[0].published_raw == "2021-05-01T10:20:00Z"


def test_comments_that_stand_in_json_ld_only() -> None:
    data = (
        '{"@type": "NewsArticle", "comment": [{"@type": "Comment", "author": {"name": "Ann"}, "text": "One", '
        '"dateCreated": "2021-05-01", "comment": {"@type": "Comment", "author": "Bob", "text": "Two"}}]}'
    )
    thread = read(f'<script type="application/ld+json">{data}</script>')
    assert outline(thread) == [("Ann", None, "One"), ("Bob", 0, "Two")]


def test_words_for_screen_readers_are_no_text() -> None:
    body = (
        '<ol class="comment-list"><li id="comment-1" class="comment depth-1"><span class="fn">Ann</span>'
        '<span class="screen-reader-text says">says:</span><div class="comment-content"><p>Quite so, dear paper.</p></div></li></ol>'
    )
    assert outline(read(body, WORDPRESS)) == [("Ann", None, "Quite so, dear paper.")]
