"""Which links of a block lead to other articles of the site, and which to topics, people, services and media."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from nkscrape import urls
from nkscrape.extract.teasers.names import names_kicker, names_title
from nkscrape.page import Page

_TOPIC_PATH = re.compile(
    r"/(?P<kind>tags?|temas?|topics?|themen?|thema|keywords?|stichwort|schlagwort\w*|etiquetas?|categor(?:y|ies|ia|ias)|"
    r"categorie|kategorie|rubrik\w*|sections?|autor(?:es|en)?|authors?|auteurs?|writers?|profile|people|staff|users?|search|"
    r"suche|buscar|login|register|abo|subscribe|newsletter\w*|feed|rss|video|videos|podcasts?|gallery|fotos?|jobs?|"
    r"impressum|privacy|contact|about|kontakt|page|persona?s?|personen|personajes?|companies|company|orte?|places?|"
    r"emner?|ämnen?|amnen?|aihe|aiheet|avainsana|onderwerp(?:en)?|sujets?|dossiers?|argoment[oi]|etiket(?:ler)?|tagi|stitky|"
    r"temy?|topik|forums?|foren|series|reviewers?|contributors?|hashtags?)/(?P<rest>.*)",
    re.IGNORECASE,
)
_NEVER_ARTICLES = (
    "autor", "auteur", "author", "user", "profil", "writer", "reviewer", "contributor", "staff", "emne", "hashtag",
    "etiket", "avainsana",
)  # fmt: skip
_LISTINGS = ("tag", "topic", "thema", "themen", "tema", "etiquet", "keyword", "forum", "hashtag", "categor", "kategor")
_SERVICE_PATH = re.compile(  # about the site, its shop, its subscriptions
    r"/(?:search|suche|buscar|login|register|subscribe|subscriptions?|newsletters?|impressum|imprint|privacy|privacidad|datenschutz\w*|"
    r"contacts?|contact-?us|kontakt|about|about-?us|ueber-uns|uber-uns|information|info|advertise|advertising|mediadaten|terms|policy|"
    r"(?:terms|privacy|cookie)[\w-]{0,40}|agb|abo|abonnements?|subskrypcja|prenumerata|polityka-\w+|boutique|shop|store|video-cent(?:re|er)|"
    r"jobs|karriere|careers|faq|help|hilfe|sitemap|donate|spenden|mentions-legales|aviso-legal|rss|events?|termine|forums?)"
    r"(?:\.\w{2,5})?/?$|^/(?:shop|store|boutique|abo|deals|advertorials?|sponsored|anzeigen?)/",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|pdf|mp[34]|zip)$", re.IGNORECASE)


def article_url(page: Page, link: HtmlElement) -> str | None:
    """Return the address of another article of this site, None for any other link."""
    href = link.get("href") or ""
    rel = link.get("rel")
    if href.startswith("#") or (rel and not {"tag", "author", "sponsored"}.isdisjoint(rel.split())):
        return None
    url = page.link(href)
    if url is None:
        return None
    parts = urlsplit(url)
    if parts.netloc != urlsplit(page.url).netloc and not urls.same_site(url, page.url):
        return None
    if parts.path in ("", "/") and not parts.query:
        return None
    if _SERVICE_PATH.search(parts.path) or _is_topic_path(parts.path) or _FILE.search(parts.path) or _is_kicker(link):
        return None
    if not parts.query and urlsplit(page.url).path.startswith(parts.path.rstrip("/") + "/"):
        return None  # the section the article is filed under
    return urls.clean_url(url) if parts.query or parts.fragment else url


def _is_topic_path(path: str) -> bool:
    """Say whether a path is that of a tag, author, section or medium and not of an article filed under one."""
    match = _TOPIC_PATH.search(path.rstrip("/") + "/")
    if not match:
        return False
    kind, last = match["kind"].lower(), match["rest"].rstrip("/").rpartition("/")[2]
    if match["rest"].strip("/").count("/"):
        return False
    if kind.startswith(_NEVER_ARTICLES) or (kind.startswith(_LISTINGS) and last.isdigit()):
        return True
    return last.count("-") <= 2 and not re.search(r"\d{4}", last)


def _is_kicker(link: HtmlElement) -> bool:
    """Say whether a link is a card's section label."""
    parent = link.getparent()
    marks = [link.get("class"), parent.get("class") if parent is not None and len(parent) == 1 else None]
    return any(mark and names_kicker(mark) and not names_title(mark) for mark in marks) and link.find(".//img") is None
