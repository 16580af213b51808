"""Every record of a page: its thread, its teasers and its article, in the order they need each other."""

from __future__ import annotations

from collections.abc import Iterator

from nkscrape.bundle import Notice
from nkscrape.errors import OutOfTimeError
from nkscrape.extract import article, continued, teasers, threads
from nkscrape.items import Article, Author, Comment, Teaser
from nkscrape.page import Follow, Page
from nkscrape.site import Site

Found = Article | Author | Teaser | Comment | Follow | Notice


def records_of(page: Page, site: Site) -> Iterator[Found]:
    """Yield what a page holds: the article and its authors, its teasers, its comments, and fetches to make.

    Threads and teasers are read first, so that the body can leave out what they own; where they take all the time a
    page has, the article is read without them. What a page that did not come whole shows may be a part only, and its
    article says so.
    """
    partial = page.partial
    thread, related = threads.Thread(), teasers.Related()
    try:
        thread = threads.read_thread(page, site)
        related = teasers.read_teasers(page, site, thread.regions)
    except OutOfTimeError as error:
        partial = partial or str(error)
    if partial:
        yield Notice("incomplete", partial)
    taken = {*thread.regions, *related.regions}
    for found in article.read_article(page, site, thread, taken):
        if isinstance(found, Article):
            if more := continued.next_page(page):
                yield more
            if more or partial:
                found.body_is_truncated = True
            if partial:
                found.comments_complete = False
        yield found
    yield from related.teasers
    yield from thread.comments
    yield from thread.follows
