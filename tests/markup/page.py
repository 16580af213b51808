"""A whole article page around discussion and related reading, and the truth about it."""

from __future__ import annotations

import random
from dataclasses import dataclass

from markup import records, related
from markup.choices import Choices
from markup.html import tag, text
from markup.language import load
from markup.pieces import Style, date
from markup.thread import Said, discuss
from markup.truth import Comment, Truth
from markup.vocabulary import Vocabulary
from markup.words import HOST, Words

URL = f"{HOST}/2024/03/04/drawn-story-4711/"


@dataclass(frozen=True)
class Drawn:
    """A drawn page: what was chosen, its source, what it holds."""

    choices: Choices
    html: str
    truth: Truth
    url: str = URL


def render(choices: Choices) -> Drawn:
    """Return the page of the choices; the same for the same choices."""
    rng = random.Random(choices.seed)
    language = load(choices.language)
    style = Style(choices, language, Vocabulary(choices.vocabulary, choices.language, choices.seed))
    words = Words(language, rng)
    headline, paragraphs = words.title(), words.paragraphs()
    thread = discuss(choices, language, rng)
    offers = related.offer(style, words, rng)
    placed = {choices.place: related.write(style, offers)} if offers else {}
    middle = placed.get("middle", "")
    article = (
        _article(style, words, headline, paragraphs, middle) + related.decoy(style, words) + placed.get("text", "")
    )
    below = _discussion(style, thread) + placed.get("comments", "")
    aside = placed.get("side", "") + _sidebar(style, words, rng)
    truth = Truth(
        headline=headline,
        paragraphs=tuple(paragraphs),
        comments=tuple(_truth(style, said, thread) for said in thread),
        teasers=tuple(related.truth_of(style, offer) for offer in offers),
    )
    return Drawn(choices, _document(style, headline, article, below, aside), truth)


def _truth(style: Style, said: Said, thread: list[Said]) -> Comment:
    shown = date(style, said.when)
    quote = said.quoted
    if quote and style.choices.quote == "named" and said.parent is not None:
        quote = f"{style.language.says.format(name=thread[said.parent].author)}\n{quote}"
    return Comment(
        author=said.author,
        text="\n\n".join(said.paragraphs),
        parent=said.parent,
        depth=said.depth,
        dates=shown.raw if shown else (),
        deleted=said.deleted,
        subject=said.subject,
        quote=quote,
    )


def _article(style: Style, words: Words, headline: str, paragraphs: list[str], middle: str) -> str:
    """Return headline, byline, date and text; `middle` is what stands between the paragraphs."""
    classes = style.classes
    written = [tag("p", text(part)) for part in paragraphs]
    written.insert(2, middle)
    author = words.people[0]
    caption = text(words.language.caption.format(name=words.people[1]))
    picture = tag("img", src="/media/lead.jpg", alt="", width="800")
    figure = (
        tag("figure", picture, tag("figcaption", caption)) if classes.pick("figure", ("yes", "no")) == "yes" else ""
    )
    byline = tag("p", text(style.language.by.format(name=author)), cls=classes("article.author"))
    return "".join(
        [
            tag("h1", text(headline), cls=classes("article.headline")),
            byline,
            tag("time", "04.03.2024", cls=classes("article.date"), datetime="2024-03-04T06:00:00+00:00"),
            figure,
            tag("div", *written, cls=classes("article.text")),
        ]
    )


def _discussion(style: Style, thread: list[Said]) -> str:
    """Return heading, form, comments and pager."""
    choices, classes, language = style.choices, style.classes, style.language
    name = classes.pick("heading", ("h2", "h3", "div"))
    heading = {
        "counted": language.counted.format(n=len(thread)),
        "plain": classes.pick("comments heading", tuple(language.comments)),
    }.get(choices.heading)
    form = _form(style)
    parts = [
        tag(name, text(heading), cls=classes("comments.title")) if heading else "",
        form if choices.form == "before" else "",
        records.write(style, thread) if thread else "",
        _more(style),
        form if choices.form == "after" else "",
    ]
    return tag("section" if style.is_semantic else "div", *parts, cls=classes("comments"))


def _more(style: Style) -> str:
    match style.choices.more:
        case "pages":
            pages = (tag("a", str(n), href=f"?cpage={n}") for n in (1, 2, 3))
            return tag("div", " ".join(pages), cls=style.classes("comments.pager"))
        case "button":
            return tag("button", text(style.language.load_more), cls=style.classes("comments.more"), type="button")
    return ""


def _form(style: Style) -> str:
    language, classes = style.language, style.classes
    labels = "".join(
        tag("p", tag("label", text(label)), tag("input", name=f"f{i}", type="text"))
        for i, label in enumerate(language.fields[:2])
    )
    written = tag("p", tag("label", text(language.fields[2])), "<textarea name='f2'></textarea>")
    heading = tag("h3", text(language.form))
    send = tag("button", text(language.send), type="submit")
    return tag("form", heading, labels, written, send, cls=classes("comments.form"), action="/comment", method="post")


def _sidebar(style: Style, words: Words, rng: random.Random) -> str:
    """Return what stands beside articles: most read, and recent comments on other articles."""
    language = style.language
    links = (tag("li", tag("a", text(title), href=words.link())) for title in (words.title() for _ in range(4)))
    boxes = [_box(style, "sidebar.popular", language.most_read, tag("ol", *links))]
    if style.choices.widget != "none":
        lines = [_recent(style, words, person, rng) for person in rng.sample(language.people, 3)]
        boxes.append(_box(style, "sidebar.recent-comments", language.recent, tag("ul", *lines)))
    return "".join(boxes)


def _recent(style: Style, words: Words, person: str, rng: random.Random) -> str:
    """Return a line about a comment on another article, in the markup of comments."""
    language, classes = style.language, style.classes
    link = tag("a", text(words.title()), href=words.link() + f"#comment-{rng.randrange(100, 999)}")
    who = tag("span", text(person), cls=classes("comment.author"))
    line = text(language.recent_on).format(name=who, title=link)
    if style.choices.widget == "recent":
        return tag("li", line)
    said = tag("p", text(rng.choice(language.said)), cls=classes("comment.text"))
    return tag("li", line, said, cls=classes("comment"))


def _box(style: Style, role: str, heading: str, inner: str) -> str:
    return tag("div", tag("h3", text(heading)), inner, cls=style.classes(role))


def _document(style: Style, headline: str, article: str, below: str, aside: str) -> str:
    language = style.language
    menu = tag("ul", *(tag("li", tag("a", text(word), href=f"/section-{i}/")) for i, word in enumerate(language.menu)))
    title = text(f"{headline} – The Gazette")
    kind = tag("meta", property="og:type", content="article")
    head = tag("head", tag("meta", charset="utf-8"), tag("title", title), kind)
    footer = tag("p", "© 2024 The Gazette")
    match style.choices.frame:
        case "article":
            main = tag("main", tag("article", article), below)
            body = tag("header", tag("nav", menu)) + main + tag("aside", aside) + tag("footer", footer)
        case "table":
            cells = tag("td", article, below, valign="top") + tag("td", aside, width="300", valign="top")
            body = tag("table", tag("tr", tag("td", menu, colspan="2")), tag("tr", cells)) + tag("div", footer)
        case _:
            column = tag("div", article, below, id="content")
            body = tag("div", menu, id="nav") + column + tag("div", aside, id="side") + tag("div", footer, id="foot")
    html = tag("html", head, tag("body", body), lang=language.code, dir="rtl" if language.rtl else None)
    between = {"lines": "\n", "indented": "\n    ", "minified": ""}[style.choices.spacing]
    return f"<!DOCTYPE html>{html}".replace("><", f">{between}<")
