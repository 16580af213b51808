"""Comment authors can be hidden: stable under one key, opaque without it."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from commands import run_nkscrape
from localsite import Answer, article, serve

from nkscrape.bundle import Bundle, to_json
from nkscrape.errors import UserError
from nkscrape.items import Article, Comment
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
