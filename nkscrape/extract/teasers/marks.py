"""What class names and ids say about blocks of related reading and what stands around them."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml.html import HtmlElement

_CONTAINERS = frozenset("div section aside ul ol li article details dl table".split())
_RELATED = re.compile(
    r"(?<![a-z])(?<!has-)(?<!no-)(?<!with-)(?:related|recommended|recommendations?|recommends|similar|yarpp|crp[_-]related|rp4wp\w*|wp_rp\w*|"
    r"relatedposts?|relatedarticles?|relatedstories|relatedcontent|relatednews|relatedlinks|relatedtopics?articles|relation-?links?|"
    r"more-?on-?this\w*|moreonthis\w*|more-?like-?this|read-?also|also-?read|also-?like|you-?may-?like|you-?might-?like|"
    r"may-?also-?like|might-?also-?like|read-?next|up-?next|next-?reads?|further-?reading|see-?also|know-?more|"
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
    r"outbrain|taboola|advert|newsletter|meistgelesen|mas-?leid|plus-?lus|piu-?letti|mais-?lidas|breadcrumb|share|social|comment|"
    r"related[-_]*(?:topics?|tags?|videos?|products?|terms|companies|keywords|searches|wikis?|sites?|brands?|channels?|"
    r"people|persons?|categories|links-?footer)(?![a-z])",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_POST = re.compile(r"(?:^|\s)(?:post-\d+|hentry|type-post)(?:\s|$)")
"""WordPress's class of a whole post, followed by its categories and tags, whose names may be any word."""
_OUTSIDE = re.compile(
    r"(?:^|[\s_-])(?:site-?footer|page-?footer|main-?menu|mega-?menu|navbar|site-?header)(?:$|[\s_-])", re.IGNORECASE
)
_OUTSIDE_IDS = frozenset(("footer", "site-footer", "colophon", "page-footer", "main-footer", "masthead", "menu"))
_ARTICLE = frozenset(("body", "html", "main", "article"))


def says_related(element: HtmlElement) -> bool:
    """Say whether an element's class or id is that of a block of related reading."""
    if element.tag not in _CONTAINERS:
        return False
    return any(mark and _names_related(mark) for mark in (element.get("class"), element.get("id")))


@lru_cache(maxsize=4096)
def _names_related(mark: str) -> bool:
    mark = _CAMEL.sub("-", mark)
    return bool(_RELATED.search(mark)) and not _NOT_RELATED.search(mark) and not _POST.search(mark)


def is_outside(element: HtmlElement) -> bool:
    """Say whether an element is a menu, a form, or the site's header or footer; what holds the article is none."""
    if element.tag in _ARTICLE:
        return False
    if element.tag in ("nav", "form"):
        return True
    mark = element.get("class")
    if (mark and _names_outside(mark)) or element.get("id") in _OUTSIDE_IDS:
        return next(element.iter("h1", "main"), None) is None
    parent = element.getparent()
    return element.tag == "footer" and parent is not None and parent.tag == "body"


@lru_cache(maxsize=4096)
def _names_outside(mark: str) -> bool:
    return bool(_OUTSIDE.search(mark))
