"""The Gazette on a real WordPress: filled by WordPress's own functions, its database read back as the truth."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from gazette import WRITERS, Story
from truth import Post, Remark, plain, words_of
from wordpress_server import WordPress

HERE = Path(__file__).parent


def fill(wordpress: WordPress, stories: list[Story]) -> None:
    """Publish the newspaper."""
    told = wordpress.folder / "gazette.json"
    told.write_text(
        json.dumps({"writers": [asdict(one) for one in WRITERS], "stories": [_plain(*one) for one in enumerate(stories)]})
    )
    code = (HERE / "wordpress_fill.php").read_text().removeprefix("<?php")
    wordpress.run(f"$GLOBALS['gazette_file'] = {str(told)!r};\nwp_delete_post(1, true); wp_delete_post(2, true);\n{code}")


def _plain(number: int, story: Story) -> dict[str, Any]:
    said = [asdict(one) | {"at": one.at.timestamp()} for one in story.comments]
    written = {"at": story.at.timestamp(), "comments": said, "writer": story.writer.login}
    pages = [_blocks(page) for page in story.pages] if number % 2 else story.pages
    return asdict(story) | written | {"text": "\n\n<!--nextpage-->\n\n".join(pages)}


def _blocks(page: str) -> str:
    """Write a page as the block editor does; the classic one writes it as it is."""
    return "\n\n".join(_block(piece) for piece in page.split("\n\n"))


def _block(piece: str) -> str:
    names = {"<p>": "paragraph", "<h2": "heading", "<ta": "table", "<fi": "image", "<ul": "list", "<bl": "quote"}
    name = names[piece[:3]]
    if name == "table":
        piece = f'<figure class="wp-block-table">{piece}</figure>'
    if name in {"image", "quote"}:
        piece = piece.replace(">", f' class="wp-block-{name}">', 1)
    return f"<!-- wp:{name} -->\n{piece}\n<!-- /wp:{name} -->"


def truth(wordpress: WordPress) -> list[Post]:
    """Return what the database holds for readers."""
    code = (HERE / "wordpress_truth.php").read_text().removeprefix("<?php")
    return [_post(told) for told in json.loads(wordpress.run(code))]


def _post(told: dict[str, Any]) -> Post:
    said = [
        Remark(
            number=str(one["id"]),
            parent=str(one["parent"]) if one["parent"] else None,
            author=words_of(one["author"]),
            text=plain(one["text"]),
            at=datetime.fromtimestamp(one["at"], UTC),
        )
        for one in told["comments"]
    ]
    return Post.told(told, datetime.fromtimestamp(told["at"], UTC), said)


def settle(wordpress: WordPress, theme: str, *, paging: bool, rest: bool) -> None:
    """Switch the theme, the paging of comments, and whether strangers may ask the REST API."""
    wordpress.run(
        f"""
        switch_theme({theme!r});
        update_option('page_comments', {int(paging)});
        update_option('comments_per_page', 20);
        update_option('gazette_rest_closed', {int(not rest)});
        flush_rewrite_rules(false);
        """
    )
