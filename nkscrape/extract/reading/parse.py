"""From source to columns: one pass over the tree a browser would build, by Lexbor."""

from __future__ import annotations

from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from nkscrape.extract.reading.tags import BLOCKS, OPAQUE, SILENT
from nkscrape.limits import MAX_DEPTH, MAX_ELEMENTS

_TEXT = 2
"""Lexbor's number of a text among its tags."""


@dataclass(slots=True)
class Columns:
    """The elements and texts of a page in document order. Element `i` is row `i` of each element column."""

    tags: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    """-1 for the root."""
    ends: list[int] = field(default_factory=list)
    """The first element behind each subtree."""
    attributes: list[dict[str, str | None]] = field(default_factory=list)
    """Names in lower case; None for an attribute without a value."""
    starts: list[int] = field(default_factory=list)
    """The first text at or behind each element's start."""
    stops: list[int] = field(default_factory=list)
    """The first text behind each element's end."""
    texts: list[str] = field(default_factory=list)
    """Every piece of text a reader may see, as it stands in the source."""
    holders: list[int] = field(default_factory=list)
    """The element each piece stands in."""
    raw: dict[int, str] = field(default_factory=dict)
    """The own text of scripts, buttons and the like, which is no text of the page."""
    is_cut: bool = False
    """Whether elements were left out: below the deepest level, or past the last that is read."""


def parse(html: bytes) -> Columns:
    """Return the columns of a document in UTF-8.

    Of what is nested deeper than MAX_DEPTH, and of what follows the last element that is read, only the text is kept.
    """
    page = Columns()
    # Kept alive to the end: nodes are views into its memory.
    document = LexborHTMLParser(html)
    if document.root is not None:
        _fill(page, document.root)
    _lay_out_custom_elements(page)
    return page


def _fill(page: Columns, root: LexborNode) -> None:
    """Fill the columns in document order, going down and up by hand: a tree may be deeper than Python's stack.

    The loop turns for each node of each page, so that it asks a node as little as it can.
    """
    texts, ends, stops, raw = page.texts, page.ends, page.stops, page.raw
    add_tag, add_parent, add_attributes = page.tags.append, page.parents.append, page.attributes.append
    add_start, add_stop, add_end = page.starts.append, stops.append, ends.append
    add_text, add_holder = texts.append, page.holders.append
    known: dict[int, str] = {}
    """The names of tags by Lexbor's numbers; '-' before what is no element."""
    above: list[tuple[LexborNode, int, bool]] = []
    parent, quiet = -1, False
    """The open element, and whether it is silent."""
    count = 0
    node: LexborNode | None = root
    while node is not None:
        number = node.tag_id
        if number == _TEXT:
            if quiet:
                raw[parent] = raw.get(parent, "") + (node.text_content or "")
            else:
                add_text(node.text_content or "")
                add_holder(parent)
            node = node.next
        elif (tag := known.get(number) or known.setdefault(number, node.tag or "-"))[0] == "-":
            node = node.next
        elif len(above) < MAX_DEPTH and count < MAX_ELEMENTS:
            add_tag(tag)
            add_parent(parent)
            add_attributes(node.attributes)
            add_start(at := len(texts))
            add_stop(at)
            add_end(count := count + 1)
            if (inner := None if tag in OPAQUE else node.first_child) is None:
                node = node.next
            else:
                above.append((node, parent, quiet))
                parent = count - 1
                quiet = quiet or tag in SILENT
                node = inner
        else:
            page.is_cut = True
            add_text(node.text())
            add_holder(parent)
            node = node.next
        while node is None and above:
            ends[parent], stops[parent] = count, len(texts)
            node, parent, quiet = above.pop()
            node = node.next


def _lay_out_custom_elements(page: Columns) -> None:
    """Make blocks of custom elements around blocks: a browser lays out what is in them as in a `div`."""
    tags, ends = page.tags, page.ends
    custom = {tag for tag in set(tags) if "-" in tag}
    for i in [i for i, tag in enumerate(tags) if tag in custom] if custom else ():
        child = i + 1
        while child < ends[i] and tags[child] not in BLOCKS:
            child = ends[child]
        if child < ends[i]:
            tags[i] = "div"
