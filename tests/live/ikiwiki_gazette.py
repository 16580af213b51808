"""The Gazette as a blog of ikiwiki (Debian), with its comments plugin; its source files are the truth."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gazette import Said, Story, told_of
from processes import free_port
from static_server import Served, served
from truth import SEOUL, Post, posts_of, words_of

SETUP = """
use IkiWiki::Setup::Standard {{
    wikiname => 'Local Gazette', srcdir => '{folder}/source', destdir => '{folder}/site', url => '{url}',
    cgiurl => '{url}/ikiwiki.cgi', adminemail => 'desk@gazette.example', timezone => 'Asia/Seoul',
    add_plugins => [qw{{goodstuff comments tag meta html txt}}], comments_pagespec => 'news/*',
    tagbase => 'tag', rss => 1, atom => 1, usedirs => 1, timeformat => '%Y-%m-%d %H:%M', rcs => '',
}}
"""
HOME = """[[!meta title="Local Gazette"]]
[[!inline pages="page(news/*) and !*/*/*" show="10" rootpage="news"]]
[All stories](/archive/) [[About|about]]
"""
ARCHIVE = '[[!inline pages="page(news/*) and !*/*/*" archive="yes" feeds="no"]]'


def missing_packages() -> list[str]:
    """Return the Debian packages that are still needed."""
    found = {"ikiwiki": shutil.which("ikiwiki"), "libtimedate-perl": Path("/usr/share/perl5/Date/Parse.pm").exists()}
    return [package for package, there in found.items() if not there]


@contextmanager
def ikiwiki_site(folder: Path, stories: list[Story]) -> Iterator[Served]:
    """Make the site and serve it for the length of the block."""
    port, source = free_port(), folder / "source"
    (source / "news").mkdir(parents=True)
    (source / "index.mdwn").write_text(HOME)
    (source / "archive.mdwn").write_text(ARCHIVE)
    for story in stories:
        if story.kind in {"post", "page"}:
            _write(source, story)
    setup = folder / "gazette.setup"
    setup.write_text(SETUP.format(folder=folder, url=f"http://127.0.0.1:{port}"))
    done = subprocess.run(["ikiwiki", "--setup", str(setup)], capture_output=True, text=True, timeout=600, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    with served(folder / "site", port) as site:
        yield site


def _write(source: Path, story: Story) -> None:
    name = f"news/{_name(story)}" if story.kind == "post" else story.slug
    head = [f"[[!meta title={_quoted(story.title)}]]"]
    if story.kind == "post":
        head += [
            f'[[!meta date="{story.at.astimezone(SEOUL):%Y-%m-%d %H:%M %z}"]]',
            f"[[!meta author={_quoted(story.writer.name)}]]",
            *(f"[[!tag {tag.replace(' ', '_')}]]" for tag in story.tags),
        ]
    text = "\n\n".join(story.pages).replace("@picture", "/picture").replace(".png@", ".png")
    file = source / f"{name}.mdwn"
    file.write_text("\n".join(head) + f"\n\n{text}\n")
    os.utime(file, (story.at.timestamp(), story.at.timestamp()))  # never edited since: 'Posted', not 'Last edited'
    for number, said in enumerate(_shown(story), 1):
        (source / name).mkdir(exist_ok=True)
        (source / name / f"comment_{number}._comment").write_text(
            f'[[!comment format=txt\n username={_quoted(said.author)}\n date="{said.at:%Y-%m-%dT%H:%M:%SZ}"\n'
            f' content="""\n{said.text}\n"""]]\n'
        )


def _name(story: Story) -> str:
    """Return a page's name as ikiwiki makes it of a title, with a number where titles repeat."""
    return f"{'_'.join(words_of(story.title).split())}_{story.slug.split('-')[1]}"


def _quoted(text: str) -> str:
    return f'"""{text}"""'


def _shown(story: Story) -> list[Said]:
    return [one for one in story.comments if one.kind == "comment"] if story.kind == "post" else []


def truth(stories: list[Story]) -> list[Post]:
    """Return what the source files say; comments are not nested here, and there are no sections."""
    posts = [one for one in stories if one.kind == "post"]
    return posts_of([told_of(one, f"/news/{_name(one)}/", _shown(one)) | {"sections": []} for one in posts])
