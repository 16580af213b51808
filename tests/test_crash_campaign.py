"""Real crawls, really killed: the short form of benchmarks/crash_campaign.py."""

from __future__ import annotations

from pathlib import Path

from benchmarks.crash_campaign import campaign


def test_25_kills_lose_nothing_double_nothing_and_leave_every_file_readable(tmp_path: Path) -> None:
    report = campaign(25, seed=7, work=tmp_path)
    assert report.kills == 25
    assert (report.lost, report.doubled, report.unreadable) == (0, 0, 0)
    assert report.files_read > 100
    assert report.torn, "no journal was torn"
    assert report.slowest_stop < 20
