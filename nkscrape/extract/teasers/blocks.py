"""Finds the blocks of related reading: by class, by heading in many languages, by a site's own rule."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from nkscrape.extract.comments.stamps import is_stamp
from nkscrape.extract.headings import DISCUSSION, OTHER, RELATED, heading_kind
from nkscrape.extract.landmarks import Landmarks
from nkscrape.extract.text import inline
from nkscrape.page import Page
from nkscrape.site import Site

MAX_BLOCKS = 40
MAX_HEADING_TEXT = 80
MAX_EXCERPT = 600
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_INLINE = frozenset(("strong", "b", "span", "font", "em", "i"))
_CONTAINERS = frozenset("div section aside ul ol article details dl table".split())
_RELATED = re.compile(
    r"(?<![a-z])(?<!has-)(?<!no-)(?<!with-)(?:related|recommended|recommendations?|recommends|similar|yarpp|crp[_-]related|rp4wp\w*|wp_rp\w*|"
    r"relatedposts?|relatedarticles?|relatedstories|relatedcontent|relatednews|relatedlinks|relatedtopics?articles|"
    r"more-?on-?this\w*|moreonthis\w*|more-?like-?this|read-?also|also-?read|also-?like|you-?may-?like|you-?might-?like|"
    r"may-?also-?like|might-?also-?like|read-?next|up-?next|next-?reads?|further-?reading|see-?also|"
    r"relacionad[oa]s?|relacionats|notas-?relacionadas|noticias-?relacionadas|te-?puede-?interesar|interesar|correlat[eio]\w*|"
    r"relacionadas|leia-?(?:mais|tambem)|veja-?tambem|saiba-?mais|lire-?aussi|a-?lire-?aussi|articles-?lies|meme-?sujet|"
    r"verwandte?\w*|aehnliche\w*|mehr-?zum-?thema|zum-?thema|weiterlesen-?box|empfehlung\w*|lees-?ook|gerelateerd\w*|relaterade?|"
    r"relatert\w*|relaterede|czytaj-?(?:takze|tez|rowniez)|powiazane|souvisejici|suvisiace|kapcsolodo|povezan[eio]|"
    r"relatedpost|relpost|related_post|rel-news|content-rel|tags-rel|kanren|ilgili|benzer|terkait|story-?alsos?)"
    r"(?![a-z]*(?:tag|topic|video|product|job|event|compan|keyword|search|categor|author|link-icon|coupon|recipe-card))",
    re.IGNORECASE,
)
_NOT_RELATED = re.compile(
    r"most[-_]?(?:read|popular|viewed|shared|recent)|popular|trending|latest|recent[-_]?(?:posts|articles|news)|sponsor|promoted|"
    r"outbrain|taboola|advert|newsletter|related[-_]?(?:topics?|tags?|videos?|products?|terms|companies|keywords|searches)|"
    r"meistgelesen|mas-?leid|plus-?lus|piu-?letti|mais-?lidas|breadcrumb|share|social|comment",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(
    r"(?:^|[\s_-])(?:site-?footer|page-?footer|main-?menu|mega-?menu|navbar|site-?header)(?:$|[\s_-])", re.IGNORECASE
)

_TITLE = re.compile(r"title|head")
_OUTSIDE_IDS = frozenset(("footer", "site-footer", "colophon", "page-footer", "main-footer", "masthead", "menu"))


@dataclass(slots=True)
class Block:
    """Elements that together offer related reading."""

    elements: list[HtmlElement]
    heading: str | None
    limit: int = 12
    """More teasers than this make a listing, not related reading; lower where less says that it is related."""


def find_blocks(page: Page, site: Site, landmarks: Landmarks, taken: Collection[HtmlElement]) -> Iterator[Block]:
    """Yield the page's blocks of related reading in document order, none inside another."""
    inside: set[HtmlElement] = set(taken)
    starts = {element: False for element in landmarks.related if _says_related(element)}
    starts.update(dict.fromkeys(landmarks.related_headings, True))
    for element in islice(_in_order(page, starts), MAX_BLOCKS):
        if _is_inside(element, inside):
            continue
        block = _block_of_heading(element) if starts[element] else _block_of_class(element)
        inside.update(block.elements if block else () if starts[element] else (element,))
        if block:
            yield block


def _in_order(page: Page, elements: Collection[HtmlElement]) -> list[HtmlElement]:
    """Return elements in document order."""
    if len(elements) < 2:
        return list(elements)
    tags = {str(element.tag) for element in elements}
    return [element for element in page.root.iter(*tags) if element in elements]


def _says_related(element: HtmlElement) -> bool:
    if element.tag not in _CONTAINERS:
        return False
    return any(mark and _names_related(mark) for mark in (element.get("class"), element.get("id")))


@lru_cache(maxsize=4096)
def _names_related(mark: str) -> bool:
    return bool(_RELATED.search(mark)) and not _NOT_RELATED.search(mark)


def _is_inside(element: HtmlElement, others: Collection[HtmlElement]) -> bool:
    """Say whether an element stands in one of `others`, or in a menu, form or the site's footer."""
    if element in others:
        return True
    for around in element.iterancestors():
        if around in others or around.tag in ("nav", "form"):
            return True
        if _names_outside(around.get("class") or "") or around.get("id") in _OUTSIDE_IDS:
            return True
        parent = around.getparent()
        if around.tag == "footer" and parent is not None and parent.tag == "body":
            return True
    return False


@lru_cache(maxsize=4096)
def _names_outside(mark: str) -> bool:
    return bool(_OUTSIDE.search(mark))


def _block_of_class(element: HtmlElement) -> Block | None:
    """Return the block of a container whose class says related; None where its heading says something else."""
    heading = _heading_in(element) or _heading_before(element)
    kind = heading_kind(heading or "")
    if kind in (OTHER, DISCUSSION):
        return None
    return Block([element], heading, limit=30 if kind == RELATED else 12)


def _heading_in(element: HtmlElement) -> str | None:
    """Return the text of the first heading in a block that is no link's headline."""
    for inner in islice(
        element.iter("h1", "h2", "h3", "h4", "h5", "h6", "header", "p", "div", "span", "strong", "legend"), 12
    ):
        if inner.tag not in _HEADINGS and not _is_title(inner):
            continue
        if inner.find(".//a") is not None or any(
            around.tag in ("a", "li", "article") for around in _up_to(inner, element)
        ):
            return None
        text = inline("".join(inner.itertext()))
        if text:
            return text if len(text) <= 80 else None
    return None


def _is_title(element: HtmlElement) -> bool:
    text = element.text
    if not text or len(element):
        return False
    return heading_kind(text) in (RELATED, OTHER) or bool(_TITLE.search(element.get("class") or ""))


def _up_to(element: HtmlElement, top: HtmlElement) -> Iterator[HtmlElement]:
    for around in element.iterancestors():
        if around is top:
            return
        yield around


def _heading_before(element: HtmlElement) -> str | None:
    """Return the heading that stands right before a block."""
    before = element.getprevious()
    if before is not None and isinstance(before.tag, str):
        text = inline("".join(before.itertext()))[:100]
        if before.tag in _HEADINGS or heading_kind(text):
            return text
    return None


def _block_of_heading(heading: HtmlElement) -> Block | None:
    """Return what follows a heading and holds links, climbing out of the heading's wrappers."""
    text = inline("".join(heading.itertext()))
    node = heading
    if len(text) > MAX_HEADING_TEXT:
        return None
    for _ in range(5):
        parent = node.getparent()
        if node.tag in ("a", "button", "label", "li") or parent is None:
            return None
        if node.tag in _INLINE and parent.tag == "p":
            if len(inline("".join(parent.itertext()))) > len(text) + 5:
                return None  # 'Read more: …' in running text
        elif after := _linked_siblings(node):
            return Block(after, text)
        if parent.tag in ("body", "html", "main", "article"):
            return None
        node = parent
    return None


def _linked_siblings(node: HtmlElement) -> list[HtmlElement]:
    """Return the siblings after a heading that are made of links, up to the next heading or paragraph."""
    after: list[HtmlElement] = []
    for sibling in node.itersiblings():
        if not isinstance(sibling.tag, str) or sibling.tag in ("script", "style", "noscript", "hr", "br", "ins"):
            continue
        if sibling.tag in _HEADINGS and not (sibling.find(".//a") is not None):
            break
        if heading_kind("".join(islice(sibling.itertext(), 3))) == OTHER:
            break
        if _is_made_of_links(sibling) or (after and goes_on(sibling)):
            after.append(sibling)
        elif after or len(inline("".join(islice(sibling.itertext(), 50)))) > 60:
            break
    return after


def goes_on(element: HtmlElement) -> bool:
    """Say whether an element without links is an excerpt (it breaks off) or date of the teaser above it."""
    text = inline("".join(islice(element.itertext(), 50)))
    return is_stamp(text) or (len(text) < MAX_EXCERPT and text.endswith(("…", "...", "[…]", "[...]")))


def _is_made_of_links(element: HtmlElement) -> bool:
    """Say whether an element is a list of links or cards rather than running text."""
    links = [element] if element.tag == "a" else element.findall(".//a[@href]")
    if not links:
        return False
    total = len(inline("".join(element.itertext())))
    linked = sum(len(inline("".join(link.itertext()))) for link in links[:60])
    least = 0.6 if element.tag == "p" else 0.15 if element.find(".//a//img") is None else 0.05
    return linked >= total * least and (total - linked) / len(links) < 400
