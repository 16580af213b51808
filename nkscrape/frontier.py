"""Frontier: what to fetch next. Articles found come first, then the source that finds more; pure bookkeeping.

A source (sitemap, feed, listing) is read only when everything the one before it listed is stored. So memory holds
one source's links at a time, a crawl killed at any moment has passed over nothing, and a listing can be left as
soon as its articles are older than asked for.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from nkscrape import limits, urls
from nkscrape.chain import Chain
from nkscrape.discovery import Candidate, Found
from nkscrape.known import COMPLETE, Known
from nkscrape.options import Options
from nkscrape.wanted import SKEW, covers, is_wanted, key_of, latest_day

Role = Literal["article", "source", "page", "comments"]
"""What a URL is known to be; 'page': the page itself must tell; 'comments': it tells of new comments."""


Memory = Callable[[str], Known | None]
"""Looks a URL up among the pages of earlier runs and of this one."""


@dataclass(slots=True, kw_only=True)
class Task:
    """One URL to fetch."""

    url: str
    role: Role
    lastmod: datetime | None = None
    depth: int = 0
    """Steps along teasers from the articles the sources name."""
    chain: Chain | None = None
    """The source this is a page of."""
    tries: int = 0
    """How often it was put off because the site asked for time."""
    otherwise: str | None = None
    """Of what tells of comments: where more of them are listed."""


class Frontier:
    """The queue of one crawl."""

    def __init__(self, options: Options, memory: Memory, started_at: datetime, owns: Callable[[str], bool]) -> None:
        """`owns` says whether a URL lies on the site: no other is asked for, whoever names it."""
        self._options = options
        self._memory = memory
        self._started_at = started_at
        self._owns = owns
        self._articles: deque[Task] = deque()
        self._sources: deque[Task] = deque()
        self._asked: set[int] = set()
        self._current: Chain | None = None
        self.known: set[int] = set()
        """Keys of articles left alone because an earlier run has stored them and they are unchanged."""
        self.outside: set[int] = set()
        """Keys of articles left alone because they lie outside since and until."""
        self.completed: list[Chain] = []
        """Sources of which everything is stored, since the last look."""
        self.off_site = 0
        """Addresses that were named but do not lie on the site."""
        self.notices: list[str] = []
        """What the user should know of the sources, since the last look."""
        self._noted: set[str] = set()
        self._source_count = 0

    def next(self) -> Task | None:
        """Return what to fetch next; None when there is nothing left. Everything handed out before is stored."""
        while self._articles and self.was_read(self._articles[0].url):
            self._articles.popleft()
        if not self._articles and self._current:
            self._leave(self._current)
            self._current = None
        queue = self._articles or self._sources
        return queue.popleft() if queue else None

    @property
    def waiting(self) -> int:
        """How many addresses wait to be asked for, as far as they are known."""
        return len(self._articles) + len(self._sources)

    def add_start(self, url: str, role: Role) -> None:
        """Queue a URL the user or the site file names: always fetched, once."""
        if not self._owns(url):
            self._leave_out([url], "what the crawl starts from")
        elif role == "article" and self._ask(url):
            self._articles.append(Task(url=url, role=role))
        elif role != "article" and self._may_read(url):
            self._sources.append(Task(url=url, role=role, chain=self._chain(url)))

    def add_next(self, url: str) -> None:
        """Queue a source that another one names, before all that wait."""
        if self._owns(url) and self._may_read(url):
            self._sources.appendleft(Task(url=url, role="source", chain=self._chain(url)))

    def add_comments(self, ways: list[str]) -> None:
        """Queue what tells of new comments before all other sources, but for what lately would not."""
        if not ways or not self._owns(ways[0]):
            return
        known = self._memory(ways[0])
        if known and known.outcome.startswith("failed: 4") and known.due_at > self._started_at:
            self.add_comments(ways[1:])
        elif self._may_read(ways[0]):
            self._sources.appendleft(Task(url=ways[0], role="comments", otherwise=next(iter(ways[1:]), None)))

    def put_off(self, task: Task) -> None:
        """Queue a source behind all others, which the site had no time for."""
        if task.chain and task.tries < limits.TIMES_PUT_OFF:
            self._sources.append(replace(task, tries=task.tries + 1))

    def add_found(self, found: Found, chain: Chain) -> None:
        """Take in what a page of a source names."""
        self._current = chain
        chain.pages += 1
        if found.cut:
            self._cut(chain, f"it was not read to its end ({found.cut})")
        next_url = found.next_url if found.next_url and self._owns(found.next_url) else None
        chain.next_url = next_url if next_url and self._ask(next_url) else None
        articles, sources = self._own(found.articles, chain), self._own(found.sources, chain)
        keys = {key_of(article.url): article for article in reversed(articles)}  # the first of a key wins
        chain.repeats = not sources and chain.listed.issuperset(keys)
        chain.listed.update(keys)
        chain.dates = {}
        chain.has_fresh = False
        waiting, known_good = len(self._articles), False
        for key, article in reversed(keys.items()):
            known = self._memory(article.url)
            chain.dates[key] = latest_day(article, known)
            chain.has_fresh |= known is None or chain.walked_at is None or known.first_fetched_at > chain.walked_at
            self._add_article(article, known, depth=0)
            known_good |= key in self.outside or bool(known and known.article_id)
        chain.is_fruitful = known_good or len(self._articles) == waiting
        self._add_sources(sources, chain)

    def add_teasers(self, links: Iterable[str], depth: int) -> None:
        """Queue the articles a page relates to, `depth` steps from where the crawl began."""
        if depth <= self._options.follow_teasers:
            for url in links:
                if self._owns(url):
                    self._add_article(Candidate(url=url), self._memory(url), depth)

    def add_again(self, links: Iterable[str]) -> int:
        """Queue known articles to be looked at again; return how many this run had not asked for yet."""
        fresh = [url for url in links if self._owns(url) and self._ask(url)]
        self._articles.extend(Task(url=url, role="article") for url in fresh)
        return len(fresh)

    def was_read(self, url: str) -> bool:
        """Say whether this run has read the article at `url`, under this or another address."""
        known = self._memory(url)
        return known is not None and known.fetched_at >= self._started_at and known.article_id is not None

    def note_date(self, url: str, day: date | None) -> None:
        """Take note of an article's publication date as its page gives it."""
        key = key_of(url)
        if self._current and key in self._current.dates:
            self._current.is_fruitful = True
            self._current.dates[key] = day or self._current.dates[key]

    def _add_article(self, article: Candidate, known: Known | None, depth: int) -> None:
        if not covers(self._options, article, known):
            self.outside.add(key_of(article.url))
        elif known and not is_wanted(article, known, self._options, self._started_at):
            if known.article_id and known.fetched_at < self._started_at:
                self.known.add(key_of(article.url))
        elif self._ask(article.url):
            url = urls.clean_url(article.url)
            self._articles.append(Task(url=url, role="article", lastmod=article.lastmod, depth=depth))

    def _may_hold_wanted(self, source: Candidate) -> bool:
        """Say whether a sitemap of an index is worth reading: changed since it was read whole, and not too old."""
        known = self._memory(source.url)
        if source.lastmod and known and known.outcome == COMPLETE and known.sitemap_lastmod == source.lastmod:
            return False
        return not (source.lastmod and self._options.is_before((source.lastmod + SKEW).date()))

    def _add_sources(self, sources: list[Candidate], index: Chain) -> None:
        """Queue the sitemaps an index names before all other sources, the latest changed first."""
        if sources and index.depth >= limits.SITEMAP_DEPTH:
            index.cut = "it stands too deep"
            self._note("deep", f"sitemaps more than {index.depth} indexes deep are left out, such as {sources[0].url}")
            return
        children = [source for source in sources if self._may_hold_wanted(source)]
        children.sort(key=lambda source: source.lastmod.timestamp() if source.lastmod else 0.0, reverse=True)
        tasks = [
            Task(url=child.url, role="source", lastmod=child.lastmod, chain=self._chain(child.url, index.depth + 1))
            for child in children
            if self._may_read(child.url)
        ]
        self._sources.extendleft(reversed(tasks))

    def _may_read(self, url: str) -> bool:
        """Say whether this run has not asked for a source yet and may do so; remember that it now has."""
        if self._source_count >= limits.SOURCES:
            self._note(
                "sources",
                f"the site names more than {limits.SOURCES} sitemaps, feeds and listings: the others are left out",
            )
            return False
        is_new = self._ask(url)
        self._source_count += is_new
        return is_new

    def _chain(self, url: str, depth: int = 0) -> Chain:
        known = self._memory(url)
        if known is None:
            return Chain(url, depth=depth)
        return Chain(url, walked_at=known.walked_at, is_stored=known.outcome == COMPLETE, depth=depth)

    def _own(self, named: list[Candidate], chain: Chain) -> list[Candidate]:
        """Return what lies on the site of what a source names."""
        own = [one for one in named if self._owns(one.url)]
        if len(own) < len(named):
            self._leave_out([one.url for one in named if not self._owns(one.url)], chain.start)
        return own

    def _leave_out(self, links: list[str], source: str) -> None:
        self.off_site += len(links)
        self._note(f"off {source}", f"{source} names what is not on the site, such as {links[0]}: left out")

    def _cut(self, chain: Chain, why: str) -> None:
        """Leave a source before its end: what it has named counts, and the next run begins it anew."""
        chain.cut = why
        self._note(f"cut {chain.start}", f"{chain.start} is left early: {why}; what it named up to there is taken")

    def _note(self, key: str, notice: str) -> None:
        """Have the user told something, once."""
        if key not in self._noted:
            self._noted.add(key)
            self.notices.append(notice)

    def _leave(self, chain: Chain) -> None:
        """Everything the last page of `chain` named is stored: go on to its next page, or be done with it."""
        chain.barren = 0 if chain.is_fruitful else chain.barren + 1
        wants_more = chain.goes_on(self._options)
        if wants_more and (why := chain.bound()):
            self._cut(chain, why)
        elif wants_more and chain.next_url:
            self._sources.appendleft(Task(url=chain.next_url, role="source", chain=chain))
        elif not self._options.is_limited and not chain.cut:
            self.completed.append(chain)

    def _ask(self, url: str) -> bool:
        """Say whether this run has not asked for a URL yet, and remember that it now has."""
        key = key_of(url)
        if key in self._asked:
            return False
        self._asked.add(key)
        return True
