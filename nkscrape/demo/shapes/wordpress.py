"""A WordPress block theme with native comments: JSON-LD in the head, times on every comment."""

from __future__ import annotations

import json
from datetime import datetime
from html import escape
from typing import Any

from nkscrape.demo import markup
from nkscrape.demo.content import NAME, Gazette, Remark, Story
from nkscrape.demo.shapes import parts


def page(story: Story, paper: Gazette) -> bytes:
    """Return the page as UTF-8."""
    return markup.fill(
        "wordpress",
        title=escape(story.title),
        url=story.url,
        json_ld=json.dumps(_json_ld(story), ensure_ascii=False).replace("</", "<\\/"),
        menu=parts.items(parts.MENU),
        section=story.section,
        section_href=parts.section_href(story),
        standfirst=f'<p class="standfirst">{escape(story.standfirst)}</p>' if story.standfirst else "",
        published=story.at.isoformat(),
        date=markup.long_date(story.at.date()),
        byline=parts.byline(story),
        image=parts.absolute(story.image),
        body="\n".join(markup.block_html(p) for p in story.shown),
        meter=_METER if story.is_metered else "",
        tags=parts.tag_links(story),
        related=_related(story, paper),
        authors=_authors(story, paper),
        discussion=_discussion(story) if story.thread else "",
        disclaimer=f"<hr><p><small>{markup.DISCLAIMER}</small></p>" if story.section == "Opinion" else "",
        most_read=parts.items(parts.most_read(paper)),
        recent_comments=parts.recent_items(paper),
    ).encode()


_METER = f"""<section class="limit-reached"><p>{markup.METER_NOTICE} {markup.METER_OFFER}</p>
<a class="button" href="/subscribe/">See the plans</a>
<p>{markup.METER_SIGN_IN}</p>
<form id="loginform"><label>E-mail <input type="email"></label> <label>Password <input type="password"></label>
<label><input type="checkbox" id="rememberme"> Remember Me</label> <button>Sign in</button></form></section>"""


def _json_ld(story: Story) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "OpinionNewsArticle" if story.section == "Opinion" else "NewsArticle",
        "mainEntityOfPage": story.url,
        "headline": story.title,
        **({"alternativeHeadline": story.standfirst} if story.standfirst else {}),
        "datePublished": story.at.isoformat(),
        "dateModified": story.last_change.isoformat(),
        "author": [_writer(name) for name in story.writers],
        "publisher": {"@type": "NewsMediaOrganization", "name": NAME},
        "image": [parts.absolute(story.image)],
        "articleSection": story.section,
        "keywords": list(story.tags),
        "isAccessibleForFree": not story.is_metered,
    }


def _writer(name: str) -> dict[str, str]:
    kind = "Organization" if name == parts.STAFF else "Person"
    return {"@type": kind, "name": name, "url": parts.absolute(parts.writer_href(name))}


def _related(story: Story, paper: Gazette) -> str:
    cards = [
        f'<li class="wp-block-post"><figure><a href="{s.path}"><img src="{s.image}" alt="{escape(s.title)}"></a>'
        f"</figure>\n"
        f'<h3 class="wp-block-post-title"><a href="{s.path}">{escape(s.title)}</a></h3>\n'
        f'<p class="wp-block-post-excerpt__excerpt">{escape(markup.excerpt(s.paragraphs[0]))}…</p>\n'
        f'<time datetime="{s.at.isoformat()}">{markup.long_date(s.at.date())}</time></li>'
        for s in paper.related(story)
    ]
    heading = '<h2 class="wp-block-heading">Recommended for You</h2>'
    return f'{heading}\n<ul class="wp-block-post-template">{"".join(cards)}</ul>' if cards else ""


def _authors(story: Story, paper: Gazette) -> str:
    return "".join(
        f'<section class="about"><h2>About the Author</h2>\n'
        f'<p class="who"><a href="{parts.writer_href(name)}">{escape(name)}</a></p>\n<p>{escape(bio)}</p></section>'
        for name, bio in parts.persons(story, paper)
    )


def _discussion(story: Story) -> str:
    text, href = parts.PINGBACK
    count = f"{len(story.thread)} comments" if len(story.thread) > 1 else "1 comment"
    return f"""<div id="comments" class="comments-area"><h2 id="talk">Join the discussion</h2>
<h3 class="comments-title">{count}</h3>
<ol class="comment-list">
{parts.remark_tree(story, lambda remark, answers: _remark(story, remark, answers))}
<li id="comment-99" class="pingback even depth-1">
<div class="comment-body">Pingback: <a href="{href}">{text}</a></div></li>
</ol>
<div id="respond" class="comment-respond"><h3 id="reply-title">Leave a reply</h3>
<form id="commentform"><p>Your e-mail address will not be published.</p><textarea name="comment"></textarea>
<button>Post comment</button></form></div></div>"""


def _remark(story: Story, remark: Remark, answers: str) -> str:
    number = parts.platform_number(story, remark)
    return f"""<li id="comment-{number}" class="comment depth-{remark.depth + 1}">
<article id="div-comment-{number}" class="comment-body">
<footer class="comment-meta">
<div class="comment-author vcard"><img alt="" src="/images/avatar.png" class="avatar">
<b class="fn">{escape(remark.author)}</b> <span class="says">says:</span></div>
<div class="comment-metadata"><a href="{story.path}#comment-{number}">
<time datetime="{remark.at.isoformat()}">{_moment(remark.at)}</time></a></div>
</footer>
<div class="comment-content">{markup.remark_html(remark.text)}</div>
<div class="reply">
<a rel="nofollow" class="comment-reply-link" href="{story.path}?replytocom={number}#respond">Reply</a></div>
</article>
{f'<ol class="children">{answers}</ol>' if answers else ""}
</li><!-- #comment-## -->"""


def _moment(at: datetime) -> str:
    """Return 'August 1, 2025 at 12:30 pm'."""
    return f"{at:%B} {at.day}, {at.year} at {at.hour % 12 or 12}:{at:%M} {'am' if at.hour < 12 else 'pm'}"
