"""A WordPress theme with the Disqus plugin: OpenGraph in the head, a thread rendered by the server, without dates."""

from __future__ import annotations

from html import escape

from nkscrape.demo import markup
from nkscrape.demo.content import NAME, Gazette, Remark, Story
from nkscrape.demo.shapes import parts


def page(story: Story, paper: Gazette) -> bytes:
    """Return the page as UTF-8."""
    return markup.fill(
        "disqus",
        title=escape(story.title),
        url=story.url,
        meta=_meta(story),
        menu=parts.items(parts.MENU),
        section=story.section,
        section_href=parts.section_href(story),
        standfirst=f'<h2 class="entry-subtitle">{escape(story.standfirst)}</h2>' if story.standfirst else "",
        date=markup.long_date(story.at.date()),
        byline=parts.byline(story),
        image=story.image,
        body="\n".join(markup.block_html(p) for p in story.shown),
        meter=_METER if story.is_metered else "",
        tags=parts.tag_links(story),
        related=_related(story, paper),
        authors=_authors(story, paper),
        discussion=_discussion(story) if story.thread else "",
        disclaimer=f'<p class="opinion-note"><em>{markup.DISCLAIMER}</em></p>' if story.section == "Opinion" else "",
        most_read=parts.items(parts.most_read(paper)),
        recent_comments=parts.recent_items(paper),
    ).encode()


_METER = f"""<div class="meter"><p class="meter-notice">{markup.METER_NOTICE}</p><p>{markup.METER_OFFER}</p>
<p><a href="/subscribe/">See the plans</a></p>
<p>{markup.METER_SIGN_IN}</p>
<form action="/account/sign-in/" method="post"><p><label>E-mail <input type="text" name="log" /></label></p>
<p><label>Password <input type="password" name="pwd" /></label></p>
<p><label><input type="checkbox" name="rememberme" /> Remember Me</label></p>
<p><input type="submit" value="Sign in" /></p></form></div>"""


def _meta(story: Story) -> str:
    properties = [
        ("og:type", "article"),
        ("og:title", story.title),
        ("og:url", story.url),
        ("og:site_name", NAME),
        ("og:image", parts.absolute(story.image)),
        ("og:description", story.standfirst or markup.excerpt(story.paragraphs[0])),
        ("article:published_time", story.at.isoformat()),
        *([("article:modified_time", story.modified.isoformat())] if story.modified else []),
        ("article:section", story.section),
        *(("article:tag", tag) for tag in story.tags),
    ]
    return "\n".join(f'<meta property="{name}" content="{escape(value)}" />' for name, value in properties)


def _related(story: Story, paper: Gazette) -> str:
    cards = [
        f'<div class="rec-item"><a class="rec-thumb" href="{s.path}"><img src="{s.image}" alt="{escape(s.title)}" />'
        f'<span class="screen-reader-text">{escape(s.title)}</span></a>\n'
        f'<h4><a href="{s.path}">{escape(s.title)}</a></h4>\n'
        f"<p>{escape(markup.excerpt(s.paragraphs[0]))}…</p>\n"
        f'<span class="date">{markup.long_date(s.at.date())}</span></div>'
        for s in paper.related(story)
    ]
    return '<div class="recs"><h3>Recommended for You</h3>\n' + "\n".join(cards) + "</div>" if cards else ""


def _authors(story: Story, paper: Gazette) -> str:
    return "".join(
        f'<div class="author-box"><h3>About the Author</h3><img src="/images/portrait.png" alt="" />\n'
        f'<h4><a href="{parts.writer_href(name)}" rel="author">{escape(name)}</a></h4><p>{escape(bio)}</p></div>'
        for name, bio in parts.persons(story, paper)
    )


def _discussion(story: Story) -> str:
    text, href = parts.PINGBACK
    identifier = f"{9000 + story.number} {parts.absolute(f'/?p={9000 + story.number}')}"
    return f"""<h3 id="talk">Join the discussion</h3>
<div id="disqus_thread"><div id="dsq-content"><ul id="dsq-comments">
{parts.remark_tree(story, lambda remark, answers: _remark(story, remark, answers))}
<li class="post pingback"><p>Pingback: <a href="{href}" rel="external nofollow">{text}</a></p></li>
</li>
</ul></div></div>
<script>
var disqus_url = '{story.url}';
var disqus_identifier = '{identifier}';
var disqus_container_id = 'disqus_thread';
</script>"""


def _remark(story: Story, remark: Remark, answers: str) -> str:
    number = parts.platform_number(story, remark)
    return f"""<li class="comment depth-{remark.depth + 1}" id="dsq-comment-{number}">
<div id="dsq-comment-header-{number}" class="dsq-comment-header">
<cite id="dsq-cite-{number}"><span id="dsq-author-user-{number}">{escape(remark.author)}</span></cite>
</div>
<div id="dsq-comment-body-{number}" class="dsq-comment-body">
<div id="dsq-comment-message-{number}" class="dsq-comment-message">{markup.remark_html(remark.text)}</div>
</div>
{f'<ul class="children">{answers}</ul>' if answers else ""}
</li><!-- #comment-## -->"""
