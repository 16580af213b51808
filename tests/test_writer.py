"""The writer in a real crawl: what it does when the disk has no more room."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

from nkscrape.cli import main
from nkscrape.demo.content import HOST, gazette
from pipelines.dataset import Dataset


def demo(root: Path, largest_file: int | None = None) -> subprocess.CompletedProcess[str]:
    """Crawl the demo site in a process that can write no file larger than some bytes."""

    def limit() -> None:
        if largest_file:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

    command = [sys.executable, "-m", "nkscrape.cli", "demo", "--dataset", str(root)]
    return subprocess.run(command, preexec_fn=limit, capture_output=True, text=True, check=False, timeout=120)


def test_a_journal_that_cannot_grow_ends_the_crawl_with_one_line_and_the_next_goes_on(tmp_path: Path) -> None:
    ended = demo(tmp_path, largest_file=150_000)
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr
    (line,) = [line for line in ended.stderr.splitlines() if "cannot write" in line]
    assert line.endswith("then run the same command again, or `nkscrape recover`")
    assert main(["recover", "--dataset", str(tmp_path)]) == 0
    kept = len(Dataset.existing(tmp_path).read("articles", HOST))
    assert 0 < kept < len(gazette().stories)
    again = demo(tmp_path)
    assert again.returncode == 0
    assert len(Dataset.existing(tmp_path).read("articles", HOST)) == len(gazette().stories)
    assert main(["check", "--dataset", str(tmp_path)]) == 0
