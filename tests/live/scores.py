"""Scores of each field of a crawled dataset against what the system's database holds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from crawling import rows
from truth import SEOUL, Post, Remark, words_of

Row = dict[str, Any]
TAIL = re.compile(r"(?:/comment-page-\d+|/page/\d+|/\d{1,2})?/?(?:index\.html)?$")


@dataclass
class Scores:
    """Hits among cases per field, and what missed."""

    hits: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    cases: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    misses: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, name: str, hit: float, of: float = 1, miss: str = "") -> None:
        """Count `hit` of `of` cases of a field."""
        self.hits[name] += hit
        self.cases[name] += of
        if hit < of:
            self.misses[name].append(miss)

    def share(self, name: str) -> float | None:
        """Return the share of hits; None where there was no case."""
        return self.hits[name] / self.cases[name] if self.cases[name] else None


@dataclass(frozen=True)
class Shown:
    """Which fields the site's design shows at all."""

    bios: bool = True
    authors: bool = True
    sections: bool = True
    tags: bool = True
    days: bool = True
    minutes: bool = True
    comment_minutes: bool = True
    parents: bool = True


def score(posts: list[Post], dataset: Path, shown: Shown) -> Scores:
    """Compare a dataset with the truth."""
    scores = Scores()
    found = _matched(posts, rows(dataset, "articles"), scores)
    threads: dict[str, list[Row]] = defaultdict(list)
    for row in rows(dataset, "comments"):
        threads[row["article_id"]].append(row)
    for post in posts:
        if article := found.get(post.number):
            _fields(post, article, scores, shown)
            _thread(post, article, threads.pop(article["article_id"], []), scores, shown)
    for row in (row for thread in threads.values() for row in thread):
        scores.add("comments right", 0, miss=f"stray {row['author_name']}: {row['text']}")
    if shown.bios:
        _bios(posts, {words_of(row["name"]): words_of(row["bio"]) for row in rows(dataset, "authors")}, scores)
    return scores


def key(url: str) -> str:
    """Return what of an address says which post it is, whatever the page, view or form of it."""
    parts = urlsplit(url)
    number = parse_qs(parts.query).get("p")
    return f"?p={number[0]}" if number else TAIL.sub("", unquote(parts.path))


def _matched(posts: list[Post], articles: list[Row], scores: Scores) -> dict[str, Row]:
    """Return the row of each post; a post of two rows, and a row of none, count as false."""
    numbers = {key(post.url): post.number for post in posts} | {f"?p={post.number}": post.number for post in posts}
    found: dict[str, Row] = {}
    for row in sorted(articles, key=lambda row: len(row["url"])):
        number = numbers.get(key(row["url"])) or numbers.get(key(row["canonical_url"] or ""))
        scores.add("posts right", number is not None, miss=row["url"])
        scores.add("once", number not in found, miss=row["url"])
        found.setdefault(str(number), row)
    for post in posts:
        scores.add("posts found", post.number in found, miss=f"{post.url} ({sum(post.words.values())} words)")
    return found


def _fields(post: Post, row: Row, scores: Scores, shown: Shown) -> None:
    def same(name: str, stored: object, wanted: object) -> None:
        scores.add(name, stored == wanted, miss=f"{post.url}: {stored!r}, not {wanted!r}")

    same("title", words_of(row["title"]), post.title)
    if shown.days:
        same("day", row["published_date"], post.date)
    if shown.minutes:
        stored = row["published_at"]
        same("minute", stored and stored.replace(second=0), post.at.replace(second=0))
    if shown.authors:
        same("authors", [words_of(name) for name in row["authors"]], [post.author])
    if shown.sections and post.sections:
        scores.add("section", words_of(row["section"]) in post.sections,
                   miss=f"{post.url}: {row['section']!r}, not {sorted(post.sections)}")  # fmt: skip
    if shown.tags:
        same("tags", sorted(map(words_of, row["tags"])), sorted(post.tags))
    _words(post, row, scores)


def _words(post: Post, row: Row, scores: Scores) -> None:
    stored: dict[str, int] = defaultdict(int)
    for word in words_of(f"{row['subtitle'] or ''} {row['body'] or ''}").split():
        stored[word] += 1
    lacking = sum(max(count - stored[word], 0) for word, count in post.words.items())
    extra = sum(max(count - post.words[word] - post.beside[word], 0) for word, count in stored.items())
    many, kept = sum(post.words.values()), sum(stored.values())
    scores.add("words found", many - lacking, many, miss=f"{post.url}: {lacking} of {many} words lacking")
    scores.add("words right", kept - extra, kept, miss=f"{post.url}: {extra} of {kept} words too many")
    scores.add("whole said", not (lacking and row["body_is_truncated"] is False), miss=post.url)


def _thread(post: Post, article: Row, stored: list[Row], scores: Scores, shown: Shown) -> None:
    pairs = dict(_pairs(post.remarks, stored))
    ids = {row["comment_id"]: number for number, row in pairs.items()}
    for remark in post.remarks:
        scores.add("comments found", remark.number in pairs, miss=f"{post.url}: {remark.number} {remark.author}")
        if row := pairs.get(remark.number):
            where = f"{post.url} {remark.number}"
            _remark(remark, row, scores, where, shown.comment_minutes)
            if shown.parents:
                parent = ids.get(row["parent_id"], row["parent_id"])
                scores.add("parents", parent == remark.parent, miss=f"{where}: {parent}, not {remark.parent}")
    for row in stored:
        right = row["comment_id"] in ids
        scores.add("comments right", right, miss=f"{post.url}: {row['comment_id']} {row['author_name']}")
    said_whole = article["comments_complete"] is True and len(pairs) < len(post.remarks)
    scores.add("thread said", not said_whole, miss=f"{post.url}: {len(pairs)} of {len(post.remarks)}")


def _remark(remark: Remark, row: Row, scores: Scores, where: str, exact: bool) -> None:
    name, text = words_of(row["author_name"]), words_of(row["text"])
    scores.add("commenters", name == remark.author, miss=f"{where}: {name!r}, not {remark.author!r}")
    scores.add("comment texts", text == remark.text, miss=f"{where}: {text!r}, not {remark.text!r}")
    if exact:
        at = row["published_at"] and row["published_at"].replace(second=0)
        scores.add("comment times", at == remark.at.replace(second=0), miss=f"{where}: {at}, not {remark.at}")
    else:
        day = row["published_date"]
        scores.add("comment times", day == remark.at.astimezone(SEOUL).date(), miss=f"{where}: {day}, not {remark.at}")


def _pairs(remarks: Iterable[Remark], stored: list[Row]) -> Iterable[tuple[str, Row]]:
    """Yield each comment's row: by the system's number, else by author and text."""
    by_number = {row["comment_id"].rpartition(":")[2]: row for row in stored}
    by_text: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in stored:
        by_text[words_of(row["author_name"]), words_of(row["text"])].append(row)
    used: set[str] = set()
    for remark in remarks:
        known = by_number.get(remark.number)
        same = [known] if known else by_text[remark.author, remark.text]
        for row in same:
            if row["comment_id"] not in used:
                used.add(row["comment_id"])
                yield remark.number, row
                break


def _bios(posts: list[Post], stored: dict[str, str], scores: Scores) -> None:
    for author, bio in sorted({(post.author, post.bio) for post in posts}):
        scores.add("bios", stored.get(author, "") == bio, miss=f"{author}: {stored.get(author)!r}, not {bio!r}")
