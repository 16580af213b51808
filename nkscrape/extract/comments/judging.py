"""Says whether a group of elements reads like comments: names, texts, and dates or numbers beside them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import islice

from lxml.html import HtmlElement

from nkscrape.extract.comments.fields import read_item
from nkscrape.extract.comments.marks import key_attribute, key_of, numbered, speaks
from nkscrape.extract.comments.roles import AUTHOR, SKIP, role_of
from nkscrape.extract.comments.stamps import find_stamp, is_stamp
from nkscrape.extract.comments.thread import Found
from nkscrape.extract.text import inline
from nkscrape.page import Page

MAX_SAMPLE = 40
"""Members of a group that are read to judge it."""
MAX_LINKED_TITLE = 30
"""Characters of a linked heading that may be a comment's own title."""
PROBE = 6
"""First members of which one must read like a comment."""


@dataclass(slots=True)
class Candidate:
    """Like elements that may be comments, with the siblings that go on with each."""

    elements: list[HtmlElement]
    tails: list[list[HtmlElement]] = field(default_factory=list)
    valid: int = 0
    telling: int = 0
    """Members with a date or a number."""

    def beats(self, best: Candidate) -> bool:
        """More comments win, then dates and numbers; then the outer elements, whose ids and classes tell more.

        Of single comments the tightest element wins.
        """
        if (self.valid, self.telling) != (best.valid, best.telling):
            return (self.valid, self.telling) > (best.valid, best.telling)
        if self.valid == 1:
            return len(self.elements) == 1
        return self.elements[0] in best.elements[0].iterancestors()


def judge(page: Page, candidate: Candidate, has_heading: bool) -> None:
    """Count the members that read like comments; none counts where too many do not.

    Under a heading that says discussion without doubt, names and texts are proof enough for several comments.
    """
    if len(candidate.elements) == 1 and not _is_named_comment(candidate.elements[0]):
        return
    own = set(candidate.elements)
    sample = candidate.elements[:MAX_SAMPLE]
    tails = candidate.tails[:MAX_SAMPLE] or [[] for _ in sample]
    if not any(map(has_text, sample[:PROBE])) and not any(tails):
        return
    valid = telling = 0
    for number, (element, tail) in enumerate(zip(sample, tails, strict=True), 1):
        found = read_item(page, element, own, tail)
        if reads_like_comment(element, found):
            valid += 1
            telling += bool((found.published_raw and _is_date(found.published_raw)) or _is_numbered(element))
        if number == PROBE and not valid:
            return
    enough = telling == 1 if len(sample) == 1 else telling >= 2 or (has_heading and valid >= 2)
    if enough and valid * 2 > len(sample) and (telling * 2 > valid or has_heading):
        candidate.valid = valid * len(candidate.elements) // len(sample)
        candidate.telling = telling


def _is_date(raw: str) -> bool:
    return bool(find_stamp(raw)) or ":" in raw or raw[:10].isdigit()


def _is_numbered(element: HtmlElement) -> bool:
    """Say whether an element is numbered: in an attribute or id that says comment, or by its whole id."""
    if key_attribute(element):
        return True
    name = element.get("id") or ""
    return numbered(name) is not None and (speaks(element) or (name.isdigit() and len(name) > 2))


def _is_named_comment(element: HtmlElement) -> bool:
    """Say whether a lone element's own class or id says comment, and an element in it says author."""
    inside = (role_of(inner.get("class") or "") for inner in islice(element.iter(), 60))
    return speaks(element) and AUTHOR in inside


def reads_like_comment(element: HtmlElement, found: Found) -> bool:
    """Say whether a name and a text of its own were found, and not a teaser, a menu or a form."""
    name = found.author_name or ""
    if not any(map(str.isalpha, name)) or not found.text or len(name) > 60 or is_stamp(found.text):
        return False
    if _is_in_form(element) or _is_headed_by_link(element, name) or next(element.iter("h1"), None) is not None:
        return False
    links = {link: inline("".join(link.itertext())) for link in islice(element.iter("a"), 40)}
    if _outweighs(found.text, name, links.values()):
        return True
    rest = [text for link, text in links.items() if not (is_stamp(text) or _is_button(link))]
    return len(rest) < len(links) and _outweighs(found.text, name, rest)


def _outweighs(text: str, name: str, links: Collection[str]) -> bool:
    """Say whether a comment's text is more than the links beside it."""
    linked = [len(link) for link in links]
    return max(linked, default=0) < max(12, len(text) * 0.6) and sum(linked) < len(text) + len(name) * 2


def _is_headed_by_link(element: HtmlElement, name: str) -> bool:
    """Say whether a linked headline stands above the text: a teaser, be it for an opinion piece called comment."""
    key = key_of(element)
    for heading in islice(element.iter("h2", "h3", "h4"), 2):
        for link in islice(heading.iter("a"), 2):
            href, text = link.get("href") or "#", inline("".join(link.itertext()))
            if "#" not in href and not (key and key in href) and len(text) > MAX_LINKED_TITLE and text != name:
                return True
    return False


def _is_button(link: HtmlElement) -> bool:
    """Say whether a link stands among a comment's buttons."""
    return any(role_of(around.get("class") or "") == SKIP for around in (link, *islice(link.iterancestors(), 2)))


def _is_in_form(element: HtmlElement) -> bool:
    """Say whether an element stands in a form that is not the whole page's."""
    form = next((around for around in islice(element.iterancestors(), 6) if around.tag == "form"), None)
    return form is not None and next(form.iter("h1", "main", "article", "h2"), None) is None


def has_text(element: HtmlElement) -> bool:
    """Say whether an element shows more than a link or a number."""
    length = 0
    for piece in islice(element.itertext(), 200):
        length += len(piece.strip())
        if length > 20:
            return True
    return False
