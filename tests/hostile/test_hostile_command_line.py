"""Hostile command lines: whatever is given, wherever it runs, one line says what is wrong; the exit code is right."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from commands import ROOT, run_nkscrape

from nkscrape.cli import main

NKSCRAPE = [sys.executable, "-m", "nkscrape.cli"]
NOBODY = ["crawl", "news", "--url", "http://127.0.0.1:9/", "-s", "RETRY_TIMES=0"]
LONG = "x" * 5000
NOT_UTF8 = "\udcff\udcfe"


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of the demo site."""
    root = tmp_path_factory.mktemp("dataset")
    assert run_nkscrape("demo", "--dataset", str(root)).returncode == 0
    return root


def refused(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 2) -> str:
    """Run a command in this process; return the one line it gave up with."""
    assert main(arguments) == code, arguments
    said = capsys.readouterr().err
    assert said.count("\n") == 1, said
    assert len(said) < 3000
    return said


# --- Where a dataset is named

NAMES = {
    "nothing": "",
    "a folder that is not there": "/no/where",
    "a file": str(ROOT / "README.md"),
    "a device": "/dev/zero",
    "below a device": "/dev/null/x",
    "a name that is too long": LONG,
    "NUL": "a\0b",
    "bytes that are no UTF-8": NOT_UTF8,
    "an unknown scheme": "foo://x",
    "a bucket without a name": "s3://",
    "a link to itself": "LOOP",
    "a link to nothing": "DANGLING",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_dataset_that_is_none(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "LOOP").symlink_to(tmp_path / "LOOP")
    (tmp_path / "DANGLING").symlink_to(tmp_path / "gone")
    named = str(tmp_path / name) if name in ("LOOP", "DANGLING") else name
    for verb in (["info"], ["check"], ["recover"], ["export", str(tmp_path / "x.csv")]):
        refused(capsys, *verb, "--dataset", named)
    if name not in ("", "/no/where"):
        for crawl in (NOBODY, ["demo"]):
            result = run_nkscrape(*crawl, "--dataset", named) if "\0" not in named else None
            assert result is None or result.returncode == 2, result
            assert result is None or result.stderr.count("\n") == 1, result.stderr


# --- Sites, dates and files of an export

EXPORTS = {
    "a site that is not there": (["--site", "typo"], "gazette.example"),
    "an empty site": (["--site", ""], "gazette.example"),
    "a way out": (["--site", "../../etc"], "gazette.example"),
    "since after until": (["--since", "2020-01-02", "--until", "2020-01-01"], "lies after"),
    "a day that is none": (["--since", "0000-00-00"], "2014-04-18"),
    "a long date": (["--until", LONG], "2014-04-18"),
}
FILES = {
    "no name": "",
    "a suffix alone": ".csv",
    "an unknown suffix": "/dev/full",
    "no such folder": "/no/where/x.csv",
    "no such folder, Parquet": "/no/where/x.parquet",
    "no such folder, DuckDB": "/no/where/x.duckdb",
    "no such folder, JSON": "/no/where/x.jsonl",
    "below a device": "/dev/null/x.csv",
    "a long name": f"{LONG}.csv",
    "NUL": "a\0b.csv",
    "a folder": "FOLDER.csv",
}


@pytest.mark.parametrize(("options", "words"), EXPORTS.values(), ids=EXPORTS)
def test_a_selection_that_cannot_be(
    options: list[str], words: str, dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "x.csv"
    assert words in refused(capsys, "export", str(out), "--dataset", str(dataset), *options)
    assert list(tmp_path.iterdir()) == []


def test_a_selection_that_is_empty_says_so(dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(tmp_path / "x.csv"), "--dataset", str(dataset), "--since", "2090-01-01"]) == 0
    assert "there are none" in capsys.readouterr().out


@pytest.mark.parametrize("name", FILES.values(), ids=FILES)
def test_an_export_that_cannot_be_written(
    name: str, dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "FOLDER.csv").mkdir()
    refused(capsys, "export", str(tmp_path / name) if name == "FOLDER.csv" else name, "--dataset", str(dataset))
    assert [path.name for path in tmp_path.iterdir()] == ["FOLDER.csv"]


def test_recover_of_a_site_that_is_not_there(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "gazette.example" in refused(capsys, "recover", "--dataset", str(dataset), "--site", "typo")


# --- Options of a crawl

OPTIONS = [
    *(["--since", value] for value in ("0000-00-00", "tomorrow", LONG, "999999d", "2014-02-30")),
    *(["--max-articles", value] for value in ("-1", "0", "²", "1e3", "9" * 5000)),
    *(["--follow-teasers", value] for value in ("-1", "inf")),
    *(["--url", value] for value in ("http://", "http://[::1", "javascript:x", "http://127.0.0.1:99999/", LONG)),
    *(["--set", value] for value in ("", "X", "=x", "a b=c", "DOWNLOAD_DELAY")),
]
SETTINGS = [
    *(f"DOWNLOAD_DELAY={value}" for value in ("inf", "nan", "-1", "1e400", "1e300", "slow", "")),
    *(f"DOWNLOAD_TIMEOUT={value}" for value in ("0", "nan", "-5")),
    *("CONCURRENT_REQUESTS=0", "RETRY_TIMES=-1", "RETRY_TIMES=99999999", "DEPTH_LIMIT=x", "DNS_TIMEOUT=x"),
    *("LOG_LEVEL=foo", "LOG_FORMAT=%(x)s", "LOG_FILE=/no/where/log", "USER_AGENT=", "NKSCRAPE_DATASET="),
    *("DOWNLOADER_MIDDLEWARES=x", 'DOWNLOADER_MIDDLEWARES={"a.b": 1}', "EXTENSIONS=[1]", "ITEM_PIPELINES=x"),
    *("TWISTED_REACTOR=x", "DUPEFILTER_CLASS=x.y", "STATS_CLASS=1", "DNS_RESOLVER=x.y", "SPIDER_MODULES=x"),
    *("RETRY_HTTP_CODES=x", "JOBDIR=/dev/null/x", "SCHEDULER=nkscrape.cli.nothing"),
]


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: " ".join(option)[:40])
def test_an_option_that_makes_no_sense(option: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    refused(capsys, *NOBODY, *option)


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_setting_that_makes_no_sense(setting: str, tmp_path: Path) -> None:
    result = run_nkscrape(*NOBODY, "--dataset", str(tmp_path), "--set", setting)
    assert result.returncode == 2, result
    assert result.stderr.count("\n") == 1, result.stderr
    assert setting.partition("=")[0] in result.stderr


# --- Pages and manifests

LINES = {
    "wrong types": b'{"path": 3}\n[]\nnull\n{"path": "p", "url": 3}\n{"path": "p", "fetched_at": []}',
    "a wrong time": b'{"path": "p", "fetched_at": "9999-12-31T23:59-12:00"}\n{"path": "p", "fetched_at": "0001-01-01"}',
    "bytes": bytes(range(1, 10)) + bytes(range(11, 256)),
    "depth": b"[" * 100_000,
    "a number of 5,000 digits": b'{"path": ' + b"9" * 5000 + b"}",
    "a long line": b'{"path": "' + b"x" * 1_000_000 + b'"}',
    "NUL in a path": rb'{"path": "a\u0000b"}',
    "half a character": rb'{"path": "\ud800"}',
    "a line break of another kind": '{"path": "a\u2028b"}'.encode(),
}


@pytest.mark.parametrize("lines", LINES.values(), ids=LINES)
def test_a_manifest_costs_only_its_bad_lines(lines: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>text</p>")
    manifest = tmp_path / "m.jsonl"
    manifest.write_bytes(lines + b"\n" + json.dumps({"path": str(page)}).encode())
    assert main(["extract", "--manifest", str(manifest)]) == 3
    shown = capsys.readouterr()
    found = [json.loads(line) for line in shown.out.strip().split("\n")]
    assert len(found) == lines.count(b"\n") + 2
    assert all("error" in one and "internal" not in one["error"] for one in found[:-1])
    assert "error" not in found[-1]
    assert shown.err.count("\n") == 1


@pytest.mark.parametrize("name", ["", "/", "/dev/null", "/dev/zero", "/proc/self/mem", LONG, "a\0b", NOT_UTF8])
def test_a_file_that_is_no_page(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    refused(capsys, "extract", name, code=3)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--fetched-at", "9999-12-31T23:59-12:00"],
        ["--fetched-at", "0001-01-01T00:00+14:00"],
        ["--fetched-at", "yesterday"],
        ["--url", "http://"],
        ["--url", "http://[::1"],
        ["--url", LONG],
    ],
    ids=lambda arguments: " ".join(arguments)[:40],
)
def test_a_wrong_time_or_address_of_a_page(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    refused(capsys, "extract", "README.md", *arguments)
    refused(capsys, "extract", "--manifest", "/dev/zero")


@pytest.mark.parametrize(
    "arguments",
    [["new", ""], ["new", "/"], ["new", "/dev/zero"], ["new", "http://"], ["new", "http://[::1"], ["test", "../x"]],
    ids=" ".join,
)
def test_a_site_that_is_none(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    refused(capsys, "site", *arguments)


# --- Where it runs

PLACES = [
    ("{} schema >/dev/full", 2, 1),
    ("{} info --dataset {dataset} >/dev/full", 2, 1),
    ("{} recover --dataset {dataset} >/dev/full", 0, 0),
    ("{} extract README.md --url http://x.example/ >/dev/full", 2, 1),
    ("{} extract README.md --url http://x.example/ | head -c 1", 0, 0),
    ("{} schema | head -1", 0, 0),
    ("{} schema >&-", 0, 0),
    ("{} crawl nowhere 2>&-", 2, 0),
    ("{} crawl nowhere 2>/dev/full", 2, 0),
    ("{} extract - <&-", 3, 1),
    ("PYTHONIOENCODING=ascii {} schema", 0, 0),
    ("LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 {} crawl é", 2, 1),
    ("env -i {} info --dataset {dataset}", 0, 0),
    ("TZ=:/etc/passwd {} info --dataset {dataset}", 0, 0),
    ("mkdir gone && cd gone && rmdir ../gone && {} info", 2, 1),
    ("mkdir gone && cd gone && rmdir ../gone && {} export x.csv --dataset {dataset}", 2, 1),
]


@pytest.mark.parametrize(("command", "code", "lines"), PLACES, ids=[command for command, _, _ in PLACES])
def test_wherever_it_runs(command: str, code: int, lines: int, dataset: Path, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("<h1>Café</h1><p>text</p>", encoding="utf-8")
    line = f"set -o pipefail; {command.format(f'PYTHONPATH={ROOT} ' + ' '.join(NKSCRAPE), dataset=dataset)}"
    line = line.replace(f"env -i PYTHONPATH={ROOT}", f"env -i PYTHONPATH={ROOT} ")
    result = subprocess.run(["bash", "-c", line], cwd=tmp_path, capture_output=True, timeout=60, check=False)
    assert result.returncode == code, result
    assert result.stderr.count(b"\n") == lines, result.stderr
    assert b"Traceback" not in result.stderr


def test_json_stays_json_in_any_encoding(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<title>Café</title><p>text</p>", encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT)}
    command = [*NKSCRAPE, "extract", "--url", "http://x.example/é", "page.html"]
    result = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, timeout=60, check=True)
    assert json.loads(result.stdout)["url"] == "http://x.example/é"


@pytest.mark.parametrize("out", ["full", "closed"])
def test_a_crawl_nobody_listens_to_is_stored_and_tells_its_code(out: str, tmp_path: Path) -> None:
    prelude = "import os\n"
    if out == "full":
        prelude += "os.dup2(os.open('/dev/full', os.O_WRONLY), 1)"
    else:
        prelude += "here, there = os.pipe()\nos.dup2(there, 1)\nos.close(here)\nos.close(there)"
    result = run_nkscrape("demo", "--dataset", str(tmp_path), prelude=prelude)
    assert result.returncode == 0, result.stderr
    assert "Traceback" not in result.stderr
    assert list(tmp_path.glob("articles/*/*/part.parquet"))


def test_ctrl_c_while_modules_load_is_no_traceback(dataset: Path) -> None:
    """From the moment on that Python runs our code."""
    start = "import sys; print(flush=True)\nfrom nkscrape.cli import main\nsys.exit(main(sys.argv[1:]))"
    for delay in (0.01, 0.05, 0.1, 0.3):
        command = [sys.executable, "-c", start, "info", "--dataset", str(dataset)]
        with subprocess.Popen(command, stdout=-1, stderr=-1, cwd=ROOT) as process:
            assert process.stdout and process.stderr
            process.stdout.readline()
            time.sleep(delay)
            process.send_signal(signal.SIGINT)
            said = process.stderr.read()
            assert process.wait(60) in (0, 130, -signal.SIGINT)
            assert b"Traceback" not in said, said


def test_a_fault_of_ours_is_one_line_and_1(dataset: Path) -> None:
    prelude = "from nkscrape.verbs import info\ndef broken(*a): raise RuntimeError('x')\ninfo._line = broken\n"
    result = run_nkscrape("info", "--dataset", str(dataset), prelude=prelude)
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert "NKSCRAPE_DEBUG" in result.stderr
    shown = run_nkscrape("info", "--dataset", str(dataset), prelude=prelude, env={"NKSCRAPE_DEBUG": "1"})
    assert "Traceback" in shown.stderr


def test_scrapy_crawl_does_the_same(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "scrapy", "crawl", "news", "-a", "url=http://127.0.0.1:9/"]
    for more in (["-s", "DOWNLOAD_DELAY=inf"], ["-s", "LOG_LEVEL=foo"], ["-a", "dataset=/dev/null"]):
        result = subprocess.run([*command, *more], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
        assert result.returncode == 2, result
        assert result.stderr.startswith("scrapy crawl: "), result.stderr
        assert result.stderr.count("\n") == 1
