"""Why a page is no article: errors sent with status 200, walls, listings, videos without text."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from nkscrape.extract.body import SCANT, Text
from nkscrape.extract.data.structured import Structured, title_tag, types
from nkscrape.extract.regions import Regions
from nkscrape.page import Page
from nkscrape.site import Site

_ERROR = re.compile(
    r"^\W*(?:(?:error\W*)?(?:404|403|410|500|502|503)\b|page (?:not found|cannot be found|can.t be found)|not found\b|"
    r"(?:the )?page you (?:requested|are looking for)|oops\b.{0,40}(?:found|wrong)|nothing found|access denied|"
    r"forbidden\b|"
    r"service unavailable|internal server error|bad gateway|seite (?:wurde )?nicht gefunden|"
    r"page (?:introuvable|non trouvée)|"
    r"página no encontrada|página não encontrada|pagina non trovata|strona nie (?:została )?znaleziona|"
    r"страница не найдена|"
    r"sayfa bulunamadı|ページが見つかりません|페이지를 찾을 수 없|页面不存在|找不到页面)",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"^\W*(?:just a moment|attention required|are you (?:a )?(?:human|robot)|"
    r"verify(?:ing)? (?:that )?you are (?:a )?human|"
    r"pardon our interruption|checking your browser|please (?:enable cookies|verify you)|robot check|security check|"
    r"ddos protection|access to this page has been denied|request unsuccessful|human verification|"
    r"before you continue|we value your privacy|your privacy(?: choices)?|privacy (?:settings|gate)|"
    r"cookie (?:consent|settings)|bitte stimmen sie .{0,60}cookies zu|.{0,40}zustimmung zu cookies|"
    r"(?:gestion|paramètres) des cookies|configuración de cookies|impostazioni (?:dei )?cookie|"
    r"datenschutz-?einstellungen|consent)\W*(?:\||-|–|$|\.\.\.|…)",
    re.IGNORECASE,
)
_LISTING_TYPES = frozenset(("CollectionPage", "SearchResultsPage", "ItemList", "ProfilePage"))
_MIN_CARDS = 6
"""Linked headings from which a page with little text of its own is a listing."""
_TEXT_PER_CARD = 60


def why_no_article(page: Page, site: Site, structured: Structured, text: Text, regions: Regions) -> str | None:
    """Return the reason why a page is no article; None where it is one."""
    if page.status >= 400:
        return f"error page: status {page.status}"
    named = site.is_article_url(urlsplit(page.canonical_url).path)
    title = title_tag(page)
    if text.size < 1000 and _ERROR.match(title):
        return "error page sent with status 200"
    if text.size < 1000 and _WALL.match(title):
        return "consent or bot wall"
    if named is False:
        return "listing: the site's URL pattern"
    if named is None and not _claims_article(structured) and _is_listing(page, structured, text, regions):
        return "listing: headings that link elsewhere and little text"
    if not text.blocks:
        return "no text"
    if text.size < (SCANT // 3 if regions.is_dense else SCANT) and not _claims_article(structured):
        return "video without text" if _has_type(structured, "VideoObject") else "too little text"
    return None


def _claims_article(structured: Structured) -> bool:
    """Whether the page's data calls it an article."""
    kinds = [s.value.lower() for s in structured.tags("og:type")]
    return bool(structured.node) or any(kind.startswith("article") for kind in kinds)


def _has_type(structured: Structured, *names: str) -> bool:
    return any(kind in names for one in structured.objects for kind in types(one))


def _is_listing(page: Page, structured: Structured, text: Text, regions: Regions) -> bool:
    cards = _cards(page, regions)
    address = urlsplit(page.canonical_url)
    if _has_type(structured, *_LISTING_TYPES) or (address.path in ("", "/") and not address.query):
        return cards >= _MIN_CARDS // 2 or text.size < 1000
    return cards >= _MIN_CARDS and text.size < cards * _TEXT_PER_CARD


def _cards(page: Page, regions: Regions) -> int:
    """Count the headings that are links to other pages."""
    count = 0
    for tag in ("h2", "h3", "h4"):
        for heading in page.landmarks[tag][:200]:
            link = next(heading.iter("a"), None)
            if link is None and heading.getparent().tag == "a":
                link = heading.getparent()
            if link is not None and link.get("href") and not regions.within_outside(heading):
                count += 1
    return count
