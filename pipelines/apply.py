"""Applying a batch of rows to a site's partitions, article by article, so that none is ever in two months for long.

First every partition that gains rows is rewritten, then those that lose some to another month: whoever is killed in
between leaves a row in two places, never in none, and applying the batch again finds both copies by the index.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter

import pyarrow as pa

from pipelines.arrow import Row
from pipelines.index import Index
from pipelines.partition import BY_ARTICLE, UNKNOWN, Partition, month_of_row
from pipelines.rewrite import Key, Tally, checked, fold, merged, of_articles, without
from pipelines.store import Store

Batch = Mapping[str, dict[Key, Row]]
"""Table -> rows by key."""
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
    _place(plan, store, index, site, batch)
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
    article_ids: set[str] = set()

    def watched(rows: Iterator[pa.Table]) -> Iterator[pa.Table]:
        for batch in rows:
            article_ids.update(batch["article_id"].unique().to_pylist())
            yield batch

    stored = checked(partition.table, store.read(partition), store.uri(partition.path))
    changed = tally.watch(partition, change(stored))
    if partition.table in BY_ARTICLE:
        store.replace(partition, watched(changed))
        index.set(partition, article_ids)
    else:
        store.replace(partition, changed)
