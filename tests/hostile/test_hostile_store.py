"""What sites, disks and careless hands do to a dataset: nothing is lost in silence, nothing stops for ever."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attacks import Attack
from crawling import crawl, rows
from localsite import Answer, LocalSite, article, serve
from storing import SITE, at, bundle, files, record_run, store, write_journal

from nkscrape.bundle import to_json
from nkscrape.cli import main
from nkscrape.items import Run
from pipelines.dataset import Dataset

STORIES = [f"/2014/04/story-{n}-of-the-harbour/" for n in range(4)]


@pytest.fixture
def site() -> Iterator[LocalSite]:
    with serve() as one:
        yield one


# --- Comments whose numbers are no ids


def numbered(page: int, mark: str = "") -> str:
    """Return a thread whose comments are numbered from one, as on every other page of its site."""
    items = "".join(
        f'<div class="comment" id="comment-{n}"><span class="author">Ann {page}</span> <span class="date">1 May 2014'
        f'</span><div class="text"><p>Remark {n} on story {page}, which was well worth reading.</p></div></div>'
        for n in (1, 2, 3)
    )
    return f'{mark}<div id="comments"><h2>3 comments</h2>{items}</div>'


def put_up(site: LocalSite, mark: str) -> None:
    for number, path in enumerate(STORIES):
        site.pages[path] = Answer(article(f"Story {number}", "2014-04-18", numbered(number, mark)))


NUMBERED = [
    Attack("hand-made comments that count from one on every page", "the article in their id", "12 shown, 12 stored"),
    Attack(
        "a site that calls itself WordPress and counts from one on every page",
        "comments that push out another's are counted",
        "verdict 'comments are lost', exit code 3, and `check` says so",
        lambda: '<img src="/wp-content/a.png">',
    ),
]


@pytest.mark.parametrize("attack", NUMBERED, ids=str)
def test_no_comment_is_lost_in_silence(site: LocalSite, tmp_path: Path, attack: Attack, capsys: Any) -> None:
    put_up(site, attack.make() or "")
    result = crawl(site, tmp_path, url=" ".join([STORIES[0], *(site.url + path for path in STORIES[1:])]))
    texts = {row["text"] for row in rows(tmp_path, "comments")}
    assert "Traceback" not in result.stderr
    if attack.make():
        assert (result.returncode, len(texts)) == (3, 3)
        assert "verdict: 9 comments are lost: the site gives comments of different articles one id" in result.stdout
        assert main(["check", "--dataset", str(tmp_path)]) == 3
        assert "in its last run 9 comments are lost" in capsys.readouterr().out
    else:
        assert (result.returncode, len(texts)) == (0, 12)
        assert main(["check", "--dataset", str(tmp_path)]) == 0


def test_pages_that_all_name_one_address_as_theirs_are_no_healthy_run(site: LocalSite, tmp_path: Path) -> None:
    canonical = f'<link rel="canonical" href="{site.url}/2014/04/the-one-and-only-story/">'
    for number, path in enumerate(STORIES):
        page = article(f"Story {number}", "2014-04-18")
        site.pages[path] = Answer(page.replace("<head>", f"<head>{canonical}"))
    result = crawl(site, tmp_path, url=" ".join([STORIES[0], *(site.url + path for path in STORIES[1:])]))
    stored = len(rows(tmp_path, "articles"))
    assert stored == len(STORIES) or (result.returncode == 3 and "articles are lost" in result.stdout)


# --- Journal lines


def line(**changes: Any) -> bytes:
    """Return a page's line with fields of its records changed: `comments__text=3` is the text of its first comment."""
    data = to_json(bundle(2))
    for where, value in changes.items():
        record, _, name = where.partition("__")
        if not name:
            data[record] = value
        else:
            (data[record][0] if isinstance(data[record], list) else data[record])[name] = value
    return json.dumps(data).encode()


def nested(depth: int) -> bytes:
    return b'{"page": ' + b"[" * depth + b"]" * depth + b"}"


LINES: dict[str, bytes] = {
    "a number for a text": line(article__title=3),
    "a truth for a number": line(comments__position=True),
    "a list for a text": line(comments__text=["a"]),
    "a text for a list": line(article__tags="ferry"),
    "numbers in a list of texts": line(article__tags=[1]),
    "lists in a map of texts": line(article__sources={"title": ["a"]}),
    "nothing for what must be there": line(comments__comment_id=None),
    "a record that is none": line(comments=[7]),
    "records that are none": line(comments={"a": 1}),
    "a number without end": line(page__status=10**30).replace(b"10", b"9" * 5_000, 1),
    "not a number": line(page__status=float("nan")),
    "half a character": line(article__body="a\ud800b"),
    "half a character as bytes": line().replace(b"Story 2", b"Story \xed\xa0\x80"),
    "an instant before the first": line(page__fetched_at="0001-01-01T00:00:00+14:00"),
    "an instant after the last": line(page__fetched_at="9999-12-31T23:59:59-12:00"),
    "a fetch at the end of time": line(page__fetched_at="9999-12-31T23:59:59Z"),
    "a date that is none": line(article__published_date="2014-02-30"),
    "a site that leads out of the folder": line(page__site="../../etc"),
    "a site longer than a file name": line(page__site="a" * 252),
    "nesting without end": nested(100_000),
    "bytes that are no text": line() + b"\xff\xfe",
    "zeros": b"\x00" * 4_096,
    "nothing at all": b"",
    "another's JSON": b'{"hello": "world"}',
    "a list": b"[1, 2, 3]",
    "a text": b'"a"',
    "a mark of byte order": b"\xef\xbb\xbf" + line(),
    "half a line": line()[:200],
}
JOURNAL = [
    Attack(
        what, "a line is read as its table's types", "one line, exit code 3, its page fetched again", lambda b=raw: b
    )
    for what, raw in LINES.items()
]


@pytest.mark.parametrize("attack", JOURNAL, ids=str)
def test_a_bad_journal_line_is_set_aside_and_its_page_fetched_again(
    tmp_path: Path, attack: Attack, capsys: pytest.CaptureFixture[str]
) -> None:
    dataset = Dataset.open(tmp_path)
    path = write_journal(dataset, "run-1", [bundle(1), bundle(3)])
    with dataset.seen(SITE) as seen:
        for number in (1, 2, 3):
            if page := bundle(number).page:
                seen.record(page, None)
    first, last = path.read_bytes().splitlines()
    path.write_bytes(b"\n".join([first, attack.make(), last, b""]))
    assert main(["recover", "--dataset", str(tmp_path)]) == 3
    told = capsys.readouterr().err
    assert told.count("\n") == 1 and "run-1.jsonl is damaged in line 2: its other 2 pages are merged" in told
    assert (tmp_path / f".nkscrape/quarantine/{SITE}/run-1.jsonl").read_bytes() == attack.make() + b"\n"
    assert len(dataset.read("articles", SITE)) == 2 and not path.exists()
    with dataset.seen(SITE) as seen:
        assert [bool(seen.get(f"https://{SITE}/{number}")) for number in (1, 2, 3)] == [True, False, True]
    assert main(["recover", "--dataset", str(tmp_path)]) == 0


def test_random_journal_damage_never_stops_recovery(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(20)
    whole = [line(), json.dumps({"run": to_json(Run(run_id="r", spider="s", site=SITE, started_at=at(0)))}).encode()]
    dataset = Dataset.open(tmp_path)
    path = write_journal(dataset, "run-1", [bundle(1)])
    bad = [_changed(chance, chance.choice(whole)) for _ in range(300)]
    path.write_bytes(b"\n".join([*bad, path.read_bytes()]))
    assert main(["recover", "--dataset", str(tmp_path)]) in (0, 3)
    assert "Traceback" not in capsys.readouterr().err
    assert not path.exists() and f"https://{SITE}/1" in dataset.read("articles", SITE)["url"].to_pylist()


def _changed(chance: random.Random, raw: bytes) -> bytes:
    stored = bytearray(raw)
    for _ in range(chance.randint(1, 4)):
        stored[chance.randrange(len(stored))] = chance.choice(b'"{}[],:0a\\\x00\xff-.')
    # The site is the folder: a changed one may be any other.
    return bytes(stored) if stored.count(SITE.encode()) == raw.count(SITE.encode()) else raw[:50]


# --- Partitions


def _flip(stored: bytes, place: float) -> bytes:
    at_byte = int(place * (len(stored) - 1))
    return stored[:at_byte] + bytes([stored[at_byte] ^ 0x55]) + stored[at_byte + 1 :]


PARTITIONS = [
    Attack("a partition cut in half", "nothing is written over it", "one line names it", lambda b: b[: len(b) // 2]),
    Attack("an empty partition", "the same", "one line names it", lambda b: b""),
    Attack("a partition of zeros", "the same", "one line names it", lambda b: bytes(len(b))),
    Attack("a byte changed in the footer", "the same", "one line names it", lambda b: _flip(b, 1.0)),
    Attack("a renamed column", "required columns", "one line names it", lambda b: b.replace(b"run_id", b"run_ie")),
]  # fmt: skip


@pytest.mark.parametrize("attack", PARTITIONS, ids=str)
def test_a_damaged_partition_is_named_and_left_and_the_journal_stays(
    tmp_path: Path, attack: Attack, capsys: pytest.CaptureFixture[str]
) -> None:
    dataset = store(tmp_path, [bundle(n, body="word " * n * 40) for n in range(1, 30)])
    record_run(dataset, Run(run_id="run-1", spider="news", site=SITE, started_at=at(0)))
    path = tmp_path / f"articles/site={SITE}/month=2014-04/part.parquet"
    path.write_bytes(attack.make(path.read_bytes()))
    before = files(tmp_path)
    journal = write_journal(dataset, "run-2", [bundle(1, fetched_at=at(1))])
    assert main(["recover", "--dataset", str(tmp_path)]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1 and f"cannot read {path}" in told and "nothing was changed" in told
    assert files(tmp_path) == before and journal.exists()
    assert main(["check", "--dataset", str(tmp_path)]) == 3
    assert str(path) in capsys.readouterr().out


def test_one_sites_damage_does_not_keep_the_others_from_recovery(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dataset = store(tmp_path, [bundle(1, site="another.example")], site="another.example")
    path = tmp_path / "articles/site=another.example/month=2014-04/part.parquet"
    path.write_bytes(b"PAR1 and no more")
    write_journal(dataset, "run-2", [bundle(1, site="another.example", fetched_at=at(1))], "another.example")
    write_journal(dataset, "run-3", [bundle(1)])
    assert main(["recover", "--dataset", str(tmp_path)]) == 2
    said = capsys.readouterr()
    assert f"{SITE}: 1 pages of run-3 merged" in said.out and said.err.count("\n") == 1
