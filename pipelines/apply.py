"""Applying a batch of rows to a site's partitions, article by article, so that none is ever in two months for long.

First every partition that gains rows is rewritten, then those that lose some to another month: whoever is killed in
between leaves a row in two places, never in none, and applying the batch again finds both copies by the index.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter

import pyarrow as pa

from nkscrape import urls
from nkscrape.errors import UserError
from pipelines import identity
from pipelines.arrow import Row
from pipelines.index import Index, names_in
from pipelines.merge import merge_rows
from pipelines.partition import BY_ARTICLE, UNKNOWN, Partition, month_of_row
from pipelines.rewrite import Key, Tally, checked, fold, merged, of_articles, without
from pipelines.store import Store, unreadable

Batch = Mapping[str, dict[Key, Row]]
"""Table -> rows by key."""
GONE = (404, 410)
"""Statuses that say a page is not there; one with an article's id has said so on two runs."""
Change = Callable[[Iterator[pa.Table]], Iterator[pa.Table]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What each partition is to gain and to lose."""

    gains: dict[Partition, dict[Key, Row]] = field(default_factory=lambda: defaultdict(dict))
    losses: dict[Partition, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Ids of articles whose rows move away."""
    tally: Tally

    def add(self, partition: Partition, row: Row) -> None:
        """Plan one row's place."""
        fold(partition.table, self.gains[partition], row, self.tally)


def apply(store: Store, index: Index, site: str, batch: Batch, tally: Tally) -> None:
    """Merge a batch of one site's rows into the dataset; `tally` takes note of what becomes of them."""
    index.refresh()
    plan = Plan(tally=tally)
    for table in batch.keys() - set(BY_ARTICLE):
        for row in batch[table].values():
            plan.add(Partition(table, site, month_of_row(table, row)), row)
    _place(plan, store, index, site, _with_gone(store, index, site, _united(plan, store, index, site, batch)))
    for partition, rows in sorted(plan.gains.items(), key=itemgetter(0)):
        _rewrite(store, index, partition, partial(merged, partition.table, rows=rows, tally=tally), tally)
    for partition, gone in sorted(plan.losses.items(), key=itemgetter(0)):
        _rewrite(store, index, partition, partial(without, article_ids=gone), tally)


def upgrade(store: Store, index: Index, site: str) -> int:
    """Rewrite a site's partitions that an older schema version wrote; return how many there were."""
    old = [
        partition for partition in store.partitions("") if partition.site == site and not store.is_current(partition)
    ]
    for partition in old:
        _rewrite(store, index, partition, lambda stored: stored, Tally("", ""))
    return len(old)


def unite(store: Store, index: Index, site: str) -> int:
    """Make one of a site's stored articles that turn out to be the same; return how many ids were given up."""
    index.refresh()
    before = index.doubtful()
    rows = {(row["article_id"],): row for row in _articles(store, index, site, before).values()}
    apply(store, index, site, {"articles": rows}, Tally("", ""))
    return len(before) - len(index.months("articles", before))


def _united(plan: Plan, store: Store, index: Index, site: str, batch: Batch) -> Batch:
    """Return the batch with each article's rows under the one id it has, those stored under others of its ids too."""
    forward = identity.united(_kin(store, index, site, batch))
    if not forward:
        return batch
    whole: dict[str, dict[Key, Row]] = {**batch}
    for table in BY_ARTICLE:
        rows = list(batch.get(table, {}).values())
        for month, row in _stored(store, site, table, index.months(table, forward)):
            plan.losses[Partition(table, site, month)].add(row["article_id"])
            rows.append(row)
        whole[table] = {}
        for row in identity.renamed(table, rows, forward):
            fold(table, whole[table], row, plan.tally)
    return whole


def _kin(store: Store, index: Index, site: str, batch: Batch) -> dict[str, Row]:
    """Return the batch's articles that go by an id another goes by, and those others, merged with what is stored."""
    fresh = {row["article_id"]: row for row in batch.get("articles", {}).values()}
    claims: dict[str, set[str]] = defaultdict(set)
    for article_id, row in fresh.items():
        for name in identity.names_of(row):
            claims[name] |= {article_id, *index.claimants(name)}
    shared = {article_id for ids in claims.values() if 1 < len(ids) <= identity.MAX_CLAIMS for article_id in ids}
    found = _articles(store, index, site, shared)
    for article_id in shared & fresh.keys():
        known = found.get(article_id)
        found[article_id] = merge_rows("articles", known, fresh[article_id]) if known else fresh[article_id]
    return found


def _articles(store: Store, index: Index, site: str, article_ids: Collection[str]) -> dict[str, Row]:
    """Return stored articles by id."""
    found: dict[Key, Row] = {}
    for _, row in _stored(store, site, "articles", index.months("articles", article_ids)):
        fold("articles", found, row)
    return {row["article_id"]: row for row in found.values()}


def _with_gone(store: Store, index: Index, site: str, batch: Batch) -> Batch:
    """Return the batch with the stored articles that its pages have found gone, at the address they were last shown."""
    pages = [row for row in batch.get("pages", {}).values() if row["article_id"] and row["status"] in GONE]
    claims = {row["article_id"]: index.claimants(row["article_id"]) for row in pages}
    stored = _articles(store, index, site, {one for ids in claims.values() for one in ids}) if pages else {}
    articles = dict(batch.get("articles", {}))
    for page in sorted(pages, key=itemgetter("fetched_at")):
        for article in (stored[i] for i in sorted(claims[page["article_id"]]) if i in stored):
            if not article["gone_at"] and urls.article_id(page["url"]) in identity.addresses(article):
                fold("articles", articles, {**article, "gone_at": page["fetched_at"]})
    return {**batch, "articles": articles} if pages else batch


def _place(plan: Plan, store: Store, index: Index, site: str, batch: Batch) -> None:
    """Find where the rows of articles, teasers and comments belong, and what lies elsewhere and has to move there."""
    touched = {row["article_id"] for table in BY_ARTICLE for row in batch.get(table, {}).values()}
    places = {table: index.months(table, touched) for table in BY_ARTICLE}
    articles = _whole_articles(store, site, batch, places["articles"])
    home = {article_id: months[0] for article_id, months in places["articles"].items()}
    home.update((row["article_id"], month_of_row("articles", row)) for row in articles.values())
    for table in BY_ARTICLE:
        for row in (articles if table == "articles" else batch.get(table, {})).values():
            plan.add(Partition(table, site, home.get(row["article_id"], UNKNOWN)), row)
        for month, row in _stored(store, site, table, _astray(places[table], home)):
            plan.losses[Partition(table, site, month)].add(row["article_id"])
            plan.add(Partition(table, site, home.get(row["article_id"], UNKNOWN)), row)


def _whole_articles(store: Store, site: str, batch: Batch, places: Mapping[str, list[str]]) -> dict[Key, Row]:
    """Return the batch's articles merged with what is stored of them, for that decides their month.

    With them come articles a killed move has left in two months.
    """
    articles = dict(batch.get("articles", {}))
    wanted = {i: months for i, months in places.items() if (i,) in articles or len(months) > 1}
    for _, row in _stored(store, site, "articles", wanted):
        fold("articles", articles, row)
    return articles


def _astray(places: Mapping[str, list[str]], home: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the months in which articles have rows but no longer belong."""
    found = {i: [month for month in months if month != home.get(i, UNKNOWN)] for i, months in places.items()}
    return {article_id: months for article_id, months in found.items() if months}


def _stored(store: Store, site: str, table: str, places: Mapping[str, list[str]]) -> Iterator[tuple[str, Row]]:
    """Yield the stored rows of articles in the months given, each with its month."""
    by_month: dict[str, set[str]] = defaultdict(set)
    for article_id, months in places.items():
        for month in months:
            by_month[month].add(article_id)
    for month, article_ids in sorted(by_month.items()):
        for row in of_articles(store.read(Partition(table, site, month)), article_ids):
            yield month, row


def _rewrite(store: Store, index: Index, partition: Partition, change: Change, tally: Tally) -> None:
    """Put a partition's changed rows in the place of the stored ones and tell the index and the tally."""
    named: dict[str, Sequence[str]] = {}

    def watched(rows: Iterator[pa.Table]) -> Iterator[pa.Table]:
        for batch in rows:
            named.update(names_in(batch))
            yield batch

    stored = checked(partition.table, store.read(partition), store.uri(partition.path))
    changed = tally.watch(partition, change(stored))
    try:
        store.replace(partition, watched(changed) if partition.table in BY_ARTICLE else changed)
    except pa.ArrowException as error:
        raise UserError(unreadable(store.uri(partition.path), error)) from error
    if partition.table in BY_ARTICLE:
        index.set(partition, named)
