"""What follows a heading: the siblings that are lists of links or cards, up to other matter."""

from __future__ import annotations

from itertools import islice

from lxml.html import HtmlElement

from nkscrape.extract import words
from nkscrape.extract.comments.stamps import is_stamp
from nkscrape.extract.text import inline, paragraphs
from nkscrape.extract.words.headings import OTHER

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
MAX_EXCERPT = 600
_CUT = ("…", "...", "[…]", "[...]")
_SILENT = frozenset(("script", "style", "noscript", "hr", "br", "ins"))


def following_links(node: HtmlElement) -> tuple[list[HtmlElement], bool]:
    """Return the siblings after a heading that are made of links, and whether other matter ends them."""
    after: list[HtmlElement] = []
    for sibling in node.itersiblings():
        if not isinstance(sibling.tag, str) or sibling.tag in _SILENT:
            continue
        if sibling.tag in HEADINGS and sibling.find(".//a") is None:
            return after, bool(after) or sibling.getnext() is not None
        if words.headings.kind("".join(islice(sibling.itertext(), 3))) == OTHER:
            return after, True
        if _is_made_of_links(sibling) or (after and goes_on(sibling)):
            after.append(sibling)
        elif after or len(inline("".join(islice(sibling.itertext(), 50)))) > 60:
            return after, True
    return after, False


def goes_on(element: HtmlElement) -> bool:
    """Say whether an element without links is an excerpt (it breaks off) or date of the teaser above it."""
    if next(element.iter("a"), None) is not None:
        return False
    lines = [line for line in paragraphs(element).split("\n") if line]
    while lines and is_stamp(lines[-1]):
        lines.pop()
    return not lines or (sum(map(len, lines)) < MAX_EXCERPT and lines[-1].endswith(_CUT))


def _is_made_of_links(element: HtmlElement) -> bool:
    """Say whether an element is a list of links or cards rather than running text."""
    links = [element] if element.tag == "a" else element.findall(".//a[@href]")
    if not links:
        return False
    total = len(inline("".join(element.itertext())))
    linked = sum(len(inline("".join(link.itertext()))) for link in links[:60])
    least = 0.6 if element.tag == "p" else 0.15 if element.find(".//a//img") is None else 0.05
    return (linked >= total * least and (total - linked) / len(links) < 400) or _is_card(element, links)


def _is_card(element: HtmlElement, links: list[HtmlElement]) -> bool:
    """Say whether an element's lines are a linked headline, then an excerpt that breaks off or a date."""
    first, *others = [line for line in paragraphs(element).split("\n") if line] or [""]
    headlines = {inline("".join(link.itertext())) for link in links[:4]}
    return first in headlines and any(is_stamp(line) or line.endswith(_CUT) for line in others[:3])
