"""Whether a thread is known to be whole: what could not be read, what is counted, which links mean more pages."""

from __future__ import annotations

import pytest
from discussions import URL, page, read

from nkscrape.extract.threads import read_thread
from nkscrape.site import Site

SCRIPT = '<script src="/wp-content/x.js"></script>'


def shown(*numbers: int, heading: str = "", more: str = "", link: str = "") -> str:
    """Return a WordPress thread; `link` goes into each comment."""
    items = "".join(
        f'<li id="comment-{n}" class="comment depth-1"><b class="fn">Reader {n}</b>{link.format(n)}'
        f'<div class="comment-content"><p>Remark number {n} on this matter.</p></div></li>'
        for n in numbers
    )
    return f'<div id="comments">{heading}<ol class="comment-list">{items}{more}</ol></div>{SCRIPT}'


NAMELESS = '<li id="comment-9" class="comment depth-1"><div class="comment-content"><p>Nobody said this.</p></div></li>'
WORDLESS = (
    '<li id="comment-9" class="comment depth-1"><b class="fn">Reader 9</b><div class="comment-content"></div></li>'
)
PING = '<li id="comment-8" class="pingback"><p>Pingback: <a href="https://a.example/">Elsewhere</a></p></li>'


def test_what_could_not_be_read_may_be_missing() -> None:
    assert read(shown(1, 2)).complete is True
    assert read(shown(1, 2, more=NAMELESS)).complete is True
    assert read(shown(1, 2, more=WORDLESS)).complete is False
    assert read(shown(1, 2, more=PING)).complete is True


@pytest.mark.parametrize(("more", "complete"), [(PING, True), (NAMELESS, True), (WORDLESS, False)])
def test_only_pingbacks_account_for_what_the_count_has_above_what_was_read(more: str, complete: bool) -> None:
    heading = '<h2 class="comments-title">3 comments</h2>'
    assert read(shown(1, 2, heading=heading, more=more)).complete is complete


def test_links_to_single_comments_are_no_further_pages() -> None:
    """With paging on, every comment's own link names the page it is on, though it is the only one."""
    own = f'<a href="{URL}comment-page-1/#comment-{{0}}">at noon</a> <a href="?replytocom={{0}}#respond">Reply</a>'
    site = Site(name="news", domains=("gazette.example",))
    thread = read_thread(page(shown(1, 2, link=own), '<link rel="https://api.w.org/" href="/wp-json/">'), site)
    assert (thread.complete, thread.follows) == (True, [])
    nav = f'<nav><a href="{URL}comment-page-2/#comments">Newer</a></nav>'
    assert read(shown(1, 2, link=own, more=nav)).complete is False
