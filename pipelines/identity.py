"""Whose rows are one: articles stored under two ids that turn out to be the same, and their rows under one of them.

Addresses alone prove nothing: sites send dead links to other articles, templates repeat a short link everywhere, slugs
are used again. Two articles are one where an id that one goes by leads to the other, and what they say agrees too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import combinations

from nkscrape.urls import article_id as id_of
from nkscrape.urls import hash_id
from pipelines.arrow import Row

MAX_CLAIMS = 20
"""Articles that go by one id: what more of them claim (a short link that a broken template repeats) names none."""
MAX_TWINS = 20
"""Comments of one article by one author with the same words, of those that no platform numbers."""
_IDS = ("comment_id", "parent_id", "root_id")


def are_one(a: Row, b: Row) -> bool:
    """Say whether two readings, of which one's address leads to the other, are of one article.

    They share most of the shorter text, by whole paragraphs, or the instant of publication, or else headline and date.
    """
    mine, theirs = (set((row["body"] or "").split("\n\n")) - {""} for row in (a, b))
    shorter = min(sum(map(len, mine)), sum(map(len, theirs)))
    if shorter and 2 * sum(map(len, mine & theirs)) >= shorter:
        return True
    if a["published_at"] and a["published_at"] == b["published_at"]:
        return True
    said = [(row["title"], row["published_date"]) for row in (a, b)]
    dated = said[0][1] is not None or not (mine and theirs)
    return said[0] == said[1] and said[0][0] is not None and dated


def names_of(row: Row) -> list[str]:
    """Return every id an article goes by."""
    return [row["article_id"], *row["aliases"]]


def united(articles: Mapping[str, Row]) -> dict[str, str]:
    """Return, for each of these articles that is one with another, the id that stays: that of the one seen first."""
    groups = {article_id: {article_id} for article_id in articles}
    for one, other in suspects({article_id: row["aliases"] for article_id, row in articles.items()}):
        if groups[one] is not groups[other] and are_one(articles[one], articles[other]):
            groups[one] |= groups[other]
            groups.update(dict.fromkeys(groups[one], groups[one]))
    firsts = {
        article_id: min(group, key=lambda i: (articles[i]["first_seen_at"], i)) for article_id, group in groups.items()
    }
    return {article_id: first for article_id, first in sorted(firsts.items()) if first != article_id}


def suspects(aliases: Mapping[str, Iterable[str]]) -> list[tuple[str, str]]:
    """Return each two articles that go by one id, given the aliases of each, sorted."""
    claims: dict[str, set[str]] = {}
    for article_id, others in aliases.items():
        for name in (article_id, *others):
            claims.setdefault(name, set()).add(article_id)
    telling = (sorted(ids) for ids in claims.values() if len(ids) <= MAX_CLAIMS)
    return sorted({pair for ids in telling for pair in combinations(ids, 2)})


def renamed(table: str, rows: Collection[Row], forward: Mapping[str, str]) -> list[Row]:
    """Return rows of articles, teasers or comments under the ids that stay, with what depends on an article's id."""
    ids = _comment_ids(rows, forward) if table == "comments" else {}
    places = ((row, forward.get(row["article_id"])) for row in rows)
    return [_renamed(table, row, to, ids) if to else row for row, to in places]


def _renamed(table: str, row: Row, to: str, comment_ids: Mapping[str, str]) -> Row:
    changed: Row = {"article_id": to}
    if table == "articles":
        changed["aliases"] = sorted({*names_of(row)} - {to})
    elif table == "comments":
        changed |= {name: comment_ids.get(row[name], row[name]) for name in _IDS}
    elif row["target_article_id"]:
        changed["teaser_id"] = hash_id(to, row["target_article_id"])
    return {**row, **changed}


def _comment_ids(rows: Iterable[Row], forward: Mapping[str, str]) -> dict[str, str]:
    """Return the new ids of comments whose id holds that of their article."""
    concerned = (row for row in rows if row["article_id"] in forward)
    found = ((row["comment_id"], _comment_id(row, forward[row["article_id"]])) for row in concerned)
    return {old: new for old, new in found if old != new}


def _comment_id(row: Row, to: str) -> str:
    """Return a comment's id as the page of article `to` gives it: numbered within the article, or by its words."""
    comment_id: str = row["comment_id"]
    stem, _, last = comment_id.rpartition(":")
    if stem.endswith(f":{row['article_id']}"):
        return f"{stem.removesuffix(row['article_id'])}{to}:{last}"
    said = (row["author_name"] or "", row["text"] or "")
    for count in map(str, range(1, MAX_TWINS + 1)) if len(last) == len(to) else ():
        if last == hash_id(row["article_id"], *said, count):
            return f"{stem}:{hash_id(to, *said, count)}"
    return comment_id


def addresses(row: Row) -> set[str]:
    """Return the ids of the addresses at which an article was last shown."""
    return {id_of(url) for url in (row["url"], row["canonical_url"]) if url}
