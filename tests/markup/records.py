"""Comments as records: their elements, the order of their parts, and how it is said who answers whom."""

from __future__ import annotations

from markup import pieces
from markup.grammar import ROWS
from markup.html import tag, text
from markup.pieces import Style
from markup.thread import Said, is_tree

LISTS = {"li": ("ol", "ul"), "tr": ("table",), "pair": ("table",), "dt": ("dl",), "custom": ("comment-list", "div")}
"""What a list of records is written as, where a `div` would not do."""


def write(style: Style, thread: list[Said]) -> str:
    """Return the list of all records."""
    if is_tree(style.choices):
        return _list(style, _branch(style, thread, None), "comments.list")
    return _list(style, "".join(_record(style, thread, said, "") for said in thread), "comments.list")


def _branch(style: Style, thread: list[Said], parent: int | None) -> str:
    """Return the records that answer one comment, each with those that answer it."""
    return "".join(
        _with_answers(style, thread, said, _branch(style, thread, i))
        for i, said in enumerate(thread)
        if said.parent == parent
    )


def _with_answers(style: Style, thread: list[Said], said: Said, answers: str) -> str:
    match style.choices.nesting:
        case "nested" if answers:
            return _record(style, thread, said, _list(style, answers, "comment.replies"))
        case "beside" if answers:
            return _record(style, thread, said, "") + tag("div", answers, cls=style.classes("comment.replies"))
    return _record(style, thread, said, answers)


def _list(style: Style, records: str, role: str) -> str:
    names = LISTS.get(style.choices.record, ("div", "section", "div"))
    return tag(style.classes.pick(role, names), records, cls=style.classes(role))


def _record(style: Style, thread: list[Said], said: Said, answers: str) -> str:
    """Return one comment; `answers` is the markup of those nested in it."""
    choices = style.choices
    answered = thread[said.parent] if said.parent is not None else None
    parts = _parts(style, said, answered)
    attributes = _attributes(style, said, answered)
    anchored = {"id": f"comment-{said.number}"}
    match choices.record:
        case "tr":
            return tag("tr", *_cells(style, said, parts), **attributes)
        case "pair":
            return tag("tr", tag("td", parts[0]), **anchored) + tag("tr", tag("td", *parts[1:]))
        case "table":
            rows = "".join(tag("tr", tag("td", part)) for part in (parts[0], "".join(parts[1:])))
            return tag("table", tag("tbody", rows), **attributes)
        case "dl":
            return tag("dl", tag("dt", parts[0]), tag("dd", *parts[1:]), **attributes)
        case "dt":
            return tag("dt", parts[0], **anchored) + tag("dd", *parts[1:])
        case "hr":
            return tag("a", **anchored) + "".join(parts) + tag("hr")
        case "p":
            return tag("p", _line(style, said, answered), **attributes)
        case "details":
            return tag("details", tag("summary", parts[0]), *parts[1:], answers, open="open", **attributes)
    name = "reader-comment" if choices.record == "custom" else choices.record
    return tag(name, _laid_out(style, said, parts), answers, **attributes)


def _parts(style: Style, said: Said, answered: Said | None) -> list[str]:
    """Return head, text and buttons in the page's order; name and date that stand together are one head."""
    parts: list[str] = []
    group: list[str] = []
    for piece in [*style.choices.order.split(), "end"]:
        if piece in ("name", "date"):
            group.append(piece)
            continue
        if group:
            parts.append(_reference(style, answered) * ("name" in group) + pieces.head(style, said, group))
            group = []
        if piece == "text":
            parts.append(pieces.body(style, said, answered.author if answered else None))
        elif piece == "tools":
            parts.append(pieces.tools(style, said))
    if style.choices.avatar != "none" and style.choices.layout != "columns" and style.choices.record not in ROWS:
        parts[0] = pieces.avatar(style, said) + parts[0]
    return parts


def _reference(style: Style, answered: Said | None) -> str:
    """Return the line that says which comment is answered, where the page writes one."""
    if answered is None or style.choices.nesting not in ("reply_line", "reply_link"):
        return ""
    line = text(style.language.in_reply.format(name=answered.author))
    if style.choices.nesting == "reply_link":
        line = tag("a", line, href=f"#comment-{answered.number}")
    return tag("div", line, cls=style.classes("comment.reply-to"))


def _attributes(style: Style, said: Said, answered: Said | None) -> dict[str, str | None]:
    """Return the record's attributes: class, id, depth, parent, type."""
    choices, classes = style.choices, style.classes
    found: dict[str, str | None] = {}
    modifier = ""
    match choices.nesting:
        case "depth_class":
            modifier = _depth_class(style, said.depth)
        case "margin":
            step = int(classes.pick("margin", ("15", "20", "30", "40")))
            side = "right" if style.language.rtl else "left"
            what = classes.pick("indent", ("margin", "padding"))
            found["style"] = f"{what}-{side}: {step * said.depth}px"
        case "data_depth":
            found[classes.pick("data depth", ("data_depth", "data_level", "data_indent"))] = str(said.depth)
        case "data_parent":
            found["data_id"] = str(said.number)
            parent = classes.pick("data parent", ("data_parent_id", "data_parent", "data_reply_to"))
            found[parent] = str(answered.number) if answered else classes.pick("root", ("0", "", "none")) or None
    if classes.pick("id", ("yes", "yes", "no")) == "yes" or choices.nesting == "reply_link":
        found["id"] = f"comment-{said.number}"
    if choices.data == "microdata":
        found |= {"itemprop": "comment", "itemscope": "", "itemtype": "https://schema.org/Comment"}
    elif choices.data == "rdfa":
        found |= {"typeof": "schema:Comment"}
    return {"cls": classes("comment", modifier), **found}


def _depth_class(style: Style, depth: int) -> str:
    """Return the class that says a depth, counted from 0 or from 1; where classes are looks, it is an indent."""
    if style.choices.vocabulary == "tailwind":
        return f"ml-{8 * depth}"
    form = style.classes.pick("depth", ("depth-{}", "level{}", "indent-{}", "lvl_{}", "comment--level-{}"))
    return form.format(depth + int(style.classes.pick("first depth", ("0", "1"))))


def _laid_out(style: Style, said: Said, parts: list[str]) -> str:
    """Return the parts as they are, in one box, or in a box beside the portrait."""
    classes = style.classes
    match style.choices.layout:
        case "wrapped":
            return tag("div", *parts, cls=classes("comment.inner"))
        case "columns":
            side = tag("div", pieces.avatar(style, said), cls=classes("comment.side"))
            return side + tag("div", *parts, cls=classes("comment.main"))
    return "".join(parts)


def _cells(style: Style, said: Said, parts: list[str]) -> list[str]:
    """Return the cells of a row: one for all or head beside text, behind a spacer where that says the depth."""
    spacer = tag("td", tag("img", src="/s.gif", width=str(40 * said.depth), height="1", alt=""))
    front = [spacer] if style.choices.nesting == "spacer" else []
    if style.classes.pick("cells", ("one", "two")) == "one":
        return [*front, tag("td", *parts)]
    return [*front, tag("td", parts[0], width="160", valign="top"), tag("td", *parts[1:])]


def _line(style: Style, said: Said, answered: Said | None) -> str:
    """Return a comment that is one paragraph: name and date on its first line, buttons on its last."""
    shown = pieces.date(style, said.when)
    first = pieces.name(style, said) + (f" {shown.markup}" if shown else "")
    reference = text(style.language.in_reply.format(name=answered.author)) if answered else ""
    if style.choices.nesting == "reply_link" and answered:
        reference = tag("a", reference, href=f"#comment-{answered.number}")
    lines = [
        first,
        reference if style.choices.nesting.startswith("reply") else "",
        "<br>".join(map(text, said.paragraphs)),
    ]
    href = f"#respond-{said.number}"
    if style.choices.tools in ("reply", "many") and not said.deleted:
        lines.append(tag("a", text(style.language.reply), cls=style.classes("comment.reply"), href=href))
    return "<br>".join(line for line in lines if line)
