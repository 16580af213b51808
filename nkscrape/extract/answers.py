"""What a Follow's answer adds to a page's bundle: more of the discussion, or the article's next page."""

from __future__ import annotations

from nkscrape.bundle import Bundle
from nkscrape.extract import continued, extract, threads
from nkscrape.items import Article
from nkscrape.limits import MAX_FOLLOWS_KEPT
from nkscrape.page import Follow, Page
from nkscrape.site import Site


class UnansweredError(Exception):
    """A follow gave no usable answer; the message says why."""


def absorb(bundle: Bundle, page: Page, follow: Follow, site: Site) -> list[Follow]:
    """Take an answer into the bundle whose page asked for it; return what is to be asked next.

    Raises UnansweredError where it is nothing the platform sends.
    """
    if follow.kind != continued.KIND:
        answer = threads.read_follow(page, follow, site)
        if not answer.is_answer:
            raise UnansweredError(f"not an answer of {follow.kind}")
        _set_thread(bundle, threads.combine(_thread_of(bundle), answer))
        return answer.follows
    more = next((found for found in extract(page, site) if isinstance(found, Article)), None)
    if bundle.article:
        continued.append_page(bundle.article, more)
    following = continued.next_page(page, int(follow.context["page"]), follow.article_url)
    return [following] if following else []


def mark_missing(bundle: Bundle, missing: list[Follow]) -> None:
    """Say in the article what the bundle lacks because these follows were not answered; some stay in it as examples."""
    bundle.follows = missing[:MAX_FOLLOWS_KEPT]
    if any(follow.kind != continued.KIND for follow in missing):
        _set_thread(bundle, threads.combine(_thread_of(bundle), threads.Thread()))  # what was awaited does not come
    article = bundle.article
    if not article or not missing:
        return
    if any(follow.kind == continued.KIND for follow in missing):
        article.body_is_truncated = True
    if any(follow.kind != continued.KIND for follow in missing):
        article.comments_complete = False


def size_of(bundle: Bundle) -> tuple[int, int]:
    """Return what grows where an answer brings something new: comments, and characters of the text."""
    return len(bundle.comments), len((bundle.article and bundle.article.body) or "")


def _thread_of(bundle: Bundle) -> threads.Thread:
    """Return the discussion as far as the bundle has it."""
    article = bundle.article
    return threads.Thread(
        comments=bundle.comments,
        platform=article.comments_platform if article else None,
        complete=article.comments_complete if article else None,
        displayed_count=article.comment_count if article else None,
    )


def _set_thread(bundle: Bundle, thread: threads.Thread) -> None:
    """Take the discussion into the bundle: one reading, however many answers it took."""
    bundle.comments = thread.comments
    for comment in bundle.comments:
        comment.fetched_at = bundle.fetched_at
    if bundle.article:
        bundle.article.comments_platform = thread.platform
        bundle.article.comments_complete = thread.complete
