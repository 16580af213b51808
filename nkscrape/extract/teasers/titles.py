"""The headline of a teaser among the texts of the links to one target."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement

from nkscrape.extract import words
from nkscrape.extract.comments.stamps import is_stamp
from nkscrape.extract.teasers.names import names_badge, names_kicker, names_title
from nkscrape.extract.teasers.siblings import HEADINGS
from nkscrape.extract.text import inline, paragraphs
from nkscrape.extract.words.headings import RELATED

MAX_TITLE = 300
USUAL = range(20, 131)
"""Characters that headlines have where nothing marks them."""
MAX_KICKER = 40
ATTRIBUTE, TEXT, HEADING, NAMED = range(4)
"""What makes a text a headline, from weak to strong."""


@dataclass(slots=True)
class Headline:
    """A text that may be the headline of a teaser."""

    text: str = ""
    element: HtmlElement | None = None
    strength: int = -1


def headline_of(links: list[HtmlElement]) -> Headline:
    """Return the headline among the links to one target, without kicker and badges; empty where there is none."""
    best = Headline()
    for link in links:
        for found in _candidates(link):
            if found.text and not is_stamp(found.text) and _is_better(found, best):
                best = found
    best.text = _trimmed(best.text)
    return best


def heading_in(parts: list[HtmlElement]) -> Headline:
    """Return the first heading of a card, for links that only say 'read more'."""
    for part in parts:
        for inner in part.iter(*HEADINGS):
            text = _text(inner, _labels(inner))
            if text and words.headings.kind(text) is None:
                return Headline(_trimmed(text), inner, HEADING)
    return Headline()


def is_more(text: str) -> bool:
    """Say whether a text only leads on: 'read more', 'all articles'."""
    return words.headings.is_known(text) or words.pages.leads_on(text)


def _is_better(found: Headline, best: Headline) -> bool:
    """Compare by strength; among plain texts the first of usual length wins, else the longest."""
    if found.strength != best.strength or found.strength > TEXT:
        return found.strength > best.strength
    return len(best.text) not in USUAL and (len(found.text) in USUAL or len(found.text) > len(best.text))


def _trimmed(text: str) -> str:
    text = words.pages.more_behind().sub("", text[:MAX_TITLE])
    text = text.lstrip(">•·–- " if "«" in text else ">»•·–- ")
    label, colon, rest = text.partition(":")
    return rest.strip() if colon and len(rest) > 20 and words.headings.kind(label) == RELATED else text


def _candidates(link: HtmlElement) -> list[Headline]:
    labels = _labels(link)
    found = [*_headings_in(link, labels), _own_text(link, labels)]
    image = link.find(".//img")
    values = (link.get("title"), link.get("aria-label"), image.get("alt") if image is not None else None)
    return [*found, *(Headline(inline(value), link, ATTRIBUTE) for value in values)]


def _labels(root: HtmlElement) -> set[HtmlElement]:
    """Return the parts of a link that are no headline by their class."""
    found = set()
    for inner in root.iterdescendants():
        mark = inner.get("class")
        if mark and not names_title(mark) and (names_kicker(mark) or (names_badge(mark) and inner.tag not in HEADINGS)):
            found.add(inner)
    return found


def _headings_in(link: HtmlElement, labels: set[HtmlElement]) -> list[Headline]:
    """Return the link's one headline by tag or class: of several the longest, of nested ones the innermost."""
    found: list[Headline] = []
    for inner in link.iterdescendants():
        named = names_title(inner.get("class") or "")
        if (named or inner.tag in HEADINGS) and inner not in labels:
            if found and any(around is found[-1].element for around in inner.iterancestors()):
                if named:
                    found.pop()
                else:
                    continue
            found.append(Headline(_text(inner, labels), inner, NAMED if named else HEADING))
    strongest = max((one.strength for one in found if one.text), default=0)
    return [max((one for one in found if one.strength == strongest), key=_weight)] if strongest else []


def _weight(one: Headline) -> tuple[bool, int]:
    """Return what makes one of a link's headings its headline: excerpts close with a full stop, kickers are short."""
    return not one.text.endswith("."), len(one.text)


def _text(element: HtmlElement, labels: set[HtmlElement]) -> str:
    """Return an element's text without labels; with them where nothing else is left."""
    lines = [inline(paragraphs(part, labels)) for part in _two_lines(element)]
    if all(lines) and len(lines) == 2 and len(lines[0]) < min(MAX_KICKER, len(lines[1])) and len(lines[1]) in USUAL:
        return lines[1]
    return inline(paragraphs(element, labels)) or inline(paragraphs(element))


def _two_lines(heading: HtmlElement) -> list[HtmlElement]:
    """Return the two parts a heading consists of, kicker and headline; none where it has a text of its own."""
    inner = heading[0] if len(heading) == 1 and heading[0].tag in ("a", "span", "div") else heading
    own = "".join(filter(None, (heading.text, inner.text, *(part.tail for part in inner)))).strip()
    return list(inner) if len(inner) == 2 and not own else []


def _line_around(link: HtmlElement) -> str:
    """Return the line whose middle words are the link: 'Why <a>the sea wall</a> broke'; '' for any other link."""
    parent = link.getparent()
    if parent is None or parent.tag not in ("p", "li") or len(parent) != 1 or not link.tail:
        return ""
    before, whole = inline(parent.text), inline("".join(parent.itertext()))
    is_line = (
        before[-1:].isalnum() and not is_stamp(before) and words.headings.kind(before) is None and link.tail[:1] == " "
    )
    return whole if is_line and len(whole) in USUAL else ""


def _own_text(link: HtmlElement, labels: set[HtmlElement]) -> Headline:
    """Return the line of the link's text that may be the headline."""
    lines = [line for line in map(inline, paragraphs(link, labels).split("\n")) if line]
    if not lines and labels:
        lines = [line for line in map(inline, paragraphs(link).split("\n")) if line]
    if (line := _line_around(link)) and len(lines) == 1:
        return Headline(line, link, TEXT)
    usual = (line for line in lines if len(line) >= USUAL.start and not is_stamp(line))
    headline = next(usual, max(lines, key=len, default=""))
    parent = link.getparent()
    mark = (parent.get("class") or "") if parent is not None else ""
    is_headed = parent is not None and (parent.tag in HEADINGS or names_title(mark)) and not names_kicker(mark)
    return Headline(headline, link, NAMED if is_headed else TEXT)
