"""What every shape shows: menus, sidebars, bylines, and comment trees, as data or in the plainest markup."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from nkscrape.demo.content import HOST, Gazette, Remark, Story, slugify
from nkscrape.demo.markup import links

SECTIONS = ("News", "Economy", "Culture", "Opinion", "Analysis")
STAFF = "Gazette staff"
MENU = [(section, f"/category/{section.lower()}/") for section in SECTIONS]
PINGBACK = ("A week on the coast – notes", "http://notes.example/2025/a-week-on-the-coast/")


def section_href(story: Story) -> str:
    """Path of the story's section."""
    return f"/category/{story.section.lower()}/"


def tag_links(story: Story, between: str = ", ") -> str:
    """Return the story's tags as links."""
    return links([(tag, f"/tag/{slugify(tag)}/") for tag in story.tags], between)


def writer_href(name: str) -> str:
    """Path of a writer's page."""
    return f"/content_author/{slugify(name)}/"


def byline(story: Story) -> str:
    """Return 'By A and B' with links to the writers' pages."""
    return "By " + links([(name, writer_href(name)) for name in story.writers], " and ")


def persons(story: Story, paper: Gazette) -> list[tuple[str, str]]:
    """Return the writers who have an author box, with its text."""
    return [(name, paper.bios[name]) for name in story.writers if name in paper.bios]


def most_read(paper: Gazette) -> list[tuple[str, str]]:
    """Return the sidebar's list."""
    return [(story.title, story.path) for story in paper.newest(40)[::8]]


def recent_remarks(paper: Gazette) -> list[tuple[Remark, Story]]:
    """Return the remarks in the 'recent comments' widget."""
    return [(story.thread[-1], story) for story in paper.newest(9) if story.thread][:4]


def items(entries: list[tuple[str, str]]) -> str:
    """Return (text, address) pairs as list items with links."""
    return "".join(f"<li>{links([entry], '')}</li>" for entry in entries)


def recent_items(paper: Gazette) -> str:
    """Return the 'recent comments' widget's lines as list items."""
    return "".join(
        f"<li>{escape(remark.author)} on {links([(story.title, f'{story.path}#talk')], '')}</li>"
        for remark, story in recent_remarks(paper)
    )


def absolute(path: str) -> str:
    """Return a path as a URL of the demo's host."""
    return f"http://{HOST}{path}"


def platform_number(story: Story, remark: Remark) -> int:
    """Return the number the comment system gave a remark."""
    return 5000 + 50 * story.number + remark.position


def remark_tree(story: Story, show: Callable[[Remark, str], str], parent: int | None = None) -> str:
    """Return a thread as nested markup: `show` gets a remark and the markup of its answers."""
    answers = [remark for remark in story.thread if remark.parent == parent]
    return "\n".join(show(remark, remark_tree(story, show, remark.position)) for remark in answers)
