"""What sites call the parts of a page: tags, roles, words of class names and ids, as data."""

from __future__ import annotations

import re

OUTSIDE_TAGS = frozenset("nav footer form button figcaption aside dialog menu label figure".split())
OUTSIDE_ROLES = frozenset(
    "navigation banner contentinfo search dialog alertdialog form menu menubar toolbar tooltip".split()
)
BOX_NAMES = re.compile(
    r"(?<![a-z])(?:"
    r"share|sharing|shares|social|sociable|addthis|newsletters?|sign-?up|signin|login|log-in|"
    r"related|recommend\w*|cookies?|consent|gdpr|breadcrumbs?|pagination|pager|nav|navbar|navigation|menu|footer|"
    r"taglist|tag-list|toolbar|comments?|disqus|outbrain|taboola|twitter-tweet|twitter-video|instagram-media|tiktok-embed|fb-post|bluesky-embed|tooltip|"
    r"captions?|most-?read|sr-only|screen-reader(?:-text)?|visually-?hidden"
    r")(?![a-z])",
    re.IGNORECASE,
)
"""Words that name what is never article text."""
CONSENT_NAMES = re.compile(
    r"(?<![a-z])(?:onetrust|ot-sdk|didomi|usercentrics|sp[-_]message|cookie-?(?:banner|consent|notice|law|bar|overlay)|"
    r"cookiebot|klaro|borlabs|cmp-?(?:box|container|wrapper)|qc-cmp|gdpr|tc-privacy)",
    re.IGNORECASE,
)
"""Words that name a consent manager: never article text, however long it is."""
BYLINE_NAMES = re.compile(r"(?<![a-z])(?:bylines?|authors?|author-?box|bio|credits?|writers?)(?![a-z])", re.IGNORECASE)
"""Words that name the line of the authors, or their box."""
DOUBTFUL_NAMES = re.compile(
    r"(?<![a-z])(?:"
    r"promo\w*|advert\w*|ads?|adsense|adslot|banner|sponsor\w*|subscribe|subscription|paywall\w*|regwall|sidebar|"
    r"widget|tags|topics|popup|modal|overlay|copyright|print|teasers?|trending|popular|rating|poll|quiz|survey|"
    r"donat\w*|skip-?(?:links?|to)|toc|info-?box|fact-?box|galler(?:y|ies)|app-?(?:hint|promo|banner)|breaking|"
    r"call-?to-?action|cta|donation|inline-?(?:article|related|teaser)|more-?(?:links|topics?|stories)"
    r")(?![a-z])",
    re.IGNORECASE,
)
"""Words that also stand on wrappers of article text: they count only where little running text bears them."""

STANDFIRST_NAMES = re.compile(
    r"(?<![a-z])(?:stand-?first|sub-?titles?|sub-?headlines?|sub-?heads?|sub-?heading|deks?|decks?|summary|leads?|lede|"
    r"intro|introduction|abstract|excerpt|kicker-?text|teaser-?text|description|vorspann|anleser|unterzeile|chapo|chapeau|"
    r"entradilla|bajada|copete|sumario|subtitulo|sottotitolo|sommario|spot|ingress|manchet|preamble|synopsis|strapline|"
    r"tagline|annotation|zajawka|perex|intro-?text|article-?intro)(?![a-z])",
    re.IGNORECASE,
)
"""Words that name the standfirst."""
