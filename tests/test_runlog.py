"""Verdicts: what a run's counts say about it, and the code it exits with."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from nkscrape.errors import ExitCode
from nkscrape.items import Run
from nkscrape.runlog import Verdict, build_run, new_run_id

NOW = datetime(2014, 4, 18, 9, 15, tzinfo=UTC)


def finish(stats: dict[str, Any], *previous: Run, reason: str = "finished") -> tuple[Run, Verdict]:
    return build_run(
        stats,
        run_id="r",
        spider="news",
        site="daily.example",
        arguments={"since": "7d"},
        started_at=NOW,
        finished_at=NOW,
        finish_reason=reason,
        previous=previous,
    )


def stats(articles: int = 100, missing: dict[str, int] | None = None, **counts: int) -> dict[str, Any]:
    return {
        "nkscrape/rows/articles": articles,
        "nkscrape/pages/article": articles,
        "nkscrape/pages/listing": 5,
        "downloader/request_count": articles + 5,
        **{f"nkscrape/missing/{name}": count for name, count in (missing or {}).items()},
        **{name.replace("__", "/"): count for name, count in counts.items()},
    }


def test_a_run_states_what_was_asked_and_counted() -> None:
    run, verdict = finish(stats(missing={"articles.subtitle": 25}, nkscrape__rows__comments=300, nkscrape__known=7))
    assert verdict == Verdict("healthy", ExitCode.OK)
    assert run.verdict == "healthy"
    assert run.counts["rows.comments"] == 300
    assert (run.counts["requests"], run.counts["known"], run.counts["pages.article"]) == (105, 7, 100)
    assert run.fill_rates == {"articles.subtitle": 0.75}
    assert run.versions["nkscrape"]
    assert new_run_id(NOW, "nknews.org", "1a2b") == "20140418T091500Z-nknews.org-1a2b"


@pytest.mark.parametrize(
    ("counts", "reason", "code"),
    [
        ({"spider_exceptions/count": 1}, "finished", ExitCode.INTERNAL),
        ({"nkscrape/item_errors": 1}, "finished", ExitCode.INTERNAL),
        ({"spider_exceptions/count": 1}, "shutdown", ExitCode.INTERNAL),
        ({}, "refused", ExitCode.REFUSED),
        ({}, "shutdown", ExitCode.OK),
        ({"nkscrape/asked/articles": 200, "nkscrape/troubled/articles": 60}, "finished", ExitCode.BELOW_FLOORS),
        ({"nkscrape/asked/articles": 200, "nkscrape/troubled/articles": 40}, "finished", ExitCode.OK),
        ({"nkscrape/asked/articles": 3, "nkscrape/troubled/articles": 3}, "finished", ExitCode.BELOW_FLOORS),
        ({"nkscrape/asked/articles": 2, "nkscrape/troubled/articles": 2}, "finished", ExitCode.OK),
        ({"nkscrape/asked/sources": 4, "nkscrape/troubled/sources": 3}, "finished", ExitCode.BELOW_FLOORS),
        ({"nkscrape/asked/articles": 4, "nkscrape/gone/articles": 4}, "finished", ExitCode.OK),
        ({"nkscrape/asked/articles": 40, "nkscrape/gone/articles": 11}, "finished", ExitCode.BELOW_FLOORS),
    ],
)
def test_exit_codes(counts: dict[str, int], reason: str, code: ExitCode) -> None:
    assert finish({**stats(), **counts}, reason=reason)[1].exit_code == code


@pytest.mark.parametrize(
    ("counts", "code"),
    [
        ({}, ExitCode.BELOW_FLOORS),
        ({"nkscrape/pages/listing": 3}, ExitCode.BELOW_FLOORS),
        ({"nkscrape/pages/failed": 1}, ExitCode.BELOW_FLOORS),
        ({"nkscrape/pages/listing": 3, "nkscrape/known": 40}, ExitCode.OK),
        ({"nkscrape/pages/listing": 3, "nkscrape/outside": 40}, ExitCode.OK),
        ({"nkscrape/pages/unchanged": 1}, ExitCode.OK),
        ({"nkscrape/pages/refused": 1}, ExitCode.REFUSED),
        ({"nkscrape/pages/forbidden": 1}, ExitCode.REFUSED),
        ({"nkscrape/pages/refused": 1, "nkscrape/pages/listing": 1}, ExitCode.BELOW_FLOORS),
    ],
)
def test_a_run_without_articles(counts: dict[str, int], code: ExitCode) -> None:
    assert finish(counts)[1].exit_code == code


def test_a_field_that_earlier_runs_filled_must_not_vanish() -> None:
    usual = [finish(stats(missing={"articles.authors": 10}))[0] for _ in range(3)]
    fallen = stats(missing={"articles.authors": 60})
    assert finish(fallen)[1].exit_code == ExitCode.OK
    verdict = finish(fallen, *usual)[1]
    assert verdict.exit_code == ExitCode.BELOW_FLOORS
    assert "articles.authors" in verdict.text
    assert finish(stats(articles=5, missing={"articles.authors": 5}), *usual)[1].exit_code == ExitCode.OK


def test_a_first_run_needs_titles_and_bodies() -> None:
    assert finish(stats(missing={"articles.body": 80}))[1].exit_code == ExitCode.BELOW_FLOORS


def test_threads_that_earlier_runs_had_must_not_vanish() -> None:
    usual = [finish(stats(nkscrape__rows__comments=400))[0] for _ in range(3)]
    verdict = finish(stats(), *usual)[1]
    assert verdict.exit_code == ExitCode.BELOW_FLOORS
    assert "comments" in verdict.text
    assert finish(stats(nkscrape__rows__comments=3), *usual)[1].exit_code == ExitCode.OK
