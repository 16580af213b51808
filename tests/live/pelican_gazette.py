"""The Gazette made by Pelican, a static generator, in its own themes; its source files are the truth."""

from __future__ import annotations

import html
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gazette import Story, told_of
from processes import free_port
from static_server import Served, served
from truth import SEOUL, Post, posts_of

THEMES = ("notmyidea", "simple")
SETTINGS = """
AUTHOR = "Gazette Staff"
SITENAME = "Local Gazette"
SITEURL = {url!r}
PATH = "content"
TIMEZONE = "Asia/Seoul"
DEFAULT_LANG = "en"
DEFAULT_PAGINATION = 15
ARTICLE_URL = ARTICLE_SAVE_AS = "{{date:%Y}}/{{date:%m}}/{{slug}}.html"
FEED_ALL_ATOM = "feeds/all.atom.xml"
"""
SOURCE = """<html><head><title>{title}</title>
<meta name="date" content="{at:%Y-%m-%d %H:%M}"><meta name="slug" content="{slug}">
<meta name="authors" content="{writer}"><meta name="category" content="{section}">
<meta name="tags" content="{tags}"><meta name="status" content="{status}">
</head><body>
{text}
</body></html>
"""


@contextmanager
def pelican_site(folder: Path, stories: list[Story], theme: str) -> Iterator[Served]:
    """Make the site and serve it for the length of the block."""
    port = free_port()
    (folder / "settings.py").write_text(SETTINGS.format(url=f"http://127.0.0.1:{port}"))
    for story in stories:
        where = folder / "content" / ("pages" if story.kind == "page" else "news")
        where.mkdir(parents=True, exist_ok=True)
        (where / f"{story.slug}.html").write_text(_source(story))
    command = [str(Path(sys.executable).with_name("pelican")), "-s", "settings.py", "-t", theme]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=300)
    with served(folder / "output", port) as site:
        yield site


def _source(story: Story) -> str:
    return SOURCE.format(
        title=html.escape(story.title),
        at=story.at.astimezone(SEOUL),
        slug=story.slug,
        writer=html.escape(story.writer.name),
        section=html.escape(story.sections[0]) if story.sections else "Misc",
        tags=html.escape(", ".join(story.tags)),
        status="published" if story.kind in {"post", "page"} else "draft",
        text="\n\n".join(story.pages).replace("@picture", "/picture").replace(".png@", ".png"),
    )


def truth(stories: list[Story]) -> list[Post]:
    """Return what the source files say."""
    posts = [one for one in stories if one.kind == "post"]
    return posts_of([told_of(one, f"/{one.at.astimezone(SEOUL):%Y/%m}/{one.slug}.html", []) for one in posts])
