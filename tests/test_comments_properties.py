"""Whatever the input: threads are forests in order, combining is stable, nothing raises, depth and size are bounded."""

# ruff: noqa: E501

from __future__ import annotations

from discussions import SITE, URL, outline, page, read
from hypothesis import given, settings
from hypothesis import strategies as st

from nkscrape.extract import teasers, threads
from nkscrape.extract.threads import Thread
from nkscrape.extract.threads.build import build
from nkscrape.extract.threads.thread import Found
from nkscrape.page import Page

FIXED = settings(max_examples=60, deadline=None, derandomize=True)
NAMES = st.sampled_from(["Ann", "Bob", "", None, "A" * 200])
KEYS = st.one_of(st.none(), st.sampled_from(["1", "2", "3", "4", "5", "6"]))
FOUND = st.builds(
    Found, text=st.sampled_from(["", "yes", "no\n\nand no"]), author_name=NAMES, key=KEYS, parent_key=KEYS
)
TAGS = st.sampled_from(
    ["div", "ul", "li", "p", "table", "td", "article", "h3", "a", "section", "dl", "dt", "dd", "form", "b"]
)
MARKS = st.sampled_from(
    ["", "class=comment", "id=comments", "id=comment-7", "class='comment depth-2'", "class=author", "class=related-posts",
     "id=dsq-comment-4", "class=children", "href=/a-story-2/", "style='margin-left:900px'", "id=wc-comm-3_3"]
)  # fmt: skip
TEXTS = st.sampled_from(
    ["", "Comments", "Related", "Ann says:", "May 1, 2021", "A text that goes on for a while, as they do.", "7"]
)
PIECES = st.one_of(
    st.builds(lambda tag, mark, text: f"<{tag} {mark}>{text}", TAGS, MARKS, TEXTS),
    st.builds(lambda tag: f"</{tag}>", TAGS),
    st.text(max_size=8),
)


def check_forest(thread: Thread) -> None:
    by_id = {comment.comment_id: comment for comment in thread.comments}
    assert len(by_id) == len(thread.comments)
    for position, comment in enumerate(thread.comments, 1):
        assert comment.position == position
        if comment.parent_id is None:
            assert (comment.depth, comment.root_id) == (0, comment.comment_id)
        else:
            parent = by_id[comment.parent_id]
            assert (comment.depth, comment.root_id) == (parent.depth + 1, parent.root_id)


@FIXED
@given(st.lists(FOUND, max_size=12))
def test_any_parents_make_a_forest(found: list[Found]) -> None:
    check_forest(Thread(comments=build(Page(url=URL, body=b""), "wordpress", found)))


@FIXED
@given(st.lists(FOUND, max_size=8), st.lists(FOUND, max_size=8))
def test_combining_keeps_all_and_repeats_nothing(first: list[Found], second: list[Found]) -> None:
    answer = Page(url=URL, body=b"")
    one = Thread(comments=build(answer, "wordpress", first))
    two = Thread(comments=build(answer, "wordpress", second))
    both = threads.combine(one, two)
    check_forest(both)
    again = threads.combine(both, two)
    assert outline(again) == outline(both)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(PIECES, max_size=60))
def test_any_markup_is_read_without_an_error(pieces: list[str]) -> None:
    source = page("".join(pieces))
    thread = threads.read_thread(source, SITE)
    check_forest(thread)
    found = teasers.read_teasers(source, SITE, thread.regions).teasers
    assert [teaser.position for teaser in found] == list(range(1, len(found) + 1))
    assert len({teaser.teaser_id for teaser in found}) == len(found)


def item(number: int) -> str:
    return f'<li id="comment-{number}" class="comment depth-1"><b class="fn">Ann {number}</b><div class="comment-content"><p>Text number {number}.</p></div>'


def test_five_thousand_comments_fifty_deep() -> None:
    body = "".join(
        item(n) + ("<ul class='children'>" if n % 50 else "</li>" + "</ul></li>" * 49) for n in range(1, 5001)
    )
    thread = read(f'<ol class="comment-list">{body}</ol>')
    assert len(thread.comments) == 5000
    assert max(comment.depth for comment in thread.comments) == 49
    check_forest(thread)


def test_ten_thousand_levels_are_bounded() -> None:
    body = "".join(item(n) + "<ul class='children'>" for n in range(1, 10_001))
    thread = read(f'<ol class="comment-list">{body}')
    assert 1 <= len(thread.comments) <= 10_000
    check_forest(thread)


def test_a_loop_of_ten_thousand_parents_is_cut() -> None:
    found = [Found(text="x", author_name="Ann", key=str(n), parent_key=str((n + 1) % 10_000)) for n in range(10_000)]
    check_forest(Thread(comments=build(Page(url=URL, body=b""), "wordpress", found)))


def test_thousands_of_headings_and_empty_items_cost_little() -> None:
    """Quadratic work would take minutes here, and the suite's patience is shorter."""
    assert read("<h3>Comments</h3><p>x y z text</p>" * 5000).comments == []
    assert read('<div class="comments">' + '<div class="comment">x</div>' * 20_000 + "</div>").comments == []
