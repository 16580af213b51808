"""Hand-made threads: repeated blocks with a name, a time or number and a text, where the page says discussion.

Classes may be meaningless; headings, repetition and the shape of the text decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from lxml.html import HtmlElement

from nkscrape.extract import headings
from nkscrape.extract.comments.families.family import Family
from nkscrape.extract.comments.fields import read_item
from nkscrape.extract.comments.items import Group, Item
from nkscrape.extract.comments.roles import AUTHOR, role_of
from nkscrape.extract.comments.stamps import find_stamp
from nkscrape.extract.comments.thread import Found
from nkscrape.extract.headings import heading_phrase
from nkscrape.extract.landmarks import Landmarks
from nkscrape.page import Page

MAX_REGION = 20_000
"""Elements of one region that are grouped."""
MAX_SAMPLE = 40
"""Members of a group that are read to judge it."""
MAX_REGIONS = 12
_BLOCKS = frozenset("div li article section tr td dt p table details blockquote dd".split())
_SILENT = ("form", "script", "style", "noscript", "nav", "select", "textarea")
_DIGITS = re.compile(r"\d+")
_STATE = re.compile(
    r"(?:odd|even|first|last|alt|parent|hidden|active|collapsed|expanded|author|me|is-\S+|js-\S+|\S+--\S+|\S*\d\S*[a-zA-Z]\S*)"
)
"""Class words that differ among like elements: states, and names with a number inside (ids, hashes)."""
_WEAK_HEADINGS = frozenset(
    """forum community opinion opinions opinie opiniones opiniões opinioni beiträge meinungen meinung avis reply replies
    feedback letters thoughts answers antworten antwort svar messages message debatte debate debat discuss contributions
    mensajes foro respuestas réponses risposte отзывы мнения ответы 의견 意見 ご意見 返信 tanggapan balasan reaktionen
    participa forums leserbriefe""".split()
)
"""Words that head discussions and much else: they count only with dates or numbers beside the names."""
_SPEAKS = re.compile(
    r"omm?ent(?!al|um)|discuss|diskus|dyskus|forum|talkback|reacti(?:e|on)s?(?![a-z])|leserbrief|yorum|opini(?:e|on(?:es|s))|"
    r"respuestas|reakce|hozzasz|conversation|debat|replies|responses|thread|guestbook",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"(?:^|[\s_-])(?:recent|latest|newest|neueste|letzte|dernier\w*|ultimos|widget|sidebar|top-comments|popular|ticker|live|"
    r"liveblog|form|respond|count|counter|rules|policy|teaser\w*|most|related|share|comments?-(?:enabled|open|on|off|allowed|closed|disabled|link))(?=$|[\s_-])",
    re.IGNORECASE,
)
_HANDMADE = Family(platform=None)
_NUMBERED = re.compile(r"(?:^|[^\d])(\d{1,20})$")
_KEY_ATTRIBUTES = (
    "data-comment-id",
    "data-commentid",
    "data-id",
    "data-key",
    "data-cid",
    "data-post-id",
    "data-comment",
)


def groups(page: Page, landmarks: Landmarks) -> Iterator[Group]:
    """Yield the most convincing group of comments of each region that says discussion, best region first."""
    for region in islice(_regions(landmarks), MAX_REGIONS):
        group = _best_group(page, region)
        if group:
            yield group


@dataclass(slots=True)
class _Region:
    """Elements under which comments may stand."""

    roots: list[HtmlElement]
    has_heading: bool
    """A heading above them says discussion without doubt, so that names and texts are proof enough."""


def _regions(landmarks: Landmarks) -> Iterator[_Region]:
    for heading in landmarks.discussion_headings:
        roots = _after_heading(heading)
        if roots and not is_elsewhere(heading):
            yield _Region(roots, heading_phrase("".join(heading.itertext())) not in _WEAK_HEADINGS)
    seen: set[HtmlElement] = set()
    for element in landmarks.discussion:
        if element.tag in _BLOCKS or element.tag in ("ul", "ol", "dl", "aside"):
            if not _speaks(element) or element.getparent() in seen:
                seen.add(element) if element.getparent() in seen else None
                continue
            seen.add(element)
            if not is_elsewhere(element) and _has_text(element):
                yield _Region([element], False)


def _after_heading(heading: HtmlElement) -> list[HtmlElement]:
    """Return what follows a heading up to the next one of other matter, climbing out of the heading's wrappers."""
    node = heading
    for _ in range(4):
        after = []
        for sibling in node.itersiblings():
            if not isinstance(sibling.tag, str) or sibling.tag in _SILENT:
                continue
            if sibling.tag in ("h1", "h2", "h3", "header") and heading_phrase("".join(sibling.itertext())) in _OTHERS:
                break
            after.append(sibling)
        if any(_has_text(sibling) for sibling in after):
            return after
        parent = node.getparent()
        if parent is None or parent.tag in ("body", "html", "main") or (node is not heading and _speaks(node)):
            break
        node = parent
    return []


def _speaks(element: HtmlElement) -> bool:
    """Say whether an element's class or id speaks of comments."""
    return bool(_SPEAKS.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


_OTHERS = headings.OTHER | headings.RELATED


def _has_text(element: HtmlElement) -> bool:
    """Say whether an element shows more than a link or a number."""
    length = 0
    for piece in islice(element.itertext(), 200):
        length += len(piece.strip())
        if length > 30:
            return True
    return False


def is_elsewhere(element: HtmlElement) -> bool:
    """Say whether a region belongs to a widget about other pages, a ticker, a form or a counter."""
    for level, around in enumerate((element, *element.iterancestors())):
        mark = f"{around.get('class') or ''} {around.get('id') or ''}"
        if around.tag in ("nav", "footer", "button", "a", "select"):
            return True
        if around.tag in ("form", "body") or level > 6:
            break
        if _ELSEWHERE.search(mark):
            return True
    return False


@dataclass(slots=True)
class _Candidate:
    elements: list[HtmlElement]
    tails: list[list[HtmlElement]] = field(default_factory=list)
    valid: int = 0
    telling: int = 0
    """Members with a date or a number."""


def _best_group(page: Page, region: _Region) -> Group | None:
    best: _Candidate | None = None
    for candidate in _candidates(region):
        _judge(page, candidate, region)
        if candidate.valid and (best is None or _beats(candidate, best)):
            best = candidate
    if best is None:
        best = _best_run(page, region)
    if best is None:
        return None
    tails = best.tails or [[] for _ in best.elements]
    return Group(_HANDMADE, [Item(one, key_of(one), tail=tail) for one, tail in zip(best.elements, tails, strict=True)])


def _beats(candidate: _Candidate, best: _Candidate) -> bool:
    """More comments win; of equals the one with dates and numbers, of a single comment the tightest element."""
    if candidate.valid != best.valid:
        return candidate.valid > best.valid
    if candidate.telling != best.telling:
        return candidate.telling > best.telling
    return candidate.valid == 1 and len(candidate.elements) == 1


def _candidates(region: _Region) -> Iterator[_Candidate]:
    """Yield the groups of like elements, in document order of their first member; strictly alike ones first."""
    elements = list(islice((one for root in region.roots for one in root.iter(*_BLOCKS)), MAX_REGION))
    for signature in (_strict_signature, _loose_signature):
        found: dict[tuple[str, ...], list[HtmlElement]] = {}
        for element in elements:
            found.setdefault(signature(element), []).append(element)
        for group in found.values():
            if len(group) > 1 or len(group[0]):
                yield _Candidate(group)


def _strict_signature(element: HtmlElement) -> tuple[str, ...]:
    """Return tag and class as they are; without a class, the parent's and the first children's tags."""
    mark = element.get("class")
    if mark:
        return (element.tag, mark)
    parent = element.getparent()
    above = (parent.tag, parent.get("class") or "") if parent is not None else ()
    return (element.tag, "", *above, *(str(child.tag) for child in element[:2]))


def _loose_signature(element: HtmlElement) -> tuple[str, ...]:
    """Return tag and class without numbers and words for states; without a class, the parent's tag."""
    words = (element.get("class") or "").split()
    mark = " ".join(_DIGITS.sub("", word) for word in words if not _STATE.fullmatch(word)) or " ".join(words[:1])
    parent = element.getparent()
    return (element.tag, mark) if mark else (element.tag, "", str(parent.tag) if parent is not None else "")


def _judge(page: Page, candidate: _Candidate, region: _Region) -> None:
    """Count the members that read like comments; none counts where too many do not."""
    own = set(candidate.elements)
    sample = candidate.elements[:MAX_SAMPLE]
    tails = candidate.tails[:MAX_SAMPLE] or [[] for _ in sample]
    if not any(map(_has_text, sample[:5])) and not any(tails):
        return
    valid = telling = 0
    for element, tail in zip(sample, tails, strict=True):
        found = read_item(page, element, own, tail)
        if not _reads_like_comment(element, found):
            continue
        valid += 1
        telling += bool((found.published_raw and _is_date(found.published_raw)) or _is_numbered(element))
    if len(candidate.elements) == 1:
        enough = telling == 1 and _is_named_comment(candidate.elements[0])
    else:
        enough = telling >= 2 or (region.has_heading and valid >= 2)
    if enough and valid * 2 > len(sample) and (telling * 2 > valid or region.has_heading):
        candidate.valid = valid * len(candidate.elements) // len(sample)
        candidate.telling = telling


def _is_date(raw: str) -> bool:
    return bool(find_stamp(raw)) or ":" in raw or raw[:10].isdigit()


def _is_numbered(element: HtmlElement) -> bool:
    """Say whether an element carries a comment's number: in an attribute or id that says comment, or as its whole id."""
    if any(element.get(name) for name in _KEY_ATTRIBUTES[:2]):
        return True
    name = element.get("id") or ""
    return bool(_NUMBERED.search(name)) and (bool(_SPEAKS.search(name)) or (name.isdigit() and len(name) > 2))


def _is_named_comment(element: HtmlElement) -> bool:
    """Say whether a lone element's own class or id says comment, and an element in it says author."""
    inside = (role_of(inner.get("class") or "") for inner in islice(element.iter(), 60))
    return _speaks(element) and AUTHOR in inside


def _reads_like_comment(element: HtmlElement, found: Found) -> bool:
    """Say whether a name and a text of its own were found, and not a teaser, a menu or a form."""
    name = found.author_name or ""
    if not any(map(str.isalpha, name)) or not found.text or len(name) > 60:
        return False
    if _is_in_form(element) or next(element.iter("h1"), None) is not None:
        return False
    linked = [len("".join(link.itertext()).strip()) for link in islice(element.iter("a"), 40)]
    return max(linked, default=0) < max(12, len(found.text) * 0.6) and sum(linked) < len(found.text) + len(name) * 2


def _is_in_form(element: HtmlElement) -> bool:
    """Say whether an element stands in a form that is not the whole page's."""
    form = next((around for around in islice(element.iterancestors(), 6) if around.tag == "form"), None)
    return form is not None and next(form.iter("h1", "main", "article", "h2"), None) is None


def _best_run(page: Page, region: _Region) -> _Candidate | None:
    """Return comments laid flat: a name's line, then its paragraphs as siblings, up to the next name's line."""
    best: _Candidate | None = None
    inner = (one for root in region.roots for one in islice(root.iter("div", "td", "section", "dl"), 50))
    for children in (region.roots, *map(list, inner)):
        by_signature: dict[tuple[str, ...], list[HtmlElement]] = {}
        for child in children:
            if isinstance(child.tag, str):
                by_signature.setdefault(_loose_signature(child), []).append(child)
        for heads in by_signature.values():
            if 1 < len(heads) < len(children) and all(map(_is_line, heads[:MAX_SAMPLE])):
                candidate = _Candidate(heads, [_until(head, set(heads)) for head in heads])
                _judge(page, candidate, region)
                if candidate.valid and (best is None or _beats(candidate, best)):
                    best = candidate
    return best


def _is_line(element: HtmlElement) -> bool:
    return len("".join(element.itertext()).strip()) < 120


def _until(head: HtmlElement, heads: set[HtmlElement]) -> list[HtmlElement]:
    tail = []
    for sibling in head.itersiblings():
        if sibling in heads:
            break
        tail.append(sibling)
    return tail


def key_of(element: HtmlElement) -> str | None:
    """Return the number a comment's element or its first own anchor carries, None where it has none."""
    for name in (*_KEY_ATTRIBUTES, "id"):
        value = element.get(name)
        match = _NUMBERED.search(value) if value else None
        if match:
            return match[1]
    for inner in islice(element.iter("a", "div", "article"), 4):
        value = inner.get("id") or inner.get("name")
        match = _NUMBERED.search(value) if value else None
        if match:
            return match[1]
    return None
