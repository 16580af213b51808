"""WordPress: lists, definition lists, block themes, microdata and most custom callbacks keep `comment-123` ids."""

import re

from nkscrape.extract.threads.platforms.platform import Platform

PLATFORM = Platform(
    platform="wordpress",
    item_id=re.compile(r"(?:li-|div-|article-|dt-)?comment-(?P<key>\d+)"),
    item_class=re.compile(r"(?>(?:.*?\s)?(?:comment|pingback|trackback)\s)(?:.*\s)?depth-\d+(?:\s.*)?"),
    page_marks=(
        "/wp-content/",
        "/wp-includes/",
        "/wp-json",
        "wordpress",
        "WordPress",
        "comment-reply-link",
        "replytocom",
    ),
)
