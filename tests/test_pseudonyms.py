"""Comment authors can be hidden: stable under one key, opaque without it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from commands import run_nkscrape
from crawling import crawl
from localsite import Answer, LocalSite, article, serve
from storing import START

from nkscrape.bundle import Bundle, to_json
from nkscrape.cli import main
from nkscrape.errors import UserError
from nkscrape.items import Article, Comment, Run
from pipelines.dataset import Dataset
from pipelines.journal import Journal
from pipelines.pseudonyms import KEY_NAME, pseudonymise, read_key

KEY = b"a key nobody else has"
CONTENT_ID = "html:example.org:" + "0123456789abcdef" * 2


def bundle(site: str = "example.org") -> Bundle:
    comments = [
        Comment(comment_id=f"wordpress:{site}:1", root_id=f"wordpress:{site}:1", position=1, article_id="a", site=site,
                author_name="Mina Sample", author_id="77", author_url="https://mina.example/", text="Well said."),
        Comment(comment_id=CONTENT_ID, root_id=CONTENT_ID, position=2, article_id="a", site=site,
                author_name="Mina Sample", text="And again."),
        Comment(comment_id="html:example.org:x", parent_id=CONTENT_ID, root_id=CONTENT_ID, depth=1, position=3,
                article_id="a", site=site, author_name=None, is_deleted=True),
    ]  # fmt: skip
    article = Article(article_id="a", url="https://example.org/a", site=site, authors=["Jo Byline"])
    return Bundle(url="https://example.org/a", fetched_at=None, article=article, comments=comments)


def hidden(key: bytes = KEY, site: str = "example.org") -> Bundle:
    found = bundle(site)
    pseudonymise(found, key)
    return found


def test_nothing_of_the_author_is_left_and_the_rest_is() -> None:
    found = hidden()
    written = json.dumps(to_json(found))
    assert "Mina" not in written and "mina.example" not in written and '"77"' not in written
    assert [c.text for c in found.comments] == ["Well said.", "And again.", None]
    assert found.article and found.article.authors == ["Jo Byline"]


def test_one_author_keeps_one_pseudonym_and_an_absent_one_stays_absent() -> None:
    first, second, removed = hidden().comments
    assert first.author_name == second.author_name == hidden().comments[0].author_name
    assert removed.author_name is None and second.author_id is None


def test_pseudonyms_depend_on_key_and_site() -> None:
    names = {hidden(key, site).comments[0].author_name for key in (KEY, b"another key") for site in ("a.org", "b.org")}
    assert len(names) == 4


def test_ids_made_from_the_author_are_made_anew_and_edges_still_hold() -> None:
    first, second, reply = hidden().comments
    assert first.comment_id == "wordpress:example.org:1"
    assert second.comment_id != CONTENT_ID and second.comment_id.startswith("html:example.org:")
    assert reply.parent_id == reply.root_id == second.comment_id


@pytest.mark.parametrize("key", [None, "", "short", " " * 40])
def test_a_missing_or_weak_key_is_refused(key: str | None) -> None:
    with pytest.raises(UserError, match=KEY_NAME):
        read_key(key)
    assert read_key("0123456789abcdef") == b"0123456789abcdef"


THREAD = """<div id="comments"><h2>2 comments</h2><ol class="comment-list">
<li id="comment-11" class="comment"><article class="comment-body"><div class="comment-author vcard">
<b class="fn"><a class="url" href="https://mina.example/">Mina Sample</a></b> <span class="says">says:</span></div>
<div class="comment-content"><p>The ferry was late again this morning.</p></div></article><ol class="children">
<li id="comment-12" class="comment"><article class="comment-body"><div class="comment-author vcard">
<b class="fn">Oskar Sample</b> <span class="says">says:</span></div>
<div class="comment-content"><p>As it has been every morning this week.</p></div></article></li></ol></li></ol></div>"""


def test_a_crawl_writes_no_name_of_a_commenter_anywhere(tmp_path: Path) -> None:
    with serve() as site:
        site.pages["/2014/04/the-ferry-is-late/"] = Answer(article("The ferry is late", "2014-04-18", THREAD))
        crawl = ["crawl", "news", "--url", f"{site.url}/2014/04/the-ferry-is-late/", "--dataset", str(tmp_path)]
        result = run_nkscrape(*crawl, "--pseudonymise", "-s", f"{KEY_NAME}={KEY.decode()}", "-s", "DOWNLOAD_DELAY=0")
    assert result.returncode == 0, result.stderr
    comments = pd.read_parquet(tmp_path / "comments").sort_values("position")
    assert list(comments.text) == ["The ferry was late again this morning.", "As it has been every morning this week."]
    assert comments.author_name.str.fullmatch("[0-9a-f]{24}").all()
    assert comments.parent_id.iloc[1] == comments.comment_id.iloc[0]
    for path in filter(Path.is_file, tmp_path.rglob("*")):
        written = path.read_bytes()
        assert b"Mina" not in written and b"Oskar" not in written and KEY not in written, path


def test_a_crawl_without_a_key_makes_no_request(tmp_path: Path) -> None:
    with serve() as site:
        result = run_nkscrape(
            "crawl", "news", "--url", site.url, "--dataset", str(tmp_path), "--pseudonymise", "-s", f"{KEY_NAME}="
        )
        assert site.log == []
    assert result.returncode == 2 and KEY_NAME in result.stderr


HIDE = ("--pseudonymise", "-s", f"{KEY_NAME}={KEY.decode()}")
OTHER_KEY = ("--pseudonymise", "-s", f"{KEY_NAME}=a key of someone else")
PATH = "/2014/04/the-ferry-is-late/"


@pytest.fixture
def ferry() -> Iterator[LocalSite]:
    """An article with a thread."""
    with serve() as site:
        site.pages[PATH] = Answer(article("The ferry is late", "2014-04-18", THREAD))
        yield site


def names(root: Path) -> set[str]:
    return set(pd.read_parquet(root / "comments").author_name)


@pytest.mark.parametrize(
    ("first", "then", "told"),
    [
        (HIDE, (), "keeps comment authors as pseudonyms: crawl with --pseudonymise and its key"),
        (HIDE, OTHER_KEY, "is pseudonymised under another key"),
        ((), HIDE, "keeps comment authors by name"),
    ],
    ids=["without the flag", "under another key", "with the flag, into names"],
)
def test_a_dataset_is_not_written_otherwise_than_it_was(
    ferry: LocalSite, tmp_path: Path, first: tuple[str, ...], then: tuple[str, ...], told: str
) -> None:
    assert crawl(ferry, tmp_path, *first, url=PATH).returncode == 0
    before = names(tmp_path)
    for _ in ("as it is", "with its working folder lost"):
        result = crawl(ferry, tmp_path, *then, "--recheck", "all", url=PATH)
        assert result.returncode == 2 and told in result.stderr and "Traceback" not in result.stderr
        assert ferry.log == [] and names(tmp_path) == before
        shutil.rmtree(tmp_path / ".nkscrape")
    assert crawl(ferry, tmp_path, *first, "--recheck", "all", url=PATH).returncode == 0
    assert names(tmp_path) == before


def test_a_killed_first_run_has_said_it_before_its_first_record(ferry: LocalSite, tmp_path: Path) -> None:
    kill = "import os; import pipelines.journal as j; j.Journal.append = lambda *_: os._exit(9)"
    arguments = ["crawl", "news", "--url", ferry.url + PATH, "--dataset", str(tmp_path), *HIDE]
    assert run_nkscrape(*arguments, prelude=kill).returncode == 9
    result = crawl(ferry, tmp_path, url=PATH)
    assert result.returncode == 2 and "as pseudonyms" in result.stderr


@pytest.mark.parametrize("hidden", [True, False])
def test_a_journal_of_the_other_kind_is_not_merged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], hidden: bool
) -> None:
    arguments = {"pseudonymise": "yes", "pseudonym_key": "0123456789abcdef"} if hidden else {}
    for root, said in ((tmp_path / "one", arguments), (tmp_path / "other", {} if hidden else {"pseudonymise": "yes"})):
        left_behind(Dataset.open(root), "run-1", said)
        assert main(["recover", "--dataset", str(root)]) == 0
    journal = left_behind(Dataset.open(tmp_path / "other"), "run-2", arguments)
    capsys.readouterr()
    assert main(["recover", "--dataset", str(tmp_path / "other")]) == 2
    assert "run-2.jsonl cannot be merged" in capsys.readouterr().err
    assert journal.exists()


def left_behind(dataset: Dataset, run_id: str, arguments: dict[str, str]) -> Path:
    """Leave the journal of a run with these arguments."""
    path = dataset.journal_folder("example.org") / f"{run_id}.jsonl"
    run = Run(run_id=run_id, spider="news", site="example.org", started_at=START, fetched_at=START, arguments=arguments)
    with Journal(path) as lines:
        lines.append({"run": to_json(run)})
    return path


def test_the_key_itself_is_nowhere_and_its_fingerprint_stands_in_the_runs(ferry: LocalSite, tmp_path: Path) -> None:
    crawl(ferry, tmp_path, *HIDE, url=PATH)
    (arguments,) = pd.read_parquet(tmp_path / "runs").arguments
    assert dict(arguments)["pseudonym_key"] == (tmp_path / ".nkscrape/comment-authors").read_text()
    assert not any(KEY in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
