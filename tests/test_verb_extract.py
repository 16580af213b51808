"""`nkscrape extract`: one JSON object per page, in input order, whatever the others are like."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest
from pages import TEXT, URL, paragraphs

from nkscrape.bundle import Bundle
from nkscrape.cli import main
from nkscrape.errors import ExitCode
from nkscrape.page import Page
from nkscrape.verbs import extract as extract_verb

HTML = (
    f'<html lang="en"><head><link rel="canonical" href="{URL}"><title>Harbour ferry stops at dusk</title></head>'
    f"<body><h1>Harbour ferry stops at dusk</h1><p>By Mina Harbour</p><p>April 18th, 2014</p>"
    f"<div>{paragraphs()}</div></body></html>"
).encode()


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.html"
    path.write_bytes(HTML)
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, list[dict[str, Any]], str]:
    """Return exit code, the objects printed and what went to standard error."""
    code = main(["extract", *map(str, arguments)])
    printed = capsys.readouterr()
    return code, [json.loads(line) for line in printed.out.splitlines()], printed.err


def test_one_object_with_the_contracts_names(stored: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, (page,), errors = run(capsys, "--url", URL, "--fetched-at", "2014-05-01T09:00:00Z", stored)
    assert (code, errors) == (ExitCode.OK, "")
    assert list(page) == [
        "path",
        "url",
        "fetched_at",
        "article",
        "authors",
        "teasers",
        "comments",
        "follows",
        "warnings",
    ]
    assert (page["path"], page["url"], page["fetched_at"]) == (str(stored), URL, "2014-05-01T09:00:00Z")
    assert page["article"]["published_date"] == "2014-04-18"
    assert page["article"]["published_at"] is None
    assert page["article"]["authors"] == ["Mina Harbour"]
    assert page["article"]["body"] == "\n\n".join(TEXT)


def test_gzip_is_told_by_its_bytes_not_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "ferry.html"
    path.write_bytes(gzip.compress(HTML))
    assert run(capsys, path)[1][0]["article"]["title"] == "Harbour ferry stops at dusk"


def test_without_a_url_the_pages_own_is_used(stored: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, (page,), _ = run(capsys, stored)
    assert page["article"]["url"] == page["article"]["canonical_url"] == URL
    assert page["article"]["site"] == "gazette.example"


def test_a_page_without_any_address_is_read_all_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<h1>Harbour ferry stops at dusk</h1>{paragraphs()}")
    code, (page,), _ = run(capsys, path)
    assert code == ExitCode.OK
    assert page["url"] == path.as_uri()
    assert page["article"]["title"] == "Harbour ferry stops at dusk"


def test_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(HTML)))
    assert run(capsys, "-")[1][0]["path"] == "-"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\0", "empty"),
        (b"%PDF-1.7 ...", "binary"),
        (bytes(range(256)) * 20, "binary"),
        (gzip.compress(HTML)[:-30], "gzip"),
        (None, "No such file"),
    ],
)
def test_an_unreadable_page_gives_an_error_and_the_rest_goes_on(
    content: bytes | None, reason: str, stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.html"
    if content is not None:
        bad.write_bytes(content)
    code, (first, second, third), errors = run(capsys, stored, bad, stored)
    assert code == ExitCode.BELOW_FLOORS
    assert first["article"] and third["article"]
    assert second["path"] == str(bad)
    assert reason in second["error"]
    assert errors == "nkscrape extract: 1 of 3 pages could not be read\n"


def test_a_manifest_names_path_url_and_time(stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"path": str(stored), "url": f"{URL}?n={n}", "fetched_at": f"2014-05-0{n}T00:00:00+09:00"} for n in (2, 1)]
    manifest = tmp_path / "pages.jsonl"
    manifest.write_text("\n".join(map(json.dumps, rows)) + "\n\n")
    code, pages, _ = run(capsys, "--manifest", manifest)
    assert code == ExitCode.OK
    assert [page["fetched_at"] for page in pages] == ["2014-05-01T15:00:00Z", "2014-04-30T15:00:00Z"]


@pytest.mark.parametrize("line", ["{", "[]", '{"url": "x"}', '{"path": "x", "fetched_at": "yesterday"}'])
def test_a_bad_line_of_a_manifest_is_named(
    line: str, stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    manifest = tmp_path / "pages.jsonl"
    manifest.write_text(f"{line}\n{json.dumps({'path': str(stored)})}\n")
    code, (bad, good), _ = run(capsys, "--manifest", manifest)
    assert code == ExitCode.BELOW_FLOORS
    assert "manifest line 1" in bad["error"]
    assert good["article"]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--manifest", "m.jsonl", "page.html"],
        ["--manifest", "missing.jsonl"],
        ["--fetched-at", "soon", "page.html"],
        ["--url", "https://a.example/", "one.html", "two.html"],
        ["--url", "foo", "one.html"],
    ],
)
def test_wrong_usage_is_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code, printed, errors = run(capsys, *arguments)
    assert (code, printed) == (ExitCode.USAGE, [])
    assert errors.startswith("nkscrape extract: ")
    assert errors.count("\n") == 1


def test_a_fault_of_ours_costs_one_page(
    stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_on_bad(page: Page) -> Bundle:
        if b"bad" in page.body:
            raise ZeroDivisionError("of ours")
        return real(page)

    real = extract_verb.read_bundle
    monkeypatch.setattr(extract_verb, "read_bundle", fail_on_bad)
    bad = tmp_path / "bad.html"
    bad.write_text("<p>bad")
    code, (broken, whole), _ = run(capsys, bad, stored)
    assert code == ExitCode.BELOW_FLOORS
    assert "ZeroDivisionError: of ours" in broken["error"]
    assert whole["article"]


def test_a_manifest_with_a_byte_order_mark_and_lines_that_name_no_page(
    stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    manifest = tmp_path / "manifest.jsonl"
    manifest.write_text("\ufeff" + json.dumps({"path": str(stored)}) + '\n[]\n{"url": "x"}\n', encoding="utf-8")
    _, (whole, *others), _ = run(capsys, "--manifest", manifest)
    assert whole["article"]
    assert [other["error"].partition(":")[0] for other in others] == ["manifest line 2", "manifest line 3"]
