"""From source to columns: one pass over the tree a browser would build, by Lexbor."""

from __future__ import annotations

from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from nkscrape.extract.reading.tags import BLOCKS, SILENT
from nkscrape.limits import MAX_DEPTH, MAX_ELEMENTS


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

    def is_quiet(self, i: int) -> bool:
        """Say whether an element is silent, or stands in one that is."""
        while i >= 0 and self.tags[i] not in SILENT:
            i = self.parents[i]
        return i >= 0


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
    """Fill the columns in document order, going down and up by hand: a tree may be deeper than Python's stack."""
    tags, parents, ends, starts, stops = page.tags, page.parents, page.ends, page.starts, page.stops
    texts, holders, attributes, raw = page.texts, page.holders, page.attributes, page.raw
    above: list[LexborNode] = []
    node: LexborNode | None = root
    parent, quiet = -1, False
    """The open element, and whether it is silent."""
    while node is not None:
        tag = node.tag
        if tag == "-text":
            if quiet:
                raw[parent] = raw.get(parent, "") + (node.text_content or "")
            else:
                texts.append(node.text_content or "")
                holders.append(parent)
        elif tag is None or tag[0] == "-":
            pass
        elif len(above) < MAX_DEPTH and len(tags) < MAX_ELEMENTS:
            at = len(texts)
            starts.append(at)
            stops.append(at)
            attributes.append(node.attributes)
            parents.append(parent)
            tags.append(tag)
            ends.append(len(tags))
            if (inner := node.child) is not None:
                above.append(node)
                parent = len(tags) - 1
                quiet = quiet or tag in SILENT
                node = inner
                continue
        else:
            page.is_cut = True
            texts.append(node.text())
            holders.append(parent)
        node = node.next
        while node is None and above:
            ends[parent], stops[parent] = len(tags), len(texts)
            parent = parents[parent]
            quiet = quiet and page.is_quiet(parent)
            node = above.pop().next


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
