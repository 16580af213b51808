"""Comment authors can be hidden: stable under one key, opaque without it."""

from __future__ import annotations

import json

import pytest

from nkscrape.bundle import Bundle, to_json
from nkscrape.errors import UserError
from nkscrape.items import Article, Comment
from pipelines.pseudonyms import KEY_VARIABLE, pseudonymise, read_key

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


@pytest.mark.parametrize("environment", [{}, {KEY_VARIABLE: "short"}])
def test_a_missing_or_weak_key_is_refused(environment: dict[str, str]) -> None:
    with pytest.raises(UserError, match=KEY_VARIABLE):
        read_key(environment)
    assert read_key({KEY_VARIABLE: "0123456789abcdef"}) == b"0123456789abcdef"
