"""The parts of one comment as markup: name, date, text, buttons, and what stands around them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from markup.choices import Choices
from markup.html import tag, text
from markup.language import Language
from markup.thread import Said
from markup.vocabulary import Vocabulary


@dataclass(frozen=True)
class Style:
    """What all comments of a page share."""

    choices: Choices
    language: Language
    classes: Vocabulary

    @cached_property
    def is_semantic(self) -> bool:
        """Whether the page uses header, footer and time elements."""
        return self.choices.frame == "article"


@dataclass(frozen=True)
class ShownDate:
    """A date as markup, as a reader sees it, and as its attribute states it."""

    markup: str
    seen: str
    stated: str | None = None

    @property
    def raw(self) -> tuple[str, ...]:
        """The forms in which it counts as read."""
        if not self.stated:
            return (self.seen,)
        return self.seen, self.stated, f"{self.stated} | {self.seen}"


def ago(style: Style, when: datetime) -> str:
    """Return a date as the time since it; counts are 5 to 9, where no language asks for another form."""
    unit = when.minute % len(style.language.ago)
    return style.language.ago[unit].format(n=5 + when.minute % 5)


def date(style: Style, when: datetime, role: str = "comment.date") -> ShownDate | None:
    """Return a date in the page's form; None where it shows none."""
    language, cls = style.language, style.classes(role)
    stated = when.strftime("%Y-%m-%dT%H:%M:00+00:00")
    prop = {"itemprop": "dateCreated"} if style.choices.data == "microdata" and role == "comment.date" else {}
    if style.choices.data == "rdfa" and role == "comment.date":
        prop = {"property": "schema:dateCreated", "content": stated}
    form = style.choices.date
    if form == "none":
        return None
    seen = {
        "iso_relative": ago(style, when),
        "relative": ago(style, when),
        "day": language.date(language.day, when),
        "numeric": language.date(language.numeric, when),
    }.get(form, language.date(language.moment, when))
    if form.startswith("iso"):
        return ShownDate(tag("time", text(seen), cls=cls, datetime=stated, **prop), seen, stated)
    name = style.classes.pick("date tag", ("span", "small", "em", "i"))
    return ShownDate(tag(name, text(seen), cls=cls, **prop), seen, stated if "content" in prop else None)


def name(style: Style, said: Said) -> str:
    """Return the name with badge, avatar and label as the page shows them."""
    choices, classes = style.choices, style.classes
    cls, shown = classes("comment.author"), text(said.author)
    if choices.data == "microdata":
        inner = tag("span", shown, itemprop="name")
        shown = tag("span", inner, itemprop="author", itemscope="", itemtype="https://schema.org/Person")
    elif choices.data == "rdfa":
        shown = tag(
            "span", tag("span", shown, property="schema:name"), property="schema:author", typeof="schema:Person"
        )
    href = f"/users/{said.author.replace(' ', '-').lower()}/" if choices.name_tag == "a" else None
    marked = tag(choices.name_tag, shown, cls=cls, href=href)
    if choices.badge == "label":
        marked = tag("span", text(style.language.posted_by), cls=classes("comment.label")) + " " + marked
    if said.badge:
        marked += " " + tag("span", text(said.badge), cls=classes("comment.badge"))
    return marked


def avatar(style: Style, said: Said) -> str:
    """Return the portrait, or the letter in its place."""
    cls = style.classes("comment.avatar")
    match style.choices.avatar:
        case "image":
            alt = style.classes.pick("alt", ("", "avatar", "{}")).format(said.author)
            return tag("img", cls=cls, src=f"/avatars/{said.number % 17}.png", alt=alt, width="40", height="40")
        case "letter":
            return tag("span", text(said.author[0].upper()), cls=cls)
    return ""


def head(style: Style, said: Said, group: list[str]) -> str:
    """Return name and date, or one of them, as the head of a comment."""
    choices, classes, parts = style.choices, style.classes, []
    shown = date(style, said.when)
    for piece in group:
        if piece == "name":
            parts.append(name(style, said))
        elif shown and classes.pick("permalink", ("none", "none", "date")) == "date":
            parts.append(tag("a", shown.markup, href=f"#comment-{said.number}"))
        elif shown:
            parts.append(shown.markup)
    if choices.number == "shown" and "name" in group:
        parts.insert(0, tag("a", f"#{said.position}", cls=classes("comment.number"), href=f"#comment-{said.number}"))
    match style.choices.head:
        case "sentence":
            return tag("p", _sentence(style, said, group), cls=classes("comment.head"))
        case "heading" if "name" in group and style.choices.name_tag in ("span", "b", "a"):
            return tag(classes.pick("head", ("h3", "h4", "h5")), " ".join(parts), cls=classes("comment.head"))
        case "blocks":
            return "".join(tag("div", part) for part in parts)
    wrapper = "header" if style.is_semantic else "div"
    parted = classes.pick("parted", (" ", " · ", " | ", ", ", " — "))
    return tag(wrapper, parted.join(parts), cls=classes("comment.head")) if parts else ""


def _sentence(style: Style, said: Said, group: list[str]) -> str:
    """Return 'Ann wrote on 3 May:', or what of it the group asks for."""
    language, shown = style.language, date(style, said.when)
    if "name" not in group:
        return shown.markup if shown else ""
    if shown and "date" in group:
        return language.wrote.format(name=name(style, said), date=shown.markup)
    return language.says.format(name=name(style, said))


def body(style: Style, said: Said, answered: str | None) -> str:
    """Return the text with quote, subject and signature."""
    choices, classes = style.choices, style.classes
    parts = [text(part) for part in said.paragraphs]
    data = {"microdata": {"itemprop": "text"}, "rdfa": {"property": "schema:text"}}.get(choices.data, {})
    cls = classes("comment.deleted" if said.deleted else "comment.text")
    quote = _quote(style, said, answered)
    match choices.text_tag:
        case "paragraphs":
            written = tag("div", quote, *(tag("p", part) for part in parts), cls=cls, **data)
        case "bare" if not said.deleted:
            written = "<br><br>".join(parts)
        case "span":
            written = tag("div", quote, tag("span", "<br><br>".join(parts), cls=cls, **data))
        case _:
            written = tag("div", quote, "<br><br>".join(parts), cls=cls, **data)
    subject = tag(classes.pick("subject", ("h4", "h5", "div")), text(said.subject or ""), cls=classes("comment.title"))
    return (subject if said.subject else "") + written + _signature(style, said)


def _quote(style: Style, said: Said, answered: str | None) -> str:
    if not said.quoted:
        return ""
    wrote = style.language.says.format(name=text(answered or "")) if style.choices.quote == "named" else ""
    cited = tag("cite", wrote) if wrote else ""
    return tag("blockquote", cited, tag("p", text(said.quoted)), cls=style.classes("comment.quote"))


def _signature(style: Style, said: Said) -> str:
    if not said.signature:
        return ""
    return tag("div", "-- <br>", text(said.signature), cls=style.classes("comment.signature"))


def tools(style: Style, said: Said) -> str:
    """Return the buttons and counters of a comment."""
    choices, classes, language = style.choices, style.classes, style.language
    if said.deleted:
        return ""
    href = f"#respond-{said.number}"
    likes = {"count": str(said.likes), "labelled": f"{language.like} ({said.likes})"}.get(choices.likes)
    parts = [tag("span", text(likes), cls=classes("comment.likes"))] if likes else []
    if choices.tools in ("reply", "many", "form"):
        parts.append(tag("a", text(language.reply), cls=classes("comment.reply"), href=href, rel="nofollow"))
    if choices.tools == "many":
        parts.append(tag("button", text(language.report), cls=classes("comment.report"), type="button"))
        parts.append(tag("a", text(language.share), cls=classes("comment.share"), href=f"#comment-{said.number}"))
    if choices.tools == "icons":
        parts += [tag("button", "<i></i>", type="button", aria_label=word) for word in (language.reply, language.share)]
    if choices.tools == "form":
        return _form(style, said, parts)
    if not parts:
        return ""
    if classes.pick("tools", ("list", "row", "row")) == "list":
        return tag("ul", *(tag("li", part) for part in parts), cls=classes("comment.tools"))
    return tag("div", " ".join(parts), cls=classes("comment.tools"))


def _form(style: Style, said: Said, parts: list[str]) -> str:
    """Return the buttons with a form to answer, which opens at a click."""
    language, classes = style.language, style.classes
    field = tag("textarea", name=f"text-{said.number}", placeholder=language.fields[2])
    send = tag("button", text(language.send), type="submit")
    form = tag("form", field, send, cls=classes("reply.form"), action="/reply", method="post", hidden="hidden")
    return tag("div", " ".join(parts), cls=classes("comment.tools")) + form
