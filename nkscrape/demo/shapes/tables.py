"""Broken old HTML: tables, p and li left open, nesting of comments shown by an indent class only, windows-1252."""

from __future__ import annotations

from html import escape

from nkscrape.demo import markup
from nkscrape.demo.content import Gazette, Remark, Story
from nkscrape.demo.shapes import parts


def page(story: Story, paper: Gazette) -> bytes:
    """Return the page as windows-1252, with references for what that cannot hold."""
    return markup.fill(
        "tables",
        title=escape(story.title),
        menu="<BR>\n".join(markup.links([entry], "") for entry in parts.MENU),
        section=story.section,
        section_href=parts.section_href(story),
        standfirst=f"<P><I>{escape(story.standfirst)}</I>" if story.standfirst else "",
        date=markup.long_date(story.at.date()),
        byline=parts.byline(story),
        image=story.image,
        body="\n".join(_block(p) for p in story.shown),
        meter=_METER if story.is_metered else "",
        tags=parts.tag_links(story),
        related=_related(story, paper),
        authors=_authors(story, paper),
        discussion=_discussion(story) if story.thread else "",
        disclaimer=f"<P><FONT SIZE=1><I>{markup.DISCLAIMER}</I></FONT>" if story.section == "Opinion" else "",
        most_read="\n".join(f"<LI>{markup.links([entry], '')}" for entry in parts.most_read(paper)),
        recent_comments="\n".join(
            f"<LI>{escape(remark.author)} on {markup.links([(s.title, f'{s.path}#talk')], '')}"
            for remark, s in parts.recent_remarks(paper)
        ),
    ).encode("cp1252", "xmlcharrefreplace")


_METER = f"""<TABLE BORDER=1 CELLPADDING=6><TR><TD><B>{markup.METER_NOTICE}</B><BR>{markup.METER_OFFER}
<P>{markup.METER_SIGN_IN}
<FORM ACTION="/account/sign-in/"><INPUT NAME=log> <INPUT TYPE=password NAME=pwd>
<INPUT TYPE=checkbox NAME=keep> Remember Me <INPUT TYPE=submit VALUE="Sign in"></FORM></TABLE>"""


def _block(paragraph: str) -> str:
    if paragraph.startswith("## "):
        return f"<P><B>{markup.to_html(paragraph[3:])}</B>"
    if paragraph.startswith("> "):
        return f"<BLOCKQUOTE>{markup.to_html(paragraph[2:])}</BLOCKQUOTE>"
    return f"<P>{markup.to_html(paragraph)}"


def _related(story: Story, paper: Gazette) -> str:
    cards = [
        f'<P><A HREF="{s.path}"><IMG SRC="{s.image}" ALT="{escape(s.title)}" WIDTH=80></A>\n'
        f'<P><A HREF="{s.path}"><B>{escape(s.title)}</B></A>\n'
        f"<P>{escape(markup.excerpt(s.paragraphs[0]))}…\n"
        f"<P><FONT SIZE=1>{markup.long_date(s.at.date())}</FONT>"
        for s in paper.related(story)
    ]
    return "<P><B>Recommended for You</B>\n" + "\n".join(cards) + "\n<HR>" if cards else ""


def _authors(story: Story, paper: Gazette) -> str:
    return "".join(
        f'<P><B>About the Author</B>\n<P><A HREF="{parts.writer_href(name)}">{escape(name)}</A>\n<P>{escape(bio)}\n'
        for name, bio in parts.persons(story, paper)
    )


def _discussion(story: Story) -> str:
    entries = "\n".join(_remark(remark) for remark in story.thread)
    return f'<HR>\n<H3><A NAME="talk">Join the discussion</A></H3>\n<UL>\n{entries}\n</UL>'


def _remark(remark: Remark) -> str:
    text = "\n<P>".join(markup.to_html(part).replace("\n", "<BR>\n") for part in remark.text.split("\n\n"))
    return f'<LI CLASS="indent{remark.depth}"><B>{escape(remark.author)}</B>\n<P>{text}'
