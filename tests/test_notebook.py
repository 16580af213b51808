"""The notebook of docs/ answers its questions over the demo dataset."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

NOTEBOOK = Path(__file__).parents[1] / "docs" / "analysis.ipynb"


def test_every_cell_runs_and_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command = [sys.executable, "-m", "nkscrape.cli", "demo", "--dataset", str(tmp_path / "output")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path / "docs")
    names: dict[str, Any] = {}
    for cell in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)
            assert len(capsys.readouterr().out.strip()) > 40
            assert cell["outputs"], "keep the answers in the notebook"
    assert len(names["discussed"]) and len(names["shown"]) and len(names["written"])
