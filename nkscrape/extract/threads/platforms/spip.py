"""SPIP forums (`li.forum-fil`, `li.comment-fil`): the number stands in a class of the text."""

import re

from nkscrape.extract.threads.platforms.platform import Platform

PLATFORM = Platform(
    platform="spip",
    item_class=re.compile(r"(?:.*\s)?(?:forum|comment)-fil(?:\s.*)?"),
    key_inside=re.compile(r"(?:forum|comment)-(?:texte|qui|id)-(\d+)"),
)
