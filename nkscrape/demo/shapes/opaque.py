"""The same content in divs with meaningless class names: no metadata, no lists, no headings but the headline."""

from __future__ import annotations

from html import escape

from nkscrape.demo import markup
from nkscrape.demo.content import Gazette, Remark, Story
from nkscrape.demo.shapes import parts


def page(story: Story, paper: Gazette) -> bytes:
    """Return the page as UTF-8."""
    return markup.fill(
        "opaque",
        title=escape(story.title),
        menu=_lines([markup.links([entry], "") for entry in [("Home", "/"), *parts.MENU]]),
        section=story.section,
        section_href=parts.section_href(story),
        standfirst=f'<div class="m4">{escape(story.standfirst)}</div>' if story.standfirst else "",
        date=markup.long_date(story.at.date()),
        byline=parts.byline(story),
        image=story.image,
        body="\n".join(_block(p) for p in story.shown),
        meter=_METER if story.is_metered else "",
        tags=parts.tag_links(story),
        related=_related(story, paper),
        authors=_authors(story, paper),
        discussion=_discussion(story) if story.thread else "",
        disclaimer=f'<div class="d1">{markup.DISCLAIMER}</div>' if story.section == "Opinion" else "",
        most_read=_lines([markup.links([entry], "") for entry in parts.most_read(paper)]),
        recent_comments=_lines(
            [
                f"{escape(remark.author)} on {markup.links([(s.title, f'{s.path}#talk')], '')}"
                for remark, s in parts.recent_remarks(paper)
            ]
        ),
    ).encode()


_METER = f"""<div class="z3"><div>{markup.METER_NOTICE} {markup.METER_OFFER}</div>
<div>{markup.METER_SIGN_IN}</div>
<form><input type="text"><input type="password"><div><input type="checkbox"> Remember Me</div>
<button>Sign in</button></form></div>"""


def _lines(entries: list[str]) -> str:
    return "".join(f'<div class="u1">{entry}</div>' for entry in entries)


def _block(paragraph: str) -> str:
    if paragraph.startswith("## "):
        return f'<div class="z8">{markup.to_html(paragraph[3:])}</div>'
    if paragraph.startswith("> "):
        return f'<div class="z9">{markup.to_html(paragraph[2:])}</div>'
    return f"<p>{markup.to_html(paragraph)}</p>"


def _related(story: Story, paper: Gazette) -> str:
    cards = [
        f'<div class="r3"><div class="r4"><a href="{s.path}"><img src="{s.image}" alt="{escape(s.title)}"></a></div>\n'
        f'<div class="r5"><a href="{s.path}">{escape(s.title)}</a></div>\n'
        f'<div class="r6">{escape(markup.excerpt(s.paragraphs[0]))}…</div>\n'
        f'<div class="r7">{markup.long_date(s.at.date())}</div></div>'
        for s in paper.related(story)
    ]
    return f'<div class="r1"><div class="r2">Recommended for You</div>{"".join(cards)}</div>' if cards else ""


def _authors(story: Story, paper: Gazette) -> str:
    return "".join(
        f'<div class="a1"><div class="a2">About the Author</div>\n'
        f'<div class="a3"><a href="{parts.writer_href(name)}">{escape(name)}</a></div>\n'
        f'<div class="a4">{escape(bio)}</div></div>'
        for name, bio in parts.persons(story, paper)
    )


def _discussion(story: Story) -> str:
    return f"""<div class="b1"><div class="b2">Join the discussion</div>
{parts.remark_tree(story, _remark)}
</div>"""


def _remark(remark: Remark, answers: str) -> str:
    return f"""<div class="b3"><div class="b4">{escape(remark.author)}</div>
<div class="b5">{markup.remark_html(remark.text)}</div>
{f'<div class="b6">{answers}</div>' if answers else ""}</div>"""
