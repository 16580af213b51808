"""What sites call the parts of a page: tags, roles, words of class names and ids, as data."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

OUTSIDE_TAGS = frozenset("nav footer form button figcaption aside dialog menu label".split())
OUTSIDE_ROLES = frozenset(
    "navigation banner contentinfo search dialog alertdialog form menu menubar toolbar tooltip".split()
)

_CONSENT_STEMS = ("onetrust", "didomi", "usercentrics", "cookiebot", "borlabs", "klaro", "gdpr")
_CONSENT_PAIRS = frozenset(
    "ot-sdk sp-message cookie-banner cookie-consent cookie-notice cookie-law cookie-bar cookie-overlay cookie-popup "
    "cmp-box cmp-container cmp-wrapper qc-cmp tc-privacy consent-banner".split()
)
_BOX_WORDS = frozenset(
    "share shares sharing sharethis sharedaddy addthis social socials sociable signup signin login nav "
    "navbar navigation "
    "menu footer pager pagination taglist toolbar disqus caption captions mostread tooltip consent bio "
    "byline bylines author authors authorbox credit credits writer writers".split()
)
"""Words that name what is never article text, the authors' line and box included."""
_BOX_STEMS = ("newsletter", "recommend", "breadcrumb", "outbrain", "taboola", "cookie", "related", "comment")
_BOX_PAIRS = frozenset(
    "sign-up log-in tag-list most-read sr-only screen-reader visually-hidden visuallyhidden "
    "twitter-tweet twitter-video "
    "instagram-media tiktok-embed fb-post bluesky-embed author-box share-bar share-buttons".split()
)
_HEAD_WORDS = frozenset("byline bylines author authors authorbox credit credits writer writers bio".split())
_DOUBTFUL_WORDS = frozenset(
    "ad ads adslot adsense banner sidebar widget tags topics popup modal overlay copyright print "
    "trending popular rating "
    "poll quiz survey skiplink skiplinks toc infobox factbox gallery galleries "
    "carousel slideshow slider lightbox apphint breaking cta regwall".split()
)
"""Words that also stand on wrappers of article text: they count only where little running text bears them."""
_DOUBTFUL_STEMS = ("carousel", "slideshow", "promo", "advert", "sponsor", "subscri", "paywall", "donat", "teaser")
_DOUBTFUL_PAIRS = frozenset(
    "skip-link skip-links skip-to info-box fact-box app-hint call-action inline-article inline-related inline-teaser "
    "more-links more-topic more-topics more-stories to-action".split()
)
_STANDFIRST_WORDS = frozenset(
    "standfirst subtitle subtitles subheadline subheadlines subhead subheads subheading dek deck summary "
    "lead leads lede "
    "intro introduction abstract excerpt description vorspann anleser unterzeile chapo chapeau "
    "entradilla bajada copete "
    "sumario subtitulo sottotitolo sommario spot ingress manchet preamble synopsis strapline tagline "
    "annotation zajawka "
    "perex introtext teasertext".split()
)
_STANDFIRST_PAIRS = frozenset("stand-first sub-title sub-headline sub-head sub-heading teaser-text kicker-text".split())

_HEAD = 4
_STEM_HEADS = frozenset(stem[:_HEAD] for stem in (*_CONSENT_STEMS, *_BOX_STEMS, *_DOUBTFUL_STEMS))
"""First letters of every stem: most words are told apart by them."""

PLAIN, DOUBTFUL, BOX, CONSENT = 0, 1, 2, 3
"""What a name makes of an element."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[a-z]+")
_POST_CLASS = re.compile(r"\b(?:category|tag|cat|term|topic|format|type|status|has|no|without|with)-[\w-]+")
_HIDDEN = re.compile(r"(?<![\w:-])hidden(?![\w-])")
_SHOWN = re.compile(r":(?:block|flex|grid|inline|table|contents)")


@lru_cache(maxsize=8192)
def words_of(name: str) -> tuple[str, ...]:
    """Return the lower-case words of a class or id, parts of camelCase apart, taxonomy classes left out."""
    if not name.islower():
        name = _CAMEL.sub("-", name).lower()
    if "category-" in name or "hentry" in name or "status-" in name:
        name = _POST_CLASS.sub(" ", name)
    return tuple(_WORD.findall(name))


@lru_cache(maxsize=8192)
def kind_of_name(name: str) -> int:
    """Return CONSENT, BOX, DOUBTFUL or PLAIN for an element's class and id."""
    words = words_of(name)
    pairs = set(map("-".join, pairwise(words)))
    if _holds(words, pairs, frozenset(), _CONSENT_STEMS, _CONSENT_PAIRS):
        return CONSENT
    if _holds(words, pairs, _BOX_WORDS, _BOX_STEMS, _BOX_PAIRS):
        return BOX
    if _holds(words, pairs, _DOUBTFUL_WORDS, _DOUBTFUL_STEMS, _DOUBTFUL_PAIRS):
        return DOUBTFUL
    return DOUBTFUL if "hidden" in words and _HIDDEN.search(name) and not _SHOWN.search(name) else PLAIN


@lru_cache(maxsize=8192)
def is_head_box(name: str) -> bool:
    """Whether a name is that of a box that is neither standfirst nor byline."""
    words = tuple(word for word in words_of(name) if word not in _HEAD_WORDS)
    pairs = set(map("-".join, pairwise(words)))
    return _holds(words, pairs, _BOX_WORDS, (*_BOX_STEMS, *_CONSENT_STEMS), _BOX_PAIRS | _CONSENT_PAIRS)


@lru_cache(maxsize=8192)
def is_standfirst_name(name: str) -> bool:
    """Whether a name is that of the standfirst."""
    words = words_of(name)
    return _holds(words, set(map("-".join, pairwise(words))), _STANDFIRST_WORDS, (), _STANDFIRST_PAIRS)


def _holds(
    words: tuple[str, ...], pairs: set[str], known: frozenset[str], stems: tuple[str, ...], known_pairs: frozenset[str]
) -> bool:
    if not known.isdisjoint(words) or not known_pairs.isdisjoint(pairs):
        return True
    if _STEM_HEADS.isdisjoint([word[:_HEAD] for word in words]):
        return False
    return any(word.startswith(stems) for word in words)
