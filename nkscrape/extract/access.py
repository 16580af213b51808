"""Who may read the article, and whether its text breaks off at a meter or paywall."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nkscrape.extract.clutter import ends_sentence, with_any
from nkscrape.extract.data.structured import Structured

METER = re.compile(
    r"reached your .{0,30}limit|limit of \d+ (?:free )?articles|"
    r"\d+ free articles? (?:this month|left|remaining|per month)|"
    r"free articles? (?:left|remaining|(?:for |of )?this month)|read (?:all )?(?:of )?your \d+ free|"
    r"articles? remaining this month|"
    r"(?:kostenlose|freie)n? artikel (?:in diesem monat|gelesen|pro monat)|articles? gratuits? (?:ce mois|restants?)|"
    r"artículos? gratis (?:este mes|restantes)|무료 기사",
    re.IGNORECASE,
)
WALL = re.compile(
    r"(?:article|content|story|report) is (?:only )?(?:for|available (?:only )?(?:to|for)|exclusive(?:ly)? (?:to|for)|"
    r"reserved for|free for) (?:our )?(?:\w+ )?(?:subscribers|members|registered)|subscribers? only|"
    r"subscribe (?:now |today )?(?:to|and) (?:continue|read|keep|unlock)|"
    r"to (?:continue|keep) reading(?: this)?(?: article)?,? (?:please )?(?:subscribe|sign|log|register|create)|"
    r"(?:nur|exklusiv) für (?:abonnenten|mitglieder)|"
    r"(?:weiterlesen|jetzt lesen) mit .{0,30}(?:abo|plus|\+)|sie haben bereits ein (?:digital-?)?abo|"
    r"réservée? aux abonnés|article réservé|il vous reste .{0,20}(?:de cet article|à lire)|"
    r"(?:exclusivo|reservad[oa]) (?:para|a) (?:nuestros )?(?:suscriptores|assinantes|socios)|riservato agli abbonati|"
    r"dla (?:prenumeratorów|subskrybentów)|только для подписчиков|この記事は(?:有料)?会員限定|有料会員|"
    r"残り\s?\d+\s?文字|유료\s?(?:회원|구독자)|仅限(?:会员|订阅)",
    re.IGNORECASE,
)
_TIERS = {"free": "free", "metered": "metered", "locked": "subscriber", "premium": "subscriber", "paid": "subscriber"}


_HINTS = (
    "limit", "free article", "remaining", "subscri", "members", "registered", "abonn", "weiterlesen", "jetzt lesen",
    "réserv", "il vous reste", "exclusiv", "reservad", "riservat", "prenumer", "подписчик", "会員", "残り",
    "유료", "会员",
    "to read", "continue reading", "keep reading", "gratuit", "gratis", "kostenlose", "freie artikel",
    "mitglieder", "digital-abo",
)  # fmt: skip
_MAX_NOTICE = 250
"""Characters up to which a text speaks of a meter or paywall rather than about one."""


def meter_notices(texts: list[str]) -> list[str]:
    """Return the texts that can speak of a meter or paywall."""
    return with_any([text for text in texts if len(text) < _MAX_NOTICE], _HINTS)


def meters_among(texts: list[str]) -> set[str]:
    """Return those of the texts that are a meter's notice."""
    return {text for text in meter_notices(texts) if METER.search(text)}


def read_access(structured: Structured, notices: Iterable[str]) -> str:
    """Return free, metered, subscriber or unknown: what the page's data or its notices say."""
    texts = list(notices)
    if any(METER.search(text) for text in texts):
        return "metered"
    for stated in structured.tags("article:content_tier", "og:article:content_tier", "content_tier"):
        if tier := _TIERS.get(stated.value.lower()):
            return tier
    free = structured.node.get("isAccessibleForFree")
    if free is not None:
        return "free" if str(free).strip().lower().rsplit("/", 1)[-1] in ("true", "1", "yes") else "subscriber"
    return "subscriber" if any(WALL.search(text) for text in texts) else "unknown"


def breaks_off(access: str, notices: Iterable[str], paragraphs: list[str]) -> bool | None:
    """Say whether the text ends at a meter or paywall; None where that cannot be told."""
    if access in ("free", "unknown") or not paragraphs:
        return False
    if not ends_sentence(paragraphs[-1]) or paragraphs[-1].endswith(("…", "...")):
        return True
    walled = any(METER.search(text) or WALL.search(text) for text in notices)
    return None if walled else False
