"""`nkscrape demo`, for real: the dataset equals the words of the site, and a second crawl changes nothing."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest

from nkscrape.demo import furniture
from nkscrape.demo.content import HOST, gazette
from nkscrape.demo.report import queries
from nkscrape.demo.truth import Row, expected
from pipelines.dataset import Dataset

README = Path(__file__).parents[1] / "README.md"
TABLES = ("articles", "authors", "teasers", "comments")


def demo(root: Path) -> str:
    """Run the verb in its own process and return what it printed."""
    command = [sys.executable, "-m", "nkscrape.cli", "demo", "--dataset", str(root)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A dataset that one crawl has made, and what the verb said."""
    root = tmp_path_factory.mktemp("demo") / "output"
    return root, demo(root)


def rows(root: Path, table: str) -> list[Row]:
    found: list[Row] = Dataset.existing(root).read(table, HOST).to_pylist()
    return found


def pick(row: Row, like: Row) -> Row:
    """Return the fields `like` states; the store gives a map column as pairs."""
    return {name: row[name] for name in like}


def test_the_dataset_equals_the_words_of_the_site(crawled: tuple[Path, str]) -> None:
    root, _ = crawled
    articles = {row["url"]: row for row in rows(root, "articles")}
    teasers, comments = rows(root, "teasers"), rows(root, "comments")
    bios = {row["name"]: row["bio"] for row in rows(root, "authors")}
    assert set(articles) == {story.url for story in gazette().stories}
    for story in gazette().stories:
        truth, row = expected(story, gazette()), articles[story.url]
        assert pick(row, truth["article"]) == truth["article"]
        assert row["month"] == f"{story.at:%Y-%m}"
        own = sorted((t for t in teasers if t["article_id"] == row["article_id"]), key=lambda t: t["position"])
        assert [pick(t, like) for t, like in zip(own, truth["teasers"], strict=True)] == truth["teasers"]
        thread = sorted((c for c in comments if c["article_id"] == row["article_id"]), key=lambda c: c["position"])
        assert_thread(thread, truth["comments"])
    assert {name: bio for name, bio in bios.items() if bio} == gazette().bios
    assert {t["target_article_id"] for t in teasers} <= {row["article_id"] for row in articles.values()}


def assert_thread(found: list[Row], truth: list[Row]) -> None:
    place: dict[Any, int] = {comment["comment_id"]: comment["position"] for comment in found}
    shown = [{**c, "parent": place.get(c["parent_id"]), "root": place[c["root_id"]]} for c in found]
    assert [pick(c, like) for c, like in zip(shown, truth, strict=True)] == truth


def test_what_became_of_each_page_is_written_down(crawled: tuple[Path, str]) -> None:
    root, said = crawled
    outcomes = {row["url"].removeprefix(f"http://{HOST}"): row["outcome"] for row in rows(root, "pages")}
    assert outcomes[furniture.WITHDRAWN] == "failed: 404"
    assert outcomes["/"] == "listing"
    assert not [path for path in outcomes if path.startswith(("/private/", "/account/", "/go/"))]
    (run,) = rows(root, "runs")
    assert run["verdict"] == "healthy"
    assert "Articles: 60 fetched, 0 asked for and not changed (304), 0 not asked for" in said
    assert "articles    60 rows  6 months, 2025-08 to 2026-01" in said


def test_the_queries_it_prints_work(crawled: tuple[Path, str]) -> None:
    root, said = crawled
    for name, command in queries(root).items():
        assert command in said
        done = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, name + done.stderr
        assert done.stdout.strip()


def test_the_queries_of_the_readme_work(crawled: tuple[Path, str]) -> None:
    root, _ = crawled
    blocks = dict(re.findall(r"^(\w+):\n\n```\w+\n(.*?)^```", README.read_text("utf-8"), re.MULTILINE | re.DOTALL))
    assert set(blocks) == {"pandas", "Polars", "DuckDB", "R"}
    best = max(gazette().stories, key=lambda story: len(story.thread))
    for name in ("pandas", "Polars"):
        command = [sys.executable, "-c", blocks[name]]
        done = subprocess.run(command, cwd=root.parent, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, name + done.stderr
        assert f"{len(best.thread)}" in done.stdout, name
    sql = blocks["DuckDB"].replace("output/", f"{root.parent}/output/")
    top = duckdb.execute(sql).fetchall()
    assert len(top) == 5 and top[0][1] == len(best.thread)


def test_a_second_crawl_fetches_and_changes_nothing(crawled: tuple[Path, str]) -> None:
    root, _ = crawled
    before = parquet_bytes(root)
    said = demo(root)
    assert "Articles: 0 fetched, " in said
    assert parquet_bytes(root) == before
    assert len(rows(root, "runs")) == 2


def parquet_bytes(root: Path) -> dict[str, bytes]:
    """Return the bytes of every partition of the tables a reader analyses."""
    return {str(path): path.read_bytes() for table in TABLES for path in sorted((root / table).rglob("*.parquet"))}
