"""A server in trouble, crawled until all is stored: the short form of benchmarks/soak.py, and its judge judged."""

from __future__ import annotations

from pathlib import Path

import pytest
from chaosserver import Served

from benchmarks.soak import impolite, politely, soak


def asked(path: str, started: float, ended: float, retry_after: float = 0.0) -> Served:
    return Served(path, started, ended, ("127.0.0.1", 1), "whole", retry_after)


def test_every_page_of_a_server_in_trouble_is_stored_whole_and_once(tmp_path: Path) -> None:
    report = soak(60, seed=3, work=tmp_path)
    assert report.faults == []
    assert report.stored == 60
    assert report.troubles > 5


def test_a_server_in_trouble_has_nothing_to_complain_of(tmp_path: Path) -> None:
    assert politely(8, seed=2, work=tmp_path) == []


@pytest.mark.parametrize(
    ("log", "complaint"),
    [
        ([asked("/a", 0, 1), asked("/b", 0.5, 2)], "/b was asked for while /a was answered"),
        ([asked("/a", 0, 0.1), asked("/b", 0.2, 0.3)], "/b came 0.20 s after /a, not 0.5 s"),
        ([asked("/a", 0, 1, retry_after=3), asked("/b", 2, 3)], "/b came before the 3 s that were asked for"),
        ([asked("/a", second, second + 0.1) for second in range(4)], "/a was asked for 4 times in one run"),
    ],
)
def test_the_log_tells_of_every_impoliteness(log: list[Served], complaint: str) -> None:
    assert impolite(log, 0.5) == [complaint]


def test_a_polite_crawl_leaves_no_complaint() -> None:
    assert impolite([asked("/a", 0, 0.1, retry_after=1), asked("/a", 1.2, 1.3), asked("/b", 1.8, 2)], 0.5) == []
