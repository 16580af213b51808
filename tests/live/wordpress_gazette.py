"""The Gazette on a real WordPress: filled by WordPress's own functions, its database read back as the truth."""

from __future__ import annotations

import json
from pathlib import Path

from gazette import BREAK, Story, write_down
from truth import Post, posts_of
from wordpress_server import WordPress

HERE = Path(__file__).parent


def fill(wordpress: WordPress, stories: list[Story]) -> None:
    """Publish the newspaper."""
    told = write_down(wordpress.folder, stories, lambda number, story: _markup(number, story.pages))
    code = (HERE / "wordpress_fill.php").read_text().removeprefix("<?php")
    wordpress.run(
        f"$GLOBALS['gazette_file'] = {str(told)!r};\nwp_delete_post(1, true); wp_delete_post(2, true);\n{code}"
    )


def _markup(number: int, pages: list[str]) -> str:
    return BREAK.join(map(_blocks, pages) if number % 2 else pages)


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


def truth(wordpress: WordPress, *, pages_linked: bool = True) -> list[Post]:
    """Return what the database holds for readers."""
    code = (HERE / "wordpress_truth.php").read_text().removeprefix("<?php")
    return posts_of(json.loads(wordpress.run(code)), pages_linked=pages_linked)


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
